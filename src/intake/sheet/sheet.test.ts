import { describe, expect, it } from 'vitest';
import ExcelJS from 'exceljs';
import { utils, write } from '@e965/xlsx';
import { takeIn } from '#intake';
import { expectSource, grid, paragraphs, tables } from '../../../test/intake/source-shape.ts';

async function workbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('台账');
  sheet.addRow(['附件1']);
  sheet.addRow(['云岭县学位建设工作台账']);
  sheet.mergeCells('A2:D2');
  sheet.getCell('A2').alignment = { horizontal: 'center' };
  sheet.addRow(['编号', '重点工作', '具体举措', '完成时限']);
  sheet.addRow(['一', '扩充学位', '新建小学', new Date(Date.UTC(2020, 11, 31))]);
  sheet.addRow([null, null, { richText: [{ text: '改' }, { font: { bold: true }, text: '建\n小学' }] }, 0.95]);
  sheet.addRow(['隐', '藏', '行', '了']).hidden = true;
  sheet.addRow(['二', '补充教师', null, 1234.5]);
  sheet.mergeCells('A4:A5');
  sheet.mergeCells('B4:B5');
  sheet.getCell('D4').numFmt = 'yyyy"年"m"月"';
  sheet.getCell('D5').numFmt = '0%';
  sheet.getCell('D7').numFmt = '#,##0.00';
  sheet.addRow([]);
  sheet.addRow(['注：列第一位的为牵头单位']);
  sheet.getCell('H30').value = '  ';
  book.addWorksheet('底稿', { state: 'hidden' }).addRow(['不读']);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('an .xlsx workbook', () => {
  it('is a title, a table with merged cells and displayed values, and a note', async () => {
    const source = expectSource(await takeIn(await workbook(), '台账.xlsx'));
    expect(paragraphs(source)).toEqual(['附件1', '云岭县学位建设工作台账', '注：列第一位的为牵头单位']);
    expect(source.blocks[1]).toMatchObject({ align: 'center' });
    const [table] = tables(source);
    expect(grid(source, table as NonNullable<typeof table>)).toEqual([
      ['编号', '重点工作', '具体举措', '完成时限'], ['一', '扩充学位', '新建小学', '2020年12月'], [null, null, '改建\n小学', '95%'], ['二', '补充教师', '', '1,234.50'],
    ]);
    expect(source.notes.map((note) => note.code)).toEqual(['hidden-sheets-skipped', 'hidden-rows-skipped']);
    expect(source.text).not.toMatch(/隐|不读/);
  });
});

describe('a merged cell without text', () => {
  it('is one empty cell', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('台账');
    for (const row of [['编号', '目标', '举措'], ['1', null, '新建'], ['2', null, '改建']]) sheet.addRow(row);
    sheet.mergeCells('B2:B3');
    const source = expectSource(await takeIn(new Uint8Array(await book.xlsx.writeBuffer()), 'a.xlsx'));
    expect(tables(source)[0]?.cells.map(({ row, column, rowSpan }) => [row, column, rowSpan])).toEqual([[0, 0, 1], [0, 1, 1], [0, 2, 1], [1, 0, 1], [1, 1, 2], [1, 2, 1], [2, 0, 1], [2, 2, 1]]);
  });
});

describe('an .xls workbook', () => {
  it('goes the same way', async () => {
    const sheet = utils.aoa_to_sheet([['责任分工'], ['序号', '任务'], [1, '新建'], [null, '改建']]);
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }, { s: { r: 2, c: 0 }, e: { r: 3, c: 0 } }];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '表');
    const source = expectSource(await takeIn(new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer), 'a.xls'));
    expect(paragraphs(source)).toEqual(['责任分工']);
    const [table] = tables(source);
    expect(grid(source, table as NonNullable<typeof table>)).toEqual([['序号', '任务'], ['1', '新建'], [null, '改建']]);
  });
});
