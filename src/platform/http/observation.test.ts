import { tmpdir } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { refuse } from '#kernel';
import { type Metrics, openMetrics } from '../metrics.ts';
import { platformSentences, sentenceTable } from '../sentences.ts';
import { type Gate, NOBODY, SYSTEM } from './caller.ts';
import type { Endpoint } from './endpoint.ts';
import { createHttp } from './server.ts';

const endpoints = {
  getNote: { method: 'GET', path: '/api/v1/notes/:id', summary: '', access: 'anyone', params: z.object({ id: z.string() }), query: z.object({ word: z.string().optional() }), status: 200, reply: z.object({ address: z.string() }), refusals: [] },
} as const satisfies Record<string, Endpoint>;
const gate: Gate = {
  callerOf: async ({ authorization }) => (authorization === 'Bearer of-a-program' ? SYSTEM : NOBODY),
  admits: (caller, access) => (access === 'anyone' || caller.kind === 'system' ? null : refuse('not-signed-in')),
};
const token = 'a-token-of-the-settings';
let lines: string[] = [];
let [app, metrics]: [FastifyInstance, Metrics] = [undefined as never, undefined as never];

beforeAll(async () => {
  metrics = openMetrics();
  app = await createHttp({
    services: [{ endpoints, handlers: { getNote: async ({ knock }) => ({ address: knock.address }) } }], sentences: [platformSentences, sentenceTable({ 'not-signed-in': { status: 401, zh: '请登录', en: 'sign in' } })],
    lang: 'en', version: '0', web: tmpdir(), port: () => 8410, log: () => undefined, database: undefined as never, gate, alive: async () => undefined,
    origin: 'https://taizhang.example', proxies: ['10.0.0.2'],
    observation: { metrics, gauges: async () => [{ name: 'taizhang_probe', help: 'Probe', value: 3 }], token, accessLog: (line) => lines.push(line) },
  });
});
beforeEach(() => { lines = []; });
afterAll(async () => {
  metrics.close();
  await app.close();
});
const get = (url: string, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1'): Promise<{ statusCode: number; body: string; headers: Record<string, unknown>; json: () => Record<string, unknown> }> =>
  app.inject({ method: 'GET', url, remoteAddress, headers: { host: 'taizhang.example', ...headers } }) as never;

test('a line tells method, endpoint, status, time and number, and nothing that was asked for', async () => {
  const reply = await get('/api/v1/notes/%E7%8E%8B%E4%BA%94?word=%E7%8E%8B%E4%BA%94', { 'user-agent': 'Browser of Wang', cookie: 'a=b' });
  expect(reply.statusCode).toBe(200);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^request [0-9a-f-]{13} GET getNote 200 \d+\.\d ms$/);
  expect(lines[0]).toContain(String(reply.headers['x-request-id']));
});

test('whoever asks all day is counted, not written down', async () => {
  await get('/healthz');
  await get('/assets/none.js');
  await get('/api/v1/nothing');
  expect(lines).toEqual([]);
  const text = (await get('/metrics', { authorization: `Bearer ${token}` })).body;
  expect(text).toMatch(/^taizhang_requests_total\{endpoint="health",status="200"\} \d+$/m);
  expect(text).toMatch(/^taizhang_requests_running 1$/m);
  expect(text).toMatch(/^taizhang_probe 3$/m);
});

test('metrics are for the token of the settings and for who may read the operation', async () => {
  expect((await get('/metrics', { authorization: `Bearer ${token}` })).headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect((await get('/metrics', { authorization: 'Bearer of-a-program' })).statusCode).toBe(200);
  for (const authorization of ['', 'Bearer ', `Bearer ${token}x`, token]) {
    const refused = await get('/metrics', { authorization });
    expect([refused.statusCode, refused.json()['code']]).toEqual([401, 'not-signed-in']);
  }
});

test('behind a proxy the server has its public name, and TLS for good', async () => {
  expect((await get('/healthz')).headers['strict-transport-security']).toBe('max-age=31536000');
  expect((await get('/healthz', { host: '127.0.0.1:8410' })).statusCode).toBe(200);
  expect((await get('/healthz', { origin: 'https://taizhang.example' })).statusCode).toBe(200);
  expect((await get('/healthz', { origin: 'http://taizhang.example' })).json()['code']).toBe('foreign-origin');
  const foreign = await get('/healthz', { host: 'taizhang.example.evil' });
  expect([foreign.statusCode, foreign.json()['title']]).toEqual([421, expect.stringContaining('https://taizhang.example/')]);
});

test('only a proxy that was named is believed on where a request comes from', async () => {
  const address = async (from: string): Promise<unknown> => (await get('/api/v1/notes/a', { 'x-forwarded-for': '192.0.2.7' }, from)).json()['address'];
  expect(await address('10.0.0.2')).toBe('192.0.2.7');
  expect(await address('10.0.0.3')).toBe('10.0.0.3');
});
