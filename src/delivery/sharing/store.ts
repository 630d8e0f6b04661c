/** SQL of targets, shares and waypoints. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Executor } from '#platform';

export interface TargetRow {
  readonly id: string; readonly plan_id: string; readonly task_id: string | null; readonly text: string; readonly metric: string; readonly comparator: string; readonly value: number; readonly value_max: number | null; readonly unit: string;
  readonly year: number | null; readonly basis: string;
}

export interface ShareRow {
  readonly id: string; readonly assignment_id: string; readonly unit_id: string; readonly unit_name: string; readonly target_id: string; readonly metric: string; readonly unit: string; readonly comparator: string; readonly basis: string;
  readonly value: number; readonly base: number; readonly starts_on: string | null; readonly ends_on: string | null; readonly trajectory: string; readonly version: number;
}
export interface WaypointRow { readonly id: string; readonly share_id: string; readonly due_on: string; readonly expected: number; readonly version: number }

/** Those that hold today. */
export async function targetsOfTask(db: Executor, planId: string, taskId: string): Promise<TargetRow[]> {
  return (await sql<TargetRow>`select id, plan_id, task_id, text, metric, comparator, value, value_max, unit, year, basis from plans.issued_target
    where plan_id = ${planId} and valid_to is null and (task_id = ${taskId} or (task_id is null and (workstream_id is null or workstream_id = (select workstream_id from plans.issued_task where id = ${taskId})))) order by task_id nulls last, position, id`.execute(db)).rows;
}

export async function findTarget(db: Executor, id: string): Promise<TargetRow | undefined> {
  return (await sql<TargetRow>`select id, plan_id, task_id, text, metric, comparator, value, value_max, unit, year, basis from plans.issued_target where id = ${id} and valid_to is null`.execute(db)).rows[0];
}

const SHARES = sql`select s.id, s.assignment_id, a.unit_id, u.name as unit_name, s.target_id, g.metric, g.unit, g.comparator, g.basis, s.value, s.base, s.starts_on, s.ends_on, s.trajectory, s.version
  from delivery.share s join delivery.assignment a on a.id = s.assignment_id join units.place u on u.id = a.unit_id join plans.issued_target g on g.id = s.target_id`;

export async function sharesOfAssignments(db: Executor, assignmentIds: readonly string[]): Promise<ShareRow[]> {
  if (assignmentIds.length === 0) return [];
  return (await sql<ShareRow>`${SHARES} where s.assignment_id = any(${[...assignmentIds]}::uuid[]) order by s.target_id, array_position(${[...assignmentIds]}::uuid[], s.assignment_id)`.execute(db)).rows;
}

export async function waypointsOf(db: Executor, shareIds: readonly string[]): Promise<WaypointRow[]> {
  if (shareIds.length === 0) return [];
  return db.selectFrom('delivery.waypoint').selectAll().where(sql<boolean>`share_id = any(${[...shareIds]}::uuid[])`).orderBy('due_on').execute();
}

/** Assignments that may take a share of a target: on the level of a task (of any, for a target of the whole plan), or the parts of one. */
export async function levelOf(db: Executor, target: TargetRow, parentId: string | null): Promise<string[]> {
  const where = parentId !== null ? sql`a.parent_id = ${parentId}` : target.task_id !== null ? sql`a.parent_id is null and a.plan_id = ${target.plan_id} and a.task_id = ${target.task_id}` : sql`a.parent_id is null and a.plan_id = ${target.plan_id}`;
  return (await sql<{ id: string }>`select a.id from delivery.assignment a where ${where} and a.status not in ('draft', 'withdrawn') order by a.position, a.id`.execute(db)).rows.map(({ id }) => id);
}

/** Whoever shares a target out waits for whoever is doing so. */
export async function lockTarget(tx: Executor, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('delivery.share'), hashtext(${id}))`.execute(tx);
}

/** Whether figures were reported against a share: it is then no longer let go. */
export async function reportedShares(db: Executor, shareIds: readonly string[]): Promise<readonly string[]> {
  if (shareIds.length === 0) return [];
  return (await sql<{ share_id: string }>`select distinct share_id from delivery.figure where share_id = any(${[...shareIds]}::uuid[])`.execute(db)).rows.map(({ share_id }) => share_id);
}

/** Shares of these assignments whose target was amended since, with the one that took its place: of the same metric, unit and basis. */
export async function overtakenShares(db: Executor, assignmentIds: readonly string[]): Promise<{ readonly id: string; readonly version: number; readonly target_id: string }[]> {
  return (await sql<{ id: string; version: number; target_id: string }>`select distinct on (s.id) s.id, s.version, now.id as target_id from delivery.share s join plans.issued_target was on was.id = s.target_id and was.valid_to is not null
      join plans.issued_target now on now.plan_id = was.plan_id and now.task_id is not distinct from was.task_id and now.workstream_id is not distinct from was.workstream_id and now.valid_to is null
        and now.metric = was.metric and now.unit = was.unit and now.basis = was.basis
    where s.assignment_id = any(${[...assignmentIds]}::uuid[]) and not exists (select from delivery.share own where own.assignment_id = s.assignment_id and own.target_id = now.id) order by s.id, now.position`.execute(db)).rows;
}
