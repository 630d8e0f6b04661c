/** Pages with positions → pieces: tables by their rulings, else by columns; paragraphs; heads and feet apart. */
import type { ParagraphPiece, Piece, TablePiece } from '../pieces.ts';
import { cellText } from './cell-text.ts';
import { columnTables } from './columns.ts';
import { withoutFurniture } from './furniture.ts';
import { joinTables, sameColumns } from './join-tables.ts';
import { linesOf } from './lines.ts';
import type { Glyphs, Line, Page } from './model.ts';
import { alignOf, append, asPiece, continues, measureOf, type Measure, type Open } from './paragraphs.ts';
import { gridsOf, type RuledGrid } from './rulings.ts';
import { splitAtRulings } from './split.ts';
import { appendAll, highest, lowest } from '../long-lists.ts';

interface PlacedTable { readonly table: TablePiece; readonly columns: readonly number[]; readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

export function pagePieces(pages: readonly Page[]): Piece[] {
  const tables: PlacedTable[][] = [];
  const loose: Line[][] = [];
  for (const page of pages) {
    const grids = gridsOf(page.rules);
    const { inside, outside } = share(page.glyphs, grids);
    tables.push(grids.map((grid, g) => placed(grid, inside[g] as Glyphs[])).filter((each): each is PlacedTable => each !== null));
    loose.push(linesOf(outside));
  }
  const { headers, footers, bodies } = withoutFurniture(loose, pages);
  const measures = measuresOf(pages, bodies, tables);
  const body = new Flow();
  bodies.forEach((lines, p) => {
    const measure = measures[p] as Measure;
    body.measure = measure;
    const found = columnTables(lines, measure);
    const all = [...(tables[p] as PlacedTable[]), ...found.tables].sort((a, b) => a.top - b.top);
    let t = 0;
    for (const line of found.rest) {
      while (t < all.length && (all[t] as PlacedTable).top < line.y) body.table(all[t++] as PlacedTable, p);
      body.line(line, p);
    }
    while (t < all.length) body.table(all[t++] as PlacedTable, p);
  });
  const furniture = (texts: readonly string[], region: 'header' | 'footer'): ParagraphPiece[] => texts.map((text) => ({ kind: 'paragraph', text, region }));
  return [...furniture(headers, 'header'), ...body.end(), ...furniture(footers, 'footer')];
}

/** Pages of one width share their margins: a landscape annex has its own. */
function measuresOf(pages: readonly Page[], bodies: readonly (readonly Line[])[], tables: readonly (readonly PlacedTable[])[]): Measure[] {
  const widths = pages.map((page) => Math.round(page.width / 10));
  const shared = new Map<number, Measure>();
  for (const width of new Set(widths)) {
    const of = <T>(lists: readonly (readonly T[])[]): T[] => lists.filter((_, p) => widths[p] === width).flat();
    const lines = of(bodies);
    const measure = measureOf(lines);
    const edges = of(tables);
    // Pages of tables have hardly a line that is full: there the tables show the margins.
    const few = edges.length > 0 && lines.length < edges.length * 6;
    shared.set(width, few ? { ...measure, left: Math.min(lowest(edges.map((each) => each.left)) + 5, measure.left), right: Math.max(highest(edges.map((each) => each.right)) - 5, measure.right) } : measure);
  }
  return widths.map((width) => shared.get(width) as Measure);
}

class Flow {
  private readonly pieces: Piece[] = [];
  /** Of the page that is being read. */
  measure: Measure = { left: 0, right: 0, size: 12, pitch: 18 };
  private open: Open | null = null;
  /** The last table, while nothing but a page's end has come after it. */
  private last: { placed: PlacedTable; page: number } | null = null;

  line(line: Line, page: number): void {
    this.last = null;
    if (this.open !== null && continues(this.open, line, page, this.measure)) { append(this.open, line, page); return; }
    this.close();
    this.open = { text: line.text, first: line, last: line, page, align: alignOf(line, this.measure) };
  }

  table(placed: PlacedTable, page: number): void {
    this.close();
    const { last } = this;
    if (last !== null && page === last.page + 1 && sameColumns(last.placed.columns, placed.columns)) {
      const table = joinTables(last.placed.table, placed.table);
      this.pieces[this.pieces.length - 1] = table;
      this.last = { placed: { ...placed, table }, page };
      return;
    }
    this.pieces.push(placed.table);
    this.last = { placed, page };
  }

  end(): Piece[] {
    this.close();
    return this.pieces;
  }

  private close(): void {
    if (this.open !== null) this.pieces.push(asPiece(this.open));
    this.open = null;
  }
}

function share(glyphs: readonly Glyphs[], grids: readonly RuledGrid[]): { inside: Glyphs[][]; outside: Glyphs[] } {
  const inside: Glyphs[][] = grids.map(() => []);
  const outside: Glyphs[] = [];
  for (const each of glyphs) {
    const x = each.x + each.width / 2;
    const y = each.y - each.size * 0.35;
    const g = grids.findIndex((grid) => x >= grid.left - 2 && x <= grid.right + 2 && y >= grid.top - 1 && y <= grid.bottom + 1);
    if (g < 0) outside.push(each);
    else appendAll((inside[g] as Glyphs[]), splitAtRulings(each, (grids[g] as RuledGrid)));
  }
  return { inside, outside };
}

function placed(grid: RuledGrid, glyphs: readonly Glyphs[]): PlacedTable | null {
  const held: Glyphs[][] = grid.cells.map(() => []);
  const spots = new Map<number, number>();
  const columnCount = grid.columns.length - 1;
  grid.cells.forEach((cell, i) => { for (let r = cell.row; r < cell.row + cell.rowSpan; r += 1) for (let c = cell.column; c < cell.column + cell.columnSpan; c += 1) spots.set(r * columnCount + c, i); });
  for (const each of glyphs) {
    const r = slot(grid.rows, each.y - each.size * 0.35);
    const c = slot(grid.columns, each.x + Math.min(each.width, each.size) / 2);
    const cell = spots.get(r * columnCount + c);
    if (cell !== undefined) (held[cell] as Glyphs[]).push(each);
  }
  const cells = grid.cells.map(({ row, column, rowSpan, columnSpan, ...box }, i) => ({ row, column, rowSpan, columnSpan, text: cellText(held[i] as Glyphs[], box) }));
  if (cells.every((cell) => cell.text === '')) return null;
  return { table: compacted(cells, grid.rows.length - 1, columnCount), columns: grid.columns, top: grid.top, bottom: grid.bottom, left: grid.left, right: grid.right };
}

/** Rows that hold nothing but empty cells of their own (double rulings) are left out. */
function compacted(cells: { row: number; column: number; rowSpan: number; columnSpan: number; text: string }[], rowCount: number, columnCount: number): TablePiece {
  const used = new Set(cells.filter((cell) => cell.text !== '').map((cell) => cell.row));
  const index: number[] = [];
  let count = 0;
  for (let r = 0; r <= rowCount; r += 1) { index.push(count); if (used.has(r)) count += 1; }
  const kept = cells.flatMap((cell) => {
    const row = index[cell.row] as number;
    const rowSpan = (index[cell.row + cell.rowSpan] as number) - row;
    return rowSpan > 0 ? [{ ...cell, row, rowSpan }] : [];
  });
  return { kind: 'table', rowCount: count, columnCount, cells: kept };
}

function slot(edges: readonly number[], at: number): number {
  let k = 0;
  while (k < edges.length - 2 && (edges[k + 1] as number) <= at) k += 1;
  return k;
}
