/** Entries as earlier builds wrote them: whatever changes in how entries are written, those that lie in offices must go on being proved. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Fault, headsIn, verify } from '#journal';
import type { Database } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { rooms } from '../../src/rooms.ts';
import { taizhang } from '../platform/installation.ts';

/** Backups of small installations, each written by a build of its time, named by its schema; never made anew. */
const folder = join(import.meta.dirname, 'kept');
const tables = rooms.flatMap((room) => room.tables);
let server: TestServer;

beforeAll(async () => { server = await testServer(majorsHere().at(-1)); });
afterAll(() => server.stop());

const sql = async <T>(database: Database, text: string): Promise<T[]> => (await database.executeQuery<T>(CompiledQuery.raw(text))).rows;
async function restored(file: string): Promise<{ database: Database; said: string }> {
  const database = await server.empty();
  const [{ host, name }] = await sql<{ host: string; name: string }>(database, `select current_setting('unix_socket_directories') as host, current_database() as name`) as [{ host: string; name: string }];
  const { code, errors, out } = taizhang({}, 'restore', join(folder, file), '--to', `postgresql://taizhang@/${name}?host=${host}`);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  return { database, said: out };
}

/** What that build said when it wrote the backup. */
const HEADS: Readonly<Record<string, string>> = {
  'schema-23.tar': 'journal: seal 3, head sm3:8fc7e25d83b474e8bc3bdcedb3f698a89be3c3f30e6c7d4dd7e1068de92d88c5',
  // After a ledger was destroyed in it: entries and batches that tell no more.
  'schema-42.tar': 'journal: seal 1, head sm3:c4e6805e2437f46e0e33413a3f177bd7e9a10e3ac985a4cb22802141766f51e4',
};

test.each(readdirSync(folder))('entries of %s are proved: inline and in a batch, with a remark, by an account and by the product', async (file) => {
  const { database } = await restored(file);
  const [has] = await sql(database, `select count(*) filter (where effect::text ^@ '[') > 0 as inline, count(*) filter (where effect ->> 'batch' is not null) > 0 as batched,
    count(remark_id) > 0 as remarked, count(*) filter (where actor_kind = 'account') > 0 as "byAccount", count(*) filter (where actor_kind = 'system') > 0 as "byProduct",
    count(*) filter (where effect is null) > 0 and exists (select from journal.batch where effect is null) as erased from journal.entry`);
  expect(has).toEqual({ inline: true, batched: true, remarked: true, byAccount: true, byProduct: true, erased: file !== 'schema-23.tar' });
  const kept = headsIn(HEADS[file] as string);
  expect(kept).toHaveLength(1);
  const { faults, entryCount, unsealedCount } = await verify(database, tables, kept);
  expect({ faults, unsealedCount }).toEqual({ faults: [], unsealedCount: 0 });
  expect(entryCount).toBeGreaterThan(10);
});

test('an entry of a form that this build does not know is told as that, once, and is not called altered', async () => {
  const { database } = await restored('schema-23.tar');
  await sql(database, 'update journal.entry set form = 3 where number = 2');
  expect((await verify(database, tables)).faults).toEqual([{ kind: 'entry-form-unknown', where: '2', columns: [] }] satisfies Fault[]);
});
