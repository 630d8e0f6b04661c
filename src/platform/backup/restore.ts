/** Puts a backup into an empty database, whole or not at all. */
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Clock } from '../clock.ts';
import { analyze, type Carrier, carriedTables, copyIn, countTables, setSequences, withRulesAside } from '../database/carrying.ts';
import { checkChinese, checkServer } from '../database/connect.ts';
import type { Executor } from '../database/executor.ts';
import { applyMigrations, compareMigrations, type Migration, refusalOfMigration } from '../database/migrations.ts';
import type { Room } from '../room.ts';
import { unpack, withBackup } from './check.ts';
import type { Manifest } from './manifest.ts';
import { readTar } from './tar.ts';

export interface Restored { readonly manifest: Manifest; readonly rows: number }

export interface RestoreOptions {
  readonly carrier: Carrier;
  readonly rooms: readonly Room[];
  readonly file: string;
  readonly migrations: readonly Migration[];
  readonly clock: Clock;
  /** For sentences: the server or folder that it goes to, and the setting that named it. */
  readonly place: string;
  readonly setting: string;
}

/**
 * The backup is read through first; then everything is written in one transaction: the schema as the backup knew it, its
 * rows, what was migrated since, and what rooms do when rows came from elsewhere.
 * Refuses what `withBackup` refuses, `schema-later`, `migration-changed`, `restore-not-empty`, and what an unfit server is refused with.
 */
export function restoreBackup({ carrier, rooms, file, migrations, clock, place, setting }: RestoreOptions): Promise<Restored | Refusal> {
  return withBackup(file, async (handle, manifest) => {
    const unfit = compareMigrations(manifest.schema.migrations, migrations);
    if (unfit !== null) return unfit;
    const restored = await leave(carrier, async (tx) => {
      stopAt(await checkServer(tx, { server: place, setting }));
      if (await countTables(tx) > 0) throw refuse('restore-not-empty', { place });
      await applyMigrations(tx, migrations.slice(0, manifest.schema.migrations.length));
      stopAt(await checkChinese(tx));
      await fill(carrier, tx, handle, manifest, file);
      await applyMigrations(tx, migrations);
      for (const room of rooms) await room.carried?.arrived(tx, clock);
    });
    if (restored !== null) return restored;
    await analyze(carrier);
    return { manifest, rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0) };
  });
}

/** A refusal that is thrown rolls everything back and is returned. */
async function leave(carrier: Carrier, step: (tx: Executor) => Promise<void>): Promise<Refusal | null> {
  try {
    await carrier.transaction({ snapshot: false }, step);
    return null;
  } catch (error) {
    const refusal = isRefusal(error) ? error : refusalOfMigration(error);
    if (refusal === null) throw error;
    return refusal;
  }
}

function stopAt(refusal: Refusal | null): void {
  if (refusal !== null) throw refusal;
}

async function fill(carrier: Carrier, tx: Executor, handle: FileHandle, manifest: Manifest, file: string): Promise<void> {
  const there = await carriedTables(tx);
  const strange = manifest.tables.find(({ name, columns }) => there.find((table) => table.name === name)?.columns.join() !== columns.join());
  if (strange !== undefined) throw refuse('backup-damaged', { file, part: strange.name });
  await withRulesAside(tx, there, async () => {
    const members = readTar(handle);
    for (const table of manifest.tables) {
      if (table.pieces.length === 0) continue;
      await pipeline(Readable.from(piecesOf(members, table.pieces.length)), copyIn(carrier, table));
    }
  });
  await setSequences(tx, new Map(manifest.sequences.map(({ name, last }) => [name, last])));
}

/** The next members, unpacked: they lie in the order of the manifest. */
async function* piecesOf(members: AsyncGenerator<{ content: Buffer }>, count: number): AsyncGenerator<Buffer> {
  for (let taken = 0; taken < count; taken += 1) {
    const { value, done } = await members.next();
    if (done === true) throw new Error('the backup ended while it was read again');
    yield await unpack(value.content);
  }
}
