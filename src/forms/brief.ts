/** The extract of one unit, "what does this ask of us": a line a task on as few pages as it takes. */
import { onPaper } from '#calendar';
import type { Reading, Responsibility, Role, Task } from '#reader/model';
import { ownGoal } from './groups.ts';
import { splitHeading } from './heading.ts';
import { deadlineLines } from './deadlines.ts';
import { FROM_PAPER, type Standing } from './notes.ts';
import { numbersRestart } from './numbering.ts';
import { extentOf, lineWidth, titleLines } from './room.ts';
import { FONT_STEPS, SIZES } from './fonts.ts';
import { LANDSCAPE, PORTRAIT, type ColumnKey, type FormColumn, type FormRow, type FormTable, type Paper } from './table.ts';
import { briefTitle } from './titles.ts';
import { asList, inRank } from './units.ts';
import { compact, inLine, inParagraphs } from './words.ts';

/** The least and the most millimetres of a column, on a landscape page `wide` more; the task takes what is left. */
const COLUMNS: readonly { readonly key: ColumnKey; readonly head: string; readonly least: number; readonly most: number; readonly wide: number; readonly align: 'left' | 'center' }[] = [
  { key: 'mark', head: '编号', least: 13, most: 24, wide: 0, align: 'center' },
  { key: 'measure', head: '任务', least: 0, most: 0, wide: 0, align: 'left' },
  { key: 'role', head: '职责', least: 13, most: 19, wide: 0, align: 'center' },
  { key: 'lead', head: '牵头单位', least: 21, most: 34, wide: 14, align: 'left' },
  { key: 'deadline', head: '完成时限', least: 21, most: 31, wide: 10, align: 'center' },
  { key: 'goal', head: '目标', least: 24, most: 0, wide: 0, align: 'left' },
];

/** Of what the other columns leave, the goals may take this much: what gives the lowest table is taken. */
const SHARES = [0.3, 0.4, 0.5, 0.6, 0.7];

/** Tasks from which on no small text could make it two pages. */
const MANY = 100;

const ROLES: Readonly<Record<Role, string>> = { lead: '牵头', 'co-lead': '共同牵头', cooperating: '配合' };
const RANK: Readonly<Record<Role, number>> = { lead: 0, 'co-lead': 1, cooperating: 2 };

/**
 * The extract as a table. `reading` holds the unit's tasks only, `whole` all of them (numbers that begin anew
 * under each heading get the heading's mark). `full` shows the whole text where a task has a title.
 */
export function layOutBrief(reading: Reading, whole: Reading, unit: string, full: boolean, standing: Standing | null = null): FormTable {
  const mine = (task: Task) => task.responsibilities.find((one) => compact(one.unit) === compact(unit)) as Responsibility;
  const tasks = reading.tasks.toSorted((a, b) => RANK[mine(a).role] - RANK[mine(b).role]);
  const restarts = numbersRestart(whole.tasks);
  const lines = tasks.map((task): Partial<Record<ColumnKey, readonly string[]>> => ({
    mark: [numberOf(task, restarts)],
    measure: full ? inParagraphs(task.text) : [inLine(task.title ?? task.text)],
    role: [ROLES[mine(task).role]],
    lead: othersThatLead(task, mine(task)),
    deadline: deadlineLines(task),
    goal: full ? [...new Set([...ownGoal(task), ...targetLines(task)])] : targetLines(task),
  }));
  const kept = COLUMNS.filter(({ key }) => key === 'measure' || lines.some((row) => (row[key] ?? []).some((line) => line !== '')));
  const rows = lines.map((row): FormRow => ({
    kind: 'task',
    cells: kept.map(({ key }, column) => ({ column, columnSpan: 1, rowSpan: 1, lines: (row[key] ?? []).filter((line) => line !== '') })),
  }));
  const named = briefTitle(reading, unit);
  const ways = [PORTRAIT, LANDSCAPE].flatMap((paper) => (tasks.length > MANY ? FONT_STEPS.slice(0, 1) : FONT_STEPS).flatMap((size) => SHARES.map((share): FormTable => ({
    sheet: '涉及本单位的任务', marked: false, paper, size, rows, notes: [], subtitles: [facts(reading, standing), counts(reading, mine, standing)],
    title: dividedTitle(named, paper), columns: columnsOn(paper, size, share, kept, lines),
  }))));
  return shortest(ways);
}

/** A title that needs two lines anyway is divided before the unit. */
function dividedTitle(title: string, paper: Paper): string {
  const divided = title.replace(/》(?=涉及[^》]*$)/, '》\n');
  const lines = (text: string) => titleLines(text, paper.width, SIZES.briefTitle);
  return lines(title) > 1 && lines(divided) === lines(title) ? divided : title;
}

/** The fewest pages; smaller text only where it makes the extract one page or two; upright unless lying is shorter. */
function shortest(tables: readonly FormTable[]): FormTable {
  const ways = tables.map((table) => ({ table, ...extentOf(table) })).toSorted((a, b) => a.pages - b.pages || b.table.size - a.table.size || a.table.paper.width - b.table.paper.width || a.height - b.height);
  const best = ways.find((way) => way.pages <= 2 || way.table.size === FONT_STEPS[0]) ?? ways[0];
  if (best === undefined) throw new Error('an extract was laid out on no paper');
  return best.table;
}

function columnsOn(paper: Paper, size: number, share: number, kept: typeof COLUMNS, lines: readonly Partial<Record<ColumnKey, readonly string[]>>[]): FormColumn[] {
  const longest = (key: ColumnKey) => lines.flatMap((row) => row[key] ?? []).reduce((most, line) => Math.max(most, lineWidth(line, size)), 0);
  const fixed = new Map(kept.flatMap(({ key, least, most, wide }) => (most === 0 ? [] : [[key, Math.min(Math.max(least, longest(key)), most + (paper.landscape ? wide : 0))] as const])));
  const rest = paper.width - [...fixed.values()].reduce((sum, width) => sum + width, 0);
  const goal = kept.some((column) => column.key === 'goal') ? Math.max(24, Math.min(Math.round(rest * share), longest('goal'))) : 0;
  return kept.map(({ key, head, align }) => ({ key, head, align, width: key === 'goal' ? goal : key === 'measure' ? rest - goal : (fixed.get(key) ?? 0) }));
}

/** `18`, or `（二）3` where the numbers begin anew. */
function numberOf(task: Task, restarts: boolean): string {
  const { mark } = splitHeading(task.heading.at(-1) ?? '');
  const number = inLine(task.number ?? '');
  return restarts || number === '' ? mark + number : number;
}

/** Nobody is named where the unit leads alone. */
function othersThatLead(task: Task, own: Responsibility): string[] {
  if (own.role === 'lead') return [];
  return asList(inRank(task.responsibilities).filter((one) => one.role !== 'cooperating' && one !== own).map((one) => one.unit));
}

/** `甲率、乙率均达到100%` says the target of 乙率 too. */
function targetLines(task: Task): string[] {
  const texts = [...new Set(task.targets.map((target) => inLine(target.text)))];
  const whole = texts.filter((text) => !texts.some((other) => other !== text && other.includes(text)));
  return whole.length === 0 ? [] : [whole.join('；')];
}

/** Number, date and issuer of the document; the file's name where it has no number; of a ledger, how it stands. */
function facts(reading: Reading, standing: Standing | null): string {
  const { documentNumber, issuedOn, issuers } = reading.document;
  const known = [documentNumber, issuedOn === null ? null : onPaper(issuedOn), issuers.length === 0 ? null : issuers.map(inLine).join(' ')];
  const parts = known.flatMap((part) => (part === null ? [] : [inLine(part)]));
  return [...parts, ...(standing !== null ? standing.facts : documentNumber === null ? [`来源文件名：${inLine(reading.source.name)}`] : [])].join('　');
}

function counts(reading: Reading, mine: (task: Task) => Responsibility, standing: Standing | null): string {
  const of = (role: Role) => reading.tasks.filter((task) => mine(task).role === role).length;
  const parts = (['lead', 'co-lead', 'cooperating'] as const).filter((role) => of(role) > 0).map((role) => `${ROLES[role]}${of(role)}项`);
  return `共${reading.tasks.length}项：${parts.join('、')}。${standing?.rests ?? FROM_PAPER}`;
}
