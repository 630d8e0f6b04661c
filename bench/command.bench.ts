/**
 * What `taizhang read FILE --json` takes as a whole process, over and above a node that does nothing.
 * Floor: `node -e 0`. Bound: 0.15 s beyond it, with the compile cache that a second call finds.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { measured, takeTurns } from './rounds.ts';
import { documents, root, type Text } from './texts.ts';

const COMMAND = join(root, 'bin', 'taizhang.mjs');

await bench('command', async ({ rounds, quick, note }) => {
  const { from, texts } = documents();
  note(`${from}, read --json, from the sources`);
  const figures: Figure[] = [];
  for (const text of quick ? texts.slice(0, 1) : texts) figures.push(await one(text, rounds, 'cached'));
  figures.push(await one(texts[1] ?? texts[0] as Text, rounds, 'not cached'));
  return figures;
});

async function one({ name, path }: Text, rounds: number, compiled: 'cached' | 'not cached'): Promise<Figure> {
  const env = compiled === 'cached' ? process.env : { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };
  const read = (): number => run([COMMAND, 'read', path, '--json'], env);
  read();
  const taken = await takeTurns(rounds, { floor: () => run(['-e', '0'], env), read });
  return {
    name: `read ${name.slice(0, 24)}, compiled code ${compiled}: beyond the floor`, unit: 's', measured: measured(taken.read.map((seconds, round) => seconds - (taken.floor[round] as number))),
    floor: { name: 'node -e 0', measured: measured(taken.floor) },
    ...(compiled === 'cached' && { bound: { atMost: 0.15 } }),
  };
}

function run(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 30 });
  const seconds = (performance.now() - begun) / 1000;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr.toString()}`);
  return seconds;
}
