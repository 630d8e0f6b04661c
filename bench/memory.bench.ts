/**
 * The most memory that `taizhang read` holds at a time on the largest inputs allowed, as the system counts it (peak of resident memory).
 * Floor: a node that only loads the same bytes. Bound: 512 MB.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { measured, ratios } from './rounds.ts';
import { largeFiles } from './large-files.ts';
import { root } from './texts.ts';

const PEAK = pathToFileURL(join(root, 'bench', 'peak.ts')).href;
/** A file that is refused with a sentence has kept the bound as well; a fault has not. */
const REFUSED = 3;
const COMMAND = join(root, 'bin', 'taizhang.mjs');

await bench('memory', async ({ quick, note }) => {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-bench-'));
  try {
    const figures: Figure[] = [];
    for (const [name, write] of Object.entries(largeFiles)) figures.push(...await one(name, await write(folder, quick ? 0.1 : 1), quick, note));
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Peaks scarcely differ from run to run, so that three are enough; the reader is the same in each. */
async function one(name: string, path: string, quick: boolean, note: (line: string) => void): Promise<Figure[]> {
  const [peaks, floors]: number[][] = [[], []];
  for (let round = 0; round < (quick ? 1 : 3); round += 1) {
    floors?.push(peakOf(['-e', `require('node:fs').readFileSync(${JSON.stringify(path)})`]).peak);
    const { peak, said, seconds } = peakOf([COMMAND, 'read', path, '--json', '--no-text']);
    peaks?.push(peak);
    if (round === 0) note(`${name}: ${said === '' ? 'read' : said} in ${seconds.toFixed(1)} s`);
  }
  const [all, least] = [peaks as number[], floors as number[]];
  return [{ name, unit: 'MB', measured: measured(all), floor: { name: 'loading the bytes', measured: measured(least) }, ratio: measured(ratios(all, least)), bound: { atMost: 512 } }];
}

function peakOf(args: readonly string[]): { readonly peak: number; readonly said: string; readonly seconds: number } {
  const begun = performance.now();
  const { status, stderr, output, signal } = spawnSync(process.execPath, ['--import', PEAK, ...args], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 20, timeout: 300_000 });
  const peak = Number(output[3]?.toString());
  if (!(peak > 0) || status === null || status > REFUSED) throw new Error(`${args.join(' ')} ended with ${status ?? signal}: ${stderr.toString()}`);
  return { peak: peak / 2 ** 20, said: stderr.toString().trim(), seconds: (performance.now() - begun) / 1000 };
}
