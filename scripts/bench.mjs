/** `npm run bench`: every bench/*.bench.ts in turn, or those named. Each prints its own figures; one that misses its bound fails the run. */
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handOver } from '../bin/hand-over.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv.slice(2);
const files = globSync('bench/**/*.bench.ts', { cwd: root }).sort().filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));

let missed = 0;
for (const file of files) {
  process.stdout.write(`\n== ${file}\n`);
  if (await handOver(process.execPath, [join(root, file)], { cwd: root }) !== 0) missed += 1;
}
process.stdout.write(`\n${files.length - missed} benches in their bounds, ${missed} not\n`);
process.exitCode = missed > 0 || files.length === 0 ? 1 : 0;
