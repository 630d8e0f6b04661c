import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Waypoint } from '../model.ts';
import { adds, type Part, refusedSum, refusedWay, type Whole } from './rules.ts';

const KINDERGARTENS: Whole = { metric: '新建公办幼儿园', unit: '所', comparator: '>=', basis: 'cumulative', value: 16 };
const RATE: Whole = { metric: '毛入园率', unit: '%', comparator: '>=', basis: 'at-date', value: 85 };
const part = (value: number, more: Partial<Part> = {}): Part => ({ name: '甲', value, base: 0, startsOn: null, endsOn: null, trajectory: 'none', waypoints: [], ...more });
const codeOf = (refusal: ReturnType<typeof refusedSum>): string | null => (refusal === null ? null : `${refusal.refused} ${String(refusal.values['difference'] ?? refusal.values['value'] ?? '')}`.trim());

describe('what adds up', () => {
  test.each<[Partial<Whole>, boolean]>([
    [{}, true], [{ metric: '新增学位', unit: '个' }, true], [{ metric: '投入', unit: '万元' }, true], [{ unit: '%' }, false], [{ metric: '巩固率', unit: '' }, false], [{ metric: '生均公用经费', unit: '元' }, false],
    [{ metric: '生机比', unit: '8:1' }, false], [{ comparator: '<=' }, false], [{ comparator: 'eliminate' }, false], [{ metric: '教师', unit: '人/校' }, false],
  ])('%j: %s', (more, expected) => expect(adds({ ...KINDERGARTENS, ...more })).toBe(expected));
});

describe('16 kindergartens over the towns', () => {
  test.each<[number[], string | null]>([[[10, 6], null], [[16], null], [[10, 5], 'shares-do-not-sum 1'], [[10, 7], 'shares-do-not-sum -1'], [[0, 16], null], [[], 'shares-do-not-sum 16']])('%j: %s', (values, expected) => {
    expect(codeOf(refusedSum(KINDERGARTENS, values.map((value) => part(value))))).toBe(expected);
  });

  test('tenths that add up do, whatever their last bits', () => {
    expect(refusedSum({ ...KINDERGARTENS, unit: '亿元', value: 0.3 }, [part(0.1), part(0.2)])).toBeNull();
  });

  test('a rate is reached by each, and may be passed', () => {
    expect([[85, 85], [85, 90], [85, 84.9]].map((values) => codeOf(refusedSum(RATE, values.map((value) => part(value)))))).toEqual([null, null, 'share-too-weak 84.9']);
    const few: Whole = { ...RATE, metric: '大班额比例', comparator: '<=', value: 5 };
    expect([codeOf(refusedSum(few, [part(5)])), codeOf(refusedSum(few, [part(5.1)])), codeOf(refusedSum({ ...few, comparator: 'eliminate', value: 0 }, [part(1)]))]).toEqual([null, 'share-too-weak 1', 'share-too-weak 1'].map((code, place) => (place === 1 ? 'share-too-weak 5.1' : code)));
  });

  test('however a whole is divided, it is taken, and by one more or less it is not', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 30 }), (values) => {
      const whole = { ...KINDERGARTENS, value: values.reduce((sum, value) => sum + value, 0) };
      expect(refusedSum(whole, values.map((value) => part(value)))).toBeNull();
      expect(codeOf(refusedSum({ ...whole, value: whole.value + 1 }, values.map((value) => part(value))))).toBe('shares-do-not-sum 1');
    }));
  });
});

describe('the way to a share', () => {
  const days = { startsOn: '2026-01-01', endsOn: '2027-12-31' };
  const points = (...all: [string, number][]): Waypoint[] => all.map(([dueOn, expected]) => ({ dueOn, expected }));
  test.each<[string, Whole['basis'], Partial<Part>, string | null]>([
    ['none', 'cumulative', {}, null],
    ['none with points', 'cumulative', { waypoints: points(['2026-06-30', 3]) }, 'trajectory-without-points'],
    ['a line', 'cumulative', { trajectory: 'line', ...days }, null],
    ['a line without days', 'cumulative', { trajectory: 'line', startsOn: '2026-01-01' }, 'trajectory-without-days'],
    ['a line of what is owed each year needs none', 'per-year', { trajectory: 'line' }, null],
    ['backwards', 'cumulative', { trajectory: 'line', startsOn: '2027-01-01', endsOn: '2026-01-01' }, 'trajectory-backwards'],
    ['steps that end at the share', 'cumulative', { trajectory: 'steps', ...days, waypoints: points(['2026-12-31', 6], ['2027-12-31', 16]) }, null],
    ['steps without any', 'cumulative', { trajectory: 'steps', ...days }, 'trajectory-without-points'],
    ['steps that end elsewhere', 'cumulative', { trajectory: 'steps', ...days, waypoints: points(['2026-12-31', 6], ['2027-12-31', 15]) }, 'trajectory-ends-elsewhere'],
    ['by hand, out of order', 'cumulative', { trajectory: 'by-hand', ...days, waypoints: points(['2027-12-31', 6], ['2026-12-31', 16]) }, 'points-out-of-order'],
    ['by hand, one day twice', 'cumulative', { trajectory: 'by-hand', ...days, waypoints: points(['2026-12-31', 6], ['2026-12-31', 16]) }, 'points-out-of-order'],
    ['by hand, outside', 'cumulative', { trajectory: 'by-hand', ...days, waypoints: points(['2028-01-01', 16]) }, 'point-outside'],
    ['each year ends at the share', 'per-year', { trajectory: 'steps', waypoints: points(['2026-06-30', 8], ['2026-12-31', 16], ['2027-12-31', 16]) }, null],
    ['one year does not', 'per-year', { trajectory: 'steps', waypoints: points(['2026-12-31', 12], ['2027-12-31', 16]) }, 'trajectory-ends-elsewhere'],
  ])('%s', (_, basis, more, expected) => expect(refusedWay(basis, part(16, more))?.refused ?? null).toBe(expected));
});
