import { describe, expect, test } from 'vitest';
import { comparePlans } from './compare-plans.ts';
import { linkTargets } from './link-targets.ts';
import type { ComparedPlan, ComparedTask } from './model.ts';
import type { ComparedTarget } from './shapes.ts';

let count = 0;
const target = (metric: string, comparator: ComparedTarget['comparator'], value: number, year: number | null, more: Partial<ComparedTarget> = {}): ComparedTarget => {
  count += 1;
  return { id: `g${count}`, text: `${metric}${value}`, metric, comparator, value, valueMax: null, unit: '%', year, basis: 'at-date', ...more };
};
const task = (id: string, text: string, more: Partial<ComparedTask> = {}): ComparedTask => ({ id, number: null, heading: [], title: null, text, leads: ['县教育局'], dueOn: [], targets: [], ...more });
const plan = (tasks: ComparedTask[], targets: ComparedTarget[] = [], id = 'p'): ComparedPlan => ({ id, title: id, tasks, targets });
const kinds = (upper: ComparedPlan, lower: ComparedPlan): string[] => comparePlans(upper, lower).differences.map(({ kind }) => kind);

const upperText = '加快公办幼儿园建设，提高学前三年毛入园率。';
const lowerText = '加快全县公办幼儿园建设，提高毛入园率。';
const upper = (...targets: ComparedTarget[]): ComparedPlan => plan([task('u', upperText, { targets })]);
const lower = (...targets: ComparedTarget[]): ComparedPlan => plan([task('l', lowerText, { targets })]);

describe('a target of the lower plan', () => {
  test.each([
    ['the same value holds', '>=', 90, 2027, '>=', 90, 2027, []],
    ['a higher one holds', '>=', 90, 2027, '>=', 92, 2026, []],
    ['one without a year holds', '>=', 90, 2027, '=', 90, null, []],
    ['a lower one is weaker', '>=', 90, 2027, '>=', 88, 2027, ['weaker-target']],
    ['the same one a year later is late', '>=', 90, 2027, '>=', 90, 2028, ['later-target']],
    ['a lower one a year later is weaker', '>=', 90, 2027, '>=', 89, 2028, ['weaker-target']],
    ['of “at most”, more is weaker', '<=', 5, 2027, '<=', 6, 2027, ['weaker-target']],
    ['of “at most”, less holds', '<=', 5, 2027, '<=', 4, 2027, []],
    ['where all is to go, a rest is weaker', 'eliminate', 0, 2027, '<=', 2, 2027, ['weaker-target']],
    ['where a rest may stay, none holds', '<=', 2, 2027, 'eliminate', 0, 2027, []],
  ] as const)('%s', (_, comparator, value, year, lowerComparator, lowerValue, lowerYear, expected) => {
    expect(kinds(upper(target('学前三年毛入园率', comparator, value, year)), lower(target('毛入园率', lowerComparator, lowerValue, lowerYear)))).toEqual(expected);
  });
  test('of another metric, unit or basis is no counterpart', () => {
    expect(kinds(upper(target('毛入园率', '>=', 90, 2027)), lower(target('毛入学率', '>=', 95, 2027)))).toEqual(['target-not-taken-up']);
    expect(kinds(upper(target('学位', '>=', 900, 2027, { unit: '个' })), lower(target('学位', '>=', 900, 2027)))).toEqual(['target-not-taken-up']);
    expect(kinds(upper(target('培训教师', '>=', 900, 2027, { unit: '人次', basis: 'per-year' })), lower(target('培训教师', '>=', 900, 2027, { unit: '人次', basis: 'cumulative' })))).toEqual(['target-not-taken-up']);
  });
  test('is found in another task or in a heading, too', () => {
    const lowerPlan = plan([task('l', lowerText)], [target('毛入园率', '>=', 91, 2027)]);
    expect(comparePlans(upper(target('学前三年毛入园率', '>=', 90, 2027)), lowerPlan)).toMatchObject({ differences: [], heldCount: 1 });
  });
});

test('a task without a counterpart, a later deadline, none at all, and a task that nobody leads', () => {
  const upperPlan = plan([task('u1', upperText, { dueOn: ['2026-12-31'] }), task('u2', '建立乡村教师荣誉制度，按年限颁发证书。'), task('u3', '配齐寄宿制学校取暖设施和生活教师。', { dueOn: ['2026-06-30'] })]);
  const lowerPlan = plan([task('l1', lowerText, { dueOn: ['2026-06-30', '2027-06-30'] }), task('l3', '配齐全县寄宿制学校取暖设施和生活教师。', { leads: [] })]);
  expect(comparePlans(upperPlan, lowerPlan).differences).toEqual([
    { kind: 'later-deadline', upperTask: 'u1', lowerTask: 'l1', upperOn: '2026-12-31', lowerOn: '2027-06-30' },
    { kind: 'no-counterpart', upperTask: 'u2' },
    { kind: 'no-deadline', upperTask: 'u3', lowerTask: 'l3', upperOn: '2026-06-30' },
    { kind: 'no-lead', lowerTask: 'l3' },
  ]);
});

test('the same target in two plans is one link, and says whether the plans agree', () => {
  const links = linkTargets([plan([], [target('学前三年毛入园率', '>=', 90, 2027)], 'a'), plan([], [target('毛入园率', '>=', 88, 2027), target('毛入园率', '>=', 85, 2026)], 'b'), plan([], [target('巩固率', '>=', 95, 2027)], 'c')]);
  expect(links).toMatchObject([{ year: 2027, agree: false, places: [{ planId: 'a' }, { planId: 'b' }] }]);
});
