/** What can be done with a report: load, decide, write, in one transaction. */
import { randomUUID } from 'node:crypto';
import { type Refusal, isRefusal, refuse } from '#kernel';
import { actorOf, type Change, newSalt, write } from '#journal';
import { notify } from '#notices';
import { type Caller, type Executor, within } from '#platform';
import type { z } from 'zod';
import { today } from '#calendar';
import type { Room } from '../room.ts';
import { correctionTable, figureTable, reportTable } from '../reporting-tables.ts';
import { followToPace } from '../totals/follow.ts';
import { refusedFor } from './allowed.ts';
import { isLate } from './late.ts';
import { load, type Loaded, offerFor, shown } from './load.ts';
import type { Correct, Offer, OnBehalf, Ratification, Report, ReportAction, ReportDraft } from './model.ts';
import { countFields } from './prefill.ts';
import { after } from './states.ts';
import * as store from './store.ts';

type Place = readonly [assignmentId: string, periodId: string];
/** Field to the cell of a returned workbook that it came from. */
type Origins = Readonly<Record<string, string>>;

export async function openReport({ database, clock }: Room, caller: Caller, ...place: Place): Promise<Report | Refusal> {
  const found = await load(database, caller, ...place, false, clock.now().toISOString());
  return found === undefined ? refuse('report-not-found') : shown(database, caller, found);
}

export async function openReportById(room: Room, caller: Caller, id: string): Promise<Report | Refusal> {
  const report = await store.findReportById(room.database, id);
  return report === undefined ? refuse('report-not-found') : openReport(room, caller, report.assignment_id, report.period_id);
}

/** Keeps what is typed, as far as it got. @param version that the clerk saw; 0 where nobody had begun. */
export async function saveDraft(room: Room, caller: Caller, place: Place, version: number, draft: ReportDraft, origins: Origins = {}): Promise<Report | Refusal> {
  return step(room, caller, place, 'save', async (at) => put(at, version, draft, { status: 'draft' }, origins));
}

/** Hands in, late or not; what was typed comes with it, so that nothing lies between the two. */
export async function submitReport(room: Room, caller: Caller, place: Place, version: number, draft: ReportDraft, origins: Origins = {}): Promise<Report | Refusal> {
  return step(room, caller, place, 'submit', async (at) => {
    const incomplete = lackOf(draft);
    if (incomplete !== null) return incomplete;
    const { asked, prefilled } = countFields({ ...draft, figures: given(draft) }, at.offer);
    const done = await put(at, version, draft, { status: 'submitted', waiting_unit_id: at.about.unit_id, submitted_at: at.now, submitted_by: caller.id, late: isLate(at.now, at.period.due_on) || at.period.unlocked_at !== null, return_reason: null, asked_fields: asked, prefilled_fields: prefilled }, origins);
    if (isRefusal(done)) return done;
    const to = at.reviewedAbove ? at.about.parent_unit_id ?? at.about.from_unit_id : at.about.unit_id;
    await notify(at.tx, { kind: at.reviewedAbove ? 'report-to-accept' : 'report-submitted', title: at.about.plan_title, about: { kind: 'report', id: done }, to: [{ unitId: to, dueOn: at.period.due_on }], byAccountId: caller.id, at: at.now });
    return done;
  });
}

/** What a unit sent by letter, taken down by the sender's clerk: the letter's seal stands for the review. */
export async function recordReport(room: Room, caller: Caller, place: Place, version: number, draft: ReportDraft, letter: z.output<typeof OnBehalf>, origins: Origins = {}): Promise<Report | Refusal> {
  return step(room, caller, place, 'record', async (at) => {
    if (letter.on > today(room.clock)) return refuse('letter-in-future', { on: letter.on });
    const incomplete = lackOf(draft);
    if (incomplete !== null) return incomplete;
    const asked = countFields({ ...draft, figures: given(draft) }, at.offer).asked;
    return put(at, version, draft, {
      status: 'passed', submitted_at: at.now, submitted_by: caller.id, late: letter.on > at.period.due_on, passed_at: at.now, passed_by: null, return_reason: null, recorded_number: letter.number, recorded_on: letter.on, asked_fields: asked, prefilled_fields: 0,
    }, origins);
  });
}

/** Takes back what nobody reviewed yet. */
export async function takeBackReport(room: Room, caller: Caller, id: string, version: number): Promise<Report | Refusal> {
  return change(room, caller, id, version, 'take-back', () => ({ submitted_at: null, submitted_by: null, late: false }));
}
export async function passReport(room: Room, caller: Caller, id: string, version: number): Promise<Report | Refusal> {
  return change(room, caller, id, version, 'pass', ({ now }) => ({ passed_at: now, passed_by: caller.id }));
}
export async function returnReport(room: Room, caller: Caller, id: string, version: number, reason: string): Promise<Report | Refusal> {
  return change(room, caller, id, version, 'return', () => ({ return_reason: reason, passed_at: null, passed_by: null }));
}
/** Who ratified, on which day, under which number: a leader does not click. */
export async function ratifyReport(room: Room, caller: Caller, id: string, version: number, { by, on, number }: z.output<typeof Ratification>): Promise<Report | Refusal> {
  if (on > today(room.clock)) return refuse('ratified-in-future', { on });
  return change(room, caller, id, version, 'ratify', () => ({ ratified_by: by, ratified_on: on, ratified_number: number }));
}

/** A figure that was handed in is never overwritten without its former value and a reason. */
export async function correctFigure(room: Room, caller: Caller, id: string, version: number, { shareId, value, reason }: z.output<typeof Correct>): Promise<Report | Refusal> {
  const report = await store.findReportById(room.database, id);
  if (report === undefined) return refuse('report-not-found');
  return step(room, caller, [report.assignment_id, report.period_id], 'correct', async (at) => {
    if (at.report === undefined) return refuse('report-not-found');
    if (!at.shares.some(({ share_id }) => share_id === shareId)) return refuse('share-not-asked');
    const before = (await store.figuresOf(at.tx, [id])).find(({ share_id }) => share_id === shareId);
    if (before?.value === value) return refuse('figure-unchanged');
    const figureId = before?.id ?? randomUUID();
    const figure: Change = before === undefined
      ? { table: figureTable, id: figureId, insert: { id: figureId, assignment_id: at.about.assignment_id, report_id: id, period_id: at.period.id, share_id: shareId, value, version: 1 } }
      : { table: figureTable, id: figureId, set: { value }, version: before.version };
    const correction = { id: randomUUID(), assignment_id: at.about.assignment_id, figure_id: figureId, before: before?.value ?? null, after: value, reason, made_at: at.now, made_by: caller.id, version: 1 };
    const refused = await write(at.tx, { actor: actorOf(caller), action: 'correct-figure', subject: { kind: 'report', id }, at: at.now, remark: reason, changes: [
      { table: reportTable, id, set: { status: at.report.status }, version }, figure, { table: correctionTable, id: correction.id, insert: correction },
    ] });
    return refused ?? id;
  });
}

interface At extends Loaded { readonly tx: Executor; readonly caller: Caller; readonly now: string; readonly shares: readonly store.ShareRow[]; readonly offer: Offer; readonly action: ReportAction }

/** @param run writes and gives back the report's id. */
async function step(room: Room, caller: Caller, [assignmentId, periodId]: Place, action: ReportAction, run: (at: At) => Promise<string | Refusal>): Promise<Report | Refusal> {
  return within(room.database, async (tx) => {
    const now = room.clock.now().toISOString();
    const found = await load(tx, caller, assignmentId, periodId, true, now);
    if (found === undefined) return refuse('report-not-found');
    const refused = refusedFor(caller, action, found.about, found.period, found.report, found.reviewedAbove);
    if (refused !== null) return refused;
    const shares = await store.sharesOf(tx, [assignmentId]);
    const offer = await offerFor(tx, found, shares);
    const done = await run({ ...found, tx, caller, now, shares, offer, action });
    if (isRefusal(done)) return done;
    const first = found.report === undefined;
    const pace = shares.length > 0 && action !== 'save' && action !== 'ratify' ? await followToPace(tx, assignmentId) : null;
    const report = action === 'save' || action === 'ratify' ? await store.findReport(tx, assignmentId, periodId) : await store.renewStanding(tx, assignmentId, periodId, { pace, first });
    return shown(tx, caller, { ...found, report }, { shares, offer, first });
  });
}

const NAMES = { 'take-back': 'take-back-report', 'pass': 'pass-report', 'return': 'return-report', 'ratify': 'ratify-report' } as const;

async function change(room: Room, caller: Caller, id: string, version: number, action: keyof typeof NAMES, set: (at: At) => Readonly<Record<string, unknown>>): Promise<Report | Refusal> {
  const report = await store.findReportById(room.database, id);
  if (report === undefined) return refuse('report-not-found');
  return step(room, caller, [report.assignment_id, report.period_id], action, async (at) => {
    const status = after((at.report as store.ReportRow).status, action, at.period.status === 'locked');
    const refused = await write(at.tx, { actor: actorOf(caller), action: NAMES[action], subject: { kind: 'report', id }, at: at.now, changes: [{ table: reportTable, id, set: { status, waiting_unit_id: null, ...set(at) }, version }] });
    if (refused !== null) return refused;
    if (action === 'return' || action === 'pass') await notify(at.tx, { kind: action === 'pass' ? 'report-passed' : 'report-returned', title: at.about.plan_title, about: { kind: 'report', id }, to: [{ unitId: at.about.unit_id, dueOn: at.period.due_on }], byAccountId: caller.id, at: at.now });
    return id;
  });
}

const RECORDS = { save: 'save-report', submit: 'submit-report', record: 'record-report' } as const;

/** Writes what was typed: the row, and its figures as they came, were changed or went. @returns the report's id. */
async function put(at: At, version: number, draft: ReportDraft, set: Readonly<Record<string, unknown>>, origins: Origins): Promise<string | Refusal> {
  const stranger = draft.figures.find(({ shareId }) => !at.shares.some(({ share_id }) => share_id === shareId));
  if (stranger !== undefined) return refuse('share-not-asked');
  if ((at.report?.version ?? 0) !== version) return refuse('stale', { kind: reportTable.name, id: at.report?.id ?? at.about.assignment_id });
  const id = at.report?.id ?? randomUUID();
  const said = { standing: draft.standing, progress: draft.progress, problem_kind: draft.problemKind, problem: draft.problem, remedy: draft.remedy, next_step: draft.nextStep };
  const before = new Map((at.report === undefined ? [] : await store.figuresOf(at.tx, [id])).map((figure) => [figure.share_id, figure]));
  const row: Change = at.report === undefined
    ? { table: reportTable, id, insert: { id, salt: newSalt(), assignment_id: at.about.assignment_id, period_id: at.period.id, late: false, asked_fields: 0, prefilled_fields: 0, origins, ...said, ...set, version: 1 } }
    : { table: reportTable, id, set: { ...said, ...set, origins: { ...stillFrom(at.report, before, draft), ...origins } }, version };
  const now = given(draft);
  const changes: Change[] = [row];
  for (const [shareId, value] of now) {
    const figure = before.get(shareId);
    if (figure === undefined) { const figureId = randomUUID(); changes.push({ table: figureTable, id: figureId, insert: { id: figureId, assignment_id: at.about.assignment_id, report_id: id, period_id: at.period.id, share_id: shareId, value, version: 1 } }); }
    else if (figure.value !== value) changes.push({ table: figureTable, id: figure.id, set: { value }, version: figure.version });
  }
  for (const figure of before.values()) if (!now.has(figure.share_id)) changes.push({ table: figureTable, id: figure.id, gone: true, version: figure.version });
  return await write(at.tx, { actor: actorOf(at.caller), action: RECORDS[at.action as keyof typeof RECORDS], subject: { kind: 'report', id }, at: at.now, changes }) ?? id;
}

/** What was typed over comes from no file any more. */
function stillFrom(report: store.ReportRow, figures: ReadonlyMap<string, store.FigureRow>, draft: ReportDraft): Origins {
  const was: Readonly<Record<string, unknown>> = { standing: report.standing, progress: report.progress, problemKind: report.problem_kind, problem: report.problem, remedy: report.remedy, nextStep: report.next_step };
  const now = given(draft);
  return Object.fromEntries(Object.entries(report.origins).filter(([field]) => (field.startsWith('value:') ? figures.get(field.slice(6))?.value === now.get(field.slice(6)) : field === 'paper' || was[field] === draft[field as 'progress'])));
}

/** The figures that were given; what is missing is not in it. */
function given({ figures }: ReportDraft): ReadonlyMap<string, number> {
  return new Map(figures.flatMap(({ shareId, value }): [string, number][] => (value === null ? [] : [[shareId, value]])));
}

/** Who is stuck says on what, and who began says how far; a figure may be missing and is then told as missing. */
function lackOf(draft: ReportDraft): Refusal | null {
  const lacks = [
    ...(draft.standing === null ? ['standing'] : []), ...(draft.progress === null && draft.standing !== 'not-started' && draft.standing !== null ? ['progress'] : []),
    ...(draft.standing === 'blocked' && draft.problemKind === null ? ['problemKind'] : []), ...(draft.standing === 'blocked' && draft.problem === null ? ['problem'] : []),
  ];
  const [first] = lacks;
  return first === undefined ? null : refuse(`report-lacks-${FIELD[first] ?? first}`);
}
const FIELD: Readonly<Record<string, string>> = { problemKind: 'problem-kind' };
