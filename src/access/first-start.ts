/** How an empty installation gets its first persons. */
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { type Caller, SYSTEM, within } from '#platform';
import { newAccount, type OneTime, oneTimePassword, type Person, searchableOf, shown } from './accounts.ts';
import { newGrant } from './grants.ts';
import { may } from './may.ts';
import type { AccountWithPassword, Role } from './model.ts';
import type { AccessRoom } from './room.ts';
import * as store from './store/accounts.ts';
import { endSessionsOf } from './store/sessions.ts';
import { accountTable } from './tables.ts';

export interface FirstPassword { readonly signInName: string; readonly password: string; readonly until: string }

export const FIRST_NAME = 'admin';
const FIRST_DISPLAY_NAME = '系统管理员';

/**
 * Where there is no account, the first one is made, a system administrator; where its password was never changed, it gets
 * a new one, and the old one is void. @returns what to tell once on the server's standard output, or null.
 */
export async function prepareFirstAccount(room: AccessRoom): Promise<FirstPassword | null | Refusal> {
  const [count, only] = [await store.countAccounts(room.database), await store.onlyAccount(room.database)];
  if (count > 0 && only?.must_change !== true) return null;
  const oneTime = await oneTimePassword(room);
  if (isRefusal(oneTime)) return oneTime;
  return within<FirstPassword | null>(room.database, async (tx) => {
    // Two servers that start on one new database wait here, and the second renews what the first made.
    await store.lockNames(tx);
    const there = await store.onlyAccount(tx);
    if (there === undefined && await store.countAccounts(tx) > 0) return null;
    if (there?.must_change === false) return null;
    const at = room.clock.now().toISOString();
    const changes = there === undefined ? await firstAccount(tx, oneTime, at) : renewed(there, oneTime);
    if (isRefusal(changes)) return changes;
    const id = (changes[0] as Change).id;
    await endSessionsOf(tx, id, at);
    const refused = await write(tx, { actor: actorOf(SYSTEM), action: there === undefined ? 'make-first-account' : 'renew-first-password', subject: { kind: 'account', id }, at, changes });
    return refused ?? { signInName: there?.sign_in_name ?? FIRST_NAME, password: oneTime.password, until: oneTime.until };
  });
}

async function firstAccount(tx: Parameters<typeof newAccount>[0], oneTime: OneTime, at: string): Promise<Change[] | Refusal> {
  const account = await newAccount(tx, { signInName: FIRST_NAME, displayName: FIRST_DISPLAY_NAME }, oneTime, at);
  return isRefusal(account) ? account : [account, newGrant({ accountId: account.id }, { role: 'system-admin', unitId: null }, at)];
}

function renewed({ id, version }: store.AccountRow, { hash, until }: OneTime): Change[] {
  return [{ table: accountTable, id, version, set: { password_hash: hash, password_until: until } }];
}

export interface FirstPersons { readonly ownName?: string | undefined; readonly securityAdmin: Person; readonly auditAdmin: Person; readonly ledgerKeeper: Person }

/**
 * The three persons that a new installation needs beside its system administrator. Once: as soon as anybody was ever a
 * security administrator, roles are given by one. Refusals: `first-steps-taken`, `sign-in-name-taken`, `sign-in-busy`.
 */
export async function takeFirstSteps(room: AccessRoom, caller: Caller, persons: FirstPersons): Promise<AccountWithPassword[] | Refusal> {
  if (!may(caller, 'manage-accounts', null)) return refuse('not-allowed', { action: 'manage-accounts' });
  const wanted: readonly (readonly [Role, Person])[] = [['security-admin', persons.securityAdmin], ['audit-admin', persons.auditAdmin], ['ledger-keeper', persons.ledgerKeeper]];
  const at = room.clock.now().toISOString();
  const given: OneTime[] = [];
  for (const _ of wanted) {
    const oneTime = await oneTimePassword(room);
    if (isRefusal(oneTime)) return oneTime;
    given.push(oneTime);
  }
  return within(room.database, async (tx) => {
    await store.lockNames(tx);
    if (await store.everGranted(tx, 'security-admin')) return refuse('first-steps-taken');
    if (persons.ownName !== undefined && caller.kind === 'account') {
      const own = await store.lockAccount(tx, caller.id as string) as store.AccountRow;
      const set = { display_name: persons.ownName, ...searchableOf(own.sign_in_name, persons.ownName) };
      const refused = await write(tx, { actor: actorOf(caller), action: 'change-account', subject: { kind: 'account', id: own.id }, at, changes: [{ table: accountTable, id: own.id, version: own.version, set }] });
      if (refused !== null) return refused;
    }
    const made: AccountWithPassword[] = [];
    for (const [index, [role, person]] of wanted.entries()) {
      const oneTime = given[index] as OneTime;
      const account = await newAccount(tx, person, oneTime, at);
      if (isRefusal(account)) return account;
      const refused = await write(tx, { actor: actorOf(caller), action: 'take-first-step', subject: { kind: 'account', id: account.id }, at, changes: [account, newGrant({ accountId: account.id }, { role, unitId: null }, at)] });
      if (refused !== null) return refused;
      made.push({ account: await shown(tx, account.id, at), password: oneTime.password, until: oneTime.until });
    }
    return made;
  });
}
