import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { takeIn } from '#intake';
import type { Source, TableBlock } from '#reader';
import { gridRules, ofdFile, pdfFile, type Drawn } from '../../../test/intake/drawn-pages.ts';
import { expectSource, grid, paragraphs, tables } from '../../../test/intake/source-shape.ts';

const file = (name: string): Uint8Array => readFileSync(new URL(`../../../test/intake/files/${name}`, import.meta.url));
const only = (source: Source): TableBlock => {
  expect(tables(source).length).toBe(1);
  return tables(source)[0] as TableBlock;
};

describe('one document in three formats', () => {
  it('gives the same text and the same table from .docx, .doc and .pdf', async () => {
    const [docx, doc, pdf] = await Promise.all(['ledger.docx', 'ledger.doc', 'ledger.pdf'].map(async (name) => expectSource(await takeIn(file(name), name))));
    if (docx === undefined || doc === undefined || pdf === undefined) throw new Error('three files');
    expect(grid(doc, only(doc))).toEqual(grid(docx, only(docx)));
    expect(grid(pdf, only(pdf))).toEqual(grid(docx, only(docx)));
    expect(only(pdf).cells.map(({ row, column, rowSpan }) => [row, column, rowSpan])).toEqual(only(docx).cells.map(({ row, column, rowSpan }) => [row, column, rowSpan]));
    expect(only(pdf)).toMatchObject({ headRows: 1 });
    expect(only(doc)).toMatchObject({ uncertain: true });
    expect(paragraphs(doc)).toEqual(paragraphs(docx));
    expect(paragraphs(pdf).join('')).toBe(paragraphs(docx).join(''));
    expect(paragraphs(pdf, 'footer')).toEqual(['— 1 —', '— 2 —', '— 3 —', '— 4 —']);
  });

  it('reads a printed page: rows over page ends, merged cells left open, radicals as ideographs', async () => {
    const source = expectSource(await takeIn(file('printed-page.pdf'), 'a.pdf'));
    const table = only(source);
    expect(table).toMatchObject({ rowCount: 21, columnCount: 6 });
    expect(table.cells.filter((cell) => cell.column === 0 && cell.row > 0).map((cell) => cell.rowSpan)).toEqual([4, 4, 4, 4, 4]);
    for (const cell of table.cells.filter((each) => each.column === 2 && each.row > 0)) {
      expect(source.text.slice(...cell.span)).toBe(`${cell.row}.新建第${cell.row}实验小学，建筑面积12000平方米，新增学位1080个，配齐教师和设备。`);
    }
    expect(source.text).not.toMatch(/[\u2f00-\u2fd5]/);
  });
});

const written = [['PDF', pdfFile, 'a.pdf'], ['OFD', async (pages: readonly Drawn[]) => ofdFile(pages), 'a.ofd']] as const;

describe.each(written)('pages drawn as %s', (_, write, name) => {
  const take = async (pages: readonly Drawn[]): Promise<Source> => expectSource(await takeIn(await write(pages), name));

  it('joins lines cut at the margin, breaks at indents, knows the centre and the page number', async () => {
    const full = '到二〇二一年全县新建公办幼儿园六所和小学四所并且新增学位三千个';
    const source = await take([1, 2].map((n) => ({ texts: [
      [n === 1 ? '学位方案' : '续表说明', 226, 110, 22], [full.slice(0, 28), 114, 160], [full.slice(28).padEnd(30, '等'), 90, 184], ['二、保障措施', 114, 208], ['各镇要落实', 114, 232], [`— ${n} —`, 280, 800],
    ] })));
    const body = full.slice(0, 28) + full.slice(28).padEnd(30, '等');
    expect(paragraphs(source)).toEqual(['学位方案', body, '二、保障措施', '各镇要落实', '续表说明', body, '二、保障措施', '各镇要落实']);
    expect(source.blocks[0]).toMatchObject({ align: 'center' });
    expect(paragraphs(source, 'footer')).toEqual(['— 1 —', '— 2 —']);
  });

  it('reads merged cells from rulings, and a table open at the sides', async () => {
    const rules = [...gridRules([90, 150, 300, 500], [100, 130, 160, 190])].filter(([x1, y1, x2]) => !(y1 === 160 && x1 === 90 && x2 === 500)).filter(([x1, , x2]) => !(x1 === x2 && (x1 === 90 || x1 === 500)));
    const source = await take([{ texts: [['序号', 100, 120], ['任务', 160, 120], ['单位', 310, 120], ['一', 100, 160], ['新建小学', 160, 150], ['教育局', 310, 150], ['改建小学', 160, 180], ['住建局', 310, 180], ['以上事项', 90, 240]], rules: [...rules, [150, 160, 500, 160]] }]);
    expect(grid(source, only(source))).toEqual([['序号', '任务', '单位'], ['一', '新建小学', '教育局'], [null, '改建小学', '住建局']]);
    expect(paragraphs(source)).toEqual(['以上事项']);
  });

  it('puts a row together that a page end cut, and drops the repeated head', async () => {
    const columns = [90, 150, 400];
    const source = await take([
      { texts: [['序号', 100, 620], ['任务', 160, 620], ['1', 100, 650], ['新建实验小学三所并且', 160, 650]], rules: gridRules(columns, [600, 630, 660]) },
      { texts: [['序号', 100, 120], ['任务', 160, 120], ['配齐教师', 160, 150], ['2', 100, 180], ['改建。', 160, 180]], rules: gridRules(columns, [100, 130, 160, 190]) },
    ]);
    expect(grid(source, only(source))).toEqual([['序号', '任务'], ['1', '新建实验小学三所并且配齐教师'], ['2', '改建。']]);
  });

  it('guesses a table without rulings from columns, and says so', async () => {
    const source = await take([{ texts: [['序号', 90, 120], ['主要任务', 170, 120], ['牵头单位', 400, 120], ['1', 95, 150], ['新建小学', 150, 150], ['教育局', 400, 150], ['三所', 150, 168], ['2', 95, 190], ['改建小学', 150, 190], ['住建局', 400, 190], ['以上事项由各单位分头落实并且按月报送进展情况每季度通报一次年底考核', 90, 300]] }]);
    expect(only(source)).toMatchObject({ uncertain: true });
    expect(grid(source, only(source))).toEqual([['序号', '主要任务', '牵头单位'], ['1', '新建小学三所', '教育局'], ['2', '改建小学', '住建局']]);
    expect(paragraphs(source).length).toBe(1);
  });

  it('refuses pages without text', async () => {
    expect(await takeIn(await write([{ texts: [], rules: [[10, 10, 100, 10]] }]), name)).toMatchObject({ refused: 'scanned-document' });
  });
});
