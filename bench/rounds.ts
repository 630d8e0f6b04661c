/** Rounds that take turns, A-B-A-B, and what is said of them: medians with their spread. */
import type { Measured } from './figure.ts';

export type Timed = () => Promise<number> | number;

export function measured(values: readonly number[]): Measured {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) throw new Error('nothing was measured');
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] as number : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
  return { median, lowest: sorted[0] as number, highest: sorted.at(-1) as number };
}

/** One value that has no spread: bytes, a score. */
export function single(value: number): Measured {
  return { median: value, lowest: value, highest: value };
}

/** Each side once in every round, in the order given, so that what slows the machine for a while slows all sides. */
export async function takeTurns<Side extends string>(rounds: number, sides: Readonly<Record<Side, Timed>>): Promise<Record<Side, number[]>> {
  const names = Object.keys(sides) as Side[];
  const taken = Object.fromEntries(names.map((name): [Side, number[]] => [name, []])) as Record<Side, number[]>;
  for (let round = 0; round < rounds; round += 1) for (const name of names) taken[name].push(await sides[name]());
  return taken;
}

/** Round by round, so that a slow moment of the machine stands in both numbers. */
export function ratios(values: readonly number[], floors: readonly number[]): number[] {
  return values.map((value, round) => value / (floors[round] as number));
}

/** Milliseconds that it takes. */
export async function clocked(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Of log time on log size, by least squares: 1 is linear, 2 quadratic. */
export function slope(sizes: readonly number[], times: readonly number[]): number {
  const [xs, ys] = [sizes.map(Math.log), times.map(Math.log)];
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const rise = xs.reduce((sum, at, k) => sum + (at - x) * ((ys[k] as number) - y), 0);
  return rise / xs.reduce((sum, at) => sum + (at - x) ** 2, 0);
}
