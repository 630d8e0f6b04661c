/** Which of four ways a page of tasks is found on. */
import { mark } from '../derived.ts';
import type { Listing } from './asked.ts';
import type { Shares } from './shares.ts';

/**
 * `gather`: all that match, by the index of keys, then sorted. `walk`: in the order of the list, each task looked at.
 * `slice-by-keys`: slice by slice of that order (a quarter of a year, a sixteenth of the plans), gathered within each by the
 * index of keys, until the page is full. `slice-by-plans`: the same by the plans that one may see.
 */
export type Way = 'gather' | 'walk' | 'slice-by-keys' | 'slice-by-plans';

/** What a look into an index costs, in rows: for keys, and for each plan. */
const LOOK = { keys: 12, plan: 0.25 } as const;
/** What it costs to pass an entry of the shortest list that a look for keys goes through, in rows: a unit that owes much is in thousands. */
const PASSED = 0.04;
/** What it costs to open the keys of a row, in rows: they lie aside, packed. */
const OPENING = 15;
const SIXTEENTHS = 16;
/** Of all tasks, for whoever sees too many plans to name them. */
const SEEN_BY_MOST = 0.2;

/** What is most in the way of reading few rows. Without shares: slices, which never read much. */
export function wayOf(listing: Listing, shares: Shares | null): Way {
  const { terms, marks, visible, reach, sort, limit } = listing;
  const byKeys = terms.length + marks.length > 0;
  const byPlans = visible !== null && sort !== 'plan';
  if (!byKeys && !byPlans) return 'walk';
  if (shares === null || shares.quarters === 0) return byKeys ? 'slice-by-keys' : 'slice-by-plans';

  const { tasks } = shares;
  // Grams of one word come together, words and marks as they may.
  const borne = [...terms.map(({ grams }) => Math.min(...grams.map(shares.of))), ...marks.map((set) => Math.min(1, set.reduce((sum, one) => sum + shares.of(one), 0)))];
  const bear = borne.reduce((product, one) => product * one, 1);
  const seen = visible !== null ? Math.min(1, visible.tasks / tasks) : reach === 'everywhere' ? 1 : SEEN_BY_MOST;
  const matching = Math.max(1, bear * seen * tasks);
  const opened = marks.some((set) => kindsOf(set) === null) ? OPENING : 1;
  const [slices, fullest] = sort === 'plan' ? [SIXTEENTHS, 1 / SIXTEENTHS] : [shares.quarters, shares.fullest];
  const looks = Math.min(slices, 1 + slices * limit / matching);
  const look = (more: readonly number[] = []): number => LOOK.keys + PASSED * tasks * Math.min(1, ...borne, ...more);
  /** Of slices of what an index finds, a share of which is kept. */
  const sliced = (found: number, kept: number): number => Math.min(found, limit / kept + found * fullest);
  const costs: Readonly<Record<Way, number>> = {
    'gather': byKeys ? (visible === null ? bear * tasks + look() : matching + look() + PASSED * visible.tasks) : Number.POSITIVE_INFINITY,
    'slice-by-keys': byKeys ? sliced(bear * tasks, seen) + looks * look([fullest]) : Number.POSITIVE_INFINITY,
    'slice-by-plans': byPlans ? sliced(seen * tasks, bear) * opened + looks * LOOK.plan * visible.plans.length : Number.POSITIVE_INFINITY,
    // In the order of plans one walks through those that one may see only.
    'walk': Math.min(tasks, limit / bear / (visible !== null && sort === 'plan' ? 1 : seen)) * opened,
  };
  return (Object.entries(costs) as [Way, number][]).reduce((best, one) => (one[1] < best[1] ? one : best))[0];
}

/** The kinds that a set of marks asks for, which a row tells without its keys; null where it asks for anything else. */
export function kindsOf(marks: readonly string[]): string[] | null {
  const prefix = mark.kind('');
  return marks.every((one) => one.startsWith(prefix)) ? marks.map((one) => one.slice(prefix.length)) : null;
}

/** Marks of the sixteenths, from that of one plan on. */
export function sixteenthsFrom(planId: string | null): string[] {
  return Array.from('0123456789abcdef', (digit) => mark.sixteenth(digit)).filter((one) => planId === null || one >= mark.sixteenth(planId));
}
