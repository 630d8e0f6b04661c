/** Sessions and failed sign-ins: kept, not journaled. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Executor } from '#platform';

export interface NewSession { readonly id: string; readonly digest: string; readonly accountId: string; readonly now: string; readonly endsAt: string; readonly address: string; readonly agent: string }

export async function insertSession(db: Executor, session: NewSession): Promise<void> {
  const { id, digest, accountId, now, endsAt, address, agent } = session;
  await db.insertInto('access.session').values({ id, token_digest: digest, account_id: accountId, created_at: now, seen_at: now, ends_at: endsAt, address, agent }).execute();
}

export interface SessionRow { id: string; account_id: string; created_at: string; seen_at: string; ends_at: string; address: string; agent: string; sign_in_name: string; display_name: string | null; unit_id: string | null }

/** Those that are open, newest first, at most 500; `within` null or unset: of everybody, else of accounts of these units and below them. */
export async function listSessions(db: Executor, at: { readonly now: string; readonly idleSince: string }, of: { readonly accountId?: string | undefined; readonly id?: string | undefined; readonly within?: readonly string[] | null }): Promise<SessionRow[]> {
  let query = db.selectFrom('access.session as s').innerJoin('access.account as a', 'a.id', 's.account_id')
    .select(['s.id', 's.account_id', 's.created_at', 's.seen_at', 's.ends_at', 's.address', 's.agent', 'a.sign_in_name', 'a.display_name', 'a.unit_id'])
    .where('s.ended_at', 'is', null).where('s.ends_at', '>', at.now).where('s.seen_at', '>', at.idleSince);
  if (of.accountId !== undefined) query = query.where('s.account_id', '=', of.accountId);
  if (of.id !== undefined) query = query.where('s.id', '=', of.id);
  if (of.within != null) query = query.where(sql<boolean>`exists (select from units.place p where p.id = a.unit_id and p.path && ${[...of.within]}::uuid[])`);
  return query.orderBy('s.created_at', 'desc').orderBy('s.id', 'desc').limit(500).execute();
}

export async function endSession(db: Executor, id: string, now: string): Promise<void> {
  await db.updateTable('access.session').set({ ended_at: now }).where('id', '=', id).where('ended_at', 'is', null).execute();
}

export async function endSessionByDigest(db: Executor, digest: string, now: string): Promise<void> {
  await db.updateTable('access.session').set({ ended_at: now }).where('token_digest', '=', digest).where('ended_at', 'is', null).execute();
}

export async function endSessionsOf(db: Executor, accountId: string, now: string): Promise<void> {
  await db.updateTable('access.session').set({ ended_at: now }).where('account_id', '=', accountId).where('ended_at', 'is', null).execute();
}

export async function endAllSessions(db: Executor, now: string): Promise<void> {
  await db.updateTable('access.session').set({ ended_at: now }).where('ended_at', 'is', null).execute();
}

/** Whether this account signed in from there of late. */
export async function cameFrom(db: Executor, signInKey: string, address: string, since: string): Promise<boolean> {
  const row = await db.selectFrom('access.session as s').innerJoin('access.account as a', 'a.id', 's.account_id').select('s.id')
    .where('a.sign_in_key', '=', signInKey).where('s.address', '=', address).where('s.created_at', '>', since).limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function anySession(db: Executor): Promise<boolean> {
  return (await db.selectFrom('access.session').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export interface Brake { readonly key: string; readonly free: number; readonly mostSeconds: number }

/**
 * Counts a sign-in as failed before it is tried, so that many at once do not slip through; `releaseAttempt` takes it back.
 * @returns how many failures of this key are counted now, or until when it must wait: then nothing was counted.
 */
export async function reserveAttempt(db: Executor, { key, free, mostSeconds }: Brake, now: string, forgottenBefore: string): Promise<{ readonly failures: number } | { readonly until: string }> {
  const { rows } = await sql<{ failures: number }>`insert into access.attempt as t (key, failures, last_at, free_at) values (${key}, 1, ${now}, ${now})
    on conflict (key) do update set last_at = excluded.last_at,
      failures = case when t.last_at < ${forgottenBefore}::timestamptz then 1 else t.failures + 1 end,
      free_at = case when t.last_at < ${forgottenBefore}::timestamptz or t.failures + 1 < ${free} then excluded.last_at
        else excluded.last_at + make_interval(secs => least(${mostSeconds}::float8, power(2, least(t.failures + 1 - ${free}, 30)))) end
    where t.free_at <= ${now}::timestamptz returning failures`.execute(db);
  const [counted] = rows;
  if (counted !== undefined) return counted;
  return { until: (await db.selectFrom('access.attempt').select('free_at').where('key', '=', key).executeTakeFirst())?.free_at ?? now };
}

/** @param wholly the key's failures are forgotten, as its owner came in; else one is taken back. */
export async function releaseAttempt(db: Executor, key: string, wholly: boolean): Promise<void> {
  if (wholly) await db.deleteFrom('access.attempt').where('key', '=', key).execute();
  else await sql`update access.attempt set failures = greatest(failures - 1, 0), free_at = last_at where key = ${key}`.execute(db);
}

/** What nobody needs any more. */
export async function sweep(db: Executor, before: { readonly sessions: string; readonly attempts: string }): Promise<void> {
  await db.deleteFrom('access.session').where('seen_at', '<', before.sessions).execute();
  await db.deleteFrom('access.attempt').where('last_at', '<', before.attempts).execute();
}
