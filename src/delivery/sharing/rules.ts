/** 指标分解: whether shares make up the whole, and whether the way to each can be walked. Pure. */
import { type Refusal, refuse } from '#kernel';
import type { Share, Target, Trajectory, Waypoint } from '../model.ts';

export interface Whole { readonly metric: string; readonly unit: string; readonly comparator: Target['comparator']; readonly basis: Target['basis']; readonly value: number }
export interface Part { readonly name: string; readonly value: number; readonly base: number; readonly startsOn: string | null; readonly endsOn: string | null; readonly trajectory: Trajectory; readonly waypoints: readonly Waypoint[] }

/** Rates and proportions are the same for everybody: 85 %, 8:1, 1000 元 for each. */
const RATES = /[%‰％]|百分|比例?$|[:：]|\/|每|[/／]|人均|生均/u;
/** An average or a standard in the name of what is measured. */
const AVERAGES = /率|比例|占比|生师比|生均|人均|平均|比$/u;

/** Whether shares of it add up: 16 kindergartens do, a rate of 85 % does not. */
export function adds({ metric, unit, comparator }: Pick<Whole, 'metric' | 'unit' | 'comparator'>): boolean {
  return (comparator === '>=' || comparator === '>' || comparator === '=' || comparator === '~') && !RATES.test(unit) && !AVERAGES.test(metric);
}

/** Money and quantities are told to a few places: a sum of tenths is no different by its last bit. */
const near = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));

/**
 * Refuses `shares-do-not-sum` {sum, whole, difference, unit}, and of a rate `share-too-weak` {name, value, whole, unit}:
 * each takes it whole, or more.
 */
export function refusedSum(whole: Whole, parts: readonly Part[]): Refusal | null {
  if (adds(whole)) {
    const sum = parts.reduce((total, { value }) => total + value, 0);
    return near(sum, whole.value) ? null : refuse('shares-do-not-sum', { sum: tidy(sum), whole: whole.value, difference: tidy(whole.value - sum), unit: whole.unit });
  }
  const weak = parts.find(({ value }) => !asStrong(whole, value));
  return weak === undefined ? null : refuse('share-too-weak', { name: weak.name, value: weak.value, whole: whole.value, unit: whole.unit });
}

function asStrong({ comparator, value }: Whole, share: number): boolean {
  switch (comparator) {
    case '>=': case '>': return share >= value || near(share, value);
    case '<=': case '<': return share <= value || near(share, value);
    case 'eliminate': return share === 0 || share <= value;
    case '=': return near(share, value);
    // About so much, and between so much and so much, leave room.
    case '~': case 'range': return true;
  }
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/**
 * Refuses `trajectory-without-days` {name}, `trajectory-without-points` {name}, `trajectory-backwards` {name},
 * `point-outside` {name, day}, `points-out-of-order` {name, day}, `trajectory-ends-elsewhere` {name, last, value}.
 */
export function refusedWay(basis: Share['basis'], { name, value, startsOn, endsOn, trajectory, waypoints }: Part): Refusal | null {
  if (startsOn !== null && endsOn !== null && endsOn <= startsOn) return refuse('trajectory-backwards', { name });
  if (trajectory === 'none') return waypoints.length === 0 ? null : refuse('trajectory-without-points', { name });
  // What is owed each year is walked within each year; else the way has a first and a last day.
  if (basis !== 'per-year' && (startsOn === null || endsOn === null)) return refuse('trajectory-without-days', { name });
  if (trajectory === 'line') return waypoints.length === 0 ? null : refuse('trajectory-without-points', { name });
  if (waypoints.length === 0) return refuse('trajectory-without-points', { name });
  const outside = waypoints.find(({ dueOn }) => (startsOn !== null && dueOn < startsOn) || (endsOn !== null && dueOn > endsOn));
  if (outside !== undefined) return refuse('point-outside', { name, day: outside.dueOn });
  const backwards = waypoints.find(({ dueOn }, place) => place > 0 && dueOn <= (waypoints[place - 1]?.dueOn ?? ''));
  if (backwards !== undefined) return refuse('points-out-of-order', { name, day: backwards.dueOn });
  const years = basis === 'per-year' ? [...Map.groupBy(waypoints, ({ dueOn }) => dueOn.slice(0, 4)).values()] : [waypoints];
  const astray = years.map((points) => points.at(-1)?.expected ?? value).find((last) => !near(last, value));
  return astray === undefined ? null : refuse('trajectory-ends-elsewhere', { name, last: astray, value });
}
