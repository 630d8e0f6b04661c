import type { Because, Outcome, PaceState, ShareFacts } from './model.ts';
import { on, paceTolerance } from './parameters.ts';
import { expectedOn, falls } from './trajectory.ts';

/**
 * Pace: the newest figure against what was expected on the last day that it speaks of (not today: nobody has reported today yet).
 * Without a trajectory or a figure it cannot be measured; that is no zero and no fault.
 */
export function paceOfShare(share: ShareFacts): Outcome<PaceState> {
  const { figure, metric, unit } = share;
  if (figure === null) return not('no-figure', { metric });
  const found = expectedOn(share, figure.on);
  if ('none' in found) return not(found.none, { metric });
  const { expected, base, value } = found;
  const way = Math.abs(value - base);
  // A sum of floating numbers may miss the edge by a hair.
  const slack = way * on(paceTolerance, figure.on) / 100 + way * 1e-9;
  const ahead = (figure.value - expected) * (falls(share.comparator) || value < base ? -1 : 1);
  // What is only to be held cannot be ahead.
  const state = ahead < -slack ? 'behind' : ahead > slack && way > 0 ? 'ahead' : 'on';
  return { state, because: { code: `pace-${state}`, values: { metric, unit, value: rounded(figure.value), expected: rounded(expected), on: figure.on } } };
}

/** Of all shares of an assignment: behind in one is behind. How many could not be measured is told with it. */
export function paceState(shares: readonly ShareFacts[]): Outcome<PaceState> {
  if (shares.length === 0) return not('no-share', {});
  const all = shares.map(paceOfShare);
  const measured = all.filter(({ state }) => state !== 'not-measurable');
  const worst = (['behind', 'on', 'ahead'] as const).map((state) => measured.find((one) => one.state === state)).find((one) => one !== undefined) ?? all[0] as Outcome<PaceState>;
  const missing = all.length - measured.length;
  return missing === 0 || measured.length === 0 ? worst : { state: worst.state, because: { ...worst.because, values: { ...worst.because.values, missing } } };
}

function not(code: string, values: Because['values']): Outcome<PaceState> {
  return { state: 'not-measurable', because: { code, values } };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
