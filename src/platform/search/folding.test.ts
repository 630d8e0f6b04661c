import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, GRAM_LIMIT, gramsOf, queryTerms, searchableText } from './index.ts';

test('widths, cases and white space make no difference', () => {
  expect(fold('ＡＢＣ　１２\n 台 账')).toBe('abc12台账');
});

test('a word that the paper breaks over two lines is found', () => {
  const text = searchableText(['通知.txt', null, '各县要消除大班\n额']);
  const [term] = queryTerms('大班额');
  expect(text).toContain(term?.text);
  expect(gramsOf(text)).toEqual(expect.arrayContaining([...(term?.grams ?? [])]));
});

test('words of a query are divided by white space, of either width', () => {
  expect(queryTerms(' 督导　班额 ').map(({ text }) => text)).toEqual(['督导', '班额']);
  expect(queryTerms('   ')).toEqual([]);
});

test('characters beyond the basic plane are one character', () => {
  expect(queryTerms('𠮷野')).toEqual([{ text: '𠮷野', grams: ['𠮷野'] }]);
  expect(queryTerms('𠮷')).toEqual([{ text: '𠮷', grams: ['𠮷'] }]);
});

test('a match never runs from one piece into the next', () => {
  expect(searchableText(['甲乙', '丙丁', '戊'])).not.toContain('乙丙');
  expect(gramsOf(searchableText(['甲乙', '丙丁', '戊']))).not.toContain('乙丙');
});

test('whatever stands in a text is found by its grams', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), (before, middle, after) => {
    const searchable = searchableText([before + middle + after]);
    const grams = new Set(gramsOf(searchable));
    for (const term of queryTerms(middle)) {
      // Composition over the seam may make another character of it; then it does not stand in the text.
      if (searchable.includes(term.text)) expect(term.grams.filter((gram) => !grams.has(gram))).toEqual([]);
    }
  }));
});

test('a text of endless different characters does not make endless grams', () => {
  const wild = Array.from({ length: 600_000 }, (_, index) => String.fromCodePoint(0x4e00 + (index * 7919) % 20_000)).join('');
  expect(gramsOf(wild).length).toBeLessThanOrEqual(GRAM_LIMIT);
});
