/** Which days are worked, by the yearly notices; what no notice has said yet is unknown, not guessed from the week. */
import { addDays, isWeekend } from './day.ts';
import { type Notice, NOTICES } from './notices.ts';

/** `notice`: the number of the notice that says so. `unknown`: the year (or its end) is not arranged yet; the week still is what it is. */
export type DayKind =
  | { readonly kind: 'working' | 'weekend'; readonly notice: string }
  | { readonly kind: 'holiday'; readonly name: string; readonly notice: string }
  | { readonly kind: 'worked-weekend'; readonly notice: string }
  | { readonly kind: 'unknown'; readonly year: number; readonly weekend: boolean };

/** A day, or the year whose notice is missing for telling it. */
export type WorkingDay = { readonly day: string } | { readonly unknownYear: number };

const byYear = new Map(NOTICES.map((notice) => [notice.year, notice]));
const marked = new Map<string, DayKind>(NOTICES.flatMap(daysOf));

function daysOf(notice: Notice): [string, DayKind][] {
  const found: [string, DayKind][] = notice.worked.map((day) => [day, { kind: 'worked-weekend', notice: notice.number }]);
  for (const [from, to, name] of notice.free) {
    for (let day = from; day <= to; day = addDays(day, 1)) found.push([day, { kind: 'holiday', name, notice: notice.number }]);
  }
  return found;
}

/** The trap: New Year's holiday may begin on 29 December (2018), by the notice of the year after. */
const NEXT_NOTICE_FROM = '12-29';

/** What kind of day it is, and by which notice. */
export function dayKind(day: string): DayKind {
  const known = marked.get(day);
  if (known !== undefined) return known;
  const year = Number(day.slice(0, 4));
  const weekend = isWeekend(day);
  const notice = byYear.get(year);
  if (notice === undefined) return { kind: 'unknown', year, weekend };
  if (day.slice(5) >= NEXT_NOTICE_FROM && !byYear.has(year + 1)) return { kind: 'unknown', year: year + 1, weekend };
  return { kind: weekend ? 'weekend' : 'working', notice: notice.number };
}

/** Whether one works on that day; where no notice has said so, `unknown`. */
export function isWorkingDay(day: string): boolean | 'unknown' {
  const { kind } = dayKind(day);
  return kind === 'unknown' ? 'unknown' : kind === 'working' || kind === 'worked-weekend';
}

/** The day itself where it is worked, else the first after it that is. */
export function workingDayFrom(day: string): WorkingDay {
  for (let at = day; ; at = addDays(at, 1)) {
    const kind = dayKind(at);
    if (kind.kind === 'unknown') return { unknownYear: kind.year };
    if (kind.kind === 'working' || kind.kind === 'worked-weekend') return { day: at };
  }
}

/** So many working days after a day, which is not counted itself. @param count at least 1 */
export function addWorkingDays(day: string, count: number): WorkingDay {
  let at: WorkingDay = { day };
  for (let left = count; left > 0 && 'day' in at; left -= 1) at = workingDayFrom(addDays(at.day, 1));
  return at;
}

/** Working days from one day to another, both included. */
export function workingDayCount(from: string, to: string): { readonly count: number } | { readonly unknownYear: number } {
  let count = 0;
  for (let at = from; at <= to; at = addDays(at, 1)) {
    const kind = dayKind(at);
    if (kind.kind === 'unknown') return { unknownYear: kind.year };
    if (kind.kind === 'working' || kind.kind === 'worked-weekend') count += 1;
  }
  return { count };
}

/** The newest year that a notice arranges. */
export function lastKnownYear(): number {
  return Math.max(...byYear.keys());
}
