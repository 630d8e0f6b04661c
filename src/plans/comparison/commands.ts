/** Plans side by side: which implements which, what differs, which targets they share. */
import { randomUUID } from 'node:crypto';
import { may, reachOf } from '#access';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { type Caller, type Executor, within } from '#platform';
import { ownerPathOf, sees } from '../allowed.ts';
import type { Room } from '../room.ts';
import { findPlan, listPlans, type PlanRow } from '../store/plans.ts';
import { comparePlans } from './compare-plans.ts';
import { confirmedMatching, printOf, type Said } from './confirmed.ts';
import { linkTargets } from './link-targets.ts';
import { comparedPlan } from './load.ts';
import type { ComparedPlan } from './model.ts';
import type { ComparedSide, Implementation, PlanComparison, SharedTarget } from './shapes.ts';
import * as store from './store.ts';
import { counterpartTable, implementationTable } from './tables.ts';

/** Of so many plans targets are linked at a time; newest first. */
const PLANS_LINKED = 200;

export async function listImplementations({ database, below }: Room, caller: Caller, planId: string): Promise<Implementation[] | Refusal> {
  const plan = await seen(below, database, caller, planId);
  if (isRefusal(plan)) return plan;
  const shown: Implementation[] = [];
  for (const row of await store.listImplementations(database, planId)) {
    const both = await bothOf(below, database, caller, row);
    if (!isRefusal(both)) shown.push(implementationOf(row, both));
  }
  return shown;
}

/** Said twice, it is one. */
export async function linkPlans({ database, clock, below }: Room, caller: Caller, lowerId: string, upperId: string): Promise<Implementation | Refusal> {
  return within<Implementation>(database, async (tx) => {
    if (lowerId === upperId) return refuse('plan-implements-itself');
    const row = { id: randomUUID(), lower_plan_id: lowerId, upper_plan_id: upperId, version: 1 };
    const both = await bothOf(below, tx, caller, row);
    if (isRefusal(both)) return both;
    if (!await edits(below, tx, caller, both.lower)) return refuse('not-allowed', { action: 'edit-plans' });
    const before = (await store.listImplementations(tx, lowerId)).find(({ upper_plan_id }) => upper_plan_id === upperId);
    if (before !== undefined) return implementationOf(before, both);
    const refused = await write(tx, { actor: actorOf(caller), action: 'link-plans', subject: { kind: 'plan', id: lowerId }, at: clock.now().toISOString(), changes: [{ table: implementationTable, id: row.id, insert: row }] });
    return refused ?? implementationOf(row, both);
  });
}

export async function unlinkPlans({ database, clock, below }: Room, caller: Caller, id: string, version: number): Promise<Refusal | undefined> {
  return within<undefined>(database, async (tx) => {
    const found = await editable(below, tx, caller, id);
    if (isRefusal(found)) return found;
    const changes: Change[] = [...(await store.listCounterparts(tx, id)).map((one): Change => ({ table: counterpartTable, id: one.id, gone: true })), { table: implementationTable, id, gone: true, version }];
    return await write(tx, { actor: actorOf(caller), action: 'unlink-plans', subject: { kind: 'plan', id: found.row.lower_plan_id }, at: clock.now().toISOString(), changes }) ?? undefined;
  });
}

/** The lower plan held against the upper one, as both are now. */
export async function openComparison({ database, below }: Room, caller: Caller, id: string): Promise<PlanComparison | Refusal> {
  const row = await store.findImplementation(database, id);
  const both = row === undefined ? refuse('comparison-not-found') : await bothOf(below, database, caller, row);
  if (row === undefined || isRefusal(both)) return refuse('comparison-not-found');
  const [upper, lower] = [await comparedPlan(database, both.upper), await comparedPlan(database, both.lower)];
  if (isRefusal(upper)) return upper;
  if (isRefusal(lower)) return lower;
  const { matching, said, exempt } = confirmedMatching(upper, lower, (await store.listCounterparts(database, id)).map(saidOf));
  const { differences, heldCount } = comparePlans(upper, lower, matching);
  return {
    id, version: row.version, upper: sideOf(both.upper, upper), lower: sideOf(both.lower, lower), heldCount,
    differences: differences.filter((one) => one.kind !== 'no-counterpart' || !exempt.has(one.upperTask)),
    pairs: [
      ...matching.pairs.map(({ left, right, score }) => ({ upper: left, lower: right, score, by: said.has(left) ? 'person' as const : 'words' as const, reason: said.get(left)?.reason ?? null })),
      ...[...exempt].map((left) => ({ upper: left, lower: null, score: 1, by: 'person' as const, reason: said.get(left)?.reason ?? null })),
    ],
    editable: await edits(below, database, caller, both.lower),
  };
}

export interface CounterpartSaid { readonly upperTask: string; readonly lowerTask: string | null; readonly reason: string | null }

/** Says which lower task answers an upper one, or that none need. What was said of it before is taken back by `undefined`. */
export async function sayCounterpart(room: Room, caller: Caller, id: string, version: number, upperTask: string, said: CounterpartSaid | undefined): Promise<PlanComparison | Refusal> {
  return within<PlanComparison>(room.database, async (tx) => {
    const { clock, below } = room;
    const found = await editable(below, tx, caller, id);
    if (isRefusal(found)) return found;
    const now = await openComparison({ ...room, database: tx }, caller, id);
    if (isRefusal(now)) return now;
    const above = now.upper.tasks.find((task) => task.id === upperTask);
    const under = said === undefined || said.lowerTask === null ? null : now.lower.tasks.find((task) => task.id === said.lowerTask);
    if (above === undefined || under === undefined) return refuse('task-not-in-plan');
    const before = (await store.listCounterparts(tx, id)).find((one) => one.upper_task === upperTask || one.upper_print === printOf(above));
    const value = said === undefined ? null : { upper_task: upperTask, upper_print: printOf(above), lower_task: said.lowerTask, lower_print: under === null ? null : printOf(under), reason: said.reason };
    const fresh = randomUUID();
    const changes: Change[] = [
      { table: implementationTable, id, set: {}, version },
      ...(value === null ? (before === undefined ? [] : [{ table: counterpartTable, id: before.id, gone: true } satisfies Change])
        : before === undefined ? [{ table: counterpartTable, id: fresh, insert: { id: fresh, implementation_id: id, ...value, version: 1 } } satisfies Change]
          : [{ table: counterpartTable, id: before.id, set: value, version: before.version } satisfies Change]),
    ];
    const refused = await write(tx, { actor: actorOf(caller), action: 'say-counterpart', subject: { kind: 'plan', id: found.row.lower_plan_id }, at: clock.now().toISOString(), remark: said?.reason ?? undefined, changes });
    return refused ?? openComparison({ ...room, database: tx }, caller, id);
  });
}

/** Targets that stand in several published plans, those on which the plans differ first. */
export async function sharedTargets({ database }: Room, caller: Caller): Promise<SharedTarget[] | Refusal> {
  const listed = await listPlans(database, { reach: reachOf(caller, 'read-plans'), status: 'published', documentId: null, after: null, limit: PLANS_LINKED });
  const plans: ComparedPlan[] = [];
  for (const { id } of listed) {
    const row = await findPlan(database, id);
    const compared = row === undefined ? undefined : await comparedPlan(database, row);
    if (compared !== undefined && !isRefusal(compared)) plans.push(compared);
  }
  const titles = new Map(plans.map(({ id, title }) => [id, title]));
  return linkTargets(plans).map(({ year, agree, places }) => ({
    year, agree, metric: places[0]?.target.metric ?? '', places: places.map(({ planId, taskId, target }) => ({ planId, planTitle: titles.get(planId) ?? '', taskId, target })),
  })).toSorted((a, b) => Number(a.agree) - Number(b.agree));
}

interface Both { readonly upper: PlanRow; readonly lower: PlanRow }

async function bothOf(below: Room['below'], db: Executor, caller: Caller, row: store.ImplementationRow): Promise<Both | Refusal> {
  const upper = await seen(below, db, caller, row.upper_plan_id);
  const lower = await seen(below, db, caller, row.lower_plan_id);
  if (isRefusal(upper)) return upper;
  return isRefusal(lower) ? lower : { upper, lower };
}

async function seen(below: Room['below'], db: Executor, caller: Caller, id: string): Promise<PlanRow | Refusal> {
  const plan = await findPlan(db, id);
  return plan === undefined || !sees(caller, plan, await ownerPathOf(below, db, plan.owner_unit_id)) ? refuse('plan-not-found') : plan;
}

async function edits(below: Room['below'], db: Executor, caller: Caller, lower: PlanRow): Promise<boolean> {
  return may(caller, 'edit-plans', await ownerPathOf(below, db, lower.owner_unit_id));
}

async function editable(below: Room['below'], db: Executor, caller: Caller, id: string): Promise<{ row: store.ImplementationRow } | Refusal> {
  const row = await store.findImplementation(db, id);
  const both = row === undefined ? refuse('comparison-not-found') : await bothOf(below, db, caller, row);
  if (row === undefined || isRefusal(both)) return refuse('comparison-not-found');
  return await edits(below, db, caller, both.lower) ? { row } : refuse('not-allowed', { action: 'edit-plans' });
}

function saidOf(row: store.CounterpartRow): Said {
  return { upperTask: row.upper_task, upperPrint: row.upper_print, lowerTask: row.lower_task, lowerPrint: row.lower_print, reason: row.reason };
}

function implementationOf(row: store.ImplementationRow, { upper, lower }: Both): Implementation {
  return { id: row.id, upper: { id: upper.id, title: upper.title }, lower: { id: lower.id, title: lower.title }, version: row.version };
}

function sideOf(row: PlanRow, plan: ComparedPlan): ComparedSide {
  return { id: row.id, title: row.title, status: row.status, documentId: row.document_id, tasks: plan.tasks.map(({ id, number, title, text, leads, dueOn }) => ({ id, number, title, text, leads: [...leads], dueOn: [...dueOn] })) };
}
