/** What everybody does with the account that is theirs: password and codes. */
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, write } from '#journal';
import { type Caller, within } from '#platform';
import { base32, codeAddress, newCodeSecret, stepOfCode } from './codes.ts';
import { digestOf, newRecoveryCode } from './credentials.ts';
import { passwordRefusal } from './passwords.ts';
import type { AccessRoom, Arrival } from './room.ts';
import { beginSession } from './sessions.ts';
import type { SignedIn } from './sign-in.ts';
import * as accounts from './store/accounts.ts';
import { endSessionsOf } from './store/sessions.ts';
import { accountTable } from './tables.ts';
import { attempt } from './throttle.ts';

const RECOVERY_CODES = 8;

/** Asks for the password again: a browser that somebody left open is not enough. */
async function ownAccount(room: AccessRoom, caller: Caller, arrival: Arrival, password: string): Promise<accounts.SecretRow | Refusal> {
  const found = caller.kind === 'account' && caller.id !== null ? await accounts.findSecrets(room.database, caller.id) : undefined;
  if (found === undefined) return refuse('own-account-only');
  const tried = await attempt(room, found.sign_in_name, arrival.address);
  if (isRefusal(tried)) return tried;
  const right = await room.passwords.verify(password, found.password_hash);
  if (isRefusal(right)) {
    await tried.pass();
    return right;
  }
  if (!right) return refuse('password-wrong');
  await tried.succeed();
  return found;
}

/** Every session ends, and a new one begins for who asks. */
export async function changePassword(room: AccessRoom, caller: Caller, arrival: Arrival, given: { readonly password: string; readonly next: string }): Promise<SignedIn | Refusal> {
  const account = await ownAccount(room, caller, arrival, given.password);
  if (isRefusal(account)) return account;
  if (given.next === given.password) return refuse('password-same');
  const unfit = passwordRefusal(given.next, [account.sign_in_name, account.display_name ?? '']);
  if (unfit !== null) return unfit;
  const hash = await room.passwords.hash(given.next);
  if (isRefusal(hash)) return hash;
  const now = room.clock.now();
  const at = now.toISOString();
  return within(room.database, async (tx) => {
    const refused = await write(tx, {
      actor: actorOf(caller), action: 'change-password', subject: { kind: 'account', id: account.id }, at,
      changes: [{ table: accountTable, id: account.id, version: account.version, set: { password_hash: hash, password_changed_at: at, must_change: false, password_until: null } }],
    });
    if (refused !== null) return refused;
    await endSessionsOf(tx, account.id, at);
    const session = await beginSession(tx, room.session, now, account.id, arrival);
    return { accountId: account.id, sessionId: session.id, token: session.token };
  });
}

/** A secret that does not count yet; asked again it is another. */
export async function beginCode(room: AccessRoom, caller: Caller, arrival: Arrival, password: string): Promise<{ secret: string; address: string } | Refusal> {
  if (room.vault === null) return refuse('code-unavailable');
  const account = await ownAccount(room, caller, arrival, password);
  if (isRefusal(account)) return account;
  if (account.totp_since !== null) return refuse('code-in-use');
  const secret = newCodeSecret();
  const refused = await set(room, caller, account, 'begin-code', { totp_secret: room.vault.seal(secret, account.id), recovery_digests: null });
  return refused ?? { secret: base32(secret), address: codeAddress(secret, account.sign_in_name) };
}

/** From now on sign-in asks for a code. @returns the recovery codes, of which only digests are kept. */
export async function confirmCode(room: AccessRoom, caller: Caller, arrival: Arrival, code: string): Promise<{ recovery: string[] } | Refusal> {
  const account = caller.kind === 'account' && caller.id !== null ? await accounts.findSecrets(room.database, caller.id) : undefined;
  if (account === undefined) return refuse('own-account-only');
  if (room.vault === null) return refuse('code-unavailable');
  if (account.totp_since !== null) return refuse('code-in-use');
  const secret = account.totp_secret === null ? null : room.vault.open(account.totp_secret, account.id);
  if (secret === null) return refuse('code-not-begun');
  const tried = await attempt(room, account.sign_in_name, arrival.address);
  if (isRefusal(tried)) return tried;
  const now = room.clock.now();
  const step = stepOfCode(secret, code, now);
  if (step === null) return refuse('code-wrong');
  await tried.succeed();
  const recovery = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  const refused = await set(room, caller, account, 'confirm-code', { totp_since: now.toISOString(), totp_step: step, recovery_digests: recovery.map(digestOf) });
  return refused ?? { recovery };
}

export async function dropCode(room: AccessRoom, caller: Caller, arrival: Arrival, password: string): Promise<Refusal | null> {
  const account = await ownAccount(room, caller, arrival, password);
  if (isRefusal(account)) return account;
  return set(room, caller, account, 'drop-code', { totp_secret: null, totp_since: null, totp_step: null, recovery_digests: null });
}

function set({ database, clock }: AccessRoom, caller: Caller, account: accounts.AccountRow, action: string, values: Readonly<Record<string, unknown>>): Promise<Refusal | null> {
  return within(database, (tx) => write(tx, {
    actor: actorOf(caller), action, subject: { kind: 'account', id: account.id }, at: clock.now().toISOString(),
    changes: [{ table: accountTable, id: account.id, version: account.version, set: values }],
  }));
}
