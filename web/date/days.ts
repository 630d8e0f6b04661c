/** Days as text, `YYYY-MM-DD`, and the arithmetic of a calendar's page. No clock here. */

const WRITTEN = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?|(\d{2})(\d{2}))$/;
const DAY_MS = 86_400_000;
/** Older and later ones are slips of the hand. */
const YEARS = [1900, 2199] as const;

/** The day that somebody wrote, in any of the ways that offices write one; null: none of these, or no day of the calendar. */
export function dayWritten(text: string): string | null {
  const [, year, ...rest] = WRITTEN.exec(text.normalize('NFKC').replace(/\s/g, '')) ?? [];
  const [month, day] = rest.filter((part) => part !== undefined);
  if (year === undefined || month === undefined || day === undefined || Number(year) < YEARS[0] || Number(year) > YEARS[1]) return null;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${written}T00:00:00Z`);
  return Number.isNaN(at) || isoOf(at) !== written ? null : written;
}

export function addDays(day: string, count: number): string {
  return isoOf(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS);
}

/** The same day some months on, or the month's last one where it is shorter. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = Date.UTC(year, month - 1 + count, 1);
  const last = new Date(Date.UTC(new Date(first).getUTCFullYear(), new Date(first).getUTCMonth() + 1, 0)).getUTCDate();
  return isoOf(first + (Math.min(date, last) - 1) * DAY_MS);
}

/** Monday 0 … Sunday 6. */
export function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** Whole weeks from Monday on that hold a day's month. */
export function weeksOf(day: string): readonly (readonly string[])[] {
  const first = `${day.slice(0, 8)}01`;
  const weeks: string[][] = [];
  for (let monday = addDays(first, -weekday(first)); weeks.length === 0 || monday.slice(0, 7) === day.slice(0, 7); monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, n) => addDays(monday, n)));
  }
  return weeks;
}

function isoOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
