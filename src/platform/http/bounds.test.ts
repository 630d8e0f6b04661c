/** What one caller may hold up: bodies by size, requests by time, uploads by number. */
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { platformSentences } from '../sentences.ts';
import { type Gate, NOBODY, SYSTEM } from './caller.ts';
import type { Endpoint } from './endpoint.ts';
import { createHttp } from './server.ts';

const endpoints = {
  upload: { method: 'POST', path: '/api/v1/uploads', summary: '', access: 'anyone', body: 'bytes', limitMegabytes: 1, status: 204, reply: 'nothing', refusals: [] },
} as const satisfies Record<string, Endpoint>;
/** Whoever bears an authorization is somebody. */
const gate: Gate = { callerOf: async ({ authorization }) => (authorization === undefined ? NOBODY : SYSTEM), admits: () => null };
let app: FastifyInstance;
let port = 0;

beforeAll(async () => {
  app = await createHttp({
    services: [{ endpoints, handlers: { upload: async () => undefined } }], sentences: [platformSentences], lang: 'en', version: '0', web: tmpdir(), port: () => port,
    log: () => undefined, database: undefined as never, gate, alive: async () => undefined, requestWithinMs: 500,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as AddressInfo).port;
});
afterAll(() => app.close());

test('a request that does not end is ended', async () => {
  const said = await new Promise<string>((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (chunk: Buffer) => { text += chunk.toString(); });
    socket.on('close', () => resolve(text));
    socket.on('error', () => undefined);
    socket.write(`POST /api/v1/uploads HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/octet-stream\r\ncontent-length: 100\r\n\r\na little`);
  });
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
});

test('a body that is too large is refused by its length, and by its bytes where it tells none', async () => {
  const post = (headers: Record<string, string>): Promise<number> => new Promise((resolve, reject) => {
    const upload = request({ port, host: '127.0.0.1', path: '/api/v1/uploads', method: 'POST', headers: { 'content-type': 'application/octet-stream', ...headers } }, (reply) => {
      reply.resume();
      resolve(reply.statusCode ?? 0);
    });
    upload.on('error', reject);
    upload.end(Buffer.alloc(1024 * 1024 + 1));
  });
  expect(await post({ 'content-length': String(1024 * 1024 + 1) })).toBe(413);
  expect(await post({ 'transfer-encoding': 'chunked' })).toBe(413);
});

const half = (headers: Record<string, string>): Promise<number | 'taken'> => new Promise((resolve) => {
  const upload = request({ port, host: '127.0.0.1', path: '/api/v1/uploads', method: 'POST', agent: false, headers: { 'content-type': 'application/octet-stream', 'content-length': '5', expect: '100-continue', ...headers } }, (reply) => {
    reply.resume();
    resolve(reply.statusCode ?? 0);
  });
  upload.on('continue', () => undefined);
  upload.on('error', () => resolve('taken'));
  upload.flushHeaders();
  upload.write('half');
});
const whole = async (headers: Record<string, string>): Promise<number> => (await fetch(`http://127.0.0.1:${port}/api/v1/uploads`, { method: 'POST', headers: { 'content-type': 'application/octet-stream', ...headers }, body: 'whole' })).status;
const SOMEBODY = { authorization: 'x' };

test('of many uploads at once, twelve are taken and the rest told to wait', async () => {
  // Those that are held never end, and are ended as too slow; the others are refused at once.
  expect((await Promise.all(Array.from({ length: 14 }, () => half(SOMEBODY)))).toSorted()).toEqual([...Array.from({ length: 12 }, () => 408), 503, 503]);
  expect(await whole(SOMEBODY)).toBe(204);
});

test('strangers take four of these places, and leave the others to who signed in', async () => {
  const held = Promise.all(Array.from({ length: 14 }, () => half({})));
  const refused = whole({});
  expect([await refused, await whole(SOMEBODY)]).toEqual([503, 204]);
  expect((await held).toSorted()).toEqual([...Array.from({ length: 4 }, () => 408), ...Array.from({ length: 10 }, () => 503)]);
  expect(await whole({})).toBe(204);
});
