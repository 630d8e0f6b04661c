/** The files that the repository holds or is about to hold. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './linted.ts';

const LEFT_OUT = new Set(['node_modules', '.git', 'dist', '.data', '.cache', 'coverage']);

/** Paths from the root; by git, or by looking where the sources came without it. */
export function trackedFiles(): readonly string[] {
  // The folder may belong to another account than the one that runs the tests.
  const git = spawnSync('git', ['-c', `safe.directory=${root}`, 'ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  return git.status === 0 ? git.stdout.split('\0').filter((name) => name !== '') : filesUnder('');
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (LEFT_OUT.has(entry.name)) return [];
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}
