/** What a unit answers to what it was given, and what becomes of that. */
import { today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { notify } from '#notices';
import { type Caller, type Executor, within } from '#platform';
import { isSender, refusedFor } from '../allowed.ts';
import type { OpenedDispatch, RecordedAnswer } from '../dispatching/model.ts';
import { opened as openedDispatch } from '../dispatching/commands.ts';
import { lockDispatch } from '../dispatching/store.ts';
import type { Assignment, AssignmentAction, AssignmentStatus } from '../model.ts';
import type { Room } from '../room.ts';
import { next } from '../states.ts';
import { assignmentTable } from '../tables.ts';
import { shown } from './shown.ts';
import * as store from './store.ts';

export interface SeenVersion { readonly id: string; readonly version: number }

/** All of them, or none. */
export async function acknowledge({ database, clock }: Room, caller: Caller, asked: readonly SeenVersion[]): Promise<Assignment[] | Refusal> {
  return within<Assignment[]>(database, async (tx) => {
    const rows = await lockedFor(tx, caller, asked, 'acknowledge');
    if (isRefusal(rows)) return rows;
    const set = { status: 'acknowledged', objection: null, answered_on: today(clock), answer_number: null };
    const stale = await write(tx, { actor: actorOf(caller), action: 'acknowledge-assignments', subject: subjectOf(rows), at: clock.now().toISOString(), changes: rows.map((row): Change => ({ table: assignmentTable, id: row.id, set, version: asked.find(({ id }) => id === row.id)?.version ?? 0 })) });
    return stale ?? now(tx, caller, rows.map(({ id }) => id));
  });
}

/** An objection goes back to whoever sent it; nothing is taken on meanwhile. */
export async function object({ database, clock }: Room, caller: Caller, id: string, version: number, reason: string): Promise<Assignment | Refusal> {
  return within<Assignment>(database, async (tx) => {
    const rows = await lockedFor(tx, caller, [{ id, version }], 'object');
    if (isRefusal(rows)) return rows;
    const at = clock.now().toISOString();
    const stale = await write(tx, { actor: actorOf(caller), action: 'object-to-assignment', subject: { kind: 'assignment', id }, at, remark: reason, changes: [{ table: assignmentTable, id, set: { status: 'objected', objection: reason, answered_on: today(clock), answer_number: null }, version }] });
    if (stale !== null) return stale;
    await tellSender(tx, caller, rows, at);
    return one(tx, caller, id);
  });
}

async function tellSender(tx: Executor, caller: Caller, rows: readonly store.AssignmentRow[], at: string): Promise<void> {
  const bySender = Map.groupBy(rows, (row) => row.parent_unit_id ?? row.from_unit_id);
  for (const [unitId, some] of bySender) {
    await notify(tx, { kind: 'dispatch-objected', title: some[0]?.plan_title ?? '', about: { kind: 'dispatch', id: some[0]?.dispatch_id ?? null }, byAccountId: caller.kind === 'account' ? caller.id : null, at, to: [{ unitId, count: some.length }] });
  }
}

/** The sender looked at the objection and holds to what it asked. */
export async function holdTo({ database, clock }: Room, caller: Caller, id: string, version: number, reason: string): Promise<Assignment | Refusal> {
  return within<Assignment>(database, async (tx) => {
    const rows = await lockedFor(tx, caller, [{ id, version }], 'hold-to');
    if (isRefusal(rows)) return rows;
    const at = clock.now().toISOString();
    const stale = await write(tx, { actor: actorOf(caller), action: 'hold-to-assignment', subject: { kind: 'assignment', id }, at, remark: reason, changes: [{ table: assignmentTable, id, set: { status: 'sent', reason }, version }] });
    if (stale !== null) return stale;
    await tellOwing(tx, caller, rows, at);
    return one(tx, caller, id);
  });
}

export async function tellOwing(tx: Executor, caller: Caller, rows: readonly store.AssignmentRow[], at: string): Promise<void> {
  const byUnit = Map.groupBy(rows, ({ unit_id }) => unit_id);
  for (const [unitId, some] of byUnit) {
    await notify(tx, { kind: 'dispatch-sent', title: some[0]?.plan_title ?? '', about: { kind: 'dispatch', id: some[0]?.dispatch_id ?? null }, byAccountId: caller.kind === 'account' ? caller.id : null, at, to: [{ unitId, count: some.length, dueOn: some[0]?.answer_by ?? null }] });
  }
}

/** With all that was passed down from it. */
export async function withdraw({ database, clock }: Room, caller: Caller, id: string, version: number, reason: string): Promise<Assignment | Refusal> {
  return within<Assignment>(database, async (tx) => {
    const rows = await lockedFor(tx, caller, [{ id, version }], 'withdraw');
    if (isRefusal(rows)) return rows;
    const parts = await store.lockAssignments(tx, (await store.withPartsOf(tx, [id])).map((part) => part.id));
    const changes = parts.filter((part) => part.id === id || part.status !== 'closed').map((part): Change => ({ table: assignmentTable, id: part.id, set: { status: 'withdrawn', reason }, version: part.id === id ? version : part.version }));
    const stale = await write(tx, { actor: actorOf(caller), action: 'withdraw-assignment', subject: { kind: 'assignment', id }, at: clock.now().toISOString(), remark: reason, changes });
    return stale ?? one(tx, caller, id);
  });
}

/**
 * 代录: what a unit wrote back, by the number of its letter. It takes on all that it was sent, but what it objects to.
 * Refuses `nothing-to-record` {unit} where nothing waits for it,
 * `answer-day-in-future` {day, today}, `assignment-not-of-unit`.
 */
export async function recordAnswer({ database, clock }: Room, caller: Caller, dispatchId: string, input: RecordedAnswer): Promise<OpenedDispatch | Refusal> {
  return within<OpenedDispatch>(database, async (tx) => {
    await lockDispatch(tx, dispatchId);
    const all = (await store.assignmentsOf(tx, dispatchId)).filter(({ unit_id }) => unit_id === input.unitId);
    const rows = (await store.lockAssignments(tx, all.map(({ id }) => id))).filter((row) => isSender(caller, row, 'record-on-behalf'));
    if (rows.length === 0) return refuse('dispatch-not-found');
    const day = today(clock);
    if (input.answeredOn > day) return refuse('answer-day-in-future', { day: input.answeredOn, today: day });
    const objections = new Map(input.objections.map(({ assignmentId, words }) => [assignmentId, words]));
    if (input.objections.some(({ assignmentId }) => !rows.some(({ id }) => id === assignmentId))) return refuse('assignment-not-of-unit');
    const waiting = rows.filter(({ status }) => status === 'sent' || status === 'objected');
    if (waiting.length === 0) return refuse('nothing-to-record', { unit: rows[0]?.unit_name ?? '' });
    const at = clock.now().toISOString();
    const changes = waiting.map((row): Change => {
      const words = objections.get(row.id) ?? null;
      return { table: assignmentTable, id: row.id, set: { status: words === null ? 'acknowledged' : 'objected', objection: words, answered_on: input.answeredOn, answer_number: input.number }, version: row.version };
    });
    const stale = await write(tx, { actor: actorOf(caller), action: 'record-answer-on-behalf', subject: { kind: 'dispatch', id: dispatchId }, at, remark: input.number, changes });
    return stale ?? openedDispatch(tx, caller, dispatchId);
  });
}

/** Locked, each seen and possible; versions are held against what was seen by the journal. */
export async function lockedFor(tx: Executor, caller: Caller, asked: readonly SeenVersion[], action: AssignmentAction): Promise<store.AssignmentRow[] | Refusal> {
  const rows = await store.lockAssignments(tx, asked.map(({ id }) => id));
  for (const { id, version } of asked) {
    const row = rows.find((found) => found.id === id);
    // Whoever saw an older one is told that first: what is possible may have changed with it.
    if (row !== undefined && row.version !== version && next(row.status as AssignmentStatus, action) === undefined && refusedFor(caller, row, action)?.refused === 'not-possible-for-assignment') return refuse('stale', { kind: 'delivery.assignment', id });
    const refused = refusedFor(caller, row, action);
    if (refused !== null) return refused;
  }
  return rows;
}

function subjectOf(rows: readonly store.AssignmentRow[]): { readonly kind: string; readonly id: string } {
  const [first] = rows;
  return rows.length === 1 ? { kind: 'assignment', id: first?.id ?? '' } : { kind: 'dispatch', id: first?.dispatch_id ?? '' };
}

export async function one(db: Executor, caller: Caller, id: string): Promise<Assignment | Refusal> {
  const [row] = await store.findAssignments(db, [id]);
  return row === undefined ? refuse('assignment-not-found') : shown(caller, row);
}

async function now(db: Executor, caller: Caller, ids: readonly string[]): Promise<Assignment[]> {
  const rows = new Map((await store.findAssignments(db, ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => { const row = rows.get(id); return row === undefined ? [] : [shown(caller, row)]; });
}
