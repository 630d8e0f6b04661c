/** A locked period is opened again: asked for with a reason, decided by another person. What was known when it was locked stays in the papers that were made of it. */
import { randomUUID } from 'node:crypto';
import { displayNames, may } from '#access';
import { type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { notify } from '#notices';
import { type Caller, type Executor, within } from '#platform';
import type { z } from 'zod';
import { type SeenPeriod, seenPeriod } from '../periods/seen.ts';
import type { PlanRow } from '../periods/store.ts';
import { spokenFor } from '../reports/allowed.ts';
import { missingUnits } from '../reports/list-store.ts';
import { closePeriod, renewWaiting } from '../reports/store.ts';
import { askTable, periodTable, unlockingTable } from '../reporting-tables.ts';
import type { Room } from '../room.ts';
import type { RequestAction } from '../requests/model.ts';
import { possible, REQUEST_ACTIONS } from '../requests/states.ts';
import type { AskUnlocking, DecideUnlocking, Unlocking } from './model.ts';
import * as store from './store.ts';

/** The keeper of the plan, and whoever reports for a unit to which the plan gave something. */
export async function mayAsk(db: Executor, caller: Caller, plan: Pick<PlanRow, 'id' | 'owner_path'>): Promise<boolean> {
  if (may(caller, 'open-periods', plan.owner_path)) return true;
  const units = spokenFor(caller, 'report-progress');
  return units === 'everywhere' || store.owesIn(db, plan.id, units);
}

export async function askUnlocking(room: Room, caller: Caller, periodId: string, { reason }: z.output<typeof AskUnlocking>): Promise<Unlocking | Refusal> {
  return within(room.database, async (tx) => {
    await closePeriod(tx, periodId);
    const at = await seenPeriod(tx, caller, periodId);
    if (at === undefined) return refuse('period-not-found');
    if (!await mayAsk(tx, caller, at.plan)) return refuse('period-not-of-yours');
    if (at.plan.status !== 'published') return refuse('plan-not-in-force');
    if (at.period.status !== 'locked') return refuse('period-not-locked', { title: at.period.title });
    if ((await store.askedFor(tx, [periodId])).has(periodId)) return refuse('unlocking-open-already');
    const id = randomUUID();
    const now = room.clock.now().toISOString();
    const row = { id, period_id: periodId, reason, status: 'asked', asked_at: now, asked_by: caller.id, decided_at: null, decided_by: null, decision_reason: null, version: 1 };
    const refused = await write(tx, { actor: actorOf(caller), action: 'ask-unlocking', subject: { kind: 'plan', id: at.plan.id }, at: now, remark: reason, changes: [{ table: unlockingTable, id, insert: row }] });
    if (refused !== null) return refused;
    await notify(tx, { kind: 'unlocking-asked', title: `${at.plan.title} ${at.period.title}`, about: { kind: 'period', id: periodId }, to: [{ unitId: at.plan.owner_path?.at(-1) ?? null }], byAccountId: caller.id, at: now });
    return one(tx, caller, id);
  });
}

/** Granting opens it: nothing that was handed in is lost, what comes in now is late, and its totals are as the rows are until it is locked again. */
export async function decideUnlocking(room: Room, caller: Caller, id: string, version: number, { granted, reason }: z.output<typeof DecideUnlocking>): Promise<Unlocking | Refusal> {
  return step(room, caller, id, granted ? 'grant' : 'decline', async (tx, row, { period, plan }, now) => {
    if (granted && plan.status !== 'published') return refuse('plan-not-in-force');
    if (granted && period.status !== 'locked') return refuse('period-not-locked', { title: period.title });
    const decided: Change = { table: unlockingTable, id, set: { status: REQUEST_ACTIONS.asked[granted ? 'grant' : 'decline'], decided_at: now, decided_by: caller.id, decision_reason: reason }, version };
    const changes: Change[] = !granted ? [decided] : [
      decided, { table: periodTable, id: period.id, set: { status: 'open', locked_at: null, unlocked_at: now }, version: period.version },
      ...(await store.notedAsks(tx, period.id)).map((ask): Change => ({ table: askTable, id: ask.id, gone: true, version: ask.version })),
    ];
    const refused = await write(tx, { actor: actorOf(caller), action: granted ? 'unlock-period' : 'decline-unlocking', subject: { kind: 'plan', id: plan.id }, at: now, remark: granted ? row.reason : reason ?? undefined, changes });
    if (refused !== null) return refused;
    const telling = { title: `${plan.title} ${period.title}`, about: { kind: 'period', id: period.id } as const, byAccountId: caller.id, at: now };
    if (row.asked_by !== null) await notify(tx, { ...telling, kind: 'unlocking-decided', to: [{ unitId: null, accountIds: [row.asked_by] }] });
    if (!granted) return null;
    await renewWaiting(tx, period.id, true);
    await notify(tx, { ...telling, kind: 'period-opened', to: (await missingUnits(tx, 'everywhere', period.id, MOST_UNITS)).map(({ id: unitId, missing }) => ({ unitId, count: missing, dueOn: period.due_on })) });
    return null;
  });
}
/** As many as a plan can ask. */
const MOST_UNITS = 10_000;

export async function takeBackUnlocking(room: Room, caller: Caller, id: string, version: number): Promise<Unlocking | Refusal> {
  return step(room, caller, id, 'take-back', async (tx, _row, { plan }, now) => write(tx, { actor: actorOf(caller), action: 'take-back-unlocking', subject: { kind: 'plan', id: plan.id }, at: now, changes: [{ table: unlockingTable, id, set: { status: 'taken-back', decided_at: now, decided_by: caller.id }, version }] }));
}

function actionsOf(caller: Caller, row: store.UnlockingRow, plan: PlanRow): RequestAction[] {
  const own = caller.id !== null && caller.id === row.asked_by;
  return possible(row.status).filter((action) => (action === 'take-back' ? own : !own && may(caller, 'decide-requests', plan.owner_path)));
}

async function step(room: Room, caller: Caller, id: string, action: RequestAction, run: (tx: Executor, row: store.UnlockingRow, at: SeenPeriod, now: string) => Promise<Refusal | null>): Promise<Unlocking | Refusal> {
  return within(room.database, async (tx) => {
    const first = await store.findUnlocking(tx, id);
    if (first === undefined) return refuse('unlocking-not-found');
    await closePeriod(tx, first.period_id);
    const at = await seenPeriod(tx, caller, first.period_id);
    const row = await store.findUnlocking(tx, id);
    if (at === undefined || row === undefined) return refuse('unlocking-not-found');
    if (!possible(row.status).includes(action)) return refuse('unlocking-decided');
    if (!actionsOf(caller, row, at.plan).includes(action)) return action !== 'take-back' && may(caller, 'decide-requests', at.plan.owner_path) ? refuse('decides-own-unlocking') : refuse('not-allowed', { action: action === 'take-back' ? 'report-progress' : 'decide-requests' });
    return await run(tx, row, at, room.clock.now().toISOString()) ?? one(tx, caller, id);
  });
}

export async function readUnlocking({ database }: Room, caller: Caller, id: string): Promise<Unlocking | Refusal> {
  return one(database, caller, id);
}

export async function listUnlockings({ database }: Room, caller: Caller, periodId: string): Promise<Unlocking[] | Refusal> {
  const at = await seenPeriod(database, caller, periodId);
  return at === undefined ? refuse('period-not-found') : shown(database, caller, await store.unlockingsOf(database, periodId), at.plan);
}

async function one(db: Executor, caller: Caller, id: string): Promise<Unlocking | Refusal> {
  const row = await store.findUnlocking(db, id);
  const at = row === undefined ? undefined : await seenPeriod(db, caller, row.period_id);
  if (row === undefined || at === undefined) return refuse('unlocking-not-found');
  return (await shown(db, caller, [row], at.plan))[0] ?? refuse('unlocking-not-found');
}

async function shown(db: Executor, caller: Caller, rows: readonly store.UnlockingRow[], plan: PlanRow): Promise<Unlocking[]> {
  const names = await displayNames(db, rows.flatMap(({ asked_by, decided_by }) => [asked_by, decided_by]));
  return rows.map((row) => ({
    id: row.id, periodId: row.period_id, reason: row.reason, status: row.status, askedAt: row.asked_at, askedBy: names.get(row.asked_by ?? '') ?? null, decidedAt: row.decided_at, decidedBy: names.get(row.decided_by ?? '') ?? null, decisionReason: row.decision_reason,
    actions: actionsOf(caller, row, plan), version: row.version,
  }));
}
