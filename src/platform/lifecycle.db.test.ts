/** The server as a process: how it starts, is killed, recovers and refuses. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CompiledQuery } from 'kysely';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { isRefusal } from '#kernel';
import { databaseAccount } from './database/account.ts';
import { openPool } from './database/connect.ts';
import { openEmbedded } from './database/embedded.ts';
import { isPostgresOf, readPidFile } from './database/postmaster.ts';
import { testFolder, testServer } from './database/testing.ts';
import { FIRST_PASSWORD, type Headers, peopleOf } from '../../test/people.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const asRoot = process.getuid?.() === 0;
const folders: string[] = [];
const children: ChildProcess[] = [];

interface Served { readonly child: ChildProcess; readonly address: string; readonly line: string; readonly ended: Promise<number | null>; readonly password: Promise<string>; readonly errors: () => string }

/** Not there yet. */
const newFolder = (): string => {
  const around = mkdtempSync(join(tmpdir(), 'tz-life-'));
  chmodSync(around, 0o755);
  folders.push(join(around, 'data'));
  return join(around, 'data');
};
/** Initialised, which spares most tests the two seconds of initdb. */
const readyFolder = (): string => {
  const folder = newFolder();
  renameSync(testFolder().folder, folder);
  return folder;
};
const databasePid = (folder: string): number => readPidFile(join(folder, 'postgres'))?.pid ?? 0;
const databaseRuns = (folder: string): boolean => isPostgresOf(databasePid(folder), join(folder, 'postgres'));

afterEach(async () => {
  keeper = undefined;
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    const left = readPidFile(join(folder, 'postgres'));
    if (left !== null && isPostgresOf(left.pid, join(folder, 'postgres'))) {
      process.kill(left.pid, 'SIGQUIT');
      while (isPostgresOf(left.pid, join(folder, 'postgres'))) await pause(20);
      rmSync(left.socket, { recursive: true, force: true });
    }
    rmSync(join(folder, '..'), { recursive: true, force: true });
  }
});

async function serve(env: Record<string, string>, as: { uid?: number; gid?: number } = {}): Promise<Served> {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TAIZHANG_') && name !== 'DATABASE_URL'));
  const child = spawn(process.execPath, [main], { env: { ...clean, TAIZHANG_PORT: '0', TAIZHANG_LANG: 'en', ...env }, stdio: ['ignore', 'pipe', 'pipe'], cwd: '/', ...as });
  children.push(child);
  let [line, errors] = ['', ''];
  child.stderr?.on('data', (chunk: Buffer) => { errors += chunk.toString(); });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const told = Promise.withResolvers<string>();
  await new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      line += chunk.toString();
      const [, first] = FIRST_PASSWORD.exec(line) ?? [];
      if (first !== undefined) told.resolve(first);
      if (line.includes('\n')) resolve();
    });
    void ended.then(() => resolve());
  });
  return { child, address: /http:\S+/.exec(line)?.[0] ?? '', line: `${line.split('\n')[0]}\n`, ended, password: told.promise, errors: () => errors };
}

/** For a server that must be up: says why it is not. */
async function served(...from: Parameters<typeof serve>): Promise<Served> {
  const server = await serve(...from);
  if (server.address === '') throw new Error(`it did not start: ${await server.ended} ${server.errors()}`);
  return server;
}

async function end(server: Served, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  server.child.kill(signal);
  return server.ended;
}

/** A ledger keeper who has signed in: the session lies in the database, so it outlives a server. */
let keeper: Promise<Headers> | undefined;
const keeperAt = (server: Served): Promise<Headers> => {
  keeper ??= peopleOf(server.address.slice(0, -1), () => server.password).as('ledger-keeper');
  return keeper;
};
const addDocument = async (server: Served): Promise<number> => {
  const { address, errors } = server;
  const reply = await fetch(`${address}api/v1/documents?name=a.txt`, { method: 'POST', headers: { ...await keeperAt(server), 'content-type': 'application/octet-stream' }, body: '云岭县教育局关于某事的通知' });
  if (reply.status === 500) throw new Error(errors());
  return reply.status;
};
const documents = async (server: Served): Promise<number> => ((await (await fetch(`${server.address}api/v1/documents`, { headers: { ...await keeperAt(server) } })).json()) as { items: unknown[] }).items.length;
const healthy = async ({ address }: Served): Promise<boolean> => (await fetch(`${address}healthz`)).status === 200;

test('starts, says where, serves, stops without a trace, and starts again with what it had', async () => {
  const folder = newFolder();
  const first = await served({ TAIZHANG_DATA: folder });
  expect(first.line).toBe(`Taizhang ${first.address}  data in ${folder}\n`);
  expect(first.errors()).toBe(asRoot ? `Started as root: the database runs as the account ${(databaseAccount() as { name: string }).name}.\n` : '');
  expect(await addDocument(first)).toBe(201);
  const { socket } = readPidFile(join(folder, 'postgres')) as { socket: string };
  expect(await end(first)).toBe(0);
  expect(databaseRuns(folder)).toBe(false);
  expect(existsSync(socket)).toBe(false);

  const second = await served({ TAIZHANG_DATA: folder });
  expect(await documents(second)).toBe(1);
  expect(await end(second, 'SIGINT')).toBe(0);
});

test('asked to stop while it is still starting, it starts no further and leaves no database', async () => {
  const folder = readyFolder();
  const starting = serve({ TAIZHANG_DATA: folder });
  while (!databaseRuns(folder)) await pause(5);
  children.at(-1)?.kill('SIGTERM');
  expect(await (await starting).ended).toBe(0);
  expect(databaseRuns(folder)).toBe(false);
});

test('after kill -9 of the server the next one takes over its database', async () => {
  const folder = readyFolder();
  const first = await served({ TAIZHANG_DATA: folder });
  await addDocument(first);
  const pid = databasePid(folder);
  await end(first, 'SIGKILL');
  expect(databaseRuns(folder)).toBe(true);
  const second = await served({ TAIZHANG_DATA: folder });
  expect(databasePid(folder)).toBe(pid);
  expect(await documents(second)).toBe(1);
  expect(await end(second)).toBe(0);
  expect(databaseRuns(folder)).toBe(false);
});

test('after kill -9 of the database the server says so, brings it back and goes on', async () => {
  const folder = readyFolder();
  const server = await served({ TAIZHANG_DATA: folder });
  await addDocument(server);
  const pid = databasePid(folder);
  process.kill(pid, 'SIGKILL');
  while (!(await healthy(server)) || databasePid(folder) === pid) await pause(20);
  expect(await documents(server)).toBe(1);
  expect(await addDocument(server)).toBe(201);
  expect(await end(server)).toBe(0);
  expect(databaseRuns(folder)).toBe(false);
});

test('after kill -9 of both it starts with what it had', async () => {
  const folder = readyFolder();
  const first = await served({ TAIZHANG_DATA: folder });
  await addDocument(first);
  const pid = databasePid(folder);
  first.child.kill('SIGKILL');
  process.kill(pid, 'SIGKILL');
  await first.ended;
  const second = await served({ TAIZHANG_DATA: folder });
  expect(await documents(second)).toBe(1);
  expect(await end(second)).toBe(0);
});

test('a pid file that names somebody else does not stop the start', async () => {
  const folder = readyFolder();
  await end(await serve({ TAIZHANG_DATA: folder }));
  // Whoever got the number later: the process of this test.
  writeFileSync(join(folder, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(folder, 'postgres')}\n1\n5432\n/tmp/none\n\n\nready\n`);
  const server = await served({ TAIZHANG_DATA: folder });
  expect(await healthy(server)).toBe(true);
  expect(await end(server)).toBe(0);
});

test('a second server on the same data is refused, and the first goes on', async () => {
  const folder = readyFolder();
  const first = await serve({ TAIZHANG_DATA: folder });
  const second = await serve({ TAIZHANG_DATA: folder });
  expect(await second.ended).toBe(5);
  expect(second.errors()).toContain(`process ${first.child.pid}`);
  expect(await healthy(first)).toBe(true);
  expect(await end(first)).toBe(0);
});

test('two that start at once on new data: one serves, the other is refused', async () => {
  const folder = newFolder();
  const both = await Promise.all([serve({ TAIZHANG_DATA: folder }), serve({ TAIZHANG_DATA: folder })]);
  const serving = both.filter(({ address }) => address !== '');
  expect(serving).toHaveLength(1);
  const refused = both.find(({ address }) => address === '') as Served;
  expect([await refused.ended, refused.errors()]).toEqual([5, expect.stringContaining('Another Taizhang server')]);
  expect(await healthy(serving[0] as Served)).toBe(true);
  expect(await end(serving[0] as Served)).toBe(0);
});

test('a taken port is a sentence, and no database stays behind', async () => {
  const folder = readyFolder();
  const holder = createServer();
  const port = await new Promise<number>((resolve) => holder.listen(0, '127.0.0.1', () => resolve((holder.address() as { port: number }).port)));
  const server = await serve({ TAIZHANG_DATA: folder, TAIZHANG_PORT: String(port) });
  expect(await server.ended).toBe(5);
  expect(server.errors()).toContain(`Port ${port} is taken.`);
  expect(databaseRuns(folder)).toBe(false);
  holder.close();
});

test('data of a later schema are refused', async () => {
  const folder = readyFolder();
  await end(await serve({ TAIZHANG_DATA: folder }));
  const account = databaseAccount();
  const embedded = isRefusal(account) ? account : await openEmbedded(folder, account);
  if (isRefusal(embedded)) throw new Error(embedded.refused);
  const pool = openPool(embedded.connection);
  await pool.executeQuery(CompiledQuery.raw(`insert into platform.migration (number, name, digest) values (9999, 'later', 'x')`));
  await pool.destroy();
  await embedded.stop();
  const server = await serve({ TAIZHANG_DATA: folder });
  expect([await server.ended, server.errors()]).toEqual([5, expect.stringContaining('number 9999')]);
  expect(databaseRuns(folder)).toBe(false);
});

test('data of another PostgreSQL major are refused and not touched', async () => {
  const folder = readyFolder();
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '17\n');
  const server = await serve({ TAIZHANG_DATA: folder });
  expect([await server.ended, server.errors()]).toEqual([5, expect.stringContaining('belong to PostgreSQL 17; this program brings 18')]);
  expect(readFileSync(join(folder, 'postgres', 'PG_VERSION'), 'utf8')).toBe('17\n');
});

test('a deep folder does', async () => {
  const folder = join(newFolder(), ...Array.from({ length: 12 }, (_, index) => `很深的目录-${index}`));
  const server = await served({ TAIZHANG_DATA: folder });
  expect(await healthy(server)).toBe(true);
  expect(await end(server)).toBe(0);
  expect(databaseRuns(folder)).toBe(false);
});

describe.runIf(asRoot)('under root', () => {
  test('a folder that the database\'s account cannot reach is refused by name', async () => {
    const folder = newFolder();
    mkdirSync(folder, { mode: 0o700 });
    const server = await serve({ TAIZHANG_DATA: join(folder, 'inside') });
    expect([await server.ended, server.errors()]).toEqual([5, expect.stringContaining(`stopped at ${folder}`)]);
  });

  test('an ordinary user starts it, too', async () => {
    const folder = newFolder();
    mkdirSync(folder, { mode: 0o700 });
    chownSync(folder, 65_534, 65_534);
    const server = await serve({ TAIZHANG_DATA: folder, HOME: folder }, { uid: 65_534, gid: 65_534 });
    expect(server.errors()).toBe('');
    expect(await healthy(server)).toBe(true);
    expect(await end(server)).toBe(0);
  });
});

test.each([
  [{ TAIZHANG_PROT: '1' }, 'Unknown setting TAIZHANG_PROT'],
  [{ TAIZHANG_HOST: '0.0.0.0' }, 'TAIZHANG_HOST 0.0.0.0 lets other machines in'],
  [{ TAIZHANG_PORT: '70000' }, 'TAIZHANG_PORT'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
])('%o stops the start', async (env, sentence) => {
  const server = await serve(env);
  expect([await server.ended, server.errors()]).toEqual([2, expect.stringContaining(sentence)]);
});

test('on a server by DATABASE_URL several run on the same data; one that does not answer is a sentence', async () => {
  const postgres = await testServer(18);
  onTestFinished(postgres.stop);
  const database = await postgres.empty();
  const [{ url } = { url: '' }] = (await database.executeQuery<{ url: string }>(CompiledQuery.raw(
    `select format('postgresql://taizhang_app@/%s?host=%s', current_database(), current_setting('unix_socket_directories')) as url`))).rows;
  const both = { DATABASE_URL: url, TAIZHANG_DATABASE_OWNER_URL: url.replace('taizhang_app', 'taizhang') };
  const [first, second] = await Promise.all([served(both), served(both)]);
  // Both printed a password; that of whoever came later holds.
  await keeperAt(second as Served).catch(() => { keeper = undefined; });
  expect(await addDocument(first as Served)).toBe(201);
  expect(await documents(second as Served)).toBe(1);
  expect(await Promise.all([end(first as Served), end(second as Served)])).toEqual([0, 0]);
  const owner = await serve({ DATABASE_URL: both.TAIZHANG_DATABASE_OWNER_URL });
  expect([await owner.ended, owner.errors()]).toEqual([5, expect.stringContaining('create role taizhang login')]);
  const nobody = await serve({ DATABASE_URL: 'postgresql://clerk:secret@127.0.0.1:9/none' });
  expect(await nobody.ended).toBe(5);
  expect(nobody.errors()).toContain('Cannot connect to the database 127.0.0.1:9/none');
  expect(nobody.errors()).not.toContain('secret');
});
