/** Days as `YYYY-MM-DD`. China has had one time since 1949 and no summer time since 1991; a day ends at 24:00 in Shanghai. */

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** The day in Shanghai at an instant. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(0, 10);
}

/** `2026-11-22 09:05`, in Shanghai. */
export function minuteOf(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** Today in Shanghai, by a clock that a test can stop. */
export function today(clock: { readonly now: () => Date }): string {
  return dayOf(clock.now());
}

/** The day so many days later; earlier with a negative number. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

export function isWeekend(day: string): boolean {
  return weekdayOf(day) > 5;
}

/** The same day of another month, or that month's last day. @param months may be negative */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  const first = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
  const last = daysBetween(first, firstOfNextMonth(first));
  return addDays(first, Math.min(date, last) - 1);
}

function firstOfNextMonth(first: string): string {
  return `${addDays(first, 31).slice(0, 7)}-01`;
}

/** `2016-12-26` → `2016年12月26日`, `2025-07` → `2025年7月`. */
export function onPaper(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`;
}
