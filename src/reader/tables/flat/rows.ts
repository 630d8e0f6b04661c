/** One row a line, or rows of several lines set in columns by white space. */
import { type Flow, flowOf, joinFlows } from '../../flow.ts';
import { type Line, flowOfLine } from '../../text/lines.ts';
import { isPageNumber } from '../../text/paragraphs.ts';
import { markerOf } from '../../text/markers.ts';
import { isChrome } from '../../vocabulary/papers.ts';
import type { Column } from '../columns.ts';
import type { GridCell } from '../grid.ts';
import { bestShift, fit, isTextColumn, isUnitColumn, unitShare } from './fit.ts';
import { withCentredGroups } from './centred.ts';
import { type PlacedRow, rowsOnScreen } from './screen.ts';
import { type Attempt, cellAt, gridFrom, groupRow, type Head, TABLE_END } from './table.ts';
import { cellsInRow, wordsIn } from './words.ts';

interface RowLine extends PlacedRow { readonly cells: readonly Flow[]; /** Index of the line. */ readonly at: number }

export function readRows(text: string, lines: readonly Line[], at: number, head: Head): Attempt {
  const rows: RowLine[] = [];
  let blanks = 0;
  let end = head.next;
  for (let i = head.next; i < lines.length; i += 1) {
    const line = lines[i] as Line;
    if (line.blank) { blanks += 1; continue; }
    const whole = flowOfLine(text, line);
    if (isPageNumber(whole.text)) continue;
    const cells = cellsInRow(text, line).filter((flow, _, all) => flow.text !== '' || all.length > 1);
    if (TABLE_END.test(whole.text) || cells.length > head.columns.length || cells.length === 1 && wordsIn(text, line).length === 1 && (line.width > 90 || blanks > 3 || rows.length === 0 && line.width > 60) && !isTabbedInside(rows.at(-1), head)) break;
    if (cells.length < head.columns.length && isChrome(whole.text)) break;
    // | --- | --- | below a head
    if (cells.length > 1 && cells.every((flow) => /^:?-{2,}:?$/.test(flow.text) || flow.text === '')) { end = i + 1; continue; }
    if (!repeatsHead([...cells, ...wordsIn(text, line)], head)) rows.push({ cells, line, gap: blanks, at: i });
    blanks = 0;
    end = i + 1;
  }
  const top = lines[at] as Line;
  const marked = /[\t|]/.test(text.slice(top.start, top.end).trim());
  const placed = marked ? mended(text, withoutTail(rows), head) : rows;
  if (placed.length < rows.length && marked) end = Math.max(head.next, ((placed.at(-1) as RowLine | undefined)?.at ?? head.next - 1) + 1);
  if (placed.length === 0) return { grid: null, firstLine: at, nextLine: end };
  const whole = marked || placed.filter((row) => row.cells.length >= head.columns.length - 1).length >= placed.length * 0.7;
  const found = whole ? placed.map((row) => rowOf(row.cells, head.columns)) : withCentredGroups(rowsOnScreen(text, placed, head, head.edges ?? edgesOf(text, top)), head.columns, placed).map((row) => bandOf(row, head.columns.length) ?? row.map((flows, c) => (flows.length === 0 ? null : cellAt(joined(flows, head.columns[c] as Column), 0, c))));
  return { grid: gridFrom(found, head, lines, at, end - 1), firstLine: at, nextLine: end };
}

/** Lines of a single cell below the last row are no rows: a heading, a note, the text that follows. */
function withoutTail(rows: readonly RowLine[]): readonly RowLine[] {
  const last = rows.findLastIndex((row) => row.cells.length > 1);
  return rows.slice(0, last + 1);
}

/** The row lacks cells and stands between tabs: a cell of it may go on in the next line. */
function isTabbedInside(row: RowLine | undefined, head: Head): boolean {
  return row !== undefined && row.cells.length > 1 && row.cells.length < head.columns.length;
}

/** A cell of several lines cuts its row: lines are put together again where they then have as many cells as there are heads. */
function mended(text: string, rows: readonly RowLine[], head: Head): readonly RowLine[] {
  const width = head.columns.length;
  const whole: RowLine[] = [];
  for (let k = 0; k < rows.length; k += 1) {
    const row = rows[k] as RowLine;
    const last = lastOf(rows, k, width);
    if (last > k) { whole.push(merged(text, rows.slice(k, last + 1))); k = last; continue; }
    const above = whole.at(-1);
    if (above && row.cells.length === 1 && above.cells.length === width && goesOn((row.cells[0] as Flow).text, (above.cells[width - 1] as Flow).text, head.columns[width - 1] as Column)) whole[whole.length - 1] = merged(text, [above, row]);
    else whole.push(row);
  }
  return whole;
}

/** Most lines that one row is cut into. */
const MOST_LINES = 40;

/** The line with which the row that begins at `k` has all its cells; `k` where no run of lines gives exactly so many. */
function lastOf(rows: readonly RowLine[], k: number, width: number): number {
  let count = (rows[k] as RowLine).cells.length;
  if (count === 1 || count >= width) return k;
  for (let j = k + 1; j < Math.min(rows.length, k + MOST_LINES); j += 1) {
    const { cells } = rows[j] as RowLine;
    if (ROW_NUMBER.test((cells[0] as Flow).text) && cells.length > 1) return k;
    count += cells.length - 1;
    if (count > width) return k;
    if (count === width) return j;
  }
  return k;
}

const ROW_NUMBER = /^\d{1,3}$/;

/** More of the last cell of a row: another unit of its list, another sentence of its text. */
function goesOn(line: string, cell: string, column: Column): boolean {
  const type = markerOf(line)?.type;
  if (type === 'han' || type === 'han-paren' || type === 'chapter' || cell === '') return false;
  return isUnitColumn(column) ? unitShare(line) === 1 : isTextColumn(column) && (type !== undefined || /[。;]$/.test(line));
}

/** The lines of one row: the last cell of each goes on in the first of the next. */
function merged(text: string, rows: readonly RowLine[]): RowLine {
  const [first, ...rest] = rows as readonly [RowLine, ...RowLine[]];
  const cells = [...first.cells];
  for (const row of rest) {
    const [head, ...more] = row.cells as readonly [Flow, ...Flow[]];
    const begun = cells.pop() as Flow;
    cells.push(head.text === '' ? begun : begun.text === '' ? head : flowOf(text, begun.offsets[0] as number, head.offsets[head.text.length] as number), ...more);
  }
  return { ...first, cells, at: (rows.at(-1) as RowLine).at };
}

/** The head once more, on a new page. */
function repeatsHead(words: readonly Flow[], head: Head): boolean {
  return new Set(words.map((word) => word.text).filter((word) => head.texts.includes(word))).size >= Math.max(2, head.texts.length - 2);
}

/** A row of nothing but a numbered heading goes over the full width. */
function bandOf(row: readonly (readonly Flow[])[], width: number): GridCell[] | null {
  const filled = row.filter((flows) => flows.length > 0);
  const flow = filled.length === 1 ? joinFlows(filled[0] as readonly Flow[]) : null;
  const type = flow && flow.text.length <= 60 ? markerOf(flow.text)?.type : undefined;
  return flow && (type === 'han' || type === 'han-paren') ? groupRow(flow, width) : null;
}

/** Between the lines of a list of units names may be divided; in other cells a line's end says nothing. */
function joined(flows: readonly Flow[], column: Column): Flow {
  const flow = joinFlows(flows);
  return isUnitColumn(column) ? { ...flow, wrapped: false } : flow;
}

/** Where the words of the head begin on their line. */
function edgesOf(text: string, top: Line): number[] {
  return cellsInRow(text, top).map((flow) => (flow.offsets[0] as number) - top.start);
}

/** Empty cells at the end of a row may be there only to fill it up, where a merged one is missing in front. */
function withoutPadding(cells: readonly Flow[], columns: readonly Column[]): readonly Flow[] {
  const filled = cells.findLastIndex((flow) => flow.text !== '') + 1;
  if (filled === cells.length || filled < 2) return cells;
  const texts = cells.slice(0, filled).map((flow) => flow.text);
  const score = (shift: number): number => texts.reduce((sum, text, k) => sum + (text === '' ? 0 : fit(text, columns[k + shift] as Column, -1)), 0);
  return score(bestShift(texts, columns)) > score(0) + 6 ? cells.slice(0, filled) : cells;
}

/** A row that lacks cells (a merged one stands only in its first row) is set where its cells fit best. */
function rowOf(cells: readonly Flow[], columns: readonly Column[]): (GridCell | null)[] {
  if (cells.length === 1 && columns.length > 1) return groupRow(cells[0] as Flow, columns.length);
  const kept = withoutPadding(cells, columns);
  const shift = bestShift(kept.map((cell) => cell.text), columns);
  const row = new Array<GridCell | null>(columns.length).fill(null);
  kept.forEach((flow, k) => { if (flow.text !== '') row[k + shift] = cellAt(flow, 0, k + shift); });
  return row;
}
