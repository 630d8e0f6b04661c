import { describe, expect, test } from 'vitest';
import { CASES } from './cases.ts';
import { ofCode, wordsOf } from './linted.ts';

const plain = (words: string): string => words.trim();

describe('each rule finds what it should, and is silent at a near miss', () => {
  test.each(CASES)('$code: $name', ({ code, text, mode, finds, says }) => {
    const found = ofCode(text, code, mode);
    expect(found.map((finding) => wordsOf(text, finding).map(plain)), JSON.stringify(found.map(({ message }) => message))).toEqual(finds);
    if (says !== undefined) expect(found[0]?.message).toContain(says);
  });
});
