/** Tasks are handed out: proposed, drafted, sent, withdrawn. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { may, reachOf } from '#access';
import { today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, newSalt, write } from '#journal';
import { notify } from '#notices';
import { type Caller, defineCursor, type Executor, pageOf, readCursor, within } from '#platform';
import { dispatchActions, ownUnits, refusedForDispatch, seesDispatch } from '../allowed.ts';
import { shown } from '../assignments/shown.ts';
import * as assignments from '../assignments/store.ts';
import type { Dispatch } from '../model.ts';
import type { Room } from '../room.ts';
import { assignmentTable, dispatchTable } from '../tables.ts';
import { type Checked, checkedPairs, type Pair, type Sending } from './check.ts';
import type { DispatchEdit, DispatchPage, DispatchWhose, NewDispatch, OpenedDispatch } from './model.ts';
import * as store from './store.ts';

/** A plan out of which this unit may hand tasks. Refuses `plan-not-found`, `plan-not-published`, `unit-not-found`, `not-allowed`, `plan-of-another` {unit}. */
export async function planToHandOut(db: Executor, caller: Caller, planId: string, fromUnitId: string): Promise<store.IssuedPlan | Refusal> {
  const plan = await store.findPlan(db, planId);
  if (plan === undefined || plan.status === 'draft' || !(may(caller, 'read-plans', plan.owner_path) || may(caller, 'read-plans', plan.audience))) return refuse('plan-not-found');
  const from = (await store.standingsOf(db, [fromUnitId])).get(fromUnitId);
  if (from === undefined) return refuse('unit-not-found');
  const path = from.path.map(({ id }) => id);
  if (!may(caller, 'dispatch-tasks', path)) return refuse('not-allowed', { action: 'dispatch-tasks' });
  // Whoever is only named in a plan passes down what it was given; the plan is its owner's to hand out, or of a body under the owner.
  if (plan.owner_unit_id !== null && !path.includes(plan.owner_unit_id)) return refuse('plan-of-another', { unit: from.name });
  return plan.status === 'published' ? plan : refuse('plan-not-published');
}

export async function draftDispatch(room: Room, caller: Caller, planId: string, input: NewDispatch): Promise<OpenedDispatch | Refusal> {
  const { database, clock } = room;
  return within<OpenedDispatch>(database, async (tx) => {
    const plan = await planToHandOut(tx, caller, planId, input.fromUnitId);
    if (isRefusal(plan)) return plan;
    await store.lockHandingOut(tx, planId);
    const day = today(clock);
    const refused = refusedDays(input.dispatchedOn, input.answerBy, day);
    if (refused !== null) return refused;
    const checked = await checkedPairs(room, tx, { ...input, planId }, input.assignments, day, null);
    if (isRefusal(checked)) return checked;
    const id = randomUUID();
    const changes: Change[] = [
      { table: dispatchTable, id, insert: {
        id, salt: newSalt(), plan_id: planId, from_unit_id: input.fromUnitId, authority: input.authority, group_id: input.authority === 'leading-group' ? input.groupId : null, channel: input.channel, number: input.number,
        dispatched_on: input.dispatchedOn, answer_by: input.answerBy, words: blankToNull(input.words), contact: blankToNull(input.contact), status: 'draft', made_by: caller.kind === 'account' ? caller.id : null, version: 1,
      } },
      ...insertsOf(id, planId, checked),
    ];
    const stale = await write(tx, { actor: actorOf(caller), action: 'draft-dispatch', subject: { kind: 'dispatch', id }, at: clock.now().toISOString(), changes });
    return stale ?? opened(tx, caller, id);
  });
}

/** @param first the place of the first of them. */
function insertsOf(dispatchId: string, planId: string, checked: readonly Checked[], first = 0): Change[] {
  return checked.map(({ task, unitId, path, role }, place): Change => {
    const position = first + place;
    const id = randomUUID();
    return { table: assignmentTable, id, insert: { id, salt: newSalt(), dispatch_id: dispatchId, plan_id: planId, task_id: task.id, task_version: task.version, unit_id: unitId, path, role, position, due_on: task.due_on, status: 'draft', version: 1 } };
  });
}

/** Refuses `dispatched-in-future` {day, today}, `answer-before-dispatch` {day, dispatched}. */
export function refusedDays(dispatchedOn: string, answerBy: string | null, day: string): Refusal | null {
  if (dispatchedOn > day) return refuse('dispatched-in-future', { day: dispatchedOn, today: day });
  return answerBy !== null && answerBy < dispatchedOn ? refuse('answer-before-dispatch', { day: answerBy, dispatched: dispatchedOn }) : null;
}

export function blankToNull(text: string | null): string | null {
  return text === null || text === '' ? null : text;
}

/** Of what went out only the number, and whom to ask: the paper has gone. */
const AFTERWARDS: readonly (keyof DispatchEdit)[] = ['number', 'contact'];

export async function editDispatch(room: Room, caller: Caller, id: string, version: number, edit: DispatchEdit): Promise<OpenedDispatch | Refusal> {
  const { database, clock } = room;
  return within<OpenedDispatch>(database, async (tx) => {
    const row = await store.lockDispatch(tx, id);
    const refused = refusedForDispatch(caller, row, 'edit');
    if (refused !== null || row === undefined) return refused ?? refuse('dispatch-not-found');
    const late = row.status === 'sent' ? Object.keys(edit).find((key) => !AFTERWARDS.includes(key as keyof DispatchEdit)) : undefined;
    if (late !== undefined) return refuse('dispatch-has-gone');
    const next = { ...sendingOf(row), ...(edit.authority === undefined ? {} : { authority: edit.authority }), ...(edit.groupId === undefined ? {} : { groupId: edit.groupId }), ...(edit.channel === undefined ? {} : { channel: edit.channel }) };
    const [dispatchedOn, answerBy] = [edit.dispatchedOn ?? row.dispatched_on, edit.answerBy === undefined ? row.answer_by : edit.answerBy];
    const set = {
      authority: next.authority, group_id: next.authority === 'leading-group' ? next.groupId : null, channel: next.channel, number: edit.number === undefined ? row.number : edit.number, dispatched_on: dispatchedOn, answer_by: answerBy,
      words: edit.words === undefined ? row.words : blankToNull(edit.words), contact: edit.contact === undefined ? row.contact : blankToNull(edit.contact),
    };
    const changes: Change[] = [{ table: dispatchTable, id, set, version }];
    if (row.status === 'draft') {
      await store.lockHandingOut(tx, row.plan_id);
      const before = await assignments.assignmentsOf(tx, id);
      const pairs: readonly Pair[] = edit.assignments ?? before.map(({ task_id, unit_id }) => ({ taskId: task_id, unitId: unit_id }));
      const days = refusedDays(dispatchedOn, answerBy, today(clock));
      const checked = days ?? await checkedPairs(room, tx, next, pairs, today(clock), id);
      if (isRefusal(checked)) return checked;
      if (edit.assignments !== undefined) {
        // What stays keeps its row: somebody may have it open.
        const wanted = new Set(checked.map(({ task, unitId }) => `${task.id} ${unitId}`));
        const there = new Set(before.map((one) => `${one.task_id} ${one.unit_id}`));
        const go = before.filter((one) => !wanted.has(`${one.task_id} ${one.unit_id}`));
        const come = checked.filter(({ task, unitId }) => !there.has(`${task.id} ${unitId}`));
        changes.push(...go.map((one): Change => ({ table: assignmentTable, id: one.id, gone: true, version: one.version })), ...insertsOf(id, row.plan_id, come, Math.max(-1, ...before.map(({ position }) => position)) + 1));
      }
    }
    const stale = await write(tx, { actor: actorOf(caller), action: 'edit-dispatch', subject: { kind: 'dispatch', id }, at: clock.now().toISOString(), changes });
    return stale ?? opened(tx, caller, id);
  });
}

function sendingOf(row: store.DispatchRow): Sending {
  return { planId: row.plan_id, fromUnitId: row.from_unit_id, authority: row.authority as Sending['authority'], groupId: row.group_id, channel: row.channel as Sending['channel'] };
}

/** Looked at again: between drafting and sending tasks are amended and people leave. Refuses `minutes-missing` for a meeting without them. */
export async function sendDispatch(room: Room, caller: Caller, id: string, version: number): Promise<OpenedDispatch | Refusal> {
  const { database, clock } = room;
  return within<OpenedDispatch>(database, async (tx) => {
    const row = await store.lockDispatch(tx, id);
    const refused = refusedForDispatch(caller, row, 'send');
    if (refused !== null || row === undefined) return refused ?? refuse('dispatch-not-found');
    if (row.plan_status !== 'published') return refuse('plan-not-published');
    if (row.channel === 'meeting' && row.number === null) return refuse('minutes-missing');
    await store.lockHandingOut(tx, row.plan_id);
    const owed = await assignments.assignmentsOf(tx, id);
    const checked = await checkedPairs(room, tx, sendingOf(row), owed.map(({ task_id, unit_id }) => ({ taskId: task_id, unitId: unit_id })), today(clock), id);
    if (isRefusal(checked)) return checked;
    const now = new Map(checked.map((one) => [`${one.task.id} ${one.unitId}`, one]));
    const at = clock.now().toISOString();
    const changes: Change[] = [
      { table: dispatchTable, id, set: { status: 'sent', sent_at: at }, version },
      ...owed.map((one): Change => {
        const { task, role, path } = now.get(`${one.task_id} ${one.unit_id}`) as Checked;
        return { table: assignmentTable, id: one.id, set: { status: 'sent', role, path, due_on: task.due_on, task_version: task.version }, version: one.version };
      }),
    ];
    const stale = await write(tx, { actor: actorOf(caller), action: 'send-dispatch', subject: { kind: 'dispatch', id }, at, changes });
    if (stale !== null) return stale;
    await tellUnits(tx, caller, { id, title: row.plan_title, answerBy: row.answer_by, at }, owed);
    return opened(tx, caller, id);
  });
}

/** Each unit that was given something hears of it once, whatever the channel: whoever acts for it sees the list. */
export async function tellUnits(tx: Executor, caller: Caller, { id, title, answerBy, at }: { readonly id: string; readonly title: string; readonly answerBy: string | null; readonly at: string }, owed: readonly { readonly unit_id: string }[]): Promise<void> {
  const counts = new Map<string, number>();
  for (const { unit_id } of owed) counts.set(unit_id, (counts.get(unit_id) ?? 0) + 1);
  await notify(tx, { kind: 'dispatch-sent', title, about: { kind: 'dispatch', id }, byAccountId: caller.kind === 'account' ? caller.id : null, at, to: [...counts].map(([unitId, count]) => ({ unitId, count, dueOn: answerBy })) });
}

export async function discardDispatch({ database, clock }: Room, caller: Caller, id: string, version: number): Promise<Refusal | undefined> {
  return within<undefined>(database, async (tx) => {
    const row = await store.lockDispatch(tx, id);
    const refused = refusedForDispatch(caller, row, 'discard');
    if (refused !== null) return refused;
    const owed = await assignments.assignmentsOf(tx, id);
    const changes: Change[] = [...owed.map((one): Change => ({ table: assignmentTable, id: one.id, gone: true, version: one.version })), { table: dispatchTable, id, gone: true, version }];
    return await write(tx, { actor: actorOf(caller), action: 'discard-dispatch', subject: { kind: 'dispatch', id }, at: clock.now().toISOString(), changes }) ?? undefined;
  });
}

/** With all that was given by it and passed down from there; what was closed out stays closed. */
export async function withdrawDispatch({ database, clock }: Room, caller: Caller, id: string, version: number, reason: string): Promise<OpenedDispatch | Refusal> {
  return within<OpenedDispatch>(database, async (tx) => {
    const row = await store.lockDispatch(tx, id);
    const refused = refusedForDispatch(caller, row, 'withdraw');
    if (refused !== null || row === undefined) return refused ?? refuse('dispatch-not-found');
    const own = (await assignments.assignmentsOf(tx, id)).filter(({ status }) => status !== 'closed').map((one) => one.id);
    const going = await assignments.lockAssignments(tx, (await assignments.withPartsOf(tx, own)).map((one) => one.id));
    const changes: Change[] = [
      { table: dispatchTable, id, set: { status: 'withdrawn', reason }, version },
      ...going.filter(({ status }) => status !== 'closed').map((one): Change => ({ table: assignmentTable, id: one.id, set: { status: 'withdrawn', reason }, version: one.version })),
    ];
    const stale = await write(tx, { actor: actorOf(caller), action: 'withdraw-dispatch', subject: { kind: 'dispatch', id }, at: clock.now().toISOString(), remark: reason, changes });
    return stale ?? opened(tx, caller, id);
  });
}

export async function openDispatch({ database }: Room, caller: Caller, id: string): Promise<OpenedDispatch | Refusal> {
  return opened(database, caller, id);
}

export async function opened(db: Executor, caller: Caller, id: string): Promise<OpenedDispatch | Refusal> {
  const row = await store.findDispatch(db, id);
  if (row === undefined || !seesDispatch(caller, row)) return refuse('dispatch-not-found');
  const owed = await assignments.assignmentsOf(db, id);
  // Parts that a unit broke out for itself are its own affair, seen where they belong.
  return { dispatch: shownDispatch(caller, row), assignments: owed.filter(({ parent_id, parent_unit_id, unit_id }) => parent_id === null || parent_unit_id !== unit_id).map((one) => shown(caller, one)), version: row.version };
}

export function shownDispatch(caller: Caller, row: store.DispatchRow): Dispatch {
  return {
    id: row.id, planId: row.plan_id, planTitle: row.plan_title, fromUnitId: row.from_unit_id, fromUnitName: row.from_name, sentByName: row.sent_by_name, authority: row.authority as Dispatch['authority'], groupId: row.group_id, channel: row.channel as Dispatch['channel'],
    number: row.number, dispatchedOn: row.dispatched_on, answerBy: row.answer_by, words: row.words, contact: row.contact, status: row.status as Dispatch['status'], reason: row.reason, sentAt: row.sent_at, version: row.version,
    assignments: row.assignments, units: row.units, unanswered: row.unanswered, objected: row.objected, passedDown: row.passed_down, actions: dispatchActions(caller, row),
  };
}

const byDay = defineCursor('dispatches', z.tuple([z.iso.date(), z.uuid()]));

export async function listDispatches({ database }: Room, caller: Caller, query: { readonly plan?: string | undefined; readonly status?: string | undefined; readonly whose?: DispatchWhose | undefined; readonly cursor?: string | undefined; readonly limit: number }): Promise<DispatchPage | Refusal> {
  const after = readCursor(byDay, query.cursor);
  if (isRefusal(after)) return after;
  const rows = await store.listDispatches(database, reachOf(caller, 'read-delivery'), { planId: query.plan ?? null, status: query.status ?? null, whose: query.whose ?? null, ownUnitIds: ownUnits(caller, 'read-delivery') }, after, query.limit + 1);
  const { items, next } = pageOf(rows, query.limit, byDay, (row): [string, string] => [row.dispatched_on, row.id]);
  return { items: items.map((row) => shownDispatch(caller, row)), next };
}
