/** Who may see a dispatch or an assignment, and what of the possible each may do with it. */
import { type Action, ACTIONS, actsFor, may } from '#access';
import { type Refusal, refuse } from '#kernel';
import type { Caller } from '#platform';
import type { AssignmentAction, AssignmentStatus, DispatchAction, DispatchStatus } from './model.ts';
import { DISPATCH_ACTIONS, NEEDED, next, possibleOf, SIDES } from './states.ts';

/** The units, and offices, at which the caller itself holds a role that may do this: for which it speaks. */
export function ownUnits(caller: Caller, action: Action): string[] {
  const roles: readonly string[] = ACTIONS[action];
  return [...new Set(caller.grants.flatMap(({ role, unitId }) => (unitId !== null && roles.includes(role) ? [unitId] : [])))];
}

export interface Seen {
  readonly status: string;
  readonly unit_id: string;
  readonly office_unit_id: string | null;
  readonly path: readonly string[];
  readonly from_path: readonly string[];
  readonly owner_path: readonly string[] | null;
  /** Of a part: the unit whose part it is. */
  readonly parent_unit_id: string | null;
  readonly parent_path: readonly string[] | null;
}

/** The unit that owes it, the one that sent it, the plan's owner, with all above each; a draft is its sender's. */
export function sees(caller: Caller, row: Seen): boolean {
  if (may(caller, 'read-delivery', row.parent_path ?? row.from_path)) return true;
  return row.status !== 'draft' && (may(caller, 'read-delivery', row.path) || may(caller, 'read-delivery', row.owner_path) || may(caller, 'read-delivery', row.from_path) || (row.office_unit_id !== null && actsFor(caller, 'read-delivery', row.unit_id, row.office_unit_id)));
}

/** Whether the caller is on the side of whoever handed it out: of a part, the unit that broke it out or passed it down. */
export function isSender(caller: Caller, row: Seen, action: 'dispatch-tasks' | 'record-on-behalf' = 'dispatch-tasks'): boolean {
  if (row.parent_unit_id === null) return may(caller, action, row.from_path);
  return may(caller, action, row.parent_path) || (action === 'dispatch-tasks' && actsFor(caller, 'answer-dispatch', row.parent_unit_id));
}

export function owes(caller: Caller, row: Seen): boolean {
  return actsFor(caller, 'answer-dispatch', row.unit_id, row.office_unit_id);
}

/** Only by the unit's letter: recorded by the sender's clerk, who does not speak for the unit. */
export function mayRecord(caller: Caller, row: Seen): boolean {
  return !owes(caller, row) && isSender(caller, row, 'record-on-behalf');
}

/** Closing out and handing over have their own rules and their own folders. */
const ELSEWHERE: readonly AssignmentAction[] = ['close', 'reopen', 'send', 'discard', 'hand-over'];

export function actionsOf(caller: Caller, row: Seen): AssignmentAction[] {
  return possibleOf(row.status as AssignmentStatus).filter((action) => !ELSEWHERE.includes(action) && mayDo(caller, row, action));
}

function mayDo(caller: Caller, row: Seen, action: AssignmentAction): boolean {
  return SIDES[action] === 'owing' ? owes(caller, row) : isSender(caller, row);
}

/**
 * Refuses `assignment-not-found` where it is not seen, `speaks-for-another` {unit} where only the unit itself may,
 * `not-allowed`, and `not-possible-for-assignment` {status, possible}.
 */
export function refusedFor(caller: Caller, row: (Seen & { readonly unit_name: string }) | undefined, action: AssignmentAction): Refusal | null {
  if (row === undefined || !sees(caller, row)) return refuse('assignment-not-found');
  if (!mayDo(caller, row, action)) return SIDES[action] === 'owing' ? refuse('speaks-for-another', { unit: row.unit_name }) : refuse('not-allowed', { action: NEEDED[action] });
  return next(row.status as AssignmentStatus, action) === undefined ? refuse('not-possible-for-assignment', { status: row.status, possible: actionsOf(caller, row).join(' ') }) : null;
}

export interface SeenDispatch { readonly status: string; readonly from_path: readonly string[]; readonly owner_path: readonly string[] | null }

export function seesDispatch(caller: Caller, row: SeenDispatch): boolean {
  return may(caller, 'read-delivery', row.from_path) || (row.status !== 'draft' && may(caller, 'read-delivery', row.owner_path));
}

export function dispatchActions(caller: Caller, row: SeenDispatch): DispatchAction[] {
  return may(caller, 'dispatch-tasks', row.from_path) ? Object.keys(DISPATCH_ACTIONS[row.status as DispatchStatus]) as DispatchAction[] : [];
}

/** Refuses `dispatch-not-found`, `not-allowed`, `not-possible-for-dispatch` {status, possible}. */
export function refusedForDispatch(caller: Caller, row: SeenDispatch | undefined, action: DispatchAction): Refusal | null {
  if (row === undefined || !seesDispatch(caller, row)) return refuse('dispatch-not-found');
  if (!may(caller, 'dispatch-tasks', row.from_path)) return refuse('not-allowed', { action: 'dispatch-tasks' });
  return Object.hasOwn(DISPATCH_ACTIONS[row.status as DispatchStatus], action) ? null : refuse('not-possible-for-dispatch', { status: row.status, possible: dispatchActions(caller, row).join(' ') });
}
