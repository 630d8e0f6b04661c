/** What a caller sees of a plan's delivery: all of it, or what lies at and below the units reached. */
import { may, reachOf } from '#access';
import { type Refusal, refuse } from '#kernel';
import type { Caller, Executor } from '#platform';
import * as store from './scope-store.ts';

export interface Scope { readonly plan: store.PlanRow; readonly reach: readonly string[] | null }

/** Refuses `plan-not-found`: whoever reaches neither the owner nor who sent it nor anybody who owes something finds nothing. */
export async function scopeOf(db: Executor, caller: Caller, planId: string): Promise<Scope | Refusal> {
  const plan = await store.findPlan(db, planId);
  if (plan === undefined || plan.status === 'draft' || plan.status === 'consulting') return refuse('plan-not-found');
  const reach = reachOf(caller, 'read-delivery');
  if (reach === 'everywhere' || may(caller, 'read-delivery', plan.owner_path)) return { plan, reach: null };
  const senders = await store.sendersOf(db, planId);
  if (senders.length > 0 && senders.every((path) => may(caller, 'read-delivery', path))) return { plan, reach: null };
  return await store.owesWithin(db, planId, reach) ? { plan, reach } : refuse('plan-not-found');
}
