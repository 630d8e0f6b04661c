/** A sheet as its reader found it → title paragraphs, the table, notes below. One rule for .xlsx and .xls. */
import { limits } from '../limits.ts';
import type { CellPiece, Piece } from '../pieces.ts';
import { stop } from '../stop.ts';
import { appendAll } from '../long-lists.ts';

export interface SheetCell { readonly row: number; readonly column: number; readonly text: string; readonly align?: string | undefined; readonly bold?: boolean | undefined; readonly size?: number | undefined }
export interface Merge { readonly row: number; readonly column: number; readonly rowSpan: number; readonly columnSpan: number }
export interface Sheet {
  readonly cells: readonly SheetCell[];
  readonly merges: readonly Merge[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
}

interface Placed { row: number; column: number; rowSpan: number; columnSpan: number; readonly cell: SheetCell }

/** Empty rows and columns at the edges and rows without any text are left out; a merged cell stands once. */
export function sheetPieces(sheet: Sheet): Piece[] {
  const merged = new Map<string, Merge>();
  for (const merge of sheet.merges) merged.set(`${merge.row},${merge.column}`, merge);
  const covered = coverage(sheet.merges);
  const filled = sheet.cells.filter((cell) => cell.text.trim() !== '' && !covered(cell.row, cell.column));
  if (filled.length > limits.cells) stop('too-many-cells', { limit: limits.cells });
  const shownRow = (row: number): boolean => !sheet.hiddenRows.has(row);
  const shownColumn = (column: number): boolean => !sheet.hiddenColumns.has(column);
  const rows = new Set<number>();
  let first = Infinity;
  let last = -1;
  const alive = filled.map((cell): Placed => ({ cell, ...(merged.get(`${cell.row},${cell.column}`) ?? { row: cell.row, column: cell.column, rowSpan: 1, columnSpan: 1 }) }))
    .filter((place) => some(place.row, place.rowSpan, shownRow) && some(place.column, place.columnSpan, shownColumn));
  if (alive.length === 0) return [];
  for (const place of alive) {
    rows.add(place.row);
    first = Math.min(first, place.column);
    last = Math.max(last, place.column + (place.columnSpan > 1 ? Math.min(place.columnSpan, 256) : 1) - 1);
  }
  const rowOrder = [...rows].filter(shownRow).sort((a, b) => a - b);
  const rowIndex = new Map(rowOrder.map((row, index) => [row, index]));
  const columnOrder: number[] = [];
  for (let column = first; column <= last; column += 1) if (shownColumn(column)) columnOrder.push(column);
  const columnIndex = new Map(columnOrder.map((column, index) => [column, index]));
  const byRow: Placed[][] = rowOrder.map(() => []);
  for (const place of alive) {
    const at = indices(place.row, place.rowSpan, rowIndex);
    const across = indices(place.column, place.columnSpan, columnIndex);
    if (at === null || across === null) continue;
    Object.assign(place, { row: at[0], rowSpan: at[1], column: across[0], columnSpan: across[1] });
    (byRow[place.row] as Placed[]).push(place);
  }
  const full = new Set(filled.map((cell) => `${cell.row},${cell.column}`));
  const blank = sheet.merges.filter((merge) => merge.rowSpan * merge.columnSpan > 1 && !full.has(`${merge.row},${merge.column}`)).flatMap((merge): CellPiece[] => {
    const at = indices(merge.row, merge.rowSpan, rowIndex);
    const across = indices(merge.column, merge.columnSpan, columnIndex);
    return at === null || across === null ? [] : [{ row: at[0], rowSpan: at[1], column: across[0], columnSpan: across[1], text: '' }];
  });
  return split(byRow, columnOrder.length, blank);
}

function split(byRow: readonly (readonly Placed[])[], columnCount: number, blank: readonly CellPiece[]): Piece[] {
  let top = 0;
  while (top < byRow.length && isLine(byRow[top] as Placed[])) top += 1;
  let bottom = byRow.length;
  while (bottom > top && isNote(byRow[bottom - 1] as Placed[], columnCount)) bottom -= 1;
  const pieces: Piece[] = byRow.slice(0, top).flat().map((place) => paragraph(place));
  if (bottom > top) {
    const places = byRow.slice(top, bottom).flat().sort((a, b) => a.row - b.row || a.column - b.column);
    const cells: CellPiece[] = withBlanks(places.map((place) => ({ row: place.row - top, column: place.column, rowSpan: Math.min(place.rowSpan, bottom - place.row), columnSpan: place.columnSpan, text: place.cell.text.trim() })), bottom - top, columnCount,
      blank.filter((cell) => cell.row >= top && cell.row < bottom).map((cell) => ({ ...cell, row: cell.row - top, rowSpan: Math.min(cell.rowSpan, bottom - cell.row) })));
    pieces.push({ kind: 'table', rowCount: bottom - top, columnCount, cells });
  }
  appendAll(pieces, byRow.slice(bottom).flat().map((place) => paragraph(place)));
  return pieces;
}

/** A row above the table with one text in it: the title, 附件, the unit that fills in. */
function isLine(row: readonly Placed[]): boolean {
  return row.length <= 1 && (row[0]?.rowSpan ?? 1) === 1;
}

function isNote(row: readonly Placed[], columnCount: number): boolean {
  const [only] = row;
  if (row.length !== 1 || only === undefined || only.rowSpan > 1) return false;
  return /^(注|备注|说明|来源|填报|填表)/.test(only.cell.text.trim()) && (only.columnSpan >= columnCount || only.column === 0);
}

function paragraph({ cell }: Placed): Piece {
  const align = cell.align === 'right' ? 'right' : cell.align === 'center' || cell.align === 'centerContinuous' ? 'center' : undefined;
  return { kind: 'paragraph', text: cell.text.trim(), align, bold: cell.bold === true ? true : undefined, size: cell.size };
}

/** Cells that are there and empty: without them a reader could not tell an empty cell from a merged one. */
function withBlanks(cells: CellPiece[], rowCount: number, columnCount: number, blank: readonly CellPiece[]): CellPiece[] {
  if (rowCount * columnCount > limits.cells * 4) stop('too-many-cells', { limit: limits.cells });
  const taken = new Uint8Array(rowCount * columnCount);
  for (const cell of cells) for (let r = cell.row; r < cell.row + cell.rowSpan; r += 1) taken.fill(1, r * columnCount + cell.column, r * columnCount + cell.column + cell.columnSpan);
  const merged = new Map(blank.map((cell) => [cell.row * columnCount + cell.column, cell]));
  const all: CellPiece[] = [];
  let next = 0;
  for (let spot = 0; spot < taken.length; spot += 1) {
    const row = Math.floor(spot / columnCount);
    const column = spot % columnCount;
    const cell = cells[next];
    if (cell !== undefined && cell.row === row && cell.column === column) { all.push(cell); next += 1; }
    else if (taken[spot] === 0) {
      const wide = merged.get(spot);
      const cell = wide !== undefined && isFree(wide, taken, columnCount) ? wide : { row, column, rowSpan: 1, columnSpan: 1, text: '' };
      for (let r = cell.row; r < cell.row + cell.rowSpan; r += 1) taken.fill(1, r * columnCount + cell.column, r * columnCount + cell.column + cell.columnSpan);
      all.push(cell);
    }
  }
  return all;
}

function isFree(cell: CellPiece, taken: Uint8Array, columnCount: number): boolean {
  for (let r = cell.row; r < cell.row + cell.rowSpan; r += 1) {
    for (let c = cell.column; c < cell.column + cell.columnSpan; c += 1) if (taken[r * columnCount + c] === 1) return false;
  }
  return true;
}

function some(from: number, count: number, test: (index: number) => boolean): boolean {
  for (let i = from; i < from + Math.min(count, 1_000); i += 1) if (test(i)) return true;
  return false;
}

function indices(from: number, count: number, index: ReadonlyMap<number, number>): [number, number] | null {
  let start: number | null = null;
  let length = 0;
  for (let i = from; i < from + Math.min(count, 100_000); i += 1) {
    const at = index.get(i);
    if (at === undefined) continue;
    start ??= at;
    length += 1;
  }
  return start === null ? null : [start, length];
}

/** Whether a merged cell above or to the left hides this one. */
function coverage(merges: readonly Merge[]): (row: number, column: number) => boolean {
  const sorted = merges.filter((merge) => merge.rowSpan * merge.columnSpan > 1);
  const spots = new Set<string>();
  let budget = limits.cells * 2;
  for (const merge of sorted) {
    for (let r = merge.row; r < merge.row + merge.rowSpan; r += 1) {
      for (let c = merge.column; c < merge.column + merge.columnSpan; c += 1) {
        budget -= 1;
        if (budget < 0) return (row, column) => sorted.some((m) => inside(m, row, column));
        if (r !== merge.row || c !== merge.column) spots.add(`${r},${c}`);
      }
    }
  }
  return (row, column) => spots.has(`${row},${column}`);
}

function inside(merge: Merge, row: number, column: number): boolean {
  return row >= merge.row && row < merge.row + merge.rowSpan && column >= merge.column && column < merge.column + merge.columnSpan && (row !== merge.row || column !== merge.column);
}
