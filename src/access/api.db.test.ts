import { randomUUID, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { journalRoom, verify } from '#journal';
import { type Database, frozenClock, platformSentences } from '#platform';
import { createHttp, majorsHere, type TestServer, testServer } from '#platform/testing';
import { endpoints } from './api.ts';
import { base32, codeAt, stepOf } from './codes.ts';
import { accessRoom } from './index.ts';
import type { Account, AccountWithPassword, Me, ProgramToken, Session } from './model.ts';
import { tables } from './tables.ts';
import { headersOf, type TestDoor, testDoor, type Visitor } from './testing.ts';

const host = '127.0.0.1:8410';
const NOON = '2026-03-02T04:00:00.000Z';
const sentences = [platformSentences, journalRoom.sentences, accessRoom.sentences];
const OWN = 'seven green kettles';

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  let database: Database;
  let app: FastifyInstance;
  let door: TestDoor;
  let clock: ReturnType<typeof frozenClock>;
  const logged: string[] = [];

  beforeAll(async () => {
    server = await testServer(major);
    database = await server.fresh();
    clock = frozenClock(NOON);
    door = testDoor(database, clock, { key: new Uint8Array(32).fill(7) });
    app = await createHttp({
      services: [{ endpoints, handlers: door.open.handlers }], sentences, lang: 'zh', version: '0', web: '/none', alive: async () => {}, port: () => 8410,
      database, gate: door.gate, log: (line) => logged.push(line), clock,
    });
  });
  afterAll(async () => {
    await app.close();
    await door.close();
    await server.stop();
    expect(logged).toEqual([]);
  });

  interface Answer { readonly status: number; readonly code: string | undefined; readonly cookie: string | undefined; readonly body: never }
  async function call(method: string, path: string, by: Partial<Visitor['headers']> & Record<string, string> | null, body?: unknown, more: Record<string, string> = {}): Promise<Answer> {
    const reply = await app.inject({ method: method as 'GET', url: `/api/v1${path}`, headers: { host, ...by, ...more, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { payload: JSON.stringify(body) }) });
    const json = reply.body === '' ? {} : reply.json() as { code?: string };
    const [, cookie] = /^taizhang-session=([^;]*)/.exec(String(reply.headers['set-cookie'] ?? '')) ?? [];
    return { status: reply.statusCode, code: json.code, cookie, body: json as never };
  }
  const signIn = (signInName: string, password: string, code?: string, more: Record<string, string> = {}): Promise<Answer> => call('POST', '/session', null, { signInName, password, ...(code === undefined ? {} : { code }) }, more);
  /** A new person with a password of the own. */
  async function person(): Promise<{ name: string; id: string; version: number; headers: Visitor['headers'] }> {
    const { accountId: id, signInName: name, version, headers } = await door.as(null, null, OWN);
    return { name, id, version, headers };
  }

  test('an empty installation gets one administrator; until the password is changed, a restart makes another; then the three are made once', async () => {
    const own = await server.fresh();
    const fresh = testDoor(own, clock);
    const http = await createHttp({ services: [{ endpoints, handlers: fresh.open.handlers }], sentences, lang: 'zh', version: '0', web: '/none', alive: async () => {}, port: () => 8410, database: own, gate: fresh.gate, log: (line) => logged.push(line), clock });
    const ask = (method: 'GET' | 'POST', path: string, headers: object, payload?: object): Promise<{ statusCode: number; headers: Record<string, unknown>; json: () => never }> => http.inject({ method, url: `/api/v1${path}`, headers: { host, ...headers }, ...(payload === undefined ? {} : { payload }) }) as never;
    const told = async (): Promise<string> => /一次性口令 (\S+)（/.exec((await fresh.open.begin?.())?.zh ?? '')?.[1] ?? '';
    const tokenOf = (reply: { headers: Record<string, unknown> }): string => /^taizhang-session=([^;]*)/.exec(String(reply.headers['set-cookie']))?.[1] ?? '';

    const [first, second] = [await told(), await told()];
    expect(first).not.toBe(second);
    expect((await ask('POST', '/session', {}, { signInName: 'admin', password: first })).statusCode).toBe(401);
    expect((await ask('GET', '/me', {})).json()).toMatchObject({ account: null, untouched: true });
    const came = await ask('POST', '/session', {}, { signInName: 'ADMIN ', password: second });
    expect(came.json() as Me).toMatchObject({ account: { mustChange: true }, roles: [], firstSteps: false, untouched: false });
    expect((await ask('GET', '/accounts', headersOf(tokenOf(came)))).json()).toMatchObject({ code: 'password-change-first' });
    const changed = await ask('POST', '/me/password', headersOf(tokenOf(came)), { password: second, next: OWN });
    expect(changed.json() as Me).toMatchObject({ account: { mustChange: false }, roles: [{ role: 'system-admin', unitId: null, unitName: null }], firstSteps: true });
    expect(await told()).toBe('');
    const admin = headersOf(tokenOf(changed));
    const persons = { securityAdmin: { signInName: 'anquan', displayName: '安全' }, auditAdmin: { signInName: 'shenji', displayName: '审计' }, ledgerKeeper: { signInName: 'keeper', displayName: '台账' } };
    const made = (await ask('POST', '/first-steps', admin, { ...persons, ownName: '鲁一山' })).json() as AccountWithPassword[];
    expect(((await ask('GET', '/me', admin)).json() as Me).account?.displayName).toBe('鲁一山');
    expect(made.map(({ account }) => account.roles.map(({ role }) => role))).toEqual([['security-admin'], ['audit-admin'], ['ledger-keeper']]);
    expect((await ask('POST', '/session', {}, { signInName: 'keeper', password: made[2]?.password })).statusCode).toBe(201);
    expect((await ask('POST', '/first-steps', admin, persons)).json()).toMatchObject({ code: 'first-steps-taken' });
    const passwords = await sql<{ text: string }>`select coalesce(string_agg(e::text, ' '), '') as text from journal.entry e`.execute(own);
    for (const secret of [first, second, OWN, ...made.map(({ password }) => password)]) expect(passwords.rows[0]?.text).not.toContain(secret);
    await http.close();
    await fresh.close();
  });

  describe('signing in', () => {
    test('the same answer for a name that nobody bears, a wrong password, and a wrong case does not matter', async () => {
      const { name } = await person();
      const [wrong, unknown] = [await signIn(name, 'not this one at all'), await signIn('nobody-bears-it', 'not this one at all')];
      expect(wrong).toEqual(unknown);
      expect([wrong.status, wrong.code]).toEqual([401, 'sign-in-wrong']);
      expect((await signIn(` ${name.toUpperCase()}`, OWN)).status).toBe(201);
    });

    test('a planted cookie is not taken over: the session is new, and the old one is over', async () => {
      const { name, headers } = await person();
      const again = await call('POST', '/session', { cookie: headers.cookie }, { signInName: name, password: OWN });
      expect(again.status).toBe(201);
      expect(headers.cookie).not.toContain(again.cookie);
      expect((await call('GET', '/me/sessions', headers)).code).toBe('session-over');
      const planted = 'A'.repeat(43);
      const third = await call('POST', '/session', { cookie: `taizhang-session=${planted}` }, { signInName: name, password: OWN });
      expect(third.cookie).not.toBe(planted);
      expect((await call('GET', '/me/sessions', headersOf(planted))).code).toBe('session-over');
    });

    test('changing the password ends every other session', async () => {
      const { name, headers } = await person();
      const other = headersOf((await signIn(name, OWN)).cookie as string);
      const changed = await call('POST', '/me/password', headers, { password: OWN, next: 'eleven blue lanterns' });
      expect(changed.status).toBe(200);
      for (const old of [headers, other]) expect((await call('GET', '/me/sessions', old)).code).toBe('session-over');
      expect((await call('GET', '/me/sessions', headersOf(changed.cookie as string))).body as Session[]).toHaveLength(1);
      expect((await signIn(name, OWN)).code).toBe('sign-in-wrong');
    });

    test.each([['short', 'password-too-short'], [OWN, 'password-same']])('a new password “%s” is %s', async (next, code) => {
      const { headers } = await person();
      expect((await call('POST', '/me/password', headers, { password: OWN, next })).code).toBe(code);
    });

    test('a session ends an hour after it was last used, and twelve hours after it began', async () => {
      const { headers } = await person();
      for (let hour = 0; hour < 12; hour += 1) {
        clock.advanceDays(0.9 / 24);
        expect((await call('GET', '/me/sessions', headers)).status).toBe(200);
      }
      clock.advanceDays(1.3 / 24);
      expect((await call('GET', '/me/sessions', headers)).code).toBe('session-over');
      const idle = await person();
      clock.advanceDays(1.01 / 24);
      expect((await call('GET', '/me/sessions', idle.headers)).code).toBe('session-over');
      expect(((await call('GET', '/me', idle.headers)).body as Me).account).toBeNull();
    });

    test('sessions are as short as the settings say', async () => {
      const strict = testDoor(database, clock, { session: { idleMs: 10 * 60_000, longestMs: 60 * 60_000 } });
      const http = await createHttp({ services: [{ endpoints, handlers: strict.open.handlers }], sentences, lang: 'zh', version: '0', web: '/none', alive: async () => {}, port: () => 8410, database, gate: strict.gate, log: (line) => logged.push(line), clock });
      const { name } = await person();
      const enter = async (): Promise<Visitor['headers']> => headersOf(/^taizhang-session=([^;]*)/.exec(String((await http.inject({ method: 'POST', url: '/api/v1/session', headers: { host }, payload: { signInName: name, password: OWN } })).headers['set-cookie']))?.[1] ?? '');
      const status = async (headers: Visitor['headers']): Promise<number> => (await http.inject({ method: 'GET', url: '/api/v1/me/sessions', headers: { host, ...headers } })).statusCode;
      const busy = await enter();
      for (let nine = 1; nine <= 6; nine += 1) {
        clock.advanceDays(9 / 1_440);
        expect(await status(busy)).toBe(200);
      }
      clock.advanceDays(9 / 1_440);
      expect(await status(busy)).toBe(401);
      const idle = await enter();
      clock.advanceDays(11 / 1_440);
      expect(await status(idle)).toBe(401);
      await http.close();
      await strict.close();
    });

    const signInFrom = async (remoteAddress: string, signInName: string, password: string): Promise<{ code: string; values: { seconds: number } }> =>
      (await app.inject({ method: 'POST', url: '/api/v1/session', remoteAddress, headers: { host }, payload: { signInName, password } })).json();

    test('wrong passwords wait longer and longer, from one place; elsewhere the person comes in meanwhile, and nothing is locked', async () => {
      const { name, id } = await person();
      const wrong = async (): Promise<string> => (await signInFrom('10.0.0.1', name, 'wrong again and again')).code;
      for (let time = 1; time <= 5; time += 1) expect(await wrong()).toBe('sign-in-wrong');
      const waits: number[] = [];
      for (let time = 1; time <= 12; time += 1) {
        const stopped = await signInFrom('10.0.0.1', name, OWN);
        expect(stopped.code).toBe('sign-in-throttled');
        waits.push(stopped.values.seconds);
        clock.advanceDays(stopped.values.seconds / 86_400);
        expect(await wrong()).toBe('sign-in-wrong');
      }
      expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
      // From the fifth on each stands in the journal.
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from journal.entry where subject_id = ${id} and action = 'refuse-sign-in'`.execute(database);
      expect(rows[0]?.count).toBe(13);
      expect(await signInFrom('10.0.0.2', name, OWN)).toMatchObject({ account: { signInName: name } });
      clock.advanceDays(900 / 86_400);
      expect(await signInFrom('10.0.0.1', name, OWN)).toMatchObject({ account: { signInName: name } });
      // The right one forgets the wrong ones.
      expect(await wrong()).toBe('sign-in-wrong');
      // A name that nobody bears is slowed alike.
      for (let time = 1; time <= 5; time += 1) expect((await signInFrom('10.0.0.1', 'nobody-is-this', 'x')).code).toBe('sign-in-wrong');
      expect((await signInFrom('10.0.0.1', 'nobody-is-this', 'x')).code).toBe('sign-in-throttled');
    });

    test('tried from everywhere, a name is slowed gently, and not at all at the desk from which it came in lately', async () => {
      const { name } = await person();
      expect(await signInFrom('10.1.0.1', name, OWN)).toMatchObject({ account: { signInName: name } });
      for (let from = 1; from <= 20; from += 1) expect((await signInFrom(`10.2.0.${from}`, name, 'wrong')).code).toBe('sign-in-wrong');
      expect(await signInFrom('10.3.0.1', name, OWN)).toMatchObject({ code: 'sign-in-throttled', values: { seconds: 1 } });
      expect(await signInFrom('10.1.0.1', name, OWN)).toMatchObject({ account: { signInName: name } });
    });

    test('many at once do not slip through', async () => {
      const { name } = await person();
      const all = await Promise.all(Array.from({ length: 12 }, () => signIn(name, 'wrong again and again')));
      expect(all.filter(({ code }) => code === 'sign-in-wrong').length).toBeLessThanOrEqual(5);
    });

    test('with codes: asked for, each counts once, a recovery code once', async () => {
      const { name, headers } = await person();
      const begun = (await call('POST', '/me/code', headers, { password: OWN })).body as { secret: string; address: string };
      expect(begun.address).toContain(begun.secret);
      const secret = bytesOf(begun.secret);
      expect((await call('POST', '/me/code/confirm', headers, { code: '000000' })).code).toBe('code-wrong');
      const { recovery } = (await call('POST', '/me/code/confirm', headers, { code: codeAt(secret, stepOf(clock.now())) })).body as { recovery: string[] };
      expect(new Set(recovery).size).toBe(8);
      expect((await signIn(name, OWN)).code).toBe('code-asked');
      expect((await signIn(name, OWN, codeAt(secret, stepOf(clock.now())))).code).toBe('code-wrong');
      clock.advanceDays(30 / 86_400);
      const code = codeAt(secret, stepOf(clock.now()));
      expect((await signIn(name, OWN, code)).status).toBe(201);
      expect((await signIn(name, OWN, code)).code).toBe('code-wrong');
      expect((await signIn(name, OWN, recovery[3])).status).toBe(201);
      expect((await signIn(name, OWN, recovery[3])).code).toBe('code-wrong');
      const { rows } = await sql<{ kept: string }>`select totp_secret as kept from access.account where sign_in_name = ${name}`.execute(database);
      expect(rows[0]?.kept).not.toContain(begun.secret);
      expect((await call('POST', '/me/code/drop', headers, { password: OWN })).status).toBe(204);
      expect((await signIn(name, OWN)).status).toBe(201);
    });

    test('one\'s own sessions are seen and ended, nobody else\'s', async () => {
      const { name, headers } = await person();
      const second = headersOf((await signIn(name, OWN)).cookie as string);
      const list = (await call('GET', '/me/sessions', headers)).body as Session[];
      expect(list.map(({ own }) => own)).toEqual(expect.arrayContaining([true, false]));
      const other = list.find(({ own }) => !own) as Session;
      const stranger = await person();
      expect((await call('DELETE', `/me/sessions/${other.id}`, stranger.headers)).code).toBe('session-not-found');
      expect((await call('DELETE', `/me/sessions/${other.id}`, headers)).status).toBe(204);
      expect((await call('GET', '/me/sessions', second)).code).toBe('session-over');
      expect((await call('DELETE', '/session', headers)).cookie).toBe('');
      expect((await call('GET', '/me/sessions', headers)).code).toBe('session-over');
    });
  });

  describe('changes', () => {
    test('from a session need its mark; reading needs none; signing in needs none', async () => {
      const { headers } = await door.as('system-admin');
      const body = { signInName: 'marked', displayName: '名' };
      for (const mark of [undefined, 'x', headersOf('another')['x-taizhang-csrf']]) {
        const refused = await call('POST', '/accounts', { cookie: headers.cookie, ...(mark === undefined ? {} : { 'x-taizhang-csrf': String(mark) }) }, body);
        expect([refused.status, refused.code]).toEqual([403, 'csrf-missing']);
      }
      expect((await call('GET', '/accounts', { cookie: headers.cookie })).status).toBe(200);
      expect((await call('POST', '/accounts', headers, body)).status).toBe(201);
      expect(((await call('GET', '/me', { cookie: headers.cookie })).body as Me).csrf).toBe(headers['x-taizhang-csrf']);
    });

    test('whoever has roles at several units works in the name of one: those held there count, and no others', async () => {
    const [one, two, other] = [randomUUID(), randomUUID(), randomUUID()];
    for (const [n, id] of [one, two, other].entries()) await sql`insert into units.unit (id, name, kind, level, path, searchable, grams) values (${id}, ${`名义${n}`}, 'department', 'none', array[${id}::uuid], '', '{}')`.execute(server.owner(database));
    const { accountId, headers } = await door.as('system-admin', one);
    for (const [role, unit] of [['ledger-keeper', two], ['leader', null]] as const) await sql`insert into access.role_grant (id, account_id, role, unit_id, valid_from) values (gen_random_uuid(), ${accountId}, ${role}, ${unit}, ${NOON}::timestamptz - interval '1 day')`.execute(server.owner(database));
    const as = (unit: string): Record<string, string> => ({ ...headers, 'x-taizhang-unit': unit });
    expect((await call('GET', '/accounts', headers)).status).toBe(200);
    expect((await call('GET', '/accounts', as(one))).status).toBe(200);
    expect((await call('GET', '/accounts', as(two))).code).toBe('not-allowed');
    for (const unit of [other, 'nowhere']) expect((await call('GET', '/accounts', as(unit))).code).toBe('unit-not-held');
    // Who they are is told whole, so that another can be chosen.
    expect(((await call('GET', '/me', as(two))).body as Me).roles).toHaveLength(3);
    expect(((await call('GET', '/me', as(other))).body as Me).roles).toHaveLength(3);
    // The journal was not told of those.
    await sql`delete from access.role_grant where account_id = ${accountId} and role <> 'system-admin'`.execute(server.owner(database));
  });

  test('by a program: within its roles, only reading where it may only read, until its end', async () => {
      const security = await door.as('security-admin');
      const ends = new Date(clock.now().getTime() + 86_400_000).toISOString();
      const role = { role: 'ledger-keeper', scope: 'all' };
      const make = async (more: object): Promise<{ program: ProgramToken; token: string }> => (await call('POST', '/tokens', security.headers, { name: '汇总程序', readOnly: false, endsAt: ends, roles: [role], ...more })).body;
      expect((await call('POST', '/tokens', security.headers, { name: 'x', readOnly: true, endsAt: ends, roles: [{ role: 'audit-admin', scope: 'all' }] })).code).toBe('token-role');
      for (const unsaid of [{ role: 'reader' }, { role: 'reader', unitId: null }, { role: 'reader', unitId: randomUUID(), scope: 'all' }]) expect((await call('POST', '/tokens', security.headers, { name: 'x', readOnly: true, endsAt: ends, roles: [role, unsaid] })).code).toBe('place-unsaid');
      expect((await call('POST', '/tokens', security.headers, { name: 'x', readOnly: true, endsAt: '2099-01-01T00:00:00Z', roles: [role] })).code).toBe('token-too-long');
      const [full, reading] = [await make({}), await make({ readOnly: true })];
      const by = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
      expect((await call('GET', '/me', by(full.token))).body as Me).toMatchObject({ account: null, programId: full.program.id, roles: [{ role: 'ledger-keeper', unitId: null, unitName: null }], csrf: null });
      expect((await call('GET', '/accounts', by(full.token))).code).toBe('not-allowed');
      expect((await call('DELETE', '/session', by(reading.token))).code).toBe('token-read-only');
      expect((await call('GET', '/me', by(`${full.token}x`))).code).toBe('token-not-valid');
      expect((await call('GET', '/me', by('Basic'))).code).toBe('token-not-valid');
      expect((await call('DELETE', `/tokens/${reading.program.id}`, security.headers)).status).toBe(204);
      expect((await call('GET', '/me', by(reading.token))).code).toBe('token-not-valid');
      clock.advanceDays(1.01);
      expect((await call('GET', '/me', by(full.token))).code).toBe('token-not-valid');
    });
  });

  describe('accounts', () => {
    test('phone and mail are masked; who looks is kept in the journal, and no value', async () => {
      const admin = await door.as('system-admin');
      const made = (await call('POST', '/accounts', admin.headers, { signInName: 'masked', displayName: '马一二', phone: '13812345678', mail: 'mayier@office.example' })).body as AccountWithPassword;
      expect(made.account).toMatchObject({ phone: '138****5678', mail: 'm***@office.example' });
      const listed = (await call('GET', '/accounts?query=masked', admin.headers)).body as { items: Account[] };
      expect(JSON.stringify(listed)).not.toMatch(/12345678|mayier/);
      expect((await call('POST', `/accounts/${made.account.id}/reveal`, admin.headers, { reason: '打电话通知' })).body).toEqual({ phone: '13812345678', mail: 'mayier@office.example' });
      const { rows } = await sql<{ action: string; actor_id: string; text: string }>`select action, actor_id, row_to_json(e)::text as text from journal.entry e where subject_id = ${made.account.id} order by number`.execute(database);
      expect(rows.map(({ action }) => action)).toEqual(['add-account', 'reveal-account']);
      expect(rows[1]?.actor_id).toBe(admin.accountId);
      for (const { text } of rows) expect(text).not.toMatch(/1381234|mayier|马一二|argon2/);
    });

    test('versions: an old one is refused with the present value; names are taken once', async () => {
      const admin = await door.as('system-admin');
      const { account } = (await call('POST', '/accounts', admin.headers, { signInName: 'versioned', displayName: '甲' })).body as AccountWithPassword;
      const change = (version: number, displayName: string): Promise<Answer> => call('PATCH', `/accounts/${account.id}`, admin.headers, { displayName }, { 'if-match': `"${version}"` });
      expect(((await change(account.version, '乙')).body as Account)).toMatchObject({ displayName: '乙', version: account.version + 1 });
      const stale = await change(account.version, '丙');
      expect([stale.status, (stale.body as { current: Account }).current.displayName]).toEqual([412, '乙']);
      expect((await call('POST', '/accounts', admin.headers, { signInName: 'VERSIONED', displayName: '丁' })).code).toBe('sign-in-name-taken');
      const both = await Promise.all(['a', 'b'].map((displayName) => call('POST', '/accounts', admin.headers, { signInName: 'at-once', displayName })));
      expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    });

    test('disabled: sessions end and nobody comes in, with the right password only is it told', async () => {
      const admin = await door.as('system-admin');
      const { name, id, version, headers } = await person();
      expect((await call('POST', `/accounts/${id}/disable`, admin.headers, { reason: '调走' }, { 'if-match': `"${version}"` })).status).toBe(200);
      expect((await call('GET', '/me/sessions', headers)).code).toBe('session-over');
      expect((await signIn(name, 'not this one at all')).code).toBe('sign-in-wrong');
      expect((await signIn(name, OWN)).code).toBe('account-disabled');
    });

    test('reset: the old password, sessions and codes end; the one-time one ends after three days', async () => {
      const admin = await door.as('system-admin');
      const { name, id, headers } = await person();
      const { password } = (await call('POST', `/accounts/${id}/password`, admin.headers, { reason: '忘了' })).body as AccountWithPassword;
      expect((await call('GET', '/me/sessions', headers)).code).toBe('session-over');
      expect((await signIn(name, OWN)).code).toBe('sign-in-wrong');
      expect(((await signIn(name, password)).body as Me).account?.mustChange).toBe(true);
      clock.advanceDays(3.01);
      expect((await signIn(name, password)).code).toBe('one-time-password-over');
      const again = await door.as('system-admin');
      expect((await call('POST', `/accounts/${again.accountId}/password`, again.headers, { reason: 'x' })).code).toBe('own-account');
    });
  });

  describe('roles', () => {
    test('the three administrators are three persons, and none of them works on ledgers; nobody gives a role to oneself', async () => {
      const security = await door.as('security-admin');
      const give = (id: string, role: string): Promise<Answer> => call('POST', `/accounts/${id}/roles`, security.headers, { role, scope: 'all' });
      const { id } = await person();
      expect((await give(id, 'system-admin')).status).toBe(201);
      for (const apart of ['security-admin', 'audit-admin']) expect((await give(id, apart)).code).toBe('roles-apart');
      expect((await give(id, 'ledger-keeper')).status).toBe(201);
      expect((await give(id, 'ledger-keeper')).code).toBe('role-held');
      const worker = await person();
      expect((await give(worker.id, 'reporting-clerk')).status).toBe(201);
      for (const apart of ['security-admin', 'audit-admin']) expect((await give(worker.id, apart)).code).toBe('roles-apart');
      expect((await give(security.accountId, 'reader')).code).toBe('own-account');
      // Two at once that exclude each other: one.
      const torn = await person();
      const both = await Promise.all([give(torn.id, 'audit-admin'), give(torn.id, 'reader')]);
      expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    });

    test('where a role holds is said: what is left out is not everywhere', async () => {
      const security = await door.as('security-admin');
      const { id } = await person();
      for (const unsaid of [{}, { unitId: null }, { unitId: randomUUID(), scope: 'all' }]) expect((await call('POST', `/accounts/${id}/roles`, security.headers, { role: 'reader', ...unsaid })).code).toBe('place-unsaid');
      expect(((await call('GET', `/accounts/${id}`, security.headers)).body as Account).roles).toEqual([]);
    });

    test('what was taken away ends at once and stays on record; the last administrator keeps it', async () => {
      const own = await server.fresh();
      const fresh = testDoor(own, clock);
      const http = await createHttp({ services: [{ endpoints, handlers: fresh.open.handlers }], sentences, lang: 'zh', version: '0', web: '/none', alive: async () => {}, port: () => 8410, database: own, gate: fresh.gate, log: (line) => logged.push(line), clock });
      const [security, system, keeper] = [await fresh.as('security-admin'), await fresh.as('system-admin'), await fresh.as('ledger-keeper')];
      const ask = async (method: 'GET' | 'DELETE' | 'POST', path: string, by: Visitor, payload?: object, more: object = {}): Promise<{ statusCode: number; json: () => { code?: string; roles: { id: string }[]; version: number } }> => await http.inject({ method, url: `/api/v1${path}`, headers: { host, ...by.headers, ...more }, ...(payload === undefined ? {} : { payload }) }) as never;
      const rolesOf = async (of: Visitor): Promise<string> => (await ask('GET', `/accounts/${of.accountId}`, security)).json().roles[0]?.id ?? '';
      expect((await ask('DELETE', `/roles/${await rolesOf(system)}`, security)).json().code).toBe('last-administrator');
      expect((await ask('DELETE', `/roles/${await rolesOf(security)}`, security)).json().code).toBe('own-account');
      const other = await fresh.as('system-admin');
      expect((await ask('POST', `/accounts/${system.accountId}/disable`, other, { reason: 'x' }, { 'if-match': '"2"' })).statusCode).toBe(200);
      expect((await ask('DELETE', `/roles/${await rolesOf(other)}`, security)).json().code).toBe('last-administrator');
      const role = await rolesOf(keeper);
      expect((await ask('DELETE', `/roles/${role}`, security)).statusCode).toBe(204);
      expect((await ask('DELETE', `/roles/${role}`, security)).json().code).toBe('role-not-found');
      expect((await ask('GET', '/me', keeper)).json().roles).toEqual([]);
      const { rows } = await sql<{ ended: boolean }>`select valid_to is not null as ended from access.role_grant where id = ${role}`.execute(own);
      expect(rows).toEqual([{ ended: true }]);
      await http.close();
      await fresh.close();
    });

    test('a role for a time holds in that time', async () => {
      const security = await door.as('security-admin');
      const { id, name } = await person();
      const at = (hours: number): string => new Date(clock.now().getTime() + hours * 3_600_000).toISOString();
      expect((await call('POST', `/accounts/${id}/roles`, security.headers, { role: 'reader', scope: 'all', from: at(1), to: at(2) })).status).toBe(201);
      const roles = async (): Promise<number> => ((await signIn(name, OWN)).body as Me).roles.length;
      expect(await roles()).toBe(0);
      clock.advanceDays(1.5 / 24);
      expect(await roles()).toBe(1);
      clock.advanceDays(1 / 24);
      expect(await roles()).toBe(0);
    });
  });

  test('an administrator of a unit sees and changes its people, and nobody whose roles reach further', async () => {
    const [unit, office, other] = [randomUUID(), randomUUID(), randomUUID()];
    for (const [id, path] of [[unit, [unit]], [office, [unit, office]], [other, [other]]] as const) {
      await sql`insert into units.unit (id, parent_id, name, kind, level, path, searchable, grams) values (${id}, ${path.length === 1 ? null : unit}, ${id}, 'department', 'none', ${[...path]}::uuid[], '', '{}')`.execute(database);
    }
    const everywhere = await door.as('system-admin');
    const local = await door.as('system-admin', unit);
    const make = async (signInName: string, unitId: string | null, by: Visitor): Promise<Answer> => call('POST', '/accounts', by.headers, { signInName, displayName: '名', unitId });
    expect((await make('beside', other, local)).code).toBe('no-such-unit');
    expect((await make('above', null, local)).code).toBe('not-allowed');
    const within = (await make('within', office, local)).body as AccountWithPassword;
    const outside = (await make('outside', other, everywhere)).body as AccountWithPassword;
    expect(within.account).toMatchObject({ unitId: office, unitName: office });
    const names = ((await call('GET', '/accounts?limit=100', local.headers)).body as { items: Account[] }).items.map(({ signInName }) => signInName);
    expect([names.includes('within'), names.includes('outside')]).toEqual([true, false]);
    expect((await call('GET', `/accounts/${outside.account.id}`, local.headers)).code).toBe('account-not-found');
    const reset = (): Promise<Answer> => call('POST', `/accounts/${within.account.id}/password`, local.headers, { reason: '忘了' });
    expect((await reset()).status).toBe(200);
    const security = await door.as('security-admin');
    expect((await call('POST', `/accounts/${within.account.id}/roles`, security.headers, { role: 'leader', scope: 'all' })).status).toBe(201);
    expect((await reset()).code).toBe('account-beyond');
    const securityHere = await door.as('security-admin', unit);
    const give = (unitId: string | null): Promise<Answer> => call('POST', `/accounts/${outside.account.id}/roles`, securityHere.headers, { role: 'reader', ...(unitId === null ? { scope: 'all' } : { unitId }) });
    expect([(await give(null)).code, (await give(other)).code, (await give(office)).status]).toEqual(['not-allowed', 'no-such-unit', 201]);
  });

  test('somebody else\'s sessions are ended by who may', async () => {
    const security = await door.as('security-admin');
    const { id, headers } = await person();
    const [session] = (await call('GET', `/sessions?accountId=${id}`, security.headers)).body as Session[];
    expect(session).toMatchObject({ accountId: id, own: false, address: '127.0.0.*' });
    expect((await call('DELETE', `/sessions/${session?.id}`, security.headers)).status).toBe(204);
    expect((await call('GET', '/me/sessions', headers)).code).toBe('session-over');
  });

  test('by TLS the cookie bears the prefix of its host', async () => {
    const secure = accessRoom.open({ database, clock, root: '', version: '0', secure: true });
    const http = await createHttp({ services: [{ endpoints, handlers: secure.handlers }], sentences, lang: 'zh', version: '0', web: '/none', alive: async () => {}, port: () => 8410, origin: 'https://taizhang.example', database, gate: secure.gate as never, log: (line) => logged.push(line), clock });
    const { name } = await person();
    const reply = await http.inject({ method: 'POST', url: '/api/v1/session', headers: { host: 'taizhang.example', origin: 'https://taizhang.example', 'x-forwarded-for': '10.20.30.40' }, payload: { signInName: name, password: OWN } });
    expect(String(reply.headers['set-cookie'])).toMatch(/^__Host-taizhang-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    const [, token = ''] = /=([\w-]{43});/.exec(String(reply.headers['set-cookie'])) ?? [];
    const cameIn = async (cookie: string): Promise<boolean> => ((await http.inject({ method: 'GET', url: '/api/v1/me', headers: { host: 'taizhang.example', cookie } })).json() as Me).account !== null;
    // A neighbour's site can set a cookie of the bare name, with a session of its own.
    expect([await cameIn(`__Host-taizhang-session=${token}`), await cameIn(`taizhang-session=${token}`)]).toEqual([true, false]);
    expect((await http.inject({ method: 'GET', url: '/api/v1/me', headers: { host: 'elsewhere.example' } })).statusCode).toBe(421);
    const { rows } = await sql<{ address: string }>`select address from access.session order by created_at desc, address limit 1`.execute(database);
    expect(rows[0]?.address).toBe('10.20.30.40');
    await http.close();
    await secure.close?.();
  });

  test('an account that bears fingerprints is entered with one of its certificates only, told of by a believed proxy only', async () => {
    const behind = testDoor(database, clock, { certificates: true });
    const http = await createHttp({ services: [{ endpoints, handlers: behind.open.handlers }], sentences, lang: 'zh', version: '0', web: '/none', alive: async () => {}, port: () => 8410, origin: 'https://taizhang.example', proxies: ['10.0.0.2'], database, gate: behind.gate, log: (line) => logged.push(line), clock });
    const pem = (name: string): string => readFileSync(new URL(`../../test/access/certificates/${name}.pem`, import.meta.url), 'utf8');
    const shows = (name: string, verify = 'SUCCESS'): Record<string, string> => ({ 'x-taizhang-client-verify': verify, 'x-taizhang-client-certificate': encodeURIComponent(pem(name)) });
    const { name, id, version } = await person();
    const system = await behind.as('system-admin');
    const note = async (certificates: string | null, ifMatch: number): Promise<{ code?: string; certificates: string; version: number }> =>
      (await http.inject({ method: 'PATCH', url: `/api/v1/accounts/${id}`, remoteAddress: '10.0.0.2', headers: { host: 'taizhang.example', ...system.headers, 'if-match': `"${ifMatch}"`, 'x-forwarded-for': '10.9.0.1' }, payload: { certificates } })).json();
    const enter = async (headers: Record<string, string>, remoteAddress = '10.0.0.2', more: Record<string, string> = { 'x-forwarded-for': '10.9.0.1' }): Promise<string> => {
      const reply = await http.inject({ method: 'POST', url: '/api/v1/session', remoteAddress, headers: { host: 'taizhang.example', ...more, ...headers }, payload: { signInName: name, password: OWN } });
      return reply.statusCode === 201 ? 'in' : (reply.json() as { code: string }).code;
    };
    expect(await enter({})).toBe('in');
    expect((await note('not a fingerprint', version)).code).toBe('certificate-unfit');
    // Somebody's own words for it: capitals and colons.
    const noted = await note(new X509Certificate(pem('clerk')).fingerprint256, version);
    expect(noted.certificates).toMatch(/^[0-9a-f]{64}$/);
    expect([await enter({}), await enter(shows('other')), await enter(shows('clerk', 'FAILED:expired')), await enter({ ...shows('clerk'), 'x-taizhang-client-certificate': 'nothing' })]).toEqual(['certificate-asked', 'certificate-wrong', 'certificate-asked', 'certificate-asked']);
    expect(await enter(shows('clerk'))).toBe('in');
    // Sent by a client itself, past the proxy, it says nothing, whatever way it claims to have come.
    expect([await enter(shows('clerk'), '10.0.0.3'), await enter(shows('clerk'), '10.0.0.3', {}), await enter(shows('clerk'), '10.0.0.2', {})]).toEqual(['certificate-asked', 'certificate-asked', 'certificate-asked']);
    const wrong = await http.inject({ method: 'POST', url: '/api/v1/session', remoteAddress: '10.0.0.2', headers: { host: 'taizhang.example', 'x-forwarded-for': '10.9.0.1', ...shows('clerk') }, payload: { signInName: name, password: 'not this one at all' } });
    expect(wrong.json()).toMatchObject({ code: 'sign-in-wrong' });
    await note(null, noted.version);
    expect(await enter({})).toBe('in');
    // Where no proxy tells of certificates, nobody is locked out by asking for one.
    const { version: now } = (await call('GET', `/accounts/${id}`, system.headers)).body as Account;
    expect((await call('PATCH', `/accounts/${id}`, system.headers, { certificates: noted.certificates }, { 'if-match': `"${now}"` })).code).toBe('certificates-off');
    await http.close();
    await behind.close();
  });

  test('after all that the state of accounts, roles and programs is what the journal tells', async () => {
    const verdict = await verify(database, tables);
    expect(verdict).toMatchObject({ faults: [] });
  });
});

function bytesOf(secret: string): Uint8Array {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = Uint8Array.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
  expect(base32(bytes)).toBe(secret);
  return bytes;
}
