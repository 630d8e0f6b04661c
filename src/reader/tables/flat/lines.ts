/** Tables of which only the pieces of cells are left, one a line or some on a line. */
import { type Flow, flowOf, joinFlows } from '../../flow.ts';
import { type Line, flowOfLine } from '../../text/lines.ts';
import { markerOf } from '../../text/markers.ts';
import { isChrome } from '../../vocabulary/papers.ts';
import { isPageNumber } from '../../text/paragraphs.ts';
import type { Column } from '../columns.ts';
import type { GridCell } from '../grid.ts';
import { align } from './align.ts';
import { isTextColumn } from './fit.ts';
import { type Attempt, cellAt, gridFrom, type Head, TABLE_END } from './table.ts';
import { wordsIn } from './words.ts';

interface Item { readonly flow: Flow; readonly line: number; readonly width: number; readonly gap: boolean; /** A page number or a repeated head stands above. */ readonly broken: boolean }

export function readLines(text: string, lines: readonly Line[], at: number, head: Head): Attempt {
  const items = itemsBelow(text, lines, head);
  const last = items[items.length - 1];
  const kept = withoutHeads(items, head);
  if (kept.length === 0) return { grid: null, firstLine: at, nextLine: Math.max(head.next, (last?.line ?? 0) + 1) };
  const rows: (GridCell | null)[][] = [];
  for (const found of align(kept.map((item) => ({ text: item.flow.text, width: item.width, gap: item.gap })), head.columns, head.spaced)) {
    if (found.opens || rows.length === 0) rows.push([]);
    (rows[rows.length - 1] as (GridCell | null)[])[found.column] = cellAt(flowOfItems(text, kept.slice(found.from, found.to)), 0, found.column);
  }
  settleByNumbers(rows, head.columns);
  const lastLine = (kept[kept.length - 1] as Item).line;
  return { grid: gridFrom(rows, head, lines, at, lastLine), firstLine: at, nextLine: lastLine + 1 };
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
      items.push({ flow: word, line: i, width: head.mode === 'words' ? word.text.length * 2 : line.width, gap, broken });
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
