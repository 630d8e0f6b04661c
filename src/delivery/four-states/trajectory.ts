/** What is expected by a day, on the way from base to target. */
import { addDays, daysBetween } from '#calendar';
import type { Way, Waypoint } from './model.ts';

/** Why nothing is expected: there is no way to walk. */
export type NoWay = 'no-trajectory' | 'no-start' | 'no-end' | 'no-span' | 'base-missing';

/** Whether less is better: 大班额 is to fall. */
export function falls(comparator: string): boolean {
  return comparator === '<=' || comparator === '<' || comparator === 'eliminate';
}

interface Span { readonly from: string; readonly to: string; readonly base: number; readonly value: number }

/** The way as it runs on a day: whole, or of that day's year for what is owed each year. */
function spanOf(way: Way, day: string): Span | NoWay {
  const { trajectory, basis, comparator, base, value, startsOn, endsOn } = way;
  if (trajectory === 'none') return 'no-trajectory';
  // A fall from nothing: what stood there when it began was not told.
  if (falls(comparator) && base === 0) return 'base-missing';
  if (basis === 'per-year') {
    const [first, last] = [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`];
    const from = startsOn !== null && startsOn > first ? startsOn : first;
    const to = endsOn !== null && endsOn < last ? endsOn : last;
    return from < to ? { from, to, base: 0, value } : 'no-span';
  }
  if (startsOn === null) return 'no-start';
  if (endsOn === null) return 'no-end';
  if (startsOn >= endsOn) return 'no-span';
  // Reached when it began: it is to be held.
  const held = falls(comparator) ? base <= value : comparator !== '=' && comparator !== '~' && base >= value;
  return { from: startsOn, to: endsOn, base: held ? value : base, value };
}

/** What is expected at the end of a day, the first day of the way being walked as the others are; and over which way it was counted; or why nothing is. */
export function expectedOn(way: Way, day: string): { readonly expected: number; readonly base: number; readonly value: number } | { readonly none: NoWay } {
  const span = spanOf(way, day);
  if (typeof span === 'string') return { none: span };
  const { from, to, base, value } = span;
  return { expected: day >= to ? value : day < from ? base : between(way, span, day), base, value };
}

function between(way: Way, { from, to, base, value }: Span, day: string): number {
  const inside = way.waypoints.filter(({ on }) => on >= from && on <= to).toSorted((one, other) => (one.on < other.on ? -1 : 1));
  // Of each year's own target the points may be given once, for the way as a whole: those of other years do not count.
  if (way.trajectory === 'steps') return inside.findLast(({ on }) => on <= day)?.expected ?? base;
  const points: readonly Waypoint[] = [{ on: addDays(from, -1), expected: base }, ...(way.trajectory === 'by-hand' ? inside : []), { on: to, expected: value }];
  const after = points.findIndex(({ on }) => on > day);
  const [left, right] = [points[after - 1] as Waypoint, points[after] as Waypoint];
  return left.expected + (right.expected - left.expected) * (daysBetween(left.on, day) / daysBetween(left.on, right.on));
}

/** Days at which the way bends or jumps between two days, with what is expected: what a chart draws. */
export function courseOf(way: Way, from: string, to: string): { readonly on: string; readonly expected: number }[] {
  const years = Array.from({ length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (_, n) => String(Number(from.slice(0, 4)) + n));
  const bends = [from, to, way.startsOn === null ? null : addDays(way.startsOn, -1), way.startsOn, way.endsOn, ...way.waypoints.map(({ on }) => on), ...(way.basis === 'per-year' ? years.flatMap((year) => [`${year}-01-01`, `${year}-12-31`]) : [])];
  const days = [...new Set(bends.filter((day): day is string => day !== null && day >= from && day <= to))].toSorted();
  return days.flatMap((on) => {
    const found = expectedOn(way, on);
    return 'none' in found ? [] : [{ on, expected: found.expected }];
  });
}
