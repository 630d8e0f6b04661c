/** One row a line, or rows of several lines set in columns by white space. */
import { type Flow, joinFlows } from '../../flow.ts';
import { type Line, flowOfLine } from '../../text/lines.ts';
import { isPageNumber } from '../../text/paragraphs.ts';
import { markerOf } from '../../text/markers.ts';
import { isChrome } from '../../vocabulary/papers.ts';
import type { Column } from '../columns.ts';
import type { GridCell } from '../grid.ts';
import { bestShift, fit, isUnitColumn } from './fit.ts';
import { type PlacedRow, rowsOnScreen } from './screen.ts';
import { type Attempt, cellAt, gridFrom, groupRow, type Head, TABLE_END } from './table.ts';
import { cellsInRow, wordsIn } from './words.ts';

export function readRows(text: string, lines: readonly Line[], at: number, head: Head): Attempt {
  const rows: (PlacedRow & { readonly cells: readonly Flow[] })[] = [];
  let blanks = 0;
  let end = head.next;
  for (let i = head.next; i < lines.length; i += 1) {
    const line = lines[i] as Line;
    if (line.blank) { blanks += 1; continue; }
    const whole = flowOfLine(text, line);
    if (isPageNumber(whole.text)) continue;
    const cells = cellsInRow(text, line).filter((flow, _, all) => flow.text !== '' || all.length > 1);
    if (TABLE_END.test(whole.text) || cells.length > head.columns.length || cells.length === 1 && wordsIn(text, line).length === 1 && (line.width > 90 || blanks > 3 || rows.length === 0 && line.width > 60)) break;
    if (isChrome(whole.text)) break;
    // | --- | --- | below a head
    if (cells.length > 1 && cells.every((flow) => /^:?-{2,}:?$/.test(flow.text) || flow.text === '')) { end = i + 1; continue; }
    if (!repeatsHead([...cells, ...wordsIn(text, line)], head)) rows.push({ cells, line, gap: blanks });
    blanks = 0;
    end = i + 1;
  }
  if (rows.length === 0) return { grid: null, firstLine: at, nextLine: end };
  const top = lines[at] as Line;
  const marked = /[\t|]/.test(text.slice(top.start, top.end).trim());
  const whole = marked || rows.filter((row) => row.cells.length >= head.columns.length - 1).length >= rows.length * 0.7;
  const found = whole ? rows.map((row) => rowOf(row.cells, head.columns)) : rowsOnScreen(text, rows, head, head.edges ?? edgesOf(text, top)).map((row) => bandOf(row, head.columns.length) ?? row.map((flows, c) => (flows.length === 0 ? null : cellAt(joined(flows, head.columns[c] as Column), 0, c))));
  return { grid: gridFrom(found, head, lines, at, end - 1), firstLine: at, nextLine: end };
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
