/**
 * `npm test`: type check, lint with the walls, then the unit, database and browser tests.
 * `npm test -- PATH …`: only the tests below those paths.
 * Closes with `N passed, N failed` over everything; a check counts as one.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handOver } from '../bin/hand-over.mjs';
import { total, totalsOf } from './totals.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const typescript = join(modules, 'typescript', 'bin', 'tsc');
const oxlint = join(modules, 'oxlint', 'bin', 'oxlint');
const vitest = join(modules, 'vitest', 'vitest.mjs');
const paths = process.argv.slice(2);

const LINTED = ['src', 'web', 'test', 'bench', 'lint', 'scripts', 'bin', 'vitest.config.ts', 'vite.lib.config.ts'];
const CHECKS = [
  ['types', typescript, ['--noEmit']],
  ['types of what also runs in a browser', typescript, ['--noEmit', '-p', 'tsconfig.pure.json']],
  ...(existsSync(join(root, 'web', 'tsconfig.json')) ? [['types of the web', typescript, ['--noEmit', '-p', 'tsconfig.browser.json']]] : []),
  ['lint', oxlint, ['--deny-warnings', ...LINTED.filter((path) => existsSync(join(root, path)))]],
];
const GROUPS = ['unit', 'database', 'browser'];

const all = [];
if (paths.length === 0) {
  for (const [name, program, args] of CHECKS) all.push(await check(name, program, args));
  for (const group of GROUPS) all.push(await tests(group, ['--project', group]));
} else {
  all.push(await tests(paths.join(' '), paths));
}

const { passed, failed, skipped } = total(all);
const broken = all.filter((one) => one.failed > 0).map((one) => one.name);
if (broken.length > 0) process.stdout.write(`failed in: ${broken.join(', ')}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed > 0 ? 1 : 0;

async function check(name, program, args) {
  process.stdout.write(`\n== ${name}\n`);
  const code = await handOver(process.execPath, [program, ...args], { cwd: root });
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function tests(name, args) {
  process.stdout.write(`\n== ${name} tests\n`);
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-test-'));
  const report = join(folder, 'report.json');
  try {
    const code = await handOver(process.execPath, [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], { cwd: root });
    const text = existsSync(report) ? readFileSync(report, 'utf8') : null;
    return { name: `${name} tests`, ...totalsOf(text, code) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
