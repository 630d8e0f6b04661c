/** Writes a backup: one snapshot of all rows, streamed into a tar beside the place, which is taken only by a whole one. */
import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Refusal, refuse } from '#kernel';
import type { Clock } from '../clock.ts';
import { appliedMigrations, type CarriedTable, type Carrier, carriedSequences, carriedTables, copyOut, serverVersion } from '../database/carrying.ts';
import type { Room } from '../room.ts';
import { sm3 } from '../sm3.ts';
import { FORMAT, MANIFEST, type Manifest, SEAL } from './manifest.ts';
import { tarEnd, tarHeader, tarPadding } from './tar.ts';

const pack = promisify(gzip);
/** Of rows as COPY writes them: a backup takes this much memory, whatever the tables hold. */
const PIECE_BYTES = 8 * 1024 * 1024;

export interface Written { readonly file: string; readonly manifest: Manifest; readonly bytes: number }

/**
 * @param to a file that is not there yet, or a folder, in which the backup is named by its time.
 * Refuses `backup-exists`, `backup-not-written`, `backup-of-nothing`.
 */
export async function writeBackup({ carrier, rooms, to, product, clock }: { carrier: Carrier; rooms: readonly Room[]; to: string; product: string; clock: Clock }): Promise<Written | Refusal> {
  const madeAt = clock.now();
  const file = await isFolder(to) ? join(to, `taizhang-${madeAt.toISOString().replace(/[:.]/g, '-')}.tar`) : to;
  if (await stat(file).catch(() => null) !== null) return refuse('backup-exists', { file });
  const half = `${file}.part-${process.pid}`;
  let handle: FileHandle | undefined;
  try {
    // It holds all that the database holds: for its owner only.
    handle = await open(half, 'wx', 0o600);
    const tar = tarWriter(handle, madeAt);
    const manifest = await carrier.transaction({ snapshot: true }, async (tx): Promise<Manifest | null> => {
      const migrations = await appliedMigrations(tx);
      if (migrations.length === 0) return null;
      const notes: Manifest['notes'] = {};
      for (const room of rooms) if (room.carried?.noted !== undefined) notes[room.name] = { ...await room.carried.noted(tx) };
      const tables: Manifest['tables'] = [];
      for (const table of await carriedTables(tx)) tables.push(await writeTable(carrier, table, tar.add));
      return {
        format: FORMAT, product, madeAt: madeAt.toISOString(), postgres: await serverVersion(tx), schema: { number: migrations.at(-1)?.number ?? 0, migrations: [...migrations] },
        tables, sequences: [...await carriedSequences(tx)], notes,
      };
    });
    if (manifest === null) return refuse('backup-of-nothing');
    const said = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
    await tar.add(MANIFEST, said);
    await tar.add(SEAL, Buffer.from(`${sm3(said)}\n`));
    const bytes = await tar.end();
    await handle.sync();
    await rename(half, file);
    await syncFolder(dirname(file));
    return { file, manifest, bytes };
  } catch (error) {
    const { code = '', syscall } = error as NodeJS.ErrnoException;
    // What has a syscall is about the file; the rest is about the database.
    if (syscall !== undefined && /^(?:open|write|fsync|rename)$/.test(syscall)) return refuse('backup-not-written', { file, reason: code });
    throw error;
  } finally {
    await handle?.close();
    await rm(half, { force: true });
  }
}

async function writeTable(carrier: Carrier, table: CarriedTable, add: (name: string, content: Uint8Array) => Promise<void>): Promise<Manifest['tables'][number]> {
  const pieces: Manifest['tables'][number]['pieces'] = [];
  const digest = createHash('sm3');
  let [rows, held, size] = [0, [] as Buffer[], 0];
  const flush = async (): Promise<void> => {
    if (size === 0) return;
    const content = await pack(Buffer.concat(held), { level: 3 });
    const file = `tables/${table.name}/${String(pieces.length + 1).padStart(6, '0')}.copy.gz`;
    pieces.push({ file, bytes: content.byteLength, digest: sm3(content) });
    await add(file, content);
    [held, size] = [[], 0];
  };
  for await (const chunk of copyOut(carrier, table) as AsyncIterable<Buffer>) {
    digest.update(chunk);
    rows += linesIn(chunk);
    // A row may be as large as a file that was taken in, and comes in one chunk.
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      const part = chunk.subarray(at, at + PIECE_BYTES);
      held.push(part);
      size += part.length;
      if (size >= PIECE_BYTES) await flush();
    }
  }
  await flush();
  return { name: table.name, columns: [...table.columns], rows, digest: `sm3:${digest.digest('hex')}`, pieces };
}

/** COPY writes each row as a line; a line break within a value is written as two letters. */
export function linesIn(chunk: Uint8Array): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count += 1;
  return count;
}

function tarWriter(handle: FileHandle, modified: Date): { add: (name: string, content: Uint8Array) => Promise<void>; end: () => Promise<number> } {
  let written = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    for (let at = 0; at < bytes.length;) at += (await handle.write(bytes, at)).bytesWritten;
    written += bytes.length;
  };
  return {
    add: async (name, content) => {
      await write(tarHeader(name, content.byteLength, modified));
      await write(content);
      await write(tarPadding(content.byteLength));
    },
    end: async () => {
      await write(tarEnd());
      return written;
    },
  };
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}
