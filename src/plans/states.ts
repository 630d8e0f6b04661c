/** Where a plan may go, and what may be done with it where it stands. The drawing in docs/ is made from this. */
import type { Action } from '#access/model';
import type { PlanAction, PlanStatus } from './model.ts';

/** Null: it ends there; a status it goes to; its own: it stays. */
export const PLAN_ACTIONS = {
  'draft': { 'edit': 'draft', 'consult': 'consulting', 'publish': 'published', 'discard': null, 'destroy': null },
  'consulting': { 'edit': 'consulting', 'end-consultation': 'draft', 'publish': 'published', 'destroy': null },
  'published': { 'amend': 'published', 'withdraw': 'withdrawn', 'archive': 'published', 'destroy': null },
  // What was issued is withdrawn, never deleted, unless it turns out to be secret.
  'withdrawn': { 'archive': 'withdrawn', 'destroy': null },
} as const satisfies Readonly<Record<PlanStatus, Readonly<Partial<Record<PlanAction, PlanStatus | null>>>>>;

/** Who may do it: the action of the access room. */
export const NEEDED = {
  'edit': 'edit-plans', 'consult': 'consult-units', 'end-consultation': 'consult-units', 'publish': 'publish-plans', 'discard': 'edit-plans', 'amend': 'amend-plans', 'withdraw': 'withdraw-plans', 'archive': 'archive-plans', 'destroy': 'destroy-documents',
} as const satisfies Readonly<Record<PlanAction, Action>>;

export function possible(status: PlanStatus): readonly PlanAction[] {
  return Object.keys(PLAN_ACTIONS[status]) as PlanAction[];
}
