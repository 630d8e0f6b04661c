/** Plans side by side: which implements which, what differs, which targets they share. */
import { randomUUID } from 'node:crypto';
import { may, reachOf } from '#access';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { type Caller, type Executor, within } from '#platform';
import { type Seen, seenPlan, seenPlans } from '../allowed.ts';
import type { Room } from '../room.ts';
import { listPlans, type PlanRow } from '../store/plans.ts';
import { comparePlans } from './compare-plans.ts';
import { confirmedMatching, printOf, type Said } from './confirmed.ts';
import { linkTargets } from './link-targets.ts';
import { comparedPlan, plansWithTargets } from './load.ts';
import type { ComparedPlan } from './model.ts';
import type { ComparedSide, Implementation, PlanComparison, SharedTarget } from './shapes.ts';
import * as store from './store.ts';
import { counterpartTable, implementationTable } from './tables.ts';

/** Of so many plans targets are linked at a time; newest first. */
const PLANS_LINKED = 200;

export async function listImplementations({ database, below }: Room, caller: Caller, planId: string): Promise<Implementation[] | Refusal> {
  const plan = await seenPlan(below, database, caller, planId);
  if (isRefusal(plan)) return plan;
  const rows = await store.listImplementations(database, planId);
  const seen = await seenPlans(below, database, caller, rows.flatMap(({ lower_plan_id, upper_plan_id }) => [lower_plan_id, upper_plan_id]));
  return rows.flatMap((row) => {
    const [lower, upper] = [seen.get(row.lower_plan_id), seen.get(row.upper_plan_id)];
    return lower === undefined || upper === undefined ? [] : [implementationOf(row, { lower, upper })];
  });
}

/** Said twice, it is one. */
export async function linkPlans({ database, clock, below }: Room, caller: Caller, lowerId: string, upperId: string): Promise<Implementation | Refusal> {
  return within<Implementation>(database, async (tx) => {
    if (lowerId === upperId) return refuse('plan-implements-itself');
    const row = { id: randomUUID(), lower_plan_id: lowerId, upper_plan_id: upperId, version: 1 };
    const both = await bothOf(below, tx, caller, row);
    if (isRefusal(both)) return both;
    if (!edits(caller, both.lower)) return refuse('not-allowed', { action: 'edit-plans' });
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
  const sides = await sidesOf(database, both);
  return isRefusal(sides) ? sides : held(database, caller, row, both, sides);
}

/** As what was said of its tasks stands now. */
async function held(db: Executor, caller: Caller, row: store.ImplementationRow, both: Both, { upper, lower }: Sides): Promise<PlanComparison> {
  const { matching, said, exempt } = confirmedMatching(upper, lower, (await store.listCounterparts(db, row.id)).map(saidOf));
  const { differences, heldCount } = comparePlans(upper, lower, matching);
  return {
    id: row.id, version: row.version, upper: sideOf(both.upper.plan, upper), lower: sideOf(both.lower.plan, lower), heldCount,
    differences: differences.filter((one) => one.kind !== 'no-counterpart' || !exempt.has(one.upperTask)),
    pairs: [
      ...matching.pairs.map(({ left, right, score }) => ({ upper: left, lower: right, score, by: said.has(left) ? 'person' as const : 'words' as const, reason: said.get(left)?.reason ?? null })),
      ...[...exempt].map((left) => ({ upper: left, lower: null, score: 1, by: 'person' as const, reason: said.get(left)?.reason ?? null })),
    ],
    editable: edits(caller, both.lower),
  };
}

export interface CounterpartSaid { readonly lowerTask: string | null; readonly reason: string | null }

/** Says which lower task answers an upper one, or that none need. What was said of it before is taken back by `undefined`. */
export async function sayCounterpart(room: Room, caller: Caller, id: string, version: number, upperTask: string, said: CounterpartSaid | undefined): Promise<PlanComparison | Refusal> {
  return within<PlanComparison>(room.database, async (tx) => {
    const { clock, below } = room;
    const found = await editable(below, tx, caller, id);
    if (isRefusal(found)) return found;
    const sides = await sidesOf(tx, found.both);
    if (isRefusal(sides)) return sides;
    const above = sides.upper.tasks.find((task) => task.id === upperTask);
    const under = said === undefined || said.lowerTask === null ? null : sides.lower.tasks.find((task) => task.id === said.lowerTask);
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
    return refused ?? held(tx, caller, { ...found.row, version: version + 1 }, found.both, sides);
  });
}

/** Targets that stand in several published plans, those on which the plans differ first. */
export async function sharedTargets({ database }: Room, caller: Caller): Promise<SharedTarget[] | Refusal> {
  const listed = await listPlans(database, { reach: reachOf(caller, 'read-plans'), status: 'published', documentId: null, after: null, limit: PLANS_LINKED });
  const titles = new Map(listed.map(({ id, title }) => [id, title]));
  return linkTargets(await plansWithTargets(database, listed.map(({ id }) => id))).map(({ year, agree, places }) => ({
    year, agree, metric: places[0]?.target.metric ?? '', places: places.map(({ planId, taskId, target }) => ({ planId, planTitle: titles.get(planId) ?? '', taskId, target })),
  })).toSorted((a, b) => Number(a.agree) - Number(b.agree));
}

interface Both { readonly upper: Seen; readonly lower: Seen }
interface Sides { readonly upper: ComparedPlan; readonly lower: ComparedPlan }

async function bothOf(below: Room['below'], db: Executor, caller: Caller, row: store.ImplementationRow): Promise<Both | Refusal> {
  const seen = await seenPlans(below, db, caller, [row.upper_plan_id, row.lower_plan_id]);
  const [upper, lower] = [seen.get(row.upper_plan_id), seen.get(row.lower_plan_id)];
  return upper === undefined || lower === undefined ? refuse('plan-not-found') : { upper, lower };
}

async function sidesOf(db: Executor, both: Both): Promise<Sides | Refusal> {
  const [upper, lower] = [await comparedPlan(db, both.upper.plan), await comparedPlan(db, both.lower.plan)];
  if (isRefusal(upper)) return upper;
  return isRefusal(lower) ? lower : { upper, lower };
}

function edits(caller: Caller, lower: Seen): boolean {
  return may(caller, 'edit-plans', lower.path);
}

async function editable(below: Room['below'], db: Executor, caller: Caller, id: string): Promise<{ row: store.ImplementationRow; both: Both } | Refusal> {
  const row = await store.findImplementation(db, id);
  const both = row === undefined ? refuse('comparison-not-found') : await bothOf(below, db, caller, row);
  if (row === undefined || isRefusal(both)) return refuse('comparison-not-found');
  return edits(caller, both.lower) ? { row, both } : refuse('not-allowed', { action: 'edit-plans' });
}

function saidOf(row: store.CounterpartRow): Said {
  return { upperTask: row.upper_task, upperPrint: row.upper_print, lowerTask: row.lower_task, lowerPrint: row.lower_print, reason: row.reason };
}

function implementationOf(row: store.ImplementationRow, { upper, lower }: Both): Implementation {
  return { id: row.id, upper: { id: upper.plan.id, title: upper.plan.title }, lower: { id: lower.plan.id, title: lower.plan.title }, version: row.version };
}

function sideOf(row: PlanRow, plan: ComparedPlan): ComparedSide {
  return { id: row.id, title: row.title, status: row.status, documentId: row.document_id, tasks: plan.tasks.map(({ id, number, title, text, leads, dueOn }) => ({ id, number, title, text, leads: [...leads], dueOn: [...dueOn] })) };
}
