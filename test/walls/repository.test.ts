/** What the repository as a whole may not hold. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './linted.ts';
import { trackedFiles } from './tracked.ts';

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly optionalDependencies: Record<string, string>;
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const EXACT = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/u;
const BINARY = /\.(?:png|jpe?g|gif|ico|woff2?|ttf|otf|pdf|docx?|xlsx?|ofd|wps|et|zip|gz|br)$/iu;
const MOST_BYTES = 3_000_000;

function texts(): readonly (readonly [file: string, text: string])[] {
  return trackedFiles()
    .filter((file) => !BINARY.test(file) && existsSync(join(root, file)) && statSync(join(root, file)).isFile() && statSync(join(root, file)).size < MOST_BYTES)
    .map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);
}

test('every dependency is pinned to one version', () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  expect(Object.entries(all).filter(([, version]) => !EXACT.test(version))).toEqual([]);
  expect(EXACT.test('^1.2.3')).toBe(false);
  expect(EXACT.test('18.4.0-beta.17')).toBe(true);
});

interface Locked extends Partial<Manifest> { readonly version?: string; readonly integrity?: string; readonly resolved?: string; readonly optional?: boolean; readonly os?: readonly string[]; readonly cpu?: readonly string[] }

describe('the lock file', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
  const others = Object.entries(packages).filter(([name]) => name !== '');

  test('asks for the versions of package.json', () => {
    const all = ({ dependencies, devDependencies, optionalDependencies }: Partial<Manifest>): object => ({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(all(packages[''] ?? {})).toEqual(all(manifest));
  });

  test('names no address, and a digest for all but packages of other platforms', () => {
    expect(others.filter(([, one]) => one.resolved !== undefined).map(([name]) => name)).toEqual([]);
    const elsewhere = (one: Locked): boolean => one.optional === true && one.os !== undefined && one.cpu !== undefined;
    expect(others.filter(([, one]) => one.version === undefined || (one.integrity === undefined && !elsewhere(one))).map(([name]) => name)).toEqual([]);
  });

  test('names the packages of every platform, or npm ci refuses it (mended by: node scripts/complete-lock.mjs)', () => {
    const held = (path: string, name: string): boolean => `${path}/node_modules/${name}` in packages || `node_modules/${name}` in packages;
    expect(others.flatMap(([path, one]) => Object.keys(one.optionalDependencies ?? {}).filter((name) => !held(path, name)))).toEqual([]);
  });
});

test('no file names a package registry or a folder of one machine', () => {
  // Put together here, so that this file does not name what it looks for.
  const registry = new RegExp(['registry\\.' + 'npmjs', 'registry\\.' + 'yarnpkg', 'npm' + 'mirror\\.com', 'registry=' + 'http'].join('|'), 'u');
  const machine = new RegExp(`(?<![\\w.:/-])/(?:${['home', 'Users', 'work', 'root'].join('|')})/[\\w.-]+`, 'u');
  const found = texts().flatMap(([file, text]) => [registry, machine].flatMap((pattern) => (pattern.test(text) ? [`${file}: ${pattern.exec(text)?.[0] ?? ''}`] : [])));
  expect(found).toEqual([]);
});

test('no task is left as a mark in the code', () => {
  const mark = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b`, 'u');
  expect(texts().filter(([file, text]) => /\.(?:ts|tsx|mjs|sql|ya?ml)$/u.test(file) && mark.test(text)).map(([file]) => file)).toEqual([]);
});

test('built things are not held', () => {
  expect(trackedFiles().filter((file) => /^(?:dist|node_modules|coverage|\.cache|\.data)\//u.test(file))).toEqual([]);
});
