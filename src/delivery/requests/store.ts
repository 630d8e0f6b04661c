/** SQL of requests. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Reach } from '#access';
import type { Executor } from '#platform';
import { ABOUT_COLUMNS, ABOUT_JOINS, type AboutRow } from '../reports/store.ts';

interface Own {
  readonly id: string; readonly kind: 'extension' | 'change'; readonly asked_due_on: string | null; readonly words: string | null; readonly request_reason: string; readonly request_number: string | null; readonly request_status: 'asked' | 'granted' | 'declined' | 'taken-back';
  readonly asked_at: string; readonly asked_by: string | null; readonly decided_at: string | null; readonly decided_by: string | null; readonly decision_reason: string | null; readonly decision_number: string | null; readonly granted_due_on: string | null; readonly request_version: number;
}
export type RequestRow = AboutRow & Own;
const SHOWN = sql`select ${ABOUT_COLUMNS}, q.id, q.kind, q.asked_due_on, q.words, q.reason as request_reason, q.number as request_number, q.status as request_status, q.asked_at, q.asked_by, q.decided_at, q.decided_by, q.decision_reason, q.decision_number, q.granted_due_on, q.version as request_version
  from delivery.request q join delivery.assignment a on a.id = q.assignment_id ${ABOUT_JOINS}`;

export async function findRequest(db: Executor, id: string): Promise<RequestRow | undefined> {
  return (await sql<RequestRow>`${SHOWN} where q.id = ${id}`.execute(db)).rows[0];
}
export async function hasOpen(db: Executor, assignmentId: string, kind: string): Promise<boolean> {
  return (await sql`select 1 from delivery.request where assignment_id = ${assignmentId} and kind = ${kind} and status = 'asked'`.execute(db)).rows.length > 0;
}

export type NewestPlace = readonly [askedAt: string, id: string];
/** Newest first; within this reach by the unit, by who sent it out, or by the plan's owner. */
export async function listRequests(db: Executor, reach: Reach, filter: { readonly status: string | null; readonly planId: string | null; readonly assignmentId: string | null }, after: NewestPlace | null, limit: number): Promise<RequestRow[]> {
  const asked = [
    reach === 'everywhere' ? sql`true` : sql`(a.path && ${[...reach]}::uuid[] or f.path && ${[...reach]}::uuid[] or o.path && ${[...reach]}::uuid[])`,
    ...(filter.status === null ? [] : [sql`q.status = ${filter.status}`]), ...(filter.planId === null ? [] : [sql`a.plan_id = ${filter.planId}`]), ...(filter.assignmentId === null ? [] : [sql`a.id = ${filter.assignmentId}`]),
    ...(after === null ? [] : [sql`(q.asked_at, q.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`]),
  ];
  return (await sql<RequestRow>`${SHOWN} where ${sql.join(asked, sql` and `)} order by q.asked_at desc, q.id desc limit ${limit}`.execute(db)).rows;
}
