import { expect, test } from 'vitest';
import { passageOf } from './passage.ts';

test('typed words are found near the row first, else anywhere, whatever white space stands between', () => {
  const text = '甲乙 丙\n丁甲乙丙';
  expect(passageOf(text, '乙丙', null)).toEqual([1, 4]);
  expect(passageOf(text, '乙 丙', [4, 9])).toEqual([7, 9]);
  expect(passageOf(text, '丁甲', [0, 4])).toEqual([5, 7]);
  expect(passageOf(text, '戊', [0, 9])).toBeNull();
  expect(passageOf(text, ' ', null)).toBeNull();
});
