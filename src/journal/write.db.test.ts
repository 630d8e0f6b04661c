import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '#kernel';
import { type Database, within } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { sql } from 'kysely';
import { listEntries } from './history-store.ts';
import { write } from './write.ts';
import { journalDatabase, personTable as table, step } from './testing-store.ts';

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());

  const fresh = async (): Promise<Database> => (await journalDatabase(server)).database;

  test('a row and its entry are written together; a name is in the row and not in the entry', async () => {
    const database = await fresh();
    const id = randomUUID();
    expect(await within(database, (tx) => write(tx, step([{ table, id, insert: { id, name: '田小河', post: '科长' } }], { remark: '田小河到任' })))).toBeNull();
    const { rows } = await sql<{ name: string; post: string }>`select name, post from sample.person`.execute(database);
    expect(rows).toEqual([{ name: '田小河', post: '科长' }]);
    const [entry] = await listEntries(database, { kind: 'person', id: 'p' }, null, 10);
    expect(entry).toMatchObject({ action: 'note-person', remark: '田小河到任', effect: [{ table: 'sample.person', id, row: { post: '科长', name: expect.stringMatching(/^sha256:/) } }] });
    const { rows: raw } = await sql<{ text: string }>`select row_to_json(e)::text as text from journal.entry e`.execute(database);
    expect(raw[0]?.text).not.toContain('田小河');
  });

  test('a change of what somebody else changed is refused, and nothing of the step stays', async () => {
    const database = await fresh();
    const id = randomUUID();
    await within(database, (tx) => write(tx, step([{ table, id, insert: { id, name: '田小河', post: '科长', version: 1 } }])));
    expect(await within(database, (tx) => write(tx, step([{ table, id, set: { post: '处长' }, version: 1 }])))).toBeNull();
    const other = randomUUID();
    const refused = await within(database, (tx) => write(tx, step([{ table, id: other, insert: { id: other, name: '梁一', post: '职员' } }, { table, id, set: { post: '主任' }, version: 1 }])));
    expect(isRefusal(refused) && refused.refused).toBe('stale');
    const { rows } = await sql<{ post: string; version: number }>`select post, version from sample.person`.execute(database);
    expect(rows).toEqual([{ post: '处长', version: 2 }]);
    expect(await listEntries(database, { kind: 'person', id: 'p' }, null, 10)).toHaveLength(2);
  });

  test('many rows lie in one batch, which the entry names', async () => {
    const database = await fresh();
    const ids = Array.from({ length: 1000 }, () => randomUUID());
    await within(database, (tx) => write(tx, step(ids.map((id, n) => ({ table, id, insert: { id, name: `某${n}`, post: '职员' } })))));
    const [entry] = await listEntries(database, { kind: 'person', id: 'p' }, null, 10);
    expect(entry?.effect).toMatchObject({ batch: expect.stringMatching(/^sm3:/), rows: 1000 });
    const { rows } = await sql<{ count: number; distinct: number }>`select count(*)::int as count, count(distinct id)::int as distinct from sample.person`.execute(database);
    expect(rows).toEqual([{ count: 1000, distinct: 1000 }]);
  });
});
