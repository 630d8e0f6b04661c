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

export function cellHeight(cell: FormCell, columns: readonly FormColumn[], size: number): number {
  const width = columns.slice(cell.column, cell.column + cell.columnSpan).reduce((sum, column) => sum + column.width, 0);
  const lines = cell.lines.reduce((sum, line) => sum + lineCount(line, width, size), 0);
  return Math.max(1, lines) * size * PITCH + 6;
}

/** Points for each row; a merged cell that needs more than its rows give stretches the last of them. */
export function rowHeights(rows: readonly FormRow[], columns: readonly FormColumn[], size: number): number[] {
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

/** An extract is meant for one page: the largest size of text with which it fits, else the usual one. */
export function sizeToFit(table: FormTable): number {
  const room = 156 * POINTS_PER_MM - 40 - SIZES.title * 2 - SIZES.subtitle * 2 - 30 - table.notes.reduce((sum, note) => sum + lineCount(note, 247, SIZES.note) * SIZES.note * PITCH, 0);
  const needed = (size: number) => rowHeights(table.rows, table.columns, size).reduce((sum, height) => sum + height, 0);
  return [SIZES.body, 10, SIZES.tight].find((size) => needed(size) <= room) ?? SIZES.body;
}
