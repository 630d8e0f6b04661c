/** Accounts, roles and programs as they lie in the database; they are written by the journal only. Every function takes its executor first. */
import { type SelectQueryBuilder, sql } from 'kysely';
import { type Executor, oneOf, prepared } from '#platform';
import type { Term } from '#platform/search';
import type { Role } from '../model.ts';

export interface GrantRow { id: string; version: number; account_id: string | null; token_id: string | null; role: string; unit_id: string | null; valid_from: string; valid_to: string | null }
export interface AccountRow {
  id: string; version: number; sign_in_name: string; sign_in_key: string; display_name: string | null; phone: string | null; mail: string | null; unit_id: string | null; must_change: boolean;
  password_until: string | null; disabled: boolean; totp_since: string | null; certificates: string | null; oidc_subject: string | null; created_at: string;
}
/** With what must not leave the room. */
export interface SecretRow extends AccountRow { password_hash: string | null; totp_secret: string | null; totp_step: number | null; recovery_digests: string[] | null }

const COLUMNS = ['id', 'version', 'sign_in_name', 'sign_in_key', 'display_name', 'phone', 'mail', 'unit_id', 'must_change', 'password_until', 'disabled', 'totp_since', 'certificates', 'oidc_subject', 'created_at'] as const;
const SECRETS = [...COLUMNS, 'password_hash', 'totp_secret', 'totp_step', 'recovery_digests'] as const;

export async function findSecretsByName(db: Executor, key: string): Promise<SecretRow | undefined> {
  return db.selectFrom('access.account').select(SECRETS).where('sign_in_key', '=', key).executeTakeFirst();
}

export async function findSecrets(db: Executor, id: string): Promise<SecretRow | undefined> {
  return db.selectFrom('access.account').select(SECRETS).where('id', '=', id).executeTakeFirst();
}

export async function findSecretsBySubject(db: Executor, subject: string): Promise<SecretRow | undefined> {
  return db.selectFrom('access.account').select(SECRETS).where('oidc_subject', '=', subject).executeTakeFirst();
}

export async function findAccount(db: Executor, id: string): Promise<AccountRow | undefined> {
  return db.selectFrom('access.account').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** Held until the transaction ends: two who give roles to one person wait for each other. */
export async function lockAccount(db: Executor, id: string): Promise<AccountRow | undefined> {
  return db.selectFrom('access.account').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Names and subjects are unique: two who take one wait for each other, and the second sees the first's. */
export async function lockNames(db: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(741855)`.execute(db);
}

export interface AccountListing {
  readonly terms: readonly Term[];
  readonly role: Role | undefined;
  readonly unitId: string | undefined;
  /** Null: everywhere; else accounts of these units and below them. */
  readonly within: readonly string[] | null;
  readonly after: string | null;
  readonly limit: number;
  readonly now: string;
}

/** By sign-in name. */
export async function listAccounts(db: Executor, listing: AccountListing): Promise<AccountRow[]> {
  return accountsQuery(db, listing).execute();
}

/** The query itself, so that a test can look at its plan. */
export function accountsQuery(db: Executor, { terms, role, unitId, within, after, limit, now }: AccountListing): SelectQueryBuilder<never, never, AccountRow> {
  let select = db.selectFrom('access.account as a').select(COLUMNS.map((column) => `a.${column}` as const));
  if (after !== null) select = select.where('sign_in_key', '>', after);
  for (const { text, grams } of terms) select = select.where(sql<boolean>`grams collate "C" @> ${[...grams]}::text[]`).where(sql<boolean>`position(${text} in searchable) > 0`);
  if (unitId !== undefined) select = select.where('unit_id', '=', unitId);
  if (within !== null) select = select.where(sql<boolean>`exists (select from units.place p where p.id = a.unit_id and p.path && ${[...within]}::uuid[])`);
  if (role !== undefined) select = select.where(sql<boolean>`exists (select from access.role_grant g where g.account_id = a.id and g.role = ${role} and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now}))`);
  return select.orderBy('sign_in_key').limit(limit) as unknown as SelectQueryBuilder<never, never, AccountRow>;
}

const GRANT = ['id', 'version', 'account_id', 'token_id', 'role', 'unit_id', 'valid_from', 'valid_to'] as const;

/** Those that hold now or will, by role. */
export async function listGrants(db: Executor, holder: 'account_id' | 'token_id', ids: readonly string[], now: string): Promise<GrantRow[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('access.role_grant').select(GRANT).where(holder, 'in', [...ids]).where(({ or, eb }) => or([eb('valid_to', 'is', null), eb('valid_to', '>', now)])).orderBy('role').orderBy('valid_from').orderBy('id').execute();
}

export async function findGrant(db: Executor, id: string): Promise<GrantRow | undefined> {
  return db.selectFrom('access.role_grant').select(GRANT).where('id', '=', id).executeTakeFirst();
}

/** Accounts that can sign in and hold this role everywhere, now. */
export async function countHolders(db: Executor, role: Role, now: string): Promise<number> {
  const row = await db.selectFrom('access.role_grant as g').innerJoin('access.account as a', 'a.id', 'g.account_id').select(({ fn }) => fn.count<number>('a.id').distinct().as('count'))
    .where('g.role', '=', role).where('g.unit_id', 'is', null).where('g.valid_from', '<=', now).where(({ or, eb }) => or([eb('g.valid_to', 'is', null), eb('g.valid_to', '>', now)])).where('a.disabled', '=', false).executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Whether anybody was ever given this role. */
export async function everGranted(db: Executor, role: Role): Promise<boolean> {
  return (await db.selectFrom('access.role_grant').select('id').where('role', '=', role).limit(1).executeTakeFirst()) !== undefined;
}

export async function countAccounts(db: Executor): Promise<number> {
  return Number((await db.selectFrom('access.account').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirst())?.count ?? 0);
}

/** The only account, where there is one. */
export async function onlyAccount(db: Executor): Promise<AccountRow | undefined> {
  const rows = await db.selectFrom('access.account').select(COLUMNS).limit(2).execute();
  return rows.length === 1 ? rows[0] : undefined;
}

export async function unsearchable(db: Executor, limit: number): Promise<AccountRow[]> {
  return db.selectFrom('access.account').select(COLUMNS).where('searchable', '=', '').limit(limit).execute();
}

export async function setSearch(db: Executor, id: string, { searchable, grams }: { readonly searchable: string; readonly grams: readonly string[] }): Promise<void> {
  await db.updateTable('access.account').set({ searchable, grams: [...grams] }).where('id', '=', id).execute();
}

/** What the journal leaves out: the last step of a code that was used. */
export async function noteStep(db: Executor, id: string, step: number): Promise<boolean> {
  const row = await db.updateTable('access.account').set({ totp_step: step }).where('id', '=', id).where(({ or, eb }) => or([eb('totp_step', 'is', null), eb('totp_step', '<', step)])).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** A recovery code counts once. */
export async function dropRecovery(db: Executor, id: string, digest: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`update access.account set recovery_digests = array_remove(recovery_digests, ${digest}) where id = ${id} and ${digest} = any(recovery_digests) returning id`.execute(db);
  return rows.length > 0;
}

export interface TokenRow { id: string; version: number; name: string; read_only: boolean; created_at: string; ends_at: string; ended_at: string | null; last_used_at: string | null }
const TOKEN = ['id', 'version', 'name', 'read_only', 'created_at', 'ends_at', 'ended_at', 'last_used_at'] as const;

/** Newest first, at most 500; `within` null: all, else those none of whose roles reaches beyond these units and what is below them. */
export async function listTokens(db: Executor, within: readonly string[] | null, now: string): Promise<TokenRow[]> {
  let select = db.selectFrom('access.token as t').select(TOKEN);
  if (within !== null) {
    select = select.where(sql<boolean>`not exists (select from access.role_grant g where g.token_id = t.id and (g.valid_to is null or g.valid_to > ${now})
      and not exists (select from units.place p where p.id = g.unit_id and p.path && ${[...within]}::uuid[]))`);
  }
  return select.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(500).execute();
}

export async function findToken(db: Executor, id: string): Promise<TokenRow | undefined> {
  return db.selectFrom('access.token').select(TOKEN).where('id', '=', id).executeTakeFirst();
}

/** What units are called; a unit that is gone has no entry. */
export async function unitNames(db: Executor, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`select id, name from units.place where id = any(${wanted}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The ids of a unit and of all above it; undefined where there is no such unit. */
export async function pathOf(db: Executor, unitId: string): Promise<readonly string[] | undefined> {
  const { rows } = await sql<{ path: string[] }>`select path::text[] as path from units.place where id = ${unitId}`.execute(db);
  return rows[0]?.path;
}

/** How colleagues are called, by account. @param among the same may stand in it twice, and nobody where nobody did it. */
export async function displayNames(db: Executor, among: Iterable<string | null | undefined>): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(among)].filter((id) => typeof id === 'string');
  if (ids.length === 0) return new Map();
  const { rows } = await prepared(db, sql<{ id: string; sign_in_name: string; display_name: string | null }>`select id, sign_in_name, display_name from access.account where id ${oneOf(ids)}`);
  return new Map(rows.map((row) => [row.id, row.display_name ?? row.sign_in_name]));
}

/** Names of programs by the ids of their tokens. */
export async function tokenNames(db: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  return new Map((await db.selectFrom('access.token').select(['id', 'name']).where('id', 'in', [...ids]).execute()).map(({ id, name }) => [id, name]));
}
