/** SQL of steps that can be taken back. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Executor } from '#platform';
import type { Undoing } from '../change-task.ts';

export interface KeptStep {
  readonly id: string; readonly madeBy: string | null; readonly madeAt: string; readonly action: string; readonly taskCount: number;
  readonly leftAt: readonly (readonly [task: string, version: number])[];
  readonly inverse: readonly Undoing[];
}

export async function insertStep(db: Executor, step: KeptStep): Promise<void> {
  await db.insertInto('plans.step').values({ id: step.id, made_by: step.madeBy, made_at: step.madeAt, action: step.action, task_count: step.taskCount, left_at: JSON.stringify(step.leftAt), inverse: JSON.stringify(step.inverse) }).execute();
}

export async function lockStep(db: Executor, id: string): Promise<(KeptStep & { readonly undoneAt: string | null }) | undefined> {
  const row = await db.selectFrom('plans.step').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : { id: row.id, madeBy: row.made_by, madeAt: row.made_at, action: row.action, taskCount: row.task_count, leftAt: row.left_at as KeptStep['leftAt'], inverse: row.inverse as KeptStep['inverse'], undoneAt: row.undone_at };
}

export async function markUndone(db: Executor, id: string, at: string): Promise<void> {
  await db.updateTable('plans.step').set({ undone_at: at }).where('id', '=', id).execute();
}

/** Days for which a step can be taken back. */
export async function sweepSteps(db: Executor, before: string): Promise<void> {
  await db.deleteFrom('plans.step').where('made_at', '<', before).execute();
}

/** Writes rows that the journal is told of in the same transaction as written: neighbours of one table and the same columns set-wise. */
export async function applyQuietly(db: Executor, undoings: readonly Undoing[]): Promise<void> {
  const alike = Map.groupBy(undoings, ({ table, set }) => `${table} ${Object.keys(set).join()}`);
  for (const group of alike.values()) {
    const [first] = group as [Undoing];
    const sets = sql.join(Object.keys(first.set).map((column) => sql`${sql.ref(column)} = r.${sql.ref(column)}`));
    const rows = JSON.stringify(group.map(({ id, set }) => ({ id, ...set })));
    await sql`update ${sql.table(first.table)} as t set ${sets} from json_populate_recordset(null::${sql.table(first.table)}, ${rows}::json) as r where t.id = r.id`.execute(db);
  }
}
