/** What one caller may hold up: bodies by size, requests by time, uploads by number. */
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { platformSentences } from '../sentences.ts';
import { OWNER_ONLY } from './caller.ts';
import type { Endpoint } from './endpoint.ts';
import { createHttp } from './server.ts';

const endpoints = {
  upload: { method: 'POST', path: '/api/v1/uploads', summary: '', access: 'anyone', body: 'bytes', limitMegabytes: 1, status: 204, reply: 'nothing', refusals: [] },
} as const satisfies Record<string, Endpoint>;
let app: FastifyInstance;
let port = 0;

beforeAll(async () => {
  app = await createHttp({
    services: [{ endpoints, handlers: { upload: async () => undefined } }], sentences: [platformSentences], lang: 'en', version: '0', web: tmpdir(), port: () => port,
    log: () => undefined, database: undefined as never, gate: OWNER_ONLY, alive: async () => undefined, requestWithinMs: 500,
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

test('of many uploads at once, twelve are taken and the rest told to wait', async () => {
  const heads = Array.from({ length: 14 }, () => new Promise<number | 'taken'>((resolve) => {
    const upload = request({ port, host: '127.0.0.1', path: '/api/v1/uploads', method: 'POST', agent: false, headers: { 'content-type': 'application/octet-stream', 'content-length': '5', expect: '100-continue' } }, (reply) => {
      reply.resume();
      resolve(reply.statusCode ?? 0);
    });
    upload.on('continue', () => undefined);
    upload.on('error', () => resolve('taken'));
    upload.flushHeaders();
    upload.write('half');
  }));
  // Those that are held never end, and are ended as too slow; the others are refused at once.
  expect((await Promise.all(heads)).toSorted()).toEqual([...Array.from({ length: 12 }, () => 408), 503, 503]);
  expect((await fetch(`http://127.0.0.1:${port}/api/v1/uploads`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: 'whole' })).status).toBe(204);
});
