/** Close-outs (销号): asked for by the unit, granted by somebody else on the evidence that the kind of task demands. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { actsFor, displayNames, reachOf } from '#access';
import { today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { type Caller, defineCursor, type Executor, pageOf, readCursor, within } from '#platform';
import { sees } from '../allowed.ts';
import { type Closing, closingOf, type TaskKind } from '../evidence/demand.ts';
import { evidenceOfAssignments, type EvidenceRow, evidenceShown } from '../evidence/store.ts';
import type { Room } from '../room.ts';
import { closeOutTable } from '../reporting-tables.ts';
import { type AboutRow, aboutOf, lockAbout, sharesOf } from '../reports/store.ts';
import { decidesFor, tellAsker, tellDecider } from '../requests/commands.ts';
import { next as nextOfAssignment } from '../states.ts';
import { assignmentTable } from '../tables.ts';
import type { AskCloseOut, CloseOut, CloseOutAction, DecideCloseOut } from './model.ts';
import { CLOSE_OUT_ACTIONS, mayDecide, possible } from './states.ts';
import * as store from './store.ts';

const byNewest = defineCursor('close-outs', z.tuple([z.iso.datetime(), z.uuid()]));

/** What of it can be shown of an assignment that is to be closed. */
interface Shown { readonly basis: Closing; readonly openedAgain: readonly string[]; readonly evidence: readonly EvidenceRow[]; readonly reporters: readonly string[] }

/** What of their evidence serves, by the reports that were handed in: of all of them at once. */
async function groundsOf(db: Executor, abouts: readonly AboutRow[], asOf: string): Promise<ReadonlyMap<string, Shown>> {
  const ids = [...new Set(abouts.map(({ assignment_id }) => assignment_id))];
  const [evidence, shares, values, reporters] = [await evidenceOfAssignments(db, ids), await sharesOf(db, ids), await store.reviewedFigures(db, ids), await store.reportersOf(db, ids)];
  const againOf = Map.groupBy(await store.openedAgain(db, ids), ({ assignment_id }) => assignment_id);
  const of = <Row extends { readonly assignment_id: string }>(rows: readonly Row[]): ((id: string) => readonly Row[]) => { const by = Map.groupBy(rows, ({ assignment_id }) => assignment_id); return (id) => by.get(id) ?? []; };
  const [evidenceOf, sharesFor, reportersFor] = [of(evidence), of(shares), of(reporters)];
  return new Map(abouts.map((about): [string, Shown] => {
    const own = evidenceOf(about.assignment_id);
    const basis = closingOf({
      kind: about.task_kind as TaskKind, evidence: own.map(({ kind, number }) => ({ kind: kind as 'paper', number })), planEndsOn: about.plan_ends_on, planWithdrawn: about.plan_status === 'withdrawn', dueOn: about.due_on === 'infinity' ? null : about.due_on,
      shares: sharesFor(about.assignment_id).map((share) => ({ metric: share.metric, comparator: share.comparator, target: share.target, value: values.get(share.share_id) ?? null })),
    }, asOf);
    return [about.assignment_id, { basis, openedAgain: againOf.get(about.assignment_id)?.map(({ title }) => title) ?? [], evidence: own, reporters: reportersFor(about.assignment_id).map(({ by }) => by) }];
  }));
}

async function basisOf(db: Executor, about: AboutRow, asOf: string): Promise<Closing> {
  return (await groundsOf(db, [about], asOf)).get(about.assignment_id)?.basis as Closing;
}

/** Refused at once where the evidence does not serve: nobody waits for an answer that is known. */
export async function askCloseOut(room: Room, caller: Caller, assignmentId: string, { words }: z.output<typeof AskCloseOut>): Promise<CloseOut | Refusal> {
  return within(room.database, async (tx) => {
    const about = await lockAbout(tx, assignmentId);
    if (about === undefined || !sees(caller, about)) return refuse('assignment-not-found');
    if (!actsFor(caller, 'report-progress', about.unit_id, about.office_unit_id) && !decidesFor(caller, 'close-out', about)) return refuse('speaks-for-another', { unit: about.unit_name });
    if (about.status !== 'acknowledged') return refuse('assignment-not-acknowledged');
    if (await store.hasOpen(tx, assignmentId)) return refuse('close-out-open-already');
    const lacking = await lackOf(tx, about, today(room.clock));
    if (lacking !== null) return lacking;
    const id = randomUUID();
    const at = room.clock.now().toISOString();
    const row = { id, assignment_id: assignmentId, status: 'asked', words: words === '' ? null : words, asked_at: at, asked_by: caller.id, decided_at: null, decided_by: null, reason: null, because: null, version: 1 };
    const refused = await write(tx, { actor: actorOf(caller), action: 'ask-close-out', subject: { kind: 'assignment', id: assignmentId }, at, changes: [{ table: closeOutTable, id, insert: row }] });
    if (refused !== null) return refused;
    await tellDecider(tx, caller, 'close-out-asked', about, at);
    return shown(tx, caller, await store.findCloseOut(tx, id) as store.CloseOutRow, today(room.clock));
  });
}

/** What a task is closed on may change while a locked period is open again: it waits, and nobody asks anew. */
async function changing(tx: Executor, about: AboutRow): Promise<Refusal | null> {
  const titles = (await store.openedAgain(tx, [about.assignment_id])).map(({ title }) => title);
  return titles.length === 0 ? null : refuse('closes-while-opened-again', { titles: titles.join('、') });
}

async function lackOf(tx: Executor, about: AboutRow, asOf: string): Promise<Refusal | null> {
  const parts = await store.openParts(tx, about.assignment_id);
  if (parts > 0) return refuse('parts-still-open', { count: parts });
  const basis = await basisOf(tx, about, asOf);
  return basis.enough ? null : refuse(`lacks-${basis.because}`, { measures: basis.short.join('、') });
}

export async function decideCloseOut(room: Room, caller: Caller, id: string, version: number, { granted, reason }: z.output<typeof DecideCloseOut>): Promise<CloseOut | Refusal> {
  const asOf = today(room.clock);
  return step(room, caller, id, granted ? 'grant' : 'decline', async (row, at, tx) => {
    const lacking = granted ? await changing(tx, row) ?? await lackOf(tx, row, asOf) : null;
    if (lacking !== null) return lacking;
    if (granted && nextOfAssignment(row.status, 'close') === undefined) return refuse('assignment-not-acknowledged');
    const { because } = await basisOf(tx, row, asOf);
    const changes: Change[] = [
      { table: closeOutTable, id, set: { status: granted ? CLOSE_OUT_ACTIONS.asked.grant : CLOSE_OUT_ACTIONS.asked.decline, decided_at: at, decided_by: caller.id, reason, because }, version },
      ...(granted ? [{ table: assignmentTable, id: row.assignment_id, set: { status: nextOfAssignment(row.status, 'close'), closed_on: asOf }, version: row.version } satisfies Change] : []),
    ];
    const refused = await write(tx, { actor: actorOf(caller), action: granted ? 'close-out' : 'decline-close-out', subject: { kind: 'assignment', id: row.assignment_id }, at, changes, remark: reason ?? undefined });
    if (refused === null) await tellAsker(tx, caller, 'close-out-decided', row, at);
    return refused;
  });
}

/** What turns out not to be done is opened again, with a reason. */
export async function reopenCloseOut(room: Room, caller: Caller, id: string, version: number, reason: string): Promise<CloseOut | Refusal> {
  return step(room, caller, id, 'reopen', async (row, at, tx) => {
    const to = nextOfAssignment(row.status, 'reopen');
    if (to === undefined) return refuse('close-out-decided');
    const changes: Change[] = [{ table: closeOutTable, id, set: { status: 'reopened', reason }, version }, { table: assignmentTable, id: row.assignment_id, set: { status: to, closed_on: null }, version: row.version }];
    const refused = await write(tx, { actor: actorOf(caller), action: 'reopen-assignment', subject: { kind: 'assignment', id: row.assignment_id }, at, changes, remark: reason });
    if (refused === null) await tellAsker(tx, caller, 'close-out-decided', row, at);
    return refused;
  });
}

async function step(room: Room, caller: Caller, id: string, action: CloseOutAction, run: (row: store.CloseOutRow, at: string, tx: Executor) => Promise<Refusal | null>): Promise<CloseOut | Refusal> {
  return within(room.database, async (tx) => {
    const first = await store.findCloseOut(tx, id);
    if (first === undefined || !sees(caller, first)) return refuse('close-out-not-found');
    await lockAbout(tx, first.assignment_id);
    const row = await store.findCloseOut(tx, id) as store.CloseOutRow;
    if (!possible(row.close_status).includes(action)) return refuse('close-out-decided');
    if (!decidesFor(caller, 'close-out', row)) return refuse('not-allowed', { action: 'close-out' });
    if (action !== 'reopen' && !mayDecide(caller.id, row.asked_by, (await store.reportersOf(tx, [row.assignment_id])).map(({ by }) => by))) return refuse('closes-own-report');
    return await run(row, room.clock.now().toISOString(), tx) ?? shown(tx, caller, await store.findCloseOut(tx, id) as store.CloseOutRow, today(room.clock));
  });
}

export async function readCloseOut({ database, clock }: Room, caller: Caller, id: string): Promise<CloseOut | Refusal> {
  const row = await store.findCloseOut(database, id);
  return row === undefined || !sees(caller, row) ? refuse('close-out-not-found') : shown(database, caller, row, today(clock));
}

export async function listCloseOuts({ database, clock }: Room, caller: Caller, { cursor, limit, status, plan, assignment }: { readonly cursor?: string | undefined; readonly limit: number; readonly status?: string | undefined; readonly plan?: string | undefined; readonly assignment?: string | undefined }): Promise<{ items: CloseOut[]; next: string | null } | Refusal> {
  const after = readCursor(byNewest, cursor);
  if (isRefusal(after)) return after;
  const found = await store.listCloseOuts(database, reachOf(caller, 'read-delivery'), { status: status ?? null, planId: plan ?? null, assignmentId: assignment ?? null }, after, limit + 1);
  const { items, next } = pageOf(found, limit, byNewest, (row) => [row.asked_at, row.id]);
  return { items: await shownAll(database, caller, items, today(clock)), next };
}

async function shown(db: Executor, caller: Caller, row: store.CloseOutRow, asOf: string): Promise<CloseOut> {
  return (await shownAll(db, caller, [row], asOf))[0] as CloseOut;
}

async function shownAll(db: Executor, caller: Caller, rows: readonly store.CloseOutRow[], asOf: string): Promise<CloseOut[]> {
  const [names, grounds] = [await displayNames(db, rows.flatMap(({ asked_by, decided_by }) => [asked_by, decided_by])), await groundsOf(db, rows, asOf)];
  return rows.map((row) => {
    const { basis, openedAgain: again, evidence, reporters } = grounds.get(row.assignment_id) as Shown;
    const decides = decidesFor(caller, 'close-out', row);
    const openedAgain = row.close_status === 'asked' ? again : [];
    return {
      id: row.id, about: aboutOf(row), status: row.close_status, words: row.words, askedAt: row.asked_at, askedBy: names.get(row.asked_by ?? '') ?? null, decidedAt: row.decided_at, decidedBy: names.get(row.decided_by ?? '') ?? null, reason: row.close_reason,
      basis: row.because === null ? { ...basis } as CloseOut['basis'] : { enough: row.close_status !== 'declined', because: row.because, short: [] }, openedAgain: [...openedAgain], evidence: evidence.map(evidenceShown),
      actions: possible(row.close_status).filter((action) => decides && (action !== 'grant' || openedAgain.length === 0) && (action === 'reopen' || mayDecide(caller.id, row.asked_by, reporters))), version: row.close_version,
    };
  });
}
