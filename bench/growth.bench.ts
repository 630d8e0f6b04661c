/**
 * How time grows with size: the slope of log time on log size over four sizes, for joined documents and for texts made to hurt.
 * Floor: 1, the slope of anything that looks at each character once. Bound: 1.05.
 */
import { readSource, textSource } from '#reader';
import { bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { clocked, measured, single, slope } from './rounds.ts';
import { hurtful, joined, repeated } from './texts.ts';

await bench('growth', async ({ quick, rounds, note }) => {
  const sizes = (quick ? [0.08, 0.32, 1.28, 5.12] : [0.3125, 1.25, 5, 20]).map((megabytes) => megabytes * 1e6);
  note(`sizes ${sizes.map((size) => size / 1e6).join(', ')} MB of UTF-8`);
  await readAll(joined(), [100_000, 100_000, 100_000]);
  const figures: Figure[] = [];
  for (const [name, passage] of Object.entries({ 'joined documents': joined(), ...hurtful() })) {
    figures.push(await growthOf(name, passage, sizes, name === 'joined documents' ? rounds : quick ? 1 : 3));
  }
  return figures;
});

async function growthOf(name: string, passage: string, sizes: readonly number[], rounds: number): Promise<Figure> {
  const slopes: number[] = [];
  for (let round = 0; round < rounds; round += 1) slopes.push(slope(sizes, await readAll(passage, sizes)));
  return { name, unit: '', measured: measured(slopes), floor: { name: 'linear', measured: single(1) }, bound: { atMost: 1.05 } };
}

/** The smaller a text, the more often it is read, so that each time is long enough to be one. */
async function readAll(passage: string, sizes: readonly number[]): Promise<number[]> {
  const times: number[] = [];
  for (const size of sizes) {
    const text = repeated(passage, size);
    const often = Math.max(1, Math.min(8, Math.round((sizes.at(-1) as number) / size / 4)));
    const taken: number[] = [];
    for (let time = 0; time < often; time += 1) taken.push(await clocked(() => readSource(textSource(text), { name: 'growing.txt' })));
    times.push(measured(taken).median);
  }
  return times;
}
