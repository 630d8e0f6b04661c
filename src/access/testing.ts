/** A door for tests of other rooms: real accounts with real roles and real sessions, over a real database. */
import { randomUUID } from 'node:crypto';
import { isRefusal, type Refusal } from '#kernel';
import { type Clock, type Database, type Gate, type OpenRoom, SYSTEM, systemClock } from '#platform';
import { addAccount } from './accounts.ts';
import { csrfOf } from './credentials.ts';
import { grantRole } from './grants.ts';
import { accessRoom } from './index.ts';
import type { Role } from './model.ts';
import { openPasswords } from './passwords.ts';
import { type AccessRoom, USUAL_SESSION } from './room.ts';
import { enter } from './sign-in.ts';
import { accountTable } from './tables.ts';
import { write } from '#journal';
import { within } from '#platform';

export { accountTable, grantTable } from './tables.ts';

export interface Visitor {
  readonly accountId: string;
  readonly signInName: string;
  readonly version: number;
  readonly token: string;
  /** What every request of this person bears. */
  readonly headers: { readonly cookie: string; readonly 'x-taizhang-csrf': string };
}

export interface TestDoor {
  readonly open: OpenRoom;
  readonly gate: Gate;
  readonly room: AccessRoom;
  /** An account with this role that has signed in; null: with no role at all. */
  readonly as: (role: Role | null, unitId?: string | null, password?: string) => Promise<Visitor>;
  readonly close: () => Promise<void>;
}

export function testDoor(database: Database, clock: Clock = systemClock, options: { readonly key?: Uint8Array | null; readonly session?: AccessRoom['session']; readonly certificates?: boolean } = {}): TestDoor {
  const open = accessRoom.open({ database, clock, root: '', version: '0.0.0', key: options.key ?? null, certificates: options.certificates ?? false, ...(options.session === undefined ? {} : { session: options.session }) });
  const room: AccessRoom = { database, clock, passwords: openPasswords(), vault: null, office: null, session: USUAL_SESSION, certificates: false };
  const hashes = new Map<string, Promise<string>>();
  return {
    open, room, gate: open.gate as Gate,
    as: async (role, unitId = null, password = 'nobody signs in by this') => {
      // Each password is hashed once a door: the hashes of these people need not differ.
      const hash = hashes.get(password) ?? room.passwords.hash(password).then(settled);
      hashes.set(password, hash);
      const { account } = settled(await addAccount({ ...room, passwords: { ...room.passwords, hash: () => hash } }, SYSTEM, { signInName: `u${randomUUID().slice(0, 12)}`, displayName: '试用人' }));
      // As after a change of the one-time password.
      settled(await within(database, async (tx) => (await write(tx, { actor: { kind: 'system', id: null }, action: 'change-password', subject: { kind: 'account', id: account.id }, at: clock.now().toISOString(), changes: [{ table: accountTable, id: account.id, version: account.version, set: { must_change: false, password_until: null } }] })) ?? true));
      if (role !== null) settled(await grantRole(room, SYSTEM, account.id, { role, unitId }));
      const { token } = settled(await enter(room, { address: '127.0.0.1', agent: 'test', token: null }, account.id, 'sign-in'));
      return { accountId: account.id, signInName: account.signInName, version: account.version + 1, token, headers: headersOf(token) };
    },
    close: async () => {
      await room.passwords.close();
      await open.close?.();
    },
  };
}

export function headersOf(token: string): Visitor['headers'] {
  return { cookie: `taizhang-session=${token}`, 'x-taizhang-csrf': csrfOf(token) };
}

export function settled<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(`${value.refused} ${JSON.stringify(value.values)}`);
  return value as T;
}
