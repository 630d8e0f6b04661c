import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, dayWritten, weekday, weeksOf } from './days.ts';

const days = fc.integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2199, 11, 31) / 86_400_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));

describe('a day that somebody wrote', () => {
  test.each([
    ['2026-03-01', '2026-03-01'], ['2026-3-1', '2026-03-01'], ['2026/3/1', '2026-03-01'], ['2026.03.1', '2026-03-01'], ['20260301', '2026-03-01'], ['2026年3月1日', '2026-03-01'], ['2026年3月1号', '2026-03-01'],
    [' ２０２６－３－１ ', '2026-03-01'], ['2024-02-29', '2024-02-29'],
    ['2026-02-29', null], ['2026-13-01', null], ['2026-00-10', null], ['2026-04-31', null], ['0001-01-01', null], ['2200-01-01', null], ['03/01/2026', null], ['2026-3', null], ['', null], ['2026年底', null], ['2026-3/1', null],
  ])('%s is %s', (text, day) => {
    expect(dayWritten(text)).toBe(day);
  });

  test('is the same however it is written', () => {
    fc.assert(fc.property(days, (day) => {
      const [year, month, date] = day.split('-').map(Number) as [number, number, number];
      for (const text of [day, `${year}/${month}/${date}`, `${year}.${month}.${date}`, `${year}年${month}月${date}日`, day.replaceAll('-', '')]) expect(dayWritten(text)).toBe(day);
    }));
  });
});

test('weeks of a month: from Monday on, each day of the month once, none of them without one', () => {
  fc.assert(fc.property(days, (day) => {
    const weeks = weeksOf(day);
    for (const week of weeks) {
      expect(week.map(weekday)).toEqual([0, 1, 2, 3, 4, 5, 6]);
      expect(week.some((one) => one.slice(0, 7) === day.slice(0, 7))).toBe(true);
    }
    const own = weeks.flat().filter((one) => one.slice(0, 7) === day.slice(0, 7));
    expect(own[0]?.slice(8)).toBe('01');
    expect(new Set(own).size).toBe(own.length);
    expect(addDays(own.at(-1) as string, 1).slice(8)).toBe('01');
    expect(own).toContain(day);
  }));
});

test.each([['2026-01-31', 1, '2026-02-28'], ['2024-01-31', 1, '2024-02-29'], ['2026-03-15', -3, '2025-12-15'], ['2026-12-31', 12, '2027-12-31']])('%s and %i months is %s', (day, months, other) => {
  expect(addMonths(day, months)).toBe(other);
});
