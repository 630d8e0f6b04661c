/** Who calls: from a session's cookie or a program's token, with the roles that hold at this moment. */
import { type Refusal, refuse } from '#kernel';
import type { Caller, Clock, Executor, Gate, Knock } from '#platform';
import { csrfOf, digestOf, PROGRAM_PREFIX, sameText } from './credentials.ts';
import { admits } from './may.ts';
import type { AccessRoom } from './room.ts';
import * as store from './store/callers.ts';

/** Noting each request would be a write a request. */
const NOTED_EVERY_MS = 60_000;
const COOKIES = ['__Host-taizhang-session', 'taizhang-session'] as const;
const READING = ['GET', 'HEAD', 'OPTIONS'];

/** @param secure whether cookies travel by TLS only. */
export function gateOf(room: Pick<AccessRoom, 'database' | 'clock' | 'session'>, secure = false): Gate {
  const { database, clock } = room;
  return {
    callerOf: (knock) => (knock.authorization === undefined ? personOf(room, knock, secure) : programOf(database, clock, knock)),
    admits,
  };
}

/** The session's token that a request bears; by TLS only under the name with the prefix, since no other site can have set that. */
export function sessionTokenOf(cookie: string | undefined, secure: boolean): string | null {
  if (cookie === undefined) return null;
  const pairs = cookie.split(';').map((pair) => pair.trim());
  for (const name of secure ? [COOKIES[0]] : COOKIES) {
    const found = pairs.find((pair) => pair.startsWith(`${name}=`));
    if (found !== undefined) return found.slice(name.length + 1);
  }
  return null;
}

/** The whole `Set-Cookie`; without a token it takes the cookie back. It holds until the browser is closed: a desk may be shared. */
export function sessionCookie(token: string | null, secure: boolean): string {
  const name = secure ? COOKIES[0] : COOKIES[1];
  return `${name}=${token ?? ''}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}${token === null ? '; Max-Age=0' : ''}`;
}

/** A session that was not used since then is over. */
export function idleSince(now: Date, { idleMs }: AccessRoom['session']): string {
  return new Date(now.getTime() - idleMs).toISOString();
}

function nobody(): Caller {
  return { kind: 'nobody', id: null, grants: [], sessionId: null };
}

async function personOf({ database, clock, session }: Pick<AccessRoom, 'database' | 'clock' | 'session'>, knock: Knock, secure: boolean): Promise<Caller | Refusal> {
  const token = sessionTokenOf(knock.cookie, secure);
  if (token === null || token === '') return nobody();
  const now = clock.now();
  const found = await store.findSessionCaller(database, digestOf(token), now.toISOString(), idleSince(now, session));
  // What is open to anyone stays open to whose session ended, and a page that lost its mark may sign in anew.
  const open = knock.access === 'anyone';
  if (found === undefined) return open ? nobody() : refuse('session-over');
  if (!READING.includes(knock.method) && !(knock.csrf !== undefined && sameText(knock.csrf, csrfOf(token)))) return open ? nobody() : refuse('csrf-missing');
  if (now.getTime() - Date.parse(found.seenAt) >= NOTED_EVERY_MS) await store.touchSession(database, found.sessionId, now.toISOString());
  // A password that somebody else gave lets nobody do anything but change it.
  if (found.mustChange) return { kind: 'account', id: found.accountId, grants: [], sessionId: found.sessionId, mustChange: true };
  // Who they are is told whole, so that a page can offer the other units.
  const grants = knock.unit === undefined || open ? found.grants : found.grants.filter(({ unitId }) => unitId === knock.unit);
  return grants.length === 0 && found.grants.length > 0 ? refuse('unit-not-held') : { kind: 'account', id: found.accountId, grants, sessionId: found.sessionId };
}

async function programOf(database: Executor, clock: Clock, { authorization = '', method }: Knock): Promise<Caller | Refusal> {
  const [, token] = /^Bearer ([\w-]{20,200})$/i.exec(authorization) ?? [];
  if (token?.startsWith(PROGRAM_PREFIX) !== true) return refuse('token-not-valid');
  const now = clock.now();
  const found = await store.findProgramCaller(database, digestOf(token), now.toISOString());
  if (found === undefined) return refuse('token-not-valid');
  if (found.readOnly && !READING.includes(method)) return refuse('token-read-only');
  if (found.lastUsedAt === null || now.getTime() - Date.parse(found.lastUsedAt) >= NOTED_EVERY_MS) await store.touchToken(database, found.tokenId, now.toISOString());
  return { kind: 'program', id: found.tokenId, grants: found.grants, sessionId: null };
}
