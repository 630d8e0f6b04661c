/** Ruling lines → grids of cells. */
import type { Box, Rule } from './model.ts';
import { highest, lowest } from '../long-lists.ts';

export interface GridCell extends Box { readonly row: number; readonly column: number; readonly rowSpan: number; readonly columnSpan: number }
export interface RuledGrid extends Box { readonly columns: readonly number[]; readonly rows: readonly number[]; readonly cells: readonly GridCell[] }

const NEAR = 3;
const MOST_RULES = 20_000;
const MOST_SPOTS = 40_000;

/** Lines that cross one another and enclose at least two cells are a table. */
export function gridsOf(rules: readonly Rule[]): RuledGrid[] {
  const usable = rules.slice(0, MOST_RULES);
  const across = merged(usable.filter((rule) => rule.y1 === rule.y2).map((rule) => ({ at: rule.y1, from: rule.x1, to: rule.x2 })));
  const down = merged(usable.filter((rule) => rule.x1 === rule.x2).map((rule) => ({ at: rule.x1, from: rule.y1, to: rule.y2 })));
  return components(across, down).map(gridOf).filter((grid): grid is RuledGrid => grid !== null).sort((a, b) => a.top - b.top || a.left - b.left);
}

interface Segment { at: number; from: number; to: number }

/** Pieces of one line put together; pieces that are no longer than a stroke are dropped. */
function merged(segments: Segment[]): Segment[] {
  segments.sort((a, b) => a.at - b.at || a.from - b.from);
  const groups: Segment[][] = [];
  for (const segment of segments) {
    const group = groups.at(-1);
    if (group !== undefined && segment.at - (group[0] as Segment).at <= NEAR * 0.6) group.push(segment);
    else groups.push([segment]);
  }
  const result: Segment[] = [];
  for (const group of groups) {
    group.sort((a, b) => a.from - b.from);
    const at = group.reduce((sum, each) => sum + each.at, 0) / group.length;
    let open: Segment | null = null;
    for (const each of group) {
      if (open !== null && each.from <= open.to + NEAR) open.to = Math.max(open.to, each.to);
      else { open = { at, from: each.from, to: each.to }; result.push(open); }
    }
  }
  return result.filter((segment) => segment.to - segment.from > 6);
}

function components(across: readonly Segment[], down: readonly Segment[]): { across: Segment[]; down: Segment[] }[] {
  const parent = Array.from({ length: across.length + down.length }, (_, i) => i);
  const top = (i: number): number => { let k = i; while (parent[k] !== k) { parent[k] = parent[parent[k] as number] as number; k = parent[k] as number; } return k; };
  down.forEach((vertical, v) => {
    // `across` is ordered by y, so the crossing ones are one stretch.
    let low = 0;
    let high = across.length;
    while (low < high) { const middle = (low + high) >>> 1; if ((across[middle] as Segment).at < vertical.from - NEAR) low = middle + 1; else high = middle; }
    for (let h = low; h < across.length; h += 1) {
      const horizontal = across[h] as Segment;
      if (horizontal.at > vertical.to + NEAR) break;
      if (vertical.at >= horizontal.from - NEAR && vertical.at <= horizontal.to + NEAR) parent[top(h)] = top(across.length + v);
    }
  });
  const found = new Map<number, { across: Segment[]; down: Segment[] }>();
  const put = (i: number): { across: Segment[]; down: Segment[] } => {
    const key = top(i);
    const group = found.get(key) ?? { across: [], down: [] };
    found.set(key, group);
    return group;
  };
  across.forEach((segment, h) => put(h).across.push(segment));
  down.forEach((segment, v) => put(across.length + v).down.push(segment));
  return [...found.values()].filter((group) => group.across.length >= 2 && group.down.length >= 1);
}

function gridOf({ across, down }: { across: Segment[]; down: Segment[] }): RuledGrid | null {
  const left = lowest(across.map((each) => each.from));
  const right = highest(across.map((each) => each.to));
  const rows = clustered(across.map((each) => each.at));
  const columns = clustered(down.map((each) => each.at));
  // Tables of offices are often open at the sides.
  const openLeft = (columns[0] as number) - left > 12;
  const openRight = right - (columns.at(-1) as number) > 12;
  if (openLeft) columns.unshift(left);
  if (openRight) columns.push(right);
  const rowCount = rows.length - 1;
  const columnCount = columns.length - 1;
  if (rowCount < 1 || columnCount < 1 || rowCount * columnCount < 2 || rowCount * columnCount > MOST_SPOTS) return null;
  const y = (r: number): number => rows[r] as number;
  const x = (c: number): number => columns[c] as number;
  const wallRight = walls(down, columnCount, (c) => x(c + 1), (r) => (y(r) + y(r + 1)) / 2);
  const wallBelow = walls(across, rowCount, (r) => y(r + 1), (c) => (x(c) + x(c + 1)) / 2);
  const taken = new Uint8Array(rowCount * columnCount);
  const cells: GridCell[] = [];
  for (let r = 0; r < rowCount; r += 1) {
    for (let c = 0; c < columnCount; c += 1) {
      if (taken[r * columnCount + c] === 1) continue;
      let columnSpan = 1;
      while (c + columnSpan < columnCount && taken[r * columnCount + c + columnSpan] === 0 && !wallRight(r, c + columnSpan - 1)) columnSpan += 1;
      let rowSpan = 1;
      const open = (row: number): boolean => {
        for (let k = c; k < c + columnSpan; k += 1) if (taken[row * columnCount + k] === 1 || wallBelow(k, row - 1) || (k + 1 < c + columnSpan && wallRight(row, k))) return false;
        return true;
      };
      while (r + rowSpan < rowCount && open(r + rowSpan)) rowSpan += 1;
      for (let row = r; row < r + rowSpan; row += 1) taken.fill(1, row * columnCount + c, row * columnCount + c + columnSpan);
      cells.push({ row: r, column: c, rowSpan, columnSpan, left: x(c), right: x(c + columnSpan), top: y(r), bottom: y(r + rowSpan) });
    }
  }
  if (cells.length < 2) return null;
  return { left: x(0), right: x(columnCount), top: y(0), bottom: y(rowCount), columns, rows, cells };
}

/** Whether a ruling stands on the far side of spot (i, j): `i` runs along the rulings, `j` from one to the next. */
function walls(segments: readonly Segment[], between: number, line: (j: number) => number, middle: (i: number) => number): (i: number, j: number) => boolean {
  const byLine: Segment[][] = Array.from({ length: between }, () => []);
  for (let j = 0; j < between; j += 1) {
    const at = line(j);
    for (const segment of segments) if (Math.abs(segment.at - at) <= NEAR) (byLine[j] as Segment[]).push(segment);
  }
  return (i, j) => {
    const at = middle(i);
    return (byLine[j] ?? []).some((segment) => segment.from - NEAR <= at && at <= segment.to + NEAR);
  };
}

function clustered(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const result: number[] = [];
  for (const value of sorted) if (result.length === 0 || value - (result.at(-1) as number) > NEAR) result.push(value);
  return result;
}
