import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellLines, type Column, headLines, shares } from './columns.ts';
import { widthOf } from './width.ts';

const columns: readonly Column[] = [{ title: '编号', least: 4, most: 8 }, { title: '任务', least: 16, most: 200 }, { title: '牵头', least: 8, most: 22 }];
const plain = { width: 60, styled: (_: string, text: string): string => text };

test('a narrow column takes what it needs, the wide one the rest', () => {
  expect(shares(columns, [['1', '新建学校'.repeat(20), '县教育局']], 60)).toEqual([4, 44, 8]);
});

test('a row fits the width, whatever stands in it', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.string(), fc.string(), fc.string({ unit: 'grapheme' })), { minLength: 1, maxLength: 5 }), fc.integer({ min: 40, max: 200 }), (rows, width) => {
    const given = shares(columns, rows, width);
    const lines = [...headLines(columns, given, plain), ...rows.flatMap((row) => cellLines(row, given))];
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
  }));
});

test('cells of one row stand side by side', () => {
  expect(cellLines(['1', '新建第三小学', '县教育局'], [4, 8, 8])).toEqual(['1     新建第三  县教育局', '      小学']);
});
