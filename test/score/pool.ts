/** Counts put together over documents: the aims hold for the pool, since one document may have five targets. */
import type { Field, Score, Tally } from './score.ts';

export interface Rate { readonly precision: number; readonly recall: number; readonly f1: number; readonly hit: number; readonly missed: number; readonly extra: number }

/** Nothing to find and nothing found is 1. */
export function rate(tally: { readonly hit: number; readonly missed: readonly unknown[] | number; readonly extra: readonly unknown[] | number }): Rate {
  const count = (list: readonly unknown[] | number): number => (typeof list === 'number' ? list : list.length);
  const [hit, missed, extra] = [tally.hit, count(tally.missed), count(tally.extra)];
  const recall = hit + missed === 0 ? 1 : hit / (hit + missed);
  const precision = hit + extra === 0 ? 1 : hit / (hit + extra);
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall), hit, missed, extra };
}

/** The sum of several documents' tallies of one field. */
export function pool(scores: readonly Score[], field: Field): Rate {
  const sum = { hit: 0, missed: 0, extra: 0 };
  for (const score of scores) {
    const tally: Tally = score[field];
    sum.hit += tally.hit;
    sum.missed += tally.missed.length;
    sum.extra += tally.extra.length;
  }
  return rate(sum);
}
