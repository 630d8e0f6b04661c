/** A ledger whose unit was closed is taken over by whoever stands in its place; a room above says who that is. */
import { type Refusal, refuse } from '#kernel';
import { actorOf, write } from '#journal';
import type { Caller, Executor } from '#platform';
import { audienceOf } from './audience.ts';
import type { Below } from './room.ts';
import * as plans from './store/plans.ts';
import { planTable } from './tables.ts';

export interface TakenOver { readonly planId: string; readonly version: number; readonly fromUnitId: string; readonly toUnitId: string; readonly reason: string; readonly at: string; readonly day: string }

/** Whoever asks has looked whether the caller may. Refuses `plan-not-found` where it is not the unit's (any more), and `stale`. */
export async function takeOverPlan(below: Below, tx: Executor, caller: Caller, { planId, version, fromUnitId, toUnitId, reason, at, day }: TakenOver): Promise<Refusal | null> {
  const plan = await plans.lockPlan(tx, planId);
  if (plan === undefined || plan.owner_unit_id !== fromUnitId) return refuse('plan-not-found');
  const stale = await write(tx, { actor: actorOf(caller), action: 'take-over-plan', subject: { kind: 'plan', id: planId }, at, remark: reason, changes: [{ table: planTable, id: planId, set: { owner_unit_id: toUnitId }, version }] });
  if (stale === null) await plans.setAudience(tx, planId, await audienceOf(below, tx, day, toUnitId, await plans.namedIn(tx, planId)));
  return stale;
}
