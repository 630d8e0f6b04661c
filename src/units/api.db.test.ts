import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { frozenClock, platformSentences } from '#platform';
import { journalRoom } from '#journal';
import { accessRoom, reachOf } from '#access';
import { Problem } from '#platform/endpoint';
import { createHttp, type TestServer, testServer } from '#platform/testing';
import { type TestDoor, testDoor, type Visitor } from '../access/testing.ts';
import { endpoints } from './api.ts';
import { unitsRoom } from './index.ts';
import { ImportReport, NameMatch, OpenedUnit, UnitLine, UnitOnDay, UnitPage } from './model.ts';

const host = '127.0.0.1:8410';
const NOW = '2026-03-02T01:30:00.000Z';
let server: TestServer;
let app: FastifyInstance;
let door: TestDoor;
let keeper: Visitor;
let reader: Visitor;
const logged: string[] = [];

beforeAll(async () => {
  server = await testServer();
  const database = await server.fresh();
  const room = unitsRoom(reachOf);
  door = testDoor(database, frozenClock(NOW));
  keeper = await door.as('ledger-keeper');
  reader = await door.as('reader');
  app = await createHttp({
    services: [{ endpoints, handlers: room.open({ database, clock: frozenClock(NOW), root: '.', version: '0.0.0' }).handlers }], sentences: [platformSentences, journalRoom.sentences, accessRoom.sentences, room.sentences], lang: 'zh', version: '0.0.0', web: join(tmpdir(), 'no-web-is-built-here'),
    alive: async () => {}, port: () => 8410, database, gate: door.gate, log: (line) => logged.push(line),
  });
});
afterAll(async () => {
  await app.close();
  await door.close();
  await server.stop();
});

interface More { readonly body?: unknown; readonly bytes?: Buffer; readonly match?: string; readonly as?: Visitor }
const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, { body, bytes, match, as = keeper }: More = {}): Promise<Awaited<ReturnType<FastifyInstance['inject']>>> => app.inject({
  method, url, headers: { host, ...as.headers, ...(match === undefined ? {} : { 'if-match': match }), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }) },
  ...(body === undefined ? {} : { payload: JSON.stringify(body) }), ...(bytes === undefined ? {} : { payload: bytes }),
} as never) as never;
const codeOf = (reply: { json: () => unknown }): string => Problem.parse(reply.json()).code;

test('a tree by the API: the sample, its children, one unit changed under its version, who it was on a day', async () => {
  expect((await call('POST', '/api/v1/units/sample', { as: reader })).statusCode).toBe(403);
  const report = ImportReport.parse((await call('POST', '/api/v1/units/sample')).json());
  expect(report.applied).toBe(true);
  expect(codeOf(await call('POST', '/api/v1/units/sample'))).toBe('units-there-already');
  const [root] = UnitLine.array().parse((await call('GET', '/api/v1/units/tree')).json());
  const below = UnitLine.array().parse((await call('GET', `/api/v1/units/tree?parent=${root?.id}`, { as: reader })).json());
  expect(below).toHaveLength(root?.childCount ?? 0);
  const page = UnitPage.parse((await call('GET', `/api/v1/units?query=${encodeURIComponent('云岭县教育')}`)).json());
  const id = page.items[0]?.id ?? '';

  const opened = await call('GET', `/api/v1/units/${id}`);
  expect(opened.headers.etag).toBe('"1"');
  const { unit } = OpenedUnit.parse(opened.json());
  const draft = { name: '云岭县教育体育局', kind: unit.kind, level: unit.level, renamedOn: '2026-01-01' };
  expect((await call('PUT', `/api/v1/units/${id}`, { body: draft })).statusCode).toBe(428);
  expect((await call('PUT', `/api/v1/units/${id}`, { body: draft, match: '"1"', as: reader })).statusCode).toBe(403);
  const changed = await call('PUT', `/api/v1/units/${id}`, { body: draft, match: '"1"' });
  expect([changed.statusCode, changed.headers.etag]).toEqual([200, '"2"']);
  const late = await call('PUT', `/api/v1/units/${id}`, { body: draft, match: '"1"' });
  expect([late.statusCode, codeOf(late)]).toEqual([412, 'stale']);
  expect(UnitOnDay.parse((await call('GET', `/api/v1/units/${id}/on/2025-12-31`)).json())).toMatchObject({ state: 'valid', name: '云岭县教育局' });
  expect(UnitOnDay.parse((await call('GET', `/api/v1/units/${id}/on/2026-01-01`)).json()).name).toBe('云岭县教育体育局');
  expect((await call('GET', `/api/v1/units/${id}/history`)).json()).toMatchObject([{ action: 'rename-unit', name: '云岭县教育体育局' }, { action: 'import-units', name: '云岭县教育局' }]);
  expect(OpenedUnit.parse((await call('GET', `/api/v1/units/${id}`, { as: reader })).json()).editable).toBe(false);
});

test('what comes out as a workbook goes in again', async () => {
  const file = await call('GET', '/api/v1/units/export');
  expect(file.headers['content-disposition']).toContain(encodeURIComponent('单位（2026-03-02）.xlsx'));
  const dry = ImportReport.parse((await call('POST', '/api/v1/units/import?name=a.xlsx&dry=true', { bytes: file.rawPayload })).json());
  expect(dry).toMatchObject({ applied: false, created: 0, changed: 0, moved: 0, faultCount: 0 });
  const template = await call('GET', '/api/v1/units/template');
  expect(ImportReport.parse((await call('POST', '/api/v1/units/import?name=a.xlsx', { bytes: template.rawPayload })).json())).toMatchObject({ rows: 0, faultCount: 0 });
  for (const [bytes, code] of [[Buffer.from('<html><body><table><tr><td>单位名称</td></tr></table></body></html>'), 'workbook-not-xlsx'], [Buffer.from('单位名称\n甲局'), 'damaged-file'], [Buffer.from('PK\u0003\u0004 nothing'), 'damaged-file'], [Buffer.alloc(0), 'empty-file']] as const) {
    const refused = await call('POST', '/api/v1/units/import?name=a.xlsx', { bytes });
    expect([refused.statusCode, codeOf(refused)]).toEqual([422, code]);
  }
});

test('names are matched and confirmed by the API', async () => {
  const page = UnitPage.parse((await call('GET', `/api/v1/units?query=${encodeURIComponent('澜江省教育厅')}`)).json());
  const scopeUnitId = page.items.find(({ name }) => name === '澜江省教育厅')?.id ?? '';
  const ask = async (): Promise<NameMatch | undefined> => {
    const reply = await call('POST', '/api/v1/unit-names/match', { body: { scopeUnitId, names: ['省教育厅'] }, as: reader });
    expect(reply.body).toContain('省教育厅');
    return NameMatch.array().parse(reply.json())[0];
  };
  expect(await ask()).toMatchObject({ remembered: null, sure: true });
  expect((await call('POST', '/api/v1/unit-names', { body: { scopeUnitId, names: [{ name: '省教育厅', meaning: { kind: 'unit', id: scopeUnitId } }] }, as: reader })).statusCode).toBe(403);
  expect((await call('POST', '/api/v1/unit-names', { body: { scopeUnitId, names: [{ name: '省教育厅', meaning: { kind: 'unit', id: scopeUnitId } }] } })).statusCode).toBe(200);
  const remembered = (await ask())?.remembered;
  expect(remembered?.target).toMatchObject({ kind: 'unit', id: scopeUnitId });
  expect((await call('DELETE', `/api/v1/unit-names/${remembered?.id}`)).statusCode).toBe(204);
  expect(codeOf(await call('DELETE', `/api/v1/unit-names/${remembered?.id}`))).toBe('name-not-found');
});

test.each<[string, number, string]>([
  ['/api/v1/units/7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a11', 404, 'unit-not-found'], ['/api/v1/units/not-an-id', 400, 'invalid-request'], ['/api/v1/units?cursor=zzz', 400, 'invalid-cursor'], ['/api/v1/units?limit=1000', 400, 'invalid-request'],
  ['/api/v1/units/7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a11/on/2026-02-30', 400, 'invalid-request'], ['/api/v1/collectives/7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a11', 404, 'collective-not-found'], ['/api/v1/units/export?below=7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a11', 404, 'unit-not-found'],
])('%s is %i %s', async (url, status, code) => {
  const reply = await call('GET', url);
  expect([reply.statusCode, codeOf(reply)]).toEqual([status, code]);
});

test('every code that an endpoint says it refuses with has its sentences, which say what to do', () => {
  const { sentences } = unitsRoom(reachOf);
  for (const { refusals } of Object.values(endpoints)) {
    for (const code of refusals) {
      const sentence = sentences({ refused: code, values: {} }) ?? journalRoom.sentences({ refused: code, values: {} }) ?? platformSentences({ refused: code, values: {} });
      expect(sentence?.zh, code).toMatch(/\p{Script=Han}.*。$/u);
      expect(sentence?.en, code).toMatch(/[a-z].*\.$/u);
    }
  }
});

test('nothing of all this was a fault', () => { expect(logged).toEqual([]); });
