import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessSentences } from '#access';
import { journalRoom } from '#journal';
import { frozenClock, type OpenRoom, platformSentences } from '#platform';
import { pathOf, Problem } from '#platform/endpoint';
import { sm3 } from '#platform/sm3';
import { createHttp, type TestServer, testServer } from '#platform/testing';
import { type TestDoor, testDoor, type Visitor } from '../access/testing.ts';
import { endpoints } from './api.ts';
import { documentsRoom } from './index.ts';
import { DocumentPage, DocumentSummary, OpenedDocument, Sample } from './model.ts';
import { MORNING, plan } from './testing.ts';

const host = '127.0.0.1:8410';
const root = mkdtempSync(join(tmpdir(), 'tz-root-'));
let server: TestServer;
let app: FastifyInstance;
let room: OpenRoom;
let door: TestDoor;
let keeper: Visitor;
const logged: string[] = [];

beforeAll(async () => {
  mkdirSync(join(root, 'samples'));
  writeFileSync(join(root, 'samples', 'index.json'), JSON.stringify([{ name: '示例.txt', format: 'text', title: '示例', about: { zh: '一份', en: 'one' } }]));
  writeFileSync(join(root, 'samples', '示例.txt'), plan());
  writeFileSync(join(root, 'secret.txt'), 'not a sample');
  server = await testServer();
  const database = await server.fresh();
  room = documentsRoom.open({ database, clock: frozenClock(MORNING), root, version: '0.0.0' });
  door = testDoor(database, frozenClock(MORNING));
  keeper = await door.as('ledger-keeper');
  app = await createHttp({
    services: [{ endpoints, handlers: room.handlers }], sentences: [platformSentences, documentsRoom.sentences], lang: 'zh', version: '0.0.0', web: join(root, 'dist', 'web'),
    alive: async () => {}, port: () => 8410, database, gate: door.gate, log: (line) => logged.push(line),
  });
});
afterAll(async () => {
  await app.close();
  await room.close?.();
  await door.close();
  await server.stop();
  rmSync(root, { recursive: true });
});

type Method = 'GET' | 'POST' | 'DELETE';
const call = (method: Method, url: string, more: { payload?: Buffer | string; headers?: Record<string, string> } = {}): ReturnType<FastifyInstance['inject']> & Promise<Awaited<ReturnType<FastifyInstance['inject']>>> =>
  app.inject({ method, url, ...(more.payload === undefined ? {} : { payload: more.payload }), headers: { host, ...keeper.headers, ...more.headers } }) as never;
const upload = async (bytes: Uint8Array, name: string): Promise<DocumentSummary> => {
  const reply = await call('POST', `/api/v1/documents?name=${encodeURIComponent(name)}`, { payload: Buffer.from(bytes), headers: { 'content-type': 'application/octet-stream' } });
  expect(reply.statusCode).toBe(201);
  return DocumentSummary.parse(reply.json());
};
const problem = (reply: { headers: Record<string, unknown>; json: () => unknown }): Problem => {
  expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
  return Problem.parse(reply.json());
};

describe('documents', () => {
  test('taken in, listed, opened, downloaded, deleted, restored', async () => {
    const added = await upload(plan(), '云岭 "通知".txt');
    expect(added).toMatchObject({ name: '云岭 "通知".txt', digest: sm3(plan()) });
    const page = DocumentPage.parse((await call('GET', `/api/v1/documents?query=${encodeURIComponent('云岭')}`)).json());
    expect(page.items).toEqual([{ ...added, snippet: expect.stringContaining('') }]);
    const opened = OpenedDocument.parse((await call('GET', `/api/v1/documents/${added.id}`)).json());
    expect(opened.summary).toEqual(added);
    expect(opened.reading.source.text).toBe(new TextDecoder().decode(plan()));

    const original = await call('GET', `/api/v1/documents/${added.id}/original`);
    expect(original.rawPayload.equals(plan())).toBe(true);
    expect(original.headers).toMatchObject({
      'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
      'content-disposition': `attachment; filename="__ ____.txt"; filename*=UTF-8''${encodeURIComponent('云岭 "通知".txt')}`,
    });

    const gone = await call('DELETE', `/api/v1/documents/${added.id}`);
    expect([gone.statusCode, gone.body]).toEqual([204, '']);
    const closed = await call('GET', `/api/v1/documents/${added.id}`);
    expect(closed.statusCode).toBe(410);
    expect(problem(closed)).toMatchObject({ code: 'document-deleted', title: expect.stringContaining('恢复') });
    const bin = DocumentPage.parse((await call('GET', '/api/v1/documents?deleted=true')).json());
    expect(bin.items).toMatchObject([{ id: added.id, deletedAt: MORNING, erasedAt: '2026-04-01T01:30:00.000Z' }]);
    expect(DocumentSummary.parse((await call('POST', `/api/v1/documents/${added.id}/restore`)).json())).toEqual(added);
  });

  test.each(['csv', 'json', 'xlsx', 'docx'])('exported as %s', async (format) => {
    const added = await upload(plan(), '导出.txt');
    const file = await call('GET', `/api/v1/documents/${added.id}/export?format=${format}&form=ledger`);
    if (added.counts.tasks === 0 && format !== 'json') return expect(problem(file).code).toBe('no-tasks-to-export');
    expect(file.statusCode).toBe(200);
    expect(file.headers['content-disposition']).toMatch(new RegExp(`\\.${format}$`));
    expect(file.rawPayload.byteLength).toBeGreaterThan(100);
  });

  test('a draft is exported and not kept', async () => {
    const before = DocumentPage.parse((await call('GET', '/api/v1/documents?limit=100')).json()).items.length;
    const file = await call('POST', '/api/v1/drafts/export?format=json', { payload: Buffer.from(plan()), headers: { 'content-type': 'text/plain; charset=utf-8' } });
    expect(file.statusCode).toBe(200);
    expect(file.json()).toMatchObject({ schema: 'taizhang.reading/1' });
    expect(DocumentPage.parse((await call('GET', '/api/v1/documents?limit=100')).json()).items).toHaveLength(before);
  });

  test('samples: what the list names, and nothing beside it', async () => {
    expect((await call('GET', '/api/v1/samples')).json().map((one: unknown) => Sample.parse(one).name)).toEqual(['示例.txt']);
    expect((await call('POST', `/api/v1/samples/${encodeURIComponent('示例.txt')}`)).statusCode).toBe(201);
    for (const name of ['index.json', '../secret.txt', '..%2Fsecret.txt', 'none.txt']) {
      expect((await call('POST', `/api/v1/samples/${encodeURIComponent(name)}`)).statusCode, name).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('what is refused says so', () => {
  const bytes = { 'content-type': 'application/octet-stream' };

  test('an empty and a secret file are not kept', async () => {
    const count = async (): Promise<number> => DocumentPage.parse((await call('GET', '/api/v1/documents?limit=100')).json()).items.length;
    const before = await count();
    const empty = await call('POST', '/api/v1/documents?name=a.txt', { payload: Buffer.alloc(0), headers: bytes });
    expect([empty.statusCode, problem(empty).code]).toEqual([422, 'empty-file']);
    const secret = await call('POST', '/api/v1/documents?name=a.txt', { payload: Buffer.from('机密★10年\n云岭县人民政府办公室文件\n关于某事的通知\n'), headers: bytes });
    expect([secret.statusCode, problem(secret).code]).toEqual([422, 'secrecy-mark']);
    expect(await count()).toBe(before);
  });

  test('a file over 50 MB', async () => {
    const reply = await call('POST', '/api/v1/documents?name=a.txt', { payload: Buffer.alloc(50 * 1024 * 1024 + 1), headers: bytes });
    expect(reply.statusCode).toBe(413);
    expect(problem(reply)).toMatchObject({ code: 'body-too-large', sentence: { zh: expect.stringContaining('50 MB'), en: expect.stringContaining('50 MB') } });
  });

  test.each<[Method, string, number, string]>([
    ['GET', '/api/v1/documents/not-an-id', 400, 'invalid-request'],
    ['GET', '/api/v1/documents/7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a11', 404, 'document-not-found'],
    ['DELETE', '/api/v1/documents/7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a11', 404, 'document-not-found'],
    ['GET', '/api/v1/documents?limit=1000', 400, 'invalid-request'],
    ['GET', '/api/v1/documents?cursor=zzz', 400, 'invalid-cursor'],
    ['POST', '/api/v1/documents', 400, 'invalid-request'],
    ['POST', '/api/v1/documents?name=a%00.txt', 400, 'invalid-request'],
    ['POST', '/api/v1/documents?name=..%2Fa.txt', 400, 'invalid-request'],
    ['GET', '/api/v1/nothing', 404, 'not-found'],
    ['POST', '/api/v1/documents?name=a.txt', 415, 'body-type'],
  ])('%s %s is %i %s', async (method, url, status, code) => {
    const reply = await call(method, url);
    expect([reply.statusCode, problem(reply).code]).toEqual([status, code]);
  });

  test('a search for a null character finds nothing and breaks nothing', async () => {
    const reply = await call('GET', '/api/v1/documents?query=%00');
    expect(reply.statusCode).toBe(200);
  });

  test('another content type', async () => {
    const reply = await call('POST', '/api/v1/documents?name=a.txt', { payload: 'x', headers: { 'content-type': 'multipart/form-data; boundary=x' } });
    expect([reply.statusCode, problem(reply).code]).toEqual([415, 'body-type']);
  });
});

test('every endpoint stands in the OpenAPI description with its parameters', async () => {
  const api = (await call('GET', '/api/openapi.json')).json() as { openapi: string; paths: Record<string, Record<string, { operationId: string; parameters: { name: string; in: string }[] }>> };
  expect(api.openapi).toBe('3.1.0');
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const operation = api.paths[endpoint.path.replace(/:(\w+)/g, '{$1}')]?.[endpoint.method.toLowerCase()];
    expect(operation?.operationId).toBe(name);
    expect(operation?.parameters.filter((one) => one.in === 'path').map((one) => one.name)).toEqual([...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1]));
  }
});

test('every code that an endpoint says it refuses with has its sentence', () => {
  for (const endpoint of Object.values(endpoints)) {
    for (const code of endpoint.refusals) {
      expect((documentsRoom.sentences({ refused: code, values: {} }) ?? journalRoom.sentences({ refused: code, values: {} }) ?? accessSentences({ refused: code, values: {} }) ?? platformSentences({ refused: code, values: {} }))?.zh, code).toMatch(/\p{Script=Han}/u);
    }
  }
  expect(pathOf(endpoints.openDocument, { id: 'a/b' })).toBe('/api/v1/documents/a%2Fb');
});

test('nothing of all this was a fault', () => {
  expect(logged).toEqual([]);
});
