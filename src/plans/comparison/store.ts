/** SQL of comparisons. Every function takes its executor first. */
import type { Executor } from '#platform';

export interface ImplementationRow { readonly id: string; readonly lower_plan_id: string; readonly upper_plan_id: string; readonly version: number }
export interface CounterpartRow { readonly id: string; readonly implementation_id: string; readonly upper_task: string; readonly upper_print: string; readonly lower_task: string | null; readonly lower_print: string | null; readonly reason: string | null; readonly version: number }

/** In which a plan is the lower or the upper one. */
export async function listImplementations(db: Executor, planId: string): Promise<ImplementationRow[]> {
  return db.selectFrom('plans.implementation').selectAll().where(({ or, eb }) => or([eb('lower_plan_id', '=', planId), eb('upper_plan_id', '=', planId)])).orderBy('id').execute();
}

export async function findImplementation(db: Executor, id: string): Promise<ImplementationRow | undefined> {
  return db.selectFrom('plans.implementation').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function listCounterparts(db: Executor, implementationId: string): Promise<CounterpartRow[]> {
  return db.selectFrom('plans.counterpart').selectAll().where('implementation_id', '=', implementationId).orderBy('id').execute();
}
