/** SQL of dispatches, and of what the ledger and the tree say where one is made. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Reach } from '#access';
import type { Executor } from '#platform';
import type { Standing } from './bodies.ts';

export interface DispatchRow {
  readonly id: string; readonly plan_id: string; readonly from_unit_id: string; readonly authority: string; readonly group_id: string | null; readonly channel: string; readonly number: string | null;
  readonly dispatched_on: string; readonly answer_by: string | null; readonly words: string | null; readonly contact: string | null; readonly status: string; readonly reason: string | null; readonly sent_at: string | null; readonly version: number;
  readonly plan_title: string; readonly plan_status: string; readonly owner_unit_id: string | null; readonly owner_path: readonly string[] | null; readonly from_name: string; /** Whose letters they are, where the sender was closed since. */ readonly sent_by_unit_id: string | null; readonly sent_by_name: string | null; readonly from_path: readonly string[];
  readonly assignments: number; readonly units: number; readonly unanswered: number; readonly objected: number; readonly passed_down: boolean;
}

const SHOWN = sql`select d.id, d.plan_id, d.from_unit_id, d.authority, d.group_id, d.channel, d.number, d.dispatched_on, d.answer_by, d.words, d.contact, d.status, d.reason, to_json(d.sent_at) #>> '{}' as sent_at, d.version,
    p.title as plan_title, p.status as plan_status, p.owner_unit_id, o.path as owner_path, f.name as from_name, d.sent_by_unit_id, b.name as sent_by_name, f.path as from_path, n.assignments, n.units, n.unanswered, n.objected, n.passed_down
  from delivery.dispatch d join plans.issued_plan p on p.id = d.plan_id join units.place f on f.id = d.from_unit_id left join units.place b on b.id = d.sent_by_unit_id left join units.place o on o.id = p.owner_unit_id
    cross join lateral (select count(*) filter (where status <> 'withdrawn')::int as assignments, count(distinct unit_id) filter (where status <> 'withdrawn')::int as units,
      count(*) filter (where status = 'sent')::int as unanswered, count(*) filter (where status = 'objected')::int as objected,
      coalesce(bool_or(a.parent_id is not null and (select whole.dispatch_id from delivery.assignment whole where whole.id = a.parent_id) <> d.id), false) as passed_down from delivery.assignment a where a.dispatch_id = d.id) n`;

export async function findDispatch(db: Executor, id: string): Promise<DispatchRow | undefined> {
  return (await sql<DispatchRow>`${SHOWN} where d.id = ${id}`.execute(db)).rows[0];
}

/** Who changes a dispatch waits for whoever is changing it. */
export async function lockDispatch(db: Executor, id: string): Promise<DispatchRow | undefined> {
  await sql`select id from delivery.dispatch where id = ${id} for update`.execute(db);
  return findDispatch(db, id);
}

/** It gave on pieces of what its unit was given by another dispatch; pieces for its own offices stand in that very one. */
const PASSED_DOWN = sql`exists (select from delivery.assignment a join delivery.assignment whole on whole.id = a.parent_id where a.dispatch_id = d.id and whole.dispatch_id <> d.id)`;

/** By one of the caller's units or an office of one; for who speaks for none, out of the ledger itself. */
function isOwn({ ownUnitIds }: Pick<DispatchFilter, 'ownUnitIds'>) {
  return ownUnitIds.length === 0 ? sql`not ${PASSED_DOWN}` : sql`(f.id = any(${[...ownUnitIds]}::uuid[]) or f.kind = 'office' and f.parent_id = any(${[...ownUnitIds]}::uuid[]))`;
}

export interface DispatchFilter { readonly planId: string | null; readonly status: string | null; readonly whose: 'own' | 'below' | null; /** For which the caller speaks; none: whoever looks on from above. */ readonly ownUnitIds: readonly string[] }

/** Newest first. A draft is seen by its sender's people only. */
export async function listDispatches(db: Executor, reach: Reach, filter: DispatchFilter, after: readonly [string, string] | null, limit: number): Promise<DispatchRow[]> {
  const asked = [
    sql`true`,
    ...(reach === 'everywhere' ? [] : [sql`(f.path && ${[...reach]}::uuid[] or (d.status <> 'draft' and o.path && ${[...reach]}::uuid[]))`]),
    ...(filter.planId === null ? [] : [sql`d.plan_id = ${filter.planId}`]), ...(filter.status === null ? [] : [sql`d.status = ${filter.status}`]),
    ...(filter.whose === null ? [] : [filter.whose === 'own' ? sql`${isOwn(filter)}` : sql`not (${isOwn(filter)})`]),
    ...(after === null ? [] : [sql`(d.dispatched_on, d.id) < (${after[0]}::date, ${after[1]}::uuid)`]),
  ];
  return (await sql<DispatchRow>`${SHOWN} where ${sql.join(asked, sql` and `)} order by d.dispatched_on desc, d.id desc limit ${limit}`.execute(db)).rows;
}

export interface IssuedPlan { readonly id: string; readonly owner_unit_id: string | null; readonly title: string; readonly document_id: string | null; readonly document_number: string | null; readonly status: string; readonly audience: readonly string[]; readonly owner_path: readonly string[] | null }

export async function findPlan(db: Executor, id: string): Promise<IssuedPlan | undefined> {
  return (await sql<IssuedPlan>`select p.id, p.owner_unit_id, p.title, p.document_id, p.document_number, p.status, p.audience, o.path as owner_path from plans.issued_plan p left join units.place o on o.id = p.owner_unit_id where p.id = ${id}`.execute(db)).rows[0];
}

export interface IssuedTask { readonly id: string; readonly number: string | null; readonly title: string | null; readonly text: string; readonly kind: string; readonly status: string; readonly withdrawn_on: string | null; readonly due_on: string; readonly version: number; readonly position: number }

/** Of a plan, in its order. @param ids null: all that were not withdrawn. */
export async function tasksOf(db: Executor, planId: string, ids: readonly string[] | null): Promise<IssuedTask[]> {
  const which = ids === null ? sql`status = 'active'` : sql`id = any(${[...ids]}::uuid[])`;
  return (await sql<IssuedTask>`select id, number, title, text, kind, status, withdrawn_on, due_on, version, position from plans.issued_task where plan_id = ${planId} and ${which} order by position, id`.execute(db)).rows;
}

export interface NamedRow { readonly task_id: string; readonly name: string; readonly role: 'lead' | 'co-lead' | 'cooperating'; readonly unit_id: string | null; readonly collective_id: string | null }

/** Who answers for these tasks on the day, in the order of the paper. */
export async function namedOn(db: Executor, taskIds: readonly string[], day: string): Promise<NamedRow[]> {
  return (await sql<NamedRow>`select task_id, name, role, unit_id, collective_id from plans.issued_responsibility
    where task_id = any(${[...taskIds]}::uuid[]) and valid_from <= ${day}::date and (valid_to is null or valid_to > ${day}::date) order by task_id, position`.execute(db)).rows;
}

/** Of each of these tasks, by its id, whose paper its plan is. */
export async function papersOf(db: Executor, taskIds: readonly string[]): Promise<ReadonlyMap<string, PaperOf>> {
  const { rows } = await sql<PaperOf & { taskId: string }>`select t.id as "taskId", p.owner_unit_id as "ownerUnitId", p.document_id as "documentId" from plans.issued_task t join plans.issued_plan p on p.id = t.plan_id where t.id = any(${[...taskIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ taskId, ownerUnitId, documentId }) => [taskId, { ownerUnitId, documentId }]));
}
export interface PaperOf { readonly ownerUnitId: string | null; readonly documentId: string }

export interface Given { readonly id: string; readonly task_id: string; readonly unit_id: string; readonly dispatch_id: string; readonly status: string }

/** What of these tasks was given to units already and still stands; parts are nobody's but their own. */
export async function givenOf(db: Executor, taskIds: readonly string[]): Promise<Given[]> {
  return (await sql<Given>`select id, task_id, unit_id, dispatch_id, status from delivery.assignment where task_id = any(${[...taskIds]}::uuid[]) and parent_id is null and status <> 'withdrawn'`.execute(db)).rows;
}

/** Units as the rules of addressing see them, by id; those that are not there are left out. */
export async function standingsOf(db: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  const { rows } = await sql<Standing & { path: Standing['path'] }>`select u.id, u.name, u.kind, (select json_agg(json_build_object('id', a.id, 'name', a.name, 'kind', a.kind) order by cardinality(a.path)) from units.place a where a.id = any(u.path)) as path
    from units.place u where u.id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Those of them that a unit may be addressed under no longer: it was closed. */
export async function closedUnits(db: Executor, ids: readonly string[], day: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return (await sql<{ id: string; name: string }>`select id, name from units.place where id = any(${[...ids]}::uuid[]) and valid_to <= ${day}::date order by name`.execute(db)).rows;
}

/** Whoever hands out of a plan waits for whoever is doing so: nothing is given to a unit twice. */
export async function lockHandingOut(tx: Executor, planId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('delivery.dispatch'), hashtext(${planId}))`.execute(tx);
}
