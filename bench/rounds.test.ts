import { expect, test } from 'vitest';
import { type Figure, holds, table } from './figure.ts';
import { measured, ratios, slope, takeTurns } from './rounds.ts';
import { edits } from './edits.ts';
import { plans } from './plans.ts';

test('medians of an odd and of an even number of rounds, with their spread', () => {
  expect(measured([9, 1, 4])).toEqual({ median: 4, lowest: 1, highest: 9 });
  expect(measured([9, 1, 4, 2])).toEqual({ median: 3, lowest: 1, highest: 9 });
  expect(() => measured([])).toThrow('nothing was measured');
});

test('the sides take turns, and a ratio is of one round', async () => {
  const order: string[] = [];
  const taken = await takeTurns(2, { a: () => order.push('a'), b: () => order.push('b') });
  expect(order).toEqual(['a', 'b', 'a', 'b']);
  expect(taken).toEqual({ a: [1, 3], b: [2, 4] });
  expect(ratios([6, 8], [2, 4])).toEqual([3, 2]);
});

test.each([['linear', 1], ['quadratic', 2]])('the slope of %s growth is %i', (_, power) => {
  expect(slope([1, 4, 16, 64], [1, 4, 16, 64].map((size) => 7 * size ** power))).toBeCloseTo(power, 10);
});

test('a figure holds on its bound and not beyond it, and the table says so', () => {
  const at = (median: number, more: Partial<Figure>): Figure => ({ name: 'reading', unit: 'ms', measured: measured([median]), ...more });
  expect(holds(at(16, { bound: { atMost: 16 } }))).toBe(true);
  expect(holds(at(16.1, { bound: { atMost: 16 } }))).toBe(false);
  expect(holds(at(2.9, { bound: { atLeast: 3 } }))).toBe(false);
  expect(holds(at(1, { ratio: measured([5.1]), ratioBound: { atMost: 5 } }))).toBe(false);
  expect(holds(at(99, {}))).toBe(true);
  expect(table([at(20, { bound: { atMost: 16 } })])).toMatch(/reading +20 ms .*≤ 16 ms +MISSED/);
});

test('what is typed and what is kept is the same each time', () => {
  const drafts = [...edits('一、重点任务\n1.改造校舍。', 3, 8)];
  expect([...edits('一、重点任务\n1.改造校舍。', 3, 8)]).toEqual(drafts);
  let before = [...'一、重点任务\n1.改造校舍。'].length;
  for (const draft of drafts) {
    expect(Math.abs([...draft].length - before)).toBe(1);
    before = [...draft].length;
  }
  expect([...plans(3)]).toEqual([...plans(3)]);
  expect(new Set(plans(20)).size).toBe(20);
});
