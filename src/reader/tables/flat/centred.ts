/** Groups merged over several rows stand in the middle of them on a screen: which rows are theirs. */
import type { Flow } from '../../flow.ts';
import type { Column } from '../columns.ts';
import type { PlacedRow } from './screen.ts';

type Cells = readonly (readonly Flow[])[];
interface Extent { readonly top: number; readonly bottom: number }
interface Group { readonly flows: Flow[]; readonly middle: number; /** The row that it was found in. */ readonly row: number }

/** The same rows, each group in the first row that it is merged over; unchanged where groups stand beside their first row. */
export function withCentredGroups(rows: readonly Cells[], columns: readonly Column[], lines: readonly PlacedRow[]): readonly Cells[] {
  const column = columns.indexOf('workstream');
  if (column < 0 || column > columns.indexOf('measure') || columns.includes('workstream', column + 1)) return rows;
  const lineOf = linesFrom(lines);
  const groups = groupsIn(rows, column, lineOf);
  const extents = rows.map((row) => extentOf(row, column, lineOf));
  if (groups.length === 0 || groups.length >= rows.length || extents.some((extent) => extent === null)) return rows;
  const begins = divided(extents as readonly Extent[], groups);
  const apart = begins.reduce((sum, from, k) => sum + Math.abs(middleOf(extents as readonly Extent[], from, (begins[k + 1] ?? rows.length) - 1) - (groups[k] as Group).middle), 0);
  const beside = groups.reduce((sum, group) => sum + Math.abs(middleOf(extents as readonly Extent[], group.row, group.row) - group.middle), 0);
  if (apart > groups.length || apart * 2 > beside) return rows;
  const at = new Map(begins.map((from, k) => [from, (groups[k] as Group).flows]));
  return rows.map((row, r) => row.map((flows, c) => (c === column ? (at.get(r) ?? []) : flows)));
}

/** Which line of the table a place in the source lies on. */
function linesFrom(lines: readonly PlacedRow[]): (flow: Flow) => number {
  const places: number[] = [];
  let place = 0;
  for (const { gap } of lines) { place += 1 + gap; places.push(place); }
  return (flow) => {
    const at = flow.offsets[0] as number;
    let [low, high] = [0, lines.length - 1];
    while (low < high) { const middle = (low + high + 1) >> 1; if ((lines[middle] as PlacedRow).line.start <= at) low = middle; else high = middle - 1; }
    return places[low] as number;
  };
}

/** Lines of a group right below each other are one cell. */
function groupsIn(rows: readonly Cells[], column: number, lineOf: (flow: Flow) => number): Group[] {
  const groups: { flows: Flow[]; first: number; last: number; row: number }[] = [];
  rows.forEach((row, r) => {
    for (const flow of row[column] as readonly Flow[]) {
      const line = lineOf(flow);
      const open = groups.at(-1);
      if (open && line - open.last <= 1) { open.flows.push(flow); open.last = line; } else groups.push({ flows: [flow], first: line, last: line, row: r });
    }
  });
  return groups.map(({ flows, first, last, row }) => ({ flows, middle: (first + last) / 2, row }));
}

function extentOf(row: Cells, column: number, lineOf: (flow: Flow) => number): Extent | null {
  const lines = row.flatMap((flows, c) => (c === column ? [] : flows.map(lineOf)));
  return lines.length === 0 ? null : { top: lines.reduce((a, b) => Math.min(a, b)), bottom: lines.reduce((a, b) => Math.max(a, b)) };
}

function middleOf(extents: readonly Extent[], from: number, to: number): number {
  return ((extents[from] as Extent).top + (extents[to] as Extent).bottom) / 2;
}

/** First rows of the groups, so that each stands as nearly as can be in the middle of its rows, from the top down. */
function divided(extents: readonly Extent[], groups: readonly Group[]): number[] {
  const begins = [0];
  for (let k = 0; k + 1 < groups.length; k += 1) {
    const from = begins[k] as number;
    const { middle } = groups[k] as Group;
    let to = from;
    while (to + 1 < extents.length - (groups.length - k - 1) && Math.abs(middleOf(extents, from, to + 1) - middle) < Math.abs(middleOf(extents, from, to) - middle)) to += 1;
    begins.push(to + 1);
  }
  return begins;
}
