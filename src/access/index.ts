/** The door of the access room: who may come in, and what each may do. */
import { isRefusal } from '#kernel';
import type { Announcement, AnyHandler, OpenRoom, Platform, Room } from '#platform';
import { fillSearch } from './accounts.ts';
import { endpoints } from './api.ts';
import { prepareFirstAccount } from './first-start.ts';
import { gateOf } from './gate.ts';
import { handlersOf } from './handlers.ts';
import { openOffice } from './office.ts';
import { openPasswords } from './passwords.ts';
import { type AccessRoom, USUAL_SESSION } from './room.ts';
import { accessSentences } from './sentences.ts';
import { displayNames, tokenNames } from './store/accounts.ts';
import { endAllSessions, sweep } from './store/sessions.ts';
import { tables } from './tables.ts';
import { FORGOTTEN_MS } from './throttle.ts';
import { vaultOf } from './vault.ts';

export { type Action, ACTIONS, Role } from './model.ts';
export { actsFor, may, type Reach, reachOf } from './may.ts';
export { sees as reaches } from './reach.ts';
export { type AccessRoom, USUAL_SESSION } from './room.ts';
export { openPasswords } from './passwords.ts';
export * as ownersCommands from './owner.ts';
export { displayNames } from './store/accounts.ts';
export { maskMail, maskPhone } from './shown.ts';
export { type Vault, vaultOf } from './vault.ts';
export { accountNamed, holdersEverywhere, holdersOf, mailsOf, ownHolders } from './store/holders.ts';
export { accessSentences } from './sentences.ts';
export type { Account } from './model.ts';

/** How long one sees from where an account was used. */
const SESSIONS_KEPT_MS = 90 * 24 * 3_600_000;

export const accessRoom: Room = { name: 'access', endpoints, sentences: accessSentences, tables, open,
  names: { account: displayNames, token: tokenNames },
  // A cookie of the place that the rows came from, or of the day that they were copied, opens nothing here.
  carried: { arrived: (owner, clock) => endAllSessions(owner, clock.now().toISOString()) },
};

function open({ database, clock, secure = false, key = null, origin, office = null, session = USUAL_SESSION, certificates = false }: Platform): OpenRoom {
  const passwords = openPasswords();
  const room: AccessRoom = { database, clock, passwords, vault: key === null ? null : vaultOf(key), office: office === null ? null : openOffice(office), session, certificates };
  return {
    handlers: handlersOf(room, secure, origin) as unknown as Record<string, AnyHandler>,
    gate: gateOf(room, secure),
    begin: () => announceFirst(room),
    hourly: async () => {
      const before = (ms: number): string => new Date(clock.now().getTime() - ms).toISOString();
      await fillSearch(room);
      await sweep(database, { sessions: before(SESSIONS_KEPT_MS), attempts: before(FORGOTTEN_MS) });
    },
    close: passwords.close,
  };
}

async function announceFirst(room: AccessRoom): Promise<Announcement | null> {
  const first = await prepareFirstAccount(room);
  if (first === null) return null;
  if (isRefusal(first)) throw new Error(`the first account could not be prepared: ${first.refused}`);
  const { signInName, password } = first;
  return {
    zh: `首次登录：用户名 ${signInName}  一次性口令 ${password}（只显示这一次；登录后先改口令。没改之前重启会换一个）`,
    en: `First sign-in: name ${signInName}  one-time password ${password} (shown once; change it after signing in. Until then a restart makes another)`,
  };
}
