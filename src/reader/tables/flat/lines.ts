/** Tables of which only the pieces of cells are left, one a line or some on a line. */
import { type Flow, flowOf, joinFlows } from '../../flow.ts';
import { type Line, flowOfLine } from '../../text/lines.ts';
import { markerOf } from '../../text/markers.ts';
import { isChrome } from '../../vocabulary/papers.ts';
import { isPageNumber } from '../../text/paragraphs.ts';
import type { Column } from '../columns.ts';
import type { GridCell } from '../grid.ts';
import { align } from './align.ts';
import { isTextColumn, isUnitColumn } from './fit.ts';
import { looksLikeUnit } from '../../vocabulary/units.ts';
import { type Attempt, cellAt, gridFrom, groupRow, type Head, TABLE_END } from './table.ts';
import { wordsIn } from './words.ts';

interface Item { readonly flow: Flow; readonly line: number; readonly width: number; readonly gap: boolean; /** A page number or a repeated head stands above. */ readonly broken: boolean }

export function readLines(text: string, lines: readonly Line[], at: number, head: Head): Attempt {
  const items = itemsBelow(text, lines, head);
  const last = items[items.length - 1];
  const kept = withoutHeads(items, head);
  if (kept.length === 0) return { grid: null, firstLine: at, nextLine: Math.max(head.next, (last?.line ?? 0) + 1) };
  const whole = head.mode === 'words' ? wholeRows(kept, head.columns.length) : null;
  if (whole) return { grid: gridFrom(whole, head, lines, at, (kept.at(-1) as Item).line), firstLine: at, nextLine: (kept.at(-1) as Item).line + 1 };
  const rows: (GridCell | null)[][] = [];
  const broken = new Set<GridCell>();
  for (const found of align(kept.map((item) => ({ text: item.flow.text, width: item.width, gap: item.gap })), head.columns, head.spaced)) {
    if (found.opens || rows.length === 0) rows.push([]);
    const cell = cellAt(flowOfItems(text, kept.slice(found.from, found.to)), 0, found.column);
    (rows[rows.length - 1] as (GridCell | null)[])[found.column] = cell;
    if ((kept[found.from] as Item).broken) broken.add(cell);
  }
  const mended = mendOverPages(rows, head.columns, broken);
  settleByNumbers(mended, head.columns);
  const lastLine = (kept[kept.length - 1] as Item).line;
  return { grid: gridFrom(mended, head, lines, at, lastLine), firstLine: at, nextLine: lastLine + 1 };
}

/** Each line has a word for each head: a row a line, with headings of groups between them. Null where a line has more or less. */
function wholeRows(items: readonly Item[], width: number): (GridCell | null)[][] | null {
  const rows: (GridCell | null)[][] = [];
  for (let from = 0, to = 0; from < items.length; from = to) {
    while (to < items.length && (items[to] as Item).line === (items[from] as Item).line) to += 1;
    const { flow } = items[from] as Item;
    const type = to - from === 1 ? markerOf(flow.text)?.type : undefined;
    if (to - from !== width && type !== 'han' && type !== 'han-paren') return null;
    rows.push(to - from === width ? items.slice(from, to).map((item, c) => cellAt(item.flow, 0, c)) : groupRow(flow, width));
  }
  return rows.length > 1 ? rows : null;
}

function itemsBelow(text: string, lines: readonly Line[], head: Head): Item[] {
  const items: Item[] = [];
  let gap = true;
  let broken = false;
  for (let i = head.next; i < lines.length; i += 1) {
    const line = lines[i] as Line;
    if (line.blank) { gap = true; continue; }
    const flow = flowOfLine(text, line);
    if (TABLE_END.test(flow.text) && flow.text.length < 200 || isChrome(flow.text)) break;
    if (isPageNumber(flow.text)) { broken = true; continue; }
    for (const word of head.mode === 'words' ? wordsIn(text, line) : [flow]) {
      items.push({ flow: word, line: i, width: line.width, gap, broken });
      gap = false;
      broken = false;
    }
  }
  return items;
}

/** Heads that are repeated on a new page are passed over; what follows them is broken off from what stands above. */
function withoutHeads(items: readonly Item[], head: Head): Item[] {
  const kept: Item[] = [];
  let broken = false;
  items.forEach((item, k) => {
    if (head.texts.includes(item.flow.text) && isRepeatedHead(items, k, head)) { broken = true; return; }
    kept.push(broken ? { ...item, broken: true } : item);
    broken = false;
  });
  return kept;
}

function isRepeatedHead(items: readonly Item[], at: number, head: Head): boolean {
  const near = items.slice(Math.max(0, at - head.texts.length), at + head.texts.length).filter((other) => head.texts.includes(other.flow.text)).length;
  return near >= Math.max(3, head.texts.length - 1);
}

function flowOfItems(text: string, items: readonly Item[]): Flow {
  const runs: Item[][] = [];
  for (const item of items) { if (item.broken || runs.length === 0) runs.push([]); (runs[runs.length - 1] as Item[]).push(item); }
  return joinFlows(runs.map((run) => {
    const first = (run[0] as Item).flow;
    const last = (run[run.length - 1] as Item).flow;
    return run.length === 1 ? first : flowOf(text, first.offsets[0] as number, last.offsets[last.text.length] as number);
  }));
}

/** What is left of a row on the next page, below the head that is repeated there, goes to the cells it was cut from. */
function mendOverPages(rows: (GridCell | null)[][], columns: readonly Column[], broken: ReadonlySet<GridCell>): (GridCell | null)[][] {
  const number = columns.indexOf('number');
  const measure = columns.indexOf('measure');
  if (number < 0 || broken.size === 0) return rows;
  for (let r = rows.length - 1; r > 0; r -= 1) {
    const [above, row] = [rows[r - 1] as (GridCell | null)[], rows[r] as (GridCell | null)[]];
    const first = row.findIndex((cell) => Boolean(cell));
    if (first < 0 || first === number || !broken.has(row[first] as GridCell) || !above[number] || markerOf((row[first] as GridCell).flow.text)) continue;
    // A row with its own number keeps all but the words that stand before it.
    const rest = row[number] ? [first].filter((c) => c < number) : columns.flatMap((_, c) => (row[c] ? [c] : []));
    if (rest.length === 0 || !rest.every((c) => isCutOff((row[c] as GridCell).flow.text, above, columns, measure))) continue;
    for (const c of rest) {
      const flow = (row[c] as GridCell).flow;
      const to = cutColumn(flow.text, above, columns, measure);
      above[to] = cellAt(joinFlows([(above[to] as GridCell).flow, flow]), 0, to);
      row[c] = null;
    }
  }
  return rows.filter((row) => row.some((cell) => Boolean(cell)));
}

function isCutOff(text: string, above: readonly (GridCell | null)[], columns: readonly Column[], measure: number): boolean {
  const to = cutColumn(text, above, columns, measure);
  return to >= 0 && (to !== measure || /[。;]$/.test(text));
}

/** The cell above that goes on with these words: the last list of units where they end a name, else the measure that lacks its end. */
function cutColumn(text: string, above: readonly (GridCell | null)[], columns: readonly Column[], measure: number): number {
  const units = columns.findLastIndex((column, c) => isUnitColumn(column) && Boolean(above[c]));
  const list = units < 0 ? '' : (above[units]?.flow.text ?? '');
  const name = list.split(/[、,;]/).pop() ?? '';
  if (list !== '' && !/[。;\d]/.test(text) && (!looksLikeUnit(name) || /^[局厅委办部会室院]/.test(text)) && looksLikeUnit(name + (text.split(/[、,;]/)[0] as string))) return units;
  return above[measure] && !/[。;!]$/.test(above[measure].flow.text) ? measure : -1;
}

/** Numbers tell neighbouring text columns apart: 2.… under 一、… belongs beside it, in the column of 1.… */
function settleByNumbers(rows: (GridCell | null)[][], columns: readonly Column[]): void {
  for (let c = 0; c + 1 < columns.length; c += 1) {
    if (!isTextColumn(columns[c] as Column) || !isTextColumn(columns[c + 1] as Column)) continue;
    const types = new Set(rows.flatMap((row) => markerOf(row[c + 1]?.flow.text ?? '')?.type ?? []));
    const own = new Set(rows.filter((row) => row[c + 1]).flatMap((row) => markerOf(row[c]?.flow.text ?? '')?.type ?? []));
    if (types.size !== 1 || own.size === 0) continue;
    for (const row of rows) {
      const type = markerOf(row[c]?.flow.text ?? '')?.type;
      if (!row[c + 1] && type && types.has(type) && !own.has(type)) { row[c + 1] = row[c] as GridCell; row[c] = null; }
    }
  }
}
