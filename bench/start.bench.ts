/**
 * What the compiled product takes from its start to `GET /healthz` answering 200, on data that are there and up to date.
 * Floor: `node -e 0`, and PostgreSQL bare on the same data until it answers a connection; one after the other, since the
 * product cannot serve before either. Bound: 1.2 s beyond both. The very first start (data are made) stands beside it.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bareDatabase } from '#platform/testing';
import { bench } from './bench.ts';
import { measured, single, takeTurns } from './rounds.ts';
import { root } from './texts.ts';

await bench('start', async ({ rounds, note }) => {
  const folder = mkdtempSync(join(tmpdir(), 'tz-start-'));
  chmodSync(folder, 0o711);
  try {
    const installed = install(join(folder, 'installed'));
    const data = join(folder, 'data');
    const first = await start(installed, data);
    // Once more, so that compiled code lies in its cache.
    await start(installed, data);
    note('compiled by vite, as it is packed; data on a disk, every commit flushed');
    const taken = await takeTurns(rounds, { node: () => empty(), postgres: () => bareDatabase(data), product: () => start(installed, data) });
    const floors = taken.node.map((seconds, round) => seconds + (taken.postgres[round] as number));
    return [
      {
        name: 'healthz: beyond the floor', unit: 's', measured: measured(taken.product.map((seconds, round) => seconds - (floors[round] as number))),
        floor: { name: 'node -e 0, then PostgreSQL bare', measured: measured(floors) }, bound: { atMost: 1.2 },
      },
      { name: 'healthz: altogether', unit: 's', measured: measured(taken.product) },
      { name: 'the very first start, which makes the data', unit: 's', measured: single(first) },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** What npm would install, without waiting for npm: the compiled product beside the packages that are here. */
function install(place: string): string {
  const built = spawnSync(process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', join(root, 'vite.lib.config.ts'), '--logLevel', 'error', '--outDir', join(place, 'dist', 'product')], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  mkdirSync(place, { recursive: true });
  for (const part of ['bin', 'migrations', 'samples', 'package.json']) cpSync(join(root, part), join(place, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
  return place;
}

function empty(): number {
  const begun = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return (performance.now() - begun) / 1_000;
}

async function start(installed: string, data: string): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, [join(installed, 'bin', 'taizhang.mjs'), 'serve'], { env: { ...process.env, DATABASE_URL: '', TAIZHANG_DATA: data, TAIZHANG_PORT: String(port), XDG_CACHE_HOME: join(installed, '.cache') }, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString(); });
  while (!(await healthy(port))) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${errors}`);
    await pause(5);
  }
  const seconds = (performance.now() - begun) / 1_000;
  await end(child);
  return seconds;
}

function healthy(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    get({ port, host: '127.0.0.1', path: '/healthz', agent: false }, (reply) => {
      reply.resume();
      resolve(reply.statusCode === 200);
    }).on('error', () => resolve(false));
  });
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const holder = createServer();
    holder.listen(0, '127.0.0.1', () => {
      const { port } = holder.address() as { port: number };
      holder.close(() => resolve(port));
    });
  });
}
