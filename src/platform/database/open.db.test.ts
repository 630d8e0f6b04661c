/** A PostgreSQL server by its address: what an administrator may have set up otherwise than the product needs it. */
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Refusal } from '#kernel';
import type { Database } from './connect.ts';
import { migrate, readMigrations } from './migrations.ts';
import { openDatabase, type OpenDatabase } from './open.ts';
import { migrationsFolder, type TestServer, testServer } from './testing.ts';

let server: TestServer;
beforeAll(async () => { server = await testServer(); });
afterAll(() => server.stop());

const run = (db: Database, statement: string): Promise<unknown> => db.executeQuery(CompiledQuery.raw(statement));
const urlOf = async (db: Database): Promise<string> => {
  const { rows } = await db.executeQuery<{ url: string }>(CompiledQuery.raw(`select format('postgresql://taizhang@/%s?host=%s', current_database(), current_setting('unix_socket_directories')) as url`));
  return rows[0]?.url ?? '';
};
const open = (databaseUrl: string, ownerUrl?: string): Promise<OpenDatabase | Refusal> =>
  openDatabase({ config: { data: undefined, databaseUrl, ownerUrl }, root: '/', migrations: readMigrations(migrationsFolder), lost: () => undefined });

test('an owner of another database is refused, and neither is migrated', async () => {
  const [one, other] = [await server.empty(), await server.empty()];
  expect(await open(await urlOf(one), await urlOf(other))).toEqual({ refused: 'owner-elsewhere', values: {} });
  for (const db of [one, other]) expect((await db.executeQuery(CompiledQuery.raw(`select to_regclass('platform.migration') as ledger`))).rows).toEqual([{ ledger: null }]);
});

test('whichever address does not answer is named', async () => {
  const url = await urlOf(await server.empty());
  const nowhere = 'postgresql://clerk:secret@127.0.0.1:9/none';
  expect(await open(nowhere)).toMatchObject({ refused: 'database-unreachable', values: { setting: 'DATABASE_URL', server: '127.0.0.1:9/none' } });
  expect(await open(url, nowhere)).toMatchObject({ refused: 'database-unreachable', values: { setting: 'TAIZHANG_DATABASE_OWNER_URL', server: '127.0.0.1:9/none' } });
});

test('a standby that only reads is refused', async () => {
  const db = await server.empty();
  const url = await urlOf(db);
  await run(db, `do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$`);
  expect(await open(url)).toMatchObject({ refused: 'database-read-only' });
});

test('a server without an extension that a step needs is refused', async () => {
  expect(await migrate(await server.empty(), [{ number: 1, name: '0001-step.sql', sql: 'create extension no_such_extension', digest: 'x' }])).toMatchObject({ refused: 'extension-missing', values: { reason: expect.stringContaining('no_such_extension') } });
});

test('a database whose locale sees no letters in Chinese is refused', async () => {
  const db = await server.empty();
  await run(db, `create database blind encoding 'UTF8' locale 'C' locale_provider libc template template0`);
  const url = (await urlOf(db)).replace(/@\/[^?]+/u, '@/blind');
  expect(await open(url)).toEqual({ refused: 'database-blind-to-chinese', values: {} });
  await run(db, 'drop database blind');
});
