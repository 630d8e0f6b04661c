/** How much room text takes, so that heights are right where a program does not work them out itself. */
import type { FormCell, FormColumn, FormRow, FormTable } from './table.ts';
import { SIZES } from './fonts.ts';

const POINTS_PER_MM = 72 / 25.4;
const PADDING_MM = 2.8;
/** Line pitch of the table's text: 1.35 of its size. */
export const PITCH = 1.35;

/** Lines that a text takes in a column: a Chinese character is one em wide, an ASCII one a little over half. */
export function lineCount(text: string, millimetres: number, size: number): number {
  const room = Math.max(1, Math.floor(((millimetres - PADDING_MM) * POINTS_PER_MM) / size * 2) / 2);
  let lines = 1;
  let used = 0;
  for (const character of text) {
    const width = character.charCodeAt(0) < 0x80 ? 0.55 : 1;
    if (used + width > room) { lines += 1; used = width; } else used += width;
  }
  return lines;
}

/** Millimetres that a column needs to hold a text on one line, also where wider digits and a gap beside them stand in. */
export function lineWidth(text: string, size: number): number {
  const ems = [...text].reduce((sum, character, place, all) => {
    const ascii = character.charCodeAt(0) < 0x80;
    const gap = place > 0 && ascii !== ((all[place - 1] ?? '').charCodeAt(0) < 0x80) ? 0.25 : 0;
    return sum + gap + (ascii ? 0.65 : 1);
  }, 0);
  return Math.ceil((ems * size) / POINTS_PER_MM + PADDING_MM + 0.4);
}

export function cellHeight(cell: FormCell, columns: readonly FormColumn<string>[], size: number): number {
  const width = columns.slice(cell.column, cell.column + cell.columnSpan).reduce((sum, column) => sum + column.width, 0);
  const lines = cell.lines.reduce((sum, line) => sum + lineCount(line, width, size), 0);
  return Math.max(1, lines) * size * PITCH + 6;
}

/** Points for each row; a merged cell that needs more than its rows give stretches the last of them. */
export function rowHeights(rows: readonly FormRow[], columns: readonly FormColumn<string>[], size: number): number[] {
  const heights = rows.map((row) => Math.max(size * PITCH + 6, ...row.cells.filter((cell) => cell.rowSpan === 1).map((cell) => cellHeight(cell, columns, size))));
  for (const [place, row] of rows.entries()) {
    for (const cell of row.cells) {
      if (cell.rowSpan === 1) continue;
      const last = Math.min(rows.length, place + cell.rowSpan) - 1;
      const given = heights.slice(place, last + 1).reduce((sum, height) => sum + height, 0);
      const short = cellHeight(cell, columns, size) - given;
      if (short > 0) heights[last] = (heights[last] ?? 0) + short;
    }
  }
  return heights;
}

/** 二号, or 小二 where that saves a line; 三号 above a working paper. */
export function titleSize(title: string, millimetres: number, marked: boolean): number {
  if (!marked) return SIZES.briefTitle;
  return titleLines(title, millimetres, SIZES.longTitle) < titleLines(title, millimetres, SIZES.title) ? SIZES.longTitle : SIZES.title;
}

export function titleLines(title: string, millimetres: number, size: number): number {
  return title.split('\n').reduce((sum, line) => sum + lineCount(line, millimetres, size), 0);
}

/** Pages that a table of rows without merges takes, as near as can be told without laying it out, and the points of its rows. */
export function extentOf(table: FormTable): { readonly pages: number; readonly height: number } {
  const { width, height } = table.paper;
  const size = titleSize(table.title, width, table.marked !== false);
  const head = table.size * PITCH + 14;
  const page = height * POINTS_PER_MM - 6;
  const above = titleLines(table.title, width, size) * size * PITCH + table.subtitles.reduce((sum, text) => sum + lineCount(text, width, SIZES.subtitle) * SIZES.subtitle * PITCH, 0) + 14;
  const rows = rowHeights(table.rows, table.columns, table.size);
  let left = page - above - head;
  let pages = 1;
  for (const row of rows) {
    if (row > left) { pages += 1; left = page - head; }
    left -= row;
  }
  return { pages, height: rows.reduce((sum, row) => sum + row, 0) };
}
