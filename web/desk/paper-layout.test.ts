import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSource, type Source, textSource } from '#reader';
import { blockAt, layOut } from './paper-layout.ts';

const read = (source: Source): ReturnType<typeof readSource> => readSource(source, { name: 'x' });

describe('the paper of plain text', () => {
  test('draws every character that is no blank, once and in order', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('一、', '县教育局', '\n', '\n\n', '　', ' ', '𠮷', '2027年。', 'x'.repeat(4100)), { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      const drawn = layOut(read(textSource(text))).map(({ span }) => text.slice(span[0], span[1])).join('');
      expect(drawn.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }), { numRuns: 40 });
  });

  test('never cuts a character beyond the basic plane in two', () => {
    const text = 'x'.repeat(3999) + '𠮷'.repeat(50);
    for (const { span } of layOut(read(textSource(text)))) expect(text.slice(span[0], span[1]).isWellFormed()).toBe(true);
  });

  test('knows headings by their number, and a sentence by its full stop', () => {
    const looks = layOut(read(textSource('一、总体要求\n（二）建强队伍\n一、坚持党的领导。\n'))).map((block) => (block.kind === 'paragraph' ? block.look.role : block.kind));
    expect(looks).toEqual(['heading', 'heading', 'body']);
  });
});

describe('what a web page wrote around plain text', () => {
  const lines = ['欢迎访问云溪市教育网', '今天是2026年3月2日', '浏览次数：20', '云溪市人民政府办公室关于印发校舍改造工作方案的通知', '各县区人民政府：', '一、重点任务', '1.改造校舍。2027年底前改造校舍6所。（市教育局牵头）',
    '云溪市人民政府办公室', '2026年3月1日', '【打印】【关闭】', '版权所有：云溪市教育局'];

  test('is folded above the head and below the end, and nothing of the paper is', () => {
    const text = lines.join('\n');
    const laid = layOut(read(textSource(text)));
    expect(laid.map(({ kind }) => kind)).toEqual(['chrome', ...Array.from({ length: 6 }, () => 'paragraph'), 'chrome']);
    expect(laid.at(0)).toMatchObject({ lines: { length: 3 } });
    expect(laid.at(-1)).toMatchObject({ lines: { length: 2 } });
  });
});

describe('the paper of a file', () => {
  const text = '首页 登录\n县方案\n序号任务\n1办学\n页脚';
  const source: Source = {
    format: 'html', text, notes: [],
    blocks: [
      { kind: 'paragraph', span: [0, 5], region: 'chrome' },
      { kind: 'paragraph', span: [6, 9], align: 'center', bold: true, size: 22 },
      { kind: 'table', span: [10, 18], rowCount: 2, columnCount: 2, headRows: 1, cells: [
        { row: 0, column: 0, rowSpan: 1, columnSpan: 1, span: [10, 12] }, { row: 0, column: 1, rowSpan: 1, columnSpan: 1, span: [12, 14] },
        { row: 1, column: 0, rowSpan: 1, columnSpan: 1, span: [15, 16] }, { row: 1, column: 1, rowSpan: 1, columnSpan: 1, span: [16, 18] }] },
      { kind: 'paragraph', span: [19, 21], region: 'footer' },
    ],
  };

  test('folds what surrounds it, centres the title, keeps the table', () => {
    const [chrome, title, table, footer] = layOut(read(source));
    expect(chrome?.kind).toBe('chrome');
    expect(title).toMatchObject({ kind: 'paragraph', look: { role: 'title', align: 'center', bold: true } });
    expect(table).toMatchObject({ kind: 'table', headRows: 1 });
    expect(footer?.kind).toBe('chrome');
  });

  test('an offset is found in its block', () => {
    const blocks = layOut(read(source));
    expect(blockAt(blocks, 16)).toBe(2);
    expect(blockAt(blocks, 0)).toBe(0);
  });
});
