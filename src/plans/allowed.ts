/** Whether a caller may see a plan, and change it where it stands. */
import { may } from '#access';
import { type Refusal, refuse } from '#kernel';
import type { Caller, Executor } from '#platform';
import type { endpoints } from './api.ts';
import type { PlanAction } from './model.ts';
import type { Below } from './room.ts';
import { NEEDED, PLAN_ACTIONS, possible } from './states.ts';
import { findPlans, type PlanRow, plansOfDocument } from './store/plans.ts';

/** The endpoint by which each is done, for a caller who is told what is possible instead. */
const OPERATIONS = {
  'edit': 'editPlan', 'consult': 'openConsultation', 'end-consultation': 'closeConsultation', 'publish': 'publishPlan', 'discard': 'discardPlan', 'amend': 'draftAmendment', 'withdraw': 'withdrawPlan', 'archive': 'archivePlan', 'destroy': 'destroyPlan',
} as const satisfies Readonly<Record<PlanAction, keyof typeof endpoints>>;

/** Who reaches the owner or a unit that is named sees the plan; a draft is seen by its owner's people only. */
export function sees(caller: Caller, plan: PlanRow, ownerPath: readonly string[] | null): boolean {
  if (may(caller, 'read-plans', ownerPath)) return true;
  return plan.status !== 'draft' && plan.audience.length > 0 && may(caller, 'read-plans', plan.audience);
}

/** Whether the papers of a plan are shown with it: once it is an office's word, to whom it is shown. */
export function showsPapers(caller: Caller, plan: PlanRow, ownerPath: readonly string[] | null): boolean {
  return (plan.status === 'published' || plan.status === 'withdrawn') && sees(caller, plan, ownerPath);
}

/** Whether a plan that was made of this document, or amended by it, shows its papers to the caller. */
export async function showsPaper(below: Below, db: Executor, caller: Caller, documentId: string): Promise<boolean> {
  const seen = await seenPlans(below, db, caller, await plansOfDocument(db, documentId));
  return [...seen.values()].some(({ plan, path }) => showsPapers(caller, plan, path));
}

export async function ownerPathOf(below: Below, db: Executor, ownerUnitId: string | null): Promise<readonly string[] | null> {
  return ownerUnitId === null ? null : (await below.pathsOf(db, [ownerUnitId])).get(ownerUnitId) ?? null;
}

/** A plan that the caller sees, with the ids from the root down to its owner. */
export interface Seen { readonly plan: PlanRow; readonly path: readonly string[] | null }

/** Refuses `plan-not-found`: what one may not see is not there. */
export async function seenPlan(below: Below, db: Executor, caller: Caller, id: string): Promise<Seen | Refusal> {
  return (await seenPlans(below, db, caller, [id])).get(id) ?? refuse('plan-not-found');
}

/** Of these plans, by id, those that the caller sees. */
export async function seenPlans(below: Below, db: Executor, caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, Seen>> {
  const found = await findPlans(db, ids);
  const paths = await below.pathsOf(db, [...new Set(found.flatMap(({ owner_unit_id }) => owner_unit_id ?? []))]);
  const placed = found.map((plan): Seen => ({ plan, path: plan.owner_unit_id === null ? null : paths.get(plan.owner_unit_id) ?? null }));
  return new Map(placed.filter(({ plan, path }) => sees(caller, plan, path)).map((seen) => [seen.plan.id, seen]));
}

/** What of the possible this caller may do; nothing with what the caller does not see. */
export function actionsOf(caller: Caller, plan: PlanRow, ownerPath: readonly string[] | null): PlanAction[] {
  if (!sees(caller, plan, ownerPath)) return [];
  return possibleFor(plan).filter((action) => may(caller, NEEDED[action], ownerPath));
}

/** What went to the archive does not go there again. */
function possibleFor(plan: PlanRow): PlanAction[] {
  return possible(plan.status).filter((action) => action !== 'archive' || plan.archived_at === null);
}

export function notPossible(caller: Caller, plan: PlanRow, ownerPath: readonly string[] | null): Refusal {
  // To destroy it is nobody's next best thing.
  const offered = (actions: readonly PlanAction[]): PlanAction[] => actions.filter((action) => action !== 'destroy');
  return refuse('not-possible-now', { status: plan.status, possible: offered(possibleFor(plan)).join(', '), instead: offered(actionsOf(caller, plan, ownerPath)).map((one) => OPERATIONS[one]).join(' ') });
}

/** Refused: not seen (as if it were not there), not allowed here, not possible where it stands. */
export async function refusedFor(below: Below, db: Executor, caller: Caller, plan: PlanRow | undefined, action: PlanAction): Promise<Refusal | null> {
  const path = plan === undefined ? null : await ownerPathOf(below, db, plan.owner_unit_id);
  if (plan === undefined || !sees(caller, plan, path)) return refuse('plan-not-found');
  if (!may(caller, NEEDED[action], path)) return refuse('not-allowed', { action: NEEDED[action] });
  return Object.hasOwn(PLAN_ACTIONS[plan.status], action) ? null : notPossible(caller, plan, path);
}
