/** What the ways of rebuilding a flattened table share: its head, its cells, its end. */
import type { Flow } from '../../flow.ts';
import type { Line } from '../../text/lines.ts';
import { labelOf } from '../../vocabulary/labels.ts';
import { type Column, columnsOf } from '../columns.ts';
import type { Grid, GridCell } from '../grid.ts';

export interface Head {
  readonly columns: readonly Column[];
  readonly texts: readonly string[];
  /** First line behind the head. */
  readonly next: number;
  /** How the head is laid out, and so the table: cells behind tabs, before bars, one a line, words on lines, rows on lines. */
  readonly mode: 'tabbed' | 'barred' | 'lines' | 'words' | 'rows';
  /** Empty lines stand between the heads, and so between cells. */
  readonly spaced: boolean;
  /** Where each head begins on the screen, in characters, for heads that stand on several lines. */
  readonly edges?: readonly number[];
}

export interface FlatTable { readonly grid: Grid; readonly firstLine: number; /** First line after it. */ readonly nextLine: number }

/** A table, or only how far was looked for one in vain: the next look begins behind that. */
export interface Attempt { readonly grid: Grid | null; readonly firstLine: number; readonly nextLine: number }

/** Columns of a screen that a head may take up. */
export const HEAD_WIDTH = 40;

/** Words that end a table. */
export const TABLE_END = /^(?:注[:：]|备注:|说明:|附件|附表|抄送|公开方式|\(此件|此件|-END|联系人:)/;

export function cellAt(flow: Flow, row: number, column: number): GridCell {
  return { flow, row, rowSpan: 1, column, columnSpan: 1 };
}

/** A row that is one cell over all columns. */
export function groupRow(flow: Flow, width: number): GridCell[] {
  return new Array<GridCell>(width).fill({ flow, row: 0, rowSpan: 1, column: 0, columnSpan: width });
}

type Row = readonly (GridCell | null | undefined)[];

/** The first row goes on with the head: 牵头单位 and 配合单位 below 责任分工. */
function withSecondHead(rows: readonly Row[], head: Head): { readonly head: Head; readonly body: readonly Row[] } {
  const below = (rows[0] ?? []).map((cell) => cell?.flow.text ?? '');
  const filled = below.filter((text) => text !== '');
  if (filled.length === 0 || filled.length >= head.columns.length || !filled.every((text) => labelOf(text) !== null)) return { head, body: rows };
  const texts = head.texts.map((text, c) => below[c] || text);
  const columns = columnsOf(texts);
  return columns ? { head: { ...head, texts, columns }, body: rows.slice(1) } : { head, body: rows };
}

/** The head as first row, then the rows found, numbered. */
export function gridFrom(found: readonly Row[], asFound: Head, lines: readonly Line[], first: number, last: number): Grid {
  const { head, body: rows } = withSecondHead(found, asFound);
  const start = (lines[first] as Line).start;
  const width = head.columns.length;
  const top = head.texts.map((value, column) => cellAt({ text: value, raw: value, offsets: new Int32Array(value.length + 1).fill(start) }, 0, column));
  const body = rows.map((row, r) => {
    const placed: (GridCell | null)[] = [];
    // a cell over several columns stands at each of them as the same cell
    for (let c = 0; c < width; c += 1) { const cell = row[c]; placed.push(cell ? (c > 0 && cell === row[c - 1] ? (placed[c - 1] as GridCell) : { ...cell, row: r + 1, column: c }) : null); }
    return placed;
  });
  return { kind: 'grid', start, end: (lines[last] as Line).end, rows: [top, ...body], columnCount: width, uncertain: false, exact: false };
}
