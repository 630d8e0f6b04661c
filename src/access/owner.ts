/** What whoever owns the machine does from its command line, as the product itself: also when nobody can sign in. */
import { type Refusal, refuse } from '#kernel';
import { OWNER, within } from '#platform';
import { write, actorOf } from '#journal';
import * as accounts from './accounts.ts';
import { signInKey } from './credentials.ts';
import { grantRole } from './grants.ts';
import type { Account, AccountWithPassword, HeldRole, Role } from './model.ts';
import type { AccessRoom } from './room.ts';
import * as store from './store/accounts.ts';
import { endSessionsOf } from './store/sessions.ts';

async function idOf({ database }: AccessRoom, signInName: string): Promise<string | Refusal> {
  return (await store.findSecretsByName(database, signInKey(signInName)))?.id ?? refuse('account-not-found', { name: signInName });
}

export async function addUser(room: AccessRoom, person: accounts.Person): Promise<AccountWithPassword | Refusal> {
  return accounts.addAccount(room, OWNER, person);
}

/** All of them, by sign-in name. */
export async function listUsers(room: AccessRoom): Promise<Account[]> {
  const all: Account[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await accounts.listAccounts(room, OWNER, { query: '', cursor, limit: 100 });
    if ('refused' in page) throw new Error(page.refused);
    all.push(...page.items);
    if (page.next === null) return all;
    cursor = page.next;
  }
}

const REASON = '命令行';

export async function resetUser(room: AccessRoom, signInName: string): Promise<AccountWithPassword | Refusal> {
  const id = await idOf(room, signInName);
  return typeof id === 'string' ? accounts.resetPassword(room, OWNER, id, REASON) : id;
}

export async function disableUser(room: AccessRoom, signInName: string): Promise<Account | Refusal> {
  const id = await idOf(room, signInName);
  return typeof id === 'string' ? accounts.disableAccount(room, OWNER, id, null, REASON) : id;
}

export async function enableUser(room: AccessRoom, signInName: string): Promise<Account | Refusal> {
  const id = await idOf(room, signInName);
  return typeof id === 'string' ? accounts.enableAccount(room, OWNER, id, null) : id;
}

export async function grantUser(room: AccessRoom, signInName: string, role: Role, unitId: string | null): Promise<HeldRole | Refusal> {
  const id = await idOf(room, signInName);
  return typeof id === 'string' ? grantRole(room, OWNER, id, { role, unitId }) : id;
}

/** Ends every session of an account. */
export async function endUserSessions(room: AccessRoom, signInName: string): Promise<Refusal | null> {
  const id = await idOf(room, signInName);
  if (typeof id !== 'string') return id;
  const at = room.clock.now().toISOString();
  return within<null>(room.database, async (tx) => {
    await endSessionsOf(tx, id, at);
    return write(tx, { actor: actorOf(OWNER), action: 'end-sessions', subject: { kind: 'account', id }, at, changes: [] });
  });
}
