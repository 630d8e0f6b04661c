/** The packed tarball, installed as a user would, reads a file without the sources. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ended, PLAN, root } from '../cli/taizhang.ts';

/** npm hands the folder that it works in down to what it runs; a user's shell knows none. */
const bare = Object.fromEntries(Object.keys(process.env).filter((name) => /^npm_(?:package_|lifecycle_|config_(?:local_|global_)?prefix$)/iu.test(name)).map((name) => [name, undefined]));

let folder = '';
const at = (...parts: string[]): string => join(folder, ...parts);
const installed = (...args: string[]): ReturnType<typeof ended> => ended(process.execPath, [at('node_modules', 'taizhang', 'bin', 'taizhang.mjs'), ...args], {}, folder);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'taizhang-pack-'));
  expect(await ended(process.execPath, [join(root, 'scripts', 'package.mjs')])).toMatchObject({ code: 0 });
  const packed = await ended('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], bare);
  expect(packed.code, packed.err).toBe(0);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  writeFileSync(at('package.json'), '{ "private": true }');
  writeFileSync(at('计划.txt'), PLAN);
  // The optional packages are a whole database and a whole Node; this test runs on one already.
  const done = await ended('npm', ['install', '--prefer-offline', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', `./${tarball}`], bare, folder);
  expect(done.code, done.err).toBe(0);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('it holds what is compiled and nothing of the sources', () => {
  const top = readdirSync(at('node_modules', 'taizhang'));
  expect(top).toEqual(expect.arrayContaining(['bin', 'dist', 'migrations', 'package.json']));
  for (const name of ['src', 'web', 'test', 'scripts', 'bench']) expect(top).not.toContain(name);
  const files = readdirSync(at('node_modules', 'taizhang'), { recursive: true }).map(String);
  expect(files.filter((name) => /\.tsx?$/u.test(name))).toEqual([]);
  expect(files).toEqual(expect.arrayContaining([join('dist', 'web', 'index.html'), join('dist', 'product', 'run.js'), join('dist', 'product', 'reading-worker.js'), join('dist', 'product', 'password-worker.js')]));
});

test('the command is there and knows its version', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(await ended(at('node_modules', '.bin', 'taizhang'), ['--version'], { PATH: `${join(process.execPath, '..')}:${process.env['PATH'] ?? ''}` }, folder)).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('it reads a file as the sources do', async () => {
  const [compiled, sources] = await Promise.all([installed('read', '计划.txt', '--json'), ended(process.execPath, [join(root, 'bin', 'taizhang.mjs'), 'read', at('计划.txt'), '--json'])]);
  expect(compiled).toEqual(sources);
  expect(compiled.code).toBe(0);
  expect((JSON.parse(compiled.out) as { tasks: unknown[] }).tasks).toHaveLength(3);
});

/** Formats whose readers are threads or heavy packages: each is found again in what was compiled. */
test.each(['ledger.pdf', 'ledger.doc', 'ledger.docx'])('it reads %s as the sources do', async (name) => {
  cpSync(join(root, 'test', 'intake', 'files', name), at(name));
  const [compiled, sources] = await Promise.all([installed('read', name, '--json'), ended(process.execPath, [join(root, 'bin', 'taizhang.mjs'), 'read', at(name), '--json'])]);
  expect({ code: compiled.code, err: compiled.err }).toEqual({ code: 0, err: '' });
  expect(compiled.out).toBe(sources.out);
});

test('it writes a Word file and reads it again', async () => {
  mkdirSync(at('out'));
  expect(await installed('export', '计划.txt', '--out', 'out/台账.docx')).toMatchObject({ code: 0 });
  const { code, out } = await installed('read', 'out/台账.docx', '--json', '--no-text');
  expect({ code, tasks: (JSON.parse(out) as { tasks: unknown[] }).tasks.length }).toEqual({ code: 0, tasks: 3 });
});
