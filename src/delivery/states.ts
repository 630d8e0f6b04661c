/** Where a dispatch and an assignment may go, and who may do it. The drawing in docs/ is made from this. */
import type { Action } from '#access/model';
import type { AssignmentAction, AssignmentStatus, DispatchAction, DispatchStatus } from './model.ts';

/** Null: it ends there; a status it goes to; its own: it stays. */
export const DISPATCH_ACTIONS = {
  'draft': { 'edit': 'draft', 'send': 'sent', 'discard': null },
  // What went out is withdrawn, never deleted.
  'sent': { 'edit': 'sent', 'withdraw': 'withdrawn' },
  'withdrawn': {},
} as const satisfies Readonly<Record<DispatchStatus, Readonly<Partial<Record<DispatchAction, DispatchStatus | null>>>>>;

export const ASSIGNMENT_ACTIONS = {
  'draft': { 'send': 'sent', 'discard': null },
  'sent': { 'acknowledge': 'acknowledged', 'object': 'objected', 'bring-up-to-date': 'sent', 'hand-over': 'sent', 'withdraw': 'withdrawn' },
  // Who sent it holds to it, with a reason, or withdraws it; the unit may think better of it.
  'objected': { 'acknowledge': 'acknowledged', 'hold-to': 'sent', 'bring-up-to-date': 'sent', 'hand-over': 'sent', 'withdraw': 'withdrawn' },
  // What changed, or came from a closed unit, is acknowledged anew.
  'acknowledged': { 'detail': 'acknowledged', 'pass-down': 'acknowledged', 'bring-up-to-date': 'sent', 'hand-over': 'sent', 'close': 'closed', 'withdraw': 'withdrawn' },
  'closed': { 'reopen': 'acknowledged', 'withdraw': 'withdrawn' },
  'withdrawn': {},
} as const satisfies Readonly<Record<AssignmentStatus, Readonly<Partial<Record<AssignmentAction, AssignmentStatus | null>>>>>;

/** Who does it: somebody of the unit that owes it, or of the one that sent it. */
export const SIDES = {
  'send': 'sender', 'discard': 'sender', 'hold-to': 'sender', 'bring-up-to-date': 'sender', 'hand-over': 'sender', 'withdraw': 'sender', 'close': 'sender', 'reopen': 'sender',
  'acknowledge': 'owing', 'object': 'owing', 'detail': 'owing', 'pass-down': 'owing',
} as const satisfies Readonly<Record<AssignmentAction, 'sender' | 'owing'>>;

/** The action of the access room that it needs. */
export const NEEDED = {
  'send': 'dispatch-tasks', 'discard': 'dispatch-tasks', 'hold-to': 'dispatch-tasks', 'bring-up-to-date': 'dispatch-tasks', 'hand-over': 'dispatch-tasks', 'withdraw': 'dispatch-tasks', 'close': 'close-out', 'reopen': 'close-out',
  'acknowledge': 'answer-dispatch', 'object': 'answer-dispatch', 'detail': 'answer-dispatch', 'pass-down': 'answer-dispatch',
} as const satisfies Readonly<Record<AssignmentAction, Action>>;

export function possibleOf(status: AssignmentStatus): readonly AssignmentAction[] {
  return Object.keys(ASSIGNMENT_ACTIONS[status]) as AssignmentAction[];
}

/** Where it goes; undefined where that cannot be done as it stands. */
export function next(status: AssignmentStatus, action: AssignmentAction): AssignmentStatus | null | undefined {
  return (ASSIGNMENT_ACTIONS[status] as Readonly<Partial<Record<AssignmentAction, AssignmentStatus | null>>>)[action];
}
