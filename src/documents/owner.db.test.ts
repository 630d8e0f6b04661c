import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { isRefusal } from '#kernel';
import { type Caller, type Database, SYSTEM } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { sql } from 'kysely';
import * as commands from './commands.ts';
import { refusedFor } from './owner.ts';
import { presentReading } from './present.ts';
import { openReadingDesk } from './reading-desk.ts';
import { must, plan, testRoom } from './testing.ts';

const keeperAt = (...units: (string | null)[]): Caller => ({ kind: 'account', id: randomUUID(), sessionId: null, grants: units.map((unitId) => ({ role: 'ledger-keeper', unitId })) });
const readerAt = (unitId: string | null): Caller => ({ kind: 'account', id: randomUUID(), sessionId: null, grants: [{ role: 'reader', unitId }] });
const desk = openReadingDesk();
const servers: TestServer[] = [];
afterAll(async () => {
  await desk.close();
  for (const server of servers) await server.stop();
});

test('nobody destroys what another unit keeps by having the same bytes', async () => {
  const server = await testServer();
  servers.push(server);
  const database: Database = await server.fresh();
  const [own, other] = [randomUUID(), randomUUID()];
  for (const id of [own, other]) await sql`insert into units.unit (id, parent_id, name, kind, level, path, searchable, grams) values (${id}, null, ${id}, 'department', 'none', ${[id]}::uuid[], '', '{}')`.execute(database);
  const room = testRoom(database, desk);
  const theirs = must(await commands.takeInDocument(room, keeperAt(other), plan(), '通知.txt', 'received'));
  const mine = must(await commands.takeInDocument(room, keeperAt(own), plan(), '通知.txt', 'received'));
  expect(await commands.destroyDocument(room, keeperAt(own), mine.id, '误传')).toMatchObject({ refused: 'document-kept-elsewhere' });
  expect(isRefusal(await presentReading(database, theirs.id))).toBe(false);
  const security: Caller = { kind: 'account', id: randomUUID(), sessionId: null, grants: [{ role: 'security-admin', unitId: null }] };
  expect(await commands.destroyDocument(room, security, mine.id, '误传')).toBeNull();
  expect(await presentReading(database, theirs.id)).toMatchObject({ refused: 'document-not-found' });
});

test.each(majorsHere())('on PostgreSQL %i: a document is of the unit at which it was added, and seen from there and above', async (major) => {
  const server = await testServer(major);
  servers.push(server);
  const database: Database = await server.fresh();
  const [province, county, school, other] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  for (const [id, parent, path] of [[province, null, [province]], [county, province, [province, county]], [school, county, [province, county, school]], [other, province, [province, other]]] as const) {
    await sql`insert into units.unit (id, parent_id, name, kind, level, path, searchable, grams) values (${id}, ${parent}, ${id}, 'department', 'none', ${[...path]}::uuid[], '', '{}')`.execute(database);
  }
  const room = testRoom(database, desk);
  const add = async (caller: Caller, name: string, unitId?: string): Promise<string> => must(await commands.takeInDocument(room, caller, plan(name), `${name}.txt`, 'received', unitId)).id;
  const seen = async (caller: Caller, query = ''): Promise<string[]> => must(await commands.listDocuments(room, caller, { query, cursor: undefined, limit: 50, deleted: false })).items.map(({ name }) => name.replace('.txt', '')).toSorted();

  const own = await add(keeperAt(null), '省里全局');
  const ofCounty = await add(keeperAt(county), '县里的');
  const ofOther = await add(keeperAt(other, county), '别处的');
  await add(keeperAt(other, county), '县里选的', county);
  expect(await commands.takeInDocument(room, keeperAt(other), plan('x'), 'x.txt', 'received', county)).toMatchObject({ refused: 'no-such-unit' });
  expect(await commands.takeInDocument(room, readerAt(null), plan('x'), 'x.txt', 'received')).toMatchObject({ refused: 'not-allowed' });

  expect(await seen(SYSTEM)).toEqual(['别处的', '县里的', '县里选的', '省里全局'].toSorted());
  expect(await seen(readerAt(null))).toHaveLength(4);
  expect(await seen(readerAt(province))).toEqual(['别处的', '县里的', '县里选的'].toSorted());
  expect(await seen(readerAt(county))).toEqual(['县里的', '县里选的'].toSorted());
  expect(await seen(readerAt(county), '学校')).toEqual([]);
  expect(await seen(readerAt(county), '小学')).toHaveLength(2);
  expect(await seen(readerAt(school))).toEqual([]);

  const refused = async (caller: Caller, id: string, action?: 'delete-documents'): Promise<string | undefined> => (await refusedFor(database, caller, id, action))?.refused;
  expect([await refused(readerAt(county), ofCounty), await refused(readerAt(county), ofOther), await refused(readerAt(province), own), await refused(readerAt(null), own)]).toEqual([undefined, 'document-not-found', 'document-not-found', undefined]);
  expect([await refused(readerAt(county), ofCounty, 'delete-documents'), await refused(keeperAt(other), ofCounty, 'delete-documents'), await refused(keeperAt(province), ofCounty, 'delete-documents')]).toEqual(['not-allowed', 'document-not-found', undefined]);
});
