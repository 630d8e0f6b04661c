/** SQL of close-outs. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Reach } from '#access';
import type { Executor } from '#platform';
import { ASKED } from '../reports/list-store.ts';
import { ABOUT_COLUMNS, ABOUT_JOINS, type AboutRow } from '../reports/store.ts';
import type { CloseOutStatus } from './model.ts';

interface Own {
  readonly id: string; readonly words: string | null; readonly asked_at: string; readonly asked_by: string | null; readonly decided_at: string | null; readonly decided_by: string | null; readonly close_reason: string | null; readonly because: string | null;
  readonly close_status: CloseOutStatus; readonly close_version: number;
}
export type CloseOutRow = AboutRow & Own;
const SHOWN = sql`select ${ABOUT_COLUMNS}, c.id, c.words, c.asked_at, c.asked_by, c.decided_at, c.decided_by, c.reason as close_reason, c.because, c.status as close_status, c.version as close_version
  from delivery.close_out c join delivery.assignment a on a.id = c.assignment_id ${ABOUT_JOINS}`;

export async function findCloseOut(db: Executor, id: string): Promise<CloseOutRow | undefined> {
  return (await sql<CloseOutRow>`${SHOWN} where c.id = ${id}`.execute(db)).rows[0];
}
export async function hasOpen(db: Executor, assignmentId: string): Promise<boolean> {
  return (await sql`select 1 from delivery.close_out where assignment_id = ${assignmentId} and status = 'asked'`.execute(db)).rows.length > 0;
}
export async function listCloseOuts(db: Executor, reach: Reach, filter: { readonly status: string | null; readonly planId: string | null; readonly assignmentId: string | null }, after: readonly [string, string] | null, limit: number): Promise<CloseOutRow[]> {
  const asked = [
    reach === 'everywhere' ? sql`true` : sql`(a.path && ${[...reach]}::uuid[] or f.path && ${[...reach]}::uuid[] or o.path && ${[...reach]}::uuid[])`,
    ...(filter.status === null ? [] : [sql`c.status = ${filter.status}`]), ...(filter.planId === null ? [] : [sql`a.plan_id = ${filter.planId}`]), ...(filter.assignmentId === null ? [] : [sql`a.id = ${filter.assignmentId}`]),
    ...(after === null ? [] : [sql`(c.asked_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`]),
  ];
  return (await sql<CloseOutRow>`${SHOWN} where ${sql.join(asked, sql` and `)} order by c.asked_at desc, c.id desc limit ${limit}`.execute(db)).rows;
}

/** Who ever handed in a report of these. */
export async function reportersOf(db: Executor, assignmentIds: readonly string[]): Promise<{ assignment_id: string; by: string }[]> {
  return (await sql<{ assignment_id: string; by: string }>`select distinct assignment_id, submitted_by as by from delivery.report where assignment_id = any(${[...assignmentIds]}::uuid[]) and submitted_by is not null`.execute(db)).rows;
}
/** Of each share of these the newest figure of a report that was reviewed. */
export async function reviewedFigures(db: Executor, assignmentIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return new Map((await sql<{ share_id: string; value: number }>`select distinct on (g.share_id) g.share_id, g.value from delivery.figure g join delivery.report r on r.id = g.report_id and r.status in ('passed', 'ratified') join delivery.period e on e.id = g.period_id
    where g.assignment_id = any(${[...assignmentIds]}::uuid[]) order by g.share_id, e.to_on desc, e.from_on desc`.execute(db)).rows.map(({ share_id, value }) => [share_id, value]));
}
/** Of these the periods that ask them and stand opened again: what rests on their reports may still change. */
export async function openedAgain(db: Executor, assignmentIds: readonly string[]): Promise<{ assignment_id: string; title: string }[]> {
  return (await sql<{ assignment_id: string; title: string }>`select a.id as assignment_id, e.title from delivery.assignment a ${ABOUT_JOINS} join delivery.period e on e.plan_id = a.plan_id and e.status = 'open' and e.unlocked_at is not null
    where a.id = any(${[...assignmentIds]}::uuid[]) and ${ASKED} order by e.from_on, e.id`.execute(db)).rows;
}
/** Pieces that are still running: what was passed down is closed first. */
export async function openParts(db: Executor, assignmentId: string): Promise<number> {
  return (await sql<{ count: number }>`select count(*)::int as count from delivery.assignment where parent_id = ${assignmentId} and status not in ('closed', 'withdrawn', 'draft')`.execute(db)).rows[0]?.count ?? 0;
}
