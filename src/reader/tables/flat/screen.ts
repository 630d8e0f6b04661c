/** Tables set in columns by white space: cells stand under their heads, and a row's lines around its number. */
import type { Flow } from '../../flow.ts';
import type { Line } from '../../text/lines.ts';
import { fit } from './fit.ts';
import type { Head } from './table.ts';
import { cellsInRow } from './words.ts';

export interface PlacedRow { readonly cells: readonly Flow[]; readonly line: Line; /** An empty line stands above. */ readonly gap: boolean }

interface Placed { readonly flow: Flow; readonly left: number; readonly right: number; readonly column: number }

/** Flows of each column of each row. */
export function rowsOnScreen(text: string, rows: readonly PlacedRow[], top: Line, head: Head): Flow[][][] {
  const placed = [1, 2].map((wide) => place(text, rows, top, wide)).sort((a, b) => a.clashes - b.clashes)[0] as Placement;
  const groups: Placed[][][] = [];
  rows.forEach((row, k) => { if (row.gap || groups.length === 0) groups.push([]); (groups[groups.length - 1] as Placed[][]).push(placed.rows[k] as Placed[]); });
  const number = head.columns.indexOf('number');
  const measure = head.columns.indexOf('measure');
  const merged = groups.length > 1 && number >= 0 && groups.every((group) => countNumbers(group, number) <= 1) && groups.some((group) => countNumbers(group, number) === 0) ? joinHeadless(groups, number) : groups;
  return merged.flatMap((group) => byNumbers(group, number, measure)).map((group) => {
    const columns: Flow[][] = head.columns.map(() => []);
    for (const row of group) for (const one of row) (columns[one.column] as Flow[]).push(one.flow);
    return columns;
  });
}

function countNumbers(group: readonly (readonly Placed[])[], number: number): number {
  return group.filter((row) => row.some((one) => one.column === number && fit(one.flow.text, 'number', -1) > 0)).length;
}

/** Lines parted by an empty line that bear no number belong to the group above. */
function joinHeadless(groups: readonly Placed[][][], number: number): Placed[][][] {
  const joined: Placed[][][] = [];
  for (const group of groups) {
    const last = joined[joined.length - 1];
    if (last && countNumbers(group, number) === 0 && group.every((row) => row.length > 1)) last.push(...group);
    else joined.push([...group]);
  }
  return joined;
}

interface Placement { readonly rows: Placed[][]; readonly clashes: number }

/** Programs count a Chinese character as one column or as two: the count under which fewer cells share a head is the right one. */
function place(text: string, rows: readonly PlacedRow[], top: Line, wide: number): Placement {
  const at = (line: Line, flow: Flow): { flow: Flow; left: number; right: number } => {
    const left = columnsBetween(text, line.start, flow.offsets[0] as number, wide);
    return { flow, left, right: left + columnsBetween(text, flow.offsets[0] as number, flow.offsets[flow.text.length] as number, wide) };
  };
  const edges = cellsInRow(text, top).map((flow) => at(top, flow));
  let clashes = 0;
  const placed = rows.map(({ cells, line }) => {
    const found = cells.map((flow) => { const where = at(line, flow); return { ...where, column: headAbove(where, edges) }; });
    clashes += found.length - new Set(found.map((one) => one.column)).size;
    for (const one of found) { const edge = edges[one.column]; if (edge && (one.right < edge.left || one.left > edge.right)) clashes += 0.2; }
    return inOrder(found, edges.length);
  });
  return { rows: placed, clashes };
}

/** Cells of one line stand in different columns, from left to right. */
function inOrder(found: readonly Placed[], width: number): Placed[] {
  const ordered: Placed[] = [];
  found.forEach((one, k) => {
    const before = ordered[k - 1]?.column ?? -1;
    const column = one.column > before ? one.column : Math.min(before + 1, width - 1);
    ordered.push({ ...one, column });
  });
  return ordered;
}

function columnsBetween(text: string, from: number, to: number, wide: number): number {
  let width = 0;
  for (let i = from; i < to; i += 1) width += text.charCodeAt(i) > 0x2e7f || text.charCodeAt(i) === 0x3000 ? wide : 1;
  return width;
}

function headAbove(one: { left: number; right: number }, edges: readonly { left: number; right: number }[]): number {
  let best = 0;
  let bestDistance = Number.POSITIVE_INFINITY;
  edges.forEach((edge, c) => {
    const overlap = Math.min(one.right, edge.right) - Math.max(one.left, edge.left);
    const distance = overlap > 0 ? -overlap : Math.min(Math.abs(one.left - edge.right), Math.abs(edge.left - one.right));
    if (distance < bestDistance) { bestDistance = distance; best = c; }
  });
  return best;
}

const TALLEST = 60;
const MID_CELL = 5;

/**
 * Lines of one block as rows, each with one number: the number stands in the middle of its row,
 * and a row ends where the text of its measure does. Bounded by the tallest row.
 */
function byNumbers(group: readonly Placed[][], number: number, measure: number): Placed[][][] {
  const marks = group.flatMap((row, k) => (number >= 0 && row.some((one) => one.column === number) ? [k] : []));
  if (marks.length <= 1) return [group.map((row) => [...row])];
  const ends = group.map((row, k) => cutCost(group, k, measure, row));
  let states = new Map<number, { cost: number; cuts: readonly number[] }>([[0, { cost: 0, cuts: [] }]]);
  marks.forEach((mark, n) => {
    const next = new Map<number, { cost: number; cuts: readonly number[] }>();
    const last = n === marks.length - 1;
    for (const [start, state] of states) {
      if (start > mark) continue;
      const limit = last ? group.length : Math.min(marks[n + 1] as number, start + TALLEST);
      for (let end = last ? group.length : mark + 1; end <= limit; end += 1) {
        const cost = state.cost + Math.abs((start + end - 1) / 2 - mark) + (end < group.length ? (ends[end - 1] as number) : 0);
        const known = next.get(end);
        if (!known || cost < known.cost) next.set(end, { cost, cuts: [...state.cuts, end] });
      }
    }
    states = next;
  });
  const best = [...states.values()].sort((a, b) => a.cost - b.cost)[0];
  if (!best) return [group.map((row) => [...row])];
  return best.cuts.map((end, n) => group.slice(best.cuts[n - 1] ?? 0, end));
}

/** What it costs to end a row behind this line: little where the measure's text has ended. */
function cutCost(group: readonly Placed[][], k: number, measure: number, row: readonly Placed[]): number {
  for (let i = k; i >= Math.max(0, k - 2); i -= 1) {
    const text = (i === k ? row : (group[i] as Placed[])).find((one) => one.column === measure)?.flow.text;
    if (text !== undefined) return /[。;!]$/.test(text) ? 0 : MID_CELL - (widest(group, measure) - text.length > 3 ? 3.5 : 0);
  }
  return MID_CELL;
}

function widest(group: readonly Placed[][], measure: number): number {
  return Math.max(...group.slice(0, TALLEST).flatMap((row) => row.filter((one) => one.column === measure).map((one) => one.flow.text.length)), 0);
}
