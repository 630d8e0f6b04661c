import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type TestServer, testServer } from '../database/testing.ts';
import { platformSentences } from '../sentences.ts';
import { OWNER_ONLY } from './caller.ts';
import type { Endpoint } from './endpoint.ts';
import { attachment } from './answer.ts';
import { createHttp } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'tz-web-'));
const web = join(folder, 'web');
const logged: string[] = [];
const endpoints = {
  breaks: { method: 'GET', path: '/api/v1/breaks', summary: '', access: 'anyone', status: 200, reply: z.object({}), refusals: [] },
} as const satisfies Record<string, Endpoint>;
let app: FastifyInstance;
let server: TestServer;
let alive = true;

beforeAll(async () => {
  mkdirSync(join(web, 'assets'), { recursive: true });
  writeFileSync(join(web, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><script type="module" src="/assets/main-0a1b2c3d.js" nonce="__CSP_NONCE__"></script>');
  writeFileSync(join(web, 'assets', 'main-0a1b2c3d.js'), 'plain');
  writeFileSync(join(web, 'assets', 'main-0a1b2c3d.js.br'), 'small');
  writeFileSync(join(web, '.hidden'), 'x');
  writeFileSync(join(folder, 'outside.txt'), 'x');
  server = await testServer();
  app = await createHttp({
    services: [{ endpoints, handlers: { breaks: async () => { throw new Error('the inside of the machine'); } } }],
    sentences: [platformSentences], lang: 'zh', version: '0', web, port: () => 8410, log: (line) => logged.push(line), database: await server.fresh(), gate: OWNER_ONLY,
    alive: async () => { if (!alive) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }); },
  });
});
afterAll(async () => {
  await app.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}): Promise<{ statusCode: number; headers: Record<string, unknown>; body: string; json: () => { code: string; id?: string; title: string } }> =>
  app.inject({ method: 'GET', url, headers: { host: '127.0.0.1:8410', ...headers } }) as never;

describe('who may speak to us', () => {
  test.each(['127.0.0.1:8410', 'localhost:8410', 'LOCALHOST:8410', '[::1]:8410'])('host %s may', async (host) => {
    expect((await get('/healthz', { host })).statusCode).toBe(200);
  });
  test.each(['evil.example', 'evil.example:8410', '127.0.0.1', '127.0.0.1:80', '127.0.0.1:8410.evil.example', '0.0.0.0:8410', ''])('host %o may not', async (host) => {
    const reply = await get('/healthz', { host });
    expect([reply.statusCode, reply.json().code]).toEqual([421, 'foreign-host']);
  });
  test.each(['http://127.0.0.1:8410', 'http://localhost:8410', 'http://[::1]:8410'])('origin %s may', async (origin) => {
    expect((await get('/healthz', { origin })).statusCode).toBe(200);
  });
  test.each(['https://evil.example', 'http://localhost:3000', 'https://localhost:8410', 'null', 'http://127.0.0.1:8410.evil.example'])('origin %s may not', async (origin) => {
    const reply = await get('/healthz', { origin });
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'foreign-origin']);
  });
  test('a page elsewhere may link to us, but not embed what the API says', async () => {
    expect((await get('/', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(200);
    expect((await get('/api/openapi.json', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await get('/api/openapi.json', { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
  });
});

describe('pages', () => {
  test('each page has a nonce of its own, in its policy and in its text', async () => {
    const [first, second] = [await get('/'), await get('/documents/7d4f')];
    const nonces = [first, second].map(({ headers }) => /style-src 'self' 'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? '');
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(first.body.match(/__CSP_NONCE__/)).toBeNull();
    expect(first.body.split(nonces[0] as string)).toHaveLength(3);
    expect(second.statusCode).toBe(200);
    expect(first.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY' });
  });
  test('the policy allows nothing from elsewhere and nothing inline', async () => {
    const policy = String((await get('/')).headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'self'; script-src 'self'; style-src 'self' 'nonce-[^']+'; img-src 'self' data:; worker-src 'self'; /);
    expect(policy).not.toMatch(/unsafe|http|\*/);
  });
  test('assets live long, and go small where the browser takes that', async () => {
    const plain = await get('/assets/main-0a1b2c3d.js');
    expect([plain.body, plain.headers['cache-control']]).toEqual(['plain', 'public, max-age=31536000, immutable']);
    const small = await get('/assets/main-0a1b2c3d.js', { 'accept-encoding': 'br' });
    expect([small.body, small.headers['content-encoding'], small.headers['content-type']]).toEqual(['small', 'br', expect.stringContaining('javascript')]);
  });
  test('the raw page with its placeholder cannot be had', async () => {
    expect((await get('/index.html')).body).not.toContain('__CSP_NONCE__');
    expect((await get('//index.html')).body).not.toContain('__CSP_NONCE__');
    expect((await get('/%69ndex.html')).body).not.toContain('__CSP_NONCE__');
  });
  test.each(['/assets/none.js', '/.hidden', '/..%2foutside.txt', '/%2e%2e/outside.txt', '/assets/..%2f..%2foutside.txt'])('%s is not served', async (url) => {
    expect((await get(url)).statusCode).toBeGreaterThanOrEqual(400);
  });
  test.each(['/%zz', '/api/v1/%zz', '/../outside.txt'])('%s is answered like any other address that leads nowhere, to those who may speak to us', async (url) => {
    const reply = await get(url);
    expect([reply.statusCode, reply.json().code, reply.headers['x-content-type-options']]).toEqual([404, 'not-found', 'nosniff']);
    expect(await get(url, { host: 'evil.example' })).toMatchObject({ statusCode: 421 });
  });
  test('HEAD says what GET would, without the page', async () => {
    for (const url of ['/', '/healthz', '/assets/main-0a1b2c3d.js']) expect(await app.inject({ method: 'HEAD', url, headers: { host: '127.0.0.1:8410' } }), url).toMatchObject({ statusCode: 200, body: '' });
  });
});

test('a fault is logged with an id and shown as that id', async () => {
  const reply = await get('/api/v1/breaks');
  const shown = reply.json();
  expect([reply.statusCode, shown.code]).toEqual([500, 'fault']);
  expect(reply.body).not.toContain('inside of the machine');
  expect(shown.title).toContain(shown.id);
  expect(logged.at(-1)).toMatch(new RegExp(`fault ${shown.id} GET /api/v1/breaks\\n.*inside of the machine`));
});

test('health is that of the database', async () => {
  expect((await get('/healthz')).json()).toMatchObject({ status: 'ok' });
  alive = false;
  const reply = await get('/healthz');
  expect([reply.statusCode, reply.json().code, reply.headers['retry-after']]).toEqual([503, 'database-unavailable', '5']);
  alive = true;
});

test('an attachment has its own name and one for old clients', () => {
  expect(attachment('台账 (1).xlsx')).toBe(`attachment; filename="__ (1).xlsx"; filename*=UTF-8''%E5%8F%B0%E8%B4%A6%20%281%29.xlsx`);
  expect(attachment('a"\r\n\ud800.txt')).not.toMatch(/[\r\n]|a"/);
});
