/** A draft becomes what an office answers for; what was issued is withdrawn, never deleted. */
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { type Caller, type TableDescription, within } from '#platform';
import { ownerPathOf, refusedFor } from './allowed.ts';
import { audienceOf, type Named } from './audience.ts';
import { closedByPublishing } from './consultation/commands.ts';
import { namesIn, opened } from './drafting.ts';
import { ledgerOf } from './from-reading.ts';
import type { Plan, SignOff } from './model.ts';
import { type Room, today } from './room.ts';
import type { LedgerRows } from './rows.ts';
import * as plans from './store/plans.ts';
import { unlist } from './store/tasks.ts';
import { deadlineTable, leaderTable, planTable, responsibilityTable, targetTable, taskTable, workstreamTable } from './tables.ts';

export interface Publication {
  readonly signOff: SignOff;
  /** Errors that stay as they are, and why. */
  readonly overrides: readonly { readonly key: string; readonly reason: string }[];
}

/** Pressed twice, it publishes once: the second press with the same version is answered with what the first made. */
export async function publishPlan({ database, clock, below }: Room, caller: Caller, id: string, version: number, { signOff, overrides }: Publication): Promise<Plan | Refusal> {
  return within<Plan>(database, async (tx) => {
    const plan = await plans.lockPlan(tx, id);
    if (plan !== undefined && plan.status === 'published' && plan.version === version + 1 && plan.signed_number === signOff.number && plan.signed_on === signOff.on) {
      return await refusedFor(below, tx, caller, plan, 'amend') ?? opened(caller, plan, await ownerPathOf(below, tx, plan.owner_unit_id));
    }
    const refused = await refusedFor(below, tx, caller, plan, 'publish');
    if (refused !== null || plan === undefined) return refused ?? refuse('plan-not-found');
    if (plan.version !== version) return refuse('stale', { kind: 'plans.plan', id });
    const day = today(clock);
    if (signOff.on > day) return refuse('sign-off-in-future', { on: signOff.on, today: day });
    const checked = await below.checked(tx, plan.document_id);
    if (isRefusal(checked)) return checked;
    const settled = new Set(overrides.map(({ key }) => key));
    const open = checked.openErrors.filter(({ key }) => !settled.has(key));
    if (open.length > 0) return refuse('findings-open', { count: open.length, first: open[0]?.message ?? '' });
    if (checked.reading.tasks.length === 0) return refuse('no-tasks-in-document', { name: checked.reading.source.name });
    const matched = await below.matchNames(tx, namesIn(checked), { documentId: plan.document_id, ownerUnitId: plan.owner_unit_id, issuers: checked.reading.document.issuers });
    const rows = ledgerOf(checked.reading, { planId: id, documentId: plan.document_id, from: holdsFrom(plan.issued_on, signOff.on), matched });
    const at = clock.now().toISOString();
    const set = { status: 'published', signed_by: signOff.by, signed_on: signOff.on, signed_number: signOff.number, published_at: at, document_digest: checked.digest, task_count: rows.tasks.length, audience: await audienceOf(below, tx, day, plan.owner_unit_id, namedBy(rows)) };
    const remark = overrides.map(({ key, reason }) => `${checked.openErrors.find((error) => error.key === key)?.message ?? key}：${reason}`).join('\n');
    const stale = await write(tx, { actor: actorOf(caller), action: 'publish-plan', subject: { kind: 'plan', id }, at, remark, changes: [{ table: planTable, id, set, version }, ...await closedByPublishing(tx, id), ...insertsOf(rows)] });
    return stale ?? opened(caller, await plans.findPlan(tx, id) as plans.PlanRow, await ownerPathOf(below, tx, plan.owner_unit_id));
  });
}

/** What the paper asks holds from the day it was issued, or, where that day is not known or lies later, from the sign-off. */
function holdsFrom(issuedOn: string | null, signedOn: string): string {
  return issuedOn !== null && issuedOn.length === 10 && issuedOn < signedOn ? issuedOn : signedOn;
}

/** Each once. */
function namedBy({ responsibilities }: LedgerRows): Named {
  const known = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];
  return { units: known(responsibilities.map(({ unit_id }) => unit_id)), collectives: known(responsibilities.map(({ collective_id }) => collective_id)) };
}

export function insertsOf(rows: LedgerRows): Change[] {
  const inserts = (table: TableDescription, list: readonly { readonly id: string }[]): Change[] => list.map((row) => ({ table, id: row.id, insert: row as unknown as Readonly<Record<string, unknown>> }));
  return [
    ...inserts(workstreamTable, rows.workstreams), ...inserts(taskTable, rows.tasks), ...inserts(responsibilityTable, rows.responsibilities), ...inserts(leaderTable, rows.leaders), ...inserts(deadlineTable, rows.deadlines), ...inserts(targetTable, rows.targets),
  ];
}

export async function withdrawPlan({ database, clock, below }: Room, caller: Caller, id: string, version: number, reason: string): Promise<Plan | Refusal> {
  return within<Plan>(database, async (tx) => {
    const plan = await plans.lockPlan(tx, id);
    const refused = await refusedFor(below, tx, caller, plan, 'withdraw');
    if (refused !== null || plan === undefined) return refused ?? refuse('plan-not-found');
    const at = clock.now().toISOString();
    const stale = await write(tx, { actor: actorOf(caller), action: 'withdraw-plan', subject: { kind: 'plan', id }, at, remark: reason, changes: [{ table: planTable, id, set: { status: 'withdrawn', withdrawn_at: at }, version }] });
    if (stale === null) await unlist(tx, id);
    return stale ?? opened(caller, await plans.findPlan(tx, id) as plans.PlanRow, await ownerPathOf(below, tx, plan.owner_unit_id));
  });
}
