/** Who stands behind a token: one statement a request. Every function takes its executor first. */
import { CompiledQuery } from 'kysely';
import { type Executor, type Grant, keepPlan } from '#platform';

export interface SessionCaller { readonly sessionId: string; readonly accountId: string; readonly seenAt: string; readonly mustChange: boolean; readonly grants: readonly Grant[] }
export interface ProgramCaller { readonly tokenId: string; readonly readOnly: boolean; readonly lastUsedAt: string | null; readonly grants: readonly Grant[] }

// Written out: these run before everything else.
const GRANTS = `(select coalesce(json_agg(json_build_object('role', g.role, 'unitId', g.unit_id)), '[]'::json) from access.role_grant g
  where g.HOLDER = HELD and g.valid_from <= $2::timestamptz and (g.valid_to is null or g.valid_to > $2::timestamptz))`;
const BY_SESSION = keepPlan(`select s.id as "sessionId", a.id as "accountId", s.seen_at as "seenAt", a.must_change as "mustChange",
  ${GRANTS.replace('HOLDER', 'account_id').replace('HELD', 'a.id')} as grants
  from access.session s join access.account a on a.id = s.account_id
  where s.token_digest = $1 and s.ended_at is null and s.ends_at > $2::timestamptz and s.seen_at > $3::timestamptz and not a.disabled`);
const BY_TOKEN = keepPlan(`select t.id as "tokenId", t.read_only as "readOnly", t.last_used_at as "lastUsedAt",
  ${GRANTS.replace('HOLDER', 'token_id').replace('HELD', 't.id')} as grants
  from access.token t where t.token_digest = $1 and t.ended_at is null and t.ends_at > $2::timestamptz`);

/** @param idleSince sessions not seen after this are over. */
export async function findSessionCaller(db: Executor, digest: string, now: string, idleSince: string): Promise<SessionCaller | undefined> {
  return (await db.executeQuery<SessionCaller>(CompiledQuery.raw(BY_SESSION, [digest, now, idleSince]))).rows[0];
}

export async function findProgramCaller(db: Executor, digest: string, now: string): Promise<ProgramCaller | undefined> {
  return (await db.executeQuery<ProgramCaller>(CompiledQuery.raw(BY_TOKEN, [digest, now]))).rows[0];
}

export async function touchSession(db: Executor, id: string, now: string): Promise<void> {
  await db.updateTable('access.session').set({ seen_at: now }).where('id', '=', id).execute();
}

export async function touchToken(db: Executor, id: string, now: string): Promise<void> {
  await db.updateTable('access.token').set({ last_used_at: now }).where('id', '=', id).execute();
}
