/** Jobs while the processes that run them are killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CompiledQuery } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Database, enqueue, SYSTEM } from '#platform';
import { getJob, type TestServer, testServer } from '#platform/testing';

const entry = fileURLToPath(new URL('job-worker.ts', import.meta.url));
let [server, database, url]: [TestServer, Database, string] = [undefined as never, undefined as never, ''];
const workers = new Set<ChildProcess>();
const sql = async <T>(text: string): Promise<T[]> => (await database.executeQuery<T>(CompiledQuery.raw(text))).rows;

beforeAll(async () => {
  server = await testServer();
  database = server.owner(await server.fresh());
  await sql('create table probe (name text not null, step integer not null)');
  [{ url }] = await sql<{ url: string }>(`select format('postgresql://taizhang@/%s?host=%s', current_database(), current_setting('unix_socket_directories')) as url`) as [{ url: string }];
});
afterEach(() => { for (const worker of workers) worker.kill('SIGKILL'); });
afterAll(() => server.stop());

function hire(): ChildProcess {
  const worker = spawn(process.execPath, [entry], { env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 'pipe', 'inherit'] });
  workers.add(worker);
  worker.once('exit', () => workers.delete(worker));
  return worker;
}
const open = async (): Promise<number> => (await sql(`select from platform.job where ended_at is null`)).length;

test('whatever is killed when, each step of each job is done once', async () => {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  process.stdout.write(`seed ${seed}\n`);
  let random = seed;
  const chance = (): number => (random = (random * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  const ids = await Promise.all(Array.from({ length: 40 }, (_, index) => enqueue(database, 'walk', { name: String(index) }, SYSTEM)));
  hire();
  hire();
  let kills = 0;
  while (await open() > 0) {
    await pause(250 + chance() * 350);
    const victim = [...workers][Math.floor(chance() * workers.size)];
    if (kills < 4 && victim !== undefined) {
      victim.kill('SIGKILL');
      kills += 1;
      hire();
    }
  }
  expect(kills).toBeGreaterThan(0);
  const walked = await sql<{ name: string; steps: string }>(`select name, string_agg(step::text, ' ' order by step) as steps from probe group by name order by name::int`);
  expect(walked).toEqual(ids.map((_, index) => ({ name: String(index), steps: '1 2 3 4' })));
  for (const [index, id] of ids.entries()) expect(await getJob(database, SYSTEM, id)).toMatchObject({ status: 'done', result: { walked: String(index) }, progress: { done: 2, total: 3 } });
});

test('a job that kills its server each time is given up, and others go on', async () => {
  const id = await enqueue(database, 'crash', {}, SYSTEM);
  const other = await enqueue(database, 'walk', { name: 'other' }, SYSTEM);
  while (await open() > 0) {
    if (workers.size === 0) hire();
    await pause(50);
  }
  expect(await getJob(database, SYSTEM, id)).toMatchObject({ status: 'failed', refusal: { code: 'job-failed' } });
  expect(await getJob(database, SYSTEM, other)).toMatchObject({ status: 'done' });
});

test('a server that is asked to stop gives its jobs back, uncounted', async () => {
  const worker = hire();
  const names = Array.from({ length: 12 }, (_, index) => `stop-${index}`);
  for (const name of names) await enqueue(database, 'walk', { name }, SYSTEM);
  while ((await sql(`select from platform.job where status = 'running'`)).length === 0) await pause(5);
  worker.kill('SIGTERM');
  await new Promise((resolve) => worker.once('exit', resolve));
  expect(await sql(`select distinct status, attempts from platform.job where ended_at is null`)).toEqual([{ status: 'waiting', attempts: 0 }]);
});
