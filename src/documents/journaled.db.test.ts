/** What is done with documents stands in the journal, and what is kept of them is what it tells. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEntries, verify } from '#journal';
import { type Caller, type Database, frozenClock } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { correctCell } from './checking/commands.ts';
import { checkedReading } from './checking/checked-reading.ts';
import * as commands from './commands.ts';
import { openReadingDesk } from './reading-desk.ts';
import * as store from './store.ts';
import { tables } from './tables.ts';
import { MORNING, must, plan, testRoom } from './testing.ts';

const desk = openReadingDesk();
afterAll(() => desk.close());
const keeper: Caller = { kind: 'account', id: randomUUID(), grants: [{ role: 'ledger-keeper', unitId: null }], sessionId: null };

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());

  const actions = async (database: Database, id: string): Promise<string[]> => (await listEntries(database, { kind: 'document', id }, null, 50)).map(({ action }) => action).toReversed();
  const faults = async (database: Database): Promise<unknown> => (await verify(database, tables)).faults;
  /** Tables whose rows hold the word anywhere, in any column, as text or as the hex of bytes. */
  const holding = async (database: Database, word: string): Promise<string[]> => {
    const { rows } = await sql<{ name: string }>`select n.nspname || '.' || relname as name from pg_class c join pg_namespace n on n.oid = relnamespace where relkind = 'r' and nspname !~ '^pg_|^information_schema'`.execute(database);
    const found: string[] = [];
    for (const { name } of rows) {
      const { rows: [row] } = await sql<{ there: boolean }>`select exists(select from ${sql.table(name)} as t where position(${word} in t::text) > 0 or position(${Buffer.from(word).toString('hex')} in t::text) > 0) as there`.execute(database);
      if (row?.there === true) found.push(name);
    }
    return found.toSorted();
  };

  test('taken in, deleted, restored, deleted again and erased: an entry each, and the proof holds at each step', async () => {
    const database = await server.fresh();
    const clock = frozenClock(MORNING);
    const room = testRoom(database, desk, clock);
    const { id } = must(await commands.takeInDocument(room, keeper, plan(), '云岭.txt', 'received'));
    expect(await faults(database)).toEqual([]);
    expect(await listEntries(database, { kind: 'document', id }, null, 1)).toMatchObject([{ actor: { kind: 'account', id: keeper.id }, at: MORNING, effect: [{ table: 'documents.document', id, row: { format: 'text', name: expect.stringMatching(/^sha256:/), title: expect.stringMatching(/^sha256:/) } }] }]);
    await commands.deleteDocument(room, keeper, id);
    await commands.deleteDocument(room, keeper, id);
    must(await commands.restoreDocument(room, keeper, id));
    must(await commands.restoreDocument(room, keeper, id));
    expect(await faults(database)).toEqual([]);
    await commands.deleteDocument(room, keeper, id);
    clock.advanceDays(31);
    expect(await commands.eraseExpired(room)).toEqual({ documents: 1, files: 1 });
    expect(await actions(database, id)).toEqual(['add-document', 'delete-document', 'restore-document', 'delete-document', 'erase-document']);
    expect(await faults(database)).toEqual([]);
  });

  test('a refused file leaves no entry', async () => {
    const database = await server.fresh();
    expect(await commands.takeInDocument(testRoom(database, desk), keeper, new Uint8Array(), 'a.txt', 'received')).toMatchObject({ refused: 'empty-file' });
    expect((await verify(database, tables)).entryCount).toBe(0);
  });

  test('destroyed, nothing of it is left but the entry: no bytes, no reading, no name, also under another name', async () => {
    const database = await server.fresh();
    const room = testRoom(database, desk);
    const secret = plan('密级事项');
    const { id } = must(await commands.takeInDocument(room, keeper, secret, '绝密的名称.txt', 'received'));
    const copy = must(await commands.takeInDocument(room, keeper, secret, '另一个绝密的名称.txt', 'draft'));
    const other = must(await commands.takeInDocument(room, keeper, plan('公开事项'), '公开.txt', 'received'));
    const cell = must(await checkedReading(database, id)).cells.find(({ field }) => field === 'title');
    must(await correctCell(room, keeper, id, cell?.key as string, 0, { value: cell?.value as never, rests: null, reason: '绝密的理由' }));
    expect(await holding(database, '密级事项')).toContain('documents.document');
    expect(await holding(database, '绝密')).toEqual(expect.arrayContaining(['documents.correction', 'documents.document']));
    await commands.deleteDocument(room, keeper, copy.id);

    expect(await commands.destroyDocument(room, keeper, id, '误传，已报保密办')).toBeNull();
    expect(await holding(database, '密级事项')).toEqual([]);
    expect(await holding(database, '绝密')).toEqual([]);
    expect(await database.selectFrom('documents.file').select('digest').execute()).toEqual([{ digest: other.digest }]);
    expect(await actions(database, id)).toEqual(['add-document', 'correct-cell', 'destroy-document']);
    expect(await listEntries(database, { kind: 'document', id }, null, 1)).toMatchObject([{ remark: '误传，已报保密办', actor: { id: keeper.id } }]);
    expect(await faults(database)).toEqual([]);
    expect(await commands.destroyDocument(room, keeper, id, '又一次')).toMatchObject({ refused: 'document-not-found' });
  });

  test('what a ledger was made of is neither deleted nor destroyed nor erased', async () => {
    const database = await server.fresh();
    const clock = frozenClock(MORNING);
    const room = testRoom(database, desk, clock);
    const { id, name } = must(await commands.takeInDocument(room, keeper, plan(), '云岭.txt', 'received'));
    // A room above this one: here a table of the test's own.
    await sql`create schema above`.execute(server.owner(database));
    await sql`create table above.ledger (document_id uuid references documents.document (id))`.execute(server.owner(database));
    await sql`grant usage on schema above to taizhang_app`.execute(server.owner(database));
    await sql`grant select on above.ledger to taizhang_app`.execute(server.owner(database));
    await commands.deleteDocument(room, keeper, id);
    await sql`insert into above.ledger values (${id})`.execute(server.owner(database));
    clock.advanceDays(31);
    expect(await commands.eraseExpired(room)).toEqual({ documents: 0, files: 0 });
    must(await commands.restoreDocument(room, keeper, id));
    expect(await commands.deleteDocument(room, keeper, id)).toEqual({ refused: 'document-in-use', values: { name } });
    expect(await commands.destroyDocument(room, keeper, id, '误传')).toEqual({ refused: 'document-in-use', values: { name } });
    expect(await faults(database)).toEqual([]);
  });

  test('documents from before the journal are adopted once, by however many servers', async () => {
    const database = await server.fresh();
    const kept = must(await desk.read(plan(), 'a.txt', 'received') as never) as Parameters<typeof store.insertDocument>[1]['kept'];
    await store.insertFile(database, kept.digest, plan(), MORNING);
    for (let count = 0; count < 3; count += 1) await store.insertDocument(database, { id: randomUUID(), salt: 'none yet', name: `${count}.txt`, mode: 'received', size: 1, readerVersion: '0', createdAt: MORNING, ownerUnitId: null, kept });
    await sql`update documents.document set salt = null`.execute(database);
    expect(await faults(database)).toHaveLength(3);
    const adopted = await Promise.all([1, 2].map(() => commands.adoptDocuments({ database, clock: frozenClock(MORNING) })));
    expect(adopted.reduce((sum, count) => sum + count)).toBe(3);
    expect(await faults(database)).toEqual([]);
    expect(await commands.adoptDocuments({ database, clock: frozenClock(MORNING) })).toBe(0);
  });
});
