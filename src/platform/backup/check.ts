/** Reads a backup through before anything is written anywhere: every byte is under one of its digests. */
import { createHash } from 'node:crypto';
import { access, constants, type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { sm3 } from '../sm3.ts';
import { MANIFEST, Manifest, SEAL } from './manifest.ts';
import { BrokenTar, readTar } from './tar.ts';
import { linesIn } from './write.ts';

export const unpack = promisify(gunzip);

/** Refuses `backup-not-found`, `backup-not-one`, `backup-damaged` {file, part}. */
export async function withBackup<T>(file: string, use: (handle: FileHandle, manifest: Manifest) => Promise<T | Refusal>): Promise<T | Refusal> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    return refuse('backup-not-found', { file, reason: (error as NodeJS.ErrnoException).code ?? '' });
  }
  try {
    const manifest = await checked(handle, file);
    return isRefusal(manifest) ? manifest : await use(handle, manifest);
  } finally {
    await handle.close();
  }
}

/** Refuses `backup-not-found` where the file cannot be read at all. */
export async function unreadable(file: string): Promise<Refusal | null> {
  try {
    await access(file, constants.R_OK);
    return null;
  } catch (error) {
    return refuse('backup-not-found', { file, reason: (error as NodeJS.ErrnoException).code ?? '' });
  }
}

interface Seen { readonly digest: string; readonly rows: number }

async function checked(handle: FileHandle, file: string): Promise<Manifest | Refusal> {
  const damaged = (part: string): Refusal => refuse('backup-damaged', { file, part });
  const seen = new Map<string, Seen>();
  const tables = new Map<string, ReturnType<typeof createHash>>();
  let [said, seal] = [null as Buffer | null, ''];
  try {
    for await (const { name, content } of readTar(handle)) {
      if (seal !== '' || seen.has(name)) return damaged(name);
      if (name === MANIFEST) said = content;
      else if (name === SEAL) seal = content.toString('latin1');
      else {
        const rows = await unpack(content).catch(() => null);
        if (rows === null) return damaged(name);
        const table = name.split('/')[1] ?? '';
        if (!tables.has(table)) tables.set(table, createHash('sm3'));
        tables.get(table)?.update(rows);
        seen.set(name, { digest: sm3(content), rows: linesIn(rows) });
      }
    }
  } catch (error) {
    if (!(error instanceof BrokenTar)) throw error;
    return error.part === '' ? refuse('backup-not-one', { file }) : damaged(error.part);
  }
  if (said === null || seal !== `${sm3(said)}\n`) return damaged(MANIFEST);
  const manifest = Manifest.safeParse(JSON.parse(said.toString('utf8')));
  if (!manifest.success) return refuse('backup-not-one', { file });
  return compare(manifest.data, seen, (name) => `sm3:${(tables.get(name) ?? createHash('sm3')).digest('hex')}`, damaged) ?? manifest.data;
}

function compare(manifest: Manifest, seen: ReadonlyMap<string, Seen>, digestOf: (table: string) => string, damaged: (part: string) => Refusal): Refusal | null {
  const named = manifest.tables.flatMap(({ pieces }) => pieces);
  const wrong = named.find(({ file, digest }) => seen.get(file)?.digest !== digest);
  if (wrong !== undefined) return damaged(wrong.file);
  const known = new Set(named.map(({ file }) => file));
  const surplus = [...seen.keys()].find((name) => !known.has(name));
  if (surplus !== undefined) return damaged(surplus);
  const table = manifest.tables.find(({ name, rows, digest, pieces }) => digestOf(name) !== digest || pieces.reduce((sum, { file }) => sum + (seen.get(file)?.rows ?? 0), 0) !== rows);
  return table === undefined ? null : damaged(table.name);
}
