/** Tables without a head row that says who or what: of numbers or problems, which ask for nothing but are no running text, and cards, a label beside each value. */
import { type Flow, flowOf } from '../../flow.ts';
import { type Line, flowOfLine } from '../../text/lines.ts';
import { labelOf } from '../../vocabulary/labels.ts';
import { type Column, columnsOf } from '../columns.ts';
import { cellAt, type FlatTable, gridFrom } from './table.ts';
import { cellsInRow } from './words.ts';

const TAB_OR_BAR = /[\t|]/;
/** Fewer rows below the head could be anything. */
const LEAST_ROWS = 2;

/** A head that begins with a number column, and numbered rows of as many cells below it, each on one line. */
export function otherTable(text: string, lines: readonly Line[], at: number): FlatTable | null {
  const top = lines[at] as Line;
  if (top.blank || !TAB_OR_BAR.test(text.slice(top.start, top.end))) return null;
  const heads = cellsInRow(text, top);
  const [first] = heads;
  if (heads.length < 3 || !first || labelOf(first.text) !== 'number') return null;
  const rows: ReturnType<typeof cellsInRow>[] = [];
  let next = at + 1;
  for (let i = next; i < lines.length; i += 1) {
    const line = lines[i] as Line;
    if (line.blank) continue;
    const cells = cellsInRow(text, line);
    if (cells.length !== heads.length || !/^(?:\d{1,3}|合计|总计|小计)$/.test(cells[0]?.text ?? '')) break;
    rows.push(cells);
    next = i + 1;
  }
  if (rows.length < LEAST_ROWS) return null;
  const head = { columns: heads.map((): Column => 'other'), texts: heads.map((flow) => flow.text), next: at + 1, mode: 'rows', spaced: false } as const;
  const grid = gridFrom(rows.map((cells) => cells.map((flow, c) => (flow.text === '' ? null : cellAt(flow, 0, c)))), head, lines, at, next - 1);
  return { grid, firstLine: at, nextLine: next };
}

/** Fewer fields could be any two words behind each other. */
const LEAST_FIELDS = 3;
/** No card has more; so that a text of nothing but labels is looked through once. */
const MOST_FIELDS = 16;

/** Lines of a label and its value between tabs or bars, one below the other: the card of one measure. */
export function cardAt(text: string, lines: readonly Line[], at: number): FlatTable | null {
  const rows: Flow[][] = [];
  const seen = new Set<string>();
  let next = at;
  for (let i = at; i < lines.length && rows.length < MOST_FIELDS; i += 1) {
    const line = lines[i] as Line;
    if (line.blank || !TAB_OR_BAR.test(text.slice(line.start, line.end).trim())) break;
    const cells = cellsInRow(text, line);
    const [label] = cells;
    if (cells.length !== 2 || !label || labelOf(label.text) === null || seen.has(label.text)) break;
    seen.add(label.text);
    rows.push(cells);
    next = i + 1;
  }
  if (rows.length < LEAST_FIELDS) return null;
  return cardFrom(rows, lines, at, next);
}

function cardFrom(rows: readonly Flow[][], lines: readonly Line[], at: number, next: number): FlatTable {
  const [first, ...rest] = rows as [Flow[], ...Flow[][]];
  const head = { columns: first.map((): Column => 'other'), texts: first.map((flow) => flow.text), next: at + 1, mode: 'rows', spaced: false } as const;
  const placed = (cells: Flow[]): (ReturnType<typeof cellAt> | null)[] => cells.map((flow, c) => (flow.text === '' ? null : cellAt(flow, 0, c)));
  const grid = gridFrom(rest.map(placed), head, lines, at, next - 1);
  // The first pair is no head: its own words go where those of a head would be made of the line.
  return { grid: { ...grid, rows: [placed(first), ...grid.rows.slice(1)] }, firstLine: at, nextLine: next };
}

/** A value is no longer than this many lines. */
const MOST_LINES = 6;
const LONGEST_LABEL = 24;

/** The same with a label on each line and its value on the next: the last value is one line. */
export function cardInLines(text: string, lines: readonly Line[], at: number): FlatTable | null {
  const labelAt = (i: number): Flow | null => {
    const line = lines[i];
    if (!line || line.blank || line.width > LONGEST_LABEL) return null;
    const flow = flowOfLine(text, line);
    return labelOf(flow.text) === null ? null : flow;
  };
  const rows: Flow[][] = [];
  const seen = new Set<string>();
  let next = at;
  for (let label = labelAt(at), i = at; label !== null && !seen.has(label.text) && rows.length < MOST_FIELDS; label = labelAt(i)) {
    seen.add(label.text);
    const first = i + 1;
    let last = first;
    while (last < first + MOST_LINES && last + 1 < lines.length && !(lines[last] as Line).blank && labelAt(last + 1) === null) last += 1;
    // Where no label follows, only the next line is sure to be the value.
    if (labelAt(last + 1) === null) last = first;
    const [top, end] = [lines[first], lines[last]];
    if (!top || !end || top.blank || labelAt(first) !== null) break;
    rows.push([label, flowOf(text, top.start, end.end)]);
    next = last + 1;
    i = next;
  }
  if (rows.length < LEAST_FIELDS || columnsOf(rows.map(([label]) => (label as Flow).text)) === null) return null;
  return cardFrom(rows, lines, at, next);
}
