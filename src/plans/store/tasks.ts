/** SQL of tasks and what hangs on them. Every function takes its executor first. */
import type { Executor } from '#platform';
import type { Card } from '../model.ts';
import { type Hanging, NEVER, type TaskCore, type TaskRow } from '../rows.ts';

export async function findTask(db: Executor, id: string): Promise<TaskRow | undefined> {
  const row = await db.selectFrom('plans.task').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : { ...row, card: row.card as Card };
}

export async function findTasks(db: Executor, ids: readonly string[]): Promise<TaskRow[]> {
  const rows = await db.selectFrom('plans.task').selectAll().where('id', 'in', [...ids]).orderBy('id').forUpdate().execute();
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
    db.selectFrom('plans.responsibility').selectAll().where('task_id', 'in', ids).orderBy('valid_from').orderBy('position').execute(),
    db.selectFrom('plans.leader').selectAll().where('task_id', 'in', ids).orderBy('valid_from').orderBy('position').execute(),
    db.selectFrom('plans.deadline').selectAll().where('task_id', 'in', ids).orderBy('valid_from').orderBy('position').execute(),
    db.selectFrom('plans.target').selectAll().where('task_id', 'in', ids).orderBy('valid_from').orderBy('position').execute(),
  ]);
  const by = <T extends { task_id: string | null }>(rows: readonly T[]): Map<string | null, T[]> => Map.groupBy(rows, ({ task_id }) => task_id);
  const [r, l, d, t] = [by(responsibilities), by(leaders), by(deadlines), by(targets)];
  return (id) => ({ responsibilities: r.get(id) ?? [], leaders: l.get(id) ?? [], deadlines: d.get(id) ?? [], targets: t.get(id) ?? [] });
}

export async function childrenOf(db: Executor, taskId: string): Promise<Pick<TaskCore, 'id' | 'number' | 'title' | 'text'>[]> {
  return db.selectFrom('plans.task').select(['id', 'number', 'title', 'text']).where('parent_id', '=', taskId).where('status', '=', 'active').orderBy('position').execute();
}

export function dueOn(row: { readonly due_on: string }): string | null {
  return row.due_on === NEVER ? null : row.due_on;
}
