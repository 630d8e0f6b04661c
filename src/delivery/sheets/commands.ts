/** Workbooks out to units and back: read, merged, shown, and kept only where the caller may. */
import { reachOf } from '#access';
import { today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { takeRows } from '#intake';
import { type Caller, type Executor, type FileReply, sentenceOf, within } from '#platform';
import type { z } from 'zod';
import { addEvidence } from '../evidence/commands.ts';
import { evidenceOf } from '../evidence/store.ts';
import { readPeriod } from '../periods/commands.ts';
import { periodSentences } from '../periods/sentences.ts';
import { mayDo } from '../reports/allowed.ts';
import { recordReport, saveDraft, submitReport } from '../reports/commands.ts';
import { type LineRow, listOfPeriod } from '../reports/list-store.ts';
import { load } from '../reports/load.ts';
import type { ReportDraft } from '../reports/model.ts';
import { reportSentences } from '../reports/sentences.ts';
import * as reports from '../reports/store.ts';
import type { Room } from '../room.ts';
import { intakeSentences, sheetSentences } from './sentences.ts';
import type { CellPlace, FoundCell, Merged, MergedRow, ReturnedFile, TakeBack } from './model.ts';
import { mergeFiles } from './merge.ts';
import { type Expected, type ReadFile, readReturned } from './read.ts';
import { lastFigures } from './store.ts';
import { writeSheet } from './write.ts';

const MOST_ROWS = 5_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function periodWorkbook(room: Room, caller: Caller, periodId: string, unitId: string | null): Promise<FileReply | Refusal> {
  const period = await readPeriod(room, caller, periodId);
  if (isRefusal(period)) return period;
  const db = room.database;
  const lines = await listOfPeriod(db, reachOf(caller, 'read-delivery'), periodId, null, unitId, null, MOST_ROWS + 1);
  if (lines.length === 0) return refuse('nothing-to-fill-in');
  if (lines.length > MOST_ROWS) return refuse('too-many-to-fill-in', { limit: MOST_ROWS });
  const shares = Map.groupBy(await reports.sharesOf(db, lines.map(({ assignment_id }) => assignment_id)), ({ assignment_id }) => assignment_id);
  const values = new Map((await reports.figuresOf(db, lines.filter((row) => mayRead(caller, row)).flatMap(({ report_id }) => report_id ?? []))).map(({ share_id, value }) => [share_id, value]));
  const before = await lastFigures(db, lines.map(({ assignment_id }) => assignment_id), period.from);
  const rows = lines.map((row) => {
    const own = mayRead(caller, row);
    return {
      assignmentId: row.assignment_id, number: row.number, task: row.title, unitName: row.unit_name, dueOn: row.due_on === 'infinity' ? null : row.due_on, standing: own ? row.standing : null, progress: own ? row.progress : null,
      problemKind: own ? row.problem_kind : null, problem: own ? row.problem : null, remedy: null, nextStep: null,
      shares: (shares.get(row.assignment_id) ?? []).map((share) => ({ id: share.share_id, metric: share.metric, unit: share.unit, target: share.target, before: before.get(share.share_id) ?? null, value: values.get(share.share_id) ?? null })),
    };
  });
  const units = [...new Set(lines.map(({ unit_name }) => unit_name))];
  const whose = units.length === 1 ? units[0] as string : `${units.length}个单位`;
  const bytes = await writeSheet({ planId: period.planId, periodId, title: `${period.planTitle}　${period.title}填报表`, subtitle: `${whose}　请于 ${period.dueOn} 前报送。有底色的格由各单位填写；没有数据的留空，不要填0。列可以移动、插入，行可以排序，请不要改动隐藏的识别码。`, rows });
  return { bytes, fileName: `${period.planTitle} ${period.title} ${whose}.xlsx`.replace(/[\\/:*?"<>|]/gu, ' '), mediaType: XLSX };
}

/** What is being written is in the workbook of its own people only. */
function mayRead(caller: Caller, row: LineRow): boolean {
  return row.report_status !== null && (!['draft', 'returned'].includes(row.report_status) || mayDo(caller, 'save', row, undefined, false));
}

interface Taken { readonly name: string; readonly read: ReadFile | Refusal }

/** Reads all files, says what each cell is and whose; with `dry` false keeps what the caller may keep, in one transaction. */
export async function takeBackWorkbooks(room: Room, caller: Caller, periodId: string, input: z.output<typeof TakeBack>): Promise<Merged | Refusal> {
  const period = await readPeriod(room, caller, periodId);
  if (isRefusal(period)) return period;
  if (!input.dry && period.status === 'locked') return refuse('period-locked', { title: period.title });
  if (input.onBehalf !== null && input.onBehalf.on > today(room.clock)) return refuse('letter-in-future', { on: input.onBehalf.on });
  const lines = await listOfPeriod(room.database, reachOf(caller, 'read-delivery'), periodId, null, null, null, MOST_ROWS * 4);
  const shares = Map.groupBy(await reports.sharesOf(room.database, lines.map(({ assignment_id }) => assignment_id)), ({ assignment_id }) => assignment_id);
  const expected = new Map(lines.map((row): [string, Expected] => [row.assignment_id, { assignmentId: row.assignment_id, number: row.number, task: row.title, unitName: row.unit_name, shares: (shares.get(row.assignment_id) ?? []).map(({ share_id, metric, unit }) => ({ id: share_id, metric, unit })) }]));
  const taken: Taken[] = [];
  for (const file of input.files) taken.push({ name: file.name, read: await readOne(room.database, file, period.planId, periodId, expected) });
  const merged = mergeFiles(taken.flatMap(({ read }) => (isRefusal(read) ? [] : [read])));
  const byId = new Map(lines.map((row) => [row.assignment_id, row]));
  return within(room.database, async (tx) => {
    const rows: MergedRow[] = [];
    for (const [assignmentId, cells] of merged.rows) if (cells.length > 0) rows.push(await takeRow({ ...room, database: tx }, caller, byId.get(assignmentId) as LineRow, cells, input));
    return {
      files: taken.map(({ name, read }) => ({ name, rows: isRefusal(read) ? 0 : read.rows.size, refused: isRefusal(read) ? told(read) : null })), rows, unmatched: [...merged.unmatched],
      absent: lines.filter(({ assignment_id, report_status }) => !merged.rows.has(assignment_id) && (report_status === null || report_status === 'draft' || report_status === 'returned')).map(reports.aboutOf), applied: !input.dry,
    };
  });
}

function told(refusal: Refusal): { code: string; zh: string; en: string } {
  const { zh, en } = sentenceOf(refusal, [sheetSentences, reportSentences, periodSentences, intakeSentences]);
  return { code: refusal.refused, zh, en };
}

async function readOne(db: Executor, { name, content }: z.output<typeof ReturnedFile>, planId: string, periodId: string, expected: ReadonlyMap<string, Expected>): Promise<ReadFile | Refusal> {
  const sheets = await takeRows(Buffer.from(content, 'base64'), name);
  if (isRefusal(sheets)) return sheets;
  const read = readReturned(name, sheets, expected);
  const marked = read.periodId === null ? undefined : await reports.findPeriod(db, read.periodId);
  // A mark may be lost with its row; the keys of the rows tell then.
  const stranger = read.strangers.length > 0 && read.rows.size === 0 ? await reports.findAbout(db, read.strangers[0] as string) : undefined;
  const otherPlan = read.planId !== null && read.planId !== planId ? read.planId : stranger !== undefined && stranger.plan_id !== planId ? stranger.plan_id : null;
  if (otherPlan !== null) return refuse('workbook-other-plan', { name, title: stranger?.plan_title ?? '—' });
  if (read.periodId !== null && read.periodId !== periodId) return refuse('workbook-other-period', { name, title: marked?.title ?? '—' });
  return read.rows.size === 0 && read.unmatched.length === 0 && read.planId === null ? refuse('workbook-not-ours', { name }) : read;
}

async function takeRow(room: Room, caller: Caller, line: LineRow, cells: readonly FoundCell[], input: z.output<typeof TakeBack>): Promise<MergedRow> {
  const found = await load(room.database, caller, line.assignment_id, line.e_id, !input.dry, room.clock.now().toISOString());
  const row = { about: reports.aboutOf(line), version: found?.report?.version ?? 0, cells: [...cells] };
  if (found === undefined) return { ...row, taken: 'not-asked', refused: null };
  if (found.report !== undefined && !['draft', 'returned'].includes(found.report.status)) return { ...row, taken: 'handed-in', refused: null };
  const own = mayDo(caller, 'save', found.about, found.report, found.reviewedAbove);
  const recording = !own && input.onBehalf !== null && mayDo(caller, 'record', found.about, found.report, found.reviewedAbove);
  if (!own && !recording) return { ...row, taken: 'not-yours', refused: null };
  if (input.dry) return { ...row, taken: own ? 'draft' : 'record', refused: null };
  const place = [line.assignment_id, line.e_id] as const;
  const figures = found.report === undefined ? [] : await reports.figuresOf(room.database, [found.report.id]);
  const draft = laidOver(found.report, figures, cells);
  const origins = Object.fromEntries(cells.map(({ field, shareId, at }) => [shareId === null ? field : `value:${shareId}`, where(at)]));
  const paper = cells.find(({ field }) => field === 'paper');
  let version = row.version;
  if (paper !== undefined) {
    const held = found.report === undefined ? [] : await evidenceOf(room.database, [found.report.id]);
    if (!held.some(({ number }) => number === paper.value)) {
      const added = await addEvidence(room, caller, place, { kind: 'paper', title: String(paper.value), number: String(paper.value), issuedOn: null, link: null });
      if (!isRefusal(added)) version = added.version;
    }
  }
  const handed = recording && input.onBehalf !== null ? await recordReport(room, caller, place, version, draft, input.onBehalf, origins) : input.submit ? await submitReport(room, caller, place, version, draft, origins) : await saveDraft(room, caller, place, version, draft, origins);
  if (!isRefusal(handed)) return { ...row, version: handed.version, taken: own ? 'draft' : 'record', refused: null };
  // What lacks something to be handed in is kept as a draft all the same: nothing of the file is lost.
  const kept = own && input.submit ? await saveDraft(room, caller, place, version, draft, origins) : handed;
  return { ...row, version: isRefusal(kept) ? version : kept.version, taken: own ? 'draft' : 'record', refused: told(handed) };
}

export function where({ file, sheet, cell }: CellPlace): string {
  return `${file} ${sheet}!${cell}`;
}

/** What is there, with what the file says over it. */
function laidOver(report: reports.ReportRow | undefined, figures: readonly reports.FigureRow[], cells: readonly FoundCell[]): ReportDraft {
  const said = (field: string): string | null => { const cell = cells.find((one) => one.field === field); return cell === undefined ? null : String(cell.value); };
  const values = new Map(figures.map(({ share_id, value }) => [share_id, value]));
  for (const { field, shareId, value } of cells) if (field === 'value' && shareId !== null && typeof value === 'number') values.set(shareId, value);
  return {
    standing: (said('standing') as ReportDraft['standing']) ?? report?.standing ?? null, progress: said('progress') ?? report?.progress ?? null, problemKind: (said('problemKind') as ReportDraft['problemKind']) ?? report?.problem_kind ?? null,
    problem: said('problem') ?? report?.problem ?? null, remedy: said('remedy') ?? report?.remedy ?? null, nextStep: said('nextStep') ?? report?.next_step ?? null, figures: [...values].map(([shareId, value]) => ({ shareId, value })),
  };
}
