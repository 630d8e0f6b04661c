/** Tables drawn with the signs of a screen: ┌─┬─┐ │ ├─┼─┤ └─┴─┘. Each column closes its cells by itself, so merged ones are known. */
import { type Flow, flowOf, joinFlows } from '../../flow.ts';
import type { Line } from '../../text/lines.ts';
import { columnsOf } from '../columns.ts';
import type { Grid, GridCell } from '../grid.ts';
import { isUnitColumn } from './fit.ts';
import type { FlatTable } from './table.ts';

const FIRST_SIGN = 0x2500;
const LAST_SIGN = 0x257f;
/** Signs that part cells; those between them draw the line above or below. */
const PARTS = /[│┃║┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬]/;
const DRAWN = /^[\s─━═┄┅┈┉-]*[─━═┄┅┈┉][\s─━═┄┅┈┉-]*$/;

interface Segment { readonly from: number; readonly to: number; readonly drawn: boolean }

/** What stands between the signs of a line, or null where the line is none of a drawn table. */
function segmentsOf(text: string, line: Line): Segment[] | null {
  const first = line.start + line.indent;
  const code = text.charCodeAt(first);
  if (line.blank || code < FIRST_SIGN || code > LAST_SIGN || !PARTS.test(text[first] as string)) return null;
  const segments: Segment[] = [];
  let from = first + 1;
  for (let at = from; at < line.end; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign < FIRST_SIGN || sign > LAST_SIGN || !PARTS.test(text[at] as string)) continue;
    segments.push({ from, to: at, drawn: DRAWN.test(text.slice(from, at)) });
    from = at + 1;
  }
  return segments.length > 0 ? segments : null;
}

function opens(text: string, line: Line): boolean {
  return '┌┏╔'.includes(text[line.start + line.indent] ?? ' ');
}

interface Open { readonly row: number; readonly parts: Flow[] }

/** The drawn table that begins at this line, or null. */
export function boxAt(text: string, lines: readonly Line[], at: number): FlatTable | null {
  const top = opens(text, lines[at] as Line) ? segmentsOf(text, lines[at] as Line) : null;
  if (!top || !top.every((segment) => segment.drawn)) return null;
  const width = top.length;
  const cells: GridCell[] = [];
  let open: (Open | null)[] = new Array<Open | null>(width).fill(null);
  let row = -1;
  let next = at + 1;
  const close = (column: number, span: number): void => {
    const cell = open[column];
    if (cell) cells.push({ flow: joinFlows(cell.parts), row: cell.row, rowSpan: Math.max(1, row - cell.row + 1), column, columnSpan: span });
    open[column] = null;
  };
  let begins = true;
  for (let i = at + 1; i < lines.length; i += 1) {
    const line = lines[i] as Line;
    if (line.blank) continue;
    const segments = segmentsOf(text, line);
    // Only its own corner opens a table, so no line is looked at for two.
    if (!segments || opens(text, line)) break;
    next = i + 1;
    if (segments.some((segment) => segment.drawn)) {
      if (segments.length === width) segments.forEach((segment, c) => { if (segment.drawn) close(c, 1); });
      else open.forEach((_, c) => { close(c, open.length === 1 ? width : 1); });
      begins = true;
      if (segments.every((segment) => segment.drawn)) continue;
    }
    if (begins) { row += 1; begins = false; }
    // A line of another count of cells is one cell over all columns.
    if (segments.length !== width) { if (segments.length === 1) spanning(text, segments[0] as Segment, open, row); continue; }
    segments.forEach((segment, c) => {
      const flow = segment.drawn ? null : flowOf(text, segment.from, segment.to);
      if (flow === null || flow.text === '' && open[c]) return;
      open[c] ??= { row, parts: [] };
      (open[c] as Open).parts.push(flow);
    });
  }
  open.forEach((_, c) => { close(c, 1); });
  open = [];
  return row < 1 ? null : { grid: gridOf(cells, lines, at, next, row + 1, width), firstLine: at, nextLine: next };
}

function spanning(text: string, segment: Segment, open: (Open | null)[], row: number): void {
  const flow = flowOf(text, segment.from, segment.to);
  open[0] ??= { row, parts: [] };
  if (flow.text !== '') (open[0] as Open).parts.push(flow);
}

function gridOf(cells: readonly GridCell[], lines: readonly Line[], at: number, next: number, rowCount: number, width: number): Grid {
  const rows: (GridCell | null)[][] = Array.from({ length: rowCount }, () => new Array<GridCell | null>(width).fill(null));
  const head = cells.filter((cell) => cell.row === 0);
  const columns = columnsOf(Array.from({ length: width }, (_, c) => head.find((cell) => cell.column === c)?.flow.text ?? ''));
  for (const cell of cells) {
    // Between the lines of a list of units names may be divided.
    const placed = columns && isUnitColumn(columns[cell.column] ?? 'other') ? { ...cell, flow: { ...cell.flow, wrapped: false } } : cell;
    for (let r = cell.row; r < Math.min(rowCount, cell.row + cell.rowSpan); r += 1) (rows[r] as (GridCell | null)[])[cell.column] = placed;
  }
  return { kind: 'grid', start: (lines[at] as Line).start, end: (lines[next - 1] as Line).end, rows, columnCount: width, uncertain: false, exact: true };
}
