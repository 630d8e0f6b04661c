/** A plan before it is issued: made from a document, looked over, let go. */
import { randomUUID } from 'node:crypto';
import { may, reachOf } from '#access';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, write } from '#journal';
import { type Caller, within } from '#platform';
import { actionsOf, ownerPathOf, refusedFor, seenPlan } from './allowed.ts';
import { adoptedOf } from './consultation/carried-out.ts';
import { refusedAsDestroyed } from './destroying/commands.ts';
import { ledgerOf } from './from-reading.ts';
import type { Draft, Plan, PlanPage, PlanStatus } from './model.ts';
import { type NamedUnit, sameUnit } from './naming.ts';
import { itemOf } from './questions.ts';
import { type Checked, type Room, today } from './room.ts';
import type { LedgerRows } from './rows.ts';
import * as plans from './store/plans.ts';
import { planTable } from './tables.ts';

export interface NewPlan { readonly documentId: string; readonly ownerUnitId: string | null; readonly title?: string | undefined; readonly periodFrom: string | null; readonly periodTo: string | null }

/** A document may carry one plan that is not withdrawn: the same pressed twice makes one. */
export async function draftPlan({ database, clock, below }: Room, caller: Caller, asked: NewPlan): Promise<Plan | Refusal> {
  return within<Plan>(database, async (tx) => {
    const path = await ownerPathOf(below, tx, asked.ownerUnitId);
    if (asked.ownerUnitId !== null && path === null) return refuse('unit-not-found');
    if (!may(caller, 'edit-plans', path)) return refuse('not-allowed', { action: 'edit-plans' });
    if (asked.periodFrom !== null && asked.periodTo !== null && asked.periodTo < asked.periodFrom) return refuse('period-backwards');
    const checked = await below.checked(tx, asked.documentId);
    if (isRefusal(checked)) return checked;
    if (checked.reading.tasks.length === 0) return refuse('no-tasks-in-document', { name: checked.reading.source.name });
    const before = await plans.planOfDocument(tx, asked.documentId);
    if (before !== undefined) return refuse('document-has-plan', { title: before.title, id: before.id });
    const { document, source } = checked.reading;
    const at = clock.now().toISOString();
    const row = {
      id: randomUUID(), salt: randomUUID(), document_id: asked.documentId, document_digest: checked.digest, owner_unit_id: asked.ownerUnitId, title: asked.title ?? document.plan?.title ?? document.title ?? source.name,
      document_number: document.documentNumber, issued_on: document.issuedOn, period_from: asked.periodFrom, period_to: asked.periodTo, status: 'draft', created_at: at, version: 1, audience: path ?? [],
    };
    const refused = await write(tx, { actor: actorOf(caller), action: 'draft-plan', subject: { kind: 'plan', id: row.id }, at, changes: [{ table: planTable, id: row.id, insert: row }] });
    return refused ?? opened(caller, await plans.findPlan(tx, row.id) as plans.PlanRow, path);
  });
}

export async function openPlan({ database, below }: Room, caller: Caller, id: string): Promise<Plan | Refusal> {
  const seen = await seenPlan(below, database, caller, id);
  return isRefusal(seen) ? await refusedAsDestroyed(below, database, caller, id) ?? seen : opened(caller, seen.plan, seen.path);
}

export function opened(caller: Caller, row: plans.PlanRow, path: readonly string[] | null): Plan {
  return { ...plans.planOf(row), actions: actionsOf(caller, row, path) };
}

export interface PlanQuery { readonly status?: PlanStatus | undefined; readonly documentId?: string | undefined; readonly after: readonly [string, string] | null; readonly limit: number }

export async function listPlans({ database }: Room, caller: Caller, { status, documentId, after, limit }: PlanQuery): Promise<{ items: PlanPage['items'] }> {
  return { items: await plans.listPlans(database, { reach: reachOf(caller, 'read-plans'), status: status ?? null, documentId: documentId ?? null, after, limit }) };
}

export interface PlanEdit { readonly title?: string | undefined; readonly ownerUnitId?: string | null | undefined; readonly periodFrom?: string | null | undefined; readonly periodTo?: string | null | undefined }

export async function editPlan({ database, clock, below }: Room, caller: Caller, id: string, version: number, edit: PlanEdit): Promise<Plan | Refusal> {
  return within<Plan>(database, async (tx) => {
    const plan = await plans.lockPlan(tx, id);
    const refused = await refusedFor(below, tx, caller, plan, 'edit');
    if (refused !== null || plan === undefined) return refused ?? refuse('plan-not-found');
    const owner = edit.ownerUnitId === undefined ? plan.owner_unit_id : edit.ownerUnitId;
    const path = await ownerPathOf(below, tx, owner);
    if (owner !== null && path === null) return refuse('unit-not-found');
    // Nobody gives away what they could not take back.
    if (!may(caller, 'edit-plans', path)) return refuse('not-allowed', { action: 'edit-plans' });
    const set = { title: edit.title ?? plan.title, owner_unit_id: owner, period_from: edit.periodFrom === undefined ? plan.period_from : edit.periodFrom, period_to: edit.periodTo === undefined ? plan.period_to : edit.periodTo, audience: path ?? [] };
    if (set.period_from !== null && set.period_to !== null && set.period_to < set.period_from) return refuse('period-backwards');
    const stale = await write(tx, { actor: actorOf(caller), action: 'edit-plan', subject: { kind: 'plan', id }, at: clock.now().toISOString(), changes: [{ table: planTable, id, set, version }] });
    return stale ?? opened(caller, await plans.findPlan(tx, id) as plans.PlanRow, path);
  });
}

/** Nothing issued hangs on a draft, unless letters about it went out. */
export async function discardPlan({ database, clock, below }: Room, caller: Caller, id: string, version: number): Promise<Refusal | undefined> {
  return within<undefined>(database, async (tx) => {
    const refused = await refusedFor(below, tx, caller, await plans.lockPlan(tx, id), 'discard');
    if (refused === null && await plans.wasConsulted(tx, id)) return refuse('plan-was-consulted');
    return refused ?? await write(tx, { actor: actorOf(caller), action: 'discard-plan', subject: { kind: 'plan', id }, at: clock.now().toISOString(), changes: [{ table: planTable, id, gone: true, version }] }) ?? undefined;
  });
}

/** What publishing it would make now. */
export async function lookOverDraft({ database, below, clock }: Room, caller: Caller, id: string): Promise<Draft | Refusal> {
  const plan = await plans.findPlan(database, id);
  const refused = await refusedFor(below, database, caller, plan, 'publish');
  if (refused !== null || plan === undefined) return refused ?? refuse('plan-not-found');
  const checked = await below.checked(database, plan.document_id);
  if (isRefusal(checked)) return checked;
  const matched = await below.matchNames(database, namesIn(checked), { documentId: plan.document_id, ownerUnitId: plan.owner_unit_id, issuers: checked.reading.document.issuers });
  const rows = ledgerOf(checked.reading, { planId: id, documentId: plan.document_id, from: '2000-01-01', matched });
  const unmatched = new Map<string, Set<string>>();
  const day = today(clock);
  for (const { name, unit_id, collective_id, task_id } of rows.responsibilities) if (unit_id === null && collective_id === null) unmatched.set(name, (unmatched.get(name) ?? new Set()).add(task_id));
  const led = new Set(rows.responsibilities.filter(({ role }) => role !== 'cooperating').map(({ task_id }) => task_id));
  return {
    tasks: rows.tasks.length, workstreams: rows.workstreams.length, responsibilities: rows.responsibilities.length, deadlines: rows.deadlines.length, targets: rows.targets.length,
    unmatched: [...unmatched].map(([name, tasks]) => ({ name, tasks: tasks.size })).toSorted((a, b) => b.tasks - a.tasks), proposed: [...matched].filter(([, { confirmed }]) => !confirmed).map(([name, { means }]) => ({ name, means })), withoutLead: rows.tasks.length - led.size, doubled: doubledIn(rows),
    withoutDeadline: rows.tasks.length - new Set(rows.deadlines.map(({ task_id }) => task_id)).size, checked: checked.progress.checked, cells: checked.progress.total, openFindings: checked.openFindingCount,
    opinions: await plans.openOpinions(database, id), adoptedUnchanged: (await adoptedOf(database, plan)).filter(({ changed }) => !changed), openErrors: [...checked.openErrors],
    ledger: rows.tasks.map((row) => itemOf({ ...row, plan_title: plan.title }, day)), today: day,
  };
}

/** Also under two names that mean one unit. */
function doubledIn({ tasks, responsibilities }: LedgerRows): Draft['doubled'] {
  const byTask = Map.groupBy(responsibilities, ({ task_id }) => task_id);
  return tasks.flatMap(({ id, position, number, title, text }) => {
    const [leading, cooperating] = [true, false].map((leads) => (byTask.get(id) ?? []).filter(({ role }) => (role !== 'cooperating') === leads).map(({ name, unit_id, collective_id }) => ({ name, unitId: unit_id, collectiveId: collective_id }))) as [NamedUnit[], NamedUnit[]];
    return leading.filter((one) => cooperating.some((other) => sameUnit(one, other))).map(({ name }) => ({ place: position, task: [number, title ?? text.slice(0, 30)].filter((part) => part !== null).join(' '), unit: name }));
  });
}

export function namesIn({ reading }: Checked): string[] {
  return [...new Set(reading.tasks.flatMap(({ responsibilities }) => responsibilities.map(({ unit }) => unit)))];
}
