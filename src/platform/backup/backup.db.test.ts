import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isRefusal, refuse } from '#kernel';
import { frozenClock } from '../clock.ts';
import { type Carrier, openCarrier } from '../database/carrying.ts';
import type { Database } from '../database/executor.ts';
import { migrate, readMigrations } from '../database/migrations.ts';
import { majorsHere, migrationsFolder, type TestServer, testServer } from '../database/testing.ts';
import type { Room } from '../room.ts';
import { withBackup } from './check.ts';
import { restoreBackup, type RestoreOptions } from './restore.ts';
import { writeBackup, type Written } from './write.ts';

const A = `sm3:${'a'.repeat(64)}`;
const migrations = readMigrations(migrationsFolder);
const clock = frozenClock('2026-03-02T01:30:00.000Z');
const folder = mkdtempSync(join(tmpdir(), 'tz-backup-'));
const carriers: Carrier[] = [];
let server: TestServer;

const sql = async <T>(database: Database, text: string): Promise<T[]> => (await database.executeQuery<T>(CompiledQuery.raw(text))).rows;
const fresh = async (): Promise<Database> => server.owner(await server.fresh());
const carry = async (database: Database): Promise<Carrier> => {
  const [{ host, name }] = await sql<{ host: string; name: string }>(database, `select current_setting('unix_socket_directories') as host, current_database() as name`) as [{ host: string; name: string }];
  const carrier = await openCarrier({ host, user: 'taizhang', database: name });
  carriers.push(carrier);
  return carrier;
};
let count = 0;
const backUp = async (database: Database, rooms: readonly Room[] = []): Promise<Written> => {
  count += 1;
  const written = await writeBackup({ carrier: await carry(database), rooms, to: join(folder, `${count}.tar`), product: '0.1.0', clock });
  if (isRefusal(written)) throw new Error(written.refused);
  return written;
};
const restoreInto = async (database: Database, file: string, more: Partial<RestoreOptions> = {}): ReturnType<typeof restoreBackup> =>
  restoreBackup({ carrier: await carry(database), rooms: [], file, migrations, clock, place: 'here', setting: '--to', ...more });
const untouched = async (database: Database): Promise<boolean> => (await sql(database, `select from pg_namespace where nspname = 'platform'`)).length === 0;
/** A room that notes and does what the test says. */
const room = (noted: () => Promise<Record<string, string>>, arrived: (db: Database) => Promise<void> = async () => {}): Room =>
  ({ name: 'probe', endpoints: {}, sentences: () => undefined, tables: [], open: () => ({ handlers: {} }), carried: { noted, arrived: (owner) => arrived(owner as Database) } });

/** Rows with what COPY must escape, in tables that lean on each other in the wrong order of their names. */
async function furnish(database: Database): Promise<void> {
  await sql(database, `insert into documents.file (digest, size, content, created_at) values ('${A}', 3, '\\x000a5c09ff', now()), ('sm3:${'b'.repeat(64)}', 9, decode(repeat('0a5c4142', 1100000), 'hex'), now())`);
  await sql(database, `insert into documents.document (id, file_digest, name, format, mode, title, issued_on, size, task_count, lead_count, deadline_count, target_count, finding_count, reader_version, reading, searchable, grams, created_at)
    select gen_random_uuid(), '${A}', E'制表\\t换行\\n反斜\\\\\\\\杠', 'text', 'received', null, '2026-03-01', 3, 0, 0, 0, 0, 0, '0', '\\x00', E'\\\\N', array['一二', E'\\\\.', null], now() from generate_series(1, 50)`);
  await sql(database, `insert into journal.entry (at, actor_kind, action, subject_kind, subject_id, effect, digest) select now(), 'system', 'probe', 'probe', n::text, '[{"a":  1}]', 'sm3:' || repeat('0', 64) from generate_series(1, 7) as n`);
  await sql(database, `insert into platform.job (id, kind, input, caller, caller_kind) values (gen_random_uuid(), 'probe', '{}', '{}', 'system')`);
}
/** Of every table, all its rows as text. */
async function everything(database: Database): Promise<Record<string, unknown>> {
  const tables = await sql<{ name: string }>(database, `select schemaname || '.' || tablename as name from pg_tables where schemaname !~ '^pg_|^information_schema$' and tablename not in ('migration', 'kept_answer') order by 1`);
  return Object.fromEntries(await Promise.all(tables.map(async ({ name }): Promise<[string, unknown]> => [name, (await sql<{ all: string }>(database, `select count(*) || ' ' || md5(string_agg(t::text, '|' order by t::text)) as all from ${name} as t`))[0]?.all])));
}

describe.each(majorsHere())('PostgreSQL %i', (major) => {
  beforeAll(async () => { server = await testServer(major); });
  beforeEach(async () => { await Promise.all(carriers.splice(0).map((carrier) => carrier.end())); });
  afterAll(async () => {
    await Promise.all(carriers.splice(0).map((carrier) => carrier.end()));
    await server.stop();
  });

  test('every row arrives as it was, identities go on, keys and triggers hold again', async () => {
    const [from, into] = [await fresh(), await server.empty()];
    await furnish(from);
    const { file, manifest } = await backUp(from);
    expect(manifest.tables.find(({ name }) => name === 'documents.file')?.pieces.length).toBeGreaterThan(1);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await restoreInto(into, file)).toMatchObject({ rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0) });
    const before = await everything(from);
    expect(await everything(into)).toEqual(before);
    expect(Object.values(before).filter((all) => all !== null).length).toBeGreaterThan(4);
    expect(await sql(into, `insert into journal.entry (at, actor_kind, action, subject_kind, subject_id, effect, digest) select now(), 'system', 'probe', 'probe', 'n', '[]', 'sm3:' || repeat('0', 64) returning number`)).toEqual([{ number: 8 }]);
    await expect(sql(into, `delete from documents.file where digest = '${A}'`)).rejects.toThrow('foreign key');
    expect(await sql(into, `select from pg_trigger where tgenabled <> 'O'`)).toEqual([]);
  });

  test('it shows one moment: what is written meanwhile is not in it', async () => {
    const [from, into] = [await fresh(), await server.empty()];
    await furnish(from);
    const before = await everything(from);
    const meanwhile = room(async () => {
      await sql(from, 'delete from documents.document');
      await sql(from, `insert into journal.batch values ('sm3:' || repeat('1', 64), 1, '[]')`);
      return { said: 'so' };
    });
    const { file, manifest } = await backUp(from, [meanwhile]);
    expect(manifest.notes).toEqual({ probe: { said: 'so' } });
    await restoreInto(into, file);
    expect(await everything(into)).toEqual(before);
  });

  test('of an earlier schema it is migrated; of a later one, or of changed migrations, it is refused', async () => {
    const [from, into] = [await server.empty(), await server.empty()];
    await migrate(from, migrations.slice(0, 4));
    await sql(from, `insert into documents.file (digest, size, content, created_at) values ('${A}', 3, '\\x00', now())`);
    const { file } = await backUp(from);
    expect(await restoreInto(into, file, { migrations: migrations.slice(0, 3) })).toMatchObject({ refused: 'schema-later', values: { found: 4, known: 3 } });
    expect(await restoreInto(into, file, { migrations: migrations.map((one) => ({ ...one, digest: 'other' })) })).toMatchObject({ refused: 'migration-changed' });
    expect(await untouched(into)).toBe(true);
    expect(isRefusal(await restoreInto(into, file))).toBe(false);
    expect(await sql(into, 'select max(number) as number from platform.migration')).toEqual([{ number: migrations.length }]);
    expect(await sql(into, 'select digest from documents.file')).toEqual([{ digest: A }]);
  });

  test('into a database that holds anything it is refused; where a room refuses, all is rolled back', async () => {
    const { file } = await backUp(await fresh());
    expect(await restoreInto(await fresh(), file)).toMatchObject({ refused: 'restore-not-empty', values: { place: 'here' } });
    const into = await server.empty();
    const refusing = room(async () => ({}), async (db) => {
      expect(await sql(db, 'select from platform.migration')).toHaveLength(migrations.length);
      throw refuse('database-read-only', { reason: '' });
    });
    expect(await restoreInto(into, file, { rooms: [refusing] })).toMatchObject({ refused: 'database-read-only' });
    expect(await untouched(into)).toBe(true);
  });
});

describe('a file', () => {
  let [file, bytes, into]: [string, Buffer, Database] = ['', Buffer.alloc(0), undefined as never];
  beforeAll(async () => {
    server = await testServer();
    const from = await fresh();
    await sql(from, `insert into documents.file (digest, size, content, created_at) values ('${A}', 3, '\\x000a5c09ff', now())`);
    ({ file } = await backUp(from));
    bytes = readFileSync(file);
    into = await server.empty();
  });
  afterAll(async () => {
    await Promise.all(carriers.splice(0).map((carrier) => carrier.end()));
    await server.stop();
    rmSync(folder, { recursive: true });
  });
  const read = (altered: Buffer): ReturnType<typeof withBackup> => {
    const path = join(folder, 'altered.tar');
    writeFileSync(path, altered);
    return withBackup(path, async () => 'taken');
  };

  test('whole, it is taken', async () => {
    expect(await read(bytes)).toBe('taken');
  });
  test('with one bit turned, wherever it lies, it is refused', async () => {
    await fc.assert(fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
      const altered = Buffer.from(bytes);
      altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(await read(altered)).toMatchObject({ refused: expect.stringMatching(/^backup-(?:damaged|not-one)$/) });
    }), { numRuns: 150 });
  });
  test('cut off anywhere, or with anything behind, it is refused', async () => {
    await fc.assert(fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
      expect(await read(bytes.subarray(0, length))).toMatchObject({ refused: expect.stringMatching(/^backup-(?:damaged|not-one)$/) });
    }), { numRuns: 60 });
    expect(await read(Buffer.concat([bytes, Buffer.alloc(512)]))).toMatchObject({ refused: 'backup-damaged' });
  });
  test('damaged, it is told by its part, and nothing is written', async () => {
    const at = bytes.indexOf('tables/documents.file/000001.copy.gz');
    const altered = Buffer.from(bytes);
    altered[at + 512 + 20] = (altered[at + 512 + 20] as number) ^ 1;
    const path = join(folder, 'damaged.tar');
    writeFileSync(path, altered);
    expect(await restoreInto(into, path)).toMatchObject({ refused: 'backup-damaged', values: { file: path, part: 'tables/documents.file/000001.copy.gz' } });
    truncateSync(path, at + 600);
    expect(await restoreInto(into, path)).toMatchObject({ refused: 'backup-damaged' });
    expect(await untouched(into)).toBe(true);
  });
  test('that is none, or not there, is said to be so', async () => {
    expect(await read(Buffer.from('云岭县'))).toMatchObject({ refused: 'backup-not-one' });
    expect(await withBackup(join(folder, 'none.tar'), async () => 'taken')).toMatchObject({ refused: 'backup-not-found', values: { reason: 'ENOENT' } });
  });
  test('is not written over another, nor half', async () => {
    const from = await fresh();
    expect(await writeBackup({ carrier: await carry(from), rooms: [], to: file, product: '0', clock })).toMatchObject({ refused: 'backup-exists' });
    expect(await writeBackup({ carrier: await carry(from), rooms: [], to: join(folder, 'none', 'a.tar'), product: '0', clock })).toMatchObject({ refused: 'backup-not-written', values: { reason: 'ENOENT' } });
    expect(await writeBackup({ carrier: await carry(await server.empty()), rooms: [], to: join(folder, 'b.tar'), product: '0', clock })).toMatchObject({ refused: 'backup-of-nothing' });
    const failing = room(async () => { throw new Error('in the middle'); });
    await expect(writeBackup({ carrier: await carry(from), rooms: [failing], to: join(folder, 'c.tar'), product: '0', clock })).rejects.toThrow('in the middle');
    const named = await writeBackup({ carrier: await carry(from), rooms: [], to: folder, product: '0', clock });
    expect(named).toMatchObject({ file: join(folder, 'taizhang-2026-03-02T01-30-00-000Z.tar') });
    expect(readdirSync(folder).filter((name) => name.includes('part') || ['b.tar', 'c.tar'].includes(name))).toEqual([]);
    expect(existsSync(file)).toBe(true);
    chmodSync(file, 0o600);
  });
});
