/** SQL of workbooks. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Executor } from '#platform';

/** Of each share of these assignments the figure of the latest earlier period that was handed in. */
export async function lastFigures(db: Executor, assignmentIds: readonly string[], before: string): Promise<ReadonlyMap<string, number>> {
  return new Map((await sql<{ share_id: string; value: number }>`select distinct on (g.share_id) g.share_id, g.value from delivery.figure g join delivery.report r on r.id = g.report_id and r.status in ('submitted', 'passed', 'ratified') join delivery.period e on e.id = g.period_id
    where g.assignment_id = any(${[...assignmentIds]}::uuid[]) and e.to_on <= ${before}::date order by g.share_id, e.to_on desc, e.from_on desc`.execute(db)).rows.map(({ share_id, value }) => [share_id, value]));
}
