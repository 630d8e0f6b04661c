/** A table as the grammar sees it: a rectangle in which a merged cell stands at every place it covers. */
import { type Flow, flowOf } from '../flow.ts';
import type { TableBlock } from '../source.ts';

export interface GridCell {
  readonly flow: Flow;
  /** First row that it covers, and how many. */
  readonly row: number;
  readonly rowSpan: number;
  readonly column: number;
  readonly columnSpan: number;
}

export interface Grid {
  readonly kind: 'grid';
  readonly start: number;
  readonly end: number;
  readonly rows: readonly (readonly (GridCell | null)[])[];
  readonly columnCount: number;
  readonly uncertain: boolean;
  /** Merges are known (a real table), so an empty cell is empty; otherwise it may be the rest of a merged one. */
  readonly exact: boolean;
}

export function gridOf(text: string, table: TableBlock): Grid {
  const rows: (GridCell | null)[][] = Array.from({ length: table.rowCount }, () => new Array<GridCell | null>(table.columnCount).fill(null));
  for (const cell of table.cells) {
    const gridCell: GridCell = { flow: flowOf(text, cell.span[0], cell.span[1]), row: cell.row, rowSpan: cell.rowSpan, column: cell.column, columnSpan: cell.columnSpan };
    for (let r = cell.row; r < Math.min(cell.row + cell.rowSpan, table.rowCount); r += 1) {
      const row = rows[r] as (GridCell | null)[];
      for (let c = cell.column; c < Math.min(cell.column + cell.columnSpan, table.columnCount); c += 1) row[c] = gridCell;
    }
  }
  return { kind: 'grid', start: table.span[0], end: table.span[1], rows, columnCount: table.columnCount, uncertain: table.uncertain ?? false, exact: true };
}
