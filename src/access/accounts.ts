/** Accounts: made, changed, taken out of use by a system administrator; seen by the three. */
import { randomUUID } from 'node:crypto';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { type Caller, defineCursor, type Executor, pageOf, readCursor, within } from '#platform';
import { gramsOf, queryTerms, searchableText } from '#platform/search';
import { z } from 'zod';
import { fingerprintsIn } from './certificates.ts';
import { newOneTimePassword, signInKey } from './credentials.ts';
import { asKeeper, reachOf } from './may.ts';
import { type Account, type AccountWithPassword, keeperOf, type PersonalValues, type Role } from './model.ts';
import { refusedAt, sees } from './reach.ts';
import type { AccessRoom } from './room.ts';
import { accountOf } from './shown.ts';
import * as store from './store/accounts.ts';
import { endSessionsOf } from './store/sessions.ts';
import { accountTable } from './tables.ts';

/** A password that somebody else gave holds three days. */
export const ONE_TIME_MS = 3 * 24 * 3_600_000;

export interface Person {
  readonly signInName: string;
  readonly displayName: string;
  readonly phone?: string | null;
  readonly mail?: string | null;
  readonly unitId?: string | null;
}
/** What a search finds an account by. */
export function searchableOf(signInName: string, displayName: string | null): { readonly searchable: string; readonly grams: string[] } {
  const searchable = searchableText([signInName, displayName]);
  return { searchable, grams: gramsOf(searchable) };
}

export interface OneTime { readonly password: string; readonly hash: string; readonly until: string }

export async function oneTimePassword({ passwords, clock }: Pick<AccessRoom, 'passwords' | 'clock'>): Promise<OneTime | Refusal> {
  const password = newOneTimePassword();
  const hash = await passwords.hash(password);
  return isRefusal(hash) ? hash : { password, hash, until: new Date(clock.now().getTime() + ONE_TIME_MS).toISOString() };
}

/** The row of a new account. Refuses `sign-in-name-taken`; the caller holds `lockNames`. */
export async function newAccount(tx: Executor, person: Person, oneTime: OneTime, at: string): Promise<Change | Refusal> {
  const key = signInKey(person.signInName);
  if (await store.findSecretsByName(tx, key) !== undefined) return refuse('sign-in-name-taken', { name: person.signInName });
  const id = randomUUID();
  return {
    table: accountTable, id, insert: {
      id, version: 1, sign_in_name: person.signInName, sign_in_key: key, display_name: person.displayName, phone: person.phone ?? null, mail: person.mail ?? null, unit_id: person.unitId ?? null,
      password_hash: oneTime.hash, password_changed_at: null, must_change: true, password_until: oneTime.until, disabled: false, totp_secret: null, totp_since: null, totp_step: null,
      recovery_digests: null, certificate_key_id: null, certificates: null, oidc_subject: null, created_at: at, ...searchableOf(person.signInName, person.displayName),
    },
  };
}

export async function addAccount(room: AccessRoom, caller: Caller, person: Person): Promise<AccountWithPassword | Refusal> {
  const refused = await refusedAt(room.database, caller, 'manage-accounts', person.unitId ?? null);
  if (refused !== null) return refused;
  const oneTime = await oneTimePassword(room);
  if (isRefusal(oneTime)) return oneTime;
  const at = room.clock.now().toISOString();
  return within(room.database, async (tx) => {
    await store.lockNames(tx);
    const change = await newAccount(tx, person, oneTime, at);
    if (isRefusal(change)) return change;
    const failed = await write(tx, { actor: actorOf(caller), action: 'add-account', subject: { kind: 'account', id: change.id }, at, changes: [change] });
    return failed ?? { account: await shown(tx, change.id, at), password: oneTime.password, until: oneTime.until };
  });
}

/** A sign-in name belongs to one account, so it closes the order. */
const CURSOR = defineCursor('accounts', z.tuple([z.string().max(200)]));

export interface AccountQuery { readonly query: string; readonly role?: Role | undefined; readonly unitId?: string | undefined; readonly cursor?: string | undefined; readonly limit: number }

export async function listAccounts({ database, clock }: AccessRoom, caller: Caller, { query, role, unitId, cursor, limit }: AccountQuery): Promise<{ items: Account[]; next: string | null } | Refusal> {
  const reach = reachOf(caller, 'read-accounts');
  const now = clock.now().toISOString();
  const after = readCursor(CURSOR, cursor);
  if (isRefusal(after)) return after;
  const found = await store.listAccounts(database, { terms: queryTerms(query), role, unitId, within: reach === 'everywhere' ? null : reach, after: after?.[0] ?? null, limit: limit + 1, now });
  const { items: rows, next } = pageOf(found, limit, CURSOR, (row) => [row.sign_in_key]);
  const grants = await store.listGrants(database, 'account_id', rows.map(({ id }) => id), now);
  const names = await store.unitNames(database, [...rows, ...grants].map(({ unit_id: id }) => id));
  return { items: rows.map((row) => accountOf(row, grants, names)), next };
}

export async function getAccount({ database, clock }: AccessRoom, caller: Caller, id: string): Promise<Account | Refusal> {
  const row = await store.findAccount(database, id);
  if (row === undefined || !await sees(database, caller, 'read-accounts', row.unit_id)) return refuse('account-not-found');
  return shown(database, id, clock.now().toISOString());
}

export async function shown(db: Executor, id: string, now: string): Promise<Account> {
  const [row, grants] = [await store.findAccount(db, id) as store.AccountRow, await store.listGrants(db, 'account_id', [id], now)];
  return accountOf(row, grants, await store.unitNames(db, [row, ...grants].map(({ unit_id: unitId }) => unitId)));
}

export interface AccountChange {
  readonly displayName?: string | undefined;
  readonly phone?: string | null | undefined;
  readonly mail?: string | null | undefined;
  readonly unitId?: string | null | undefined;
  /** Fingerprints, as somebody wrote them. */
  readonly certificates?: string | null | undefined;
  readonly oidcSubject?: string | null | undefined;
}
const COLUMNS = { displayName: 'display_name', phone: 'phone', mail: 'mail', unitId: 'unit_id', certificates: 'certificates', oidcSubject: 'oidc_subject' } as const;

/** By which a person comes in; the rest says who it is. */
const ENTRIES = ['certificates', 'oidcSubject'] as const satisfies readonly (keyof AccountChange)[];

export async function changeAccount(room: AccessRoom, caller: Caller, id: string, version: number, asked: AccountChange): Promise<Account | Refusal> {
  const prints = typeof asked.certificates === 'string' ? fingerprintsIn(asked.certificates) : asked.certificates;
  // Where no proxy tells of certificates an account that asks for one is an account that nobody gets into.
  if (typeof asked.certificates === 'string' && !room.certificates) return refuse('certificates-off');
  if (typeof asked.certificates === 'string' && prints === null) return refuse('certificate-unfit');
  const change: AccountChange = { ...asked, certificates: prints };
  const names = (Object.keys(change) as (keyof AccountChange)[]).filter((name) => change[name] !== undefined);
  const entry = names.some((name) => (ENTRIES as readonly string[]).includes(name));
  if (names.some((name) => !(ENTRIES as readonly string[]).includes(name)) && reachOf(caller, 'manage-accounts').length === 0) return refuse('not-allowed', { action: 'manage-accounts' });
  return changing(room, caller, id, entry ? 'manage-entries' : 'manage-accounts', async (tx, row) => {
    if (change.unitId !== undefined) {
      const refused = await refusedAt(tx, caller, 'manage-accounts', change.unitId);
      if (refused !== null) return refused;
    }
    if (typeof change.oidcSubject === 'string') {
      await store.lockNames(tx);
      const other = await store.findSecretsBySubject(tx, change.oidcSubject);
      if (other !== undefined && other.id !== id) return refuse('subject-taken');
    }
    const set = Object.fromEntries(Object.entries(COLUMNS).filter(([name]) => change[name as keyof AccountChange] !== undefined).map(([name, column]) => [column, change[name as keyof AccountChange]]));
    return { action: 'change-account', set: change.displayName === undefined ? set : { ...set, ...searchableOf(row.sign_in_name, change.displayName) } };
  }, version);
}

export async function disableAccount(room: AccessRoom, caller: Caller, id: string, version: number | null, reason: string): Promise<Account | Refusal> {
  const at = room.clock.now().toISOString();
  return changing(room, caller, id, 'manage-accounts', async (tx) => {
    if (caller.id === id) return refuse('own-account');
    // Two who disable each other at once wait here, and the second sees what the first did.
    await store.lockNames(tx);
    for (const role of ['system-admin', 'security-admin'] as const) {
      const holds = (await store.listGrants(tx, 'account_id', [id], at)).some((grant) => grant.role === role && grant.unit_id === null);
      if (holds && await store.countHolders(tx, role, at) <= 1) return refuse('last-administrator', { role });
    }
    await endSessionsOf(tx, id, at);
    return { action: 'disable-account', set: { disabled: true }, remark: reason };
  }, version);
}

export async function enableAccount(room: AccessRoom, caller: Caller, id: string, version: number | null): Promise<Account | Refusal> {
  return changing(room, caller, id, 'manage-accounts', async () => ({ action: 'enable-account', set: { disabled: false } }), version);
}

export async function resetPassword(room: AccessRoom, caller: Caller, id: string, reason: string): Promise<AccountWithPassword | Refusal> {
  const oneTime = await oneTimePassword(room);
  if (isRefusal(oneTime)) return oneTime;
  const at = room.clock.now().toISOString();
  const account = await changing(room, caller, id, 'manage-entries', async (tx) => {
    await endSessionsOf(tx, id, at);
    return {
      action: 'reset-password', remark: reason,
      set: { password_hash: oneTime.hash, password_changed_at: at, must_change: true, password_until: oneTime.until, totp_secret: null, totp_since: null, totp_step: null, recovery_digests: null },
    };
  }, null);
  return isRefusal(account) ? account : { account, password: oneTime.password, until: oneTime.until };
}

/** Whoever looks is written down. */
export async function revealAccount({ database, clock }: AccessRoom, caller: Caller, id: string, reason: string): Promise<PersonalValues | Refusal> {
  return within(database, async (tx) => {
    const row = await store.findAccount(tx, id);
    if (row === undefined || !await sees(tx, caller, 'manage-accounts', row.unit_id)) return refuse('account-not-found');
    const refused = await write(tx, { actor: actorOf(caller), action: 'reveal-account', subject: { kind: 'account', id }, at: clock.now().toISOString(), remark: reason, changes: [] });
    return refused ?? { phone: row.phone, mail: row.mail };
  });
}

/** Accounts from before there was a search; bears being run by several servers. */
export async function fillSearch({ database }: Pick<AccessRoom, 'database'>): Promise<void> {
  for (;;) {
    const rows = await store.unsearchable(database, 500);
    if (rows.length === 0) return;
    for (const { id, sign_in_name: signInName, display_name: displayName } of rows) await store.setSearch(database, id, searchableOf(signInName, displayName));
  }
}

interface Intended { readonly action: string; readonly set: Readonly<Record<string, unknown>>; readonly remark?: string }

/** @param action `manage-entries` for what one comes in by: of administrators that is in the hands of another kind, and never in one's own. */
async function changing({ database, clock }: AccessRoom, caller: Caller, id: string, action: 'manage-accounts' | 'manage-entries', intend: (tx: Executor, row: store.AccountRow) => Promise<Intended | Refusal>, version: number | null): Promise<Account | Refusal> {
  const at = clock.now().toISOString();
  return within(database, async (tx) => {
    const row = await store.lockAccount(tx, id);
    if (row === undefined || !await sees(tx, caller, action, row.unit_id)) return refuse('account-not-found');
    const held = await store.listGrants(tx, 'account_id', [id], at);
    const roles = held.map(({ role }) => role);
    if (action === 'manage-entries' && caller.id === id) return refuse('own-account');
    const by = action === 'manage-entries' ? asKeeper(caller, roles) : caller;
    if (!await sees(tx, by, action, row.unit_id)) return refuse('not-keeper', { role: keeperOf(roles) });
    // Who takes over an account takes over its roles: none may reach further than whoever changes it.
    for (const { unit_id: unitId } of held) if (!await sees(tx, by, action, unitId)) return refuse('account-beyond');
    const intended = await intend(tx, row);
    if (isRefusal(intended)) return intended;
    const refused = await write(tx, {
      actor: actorOf(caller), action: intended.action, subject: { kind: 'account', id }, at, remark: intended.remark,
      changes: [{ table: accountTable, id, version: version ?? row.version, set: intended.set }],
    });
    return refused ?? shown(tx, id, at);
  });
}
