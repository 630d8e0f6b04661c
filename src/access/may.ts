/** May this caller do that, and where? Decided here and nowhere else. */
import { type Refusal, refuse } from '#kernel';
import type { Caller } from '#platform';
import { type Action, ACTIONS, keeperOf, type Role } from './model.ts';

/** Where an action is allowed: everywhere, or at these units and all below them. */
export type Reach = 'everywhere' | readonly string[];

/** Empty: nowhere. The product itself reaches everywhere. */
export function reachOf(caller: Caller, action: Action): Reach {
  if (caller.kind === 'system') return 'everywhere';
  const roles: readonly Role[] = ACTIONS[action];
  const at = caller.grants.filter(({ role }) => roles.includes(role as Role)).map(({ unitId }) => unitId);
  return at.includes(null) ? 'everywhere' : [...new Set(at as string[])];
}

/** @param path the ids of the unit and of all above it; null for what belongs to no unit: only who reaches everywhere may. */
export function may(caller: Caller, action: Action, path: readonly string[] | null): boolean {
  const reach = reachOf(caller, action);
  return reach === 'everywhere' || (path !== null && path.some((id) => reach.includes(id)));
}

/**
 * May this caller do that *for* the unit: speak as it? Only who holds a role at that very unit, or at the office it named.
 * Whoever stands above sees, and asks, but does not answer in its place (docs/decisions/0144).
 */
export function actsFor(caller: Caller, action: Action, unitId: string, officeId: string | null = null): boolean {
  if (caller.kind === 'system') return true;
  const roles: readonly Role[] = ACTIONS[action];
  return caller.grants.some((grant) => grant.unitId !== null && (grant.unitId === unitId || grant.unitId === officeId) && roles.includes(grant.role as Role));
}

/** The caller with nothing but the role that looks after the way in of somebody who holds these. */
export function asKeeper(caller: Caller, held: readonly string[]): Caller {
  const keeper = keeperOf(held);
  return { ...caller, grants: caller.grants.filter(({ role }) => role === keeper) };
}

/** Whether it may be done anywhere at all: what the gate asks before a handler runs. */
export function admits(caller: Caller, access: string): Refusal | null {
  if (access === 'anyone' || caller.kind === 'system') return null;
  if (caller.kind === 'nobody') return refuse('not-signed-in');
  if (access === 'signed-in') return null;
  if (caller.mustChange === true) return refuse('password-change-first');
  // An endpoint that names an action which nobody knows lets nobody in.
  return Object.hasOwn(ACTIONS, access) && reachOf(caller, access as Action).length > 0 ? null : refuse('not-allowed', { action: access });
}
