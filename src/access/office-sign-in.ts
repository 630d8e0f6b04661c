/** Coming in by the office's own sign-in: an account is linked to who one is there, and never made silently. */
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { write } from '#journal';
import { within } from '#platform';
import { refusedFor } from './certificates.ts';
import type { Pending } from './office.ts';
import type { AccessRoom, Arrival } from './room.ts';
import { enter, type SignedIn } from './sign-in.ts';
import * as accounts from './store/accounts.ts';
import { accountTable } from './tables.ts';

const COOKIES = ['__Host-taizhang-office', 'taizhang-office'] as const;
/** For typing a password elsewhere. */
const SECONDS = 600;
const Kept = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), redirect: z.url() });

/** The browser itself keeps what it left with: nobody else's code can be slipped to it. */
export function officeCookie(pending: Pending | null, secure: boolean): string {
  const value = pending === null ? '' : Buffer.from(JSON.stringify(pending)).toString('base64url');
  return `${secure ? COOKIES[0] : COOKIES[1]}=${value}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}; Max-Age=${pending === null ? 0 : SECONDS}`;
}

/** By TLS only under the name with the prefix: a neighbour's site can set the other, with a state of its own. */
export function pendingOf(cookie: string | undefined, secure: boolean): Pending | null {
  for (const name of secure ? [COOKIES[0]] : COOKIES) {
    const found = (cookie ?? '').split(';').map((pair) => pair.trim()).find((pair) => pair.startsWith(`${name}=`));
    if (found === undefined) continue;
    try {
      return Kept.safeParse(JSON.parse(Buffer.from(found.slice(name.length + 1), 'base64url').toString('utf8'))).data ?? null;
    } catch {
      return null;
    }
  }
  return null;
}

/** Refusals: `office-not-set-up`, `office-unreachable`, `office-refused`, `office-not-linked` {subject}, `account-disabled`. */
export async function enterByOffice(room: AccessRoom, arrival: Arrival, query: string, pending: Pending | null): Promise<SignedIn | Refusal> {
  if (room.office === null) return refuse('office-not-set-up');
  if (pending === null) return refuse('office-refused');
  const known = await room.office.finish(query, pending);
  if (isRefusal(known)) return known;
  const account = await accounts.findSecretsBySubject(room.database, known.subject);
  if (account === undefined) return refuse('office-not-linked', { subject: known.subject });
  if (account.disabled) return refuse('account-disabled');
  const without = refusedFor(account.certificates, arrival);
  if (without !== null) return without;
  const spent = account.must_change ? await spendOneTime(room, account) : null;
  return spent ?? enter(room, arrival, account.id, 'sign-in-by-office');
}

/** Who comes in by the office needs no password here: the one-time one that was never used is void. */
function spendOneTime({ database, clock }: AccessRoom, { id, version }: accounts.AccountRow): Promise<Refusal | null> {
  return within<null>(database, (tx) => write(tx, {
    actor: { kind: 'account', id }, action: 'drop-one-time-password', subject: { kind: 'account', id }, at: clock.now().toISOString(),
    changes: [{ table: accountTable, id, version, set: { password_hash: null, must_change: false, password_until: null } }],
  }) as Promise<null>);
}
