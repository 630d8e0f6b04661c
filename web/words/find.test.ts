import { expect, test } from 'vitest';
import { fromNear, placesOf } from './find.ts';

test('a word is found through a line that was wrapped, and its letters are no pattern', () => {
  expect(placesOf('校长轮岗，教师轮\n　岗。', '轮岗')).toEqual([[2, 4], [7, 11]]);
  expect(placesOf('a.b axb A.B', 'a.b')).toEqual([[0, 3], [8, 11]]);
  expect(placesOf('任何字', ' ')).toEqual([]);
});

test('every sign of the keyboard can be sought: 2018-2020, 1/3, 100%', () => {
  for (let code = 0x21; code < 0x7f; code += 1) expect(placesOf(`甲${String.fromCharCode(code)}乙`, String.fromCharCode(code))).toEqual([[1, 2]]);
});

test('a text begins near a word that would be cut off, and stays whole where it would not', () => {
  const text = `${'前'.repeat(60)}编制后面`;
  expect(fromNear(text, '编制', 40)).toBe(`…${'前'.repeat(14)}编制后面`);
  expect(fromNear(text, '前', 40)).toBe(text);
  expect(fromNear(text, '没有', 40)).toBe(text);
  expect(fromNear(`${'前'.repeat(60)}𠮷${'后'.repeat(13)}编制`, '编制', 40).isWellFormed()).toBe(true);
});
