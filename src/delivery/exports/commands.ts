/** The delivery of a plan as a file: its lines, its totals, its matrix. */
import { today } from '#calendar';
import { csvOf, type FormTable, LANDSCAPE, MEDIA_TYPES, writeTable } from '#forms';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Caller, FileReply } from '#platform';
import { becauseInWords, EVIDENCE_STATES, PACE_STATES, SHAPES, stateInWords, TIME_STATES } from '../four-states/index.ts';
import { filterOf, shownAll } from '../owed/commands.ts';
import type { Owed } from '../owed/model.ts';
import * as owedStore from '../owed/store.ts';
import type { Room } from '../room.ts';
import { planTotals } from '../totals/commands.ts';
import type { Counts, UnitTotal } from '../totals/model.ts';
import { scopeOf } from '../totals/scope.ts';
import { planMatrix } from '../views/commands.ts';
import { column, fitted, MOST_LINES, row } from './table.ts';
import { HEADS, LEGEND, MATRIX_UNIT, MISSING_NOTE, PROBLEMS, REPORTED, STANDING, titleOf, TOTAL_HEADS, WHAT, WHOLE } from './words.ts';

export interface ExportAsked { readonly what: 'list' | 'totals' | 'matrix'; readonly format: 'xlsx' | 'docx' | 'csv'; readonly period?: string | undefined; readonly under?: string | undefined }
type At = Pick<Room, 'database' | 'clock'>;

/** Refuses `plan-not-found`, `period-not-found`, `nothing-owed`, `too-many-to-export`, `cell-too-long`. */
export async function exportDelivery(at: At, caller: Caller, planId: string, asked: ExportAsked): Promise<FileReply | Refusal> {
  const scope = await scopeOf(at.database, caller, planId);
  if (isRefusal(scope)) return scope;
  const title = titleOf(scope.plan.title, WHAT[asked.what]);
  const table = asked.what === 'list' ? await listTable(at, caller, planId, asked, title) : asked.what === 'totals' ? await totalsTable(at, caller, planId, asked, title) : await matrixTable(at, caller, planId, asked, title);
  if (isRefusal(table)) return table;
  const bytes = asked.format === 'csv' ? csvOf([table.columns.map(({ head }) => head), ...table.rows.map(({ cells }) => cells.map(({ lines }) => lines.join('')))]) : await writeTable(table, asked.format);
  return isRefusal(bytes) ? bytes : { bytes, fileName: `${title}.${asked.format}`, mediaType: MEDIA_TYPES[asked.format] };
}

/** Lines of what is owed as a table: of a plan, or of a list for a meeting. */
export function owedTable(items: readonly Owed[], title: string, subtitle: string): FormTable {
  const missing = items.filter(({ reported }) => reported === false).length;
  return {
    sheet: WHAT.list, marked: false, paper: LANDSCAPE, size: 10.5, title, subtitles: [subtitle],
    columns: fitted([column('number', HEADS.number, 14, 'center'), column('title', HEADS.title, 56), column('unit', HEADS.unit, 30), column('due', HEADS.due, 22, 'center'), column('time', HEADS.time, 16, 'center'), column('pace', HEADS.pace, 18, 'center'), column('evidence', HEADS.evidence, 18, 'center'), column('reported', HEADS.reported, 16, 'center'), column('problem', HEADS.problem, 40), column('why', HEADS.why, 40)]),
    rows: items.map((one) => row([
      one.number ?? '', one.title, one.unitName, one.dueOn ?? '', shape('time', one.states.time.state), shape('pace', one.states.pace.state), shape('evidence', one.states.evidence.state),
      one.reported === null ? REPORTED.none : one.reported ? REPORTED.yes : REPORTED.no,
      [one.standing === null ? '' : STANDING[one.standing] ?? '', one.problemKind === null ? '' : `（${PROBLEMS[one.problemKind] ?? ''}）`, one.problem ?? ''].join(''),
      [one.states.time, one.states.pace].map(({ because }) => becauseInWords(because, 'zh')).join('；'),
    ])),
    notes: [...(missing === 0 ? [] : [MISSING_NOTE(missing)]), LEGEND],
  };
}

async function listTable({ database, clock }: At, caller: Caller, planId: string, { under }: ExportAsked, title: string): Promise<FormTable | Refusal> {
  const day = today(clock);
  const rows = await owedStore.listOwed(database, { ...filterOf(caller, day, { plan: planId, under }), after: null, limit: MOST_LINES + 1 });
  if (rows.length === 0) return refuse('nothing-owed');
  return rows.length > MOST_LINES ? refuse('too-many-to-export', { limit: MOST_LINES }) : owedTable(await shownAll(database, rows, day), title, day);
}

async function totalsTable(at: At, caller: Caller, planId: string, { period, under }: ExportAsked, title: string): Promise<FormTable | Refusal> {
  const totals = await planTotals(at, caller, planId, { period, under, deep: true });
  if (isRefusal(totals)) return totals;
  if (totals.whole.total === 0) return refuse('nothing-owed');
  const missing = totals.whole.asked - totals.whole.reported;
  return {
    sheet: WHAT.totals, marked: false, paper: LANDSCAPE, size: 9, title, subtitles: [[totals.period?.title ?? '', totals.asOf].filter((part) => part !== '').join('　')],
    columns: fitted(TOTAL_HEADS.map((head, place) => column(`c${place}`, head, place === 0 ? 44 : 12, place === 0 ? 'left' : 'center'))),
    rows: [row([WHOLE, ...figures(totals.whole)]), ...inTree(totals.units).map(({ name, counts }) => row([name, ...figures(counts)]))],
    notes: missing === 0 ? [] : [MISSING_NOTE(missing)],
  };
}

/** Each unit before those below it, siblings by name. */
function inTree(units: readonly UnitTotal[]): UnitTotal[] {
  const order = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });
  const ids = new Set(units.map(({ unitId }) => unitId));
  const below = Map.groupBy(units, ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null));
  const walk = (parent: string | null): UnitTotal[] => (below.get(parent) ?? []).toSorted((one, other) => order.compare(one.name, other.name)).flatMap((unit) => [unit, ...walk(unit.unitId)]);
  return walk(null);
}

function figures({ total, asked, reported, time, pace, evidence, standing }: Counts): string[] {
  return [total, asked, reported, asked - reported, ...TIME_STATES.map((state) => time[state]), ...PACE_STATES.map((state) => pace[state]), ...EVIDENCE_STATES.map((state) => evidence[state]), standing.blocked].map(String);
}

async function matrixTable(at: At, caller: Caller, planId: string, { under }: ExportAsked, title: string): Promise<FormTable | Refusal> {
  const matrix = await planMatrix(at, caller, planId, under);
  if (isRefusal(matrix)) return matrix;
  if (matrix.cells.length === 0) return refuse('nothing-owed');
  const cells = new Map(matrix.cells.map(([unit, task, states]) => [`${unit} ${task}`, [...states].map((digit, place) => signs[place]?.[Number(digit)] ?? '').join('')]));
  return {
    sheet: WHAT.matrix, marked: false, paper: LANDSCAPE, size: 9, title, subtitles: [matrix.today],
    columns: fitted([column('unit', MATRIX_UNIT, 44), ...matrix.tasks.map((task, place) => column(`t${place}`, task.number ?? task.title.slice(0, 8), 12, 'center'))]),
    rows: matrix.units.map(({ name }, unit) => row([name, ...matrix.tasks.map((_, task) => cells.get(`${unit} ${task}`) ?? '')])),
    notes: [LEGEND],
  };
}

const signs = [TIME_STATES.map((state) => SHAPES.time[state]), PACE_STATES.map((state) => SHAPES.pace[state]), EVIDENCE_STATES.map((state) => SHAPES.evidence[state])];

function shape(of: 'time' | 'pace' | 'evidence', state: string): string {
  return `${SHAPES[of][state] ?? ''}${stateInWords(of, state, 'zh')}`;
}
