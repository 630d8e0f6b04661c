/** The table as an Excel file: one plain sheet, every value a text, print set up as on paper. */
import { PassThrough } from 'node:stream';
import exceljs from 'exceljs';
import { refuse, type Refusal } from '#kernel';
import { FONTS, SIZES } from './fonts.ts';
import { PITCH, lineCount, rowHeights, titleLines, titleSize } from './room.ts';
import { settle } from './settle.ts';
import type { FormCell, FormRow, FormTable } from './table.ts';

/** Excel's own limits: characters in a cell, points of a row. */
const LONGEST_CELL = 32_767;
const TALLEST_ROW = 400;
/** A cell taller than this (points, some ten lines) begins at its top: in the middle of so much nobody looks for it. */
const BEGINS_AT_TOP = 150;
/** One unit of column width is a digit of the default font, about 1.9 mm on paper at 100 %. */
const MM_PER_WIDTH = 1.9;

const LINE = { style: 'thin', color: { argb: 'FF000000' } } as const;
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE };

const inches = (millimetres: number) => Math.round(millimetres / 0.254) / 100;

/** Merges are made before rows are committed, so a long table stays cheap. */
export async function writeXlsx(table: FormTable): Promise<Uint8Array | Refusal> {
  const longest = table.rows.reduce((most, row) => row.cells.reduce((within, cell) => Math.max(within, cell.lines.join('\n').length), most), 0);
  if (longest > LONGEST_CELL) return refuse('cell-too-long', { characters: longest, limit: LONGEST_CELL });
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true });
  const width = table.columns.length;
  const above = (table.marked ? 2 : 1) + table.subtitles.length;
  const sheet = workbook.addWorksheet(table.sheet, {
    views: [{ state: 'frozen', ySplit: above + 1, xSplit: 0, showGridLines: false }],
    pageSetup: {
      paperSize: 9, orientation: table.paper.landscape ? 'landscape' : 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true, printTitlesRow: `${above + 1}:${above + 1}`,
      margins: { left: inches(table.paper.side - 5), right: inches(table.paper.side - 5), top: inches(table.paper.top - 3), bottom: inches(table.paper.bottom - 3), header: 0.4, footer: 0.4 },
    },
    headerFooter: { oddFooter: '&C&"宋体,常规"&14— &P —' },
  });
  sheet.columns = table.columns.map((column) => ({ width: column.width / MM_PER_WIDTH }));

  const across = (row: number, text: string, font: { name: string; size: number }, align: 'left' | 'center', height: number) => {
    const cell = sheet.getCell(row, 1);
    cell.value = text;
    cell.font = font;
    cell.numFmt = '@';
    cell.alignment = { horizontal: align, vertical: 'middle', wrapText: true };
    if (width > 1) sheet.mergeCells(row, 1, row, width);
    sheet.getRow(row).height = height;
  };
  const paper = table.paper.width;
  const size = titleSize(table.title, paper, table.marked !== false);
  let next = 1;
  if (table.marked) { across(next, table.marked === true ? '附件' : table.marked, { name: FONTS.head, size: SIZES.mark }, 'left', 24); next += 1; }
  across(next, table.title, { name: FONTS.title, size }, 'center', titleLines(table.title, paper, size) * size * PITCH + 8);
  for (const line of table.subtitles) {
    next += 1;
    across(next, line, { name: FONTS.group, size: SIZES.subtitle }, 'center', lineCount(line, paper, SIZES.subtitle) * SIZES.subtitle * PITCH + 6);
  }

  for (const [place, column] of table.columns.entries()) {
    const cell = sheet.getCell(above + 1, place + 1);
    cell.value = column.head;
    cell.font = { name: FONTS.head, size: SIZES.head };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.border = BORDER;
  }
  sheet.getRow(above + 1).height = Math.max(table.marked ? 28 : 22, ...table.columns.map((column) => column.head.split('\n').reduce((sum, line) => sum + lineCount(line, column.width, SIZES.head), 0) * SIZES.head * PITCH + 6));

  // A row taller than a sheet's row may be is given several, merged: otherwise its last lines would not show.
  const heights = rowHeights(table.rows, table.columns, table.size).map((height) => height * 1.08);
  const parts = heights.map((height) => Math.max(1, Math.ceil(height / TALLEST_ROW)));
  let top = above + 2;
  for (const [place, row] of table.rows.entries()) {
    const share = parts[place] ?? 1;
    for (let part = 0; part < share; part += 1) sheet.getRow(top + part).height = (heights[place] ?? 20) / share;
    for (const cell of row.cells) {
      const covered = heights.slice(place, place + cell.rowSpan);
      const tall = covered.reduce((sum, height) => sum + height, 0);
      const vertical = tall > BEGINS_AT_TOP || (heights[place] ?? 0) > BEGINS_AT_TOP ? 'top' : 'middle';
      fill(sheet, { top, deep: parts.slice(place, place + cell.rowSpan).reduce((sum, n) => sum + n, 0), vertical }, cell, row, table);
    }
    top += share;
  }
  for (const note of table.notes) {
    across(top, note, { name: FONTS.body, size: SIZES.note }, 'left', lineCount(note, paper, SIZES.note) * SIZES.note * PITCH + 4);
    top += 1;
  }
  sheet.commit();
  await workbook.commit();
  return settle(new Uint8Array(Buffer.concat(chunks)));
}

interface Spot { readonly top: number; readonly deep: number; readonly vertical: 'top' | 'middle' }

function fill(sheet: exceljs.Worksheet, { top, deep, vertical }: Spot, cell: FormCell, row: FormRow, table: FormTable): void {
  const whole = cell.columnSpan === table.columns.length;
  const name = row.kind === 'group' ? FONTS.head : whole ? FONTS.group : FONTS.body;
  for (let line = 0; line < deep; line += 1) {
    for (let column = 0; column < cell.columnSpan; column += 1) sheet.getCell(top + line, cell.column + 1 + column).border = BORDER;
  }
  const corner = sheet.getCell(top, cell.column + 1);
  corner.value = cell.lines.join('\n');
  corner.font = { name, size: table.size };
  corner.numFmt = '@';
  corner.alignment = { horizontal: !whole && table.columns[cell.column]?.align === 'center' ? 'center' : 'left', vertical, wrapText: true };
  if (deep > 1 || cell.columnSpan > 1) sheet.mergeCells(top, cell.column + 1, top + deep - 1, cell.column + cell.columnSpan);
}
