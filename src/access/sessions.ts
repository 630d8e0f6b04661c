/** Sessions: begun at sign-in, seen and ended by their owner or a security administrator. */
import { randomUUID } from 'node:crypto';
import { type Refusal, refuse } from '#kernel';
import { actorOf, write } from '#journal';
import { type Caller, type Executor, within } from '#platform';
import { digestOf, newToken } from './credentials.ts';
import { idleSince } from './gate.ts';
import { reachOf } from './may.ts';
import type { Session } from './model.ts';
import { sees } from './reach.ts';
import type { AccessRoom, Arrival } from './room.ts';
import { sessionOf } from './shown.ts';
import * as store from './store/sessions.ts';

/** Longer ones are somebody's jest. */
const LONGEST_AGENT = 300;

/** A token that nobody had before: what a browser bore until now counts no longer, so that none can be planted. @returns the token. */
export async function beginSession(tx: Executor, { longestMs }: AccessRoom['session'], now: Date, accountId: string, arrival: Arrival): Promise<{ readonly id: string; readonly token: string }> {
  const [id, token, at] = [randomUUID(), newToken(), now.toISOString()];
  if (arrival.token !== null && arrival.token !== '') await store.endSessionByDigest(tx, digestOf(arrival.token), at);
  await store.insertSession(tx, { id, digest: digestOf(token), accountId, now: at, endsAt: new Date(now.getTime() + longestMs).toISOString(), address: arrival.address, agent: arrival.agent.slice(0, LONGEST_AGENT) });
  return { id, token };
}

export async function signOut(room: AccessRoom, caller: Caller): Promise<Refusal | null> {
  if (caller.sessionId === null) return null;
  return endOne(room, caller, caller.sessionId, caller.id as string, 'sign-out');
}

export async function listOwnSessions({ database, clock, session }: AccessRoom, caller: Caller): Promise<Session[] | Refusal> {
  if (caller.kind !== 'account' || caller.id === null) return refuse('own-account-only');
  const now = clock.now();
  return (await store.listSessions(database, { now: now.toISOString(), idleSince: idleSince(now, session) }, { accountId: caller.id })).map((row) => sessionOf(row, caller.sessionId, false));
}

export async function endOwnSession(room: AccessRoom, caller: Caller, id: string): Promise<Refusal | null> {
  if (caller.kind !== 'account') return refuse('own-account-only');
  const found = await openSession(room, id);
  return found?.account_id === caller.id && caller.id !== null ? endOne(room, caller, id, caller.id, 'end-own-session') : refuse('session-not-found');
}

export async function listSessions({ database, clock, session }: AccessRoom, caller: Caller, accountId: string | undefined): Promise<Session[]> {
  const now = clock.now();
  const reach = reachOf(caller, 'end-sessions');
  const rows = await store.listSessions(database, { now: now.toISOString(), idleSince: idleSince(now, session) }, { accountId, within: reach === 'everywhere' ? null : reach });
  return rows.map((row) => sessionOf(row, caller.sessionId, true));
}

export async function endSession(room: AccessRoom, caller: Caller, id: string): Promise<Refusal | null> {
  const found = await openSession(room, id);
  if (found === undefined || !await sees(room.database, caller, 'end-sessions', found.unit_id)) return refuse('session-not-found');
  return endOne(room, caller, id, found.account_id, 'end-session');
}

async function openSession({ database, clock, session }: AccessRoom, id: string): Promise<store.SessionRow | undefined> {
  const now = clock.now();
  return (await store.listSessions(database, { now: now.toISOString(), idleSince: idleSince(now, session) }, { id }))[0];
}

async function endOne({ database, clock }: AccessRoom, caller: Caller, id: string, accountId: string, action: string): Promise<Refusal | null> {
  const at = clock.now().toISOString();
  const done = await within(database, async (tx) => {
    await store.endSession(tx, id, at);
    return write(tx, { actor: actorOf(caller), action, subject: { kind: 'account', id: accountId }, at, changes: [] });
  });
  return done;
}
