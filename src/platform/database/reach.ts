/** The database of an installation for a command of the machine's owner, beside a running server or without one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Config } from '../config.ts';
import { databaseAccount } from './account.ts';
import { type Carrier, openCarrier } from './carrying.ts';
import { chooseDataFolder } from './data-folder.ts';
import { openEmbedded } from './embedded.ts';
import { placeOf } from './open.ts';
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
  const url = config.ownerUrl ?? config.databaseUrl;
  if (url !== undefined) return connected({ connectionString: url }, placeOf(url), config.ownerUrl === undefined ? 'DATABASE_URL' : 'TAIZHANG_DATABASE_OWNER_URL', async () => {});
  const account = databaseAccount();
  if (isRefusal(account)) return account;
  const folder = chooseDataFolder(config.data, root, account);
  if (isRefusal(folder)) return folder;
  const cluster = join(folder, 'postgres');
  if (how === 'beside') {
    if (!existsSync(join(cluster, 'PG_VERSION'))) return refuse('data-missing', { folder });
    const running = readPidFile(cluster);
    if (running !== null && isPostgresOf(running.pid, cluster)) return connected({ host: running.socket, user: 'taizhang', database: 'taizhang' }, folder, 'TAIZHANG_DATA', async () => {});
  }
  const embedded = await openEmbedded(folder, account);
  return isRefusal(embedded) ? embedded : connected(embedded.connection(), folder, 'TAIZHANG_DATA', embedded.stop);
}

async function connected(where: pg.ClientConfig, place: string, setting: string, stop: () => Promise<void>): Promise<Reached | Refusal> {
  try {
    const carrier = await openCarrier(where);
    return { carrier, place, setting, close: async () => { await carrier.end(); await stop(); } };
  } catch (error) {
    await stop();
    return refuse('database-unreachable', { server: place, setting, reason: (error as Error).message || String((error as NodeJS.ErrnoException).code) });
  }
}
