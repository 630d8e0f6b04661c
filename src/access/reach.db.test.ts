import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '#kernel';
import { type Caller, type Database, frozenClock, SYSTEM } from '#platform';
import { type TestServer, testServer } from '#platform/testing';
import * as ownersCommands from './owner.ts';
import { historyOf } from '#journal';
import { addAccount, changeAccount, disableAccount, getAccount, resetPassword } from './accounts.ts';
import { grantRole } from './grants.ts';
import { addToken, listTokens } from './programs.ts';
import { listSessions } from './sessions.ts';
import { enter } from './sign-in.ts';
import { settled, type TestDoor, testDoor } from './testing.ts';

describe('an administrator of one unit', () => {
  let server: TestServer;
  let door: TestDoor;
  const [province, county] = [randomUUID(), randomUUID()];
  const local: Caller = { kind: 'account', id: randomUUID(), sessionId: null, grants: [{ role: 'system-admin', unitId: county }] };
  beforeAll(async () => {
    server = await testServer();
    const database: Database = await server.fresh();
    for (const [id, path] of [[province, [province]], [county, [province, county]]] as const) {
      await sql`insert into units.unit (id, parent_id, name, kind, level, path, searchable, grams) values (${id}, ${path.length > 1 ? province : null}, ${id}, 'department', 'none', ${[...path]}::uuid[], '', '{}')`.execute(database);
    }
    door = testDoor(database, frozenClock('2026-03-02T04:00:00.000Z'));
  });
  afterAll(async () => {
    await door.close();
    await server.stop();
  });
  const holding = async (role: 'ledger-keeper' | 'security-admin', unitId: string | null): Promise<{ id: string; version: number }> => {
    const { account } = settled(await addAccount(door.room, SYSTEM, { signInName: `u${randomUUID().slice(0, 12)}`, displayName: '田小河', unitId: county }));
    settled(await grantRole(door.room, SYSTEM, account.id, { role, unitId }));
    return settled(await getAccount(door.room, SYSTEM, account.id));
  };

  test.each([['security-admin', null], ['ledger-keeper', null], ['ledger-keeper', province]] as const)('gets no password of, links nobody to and disables no %s whose role reaches further (%s)', async (role, unitId) => {
    const { id, version } = await holding(role, unitId);
    const refused = { refused: 'account-beyond' };
    expect(await resetPassword(door.room, local, id, '忘记了')).toMatchObject(refused);
    expect(await changeAccount(door.room, local, id, version, { oidcSubject: 'mine' })).toMatchObject(refused);
    expect(await changeAccount(door.room, local, id, version, { certificates: null })).toMatchObject(refused);
    expect(await disableAccount(door.room, local, id, version, '换人')).toMatchObject(refused);
  });

  test('two administrators who disable each other at once: one stays', async () => {
    const admins = await Promise.all(['a', 'b'].map(async (name) => {
      const { account } = settled(await addAccount(door.room, SYSTEM, { signInName: `admin-${name}`, displayName: '田小河' }));
      settled(await grantRole(door.room, SYSTEM, account.id, { role: 'system-admin', unitId: null }));
      return account;
    }));
    const by = (id: string): Caller => ({ kind: 'account', id, sessionId: null, grants: [{ role: 'system-admin', unitId: null }] });
    const [a, b] = admins.map(({ id }) => id) as [string, string];
    const done = await Promise.all([disableAccount(door.room, by(a), b, null, '换人'), disableAccount(door.room, by(b), a, null, '换人')]);
    expect(done.filter(isRefusal)).toEqual([{ refused: 'last-administrator', values: { role: 'system-admin' } }]);
  });

  test('sees the sessions of its people and the programs that reach no further, and no others', async () => {
    const enterAt = async (unitId: string | null): Promise<string> => {
      const { account } = settled(await addAccount(door.room, SYSTEM, { signInName: `u${randomUUID().slice(0, 12)}`, displayName: '田小河', unitId }));
      settled(await enter(door.room, { address: '127.0.0.1', agent: 'test', token: null }, account.id, 'sign-in'));
      return account.id;
    };
    const near = await enterAt(county);
    const away = [await enterAt(province), await enterAt(null)];
    expect((await listSessions(door.room, local, undefined)).map(({ accountId }) => accountId)).toEqual([near]);
    expect(await listSessions(door.room, local, away[0])).toEqual([]);
    expect((await listSessions(door.room, SYSTEM, undefined)).map(({ accountId }) => accountId).sort()).toEqual([near, ...away].sort());

    for (const [name, units] of [['near', [county]], ['both', [county, province]], ['everywhere', [null]]] as const) {
      settled(await addToken(door.room, SYSTEM, { name, readOnly: true, endsAt: '2026-04-01T00:00:00.000Z', roles: units.map((unitId) => ({ role: 'reader', unitId })) }));
    }
    const guard: Caller = { ...local, grants: [{ role: 'security-admin', unitId: county }] };
    expect((await listTokens(door.room, guard)).map(({ name }) => name)).toEqual(['near']);
    expect(await listTokens(door.room, SYSTEM)).toHaveLength(3);
  });

  test('what the machine\'s owner does by the command line is told as that', async () => {
    const name = `u${randomUUID().slice(0, 12)}`;
    const { account: { id } } = settled(await ownersCommands.addUser(door.room, { signInName: name, displayName: '田小河' }));
    settled(await ownersCommands.grantUser(door.room, name, 'reader', null));
    settled(await ownersCommands.resetUser(door.room, name));
    const entries = await historyOf(door.room.database, { subject: { kind: 'account', id } });
    expect(entries.map(({ action, actor }) => [action, actor.kind, actor.id])).toEqual([['reset-password', 'owner', null], ['grant-role', 'owner', null], ['add-account', 'owner', null]]);
  });

  test('does all of that where the role stands below it', async () => {
    const { id, version } = await holding('ledger-keeper', county);
    const linked = settled(await changeAccount(door.room, local, id, version, { oidcSubject: 'theirs' }));
    const { account } = settled(await resetPassword(door.room, local, id, '忘记了'));
    expect(account.version).toBe(linked.version + 1);
    expect(settled(await disableAccount(door.room, local, id, account.version, '换人')).disabled).toBe(true);
  });

  test.each([['system-admin', 'security-admin', 'system-admin'], ['audit-admin', 'security-admin', 'system-admin'], ['security-admin', 'system-admin', 'security-admin'], ['ledger-keeper', 'system-admin', 'security-admin']] as const)('a way in of a %s is given by a %s, not by a %s alone', async (role, keeper, other) => {
    const { account: { id } } = settled(await addAccount(door.room, SYSTEM, { signInName: `u${randomUUID().slice(0, 12)}`, displayName: '田小河' }));
    settled(await grantRole(door.room, SYSTEM, id, { role, unitId: null }));
    const by = (who: string): Caller => ({ kind: 'account', id: randomUUID(), sessionId: null, grants: [{ role: who, unitId: null }] });
    const { version, keeper: told } = settled(await getAccount(door.room, SYSTEM, id));
    expect(told).toBe(keeper);
    const refused = { refused: 'not-keeper', values: { role: keeper } };
    expect(await resetPassword(door.room, by(other), id, '忘记了')).toEqual(refused);
    expect(await changeAccount(door.room, by(other), id, version, { oidcSubject: 'mine' })).toEqual(refused);
    expect(await changeAccount(door.room, by('security-admin'), id, version, { displayName: '他人' })).toEqual({ refused: 'not-allowed', values: { action: 'manage-accounts' } });
    expect(await resetPassword(door.room, { ...by(keeper), id }, id, '忘记了')).toMatchObject({ refused: 'own-account' });
    expect(settled(await changeAccount(door.room, by(keeper), id, version, { oidcSubject: `of ${id}` })).linked).toBe(true);
    expect(settled(await resetPassword(door.room, by(keeper), id, '忘记了')).account.mustChange).toBe(true);
  });
});
