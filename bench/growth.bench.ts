/**
 * How time grows with size: the slope of log time on log size over four sizes, for joined documents and for texts made to hurt.
 * Time of the processor, not of the wall: what others do on the machine would bend the line. Floor: 1, the slope of
 * whatever looks at each character once. Bound: 1.05. Texts of short lines grow to 5 MB only, so that the whole takes minutes.
 */
import { readSource, textSource } from '#reader';
import { bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { measured, single, slope } from './rounds.ts';
import { hurtful, joined, repeated } from './texts.ts';

/** A text that was read for so long is not read once more, but for a median it is read in three rounds at least: a single slope varies by a tenth. */
const ENOUGH_SECONDS = 3;
const LEAST_ROUNDS = 3;

await bench('growth', async ({ quick, rounds, note }) => {
  const upTo = (megabytes: number): number[] => [1 / 64, 1 / 16, 1 / 4, 1].map((part) => part * (quick ? 0.1 : 1) * megabytes * 1e6);
  // The compiler settles.
  readAll(joined(), [200_000, 400_000, 800_000]);
  const figures = [growthOf('joined documents, to 20 MB', joined(), upTo(20), rounds, Infinity)];
  const { running, lines } = hurtful();
  for (const [name, passage] of Object.entries(running)) figures.push(growthOf(`${name}, to 20 MB`, passage, upTo(20), rounds, ENOUGH_SECONDS));
  for (const [name, passage] of Object.entries(lines)) figures.push(growthOf(`${name}, to 5 MB`, passage, upTo(5), rounds, ENOUGH_SECONDS));
  note('slopes; beside each the seconds of the largest size');
  return figures;
});

function growthOf(name: string, passage: string, sizes: readonly number[], rounds: number, enough: number): Figure {
  const slopes: number[] = [];
  const largest: number[] = [];
  let spent = 0;
  for (let round = 0; round < rounds && (spent < enough || round < LEAST_ROUNDS); round += 1) {
    const times = readAll(passage, sizes);
    slopes.push(slope(sizes, times));
    largest.push(times.at(-1) as number);
    spent += times.reduce((sum, time) => sum + time, 0);
  }
  return { name: `${name} (${measured(largest).median.toFixed(1)} s)`, unit: '', measured: measured(slopes), floor: { name: 'linear', measured: single(1) }, bound: { atMost: 1.05 } };
}

/** Seconds of the processor for each size. The smaller a text, the more often it is read, so that its time is long enough to be one. */
function readAll(passage: string, sizes: readonly number[]): number[] {
  return sizes.map((size) => {
    const text = repeated(passage, size);
    const often = Math.max(1, Math.min(8, Math.round((sizes.at(-1) as number) / size / 4)));
    return measured(Array.from({ length: often }, () => processorSeconds(() => readSource(textSource(text), { name: 'growing.txt' })))).median;
  });
}

function processorSeconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
