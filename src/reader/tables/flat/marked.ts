/** Tables whose cells are marked, empty ones too: a tab before each, or a bar behind it. Their count makes the rows. */
import { flowOf } from '../../flow.ts';
import { type Line, flowOfLine } from '../../text/lines.ts';
import type { GridCell } from '../grid.ts';
import { bestShift } from './fit.ts';
import { type Attempt, cellAt, gridFrom, HEAD_WIDTH, type Head, TABLE_END } from './table.ts';
import { endsWithBar } from './words.ts';

interface Bounds { readonly cells: { from: number; to: number }[]; readonly end: number; /** Cells that stand behind an empty line. */ readonly starts: readonly number[] }

export function readMarked(text: string, lines: readonly Line[], at: number, head: Head): Attempt {
  const width = head.columns.length;
  const { cells, end, starts } = head.mode === 'tabbed' ? tabbedCells(text, lines, head) : barredCells(text, lines, head);
  const bounds = rowBounds(cells.length, width, starts);
  const rows = bounds.map((from, r) => {
    const flows = cells.slice(from, bounds[r + 1] ?? cells.length).map((range) => flowOf(text, range.from, range.to));
    const shift = flows.length < width && flows.length > 2 ? bestShift(flows.map((flow) => flow.text), head.columns) : 0;
    const row = new Array<GridCell | null>(width).fill(null);
    flows.forEach((flow, k) => { if (flow.text !== '' && k + shift < width) row[k + shift] = cellAt(flow, 0, k + shift); });
    return row;
  });
  return { grid: rows.length === 0 ? null : gridFrom(rows, head, lines, at, end - 1), firstLine: at, nextLine: end };
}

/** Where rows begin: at empty lines where most of them then have all their cells, else every so many cells. */
function rowBounds(count: number, width: number, starts: readonly number[]): number[] {
  const sizes = starts.map((start, k) => (starts[k + 1] ?? count) - start);
  if (starts[0] === 0 && sizes.every((size) => size <= width) && sizes.filter((size) => size === width).length >= sizes.length * 0.5) return [...starts];
  return Array.from({ length: Math.ceil(count / width) }, (_, k) => k * width);
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
    if (line.blank) continue;
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
