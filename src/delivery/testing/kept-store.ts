/** Whether what rows keep of others is what these say: asked at the end of a journey, it makes each a trial of everything that writes. */
import { sql } from 'kysely';
import type { Database } from '#platform';
import { renewStanding } from '../reports/store.ts';
import { followFigures } from '../totals/follow.ts';

const KEPT = sql`select a.id, a.evidence, a.standing, a.problem_kind, a.reported_on, a.last_period_id, a.pace, a.above_unit_id, w.unit_id as whole_unit_id,
    (select json_agg(json_build_array(h.id, h.figure_value, h.figure_on) order by h.id) from delivery.share h where h.assignment_id = a.id) as shares
  from delivery.assignment a left join delivery.assignment w on w.id = a.parent_id order by a.id`;

/** Makes all of it anew from reports, shares and wholes, and leaves no trace. @returns each row that would change, before and after. */
export async function staleKept(database: Database): Promise<string[]> {
  const tx = await database.startTransaction().execute();
  try {
    const before = (await sql<{ id: string; above_unit_id: string | null; whole_unit_id: string | null }>`${KEPT}`.execute(tx)).rows;
    for (const { id } of before) await renewStanding(tx, id, id);
    await followFigures(tx, before.map(({ id }) => id), true);
    const after = (await sql<{ id: string }>`${KEPT}`.execute(tx)).rows;
    return before.flatMap((row, place) => (row.above_unit_id === row.whole_unit_id && JSON.stringify(row) === JSON.stringify(after[place]) ? [] : [`${JSON.stringify(row)} → ${JSON.stringify(after[place])}`]));
  } finally {
    await tx.rollback().execute();
  }
}
