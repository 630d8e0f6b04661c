/**
 * `npm run bench`: every bench/*.bench.ts in turn, or those named. Each prints its own figures; one that misses its bound fails the run.
 * `--quick` measures little, to see that it runs; `--json` prints one object a line for each bench, and nothing else on standard output.
 */
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handOver } from '../bin/hand-over.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const people = flags.includes('--json') ? process.stderr : process.stdout;
const files = globSync('bench/**/*.bench.ts', { cwd: root }).sort().filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));

let missed = 0;
for (const file of files) {
  people.write(`\n== ${file}\n`);
  if (await handOver(process.execPath, [join(root, file), ...flags], { cwd: root }) !== 0) missed += 1;
}
people.write(`\n${files.length - missed} benches in their bounds, ${missed} not\n`);
process.exitCode = missed > 0 || files.length === 0 ? 1 : 0;
