import { sql } from 'kysely';
import { type Executor, prepared } from '#platform';

/** The headings of a plan, in the order of the paper. */
export async function headingsOf(db: Executor, planId: string): Promise<{ readonly id: string; readonly parent_id: string | null; readonly heading: string; readonly position: number }[]> {
  const { rows } = await prepared(db, sql<{ id: string; parent_id: string | null; heading: string; position: number }>`select id, parent_id, heading, position from plans.issued_workstream where plan_id = ${planId} order by position`);
  return rows;
}
