/** What the machine's owner does beside the server: back up, restore, migrate. */
import { join } from 'node:path';
import { isRefusal, type Refusal } from '#kernel';
import { unreadable } from './backup/check.ts';
import { restoreBackup, type Restored } from './backup/restore.ts';
import { type Written, writeBackup } from './backup/write.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { readMigrations } from './database/migrations.ts';
import { openDatabase } from './database/open.ts';
import { reachDatabase } from './database/reach.ts';
import { productRoot, productVersion } from './product.ts';
import type { Room } from './room.ts';

/** Works while the server runs: what it writes meanwhile is not in this backup. */
export async function backUp(config: Config, rooms: readonly Room[], to: string, clock = systemClock): Promise<Written | Refusal> {
  const root = productRoot();
  const reached = await reachDatabase(config, root, 'beside');
  if (isRefusal(reached)) return reached;
  try {
    return await writeBackup({ carrier: reached.carrier, rooms, to, product: productVersion(root), clock });
  } finally {
    await reached.close();
  }
}

/** Into an empty database: the one of the settings, or `to`, where its owner's address is given. */
export async function restore(config: Config, rooms: readonly Room[], file: string, to?: string): Promise<Restored & { readonly place: string } | Refusal> {
  const root = productRoot();
  // Before a database is made for it.
  const missing = await unreadable(file);
  if (missing !== null) return missing;
  const reached = await reachDatabase(to === undefined ? config : { data: undefined, databaseUrl: to, ownerUrl: undefined }, root, 'alone');
  if (isRefusal(reached)) return reached;
  const { carrier, place, setting } = reached;
  try {
    const restored = await restoreBackup({ carrier, rooms, file, migrations: readMigrations(join(root, 'migrations')), clock: systemClock, place, setting: to === undefined ? setting : '--to' });
    return isRefusal(restored) ? restored : { ...restored, place };
  } finally {
    await reached.close();
  }
}

/** Brings the schema up to this program's, as a start of the server would. @returns its number, and where. */
export async function migrateInstallation(config: Config): Promise<{ readonly number: number; readonly place: string } | Refusal> {
  const root = productRoot();
  const migrations = readMigrations(join(root, 'migrations'));
  const open = await openDatabase({ config, root, migrations, lost: () => undefined });
  if (isRefusal(open)) return open;
  await open.close();
  return { number: migrations.length, place: open.place };
}
