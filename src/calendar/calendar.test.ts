import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, addWorkingDays, dayKind, dayOf, daysBetween, EVERY, isWeekend, isWorkingDay, lastKnownYear, nextPeriod, NOTICES, periodOf, periodsWithin, periodTitle, periodTitleInEnglish, previousPeriod, reportBy, today, weekdayOf, workingDayCount, workingDayFrom } from './index.ts';

const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1980-01-01', n));
const knownDay = fc.integer({ min: 0, max: daysBetween('2015-01-01', '2026-12-28') }).map((n) => addDays('2015-01-01', n));

describe('days', () => {
  it('end with the day in Shanghai, not in the zone of the machine', () => {
    expect(dayOf(new Date('2026-09-30T15:59:59.999Z'))).toBe('2026-09-30');
    expect(dayOf(new Date('2026-09-30T16:00:00Z'))).toBe('2026-10-01');
    expect(today({ now: () => new Date('2025-12-31T16:00:00Z') })).toBe('2026-01-01');
  });

  it('are added and subtracted without loss', () => {
    fc.assert(fc.property(day, fc.integer({ min: -5000, max: 5000 }), (at, count) => {
      expect(daysBetween(at, addDays(at, count))).toBe(count);
      expect(Math.abs((weekdayOf(addDays(at, count)) - weekdayOf(at) - count) % 7)).toBe(0);
    }));
  });

  it('keep the day of the month, or take its last', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
    expect(addMonths('2024-02-29', -12)).toBe('2023-02-28');
    expect(addMonths('2025-12-01', 1)).toBe('2026-01-01');
  });
});

describe('the notices', () => {
  // Free days and worked weekend days as each notice has them, with what changed it: counted by hand.
  it.each([
    [2015, 26, 5], [2016, 24, 6], [2017, 24, 5], [2018, 23, 6], [2019, 24, 7], [2020, 30, 6],
    [2021, 31, 7], [2022, 31, 7], [2023, 27, 7], [2024, 28, 8], [2025, 28, 5], [2026, 33, 6],
  ])('of %i give %i free days and have %i weekend days worked', (year, free, worked) => {
    const notice = NOTICES.find((one) => one.year === year);
    expect(notice?.free.reduce((sum, [from, to]) => sum + daysBetween(from, to) + 1, 0)).toBe(free);
    expect(notice?.worked).toHaveLength(worked);
    expect(notice?.number).toMatch(new RegExp(`^国办发明电〔${year - 1}〕\\d+号$`));
  });

  it('have only weekends worked, no day twice, and are issued before what they arrange ends', () => {
    const seen = new Set<string>();
    for (const { free, worked, issuedOn } of NOTICES) {
      expect(worked.filter((at) => !isWeekend(at))).toEqual([]);
      for (const [from, to] of free) {
        expect(from <= to && issuedOn < to).toBe(true);
        for (let at = from; at <= to; at = addDays(at, 1)) expect(seen.has(at) || !seen.add(at)).toBe(false);
      }
      for (const at of worked) expect(seen.has(at) || !seen.add(at)).toBe(false);
    }
  });

  it.each([
    ['2026-02-14', 'worked-weekend'], ['2026-02-23', 'holiday'], ['2026-02-24', 'working'], ['2026-10-08', 'working'], ['2026-10-10', 'worked-weekend'], ['2026-10-11', 'weekend'],
    ['2018-12-29', 'worked-weekend'], ['2018-12-31', 'holiday'], ['2019-05-01', 'holiday'], ['2019-05-05', 'worked-weekend'],
    ['2020-02-01', 'holiday'], ['2020-02-03', 'working'], ['2015-09-03', 'holiday'], ['2015-09-06', 'worked-weekend'], ['2025-12-31', 'working'],
    ['2014-12-31', 'unknown'], ['2026-12-28', 'working'], ['2026-12-29', 'unknown'], ['2027-01-01', 'unknown'], ['2027-03-06', 'unknown'],
  ])('say that %s is %s', (at, kind) => {
    expect(dayKind(at).kind).toBe(kind);
  });

  it('leave unknown what no notice arranges, and say which year is missing', () => {
    expect(lastKnownYear()).toBe(2026);
    expect(dayKind('2026-12-31')).toEqual({ kind: 'unknown', year: 2027, weekend: false });
    expect(dayKind('2027-03-06')).toEqual({ kind: 'unknown', year: 2027, weekend: true });
    expect(isWorkingDay('2027-03-05')).toBe('unknown');
    expect(workingDayFrom('2026-12-26')).toEqual({ day: '2026-12-28' });
    expect(addWorkingDays('2026-12-25', 2)).toEqual({ unknownYear: 2027 });
    expect(workingDayCount('2026-12-01', '2026-12-31')).toEqual({ unknownYear: 2027 });
  });

  it('count five working days over a holiday', () => {
    // 30 September is a Wednesday; 1–7 October free; 10 October, a Saturday, is worked.
    expect(addWorkingDays('2026-09-30', 1)).toEqual({ day: '2026-10-08' });
    expect(addWorkingDays('2026-09-30', 3)).toEqual({ day: '2026-10-10' });
    expect(addWorkingDays('2026-09-30', 5)).toEqual({ day: '2026-10-13' });
    expect(workingDayCount('2026-10-01', '2026-10-10')).toEqual({ count: 3 });
  });

  it('agree with themselves: the n-th working day has n working days up to it', () => {
    fc.assert(fc.property(knownDay, fc.integer({ min: 1, max: 40 }), (from, count) => {
      const found = addWorkingDays(from, count);
      if (!('day' in found)) return;
      expect(isWorkingDay(found.day)).toBe(true);
      expect(workingDayCount(addDays(from, 1), found.day)).toEqual({ count });
    }));
  });
});

describe('periods', () => {
  it('hold their days, join without gap and go back', () => {
    fc.assert(fc.property(day, fc.constantFrom(...EVERY), (at, every) => {
      const period = periodOf(at, every);
      expect(period.from <= at && at < period.to).toBe(true);
      expect(nextPeriod(period).from).toBe(period.to);
      expect(previousPeriod(nextPeriod(period))).toEqual(period);
    }));
  });

  it.each([
    ['2026-03-31', 'month', '2026-03-01', '2026-04-01', '2026年3月', '2026-03'],
    ['2026-09-30', 'quarter', '2026-07-01', '2026-10-01', '2026年第三季度', 'Q3 2026'],
    ['2026-10-01', 'quarter', '2026-10-01', '2027-01-01', '2026年第四季度', 'Q4 2026'],
    ['2026-06-30', 'half-year', '2026-01-01', '2026-07-01', '2026年上半年', 'first half of 2026'],
    ['2026-07-01', 'half-year', '2026-07-01', '2027-01-01', '2026年下半年', 'second half of 2026'],
    ['2026-12-31', 'year', '2026-01-01', '2027-01-01', '2026年度', '2026'],
  ] as const)('%s by the %s', (at, every, from, to, title, english) => {
    const period = periodOf(at, every);
    expect(period).toEqual({ every, from, to });
    expect([periodTitle(period), periodTitleInEnglish(period)]).toEqual([title, english]);
  });

  it('touch a range once each', () => {
    expect(periodsWithin('2026-03-31', '2026-07-01', 'quarter').map(({ from }) => from)).toEqual(['2026-01-01', '2026-04-01']);
    expect(periodsWithin('2026-03-31', '2026-03-31', 'quarter')).toHaveLength(1);
  });

  it('are reported on a working day; where the year is not arranged, the day stays and says so', () => {
    expect(reportBy(periodOf('2026-08-01', 'quarter'), 5)).toEqual({ day: '2026-10-08', unknownYear: null });
    expect(reportBy(periodOf('2026-11-01', 'quarter'), 10)).toEqual({ day: '2027-01-10', unknownYear: 2027 });
  });
});
