/** The first script: installing, waiting for another that installs, and keeping a command's output its own. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ended, folderOf, PLAN, root } from '../cli/taizhang.ts';
import { total, totalsOf } from '../../scripts/totals.mjs';

const EMPTY_PROJECT = { name: 'nothing', version: '1.0.0', private: true };
const EMPTY_LOCK = { name: 'nothing', version: '1.0.0', lockfileVersion: 3, requires: true, packages: { '': { name: 'nothing', version: '1.0.0' } } };

let project: ReturnType<typeof folderOf>;
beforeEach(() => {
  project = folderOf({ 'package.json': JSON.stringify(EMPTY_PROJECT), 'package-lock.json': JSON.stringify(EMPTY_LOCK) });
});
afterEach(() => project.remove());

const install = (): ReturnType<typeof ended> => {
  const code = `import { install } from ${JSON.stringify(join(root, 'scripts', 'install.mjs'))}; process.exitCode = await install(${JSON.stringify(project.at(''))}) ? 0 : 70;`;
  return ended(process.execPath, ['--input-type=module', '-e', code]);
};

describe('installing', () => {
  test('happens once, and again when the lock file changed', async () => {
    expect(await install()).toMatchObject({ code: 0, out: '', err: expect.stringContaining('正在按 package-lock.json 安装依赖') });
    expect(await install()).toEqual({ code: 0, out: '', err: '' });
    writeFileSync(project.at('package-lock.json'), JSON.stringify(EMPTY_LOCK, null, 1));
    expect((await install()).code).toBe(0);
    expect(await install()).toEqual({ code: 0, out: '', err: '' });
  });

  test('several at once wait for one', async () => {
    const all = await Promise.all([install(), install(), install()]);
    expect(all.map((one) => one.code)).toEqual([0, 0, 0]);
    expect(all.filter((one) => one.err.includes('正在按 package-lock.json')).length).toBe(1);
    expect(existsSync(project.at('.cache/install.lock'))).toBe(false);
  });

  test('a lock whose owner died is taken over', async () => {
    mkdirSync(project.at('.cache'));
    // Larger than any process number that the system gives.
    writeFileSync(project.at('.cache/install.lock'), '99999999');
    expect((await install()).code).toBe(0);
  });

  test('a failure is told, and leaves no stamp', async () => {
    writeFileSync(project.at('package-lock.json'), '{ "broken');
    expect(await install()).toMatchObject({ code: 70, out: '', err: expect.stringContaining('依赖没有装好') });
    expect(existsSync(project.at('node_modules/.taizhang-stamp'))).toBe(false);
  });

  test('what npm installed by hand counts', async () => {
    mkdirSync(project.at('node_modules'));
    writeFileSync(project.at('node_modules/.package-lock.json'), JSON.stringify({ ...EMPTY_LOCK, packages: {} }));
    expect(await install()).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(project.at('node_modules/.taizhang-stamp'), 'utf8')).toMatch(/^[0-9a-f]{64}$/u);
  });
});

describe('npm run', () => {
  test('a command prints its own output only, and names files from where the user stands', async () => {
    writeFileSync(project.at('plan.txt'), PLAN);
    const { code, out } = await ended('npm', ['--prefix', root, 'run', '-s', 'taizhang', '--', 'read', 'plan.txt', '--json'], {}, project.at(''));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ schema: 'taizhang.reading/1', source: { name: 'plan.txt' } });
  });

  test('exit codes come through', async () => {
    expect((await ended('npm', ['run', '-s', 'taizhang', '--', 'read', project.at('none.txt')])).code).toBe(3);
    expect((await ended(process.execPath, [join(root, 'scripts', 'run.mjs'), 'dance'])).code).toBe(2);
  });
});

describe('totals of a test run', () => {
  const file = (status: string, ...tests: string[]): object => ({ status, assertionResults: tests.map((one) => ({ status: one })) });
  const report = (passed: number, failed: number, ...testResults: object[]): string => JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 1, testResults });

  test('a file that did not load is a failure, and so is any bad end', () => {
    expect(totalsOf(report(2, 0, file('passed', 'passed', 'passed')), 0)).toEqual({ passed: 2, failed: 0, skipped: 1 });
    expect(totalsOf(report(2, 1, file('failed', 'passed', 'passed', 'failed')), 1)).toEqual({ passed: 2, failed: 1, skipped: 1 });
    expect(totalsOf(report(2, 0, file('passed', 'passed', 'passed'), file('failed')), 1)).toEqual({ passed: 2, failed: 1, skipped: 1 });
    expect(totalsOf(report(2, 0, file('passed', 'passed', 'passed')), 1)).toEqual({ passed: 2, failed: 1, skipped: 1 });
    expect(totalsOf(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test('sums', () => {
    expect(total([{ passed: 1, failed: 0, skipped: 2 }, { passed: 3, failed: 1, skipped: 0 }])).toEqual({ passed: 4, failed: 1, skipped: 2 });
  });
});
