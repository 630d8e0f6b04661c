/** Tables whose cells are marked, empty ones too: a tab before each, or a bar behind it. Their count makes the rows. */
import { type Flow, flowOf, joinFlows } from '../../flow.ts';
import { type Line, flowOfLine } from '../../text/lines.ts';
import type { GridCell } from '../grid.ts';
import { align } from './align.ts';
import { bestShift, fit } from './fit.ts';
import { isPageNumber } from '../../text/paragraphs.ts';
import { type Attempt, cellAt, gridFrom, HEAD_WIDTH, type Head, TABLE_END } from './table.ts';
import { endsWithBar } from './words.ts';

interface Bounds { readonly cells: { from: number; to: number }[]; readonly end: number; /** Cells that stand behind an empty line. */ readonly starts: readonly number[] }

export function readMarked(text: string, lines: readonly Line[], at: number, head: Head): Attempt {
  const width = head.columns.length;
  const { cells, end, starts } = head.mode === 'tabbed' ? tabbedCells(text, lines, head) : barredCells(text, lines, head);
  const bounds = rowBounds(cells.length, width, starts);
  if (bounds === null || !holdsNumbers(text, cells, bounds, head)) {
    const rows = alignedRows(text, cells, head);
    if (rows.length > 0) return { grid: gridFrom(rows, head, lines, at, end - 1), firstLine: at, nextLine: end };
  }
  const begins = bounds ?? everySo(cells.length, width);
  const rows = begins.map((from, r) => {
    const flows = cells.slice(from, begins[r + 1] ?? cells.length).map((range) => flowOf(text, range.from, range.to));
    const shift = flows.length < width && flows.length > 2 ? bestShift(flows.map((flow) => flow.text), head.columns) : 0;
    const row = new Array<GridCell | null>(width).fill(null);
    flows.forEach((flow, k) => { if (flow.text !== '' && k + shift < width) row[k + shift] = cellAt(flow, 0, k + shift); });
    return row;
  });
  return { grid: rows.length === 0 ? null : gridFrom(rows, head, lines, at, end - 1), firstLine: at, nextLine: end };
}

/** Where rows begin: at empty lines where most of them then have all their cells or all but merged ones, else every so many cells; null where they don't come out even. */
function rowBounds(count: number, width: number, starts: readonly number[]): readonly number[] | null {
  const sizes = starts.map((start, k) => (starts[k + 1] ?? count) - start);
  if (starts[0] === 0 && sizes.every((size) => size <= width) && sizes.filter((size) => size === width).length >= sizes.length * 0.5) return starts;
  if (starts[0] === 0 && width > 3 && sizes.every((size) => size <= width) && sizes.filter((size) => size >= width - 2).length >= sizes.length * 0.7 && sizes.filter((size) => size >= width - 2).length >= 3) return starts;
  return count % width === 0 ? everySo(count, width) : null;
}

function everySo(count: number, width: number): readonly number[] {
  return Array.from({ length: Math.ceil(count / width) }, (_, k) => k * width);
}

/** Rows of so many cells are right where the column of numbers then holds numbers. */
function holdsNumbers(text: string, cells: Bounds['cells'], bounds: readonly number[], head: Head): boolean {
  const number = head.columns.indexOf('number');
  if (number < 0 || bounds.length < 3) return true;
  const sizes = bounds.map((from, r) => (bounds[r + 1] ?? cells.length) - from);
  const full = bounds.filter((_, r) => sizes[r] === head.columns.length);
  const wrong = full.filter((from) => { const range = cells[from + number] as { from: number; to: number }; const { text: cell } = flowOf(text, range.from, range.to); return cell !== '' && fit(cell, 'number', -1) < 0; });
  return wrong.length <= full.length * 0.4;
}

/** Merged cells that are simply missing leave rows of unequal length: the likeliest rows, each cell whole. */
function alignedRows(text: string, cells: Bounds['cells'], head: Head): (GridCell | null)[][] {
  const flows = cells.map((range) => flowOf(text, range.from, range.to)).filter((flow) => flow.text !== '');
  const rows: (GridCell | null)[][] = [];
  for (const found of align(flows.map((flow) => ({ text: flow.text, width: flow.text.length * 2, gap: true })), head.columns, true)) {
    if (found.opens || rows.length === 0) rows.push(new Array<GridCell | null>(head.columns.length).fill(null));
    const run = flows.slice(found.from, found.to);
    (rows[rows.length - 1] as (GridCell | null)[])[found.column] = cellAt(run.length === 1 ? (run[0] as Flow) : joinFlows(run), 0, found.column);
  }
  return rows;
}

function tabbedCells(text: string, lines: readonly Line[], head: Head): Bounds {
  const cells: { from: number; to: number }[] = [];
  const starts: number[] = [];
  const width = head.columns.length;
  let end = head.next;
  for (let i = head.next; i < lines.length; i += 1) {
    const line = lines[i] as Line;
    if (line.tabbed) {
      const above = lines[i - 1] as Line;
      if (cells.length === 0 || above.blank && !above.tabbed) starts.push(cells.length);
      if (cells.length % width === 0 && TABLE_END.test(flowOfLine(text, line).text)) break;
      cells.push({ from: line.start, to: line.end });
      end = i + 1;
      continue;
    }
    if (line.blank || isPageNumber(flowOfLine(text, line).text)) continue;
    if (cells.length === 0 || TABLE_END.test(flowOfLine(text, line).text)) break;
    if (cells.length % width === 0 && !moreTabs(lines, i) && blanksAbove(lines, i) >= 2) break;
    (cells[cells.length - 1] as { to: number }).to = line.end;
    end = i + 1;
  }
  return { cells, end, starts };
}

const LONGEST_CELL = 40;

function barredCells(text: string, lines: readonly Line[], head: Head): Bounds {
  const cells: { from: number; to: number }[] = [];
  let from = -1;
  let end = head.next;
  for (let i = head.next; i < lines.length && i - end <= LONGEST_CELL; i += 1) {
    const line = lines[i] as Line;
    if (line.blank) continue;
    if (from < 0) from = line.start;
    if (!endsWithBar(text, line)) continue;
    cells.push({ from, to: text.lastIndexOf('|', line.end - 1) });
    from = -1;
    end = i + 1;
  }
  if (from >= 0 && cells.length % head.columns.length === head.columns.length - 1) {
    const last = lines.findIndex((line, i) => i >= end && !line.blank);
    if (last >= 0 && (lines[last] as Line).width <= HEAD_WIDTH) { cells.push({ from, to: (lines[last] as Line).end }); end = last + 1; }
  }
  return { cells, end, starts: [] };
}

function moreTabs(lines: readonly Line[], from: number): boolean {
  return lines.slice(from, from + 12).some((line) => line.tabbed);
}

function blanksAbove(lines: readonly Line[], at: number): number {
  let count = 0;
  for (let i = at - 1; i >= 0 && (lines[i] as Line).blank; i -= 1) count += 1;
  return count;
}
