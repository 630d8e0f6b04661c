/** SQL of tasks and what hangs on them. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Executor } from '#platform';
import type { Card } from '../model.ts';
import { type Hanging, NEVER, type TargetRow, type TaskCore, type TaskRow } from '../rows.ts';

export async function findTask(db: Executor, id: string): Promise<TaskRow | undefined> {
  const row = await db.selectFrom('plans.task').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : { ...row, card: row.card as Card };
}

export async function findTasks(db: Executor, ids: readonly string[]): Promise<TaskRow[]> {
  const rows = await db.selectFrom('plans.task').selectAll().where(sql<boolean>`id = any(${[...ids]}::uuid[])`).orderBy('id').forUpdate().execute();
  return rows.map((row) => ({ ...row, card: row.card as Card }));
}

/** All of a plan, in its order. */
export async function planTasks(db: Executor, planId: string): Promise<TaskRow[]> {
  const rows = await db.selectFrom('plans.task').selectAll().where('plan_id', '=', planId).orderBy('position').orderBy('id').execute();
  return rows.map((row) => ({ ...row, card: row.card as Card }));
}

/** What hangs on these tasks, ended rows with it, by task. */
export async function hangingOn(db: Executor, taskIds: readonly string[]): Promise<(taskId: string) => Hanging> {
  const ids = [...taskIds];
  if (ids.length === 0) return () => ({ responsibilities: [], leaders: [], deadlines: [], targets: [] });
  const [responsibilities, leaders, deadlines, targets] = await Promise.all([
    db.selectFrom('plans.responsibility').selectAll().where(sql<boolean>`task_id = any(${ids}::uuid[])`).orderBy('valid_from').orderBy('position').execute(),
    db.selectFrom('plans.leader').selectAll().where(sql<boolean>`task_id = any(${ids}::uuid[])`).orderBy('valid_from').orderBy('position').execute(),
    db.selectFrom('plans.deadline').selectAll().where(sql<boolean>`task_id = any(${ids}::uuid[])`).orderBy('valid_from').orderBy('position').execute(),
    db.selectFrom('plans.target').selectAll().where(sql<boolean>`task_id = any(${ids}::uuid[])`).orderBy('valid_from').orderBy('position').execute(),
  ]);
  const by = <T extends { task_id: string | null }>(rows: readonly T[]): Map<string | null, T[]> => Map.groupBy(rows, ({ task_id }) => task_id);
  const [r, l, d, t] = [by(responsibilities), by(leaders), by(deadlines), by(targets)];
  return (id) => ({ responsibilities: r.get(id) ?? [], leaders: l.get(id) ?? [], deadlines: d.get(id) ?? [], targets: t.get(id) ?? [] });
}

/** Of these plans, the targets that hold in tasks that were not withdrawn, in the order of each plan. */
export async function taskTargets(db: Executor, planIds: readonly string[]): Promise<TargetRow[]> {
  return db.selectFrom('plans.task as t').innerJoin('plans.target as g', 'g.task_id', 't.id').selectAll('g').where(sql<boolean>`t.plan_id = any(${[...planIds]}::uuid[])`).where('t.status', '=', 'active').where('g.valid_to', 'is', null)
    .orderBy('t.position').orderBy('t.id').orderBy('g.valid_from').orderBy('g.position').execute();
}

export async function childrenOf(db: Executor, taskId: string): Promise<Pick<TaskCore, 'id' | 'number' | 'title' | 'text'>[]> {
  return db.selectFrom('plans.task').select(['id', 'number', 'title', 'text']).where('parent_id', '=', taskId).where('status', '=', 'active').orderBy('position').execute();
}

export function dueOn(row: { readonly due_on: string }): string | null {
  return row.due_on === NEVER ? null : row.due_on;
}

export async function plansOf(db: Executor, taskIds: readonly string[]): Promise<string[]> {
  if (taskIds.length === 0) return [];
  return (await db.selectFrom('plans.task').select('plan_id').distinct().where(sql<boolean>`id = any(${[...taskIds]}::uuid[])`).execute()).map(({ plan_id }) => plan_id);
}

/** A task and all above it; a ring, which no step makes, would end after a thousand. */
export async function lineOf(db: Executor, id: string): Promise<{ id: string; plan_id: string }[]> {
  const { rows } = await sql<{ id: string; plan_id: string }>`with recursive line as (
      select id, plan_id, parent_id, 1 as depth from plans.task where id = ${id}
      union all select t.id, t.plan_id, t.parent_id, l.depth + 1 from line l join plans.task t on t.id = l.parent_id where l.depth < 1000)
    select id, plan_id from line`.execute(db);
  return rows;
}

/** All that stand under a task and were not withdrawn. */
export async function activeBelow(db: Executor, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with recursive under as (
      select id, 1 as depth from plans.task where parent_id = ${id} and status = 'active'
      union all select t.id, u.depth + 1 from under u join plans.task t on t.parent_id = u.id where t.status = 'active' and u.depth < 1000)
    select id from under`.execute(db);
  return rows.map((row) => row.id);
}

export async function nextPosition(db: Executor, planId: string): Promise<number> {
  const row = await db.selectFrom('plans.task').select('position').where('plan_id', '=', planId).orderBy('position', 'desc').limit(1).executeTakeFirst();
  return (row?.position ?? -1) + 1;
}

export async function hasWorkstream(db: Executor, planId: string, id: string): Promise<boolean> {
  return await db.selectFrom('plans.workstream').select('id').where('id', '=', id).where('plan_id', '=', planId).executeTakeFirst() !== undefined;
}

/** Of a plan, by the ids of their rows, which never change their names. */
export async function namesOfLeaders(db: Executor, planId: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await db.selectFrom('plans.leader').select(['id', 'name']).where('plan_id', '=', planId).execute()).map(({ id, name }) => [id, name]));
}

/** Each responsibility of these tasks bears its task's last day. */
export async function setDays(db: Executor, taskIds: readonly string[]): Promise<void> {
  await sql`update plans.responsibility r set due_on = t.due_on from plans.task t where t.id = r.task_id and t.id = any(${[...taskIds]}::uuid[]) and r.due_on <> t.due_on`.execute(db);
}

/** With the plan, its tasks leave the list. */
export async function unlist(db: Executor, planId: string): Promise<void> {
  await db.updateTable('plans.task').set({ listed: false }).where('plan_id', '=', planId).where('listed', '=', true).execute();
}
