/** SQL of phases and milestones. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Executor } from '#platform';

export interface MilestoneRow { readonly id: string; readonly assignment_id: string; readonly kind: string; readonly title: string; readonly starts_on: string | null; readonly due_on: string; readonly reached_on: string | null; readonly position: number; readonly version: number }

/** In the order of their days. */
export async function milestonesOf(db: Executor, assignmentIds: readonly string[]): Promise<MilestoneRow[]> {
  if (assignmentIds.length === 0) return [];
  return db.selectFrom('delivery.milestone').selectAll().where(sql<boolean>`assignment_id = any(${[...assignmentIds]}::uuid[])`).orderBy('assignment_id').orderBy('position').execute();
}
