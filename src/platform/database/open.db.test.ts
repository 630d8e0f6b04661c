/** A PostgreSQL server by its address: what an administrator may have set up otherwise than the product needs it. */
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal, type Refusal } from '#kernel';
import { platformSentences } from '../sentences.ts';
import type { Database } from './executor.ts';
import { migrate, readMigrations } from './migrations.ts';
import { openDatabase, type OpenDatabase } from './open.ts';
import { majorsHere, migrationsFolder, type TestServer, testServer } from './testing.ts';

let server: TestServer;
beforeAll(async () => { server = await testServer(); });
afterAll(() => server.stop());

const run = (db: Database, statement: string): Promise<unknown> => db.executeQuery(CompiledQuery.raw(statement));
const urlOf = async (db: Database, role = 'taizhang_app'): Promise<string> => {
  const { rows } = await db.executeQuery<{ url: string }>(CompiledQuery.raw(`select format('postgresql://%s@/%s?host=%s', $1::text, current_database(), current_setting('unix_socket_directories')) as url`, [role]));
  return rows[0]?.url ?? '';
};
const ownerUrlOf = (db: Database): Promise<string> => urlOf(db, 'taizhang');
const open = (databaseUrl: string, ownerUrl?: string): Promise<OpenDatabase | Refusal> =>
  openDatabase({ config: { data: undefined, databaseUrl, ownerUrl }, root: '/', migrations: readMigrations(migrationsFolder), lost: () => undefined });

test('an owner of another database is refused, and neither is migrated', async () => {
  const [one, other] = [await server.empty(), await server.empty()];
  expect(await open(await urlOf(one), await ownerUrlOf(other))).toEqual({ refused: 'owner-elsewhere', values: {} });
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
  expect(await open(url, await ownerUrlOf(db))).toMatchObject({ refused: 'database-read-only' });
});

test('a server without an extension that a step needs is refused', async () => {
  expect(await migrate(await server.empty(), [{ number: 1, name: '0001-step.sql', sql: 'create extension no_such_extension', digest: 'x' }])).toMatchObject({ refused: 'extension-missing', values: { reason: expect.stringContaining('no_such_extension') } });
});

test('a database whose locale sees no letters in Chinese is refused', async () => {
  const db = await server.empty();
  await run(db, `create database blind encoding 'UTF8' locale 'C' locale_provider libc template template0`);
  const [url, ownerUrl] = [await urlOf(db), await ownerUrlOf(db)].map((one) => one.replace(/@\/[^?]+/u, '@/blind'));
  expect(await open(url as string, ownerUrl)).toEqual({ refused: 'database-blind-to-chinese', values: {} });
  await run(db, 'drop database blind');
});

describe('the role that serves', () => {
  const serves = async (url: string, ownerUrl?: string): Promise<Refusal | 'serves'> => {
    const opened = await open(url, ownerUrl);
    if (isRefusal(opened)) return opened;
    await opened.close();
    return 'serves';
  };
  let count = 0;
  /** A role of its own for each test: roles are the server's, not a database's. */
  const newClerk = async (db: Database): Promise<{ name: string; url: string; run: (statement: string) => Promise<unknown> }> => {
    count += 1;
    const name = `clerk_${count}`;
    await run(db, `create role ${name} login`);
    return { name, url: await urlOf(db, name), run: (statement) => run(db, statement.replace('clerk', name)) };
  };

  test('is another than the owner: with the owner alone nothing is touched, and the sentence says how to make the second', async () => {
    const db = await server.empty();
    const refused = await open(await ownerUrlOf(db));
    expect(refused).toMatchObject({ refused: 'role-is-owner', values: { role: 'taizhang', what: 'superuser' } });
    expect(platformSentences(refused as Refusal)?.zh).toContain('create role');
    expect((await db.executeQuery(CompiledQuery.raw(`select to_regclass('platform.migration') as ledger`))).rows).toEqual([{ ledger: null }]);
  });

  test('serves without the owner where the schema is up to date, and not where it is behind', async () => {
    const db = await server.empty();
    const { url } = await newClerk(db);
    expect(await serves(url)).toMatchObject({ refused: 'migration-forbidden' });
    expect(await serves(url, await ownerUrlOf(db))).toBe('serves');
    expect(await serves(url)).toBe('serves');
  });

  test.each([
    ['superuser', 'superuser', ''],
    ['createrole', 'createrole', ''],
    ['', 'taizhang', 'grant taizhang to clerk'],
    ['noinherit', 'taizhang', 'grant taizhang to clerk'],
    ['', 'pg_execute_server_program', 'grant pg_execute_server_program to clerk'],
    ['', 'create on database', `do $$ begin execute format('grant create on database %I to clerk', current_database()); end $$`],
    ['', 'owner of database', `do $$ begin execute format('alter database %I owner to clerk', current_database()); end $$`],
    ['', 'create on schema journal', 'grant create on schema journal to clerk'],
    ['', 'owner of schema journal', 'alter schema journal owner to clerk'],
    ['', 'owner of journal.entry', 'alter table journal.entry owner to clerk'],
    ['', 'create on schema public', 'grant create on schema public to public'],
  ])('%s is refused for: %s', async (rights, what, grant) => {
    const db = await server.empty();
    const clerk = await newClerk(db);
    expect(await serves(clerk.url, await ownerUrlOf(db))).toBe('serves');
    await clerk.run(`alter role clerk ${rights}`);
    if (grant !== '') await clerk.run(grant);
    expect(await serves(clerk.url, await ownerUrlOf(db))).toMatchObject({ refused: 'role-too-mighty', values: { role: clerk.name, what: expect.stringContaining(what) } });
  });

  test.each([
    ['grant update on journal.entry to public', 'update'], ['grant update (effect) on journal.entry to public', 'update (effect) on journal.entry'], ['grant delete on journal.batch to public', 'delete on journal.batch'],
    ['grant truncate on journal.seal to public', 'truncate on journal.seal'], ['grant insert (number) on journal.entry to public', 'insert (number) on journal.entry'], ['grant insert (xid) on journal.entry to public', 'insert (xid)'],
    ['grant insert on journal.era to public', 'insert'], ['grant update (id) on journal.remark to public', 'update (id) on journal.remark'], ['grant trigger on journal.entry to public', 'trigger'], ['grant insert on platform.migration to public', 'platform.migration'],
    ['grant pg_write_all_data to clerk', ''],
  ])('after “%s” it does not start', async (grant, what) => {
    const db = await server.empty();
    const clerk = await newClerk(db);
    expect(await serves(clerk.url, await ownerUrlOf(db))).toBe('serves');
    await clerk.run(grant);
    expect(await serves(clerk.url, await ownerUrlOf(db))).toMatchObject({ refused: 'role-too-mighty', values: { what: expect.stringContaining(what) } });
  });

  test('a right too many that was given to the role itself is taken back at the next start', async () => {
    const db = await server.empty();
    const { url, run: runAs } = await newClerk(db);
    await serves(url, await ownerUrlOf(db));
    await runAs('grant update, delete on journal.entry to clerk');
    expect(await serves(url)).toMatchObject({ refused: 'role-is-owner', values: { what: 'delete on journal.entry' } });
    expect(await serves(url, await ownerUrlOf(db))).toBe('serves');
    expect(await serves(url)).toBe('serves');
  });
});

describe.each(majorsHere())('on PostgreSQL %i the role that serves', (major) => {
  let own: TestServer;
  beforeAll(async () => { own = await testServer(major); });
  afterAll(() => own.stop());

  test.each([
    `update journal.entry set at = now()`, `delete from journal.entry`, `truncate journal.entry`, `update journal.batch set row_count = 1`, `delete from journal.batch`,
    `update journal.seal set entry_count = 0`, `delete from journal.seal`, `update journal.era set began_at = now()`, `insert into journal.era (number) values (2)`,
    `delete from journal.remark`, `update journal.remark set id = id`, `drop table journal.entry`, `alter table journal.entry add column x int`, `create table journal.more (x int)`,
    `create schema more`, `create table public.more (x int)`, `alter table journal.entry disable trigger all`, `insert into platform.migration (number, name, digest) values (99, 'x', 'x')`, `delete from platform.migration`,
    `insert into journal.entry (xid, at, actor_kind, action, subject_kind, subject_id, effect, digest) values ('1', now(), 'system', 'a', 'b', 'c', '[]', 'x')`,
    `insert into journal.entry (era, at, actor_kind, action, subject_kind, subject_id, effect, digest) values (0, now(), 'system', 'a', 'b', 'c', '[]', 'x')`,
    `insert into journal.entry (number, at, actor_kind, action, subject_kind, subject_id, effect, digest) overriding system value values (0, now(), 'system', 'a', 'b', 'c', '[]', 'x')`,
    `set role taizhang`, `set session authorization taizhang`,
  ])('may not %s', async (statement) => {
    const db = await own.fresh();
    await expect(run(db, statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  test('may write all other tables, and blank a remark', async () => {
    const db = await own.fresh();
    await run(db, `insert into journal.remark values (gen_random_uuid(), 's', 'w')`);
    await run(db, `update journal.remark set salt = null, words = null`);
    await run(db, `delete from documents.document`);
  });
});
