/** Requests for more time or another task: asked by the unit, decided by who handed it out, never edited in. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { actsFor, displayNames, may, reachOf } from '#access';
import { today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { notify } from '#notices';
import { type Caller, defineCursor, type Executor, pageOf, readCursor, within } from '#platform';
import { sees } from '../allowed.ts';
import type { Room } from '../room.ts';
import { requestTable } from '../reporting-tables.ts';
import { type AboutRow, aboutOf, lockAbout } from '../reports/store.ts';
import { assignmentTable } from '../tables.ts';
import { followFigures } from '../totals/follow.ts';
import type { AskFor, DecideRequest, DeliveryRequest, RequestAction } from './model.ts';
import { possible, REQUEST_ACTIONS } from './states.ts';
import * as store from './store.ts';

const byNewest = defineCursor('delivery-requests', z.tuple([z.iso.datetime(), z.uuid()]));

/** Who handed it out decides; of a part, the unit whose part it is. */
export function decidesFor(caller: Caller, action: 'decide-requests' | 'close-out', about: AboutRow): boolean {
  return may(caller, action, about.parent_path ?? about.from_path) || (about.parent_unit_id !== null && actsFor(caller, action, about.parent_unit_id));
}

/** Whoever decides, where the task was handed out or divided; titles only, as what was written is between the two. */
export async function tellDecider(tx: Executor, caller: Caller, kind: 'request-asked' | 'close-out-asked', about: AboutRow, at: string): Promise<void> {
  await notify(tx, { kind, title: about.plan_title, about: { kind: 'assignment', id: about.assignment_id }, to: [{ unitId: about.parent_unit_id ?? about.from_unit_id }], byAccountId: caller.id, at });
}

/** Whoever asked, and who reports for the unit. */
export async function tellAsker(tx: Executor, caller: Caller, kind: 'request-decided' | 'close-out-decided', about: AboutRow & { readonly asked_by: string | null }, at: string): Promise<void> {
  await notify(tx, { kind, title: about.plan_title, about: { kind: 'assignment', id: about.assignment_id }, to: [{ unitId: about.unit_id, accountIds: about.asked_by === null ? [] : [about.asked_by] }], byAccountId: caller.id, at });
}

function actionsOf(caller: Caller, row: store.RequestRow): RequestAction[] {
  return possible(row.request_status).filter((action) => (action === 'take-back' ? actsFor(caller, 'report-progress', row.unit_id, row.office_unit_id) : decidesFor(caller, 'decide-requests', row) && (caller.id === null || caller.id !== row.asked_by)));
}

export async function askFor(room: Room, caller: Caller, assignmentId: string, input: z.output<typeof AskFor>): Promise<DeliveryRequest | Refusal> {
  return within(room.database, async (tx) => {
    const about = await lockAbout(tx, assignmentId);
    if (about === undefined || !sees(caller, about)) return refuse('assignment-not-found');
    if (!actsFor(caller, 'report-progress', about.unit_id, about.office_unit_id)) return refuse('speaks-for-another', { unit: about.unit_name });
    if (about.status !== 'sent' && about.status !== 'acknowledged') return refuse('assignment-not-running');
    if (input.kind === 'extension' && (input.askedDueOn <= today(room.clock) || (about.due_on !== 'infinity' && input.askedDueOn <= about.due_on))) return refuse('extension-not-later', { asked: input.askedDueOn, due: about.due_on === 'infinity' ? '' : about.due_on });
    if (await store.hasOpen(tx, assignmentId, input.kind)) return refuse('request-open-already');
    const id = randomUUID();
    const at = room.clock.now().toISOString();
    const row = {
      id, assignment_id: assignmentId, kind: input.kind, asked_due_on: input.kind === 'extension' ? input.askedDueOn : null, words: input.kind === 'change' ? input.words : null, reason: input.reason, number: input.number ?? null, status: 'asked',
      asked_at: at, asked_by: caller.id, decided_at: null, decided_by: null, decision_reason: null, decision_number: null, granted_due_on: null, version: 1,
    };
    const refused = await write(tx, { actor: actorOf(caller), action: 'ask-request', subject: { kind: 'assignment', id: assignmentId }, at, changes: [{ table: requestTable, id, insert: row }] });
    if (refused !== null) return refused;
    await tellDecider(tx, caller, 'request-asked', about, at);
    return shown(tx, caller, await store.findRequest(tx, id) as store.RequestRow);
  });
}

/** Granting more time moves the assignment's last day in the same step; another task is then amended in the ledger. */
export async function decideRequest(room: Room, caller: Caller, id: string, version: number, input: z.output<typeof DecideRequest>): Promise<DeliveryRequest | Refusal> {
  return step(room, caller, id, input.granted ? 'grant' : 'decline', async (row, at, tx) => {
    const dueOn = row.kind === 'extension' && input.granted ? input.dueOn ?? row.asked_due_on : null;
    if (dueOn !== null && dueOn <= today(room.clock)) return refuse('extension-not-later', { asked: dueOn, due: row.due_on === 'infinity' ? '' : row.due_on });
    const changes: Change[] = [
      { table: requestTable, id, set: { status: input.granted ? REQUEST_ACTIONS.asked.grant : REQUEST_ACTIONS.asked.decline, decided_at: at, decided_by: caller.id, decision_reason: input.reason, decision_number: input.number, granted_due_on: dueOn }, version },
      ...(dueOn === null ? [] : [{ table: assignmentTable, id: row.assignment_id, set: { due_on: dueOn }, version: row.version } satisfies Change]),
    ];
    const refused = await write(tx, { actor: actorOf(caller), action: input.granted ? 'grant-request' : 'decline-request', subject: { kind: 'assignment', id: row.assignment_id }, at, changes, remark: input.reason ?? undefined });
    if (refused === null) await tellAsker(tx, caller, 'request-decided', row, at);
    // Where a share says no last day of its own, its way ends with the assignment's.
    if (refused === null && dueOn !== null) await followFigures(tx, [row.assignment_id]);
    return refused;
  });
}

export async function takeBackRequest(room: Room, caller: Caller, id: string, version: number): Promise<DeliveryRequest | Refusal> {
  return step(room, caller, id, 'take-back', async (row, at, tx) => write(tx, { actor: actorOf(caller), action: 'take-back-request', subject: { kind: 'assignment', id: row.assignment_id }, at, changes: [{ table: requestTable, id, set: { status: 'taken-back', decided_at: at, decided_by: caller.id }, version }] }));
}

async function step(room: Room, caller: Caller, id: string, action: RequestAction, run: (row: store.RequestRow, at: string, tx: Executor) => Promise<Refusal | null>): Promise<DeliveryRequest | Refusal> {
  return within(room.database, async (tx) => {
    const first = await store.findRequest(tx, id);
    if (first === undefined || !sees(caller, first)) return refuse('request-not-found');
    await lockAbout(tx, first.assignment_id);
    const row = await store.findRequest(tx, id) as store.RequestRow;
    if (!possible(row.request_status).includes(action)) return refuse('request-decided');
    if (!actionsOf(caller, row).includes(action)) return action === 'take-back' ? refuse('speaks-for-another', { unit: row.unit_name }) : decidesFor(caller, 'decide-requests', row) ? refuse('decides-own-request') : refuse('not-allowed', { action: 'decide-requests' });
    return await run(row, room.clock.now().toISOString(), tx) ?? shown(tx, caller, await store.findRequest(tx, id) as store.RequestRow);
  });
}

export async function readRequest({ database }: Room, caller: Caller, id: string): Promise<DeliveryRequest | Refusal> {
  const row = await store.findRequest(database, id);
  return row === undefined || !sees(caller, row) ? refuse('request-not-found') : shown(database, caller, row);
}

export async function listRequests({ database }: Room, caller: Caller, { cursor, limit, status, plan, assignment }: { readonly cursor?: string | undefined; readonly limit: number; readonly status?: string | undefined; readonly plan?: string | undefined; readonly assignment?: string | undefined }): Promise<{ items: DeliveryRequest[]; next: string | null } | Refusal> {
  const after = readCursor(byNewest, cursor);
  if (isRefusal(after)) return after;
  const found = await store.listRequests(database, reachOf(caller, 'read-delivery'), { status: status ?? null, planId: plan ?? null, assignmentId: assignment ?? null }, after, limit + 1);
  const { items, next } = pageOf(found, limit, byNewest, (row) => [row.asked_at, row.id]);
  return { items: await shownAll(database, caller, items), next };
}

async function shown(db: Executor, caller: Caller, row: store.RequestRow): Promise<DeliveryRequest> {
  return (await shownAll(db, caller, [row]))[0] as DeliveryRequest;
}

async function shownAll(db: Executor, caller: Caller, rows: readonly store.RequestRow[]): Promise<DeliveryRequest[]> {
  const names = await displayNames(db, rows.flatMap(({ asked_by, decided_by }) => [asked_by, decided_by]));
  return rows.map((row) => ({
    id: row.id, about: aboutOf(row), kind: row.kind, status: row.request_status, askedDueOn: row.asked_due_on, words: row.words, reason: row.request_reason, number: row.request_number, askedAt: row.asked_at, askedBy: names.get(row.asked_by ?? '') ?? null,
    decidedAt: row.decided_at, decidedBy: names.get(row.decided_by ?? '') ?? null, decisionReason: row.decision_reason, decisionNumber: row.decision_number, grantedDueOn: row.granted_due_on, actions: actionsOf(caller, row), version: row.request_version,
  }));
}
