/** The embedded PostgreSQL of one data folder: initialised, started or adopted, held by one server, kept alive. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Account } from './account.ts';
import { placeBinaries } from './binaries.ts';
import { isPostgresOf, type Postmaster, type PostmasterPlan, startPostmaster, stopPostmaster } from './postmaster.ts';

export interface EmbeddedDatabase {
  /** Where to connect now, the socket moves when the database was restarted; as the owner, who migrates. */
  readonly connection: () => pg.ClientConfig;
  /** The same as the role that serves: it may not change the schema, nor what stands in the journal. */
  readonly application: () => pg.ClientConfig;
  readonly stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  readonly packageName?: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Called when the database died and could not be brought back, or another server took it. */
  readonly lost?: (refusal: Refusal) => void;
}

const DATABASE = 'taizhang';
/** The role that serves. Whoever may open the socket (its folder is 0700) is taken at their word. */
export const APPLICATION = 'taizhang_app';
const WATCH_MS = 250;
const RECOVERIES = 20;
/** Of the advisory lock that one server holds on its embedded data. */
const SERVER_LOCK = 741_852;

/** All four flags matter: without the C.UTF-8 locale pg_trgm finds no trigrams in Chinese and says nothing. */
const INITDB = ['--locale=C.UTF-8', '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=zh-u-co-pinyin', '--username=taizhang', '--auth-local=trust', '--auth-host=reject'];

export async function openEmbedded(folder: string, account: Account, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase | Refusal> {
  const binaries = placeBinaries(folder, options.packageName);
  if (isRefusal(binaries)) return binaries;
  const plan: PostmasterPlan = { cluster: join(folder, 'postgres'), log: join(folder, 'postgres.log'), binaries, account, settings: options.settings ?? {} };
  const cluster = ensureCluster(plan, folder);
  if (isRefusal(cluster)) return cluster;
  let postmaster = await startPostmaster(plan);
  if (isRefusal(postmaster)) return postmaster;
  let held = await holdAlone(postmaster, folder);
  if (isRefusal(held)) return held;
  let stopping = false;
  const ending = new AbortController();

  /** Again and again while it dies under our hands; a refusal is final. */
  const recover = async (): Promise<void> => {
    for (let attempt = 1; !stopping; attempt += 1) {
      try {
        const again = await startPostmaster(plan);
        const hold = isRefusal(again) ? again : await holdAlone(again, folder);
        if (isRefusal(again) || isRefusal(hold)) return options.lost?.(hold as Refusal);
        [postmaster, held] = [again, hold];
        return;
      } catch (error) {
        if (attempt === RECOVERIES) return options.lost?.(refuse('database-not-starting', { reason: String(error), log: plan.log }));
        await pause(WATCH_MS);
      }
    }
  };
  const watch = async (): Promise<void> => {
    while (!stopping) {
      await pause(WATCH_MS, undefined, { ref: false, signal: ending.signal }).catch(() => undefined);
      if (!stopping && !isPostgresOf((postmaster as Postmaster).pid, plan.cluster)) await recover();
    }
  };
  const watching = watch();

  return {
    connection: () => ({ host: (postmaster as Postmaster).socket, user: 'taizhang', database: DATABASE }),
    application: () => ({ host: (postmaster as Postmaster).socket, user: APPLICATION, database: DATABASE }),
    stop: async () => {
      stopping = true;
      ending.abort();
      await Promise.race([watching, pause(1_000)]);
      await (held as pg.Client).end().catch(() => {});
      await stopPostmaster(postmaster as Postmaster);
    },
  };
}

/** Makes the cluster aside and moves it into place, so a killed initdb leaves nothing that looks like data. */
export function ensureCluster(plan: PostmasterPlan, folder: string): Refusal | true {
  const version = join(plan.cluster, 'PG_VERSION');
  if (existsSync(version)) {
    const found = readFileSync(version, 'utf8').trim();
    return found === String(plan.binaries.major) ? true : refuse('data-other-major', { folder, found, expected: plan.binaries.major });
  }
  const unfinished = `${basename(plan.cluster)}.new-`;
  for (const name of readdirSync(folder)) {
    if (name.startsWith(unfinished) && !processLives(Number(name.slice(unfinished.length)))) rmSync(join(folder, name), { recursive: true, force: true });
  }
  const half = `${plan.cluster}.new-${process.pid}`;
  mkdirSync(half, { mode: 0o700 });
  chmodSync(half, 0o700);
  const { uid, gid, lent } = plan.account;
  if (lent) chownSync(half, uid, gid);
  const made = spawnSync(plan.binaries.initdb, ['-D', half, ...INITDB], { cwd: half, encoding: 'utf8', env: { LC_ALL: 'C.UTF-8', TZ: 'UTC' }, ...(lent ? { uid, gid } : {}) });
  if (made.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    return refuse('database-not-starting', { reason: `initdb: ${(made.error?.message ?? made.stderr).trim().split('\n').at(-1) ?? ''}`, log: plan.log });
  }
  try {
    renameSync(half, plan.cluster);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(version)) throw error;
  }
  return true;
}

function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}

/**
 * One server on one embedded database: a session lock, which the database itself drops when its holder dies.
 * The holder's process id stands in its application name, for the sentence that the second server prints.
 */
async function holdAlone(postmaster: Postmaster, folder: string): Promise<pg.Client | Refusal> {
  const client = new pg.Client({ host: postmaster.socket, user: 'taizhang', database: 'postgres', application_name: `taizhang-server ${process.pid}` });
  client.on('error', () => {});
  await client.connect();
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [SERVER_LOCK]);
    if (rows[0]?.held === true) {
      const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
      if (rowCount === 0) await client.query(`create database ${DATABASE}`);
      const { rowCount: roles } = await client.query('select from pg_roles where rolname = $1', [APPLICATION]);
      if (roles === 0) await client.query(`create role ${APPLICATION} login`);
      return client;
    }
    // The backend of a server that was just killed needs a moment to notice.
    await pause(100);
  }
  const { rows } = await client.query<{ pid: string }>(`select split_part(application_name, ' ', 2) as pid from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and objid = $1 and granted`, [SERVER_LOCK]);
  await client.end();
  return refuse('data-in-use', { folder, pid: rows[0]?.pid ?? '?' });
}
