/** Cells that come row by row with their spans (HTML, spreadsheets): the columns they really stand in. */
import { limits } from './limits.ts';
import type { CellPiece, TablePiece } from './pieces.ts';
import { stop } from './stop.ts';

export interface LooseCell { readonly text: string; readonly rowSpan: number; readonly columnSpan: number }

const WIDEST = 1_000;

/** Resolves spans as HTML does: a cell takes the next free column of its row. Spans are cut at the table's end. */
export function resolveSpans(rows: readonly (readonly LooseCell[])[], headRows?: number): TablePiece {
  const cells: CellPiece[] = [];
  /** For each column, the first row that is free again. */
  const busyUntil: number[] = [];
  let columnCount = 0;
  rows.forEach((row, r) => {
    let column = 0;
    for (const cell of row) {
      while ((busyUntil[column] ?? 0) > r) column += 1;
      if (column >= WIDEST || cells.length >= limits.cells) stop('too-many-cells', { limit: limits.cells });
      const rowSpan = Math.max(1, Math.min(cell.rowSpan, rows.length - r));
      let columnSpan = 1;
      const wanted = Math.max(1, Math.min(cell.columnSpan, WIDEST - column));
      while (columnSpan < wanted && (busyUntil[column + columnSpan] ?? 0) <= r) columnSpan += 1;
      for (let c = column; c < column + columnSpan; c += 1) busyUntil[c] = r + rowSpan;
      cells.push({ row: r, column, rowSpan, columnSpan, text: cell.text });
      column += columnSpan;
      if (column > columnCount) columnCount = column;
    }
  });
  return { kind: 'table', rowCount: rows.length, columnCount, cells, headRows };
}
