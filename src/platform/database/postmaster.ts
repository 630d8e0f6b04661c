/** One PostgreSQL process on one data directory: start it, adopt one that a killed server left, watch it, stop it. */
import { spawn } from 'node:child_process';
import { chmodSync, chownSync, closeSync, mkdtempSync, openSync, readFileSync, readlinkSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Refusal, refuse } from '#kernel';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { barrierBefore } from './data-folder.ts';

export interface Postmaster {
  readonly pid: number;
  readonly cluster: string;
  /** The folder of its unix socket. */
  readonly socket: string;
}

const START_WITHIN_MS = 30_000;
const LOG_LIMIT = 5_000_000;

export interface PostmasterPlan {
  readonly cluster: string;
  readonly log: string;
  readonly binaries: Binaries;
  readonly account: Account;
  /** More `-c` settings. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A running database on this cluster: the one that is there, else a new one. Retries while a dead one is being reaped. */
export async function startPostmaster(plan: PostmasterPlan): Promise<Postmaster | Refusal> {
  const deadline = performance.now() + START_WITHIN_MS;
  let reason = '';
  while (performance.now() < deadline) {
    const left = readPidFile(plan.cluster);
    if (left !== null && isPostgresOf(left.pid, plan.cluster)) {
      if (await answers(left.socket, plan.cluster)) return { pid: left.pid, cluster: plan.cluster, socket: left.socket };
    } else {
      if (left !== null) clearAway(left, plan.cluster);
      const started = await spawnPostmaster(plan);
      if (typeof started !== 'string') return started;
      reason = started;
      // Anything but the remains of a dead process will not mend itself by waiting.
      if (!/postmaster\.pid|shared memory|lock file/.test(reason)) break;
    }
    await pause(100);
  }
  return refuse('database-not-starting', { reason: reason || 'timeout', log: plan.log });
}

/** Fast shutdown: running statements are cancelled, the log is closed; a database that will not end is left to crash recovery. */
export async function stopPostmaster(postmaster: Postmaster): Promise<void> {
  const signals: readonly [NodeJS.Signals, number][] = [['SIGINT', 20_000], ['SIGQUIT', 5_000]];
  for (const [signal, patience] of signals) {
    if (!kill(postmaster.pid, signal)) break;
    const deadline = performance.now() + patience;
    while (isPostgresOf(postmaster.pid, postmaster.cluster) && performance.now() < deadline) await pause(20);
    if (!isPostgresOf(postmaster.pid, postmaster.cluster)) break;
  }
  removeSocket(postmaster.socket);
}

async function spawnPostmaster(plan: PostmasterPlan): Promise<Postmaster | string> {
  const socket = makeSocketFolder(plan.account);
  const settings: Record<string, string> = {
    listen_addresses: '', unix_socket_directories: socket, timezone: 'UTC', log_timezone: 'UTC', max_connections: '60', jit: 'off', ...plan.settings,
  };
  const from = logSize(plan.log);
  const log = openSync(plan.log, 'a', 0o600);
  const child = spawn(plan.binaries.postgres, ['-D', plan.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
    cwd: dirname(plan.cluster), stdio: ['ignore', log, log], env: { LC_ALL: 'C.UTF-8' },
    // A group of its own: Ctrl-C is for the server, which ends its work first and then stops the database.
    detached: true, ...(plan.account.lent ? { uid: plan.account.uid, gid: plan.account.gid } : {}),
  });
  closeSync(log);
  let ended: string | null = null;
  child.once('error', (error) => { ended = error.message; });
  child.once('exit', (code, signal) => { ended ??= `postgres ${signal ?? code}`; });
  child.unref();
  const deadline = performance.now() + START_WITHIN_MS;
  while (ended === null && performance.now() < deadline) {
    if (readPidFile(plan.cluster)?.ready === true && (await answers(socket, plan.cluster))) return { pid: child.pid as number, cluster: plan.cluster, socket };
    await pause(15);
  }
  if (ended === null) child.kill('SIGQUIT');
  removeSocket(socket);
  return lastFatal(plan.log, from) ?? ended ?? 'timeout';
}

/** A socket's path may have 107 bytes, so it lies in a short folder of its own, 0700. */
function makeSocketFolder(account: Account): string {
  // A TMPDIR of root's own would keep out the account that the database runs as.
  const base = tmpdir().length > 40 || barrierBefore(join(tmpdir(), 'x'), account) !== null ? '/tmp' : tmpdir();
  const folder = mkdtempSync(join(base, 'taizhang-'));
  chmodSync(folder, 0o700);
  if (account.lent) chownSync(folder, account.uid, account.gid);
  return folder;
}

function removeSocket(folder: string): void {
  if (basename(folder).startsWith('taizhang-')) rmSync(folder, { recursive: true, force: true });
}

/** postmaster.pid: process, data directory, start, port, socket folder, address, shared memory, status. */
export function readPidFile(cluster: string): { pid: number; socket: string; ready: boolean } | null {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number.parseInt(lines[0] ?? '', 10);
  return Number.isInteger(pid) ? { pid, socket: lines[4] ?? '', ready: (lines[7] ?? '').trim() === 'ready' } : null;
}

/** Alive, not a zombie that nobody reaps, and PostgreSQL on this cluster (its working directory) rather than whoever got the number later. */
export function isPostgresOf(pid: number, cluster: string): boolean {
  if (!kill(pid, 0)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return sameFolder(readlinkSync(`/proc/${pid}/cwd`), cluster);
  } catch {
    return false;
  }
}

function kill(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** PostgreSQL itself refuses to start while the pid of the file exists, even as a zombie or as another's process. Shared memory still guards the data. */
function clearAway(left: { socket: string }, cluster: string): void {
  removeSocket(left.socket);
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

async function answers(socket: string, cluster: string): Promise<boolean> {
  const client = new pg.Client({ host: socket, user: 'taizhang', database: 'postgres', connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return sameFolder(rows[0]?.data_directory ?? '', cluster);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function sameFolder(one: string, other: string): boolean {
  const [a, b] = [statSync(one), statSync(other)];
  return a.ino === b.ino && a.dev === b.dev;
}

function logSize(log: string): number {
  try {
    const { size } = statSync(log);
    if (size <= LOG_LIMIT) return size;
    truncateSync(log, 0);
  } catch { /* there is none yet */ }
  return 0;
}

function lastFatal(log: string, from: number): string | null {
  const lines = readFileSync(log).subarray(from).toString('utf8').split('\n');
  return lines.findLast((line) => /FATAL|PANIC|error/i.test(line))?.replace(/^.*?(FATAL|PANIC):\s*/, '') ?? null;
}
