/** An installation carried from the embedded database to a server and back, by the command line, as an administrator would. */
import { chmodSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Database } from '#platform';
import { majorsHere, openPool, readPidFile, testFolder, type TestServer, testServer } from '#platform/testing';
import { verify } from '#journal';
import { rooms } from '../../src/rooms.ts';
import { signIn } from '../people.ts';
import { addDocument, countDocuments, install, killAll, taizhang } from './installation.ts';

const folder = mkdtempSync(join(tmpdir(), 'tz-carried-'));
chmodSync(folder, 0o755);
let [server, external, url]: [TestServer, Database, (role: string) => string] = [undefined as never, undefined as never, () => ''];
const pools: Database[] = [];
const tables = rooms.flatMap((room) => room.tables);

beforeAll(async () => {
  // The oldest that is promised: an installation moves between majors.
  server = await testServer(majorsHere().at(-1));
  external = await server.empty();
  const [{ host, name }] = await sql<{ host: string; name: string }>(external, `select current_setting('unix_socket_directories') as host, current_database() as name`) as [{ host: string; name: string }];
  url = (role) => `postgresql://${role}@/${name}?host=${host}`;
});
afterEach(killAll);
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.destroy()));
  await server.stop();
  rmSync(folder, { recursive: true });
});

const sql = async <T>(database: Database, text: string): Promise<T[]> => (await database.executeQuery<T>(CompiledQuery.raw(text))).rows;
/** The embedded database of a folder whose server runs. */
function embedded(data: string): Database {
  const pool = openPool(() => ({ host: readPidFile(join(data, 'postgres'))?.socket, user: 'taizhang', database: 'taizhang' }), 2);
  pools.push(pool);
  return pool;
}
/** Of every table that a backup carries, all its rows. Sessions, seals and the like may grow while a server runs, so it is asked when none does, or about what stands still. */
async function everything(database: Database): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>(database, `select schemaname || '.' || tablename as name from pg_tables where schemaname !~ '^pg_|^information_schema$' and schemaname || '.' || tablename not in ('platform.migration', 'platform.kept_answer', 'journal.era', 'journal.seal') order by 1`);
  return Object.fromEntries(await Promise.all(tables.map(async ({ name }): Promise<[string, string]> => [name, (await sql<{ all: string }>(database, `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as all from ${name} as t`))[0]?.all ?? ''])));
}

test('from the embedded database to a server, and back to a new folder: every row is there, and the server serves it', async () => {
  const first = join(folder, 'first');
  renameSync(testFolder().folder, first);
  const home = await install({ TAIZHANG_DATA: first });
  const keeper = await home.as('ledger-keeper');
  const reply = await addDocument(home.address, keeper);
  expect(reply.status).toBe(201);
  const before = await everything(embedded(first));
  expect(before['documents.document']).toMatch(/^1 /);

  // While it runs.
  const backup = taizhang({ TAIZHANG_DATA: first }, 'backup', '--to', folder);
  expect(backup).toMatchObject({ code: 0, errors: '' });
  const file = backup.out.split('\n')[0] as string;
  expect(readdirSync(folder).filter((name) => name.endsWith('.tar'))).toHaveLength(1);
  // Where it runs, nothing is restored.
  expect(taizhang({ TAIZHANG_DATA: first }, 'restore', file)).toMatchObject({ code: 5, errors: expect.stringContaining('Stop it first') });
  await home.end();
  expect(taizhang({ TAIZHANG_DATA: first }, 'restore', file)).toMatchObject({ code: 3, errors: expect.stringContaining('holds data already') });

  expect(taizhang({}, 'restore', file, '--to', url('taizhang'))).toMatchObject({ code: 0, errors: '', out: expect.stringContaining('restored into') });
  expect({ ...await everything(external), 'access.session': '' }).toEqual({ ...before, 'access.session': '' });
  expect((await verify(external, tables)).faults).toEqual([]);
  const away = await install({ DATABASE_URL: url('taizhang_app'), TAIZHANG_DATABASE_OWNER_URL: url('taizhang') });
  // Whoever was signed in there signs in anew here.
  expect((await fetch(`${away.address}/api/v1/documents`, { headers: keeper })).status).toBe(401);
  const { signInName, password } = await home.credentials('ledger-keeper');
  const again = await signIn(away.address, signInName, password);
  expect(await countDocuments(away.address, again)).toBe(1);
  await away.end();

  const [after, second] = [await everything(external), join(folder, 'second')];
  const backedUp = taizhang({ DATABASE_URL: url('taizhang_app') }, 'backup', '--to', join(folder, 'again.tar'));
  expect(backedUp).toMatchObject({ code: 0, errors: '' });
  expect(taizhang({ TAIZHANG_DATA: second }, 'restore', join(folder, 'again.tar'))).toMatchObject({ code: 0, errors: '' });
  const back = await install({ TAIZHANG_DATA: second });
  const rows = await everything(embedded(second));
  expect({ ...rows, 'access.session': '' }).toEqual({ ...after, 'access.session': '' });
  expect(await countDocuments(back.address, await signIn(back.address, signInName, password))).toBe(1);
  expect((await verify(embedded(second), tables)).faults).toEqual([]);
  expect(await sql(embedded(second), 'select number from journal.era order by 1')).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
  await back.end();
});

test('what cannot be done is a sentence and a code', () => {
  expect(taizhang({ TAIZHANG_DATA: join(folder, 'none') }, 'backup', '--to', folder)).toMatchObject({ code: 5, errors: expect.stringContaining('no data of Taizhang') });
  expect(taizhang({ DATABASE_URL: 'postgresql://clerk:secret@127.0.0.1:9/none' }, 'backup', '--to', folder)).toMatchObject({ code: 5, errors: expect.not.stringContaining('secret') });
  expect(taizhang({ TAIZHANG_DATA: join(folder, 'none') }, 'restore', join(folder, 'none.tar'))).toMatchObject({ code: 3, errors: expect.stringContaining('cannot be read') });
  expect(taizhang({ TAIZHANG_PROT: '1' }, 'backup', '--to', folder)).toMatchObject({ code: 2, errors: expect.stringContaining('Unknown setting') });
});

test('config tells what is in force and no secret', () => {
  const { code, out } = taizhang({ TAIZHANG_PORT: '80', DATABASE_URL: 'postgresql://clerk:secret@host/db?password=secret' }, 'config');
  expect(code).toBe(0);
  expect(out).toMatch(/^TAIZHANG_PORT +80$/m);
  expect(out).toMatch(/^TAIZHANG_LANG +zh \(default\)$/m);
  expect(out).toMatch(/^DATABASE_URL +postgresql:\/\/clerk:\*\*\*@host\/db/m);
  expect(out).not.toContain('secret');
});
