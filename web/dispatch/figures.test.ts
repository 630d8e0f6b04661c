import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenly, pointsIn, pointsWritten } from './figures.ts';

test('however many take their part, the parts add up to the whole and are one apart at most', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 200 }), (whole, count) => {
    const parts = evenly(whole, count);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
    expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
  }));
  expect(evenly(16, 3)).toEqual([6, 5, 5]);
  expect(evenly(1.5, 2).reduce((sum, part) => sum + part, 0)).toBe(1.5);
  expect(evenly(5, 0)).toEqual([]);
});

describe('points as they are typed', () => {
  test.each([['2026-12-31 6；2027-12-31 16', 2], ['2026-12-31: 6;', 1], ['2026-12-31，6.5\n2027-12-31 16', 2], ['', null], ['2026-12-31', null], ['2026-13-31 6', null], ['明年 6', null], ['2026-12-31 六', null]])('%j', (text, count) => {
    expect(pointsIn(text)?.length ?? null).toBe(count);
  });

  test('what was written is read again', () => {
    const points = [{ dueOn: '2026-12-31', expected: 6 }, { dueOn: '2027-12-31', expected: 16.5 }];
    expect(pointsIn(pointsWritten(points))).toEqual(points);
  });
});
