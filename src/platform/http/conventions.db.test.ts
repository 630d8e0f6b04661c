/** What every endpoint gets from the platform: versions, keys, problems that say what is possible, bounds. */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { CompiledQuery } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { refuse } from '#kernel';
import { frozenClock } from '../clock.ts';
import type { Database } from '../database/executor.ts';
import { majorsHere, type TestServer, testServer } from '../database/testing.ts';
import { within } from '../database/transaction.ts';
import { sweepKept } from '../once/index.ts';
import { platformSentences, sentenceTable } from '../sentences.ts';
import { type Caller, type Gate, NOBODY } from './caller.ts';
import { type Endpoint, Problem, withCookies } from './endpoint.ts';
import type { AnyHandler, Handlers } from './handler.ts';
import { openApi } from './openapi.ts';
import { faultOf } from './problems.ts';
import { createHttp } from './server.ts';

const Row = z.object({ id: z.string(), words: z.string(), version: z.int() });
const Words = z.object({ words: z.string(), wait: z.boolean().default(false) });
const endpoints = {
  getRow: { method: 'GET', path: '/api/v1/rows/:id', summary: 'One row', access: 'read', params: z.object({ id: z.string() }), status: 200, reply: Row, refusals: ['row-not-found'] },
  changeRow: { method: 'PATCH', path: '/api/v1/rows/:id', summary: 'Change it', access: 'change', params: z.object({ id: z.string() }), body: Words, ifMatch: true, status: 200, reply: Row, refusals: ['row-not-found'] },
  closeRow: { method: 'POST', path: '/api/v1/rows/:id/close', summary: 'Close it', access: 'change', params: z.object({ id: z.string() }), ifMatch: true, current: 'getRow', status: 204, reply: 'nothing', refusals: ['row-closed'] },
  openPage: { method: 'GET', path: '/api/v1/pages/:id', summary: 'Another thing', access: 'read', params: z.object({ id: z.string() }), status: 200, reply: z.object({}), refusals: [] },
  addRow: { method: 'POST', path: '/api/v1/rows', summary: 'Add one', access: 'change', body: Words, status: 201, reply: Row, refusals: [] },
  signIn: { method: 'POST', path: '/api/v1/in', summary: 'Begin', access: 'anyone', status: 200, reply: z.object({ name: z.string() }), refusals: [] },
  giveCookie: { method: 'POST', path: '/api/v1/cookie', summary: 'Cookie', access: 'change', status: 200, reply: z.object({ name: z.string() }), refusals: [] },
} as const satisfies Record<string, Endpoint>;

let [server, database, app]: [TestServer | undefined, Database, FastifyInstance] = [undefined, undefined as never, undefined as never];
const clock = frozenClock('2026-03-02T01:30:00.000Z');
let held: PromiseWithResolvers<void>;
let reached: PromiseWithResolvers<void>;
const sql = async <T>(text: string, values: readonly unknown[] = []): Promise<T[]> => (await database.executeQuery<T>(CompiledQuery.raw(text, [...values]))).rows;

const handlers: Handlers<typeof endpoints> = {
  getRow: async ({ params }) => (await sql<z.infer<typeof Row>>('select * from probe where id = $1', [params.id]))[0] ?? refuse('row-not-found'),
  changeRow: ({ params, body, ifMatch, database: at }) => within(at, async (tx) => {
    const { rows } = await tx.executeQuery<z.infer<typeof Row>>(CompiledQuery.raw('update probe set words = $1, version = version + 1 where id = $2 and version = $3 returning *', [body.words, params.id, ifMatch]));
    return rows[0] ?? refuse('stale', { kind: 'probe', id: params.id });
  }),
  closeRow: async ({ params, ifMatch }) => (params.id === 'closed' ? refuse('row-closed', { instead: 'addRow nothing-of-the-kind openPage' }) : ifMatch === 1 ? undefined : refuse('stale')),
  openPage: async () => ({}),
  addRow: ({ body, database: at, whenRefused }) => within(at, async (tx) => {
    if (body.words === 'no, noted') whenRefused(async (apart) => { await apart.executeQuery(CompiledQuery.raw('insert into probe values ($1, $2, 1)', [randomUUID(), 'noted'])); });
    const { rows } = await tx.executeQuery<z.infer<typeof Row>>(CompiledQuery.raw('insert into probe values ($1, $2, 1) returning *', [randomUUID(), body.words]));
    if (body.wait) {
      reached.resolve();
      await held.promise;
    }
    return body.words.startsWith('no,') || body.words === 'no' ? refuse('row-not-found') : rows[0] as z.infer<typeof Row>;
  }),
  signIn: async () => withCookies({ name: 'a' }, ['taizhang_session=x; HttpOnly']),
  giveCookie: async () => withCookies({ name: 'a' }, ['taizhang_session=x; HttpOnly']),
};
const sentences = [platformSentences, sentenceTable({
  'row-not-found': { status: 404, zh: '没有', en: 'none' },
  'row-closed': { status: 409, zh: '已关', en: 'closed', instead: ['getRow'] },
  'stale': { status: 412, zh: '旧', en: 'stale' },
  'not-signed-in': { status: 401, zh: '请登录', en: 'sign in' },
})];
const gate: Gate = {
  callerOf: async ({ authorization }) => (authorization === undefined ? NOBODY : { kind: 'program', id: authorization, grants: [], sessionId: null } satisfies Caller),
  admits: (caller, access) => (access === 'anyone' || (caller.kind !== 'nobody' && !(access === 'read' && caller.id === 'blind')) ? null : refuse('not-signed-in')),
};

interface Answered { readonly status: number; readonly headers: Record<string, unknown>; readonly body: string; readonly json: () => Record<string, unknown> }
async function call(method: 'GET' | 'POST' | 'PATCH', url: string, more: { body?: unknown; as?: string | null } & Record<string, unknown> = {}): Promise<Answered> {
  const { body, as = 'someone', ...headers } = more;
  const reply = await app.inject({ method, url, headers: { host: '127.0.0.1:8410', ...(as === null ? {} : { authorization: as }), ...headers as Record<string, string> }, ...(body === undefined ? {} : { payload: body as object }) });
  return { status: reply.statusCode, headers: reply.headers, body: reply.body, json: () => reply.json() };
}
const rows = async (): Promise<string[]> => (await sql<{ words: string }>('select words from probe order by words')).map(({ words }) => words);

describe.each(majorsHere())('PostgreSQL %i', (major) => {
  beforeAll(async () => {
    server = await testServer(major);
    database = await server.fresh();
    await server.owner(database).executeQuery(CompiledQuery.raw('create table probe (id text primary key, words text not null, version integer not null); grant all on probe to taizhang_app'));
    app = await createHttp({
      services: [{ endpoints, handlers: handlers as unknown as Record<string, AnyHandler> }], sentences, lang: 'en', version: '0', web: tmpdir(), port: () => 8410, log: () => undefined, database, gate, clock, alive: async () => undefined,
    });
  });
  afterAll(async () => {
    await app.close();
    await server?.stop();
  });
  beforeEach(async () => {
    await sql('delete from probe');
    await sql('delete from platform.kept_answer');
    await sql(`insert into probe values ('a', 'first', 1)`);
    [held, reached] = [Promise.withResolvers(), Promise.withResolvers()];
  });

  describe('versions', () => {
    test('the version is a strong ETag; whoever has it gets nothing again', async () => {
      const seen = await call('GET', '/api/v1/rows/a');
      expect([seen.status, seen.headers['etag']]).toEqual([200, '"1"']);
      const again = await call('GET', '/api/v1/rows/a', { 'if-none-match': '"7", W/"1"' });
      expect([again.status, again.body, again.headers['etag']]).toEqual([304, '', '"1"']);
      expect((await call('GET', '/api/v1/rows/a', { 'if-none-match': '"2"' })).status).toBe(200);
    });
    test('a long answer comes packed to whoever takes it so, with the same version', async () => {
      const words = '扩大资源'.repeat(4_000);
      await sql('update probe set words = $1', [words]);
      const plain = await call('GET', '/api/v1/rows/a');
      expect([plain.headers['content-encoding'], plain.headers['vary'], plain.json()['words']]).toEqual([undefined, 'accept-encoding', words]);
      const reply = await app.inject({ method: 'GET', url: '/api/v1/rows/a', headers: { host: '127.0.0.1:8410', authorization: 'someone', 'accept-encoding': 'gzip, deflate' } });
      expect([reply.headers['content-encoding'], reply.headers['vary'], reply.headers['etag']]).toEqual(['gzip', 'accept-encoding', '"1"']);
      expect(Number(reply.headers['content-length'])).toBe(reply.rawPayload.byteLength);
      expect(gunzipSync(reply.rawPayload).toString('utf8')).toBe(plain.body);
    });
    test.each([[undefined, 428, 'precondition-required'], ['', 428, 'precondition-required'], ['*', 400, 'if-match-invalid'], ['W/"1"', 400, 'if-match-invalid'], ['1', 400, 'if-match-invalid'], ['"1", "2"', 400, 'if-match-invalid'], ['"x"', 400, 'if-match-invalid']])('If-Match %o is %i %s', async (header, status, code) => {
      const refused = await call('PATCH', '/api/v1/rows/a', { body: { words: 'second' }, ...(header === undefined ? {} : { 'if-match': header }) });
      expect([refused.status, refused.json()['code']]).toEqual([status, code]);
      expect(await rows()).toEqual(['first']);
    });
    test('a change of what was seen goes through and says the new version; a second one is too late and is shown the row', async () => {
      const done = await call('PATCH', '/api/v1/rows/a', { body: { words: 'second' }, 'if-match': '"1"' });
      expect([done.status, done.headers['etag'], done.json()['version']]).toEqual([200, '"2"', 2]);
      const late = await call('PATCH', '/api/v1/rows/a', { body: { words: 'third' }, 'if-match': '"1"' });
      expect([late.status, late.headers['content-type']]).toEqual([412, expect.stringContaining('application/problem+json')]);
      expect(Problem.parse(late.json())).toMatchObject({ code: 'stale', current: { id: 'a', words: 'second', version: 2 } });
      expect(await rows()).toEqual(['second']);
    });
    test('an endpoint elsewhere may show it; whoever may not see the row is not shown it', async () => {
      expect((await call('POST', '/api/v1/rows/a/close', { 'if-match': '"2"' })).json()['current']).toMatchObject({ version: 1 });
      const blind = await call('POST', '/api/v1/rows/a/close', { 'if-match': '"2"', as: 'blind' });
      expect([blind.status, 'current' in blind.json()]).toEqual([412, false]);
      expect((await call('POST', '/api/v1/rows/none/close', { 'if-match': '"2"' })).json()).not.toHaveProperty('current');
    });
  });

  describe('Idempotency-Key', () => {
    const key = 'idempotency-key';
    test('the same request again is the same answer, done once', async () => {
      const once = randomUUID();
      const first = await call('POST', '/api/v1/rows', { body: { words: 'new' }, [key]: once });
      const second = await call('POST', '/api/v1/rows', { body: { words: 'new', wait: false }, [key]: once });
      expect([first.status, first.headers['idempotency-replayed']]).toEqual([201, undefined]);
      expect([second.status, second.body, second.headers['etag'], second.headers['idempotency-replayed']]).toEqual([201, first.body, '"1"', 'true']);
      expect(await rows()).toEqual(['first', 'new']);
    });
    test('what is noted of a refused request stays, with a key and without one; of one that was done nothing is noted', async () => {
      for (const more of [{}, { [key]: randomUUID() }]) expect((await call('POST', '/api/v1/rows', { body: { words: 'no, noted' }, ...more })).status).toBe(404);
      expect((await call('POST', '/api/v1/rows', { body: { words: 'yes' }, [key]: randomUUID() })).status).toBe(201);
      expect(await rows()).toEqual(['first', 'noted', 'noted', 'yes']);
    });
    test('neither the key nor the answer can be read in the table', async () => {
      const once = randomUUID();
      await call('POST', '/api/v1/rows', { body: { words: 'one-time password' }, [key]: once });
      const [kept] = await sql<{ row: string; answer: Buffer }>('select kept_answer::text as row, answer from platform.kept_answer');
      expect(kept?.row).not.toContain(once);
      expect(kept?.answer.toString('latin1')).not.toContain('password');
    });
    test('with another body, at another endpoint or of another version it is refused; of another caller it is another key', async () => {
      const once = randomUUID();
      await call('POST', '/api/v1/rows', { body: { words: 'new' }, [key]: once });
      // One after the other: at once, the second might find the first still running.
      for (const other of [() => call('POST', '/api/v1/rows', { body: { words: 'other' }, [key]: once }), () => call('PATCH', '/api/v1/rows/a', { body: { words: 'new' }, 'if-match': '"1"', [key]: once })]) {
        const reply = await other();
        expect([reply.status, reply.json()['code']]).toEqual([422, 'idempotency-key-reused']);
      }
      expect((await call('POST', '/api/v1/rows', { body: { words: 'new' }, [key]: once, as: 'another' })).headers['idempotency-replayed']).toBeUndefined();
      expect(await rows()).toEqual(['first', 'new', 'new']);
    });
    test('a refusal keeps nothing, neither the answer nor what was written before it', async () => {
      const once = randomUUID();
      expect((await call('POST', '/api/v1/rows', { body: { words: 'no' }, [key]: once })).status).toBe(404);
      expect((await call('POST', '/api/v1/rows', { body: { words: 'yes' }, [key]: once })).status).toBe(201);
      expect(await rows()).toEqual(['first', 'yes']);
    });
    test('a change that is too late with a key bears the row as well, and can be mended under the same key', async () => {
      const once = randomUUID();
      expect((await call('PATCH', '/api/v1/rows/a', { body: { words: 'second' }, 'if-match': '"9"', [key]: once })).json()).toMatchObject({ code: 'stale', current: { version: 1 } });
      expect((await call('PATCH', '/api/v1/rows/a', { body: { words: 'second' }, 'if-match': '"1"', [key]: once })).status).toBe(200);
    });
    test('while the first still runs the second is told so; afterwards it is given the answer', async () => {
      const once = randomUUID();
      const first = call('POST', '/api/v1/rows', { body: { words: 'slow', wait: true }, [key]: once });
      await reached.promise;
      const second = await call('POST', '/api/v1/rows', { body: { words: 'slow', wait: true }, [key]: once });
      expect([second.status, second.json()['code']]).toEqual([409, 'idempotency-running']);
      held.resolve();
      expect((await first).status).toBe(201);
      expect(await call('POST', '/api/v1/rows', { body: { words: 'slow', wait: true }, [key]: once })).toMatchObject({ status: 201, body: (await first).body });
      expect(await rows()).toEqual(['first', 'slow']);
    });
    test.each(['short', 'a'.repeat(201), 'with a space in it'])('%s is no key', async (value) => {
      expect((await call('POST', '/api/v1/rows', { body: { words: 'new' }, [key]: value })).json()['code']).toBe('idempotency-key-invalid');
    });
    test('after a day it is forgotten', async () => {
      const once = randomUUID();
      const apart = frozenClock('2026-03-02T01:30:00.000Z');
      await call('POST', '/api/v1/rows', { body: { words: 'new' }, [key]: once });
      await sweepKept(database, apart);
      expect(await sql('select from platform.kept_answer')).toHaveLength(1);
      apart.advanceDays(1);
      await sweepKept(database, apart);
      expect(await sql('select from platform.kept_answer')).toHaveLength(0);
    });
    test('cookies go out once; whoever is not known has no key', async () => {
      const once = randomUUID();
      expect((await call('POST', '/api/v1/cookie', { [key]: once })).headers['set-cookie']).toEqual(['taizhang_session=x; HttpOnly']);
      expect((await call('POST', '/api/v1/cookie', { [key]: once })).headers).toMatchObject({ 'idempotency-replayed': 'true' });
      expect((await call('POST', '/api/v1/cookie', { [key]: once })).headers).not.toHaveProperty('set-cookie');
      const unknown = await call('POST', '/api/v1/in', { [key]: once, as: null });
      expect([unknown.status, unknown.headers['idempotency-replayed'], unknown.headers['set-cookie']]).toEqual([200, undefined, ['taizhang_session=x; HttpOnly']]);
    });
  });

  test('a refusal says what is possible instead: what its sentence names and what the refusal names', async () => {
    const refused = Problem.parse((await call('POST', '/api/v1/rows/closed/close', { 'if-match': '"1"' })).json());
    expect(refused).toMatchObject({ status: 409, values: {}, instead: [
      { operation: 'getRow', method: 'GET', path: '/api/v1/rows/closed', summary: 'One row' },
      { operation: 'addRow', method: 'POST', path: '/api/v1/rows', summary: 'Add one' },
      { operation: 'openPage', method: 'GET', path: '/api/v1/pages/{id}', summary: 'Another thing' },
    ] });
  });

  test('a fault tells the log no value that the database quoted', async () => {
    const lines: string[] = [];
    const problem = await database.executeQuery(CompiledQuery.raw(`select '王五'::uuid`)).then(() => '', (error: unknown) => faultOf(error, 'GET /rows', [platformSentences], 'en', (line) => lines.push(line)));
    expect(lines.join()).toMatch(/^fault [0-9a-f]{8} GET \/rows\ndatabase error 22P02 routine string_to_uuid\n {4}at /);
    expect(JSON.stringify([lines, problem])).not.toContain('王五');
  });

  test('whoever may not call it is turned away before the body is looked at', async () => {
    expect((await call('POST', '/api/v1/rows', { as: null, 'content-type': 'application/octet-stream', body: Buffer.alloc(5_000_000) })).status).toBe(401);
    const large = await call('POST', '/api/v1/rows', { body: { words: 'x'.repeat(4 * 1024 * 1024) } });
    expect([large.status, large.json()['sentence']]).toEqual([413, expect.objectContaining({ en: expect.stringContaining('4 MB') })]);
  });
});

test('OpenAPI tells headers, security and every code with its status', () => {
  const { paths } = openApi(endpoints, '0', sentences) as { paths: Record<string, Record<string, { parameters: { $ref?: string; name?: string }[]; security: unknown[]; responses: Record<string, { description: string; headers?: object }> }>> };
  const change = paths['/api/v1/rows/{id}']?.['patch'];
  expect(change?.parameters.map(({ $ref, name }) => $ref ?? name)).toEqual(['id', '#/components/parameters/IfMatch', '#/components/parameters/IdempotencyKey']);
  expect(change?.security).toEqual([{ session: [] }, { token: [] }]);
  expect(change?.responses['412']?.description).toContain('`stale`');
  expect(change?.responses['428']?.description).toContain('`precondition-required`');
  expect(Object.keys(change?.responses['200']?.headers ?? {})).toEqual(['X-Request-Id', 'ETag', 'Idempotency-Replayed']);
  expect(paths['/api/v1/rows/{id}']?.['get']?.responses).toHaveProperty('304');
  expect(paths['/api/v1/in']?.['post']).toMatchObject({ security: [], parameters: [] });
});
