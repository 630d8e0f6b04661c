/** The only SQL of jobs; their time is the database's, which several servers share. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Executor } from '../database/executor.ts';
import type { Caller } from '../http/caller.ts';
import { DAYS_KEPT, type JobStatus, type JobView } from './model.ts';

export interface ClaimedJob {
  readonly id: string;
  readonly kind: string;
  readonly input: unknown;
  readonly caller: Caller;
  readonly state: unknown;
  readonly attempts: number;
}

export async function insertJob(db: Executor, id: string, kind: string, input: unknown, caller: Caller): Promise<void> {
  await db.insertInto('platform.job').values({ id, kind, input: JSON.stringify(input), caller: JSON.stringify(caller), caller_kind: caller.kind, caller_id: caller.id }).execute();
}

/** The next job that waits, or whose lease ran out: its server is gone. Servers that ask at once get different ones. */
export async function claimJob(db: Executor, kinds: readonly string[], token: string, leaseMs: number): Promise<ClaimedJob | undefined> {
  const { rows } = await sql<ClaimedJob>`update platform.job set status = 'running', token = ${token}, attempts = attempts + 1, lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond',
      started_at = coalesce(started_at, clock_timestamp())
    where id = (select id from platform.job where kind = any(${[...kinds]}::text[]) and ((status = 'waiting' and run_after <= clock_timestamp()) or (status = 'running' and lease_until < clock_timestamp()))
      order by run_after, id limit 1 for update skip locked)
    returning id, kind, input, caller, state, attempts`.execute(db);
  return rows[0];
}

/** Lengthens the lease. @returns whether it was asked to stop; undefined where the job is no longer held under this token. */
export async function renewLease(db: Executor, id: string, token: string, leaseMs: number): Promise<boolean | undefined> {
  const { rows } = await sql<{ cancelled: boolean }>`update platform.job set lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    where id = ${id} and token = ${token} and status = 'running' returning cancel_asked_at is not null as cancelled`.execute(db);
  return rows[0]?.cancelled;
}

export async function writeProgress(db: Executor, id: string, token: string, done: number, total: number | null): Promise<void> {
  await db.updateTable('platform.job').set({ progress_done: done, progress_total: total }).where('id', '=', id).where('token', '=', token).where('status', '=', 'running').execute();
}

/** Must run in a transaction: holds the job's row until it ends. @returns as `renewLease`. */
export async function holdJob(tx: Executor, id: string, token: string): Promise<boolean | undefined> {
  const row = await tx.selectFrom('platform.job').select('cancel_asked_at').where('id', '=', id).where('token', '=', token).where('status', '=', 'running').forUpdate().executeTakeFirst();
  return row === undefined ? undefined : row.cancel_asked_at !== null;
}

export async function writeState(tx: Executor, id: string, state: unknown): Promise<void> {
  await tx.updateTable('platform.job').set({ state: JSON.stringify(state ?? null) }).where('id', '=', id).execute();
}

export interface Ending { readonly status: Exclude<JobStatus, 'waiting' | 'running'>; readonly result?: unknown; readonly refusal?: JobView['refusal'] }

/** Nothing happens where the job is no longer held under this token. */
export async function endJob(db: Executor, id: string, token: string, { status, result = null, refusal = null }: Ending): Promise<void> {
  await db.updateTable('platform.job').set({ status, result: JSON.stringify(result ?? null), refusal: JSON.stringify(refusal), ended_at: sql`clock_timestamp()`, lease_until: null, token: null })
    .where('id', '=', id).where('token', '=', token).where('status', '=', 'running').execute();
}

/** Gives the job back: to be tried again after a while, or at once and uncounted where the server only stops. */
export async function returnJob(db: Executor, id: string, token: string, again: { readonly afterMs: number; readonly uncounted: boolean }): Promise<void> {
  await sql`update platform.job set status = 'waiting', token = null, lease_until = null, attempts = attempts - ${again.uncounted ? 1 : 0}, run_after = clock_timestamp() + ${again.afterMs} * interval '1 millisecond'
    where id = ${id} and token = ${token} and status = 'running'`.execute(db);
}

/** One that waits ends at once; one that runs is told. @returns false where it has ended or is not there. */
export async function askToCancel(db: Executor, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update platform.job set cancel_asked_at = coalesce(cancel_asked_at, clock_timestamp()), status = case status when 'waiting' then 'cancelled' else status end,
      ended_at = case status when 'waiting' then clock_timestamp() end
    where id = ${id} and status in ('waiting', 'running')`.execute(db);
  return numAffectedRows === 1n;
}

export async function deleteEnded(db: Executor): Promise<void> {
  await sql`delete from platform.job where ended_at < clock_timestamp() - ${DAYS_KEPT} * interval '1 day'`.execute(db);
}

export async function countByStatus(db: Executor): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('platform.job').select(['status', ({ fn }) => fn.countAll<number>().as('count')]).groupBy('status').execute();
  return new Map(rows.map(({ status, count }) => [status, count]));
}

/** Whose jobs: null for everybody's. */
export interface Whose { readonly kind: string; readonly id: string | null }

export async function findJob(db: Executor, id: string, whose: Whose | null): Promise<JobView | undefined> {
  const row = await jobs(db, whose).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : viewOf(row as JobRow);
}

/** Newest first. */
export async function listJobs(db: Executor, whose: Whose | null, after: readonly [string, string] | null, limit: number): Promise<JobView[]> {
  return ((await listQuery(db, whose, after, limit).execute()) as JobRow[]).map(viewOf);
}

/** The query itself, so that a test can look at its plan. */
export function listQuery(db: Executor, whose: Whose | null, after: readonly [string, string] | null, limit: number) {
  const query = jobs(db, whose);
  const from = after === null ? query : query.where(sql<boolean>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return from.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit);
}

interface JobRow {
  id: string; kind: string; status: string; progress_done: number; progress_total: number | null; cancel_asked_at: string | null; result: unknown; refusal: unknown;
  created_at: string; started_at: string | null; ended_at: string | null;
}

function jobs(db: Executor, whose: Whose | null) {
  const query = db.selectFrom('platform.job').select(['id', 'kind', 'status', 'progress_done', 'progress_total', 'cancel_asked_at', 'result', 'refusal', 'created_at', 'started_at', 'ended_at']);
  if (whose === null) return query;
  // `is not distinct from` finds no index.
  return query.where('caller_kind', '=', whose.kind).where('caller_id', whose.id === null ? 'is' : '=', whose.id);
}

function viewOf(row: JobRow): JobView {
  return {
    id: row.id, kind: row.kind, status: row.status as JobStatus, progress: { done: row.progress_done, total: row.progress_total }, cancelAsked: row.cancel_asked_at !== null,
    result: row.result, refusal: row.refusal as JobView['refusal'], createdAt: row.created_at, startedAt: row.started_at, endedAt: row.ended_at,
  };
}

/** Jobs that speak of one of these ids, in what was asked, where they stand or what came of them. */
export async function deleteJobsAbout(tx: Executor, ids: readonly string[]): Promise<void> {
  await sql`delete from platform.job j where exists (select from unnest(${[...ids]}::text[]) as a(id) where position(a.id in concat_ws(' ', j.input, j.state, j.result, j.refusal)) > 0)`.execute(tx);
}
