/** Where a command may be done, with the units' tree at hand. */
import { type Refusal, refuse } from '#kernel';
import type { Caller, Executor } from '#platform';
import { may, reachOf } from './may.ts';
import type { Action } from './model.ts';
import * as store from './store/accounts.ts';

/**
 * Whether the caller may do that at a unit; null: for the installation itself.
 * Refuses `no-such-unit`, also for a unit out of the caller's sight, and `not-allowed` for the installation itself.
 */
export async function refusedAt(db: Executor, caller: Caller, action: Action, unitId: string | null): Promise<Refusal | null> {
  if (unitId === null) return may(caller, action, null) ? null : refuse('not-allowed', { action });
  const path = await store.pathOf(db, unitId);
  return path !== undefined && may(caller, action, path) ? null : refuse('no-such-unit', { id: unitId });
}

/** The same for a row that is there already: what one may not see is not found. */
export async function sees(db: Executor, caller: Caller, action: Action, unitId: string | null): Promise<boolean> {
  return reachOf(caller, action) === 'everywhere' || (await refusedAt(db, caller, action, unitId)) === null;
}
