/** The database of an installation for a command of the machine's owner, beside a running server or without one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Config } from '../config.ts';
import { databaseAccount } from './account.ts';
import { appliedMigrations, type Carrier, openCarrier } from './carrying.ts';
import { openPool } from './connect.ts';
import type { Database } from './executor.ts';
import { chooseDataFolder } from './data-folder.ts';
import { openEmbedded } from './embedded.ts';
import { placeOf } from './open.ts';
import { compareMigrations, type Migration } from './migrations.ts';
import { isPostgresOf, readPidFile } from './postmaster.ts';

export interface Reached {
  readonly carrier: Carrier;
  /** A folder, or host and name of a server, never a password. */
  readonly place: string;
  /** The setting that named it, for sentences. */
  readonly setting: string;
  readonly close: () => Promise<void>;
}

type Where = Pick<Config, 'data' | 'databaseUrl' | 'ownerUrl'>;

/**
 * As the owner, where there is one.
 * @param how `beside`: also while a server runs on it; what holds nothing yet is refused. `alone`: the embedded database
 * is held as a server holds it (refused as `data-in-use` while one does), and made where there is none.
 */
export async function reachDatabase(config: Where, root: string, how: 'beside' | 'alone'): Promise<Reached | Refusal> {
  const found = await whereIs(config, root, how);
  return isRefusal(found) ? found : connected(found);
}

export interface ReachedPool {
  readonly database: Database;
  readonly place: string;
  readonly close: () => Promise<void>;
}

/**
 * For commands that work as the server does, beside it or without one.
 * Refused besides: a schema that is not this program's (`schema-earlier`, and what a migration would refuse).
 */
export async function reachPool(config: Where, root: string, migrations: readonly Migration[]): Promise<ReachedPool | Refusal> {
  const found = await whereIs(config, root, 'beside');
  if (isRefusal(found)) return found;
  const database = openPool(() => found.where, 2);
  const close = async (): Promise<void> => { await database.destroy(); await found.stop(); };
  try {
    const applied = await appliedMigrations(database);
    const unfit = compareMigrations(applied, migrations) ?? (applied.length < migrations.length ? refuse('schema-earlier', { found: applied.length, known: migrations.length }) : null);
    if (unfit === null) return { database, place: found.place, close };
    await close();
    return unfit;
  } catch (error) {
    await close();
    return refuse('database-unreachable', { server: found.place, setting: found.setting, reason: (error as Error).message || String((error as NodeJS.ErrnoException).code) });
  }
}

interface Found { readonly where: pg.ClientConfig; readonly place: string; readonly setting: string; readonly stop: () => Promise<void> }

async function whereIs(config: Where, root: string, how: 'beside' | 'alone'): Promise<Found | Refusal> {
  const stay = async (): Promise<void> => {};
  const url = config.ownerUrl ?? config.databaseUrl;
  if (url !== undefined) return { where: { connectionString: url }, place: placeOf(url), setting: config.ownerUrl === undefined ? 'DATABASE_URL' : 'TAIZHANG_DATABASE_OWNER_URL', stop: stay };
  const account = databaseAccount();
  if (isRefusal(account)) return account;
  const folder = chooseDataFolder(config.data, root, account);
  if (isRefusal(folder)) return folder;
  const cluster = join(folder, 'postgres');
  if (how === 'beside') {
    if (!existsSync(join(cluster, 'PG_VERSION'))) return refuse('data-missing', { folder });
    const running = readPidFile(cluster);
    if (running !== null && isPostgresOf(running.pid, cluster)) return { where: { host: running.socket, user: 'taizhang', database: 'taizhang' }, place: folder, setting: 'TAIZHANG_DATA', stop: stay };
  }
  const embedded = await openEmbedded(folder, account);
  return isRefusal(embedded) ? embedded : { where: embedded.connection(), place: folder, setting: 'TAIZHANG_DATA', stop: embedded.stop };
}

async function connected({ where, place, setting, stop }: Found): Promise<Reached | Refusal> {
  try {
    const carrier = await openCarrier(where);
    return { carrier, place, setting, close: async () => { await carrier.end(); await stop(); } };
  } catch (error) {
    await stop();
    return refuse('database-unreachable', { server: place, setting, reason: (error as Error).message || String((error as NodeJS.ErrnoException).code) });
  }
}
