import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { harmless, padded, widthOf, wrapped } from './width.ts';

const bare = (text: string): string => text.replace(/\s/gu, '');

describe('columns on a terminal', () => {
  test.each([['abc', 3], ['台账', 4], ['２０２４', 8], ['66人以上', 8], ['〔2024〕18号', 12], ['𠮷', 2], ['e\u0301', 1], ['', 0]])('%s takes %i', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  test('padding fills to the width and never cuts', () => {
    expect(padded('牵头', 6)).toBe('牵头  ');
    expect(padded('牵头单位', 6)).toBe('牵头单位');
  });
});

describe('wrapping', () => {
  test('breaks where the room ends, and keeps a number whole', () => {
    expect(wrapped('到2026年巩固率达到96%以上', 10)).toEqual(['到2026年巩', '固率达到', '96%以上']);
  });

  test('a line does not begin with a closing mark', () => {
    expect(wrapped('县教育局、县财政局', 8)).toEqual(['县教育', '局、县财', '政局']);
  });

  test('no line is wider than its room, and nothing but white space is lost', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, width) => {
      const lines = wrapped(text, width);
      expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
      expect(bare(lines.join(''))).toBe(bare(harmless(text)));
    }));
  });
});

describe('what must not reach a terminal', () => {
  test('escape sequences and marks that turn the direction', () => {
    expect(harmless('\u001b[2J清屏\u202e倒')).toBe('\ufffd[2J清屏\ufffd倒');
  });

  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(harmless(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
    }));
  });
});
