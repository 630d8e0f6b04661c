/** The office's own sign-in, against a real OpenID Connect server on this machine. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { journalRoom } from '#journal';
import { type OpenRoom, platformSentences, systemClock } from '#platform';
import { createHttp, type TestServer, testServer } from '#platform/testing';
import { endpoints } from './api.ts';
import { accessRoom } from './index.ts';
import { officeCookie, pendingOf } from './office-sign-in.ts';
import type { AccountWithPassword, Me } from './model.ts';
import { type TestDoor, testDoor, type Visitor } from './testing.ts';

const host = '127.0.0.1:8410';
const [clientId, clientSecret] = ['taizhang', 'a secret of thirty-two letters or so'];
let office: Server;
let issuer: string;
let server: TestServer;
let app: FastifyInstance;
let room: OpenRoom;
let door: TestDoor;
let admin: Visitor;

beforeAll(async () => {
  office = createServer();
  await new Promise<void>((resolve) => { office.listen(0, '127.0.0.1', resolve); });
  issuer = `http://127.0.0.1:${(office.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [`http://${host}/office-sign-in`], response_types: ['code'], grant_types: ['authorization_code'] }],
    findAccount: async (_, id) => ({ accountId: id, claims: async () => ({ sub: id }) }), cookies: { keys: ['of the test'] }, pkce: { required: () => true },
  });
  office.on('request', provider.callback() as never);
  server = await testServer();
  const database = await server.fresh();
  door = testDoor(database);
  admin = await door.as('system-admin');
  room = accessRoom.open({ database, clock: systemClock, root: '', version: '0', office: { issuer, clientId, clientSecret, name: '省教育厅统一认证' } });
  app = await createHttp({
    services: [{ endpoints, handlers: room.handlers }], sentences: [platformSentences, journalRoom.sentences, accessRoom.sentences], lang: 'zh', version: '0', web: '/none', alive: async () => {}, port: () => 8410,
    database, gate: door.gate, log: (line) => { throw new Error(line); },
  });
});
afterAll(async () => {
  await app.close();
  await room.close?.();
  await door.close();
  await server.stop();
  office.closeAllConnections();
  office.close();
});

interface Answer { readonly status: number; readonly body: never; readonly cookies: readonly string[] }
async function post(path: string, headers: object, payload?: object): Promise<Answer> {
  const reply = await app.inject({ method: 'POST', url: `/api/v1${path}`, headers: { host, ...headers }, ...(payload === undefined ? {} : { payload }) });
  return { status: reply.statusCode, body: reply.json() as never, cookies: [reply.headers['set-cookie'] ?? []].flat() };
}

/** A person in a browser at the office's pages, up to the address that leads back. */
async function atOffice(address: string, person: string): Promise<string> {
  const jar = new Map<string, string>();
  const go = async (url: string, form?: Record<string, string>): Promise<Response> => {
    const reply = await fetch(url, { redirect: 'manual', ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }), headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } });
    for (const set of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    return reply;
  };
  let at = address;
  for (let step = 0; step < 12 && !at.startsWith(`http://${host}/`); step += 1) {
    const reply = await go(at);
    const next = reply.headers.get('location');
    if (next !== null) { at = new URL(next, at).href; continue; }
    const page = await reply.text();
    const [action = '', prompt = ''] = [/action="([^"]+)"/.exec(page)?.[1], /name="prompt" value="([^"]+)"/.exec(page)?.[1]];
    at = new URL((await go(new URL(action, at).href, { prompt, ...(prompt === 'login' ? { login: person, password: 'any' } : {}) })).headers.get('location') ?? '', at).href;
  }
  return new URL(at).search;
}

const cookieOf = (answer: Answer): string => (answer.cookies[0] ?? '').split(';')[0] ?? '';
async function comeBy(person: string): Promise<{ query: string; cookie: string }> {
  const begun = await post('/office-sign-in', {});
  expect(begun.status).toBe(200);
  expect(begun.cookies[0]).toMatch(/^taizhang-office=[\w-]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=600$/);
  return { query: await atOffice((begun.body as { address: string }).address, person), cookie: cookieOf(begun) };
}
const finish = (query: string, cookie: string): Promise<Answer> => post('/office-sign-in/finish', { cookie }, { query });

test('who is linked comes in, and needs no password here; the code counts once', async () => {
  const made = (await post('/accounts', admin.headers, { signInName: 'linked', displayName: '田小河' })).body as AccountWithPassword;
  const linked = await app.inject({ method: 'PATCH', url: `/api/v1/accounts/${made.account.id}`, headers: { host, ...admin.headers, 'if-match': '"1"' }, payload: { oidcSubject: 'employee-17' } });
  expect(linked.json()).toMatchObject({ linked: true });
  const { query, cookie } = await comeBy('employee-17');
  const entered = await finish(query, cookie);
  expect(entered.body as Me).toMatchObject({ account: { signInName: 'linked', mustChange: false }, officeSignIn: '省教育厅统一认证' });
  expect(entered.cookies.map((one) => one.split('=')[0])).toEqual(['taizhang-session', 'taizhang-office']);
  expect((await finish(query, cookie)).body).toMatchObject({ code: 'office-refused' });
  expect((await post('/session', {}, { signInName: 'linked', password: made.password })).body).toMatchObject({ code: 'sign-in-wrong' });
});

test('who is not linked is told the id to link, and no account is made', async () => {
  const before = (await app.inject({ method: 'GET', url: '/api/v1/accounts', headers: { host, ...admin.headers } })).body;
  const { query, cookie } = await comeBy('stranger-9');
  const refused = await finish(query, cookie);
  expect([refused.status, refused.body]).toEqual([403, expect.objectContaining({ code: 'office-not-linked', values: { subject: 'stranger-9' } })]);
  expect((await app.inject({ method: 'GET', url: '/api/v1/accounts', headers: { host, ...admin.headers } })).body).toBe(before);
});

test('a code of another browser, a changed state, no code at all: each is refused', async () => {
  const [mine, other] = [await comeBy('employee-17'), await comeBy('employee-17')];
  const refused = async (query: string, cookie: string): Promise<string> => ((await finish(query, cookie)).body as { code: string }).code;
  expect(await refused(other.query, mine.cookie)).toBe('office-refused');
  expect(await refused(mine.query.replace(/state=[^&]+/, 'state=forged'), mine.cookie)).toBe('office-refused');
  expect(await refused(mine.query, '')).toBe('office-refused');
  expect(await refused(mine.query, 'taizhang-office=bm90IGpzb24')).toBe('office-refused');
  expect(await refused('?error=access_denied', mine.cookie)).toBe('office-refused');
});

test('by TLS what the browser kept counts under the name with the prefix alone', () => {
  const pending = { state: 's', nonce: 'n', verifier: 'v', redirect: 'https://taizhang.example/office-sign-in' };
  const [safe = '', bare = ''] = [true, false].map((secure) => officeCookie(pending, secure).split(';')[0] as string);
  expect([pendingOf(safe, true), pendingOf(bare, true), pendingOf(bare, false)]).toEqual([pending, null, pending]);
});

test('an office that does not answer is a sentence; without one there is none', async () => {
  const gone = accessRoom.open({ database: door.room.database as never, clock: systemClock, root: '', version: '0', office: { issuer: 'http://127.0.0.1:9', clientId, clientSecret, name: '无' } });
  const call = async (handlers: OpenRoom['handlers']): Promise<unknown> => handlers['beginOfficeSignIn']?.({ knock: { host } } as never);
  expect(await call(gone.handlers)).toMatchObject({ refused: 'office-unreachable' });
  expect(await call(door.open.handlers)).toMatchObject({ refused: 'office-not-set-up' });
  await gone.close?.();
});
