import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, frozenClock, type OpenRoom, platformSentences } from '#platform';
import { Problem } from '#platform/endpoint';
import { createHttp, OWNER_ONLY, type TestServer, testServer } from '#platform/testing';
import { journalRoom } from '#journal';
import type { CheckedCell, ResponsibilityValue } from '../corrections/model.ts';
import { endpoints } from '../api.ts';
import { documentsRoom } from '../index.ts';
import { MORNING, plan } from '../testing.ts';

const host = '127.0.0.1:8410';
const root = mkdtempSync(join(tmpdir(), 'tz-checking-'));
const clock: Clock = frozenClock(MORNING);
let server: TestServer;
let app: FastifyInstance;
let room: OpenRoom;

beforeAll(async () => {
  server = await testServer();
  const database = await server.fresh();
  room = documentsRoom.open({ database, clock, root, version: '0.0.0' });
  app = await createHttp({
    services: [{ endpoints, handlers: room.handlers }], sentences: [platformSentences, journalRoom.sentences, documentsRoom.sentences], lang: 'zh', version: '0.0.0', web: join(root, 'web'),
    alive: async () => {}, port: () => 8410, database, clock, gate: OWNER_ONLY, log: () => {},
  });
});
afterAll(async () => {
  await app.close();
  await room.close?.();
  await server.stop();
  rmSync(root, { recursive: true });
});

interface Answer { readonly status: number; readonly etag: string | undefined; readonly body: Record<string, unknown> }
async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, headers: Record<string, string> = {}, payload?: unknown): Promise<Answer> {
  const reply = await app.inject({ method, url: `/api/v1/documents${url}`, headers: { host, ...headers, ...(payload === undefined ? {} : { 'content-type': 'application/json' }) }, ...(payload === undefined ? {} : { payload: JSON.stringify(payload) }) });
  return { status: reply.statusCode, etag: reply.headers['etag'] as string | undefined, body: reply.body === '' ? {} : reply.json() as Record<string, unknown> };
}
async function taken(): Promise<{ readonly id: string; readonly cell: string; readonly task: string }> {
  const reply = await app.inject({ method: 'POST', url: '/api/v1/documents?name=a.txt', headers: { host, 'content-type': 'application/octet-stream' }, payload: Buffer.from(plan()) });
  const { id } = reply.json() as { id: string };
  const { cells } = (await ask('GET', `/${id}/checked`)).body as unknown as { cells: CheckedCell[] };
  const cell = cells.find(({ value }) => (value as ResponsibilityValue | null)?.unit === '县财政局')?.key ?? '';
  return { id, cell, task: cell.slice(0, cell.indexOf(':')) };
}
const mine = { value: { unit: '甲局', role: 'lead' }, rests: null, reason: '电话核实' };

test('a cell is corrected against the version that was seen; too late is 412 with what stands there now', async () => {
  const { id, cell } = await taken();
  const path = `/${id}/cells/${encodeURIComponent(cell)}`;
  expect((await ask('GET', path)).etag).toBe('"0"');
  expect((await ask('PUT', path, {}, mine)).status).toBe(428);
  const first = await ask('PUT', path, { 'if-match': '"0"' }, mine);
  expect([first.status, first.etag]).toEqual([200, '"1"']);
  const late = await ask('PUT', path, { 'if-match': '"0"' }, { ...mine, value: { unit: '乙局', role: 'lead' } });
  expect(late.status).toBe(412);
  expect(Problem.parse(late.body)).toMatchObject({ code: 'stale', current: { version: 1, cell: { value: { unit: '甲局', role: 'lead' }, state: 'corrected' } } });
  expect((await ask('POST', `${path}/undo`, { 'if-match': '"1"' })).body).toMatchObject({ version: 2, cell: { state: 'proposed' } });
});

test('pressed twice with one key, a unit is added once', async () => {
  const { id, task } = await taken();
  const body = { owner: task, field: 'responsibility', value: { unit: '县委编办', role: 'cooperating' }, rests: null, reason: '会议纪要' };
  const once = { 'idempotency-key': '9f0f4f2c-3ad1-4a86-9b7c-0d7e4a1f2b3c' };
  const [one, two] = [await ask('POST', `/${id}/cells`, once, body), await ask('POST', `/${id}/cells`, once, body)];
  expect([one.status, two.status]).toEqual([201, 201]);
  expect(two.body).toEqual(one.body);
  expect(((await ask('GET', `/${id}/corrections`)).body as { corrections: unknown[] }).corrections).toHaveLength(1);
});

test('spans are code points on the wire', async () => {
  const reply = await app.inject({ method: 'POST', url: '/api/v1/documents?name=a.txt', headers: { host, 'content-type': 'application/octet-stream' }, payload: Buffer.from(new TextDecoder().decode(plan()).replace('云岭县', '𠮷岭县')) });
  const { id } = reply.json() as { id: string };
  const checked = (await ask('GET', `/${id}/checked`)).body as unknown as { cells: CheckedCell[]; reading: { source: { text: string } } };
  const cell = checked.cells.find(({ value }) => (value as ResponsibilityValue | null)?.unit === '县财政局');
  const letters = [...checked.reading.source.text];
  expect(letters.slice(...cell?.span ?? [0, 0]).join('')).toBe('县财政局');
  const at = letters.indexOf('财') - 1;
  await ask('PUT', `/${id}/cells/${encodeURIComponent(cell?.key ?? '')}`, { 'if-match': '"0"' }, { value: { unit: '县财政局', role: 'lead' }, rests: [at, at + 4], reason: null });
  const after = (await ask('GET', `/${id}/checked`)).body as unknown as { reading: { tasks: { responsibilities: { unit: string; span: [number, number]; inferred?: boolean }[] }[] } };
  const [, finance] = after.reading.tasks[0]?.responsibilities ?? [];
  expect([letters.slice(...finance?.span ?? [0, 0]).join(''), finance?.inferred]).toEqual(['县财政局', undefined]);
});

test.each([
  ['PUT', 'cells/nonsense', 400], ['PUT', 'cells/head%3Aresponsibility', 400], ['PUT', 'cells/00000000000000.0%3Atitle', 404], ['GET', 'reread', 404], ['POST', 'steps/7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a11/undo', 409],
] as const)('%s %s is %i', async (method, path, status) => {
  const { id } = await taken();
  expect((await ask(method, `/${id}/${path}`, { 'if-match': '"0"' }, method === 'GET' ? undefined : mine)).status).toBe(status);
});
