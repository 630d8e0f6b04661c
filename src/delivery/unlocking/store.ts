/** SQL of opening locked periods again. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Executor } from '#platform';
import type { RequestStatus } from '../requests/model.ts';

export interface UnlockingRow {
  readonly id: string; readonly period_id: string; readonly reason: string; readonly status: RequestStatus; readonly asked_at: string; readonly asked_by: string | null; readonly decided_at: string | null; readonly decided_by: string | null; readonly decision_reason: string | null; readonly version: number;
}
const COLUMNS = sql`id, period_id, reason, status, asked_at, asked_by, decided_at, decided_by, decision_reason, version`;

export async function findUnlocking(db: Executor, id: string): Promise<UnlockingRow | undefined> {
  return (await sql<UnlockingRow>`select ${COLUMNS} from delivery.unlocking where id = ${id}`.execute(db)).rows[0];
}
/** Newest first. */
export async function unlockingsOf(db: Executor, periodId: string): Promise<UnlockingRow[]> {
  return (await sql<UnlockingRow>`select ${COLUMNS} from delivery.unlocking where period_id = ${periodId} order by asked_at desc, id limit 200`.execute(db)).rows;
}
/** Of these periods those that somebody asked to open again, and nobody decided. */
export async function askedFor(db: Executor, periodIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (periodIds.length === 0) return new Set();
  return new Set((await sql<{ period_id: string }>`select period_id from delivery.unlocking where period_id = any(${[...periodIds]}::uuid[]) and status = 'asked'`.execute(db)).rows.map(({ period_id }) => period_id));
}
/** Whether a plan gave anything to one of these units or offices. */
export async function owesIn(db: Executor, planId: string, unitIds: readonly string[]): Promise<boolean> {
  if (unitIds.length === 0) return false;
  const ids = [...unitIds];
  return (await sql`select 1 from delivery.assignment where plan_id = ${planId} and status not in ('draft', 'withdrawn') and (unit_id = any(${ids}::uuid[]) or office_unit_id = any(${ids}::uuid[])) limit 1`.execute(db)).rows.length > 0;
}
/** What was noted of a period when it was locked: counted again while it is open. */
export async function notedAsks(db: Executor, periodId: string): Promise<{ readonly id: string; readonly version: number }[]> {
  return (await sql<{ id: string; version: number }>`select id, version from delivery.ask where period_id = ${periodId}`.execute(db)).rows;
}
