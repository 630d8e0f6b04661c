/** The paper as the page draws it, where the file was plain text: its paragraphs, the tables that were rebuilt, what only surrounds it. */
import type { Span } from '#kernel';
import { type Flow, flowOf, sourceSpan } from './flow.ts';
import type { Piece } from './outline.ts';
import type { Block, Cell, ParagraphBlock, TableBlock } from './source.ts';
import type { Grid, GridCell } from './tables/grid.ts';
import { linesOf } from './text/lines.ts';
import type { Paragraph } from './text/paragraphs.ts';

/** Blocks in the order of the text, not overlapping. `around`: belongs to the web page, not to the paper. */
export function paperOf(text: string, pieces: readonly Piece[], around: (paragraph: Paragraph) => boolean): Block[] {
  return pieces.flatMap((piece): Block[] => {
    if (piece.kind === 'paragraph') return [{ kind: 'paragraph', span: [piece.start, trimmedEnd(text, piece.start, piece.end)], ...(around(piece) && { region: 'chrome' as const }) }];
    const table = tableOf(text, piece);
    return table ? [table] : linesBetween(text, piece.start, piece.end);
  });
}

function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] as string)) last -= 1;
  return last;
}

/** The rebuilt table, or null where a cell is no passage of its own (columns set beside each other on a screen). */
function tableOf(text: string, grid: Grid): TableBlock | null {
  const heads = headSpans(text, grid);
  const groups = groupColumns(grid);
  const found = grid.rows.flatMap((row, r) => row.flatMap((cell, c): Cell[] => {
    if (!cell || cell.flow.text === '' || c > 0 && row[c - 1] === cell) return [];
    const span = r === 0 ? heads[c] : sourceSpan(cell.flow, 0, cell.flow.text.length);
    return span ? [{ row: r, column: c, rowSpan: r === 0 ? 1 : c < groups ? depth(grid, r, c) : 1, columnSpan: width(row, c), span }] : [];
  }));
  const ordered = found.map((cell) => cell.span).sort((a, b) => a[0] - b[0]);
  const apart = ordered.every((span, k) => k === 0 || (ordered[k - 1] as Span)[1] <= span[0]);
  const whole = grid.rows.every((row) => row.every((cell) => !cell?.flow.breaks));
  return apart && whole && heads.every((head) => head !== null) ? { kind: 'table', span: [grid.start, Math.max(grid.end, ...ordered.slice(-1).map((span) => span[1]))], rowCount: grid.rows.length, columnCount: grid.columnCount, cells: found, headRows: 1 } : null;
}

function width(row: readonly (GridCell | null)[], c: number): number {
  let count = 1;
  while (row[c + count] && row[c + count] === row[c]) count += 1;
  return count;
}

/** A cell of a group column goes on over the rows below that have none of their own. */
function depth(grid: Grid, r: number, c: number): number {
  let rows = 1;
  while (r + rows < grid.rows.length && (grid.rows[r + rows] as readonly (GridCell | null)[]).slice(0, c + 1).every((cell) => cell === null)) rows += 1;
  return rows;
}

/** How many columns stand left of the first one that every row fills. */
function groupColumns(grid: Grid): number {
  const body = grid.rows.slice(1);
  let count = 0;
  while (count < grid.columnCount && !body.every((row) => row[count])) count += 1;
  return count;
}

/** Where the words of the head stand; they follow each other in front of the first row. */
function headSpans(text: string, grid: Grid): (Span | null)[] {
  const first = grid.rows.slice(1).flatMap((row) => row).reduce((least, cell) => (cell && cell.flow.text !== '' ? Math.min(least, cell.flow.offsets[0] as number) : least), grid.end);
  const region: Flow = flowOf(text, grid.start, first);
  let from = 0;
  return (grid.rows[0] as readonly (GridCell | null)[]).map((cell) => {
    const at = cell ? region.text.indexOf(cell.flow.text, from) : -1;
    if (!cell || at < 0) return null;
    from = at + cell.flow.text.length;
    return sourceSpan(region, at, from);
  });
}

function linesBetween(text: string, start: number, end: number): ParagraphBlock[] {
  return linesOf(text, start, end).filter((line) => !line.blank).map((line) => ({ kind: 'paragraph', span: [line.start, line.end] }));
}
