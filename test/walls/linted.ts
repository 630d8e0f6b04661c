/** Runs the linter of this project as `npm test` does, on chosen paths. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export interface Reported {
  /** From the project's root. */
  readonly file: string;
  /** As `walls(floors)`. */
  readonly rule: string;
  readonly sentence: string;
}

/** The planted violations are left out of the usual run; here the same configuration looks at them. */
export function lintPlanted(): readonly Reported[] {
  const configuration = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as Record<string, unknown>;
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache', 'walls-'));
  const file = join(folder, 'oxlintrc.json');
  try {
    writeFileSync(file, JSON.stringify({ ...configuration, ignorePatterns: [], jsPlugins: [join(root, 'lint', 'walls.mjs')] }));
    return lint(['-c', file, 'test/walls/planted']);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function lint(args: readonly string[]): readonly Reported[] {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', 'oxlint', 'bin', 'oxlint'), '-f', 'json', ...args], { cwd: root, encoding: 'utf8' });
  try {
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; code: string; message: string }[] };
    return diagnostics.map(({ filename, code, message }) => ({ file: filename.replaceAll('\\', '/'), rule: code, sentence: message }));
  } catch {
    throw new Error(`the linter did not answer: ${stdout} ${stderr}`);
  }
}
