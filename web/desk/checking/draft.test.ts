import { expect, test } from 'vitest';
import { draftOf, shapeOf, valueOfDraft } from './draft.ts';
import { passageOf, shortened } from './passage.ts';

test('a value that is typed unchanged is the same value', () => {
  const target = { text: '毛入园率达93%', metric: '毛入园率', comparator: '>=' as const, value: 93, valueMax: null, unit: '%', year: 2027, basis: 'at-date' as const, scope: null };
  expect(valueOfDraft('target', 'target', draftOf('target', target), target)).toEqual({ value: target });
  expect(valueOfDraft('target', 'target', draftOf('target', { ...target, heading: ['一'] }), { ...target, heading: ['一'] })).toEqual({ value: { ...target, heading: ['一'] } });
  expect(valueOfDraft('responsibility', 'responsibility', draftOf('responsibility', { unit: '甲局', role: 'cooperating' }), undefined)).toEqual({ value: { unit: '甲局', role: 'cooperating' } });
  expect(valueOfDraft('deadline', 'deadline', draftOf('deadline', { text: '年底前', on: null }), undefined)).toEqual({ value: { text: '年底前', on: null } });
  expect(valueOfDraft('lines', 'leaders', draftOf('lines', ['田小河', '梁一']), undefined)).toEqual({ value: ['田小河', '梁一'] });
  expect(valueOfDraft('line', 'number', draftOf('line', null), null)).toEqual({ value: null });
});

test.each([
  ['a unit without a name', 'responsibility', { unit: ' ', role: 'lead' }, { field: 'unit', problem: 'problem.empty' }],
  ['a target that is no number', 'target', { metric: '率', text: '率', value: '很多', comparator: '>=' }, { field: 'value', problem: 'problem.number' }],
  ['a range upside down', 'target', { metric: '率', text: '率', value: '9', valueMax: '3', comparator: 'range' }, { field: 'valueMax', problem: 'problem.range' }],
  ['a day that is none', 'deadline', { text: '年底', on: '明年' }, { field: 'on', problem: 'problem.day' }],
] as const)('%s is told at its field', (_, shape, draft, told) => {
  expect(valueOfDraft(shape, shape, draft, undefined)).toEqual(told);
});

test('full-width digits and thousands are numbers', () => {
  expect(valueOfDraft('target', 'target', { metric: '园', text: '园', value: '１,２００', comparator: '=', unit: '所', basis: 'at-date' }, undefined)).toMatchObject({ value: { value: 1200 } });
});

test('typed words are found where the task stands first, over line breaks, and nowhere when the paper has them not', () => {
  const text = '县教育局牵头。\n二、县教\n育局、县财政局。';
  expect(passageOf(text, '县教育局', [8, text.length])).toEqual([10, 15]);
  expect(passageOf(text, '县教育局', null)).toEqual([0, 4]);
  expect(passageOf(text, '县公安局', null)).toBeNull();
  expect(passageOf(text, ' ', null)).toBeNull();
  expect(shortened('一二三四五', 3)).toBe('一二三…');
});

test('each field has its shape', () => {
  expect([shapeOf('task', 'title'), shapeOf('head', 'title'), shapeOf('task', 'heading'), shapeOf('head', 'issuers'), shapeOf('task', 'text'), shapeOf('section', 'target')]).toEqual(['line', 'line', 'lines', 'lines', 'long', 'target']);
});

test('a day that was changed alone is written out in words; with words of its own it keeps them; year 1 is none', () => {
  const before = { text: '2020年12月', on: '2020-12-31' };
  expect(valueOfDraft('deadline', 'deadline', { text: '2020年12月', on: '2019-06-30' }, before)).toEqual({ value: { text: '2019年6月30日', on: '2019-06-30' } });
  expect(valueOfDraft('deadline', 'deadline', { text: '2019年上半年', on: '2019-06-30' }, before)).toEqual({ value: { text: '2019年上半年', on: '2019-06-30' } });
  expect(valueOfDraft('deadline', 'deadline', { text: '2020年12月', on: '2020-12-31' }, before)).toEqual({ value: before });
  expect(valueOfDraft('deadline', 'deadline', { text: '2020年12月', on: '0001-01-01' }, before)).toMatchObject({ problem: 'problem.year' });
});
