/** Who sees a period: the same for reading it and for what is asked about it. */
import { may, reachOf } from '#access';
import type { Caller, Executor } from '#platform';
import { countPeriod } from '../reports/list-store.ts';
import { findPeriod, type PeriodRow } from '../reports/store.ts';
import { findPlan, type PlanRow } from './store.ts';

export interface SeenPeriod { readonly period: PeriodRow; readonly plan: PlanRow }

export function seesPlan(caller: Caller, plan: PlanRow): boolean {
  return may(caller, 'read-delivery', plan.owner_path) || (plan.status !== 'draft' && plan.audience.length > 0 && may(caller, 'read-delivery', plan.audience));
}

/** To whom a part was passed down, the plan may not be: the period asks them all the same. */
export async function seenPeriod(db: Executor, caller: Caller, periodId: string): Promise<SeenPeriod | undefined> {
  const period = await findPeriod(db, periodId);
  const plan = period === undefined ? undefined : await findPlan(db, period.plan_id);
  if (period === undefined || plan === undefined) return undefined;
  return seesPlan(caller, plan) || (await countPeriod(db, reachOf(caller, 'read-delivery'), periodId)).asked > 0 ? { period, plan } : undefined;
}
