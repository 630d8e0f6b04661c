/** SQL of assignments, with what lists show beside them. Every function takes its executor first. */
import { type RawBuilder, sql } from 'kysely';
import type { Reach } from '#access';
import type { Executor } from '#platform';

/** A row with what the ledger, the tree and its dispatch say of it. */
export interface AssignmentRow {
  readonly id: string; readonly dispatch_id: string; readonly plan_id: string; readonly task_id: string; readonly task_version: number; readonly parent_id: string | null; readonly unit_id: string; readonly path: readonly string[];
  readonly role: string; readonly title: string | null; readonly position: number; readonly due_on: string; readonly office_unit_id: string | null; readonly person: string | null; readonly status: string;
  readonly objection: string | null; readonly reason: string | null; readonly answered_on: string | null; readonly answer_number: string | null; readonly closed_on: string | null; readonly version: number;
  readonly evidence: string; readonly standing: string | null; readonly problem_kind: string | null; readonly reported_on: string | null;
  readonly from_unit_id: string; readonly channel: string; readonly dispatch_number: string | null; readonly dispatched_on: string; readonly answer_by: string | null;
  readonly plan_title: string; readonly plan_status: string;
  readonly task_number: string | null; readonly task_title: string | null; readonly task_text: string; readonly task_kind: string; readonly task_status: string; readonly task_now: number; readonly task_due_on: string;
  readonly unit_name: string; readonly from_name: string; readonly from_path: readonly string[]; readonly owner_path: readonly string[] | null; readonly office_name: string | null;
  readonly parent_unit_id: string | null; readonly parent_path: readonly string[] | null; readonly parts: number;
}

/** From some rows of assignments, found first: with so many tables the planner takes them in the order in which they are named. */
const shownFrom = (rows: RawBuilder<unknown>): RawBuilder<AssignmentRow> => sql<AssignmentRow>`with page as materialized (${rows}) select a.id, a.dispatch_id, a.plan_id, a.task_id, a.task_version, a.parent_id, a.unit_id, a.path, a.role, a.title, a.position, a.due_on, a.office_unit_id, a.person, a.status,
    a.objection, a.reason, a.answered_on, a.answer_number, a.closed_on, a.version, a.evidence, a.standing, a.problem_kind, a.reported_on,
    d.from_unit_id, d.channel, d.number as dispatch_number, d.dispatched_on, d.answer_by, p.title as plan_title, p.status as plan_status,
    t.number as task_number, t.title as task_title, t.text as task_text, t.kind as task_kind, t.status as task_status, t.version as task_now, t.due_on as task_due_on,
    u.name as unit_name, f.name as from_name, f.path as from_path, o.path as owner_path, office.name as office_name, above.unit_id as parent_unit_id, above.path as parent_path,
    (select count(*)::int from delivery.assignment c where c.parent_id = a.id and c.status <> 'withdrawn') as parts
  from page a join delivery.dispatch d on d.id = a.dispatch_id join plans.issued_plan p on p.id = a.plan_id join plans.issued_task t on t.id = a.task_id
    join units.place u on u.id = a.unit_id join units.place f on f.id = d.from_unit_id left join units.place o on o.id = p.owner_unit_id left join units.place office on office.id = a.office_unit_id
    left join delivery.assignment above on above.id = a.parent_id`;

export async function findAssignments(db: Executor, ids: readonly string[]): Promise<AssignmentRow[]> {
  if (ids.length === 0) return [];
  return (await shownFrom(sql`select * from delivery.assignment where id = any(${[...ids]}::uuid[])`).execute(db)).rows;
}

/** Who changes assignments waits for whoever is changing them; always in the order of their ids. */
export async function lockAssignments(db: Executor, ids: readonly string[]): Promise<AssignmentRow[]> {
  if (ids.length === 0) return [];
  await sql`select id from delivery.assignment where id = any(${[...ids]}::uuid[]) order by id for update`.execute(db);
  return findAssignments(db, ids);
}

/** In the order of the dispatch. */
export async function assignmentsOf(db: Executor, dispatchId: string): Promise<AssignmentRow[]> {
  return (await sql<AssignmentRow>`${shownFrom(sql`select * from delivery.assignment where dispatch_id = ${dispatchId}`)} order by a.position, a.id`.execute(db)).rows;
}

export async function partsOf(db: Executor, id: string): Promise<AssignmentRow[]> {
  return (await sql<AssignmentRow>`${shownFrom(sql`select * from delivery.assignment where parent_id = ${id}`)} order by a.position, a.due_on, a.id`.execute(db)).rows;
}

/** Of all these, in no order. */
export async function partsOfAll(db: Executor, ids: readonly string[]): Promise<AssignmentRow[]> {
  return (await shownFrom(sql`select * from delivery.assignment where parent_id = any(${[...ids]}::uuid[])`).execute(db)).rows;
}

/** From an assignment up to the one that nothing stands above; without itself, nearest first. */
export async function aboveOf(db: Executor, id: string): Promise<AssignmentRow[]> {
  const { rows } = await sql<{ id: string }>`with recursive line as (
      select parent_id as id, 1 as depth from delivery.assignment where id = ${id} and parent_id is not null
      union all select a.parent_id, l.depth + 1 from line l join delivery.assignment a on a.id = l.id where a.parent_id is not null and l.depth < 100)
    select id from line order by depth`.execute(db);
  const found = new Map((await findAssignments(db, rows.map((row) => row.id))).map((row) => [row.id, row]));
  return rows.flatMap((row) => found.get(row.id) ?? []);
}

/** These and all that was passed down or broken down from them, without what is withdrawn already. */
export async function withPartsOf(db: Executor, ids: readonly string[]): Promise<{ readonly id: string; readonly version: number }[]> {
  const { rows } = await sql<{ id: string; version: number }>`with recursive under as (
      select id, version, status, 1 as depth from delivery.assignment where id = any(${[...ids]}::uuid[])
      union select a.id, a.version, a.status, u.depth + 1 from under u join delivery.assignment a on a.parent_id = u.id where u.depth < 100)
    select distinct id, version from under where status <> 'withdrawn' order by id`.execute(db);
  return rows;
}

export interface AssignmentFilter {
  readonly planId: string | null;
  readonly taskId: string | null;
  readonly dispatchId: string | null;
  readonly unitIds: readonly string[] | null;
  /** Of those units what came from elsewhere, and of offices what was broken out for them: the list of what was received. */
  readonly received: boolean;
  readonly status: readonly string[] | null;
  /** Only those whose task changed since, or is no longer there. */
  readonly changed: boolean;
  readonly parts: boolean;
  readonly words: string | null;
}

/** The last day and the id of the row before. */
export type Place = readonly [dueOn: string, id: string];

/** Soonest first. What was not sent is in no list but its dispatch's. */
export async function listAssignments(db: Executor, reach: Reach, filter: AssignmentFilter, after: Place | null, limit: number): Promise<AssignmentRow[]> {
  return (await listQuery(reach, filter, after, limit).execute(db)).rows;
}

/** The query itself, so that a test can look at its plan: what is shown beside a row is looked up for the rows of the page only. */
export function listQuery(reach: Reach, filter: AssignmentFilter, after: Place | null, limit: number): RawBuilder<AssignmentRow> {
  const page = sql`select a.* from delivery.assignment a where ${whereOf(reach, filter)}${after === null ? sql`` : sql` and (a.due_on, a.id) > (${after[0]}::date, ${after[1]}::uuid)`} order by a.due_on, a.id limit ${limit}`;
  return sql<AssignmentRow>`${shownFrom(page)} order by a.due_on, a.id`;
}

/** How many of them wait for an answer, and all. */
export async function countAssignments(db: Executor, reach: Reach, filter: AssignmentFilter): Promise<{ readonly all: number; readonly unanswered: number; readonly objected: number; readonly changed: number }> {
  const { rows } = await sql<{ all: number; unanswered: number; objected: number; changed: number }>`select count(*)::int as all, count(*) filter (where a.status = 'sent')::int as unanswered, count(*) filter (where a.status = 'objected')::int as objected,
      count(*) filter (where a.status not in ('withdrawn', 'closed') and (t.version <> a.task_version or t.status = 'withdrawn' or p.status = 'withdrawn'))::int as changed
    from delivery.assignment a join plans.issued_plan p on p.id = a.plan_id join plans.issued_task t on t.id = a.task_id where ${whereOf(reach, filter)}`.execute(db);
  return rows[0] ?? { all: 0, unanswered: 0, objected: 0, changed: 0 };
}

/** Conditions on the rows themselves: what lies beside them is asked for only where the question names it. */
function whereOf(reach: Reach, filter: AssignmentFilter) {
  const within = reach === 'everywhere' ? [] : [...reach];
  const asked = [
    // Said as the index says it, where withdrawn ones are not asked for.
    filter.status === null ? sql`a.status not in ('draft', 'withdrawn')` : filter.status.includes('withdrawn') ? sql`a.status = any(${[...filter.status]})` : sql`a.status not in ('draft', 'withdrawn') and a.status = any(${[...filter.status]})`,
    // One's own units need no looking after: they are within reach.
    ...(reach === 'everywhere' || filter.received ? [] : [sql`(a.path && ${within}::uuid[] or a.office_unit_id = any(${within}::uuid[])
      or a.dispatch_id in (select d.id from delivery.dispatch d join units.place f on f.id = d.from_unit_id where f.path && ${within}::uuid[]) or a.plan_id in (select p.id from plans.issued_plan p join units.place o on o.id = p.owner_unit_id where o.path && ${within}::uuid[]))`]),
    ...(filter.planId === null ? [] : [sql`a.plan_id = ${filter.planId}`]), ...(filter.taskId === null ? [] : [sql`a.task_id = ${filter.taskId}`]), ...(filter.dispatchId === null ? [] : [sql`a.dispatch_id = ${filter.dispatchId}`]),
    ...(filter.unitIds === null ? [] : [sql`(a.unit_id = any(${[...filter.unitIds]}::uuid[]) or a.office_unit_id = any(${[...filter.unitIds]}::uuid[]))`]),
    ...(filter.received ? [sql`(a.parent_id is null or a.office_unit_id = any(${[...filter.unitIds ?? []]}::uuid[]) or not exists (select from delivery.assignment whole where whole.id = a.parent_id and whole.unit_id = a.unit_id))`] : []),
    ...(filter.changed ? [sql`a.status <> 'closed' and exists (select from plans.issued_task t join plans.issued_plan p on p.id = t.plan_id where t.id = a.task_id and (t.version <> a.task_version or t.status = 'withdrawn' or p.status = 'withdrawn'))`] : []),
    ...(filter.parts ? [] : [sql`a.parent_id is null`]),
    ...(filter.words === null ? [] : [sql`exists (select from plans.issued_task t, units.place u where t.id = a.task_id and u.id = a.unit_id and strpos(lower(concat_ws(' ', t.number, t.title, t.text, a.title, u.name)), ${filter.words.toLowerCase()}) > 0)`]),
  ];
  return sql.join(asked, sql` and `);
}

/** Units move; who sees what follows the tree. @returns how many were no longer right. */
export async function renewPaths(db: Executor): Promise<number> {
  const done = await sql`update delivery.assignment a set path = u.path from units.place u where u.id = a.unit_id and a.path <> u.path`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}
