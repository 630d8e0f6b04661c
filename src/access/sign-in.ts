/** Coming in: a name and a password, and a code where the account asks for one. */
import { isRefusal, type Refusal, refuse } from '#kernel';
import { type Actor, write } from '#journal';
import { within } from '#platform';
import { refusedFor as refusedWithoutCertificate } from './certificates.ts';
import { stepOfCode } from './codes.ts';
import { digestOf, signInKey } from './credentials.ts';
import type { AccessRoom, Arrival } from './room.ts';
import { beginSession } from './sessions.ts';
import * as accounts from './store/accounts.ts';
import { attempt } from './throttle.ts';

export interface SignedIn { readonly accountId: string; readonly sessionId: string; readonly token: string }

/**
 * Says the same and takes as long for a name that nobody bears as for a wrong password.
 * Refusals: `sign-in-wrong`, `sign-in-throttled` {seconds}, `sign-in-busy`; and behind the right password `account-disabled`, `one-time-password-over`, `certificate-asked`, `certificate-wrong`, `code-asked`, `code-wrong`.
 */
export async function signIn(room: AccessRoom, arrival: Arrival, given: { readonly signInName: string; readonly password: string; readonly code?: string | undefined }): Promise<SignedIn | Refusal> {
  const { database, clock, passwords } = room;
  const tried = await attempt(room, given.signInName, arrival.address);
  if (isRefusal(tried)) return tried;
  const found = await accounts.findSecretsByName(database, signInKey(given.signInName));
  const right = await passwords.verify(given.password, found?.password_hash ?? null);
  if (isRefusal(right)) {
    await tried.pass();
    return right;
  }
  if (!right || found === undefined) {
    if (found !== undefined && tried.worthTelling) await tellOfGuessing(room, found.id);
    return refuse('sign-in-wrong');
  }
  const now = clock.now();
  if (found.disabled) return refuse('account-disabled');
  if (found.password_until !== null && Date.parse(found.password_until) <= now.getTime()) return refuse('one-time-password-over');
  const without = refusedWithoutCertificate(found.certificates, arrival);
  if (without !== null) {
    await tried.pass();
    return without;
  }
  if (found.totp_since !== null) {
    if (given.code === undefined) {
      await tried.pass();
      return refuse('code-asked');
    }
    if (!await isCodeRight(room, found, given.code, now)) return refuse('code-wrong');
  }
  await tried.succeed();
  return enter(room, arrival, found.id, 'sign-in');
}

/** For the audit administrator. The brake bounds how often this can be. */
async function tellOfGuessing({ database, clock }: AccessRoom, accountId: string): Promise<void> {
  await within(database, (tx) => write(tx, { actor: { kind: 'system', id: null }, action: 'refuse-sign-in', subject: { kind: 'account', id: accountId }, at: clock.now().toISOString(), changes: [] }));
}

/** Whoever was known beyond doubt comes in. The journal has the entry, and no value. */
export async function enter({ database, clock, session: lengths }: AccessRoom, arrival: Arrival, accountId: string, action: string): Promise<SignedIn | Refusal> {
  const now = clock.now();
  const actor: Actor = { kind: 'account', id: accountId };
  return within(database, async (tx) => {
    const session = await beginSession(tx, lengths, now, accountId, arrival);
    const refused = await write(tx, { actor, action, subject: { kind: 'account', id: accountId }, at: now.toISOString(), changes: [] });
    return refused ?? { accountId, sessionId: session.id, token: session.token };
  });
}

/** A code of the app, each only once, or a recovery code, which is then used up. */
export async function isCodeRight({ database, vault }: AccessRoom, account: accounts.SecretRow, code: string, now: Date): Promise<boolean> {
  const secret = account.totp_secret === null ? null : vault?.open(account.totp_secret, account.id) ?? null;
  const step = secret === null ? null : stepOfCode(secret, code, now);
  if (step !== null) return accounts.noteStep(database, account.id, step);
  return accounts.dropRecovery(database, account.id, digestOf(code.trim().toLowerCase()));
}

