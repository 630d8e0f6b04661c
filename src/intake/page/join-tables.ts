/** A table that runs over a page's end: the repeated head is dropped, a row or a merged cell cut by the page is made whole. */
import type { CellPiece, TablePiece } from '../pieces.ts';
import { joined } from './lines.ts';

type Loose = { -readonly [K in keyof CellPiece]: CellPiece[K] };

/** Two parts of one table: the same columns within a few points. */
export function sameColumns(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((x, i) => Math.abs(x - (b[i] as number)) < 5);
}

export function joinTables(above: TablePiece, below: TablePiece): TablePiece {
  const cells: Loose[] = above.cells.map((cell) => ({ ...cell }));
  const repeated = headRepeated(above, below);
  let fresh: Loose[] = below.cells.filter((cell) => cell.row >= repeated).map((cell) => ({ ...cell, row: cell.row - repeated }));
  let freshRows = below.rowCount - repeated;
  let rowCount = above.rowCount;
  if (freshRows <= 0) return { ...above, headRows: above.headRows ?? (repeated || undefined) };
  const firstRow = fresh.filter((cell) => cell.row === 0);
  const ending = (cell: Loose): Loose | undefined => cells.find((each) => each.column === cell.column && each.columnSpan === cell.columnSpan && each.row + each.rowSpan === rowCount);
  if (isRestOfRow(firstRow, ending)) {
    // The row was cut: what stands below belongs to the cells above.
    for (const cell of firstRow) {
      const target = ending(cell) as Loose;
      if (cell.text !== '') target.text = target.text === '' ? cell.text : joined(target.text, cell.text);
      if (cell.rowSpan > 1) target.rowSpan += cell.rowSpan - 1;
    }
    fresh = fresh.filter((cell) => cell.row > 0).map((cell) => ({ ...cell, row: cell.row - 1 }));
    freshRows -= 1;
  } else {
    // A merged cell goes on as an empty one at the row's left.
    const leading: Loose[] = [];
    for (const cell of firstRow) { if (cell.text !== '') break; leading.push(cell); }
    if (leading.length < firstRow.length) {
      for (const cell of leading) {
        const target = ending(cell);
        if (target === undefined || target.text === '') continue;
        target.rowSpan += cell.rowSpan;
        fresh = fresh.filter((each) => each !== cell);
      }
    }
  }
  for (const cell of fresh) cells.push({ ...cell, row: cell.row + rowCount });
  rowCount += freshRows;
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { kind: 'table', rowCount, columnCount: above.columnCount, cells, uncertain: above.uncertain === true || below.uncertain === true ? true : undefined, headRows: above.headRows ?? (repeated > 0 ? repeated : undefined) };
}

function headRepeated(above: TablePiece, below: TablePiece): number {
  const rowKey = (table: TablePiece, row: number): string => table.cells.filter((cell) => cell.row === row).map((cell) => `${cell.column}:${cell.text.replace(/\s+/g, '')}`).join('|');
  let count = 0;
  while (count < Math.min(3, above.rowCount, below.rowCount)) {
    const key = rowKey(above, count);
    if (!/[^\d:|]/.test(key) || key !== rowKey(below, count)) break;
    count += 1;
  }
  return count;
}

function isRestOfRow(row: readonly Loose[], ending: (cell: Loose) => Loose | undefined): boolean {
  const filled = row.filter((cell) => cell.text !== '');
  const [first] = row;
  if (first === undefined || first.text !== '' || filled.length === 0) return false;
  if (!row.every((cell) => ending(cell) !== undefined)) return false;
  const open = (cell: Loose): boolean => {
    const above = ending(cell)?.text ?? '';
    return above !== '' && !/[。；;：:！？.）)]$/.test(above) && !/^(?:[（(]?[一二三四五六七八九十\d]+[)）.．、]|\d{4}年)/.test(cell.text);
  };
  return filled.every(open) && filled.some((cell) => (ending(cell)?.text.length ?? 0) > 6);
}
