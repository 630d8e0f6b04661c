/** Months, quarters, half-years and years: half-open, [from, to). */
import { addDays, addMonths } from './day.ts';
import { workingDayFrom } from './working-days.ts';

export const EVERY = ['month', 'quarter', 'half-year', 'year'] as const;
export type Every = (typeof EVERY)[number];

const MONTHS: Record<Every, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

export interface Period {
  readonly every: Every;
  readonly from: string;
  /** The first day that no longer belongs to it. */
  readonly to: string;
}

/** How many such periods a year has: the yearly number of asks of one task. */
export function periodsAYear(every: Every): number {
  return 12 / MONTHS[every];
}

/** The period that a day lies in. */
export function periodOf(day: string, every: Every): Period {
  const months = MONTHS[every];
  const year = day.slice(0, 4);
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / months) * months + 1;
  const from = `${year}-${String(first).padStart(2, '0')}-01`;
  return { every, from, to: addMonths(from, months) };
}

export function nextPeriod({ every, to }: Period): Period {
  return periodOf(to, every);
}

export function previousPeriod({ every, from }: Period): Period {
  return periodOf(addDays(from, -1), every);
}

/** The periods that touch [from, to), oldest first. */
export function periodsWithin(from: string, to: string, every: Every): Period[] {
  const found: Period[] = [];
  for (let at = periodOf(from, every); at.from < to; at = nextPeriod(at)) found.push(at);
  return found;
}

/** 1 for the first of its year, `null` for a whole year. */
export function numberInYear({ every, from }: Period): number | null {
  return every === 'year' ? null : Math.floor((Number(from.slice(5, 7)) - 1) / MONTHS[every]) + 1;
}

const COUNTED: readonly string[] = ['一', '二', '三', '四'];

/** The name as papers write it: 2026年第三季度. */
export function periodTitle(period: Period): string {
  const year = `${period.from.slice(0, 4)}年`;
  const number = numberInYear(period);
  if (number === null) return `${year}度`;
  if (period.every === 'month') return `${year}${number}月`;
  return period.every === 'quarter' ? `${year}第${COUNTED[number - 1]}季度` : `${year}${number === 1 ? '上' : '下'}半年`;
}

export function periodTitleInEnglish(period: Period): string {
  const year = period.from.slice(0, 4);
  const number = numberInYear(period);
  if (number === null) return year;
  if (period.every === 'month') return `${year}-${String(number).padStart(2, '0')}`;
  return period.every === 'quarter' ? `Q${number} ${year}` : `${number === 1 ? 'first' : 'second'} half of ${year}`;
}

/** By when one reports: so many days after the period's last day, moved on to a working day. */
export interface ReportBy {
  readonly day: string;
  /** The year whose notice is missing; the day was then not moved. */
  readonly unknownYear: number | null;
}

export function reportBy(period: Period, daysAfter: number): ReportBy {
  const day = addDays(period.to, daysAfter - 1);
  const moved = workingDayFrom(day);
  return 'day' in moved ? { day: moved.day, unknownYear: null } : { day, unknownYear: moved.unknownYear };
}
