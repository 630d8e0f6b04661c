/** What a merged or closed unit owes: proposed for its successor by the tree, handed over when whoever handed it out says so. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { displayNames, reachOf } from '#access';
import { today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { notify } from '#notices';
import { type Caller, defineCursor, type Executor, pageOf, readCursor, within } from '#platform';
import { lockedFor } from '../assignments/answering.ts';
import { shown } from '../assignments/shown.ts';
import * as assignments from '../assignments/store.ts';
import { actingUnits } from '../dispatching/check.ts';
import type { Assignment } from '../model.ts';
import { spokenFor } from '../reports/allowed.ts';
import type { Room } from '../room.ts';
import { ASSIGNMENT_ACTIONS } from '../states.ts';
import { assignmentTable, handoverTable } from '../tables.ts';
import type { HandedOver, HandOver, HandoverProposal } from './model.ts';
import * as store from './store.ts';

const byDue = defineCursor('handovers', z.tuple([z.union([z.iso.date(), z.literal('infinity')]), z.uuid()]));

export async function listHandovers(room: Room, caller: Caller, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: HandoverProposal[]; next: string | null } | Refusal> {
  const after = readCursor(byDue, cursor);
  if (isRefusal(after)) return after;
  const { database, clock } = room;
  const day = today(clock);
  const found = await store.owedByClosed(database, reachOf(caller, 'dispatch-tasks'), spokenFor(caller, 'answer-dispatch'), day, after, limit + 1);
  const { items, next } = pageOf(found, limit, byDue, (row): [string, string] => [row.due_on, row.id]);
  const rows = new Map((await assignments.findAssignments(database, items.map(({ id }) => id))).map((row) => [row.id, row]));
  const successors = await store.successorsOf(database, [...rows.values()].map(({ unit_id }) => unit_id), day);
  const ids = [...new Set(successors.map(({ id }) => id))];
  const [acting, already] = [await actingUnits(room, database, ids), await store.owesAlready(database, [...new Set([...rows.values()].map(({ task_id }) => task_id))], ids)];
  return {
    items: items.flatMap(({ id, closed_on: closedOn }): HandoverProposal[] => {
      const row = rows.get(id);
      return row === undefined ? [] : [{ assignment: shown(caller, row), closedOn, successors: successors.filter(({ unit_id }) => unit_id === row.unit_id).map((one) => ({ id: one.id, name: one.name, actsHere: acting.has(one.id), owesAlready: row.parent_id === null && already.has(`${row.task_id} ${one.id}`) })) }];
    }),
    next,
  };
}

/**
 * Office and person were the closed unit's; shares, days and reports go along. The successor takes it on anew.
 * Refuses `unit-not-closed` {unit}, `not-its-successor` {unit}, and what every step on an assignment does.
 */
export async function handOver({ database, clock }: Room, caller: Caller, { assignments: asked, reason }: HandOver): Promise<Assignment[] | Refusal> {
  return within<Assignment[]>(database, async (tx) => {
    const rows = await lockedFor(tx, caller, asked, 'hand-over');
    if (isRefusal(rows)) return rows;
    const day = today(clock);
    const closed = await store.closedOf(tx, rows.map(({ unit_id }) => unit_id), day);
    const running = rows.find(({ unit_id }) => !closed.has(unit_id));
    if (running !== undefined) return refuse('unit-not-closed', { unit: running.unit_name });
    const successors = await store.successorsOf(tx, rows.map(({ unit_id }) => unit_id), day);
    const at = clock.now().toISOString();
    const changes: Change[] = [];
    for (const { id, version, toUnitId } of asked) {
      const row = rows.find((one) => one.id === id) as assignments.AssignmentRow;
      const to = successors.find((one) => one.unit_id === row.unit_id && one.id === toUnitId);
      if (to === undefined) return refuse('not-its-successor', { unit: row.unit_name });
      const status = ASSIGNMENT_ACTIONS[row.status as 'sent']['hand-over'];
      const own = randomUUID();
      changes.push(
        { table: assignmentTable, id, set: { unit_id: toUnitId, path: to.path, status, office_unit_id: null, person: null, objection: null, answered_on: null, answer_number: null, reason }, version },
        { table: handoverTable, id: own, insert: { id: own, assignment_id: id, from_unit_id: row.unit_id, to_unit_id: toUnitId, reason, made_at: at, made_by: caller.id, version: 1 } },
      );
    }
    const [first] = rows;
    const stale = await write(tx, { actor: actorOf(caller), action: 'hand-over-assignments', subject: rows.length === 1 ? { kind: 'assignment', id: first?.id ?? '' } : { kind: 'dispatch', id: first?.dispatch_id ?? '' }, at, remark: reason, changes });
    if (stale !== null) return stale;
    const ids = asked.map(({ id }) => id);
    await store.moveWaiting(tx, ids);
    await store.movePieces(tx, ids);
    const now = await assignments.findAssignments(tx, ids);
    for (const some of Map.groupBy(now, ({ unit_id, plan_id }) => `${unit_id} ${plan_id}`).values()) {
      const [one] = some as [assignments.AssignmentRow];
      await notify(tx, { kind: 'dispatch-sent', title: one.plan_title, about: { kind: 'dispatch', id: one.dispatch_id }, to: [{ unitId: one.unit_id, count: some.length, dueOn: null }], byAccountId: caller.id, at });
    }
    return now.map((row) => shown(caller, row));
  });
}

export async function handedOver(db: Executor, assignmentId: string): Promise<HandedOver[]> {
  const rows = await store.handoversOf(db, [assignmentId]);
  const names = await displayNames(db, rows.map(({ made_by }) => made_by));
  return rows.map((row) => ({ fromUnitId: row.from_unit_id, fromUnitName: row.from_name, toUnitId: row.to_unit_id, toUnitName: row.to_name, reason: row.reason, madeAt: row.made_at, madeBy: names.get(row.made_by ?? '') ?? null }));
}

/** Whoever handed something out to a unit that was closed since is told of it, once a unit: page by page, so that many do not stand in the way of those behind them. */
export async function tellOfClosed({ database, clock }: Room, page = 500): Promise<void> {
  const at = clock.now().toISOString();
  const senders = (after: store.SenderOfClosed | null): Promise<store.SenderOfClosed[]> => store.sendersOfClosed(database, today(clock), after, page);
  for (let some = await senders(null); some.length > 0; some = await senders(some.at(-1) as store.SenderOfClosed)) {
    await within(database, async (tx) => {
      for (const { unit_id: closed, name, sender_id: sender, count } of some) await notify(tx, { kind: 'handover-proposed', title: name, about: { kind: 'dispatch', id: null }, to: [{ unitId: sender, count }], once: `handover ${closed}`, at });
      return null;
    });
  }
}
