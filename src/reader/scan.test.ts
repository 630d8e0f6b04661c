import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from './decode.ts';
import { type Flow, flowOf, foldAhead } from './flow.ts';
import { kindsIn, kindsOf, matchesIn, nextOf } from './scan.ts';
import { flowOfLine, linesOf } from './text/lines.ts';
import { readDates, TIME_SIGNS } from './values/dates.ts';
import { NUMERAL_SIGNS, readFigures } from './values/figures.ts';
import { EVERY_SIGNS, readRecurrence } from './values/recurrence.ts';

const KINDS = kindsOf([[1, '一二'], [2, '二三']]);

test('a character may be of several kinds', () => {
  expect([...'〇一二三'].map((character) => KINDS[character.charCodeAt(0)])).toEqual([0, 1, 3, 2]);
  expect([kindsIn('甲乙', KINDS), kindsIn('甲一三', KINDS)]).toEqual([0, 3]);
});

test('the next one is looked for up to the end of the part', () => {
  expect([nextOf('甲一乙二', KINDS, 0), nextOf('甲一乙二', KINDS, 2), nextOf('甲一乙二', KINDS, 2, 3), nextOf('甲', KINDS, 0)]).toEqual([1, 3, 3, 1]);
});

test('all matches, empty ones too', () => {
  expect(matchesIn('1a22', /\d*/g).map(({ index, 0: found }) => [index, found])).toEqual([...'1a22'.matchAll(/\d*/g)].map(({ index, 0: found }) => [index, found]));
});

test('codes come back as they were, halves of characters too', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('', '\ud840', '教\udc00育'), (text, half) => {
    const whole = `${text}${half}${text}`;
    const codes = Uint16Array.from({ length: whole.length }, (_, k) => whole.charCodeAt(k));
    expect(decode(codes, 0, codes.length, true)).toBe(whole);
    if (whole.isWellFormed()) expect(decode(codes, 0, codes.length, false)).toBe(whole);
  }));
  expect(decode(new Uint16Array(10_000).fill(0x6559), 1, 9_999, true)).toBe('教'.repeat(9_998));
});

const LETTERS = fc.string({ unit: fc.constantFrom('教', '（', '：', '％', '—', ' ', '\t', '　', '\n', '\r\n', 'ａ', '１', '\u200b', '𠀀', '\ufffd'), maxLength: 40 });

test('a text that was folded ahead gives the same flows', () => {
  const plain = ({ text, raw, offsets }: Flow): unknown => ({ text, raw, offsets: [...offsets] });
  const flows = (text: string): unknown => linesOf(text).map((line) => plain(flowOfLine(text, line)));
  fc.assert(fc.property(LETTERS, (text) => {
    foldAhead('');
    const [lines, whole] = [flows(text), plain(flowOf(text))];
    foldAhead(text);
    try { expect([flows(text), plain(flowOf(text))]).toEqual([lines, whole]); } finally { foldAhead(''); }
  }));
});

/** Passages of what such passages are made of, without the signs that are said to be needed. */
const PIECES = ['2020', '二〇一八', '年', '年底', '12', '月', '月底', '3日', '前', '今年', '上半年', '第三', '季度', '“十三五”', '末', '2018-12-31', '2018.6', '三年内', '到', '三', '所', '一半以上', '过半数', '百分之九十', '三分之一', '每', '每年', '按', '按月', '逐月', '学期', '%', ',', '。', '教育'];
const without = (signs: string): fc.Arbitrary<string> => fc.array(fc.constantFrom(...PIECES.filter((piece) => [...signs].every((sign) => !piece.includes(sign)))), { maxLength: 8 }).map((pieces) => pieces.join(''));
const CONTEXT = { titleYear: 2020, planStart: 2018, planEnd: 2020, issuedYear: 2018, inheritedYear: null };

test('no date, numeral or recurrence stands without one of its signs', () => {
  fc.assert(fc.property(without(TIME_SIGNS), (text) => { expect(readDates(text, new Uint8Array(text.length), CONTEXT)).toEqual([]); }), { numRuns: 2000 });
  fc.assert(fc.property(without(NUMERAL_SIGNS), (text) => { expect(readFigures(text, text, new Uint8Array(text.length))).toEqual([]); }));
  fc.assert(fc.property(without(EVERY_SIGNS), (text) => { expect(readRecurrence(text, new Uint8Array(text.length))).toBeNull(); }));
});
