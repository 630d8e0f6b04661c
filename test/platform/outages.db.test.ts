/** Servers on one database while things go wrong: the database goes away, its disk is full, a server is stopped or killed. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, Problem } from '#platform';
import { openEmbedded, openPool, testFolder } from '#platform/testing';
import type { Headers } from '../people.ts';
import { addDocument, countDocuments, install, type Installation, killAll, taizhang } from './installation.ts';

/** The documents' own: reads again what an earlier reader read. */
const REREAD_JOB = 'reread-documents';
const folder = mkdtempSync(join(tmpdir(), 'tz-outage-'));
chmodSync(folder, 0o755);
/** Where the socket of the day lies. */
const socket = join(folder, 'socket');
const url = (role: string): string => `postgresql://${role}@/taizhang?host=${socket}`;
const env = { DATABASE_URL: url('taizhang_app'), TAIZHANG_DATABASE_OWNER_URL: url('taizhang'), TAIZHANG_JOB_SLOTS: '0' };
const cluster = testFolder();
let [first, second, owner, keeper]: [Installation, Installation, Database, Headers] = [undefined as never, undefined as never, undefined as never, undefined as never];
let stopDatabase: () => Promise<void> = async () => {};

async function startDatabase(): Promise<void> {
  const opened = await openEmbedded(cluster.folder, cluster.account);
  if ('refused' in opened) throw new Error(opened.refused);
  rmSync(socket, { force: true });
  symlinkSync(opened.connection().host as string, socket);
  stopDatabase = opened.stop;
}
const sql = async <T>(text: string): Promise<T[]> => (await owner.executeQuery<T>(CompiledQuery.raw(text))).rows;
const code = async (reply: Response): Promise<[number, string]> => [reply.status, ((await reply.json()) as Problem).code];
const healthy = async ({ address }: Installation): Promise<boolean> => (await fetch(`${address}/healthz`)).status === 200;

beforeAll(async () => {
  await startDatabase();
  owner = openPool(() => ({ connectionString: url('taizhang') }), 2);
  first = await install(env);
  keeper = await first.as('ledger-keeper');
  second = await install(env);
});
afterAll(async () => {
  killAll();
  await owner.destroy();
  await stopDatabase();
  if (canMount) spawnSync('umount', ['-l', tiny]);
  rmSync(folder, { recursive: true, force: true });
  rmSync(cluster.folder, { recursive: true, force: true });
});

test('two servers are one product: sessions, documents, keys', async () => {
  expect((await addDocument(first.address, keeper)).status).toBe(201);
  expect(await countDocuments(second.address, keeper)).toBe(1);
  // Pressed twice, each press on another server.
  const once = { 'idempotency-key': randomUUID() };
  const both = await Promise.all([first, second].map(({ address }) => addDocument(address, keeper, '云岭县水利局的通知', once)));
  const statuses = both.map(({ status }) => status).sort();
  expect([[201, 201], [201, 409]]).toContainEqual(statuses);
  expect(await countDocuments(first.address, keeper)).toBe(2);
});

test('jobs that servers leave alone are done by a worker', async () => {
  await sql(`insert into platform.job (id, kind, input, caller, caller_kind) values (gen_random_uuid(), '${REREAD_JOB}', '{}', '{"kind":"system","id":null,"grants":[],"sessionId":null}', 'system')`);
  const left = async (): Promise<unknown[]> => sql(`select status from platform.job where kind = '${REREAD_JOB}' and status in ('waiting', 'running')`);
  expect(await left()).not.toEqual([]);
  const worker = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'bin', 'taizhang.mjs'), 'work', '--lang', 'en'], { env: { ...process.env, ...env, TAIZHANG_JOB_SLOTS: '1' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const said = await new Promise<string>((resolve) => { worker.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())); });
  expect(said).toMatch(/^Taizhang jobs {2}data in /);
  while ((await left()).length > 0) await pause(20);
  worker.kill('SIGTERM');
  expect(await new Promise((resolve) => { worker.once('close', resolve); })).toBe(0);
  expect(await sql(`select distinct status from platform.job where kind = '${REREAD_JOB}'`)).toEqual([{ status: 'done' }]);
});

test('a database that goes away is said to be away; when it is back all goes on, and what was acknowledged is there', async () => {
  const before = await countDocuments(first.address, keeper);
  let [acknowledged, asked, going] = [0, 0, true];
  const writing = (async (): Promise<void> => {
    for (; going; asked += 1) {
      const reply = await addDocument(first.address, keeper, `云岭县教育局第${asked}号通知`);
      if (reply.status === 201) acknowledged += 1;
      else expect(await code(reply)).toEqual([503, 'database-unavailable']);
    }
  })();
  while (acknowledged === 0) await pause(5);
  await stopDatabase();
  while (await healthy(first)) await pause(5);
  for (const { address } of [first, second]) {
    expect(await code(await fetch(`${address}/api/v1/documents`, { headers: keeper }))).toEqual([503, 'database-unavailable']);
    expect((await fetch(`${address}/healthz`)).status).toBe(503);
  }
  await startDatabase();
  while (!(await healthy(first)) || !(await healthy(second))) await pause(20);
  const soFar = acknowledged;
  while (acknowledged === soFar) await pause(5);
  going = false;
  await writing;
  const after = await countDocuments(second.address, keeper);
  // What was not acknowledged may have been written all the same, but once and whole.
  expect(after - before).toBeGreaterThanOrEqual(Math.min(acknowledged, 50 - before));
  expect(first.errors() + second.errors()).not.toContain('fault');
});

test('asked to stop in the middle of an upload, a server finishes it and takes no new one', async () => {
  const third = await install(env);
  const reached = await new Promise<number>((resolve, reject) => {
    const upload = request(`${third.address}/api/v1/documents?name=slow.txt`, { method: 'POST', headers: { ...keeper, 'content-type': 'application/octet-stream', 'transfer-encoding': 'chunked' } }, (reply) => {
      reply.resume();
      resolve(reply.statusCode ?? 0);
    });
    upload.on('error', reject);
    upload.write('云岭县教育局');
    void (async () => {
      // Its head has arrived when the server counts it.
      while (!/taizhang_requests_running [2-9]/.test(await (await fetch(`${third.address}/metrics`, { headers: await first.as('system-admin') })).text())) await pause(5);
      third.child.kill('SIGTERM');
      for (;;) if (await fetch(`${third.address}/healthz`).then(({ status }) => status !== 200, () => true)) break;
      upload.end('关于某事的通知');
    })().catch(reject);
  });
  expect(reached).toBe(201);
  expect(await new Promise((resolve) => (third.child.exitCode === null ? third.child.once('close', resolve) : resolve(third.child.exitCode)))).toBe(0);
  expect(await healthy(first)).toBe(true);
});

test('metrics tell of the database, the jobs and the seals', async () => {
  const text = await (await fetch(`${second.address}/metrics`, { headers: await first.as('system-admin') })).text();
  for (const line of [/^taizhang_database_up 1$/m, /^taizhang_jobs\{status="failed"\} 0$/m, /^taizhang_journal_seal_lag_seconds [\d.]+$/m, /^taizhang_pool_connections\{state="used"\} \d+$/m, /^taizhang_build\{version="[\d.]+"\} 1$/m]) expect(text).toMatch(line);
  expect((await fetch(`${second.address}/metrics`)).status).toBe(401);
  expect((await fetch(`${second.address}/metrics`, { headers: keeper })).status).toBe(403);
});

/** A file system of a few megabytes needs root, and leave to mount. */
const tiny = join(folder, 'tiny');
mkdirSync(tiny);
const canMount = process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', tiny]).status === 0;
if (!canMount) process.stderr.write('a full disk is not tried: mounting a small file system needs root\n');

describe.runIf(canMount)('on a full disk', () => {
  test('of the database: what does not fit is refused and leaves nothing, reading goes on, and with room again so does writing', async () => {
    const place = join(tiny, 'space');
    mkdirSync(place);
    if (cluster.account.lent) chownSync(place, cluster.account.uid, cluster.account.gid);
    chmodSync(place, 0o700);
    await sql(`create tablespace tiny location '${place}'`);
    await sql('alter table documents.file set tablespace tiny');
    await sql('alter table documents.document set tablespace tiny');
    const before = (await sql('select from documents.document')).length;
    const large = (): string => `云岭县教育局关于某事的通知\n${Array.from({ length: 600 }, () => `一、${randomBytes(1_500).toString('base64')}`).join('\n')}`;
    const refused = await addDocument(first.address, keeper, large());
    expect(await code(refused)).toEqual([507, 'database-full']);
    // A key keeps no answer of what did not happen.
    const once = { 'idempotency-key': randomUUID() };
    const body = large();
    expect((await addDocument(first.address, keeper, body, once)).status).toBe(507);
    expect(await sql('select from documents.document')).toHaveLength(before);
    expect(await countDocuments(second.address, keeper)).toBe(Math.min(before, 50));
    spawnSync('mount', ['-o', 'remount,size=64m', tiny]);
    expect((await addDocument(second.address, keeper, body, once)).status).toBe(201);
    expect(first.errors()).not.toContain('fault');
    await sql('alter table documents.file set tablespace pg_default');
    await sql('alter table documents.document set tablespace pg_default');
  });

  test('of a backup: it is refused, and no half of one is left', async () => {
    const full = join(folder, 'full');
    mkdirSync(full);
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', full]).status).toBe(0);
    try {
      expect(taizhang(env, 'backup', '--to', full)).toMatchObject({ code: 4, errors: expect.stringContaining('ENOSPC') });
      expect(readdirSync(full)).toEqual([]);
    } finally {
      spawnSync('umount', ['-l', full]);
    }
  });

  test('of an embedded database altogether: nothing acknowledged is lost, and with room again it recovers by itself', async () => {
    const data = join(folder, 'all');
    mkdirSync(data);
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', data]).status).toBe(0);
    chmodSync(data, 0o755);
    const alone = await install({ TAIZHANG_DATA: join(data, 'home') });
    try {
      const by = await alone.as('ledger-keeper');
      expect((await addDocument(alone.address, by)).status).toBe(201);
      const filler = join(data, 'filler');
      spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1M'], { stdio: 'ignore' });
      let [acknowledged, refused] = [1, 0];
      for (let tried = 0; refused === 0 && tried < 60; tried += 1) {
        const reply = await addDocument(alone.address, by, `云岭县第${tried}号\n${randomBytes(400_000).toString('base64')}`);
        if (reply.status === 201) acknowledged += 1;
        else {
          refused += 1;
          expect([503, 507]).toContain(reply.status);
        }
      }
      expect(refused).toBe(1);
      unlinkSync(filler);
      while (!(await healthy(alone))) await pause(50);
      expect(await countDocuments(alone.address, by)).toBeGreaterThanOrEqual(Math.min(acknowledged, 50));
      expect((await addDocument(alone.address, by, '云岭县又一份通知')).status).toBe(201);
      expect(await alone.end()).toBe(0);
    } finally {
      killAll();
      spawnSync('umount', ['-l', data]);
    }
  });
});
