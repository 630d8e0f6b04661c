import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Database } from './executor.ts';
import { checkChinese, openPool } from './connect.ts';
import { migrate, type Migration, readMigrations } from './migrations.ts';
import { majorsHere, migrationsFolder, type TestServer, testServer } from './testing.ts';

const rows = async (db: Database, sql: string): Promise<unknown[]> => (await db.executeQuery(CompiledQuery.raw(sql))).rows;
const step = (number: number, sql: string): Migration => ({ number, name: `000${number}-step.sql`, sql, digest: `digest of ${sql}` });

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());

  test('the server is the version that the test says', async () => {
    expect(await rows(await server.empty(), `select current_setting('server_version_num')::int / 10000 as major`)).toEqual([{ major }]);
  });

  test('applies what is missing, once', async () => {
    const db = await server.empty();
    expect(await migrate(db, [step(1, 'create table a (x int)')])).toBe(1);
    expect(await migrate(db, [step(1, 'create table a (x int)'), step(2, 'create table b (x int)'), step(3, 'insert into b values (7)')])).toBe(2);
    expect(await migrate(db, [step(1, 'create table a (x int)'), step(2, 'create table b (x int)'), step(3, 'insert into b values (7)')])).toBe(0);
    expect(await rows(db, 'select x from b')).toEqual([{ x: 7 }]);
  });

  test('servers that start at once apply each step once', async () => {
    const db = await server.empty();
    const steps = [step(1, 'create table a (x int)'), step(2, 'insert into a values (1)')];
    const counts = await Promise.all([1, 2, 3, 4].map(() => migrate(db, steps)));
    expect(counts.toSorted()).toEqual([0, 0, 0, 2]);
    expect(await rows(db, 'select x from a')).toEqual([{ x: 1 }]);
  });

  test('a step that fails leaves nothing behind', async () => {
    const db = await server.empty();
    await expect(migrate(db, [step(1, 'create table a (x int)'), step(2, 'create tabel b')])).rejects.toThrow(/syntax/);
    expect(await rows(db, `select to_regclass('a') as a, to_regclass('platform.migration') as ledger`)).toEqual([{ a: null, ledger: null }]);
  });

  test('a later schema is refused and not touched', async () => {
    const db = await server.empty();
    await migrate(db, [step(1, 'create table a (x int)'), step(2, 'create table b (x int)')]);
    expect(await migrate(db, [step(1, 'create table a (x int)')])).toEqual({ refused: 'schema-later', values: { found: 2, known: 1 } });
    expect(await rows(db, 'select number from platform.migration order by 1')).toEqual([{ number: 1 }, { number: 2 }]);
  });

  test('a step whose file was changed is refused', async () => {
    const db = await server.empty();
    await migrate(db, [step(1, 'create table a (x int)')]);
    expect(await migrate(db, [step(1, 'create table a (y int)')])).toMatchObject({ refused: 'migration-changed', values: { number: 1 } });
  });

  test('the owner migrates and the application may read and write, but not change the schema', async () => {
    const db = await server.empty();
    const [{ name, host } = { name: '', host: '' }] = await rows(db, `select current_database() as name, current_setting('unix_socket_directories') as host`) as { name: string; host: string }[];
    await rows(db, `do $$ begin if not exists (select from pg_roles where rolname = 'clerk') then create role clerk login; end if; end $$`);
    const clerk = openPool(() => ({ host, database: name, user: 'clerk' }), 1);
    try {
      expect(await migrate(clerk, readMigrations(migrationsFolder))).toMatchObject({ refused: 'migration-forbidden' });
      expect(await migrate(db, readMigrations(migrationsFolder), 'clerk')).toBeGreaterThan(0);
      expect(await rows(clerk, 'select count(*) as count from documents.document')).toEqual([{ count: 0 }]);
      await expect(rows(clerk, 'drop table documents.document')).rejects.toThrow(/owner/);
    } finally {
      await clerk.destroy();
    }
  });

  test('sees letters in Chinese, and sorts them by pinyin', async () => {
    const db = await server.fresh();
    expect(await checkChinese(db)).toBeNull();
    expect(await rows(db, `select string_agg(name, ' ' order by name) as sorted from unnest(array['张','王','重庆','安','李']) as name`)).toEqual([{ sorted: '安 重庆 李 王 张' }]);
  });

  test.each(['Asia/Shanghai', 'America/New_York'])('seen from %s dates stay days, instants are UTC text, numbers beyond the safe range are refused', async (zone) => {
    vi.stubEnv('TZ', zone);
    onTestFinished(() => { vi.unstubAllEnvs(); });
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    const db = await server.empty();
    expect(await rows(db, `select date '2026-01-01' as day, timestamptz '2026-01-01 08:00+08' as at, 7::int8 as small, 1.10::numeric as exact`))
      .toEqual([{ day: '2026-01-01', at: '2026-01-01T00:00:00.000Z', small: 7, exact: '1.10' }]);
    await expect(rows(db, 'select 9007199254740993::int8 as big')).rejects.toThrow(/2\^53/);
  });
});
