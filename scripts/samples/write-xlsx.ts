/** A sample with a table as an Excel file, cells merged. */
import exceljs from 'exceljs';
import { settle } from '../../src/forms/settle.ts';
import type { Sample } from './model.ts';
import { textOf } from './write-text.ts';

export async function writeXlsx(sample: Sample): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Sheet1', { pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  const wrap = { wrapText: true, vertical: 'middle' } as const;
  const thin = { style: 'thin' } as const;
  const border = { top: thin, bottom: thin, left: thin, right: thin };
  const width = Math.max(1, ...sample.pieces.map((piece) => (piece.kind === 'table' ? piece.table.head.length : 1)));
  let row = 1;
  for (const piece of sample.pieces) {
    if (piece.kind !== 'table') {
      const cell = sheet.getCell(row, 1);
      cell.value = textOf(piece);
      cell.font = { name: piece.kind === 'title' ? '黑体' : '宋体', size: piece.kind === 'title' ? 18 : 11 };
      cell.alignment = { ...wrap, horizontal: piece.kind === 'title' ? 'center' : 'left' };
      sheet.mergeCells(row, 1, row, width);
      sheet.getRow(row).height = piece.kind === 'title' ? 34 : 18;
      row += 1;
      continue;
    }
    const { table } = piece;
    for (const [place, each] of table.widths.entries()) sheet.getColumn(place + 1).width = each * 1.3;
    const taken = new Set<string>();
    for (const line of [table.head.map((text) => ({ text })), ...table.rows]) {
      let column = 1;
      for (const each of line as readonly { text: string; rowSpan?: number; columnSpan?: number }[]) {
        while (taken.has(`${row}:${column}`)) column += 1;
        const [down, across] = [each.rowSpan ?? 1, each.columnSpan ?? 1];
        const cell = sheet.getCell(row, column);
        cell.value = each.text;
        cell.alignment = wrap;
        cell.font = { name: '宋体', size: 11 };
        for (let i = 0; i < down; i += 1) for (let k = 0; k < across; k += 1) { taken.add(`${row + i}:${column + k}`); sheet.getCell(row + i, column + k).border = border; }
        if (down > 1 || across > 1) sheet.mergeCells(row, column, row + down - 1, column + across - 1);
        column += across;
      }
      row += 1;
    }
  }
  return settle(new Uint8Array(await workbook.xlsx.writeBuffer()));
}
