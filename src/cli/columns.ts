/** A table on a terminal: columns that share the width, cells that wrap. */
import type { Terminal } from './terminal.ts';
import { harmless, padded, widthOf, wrapped } from './width.ts';

export interface Column {
  readonly title: string;
  /** The least columns it is readable in. */
  readonly least: number;
  /** The most it is given. */
  readonly most: number;
}

const GAP = '  ';

/** Widths by what the cells need: first everyone's least, then what is left to the narrow ones first. */
export function shares(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): number[] {
  const wanted = columns.map((column, i) => Math.min(column.most, Math.max(widthOf(column.title), ...rows.map((row) => widthOf(harmless(row[i] ?? ''))))));
  const given = columns.map((column, i) => Math.min(column.least, wanted[i] ?? 0));
  let left = width - GAP.length * (columns.length - 1) - given.reduce((a, b) => a + b, 0);
  const order = columns.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  order.forEach((i, done) => {
    const more = Math.max(0, Math.min((wanted[i] ?? 0) - (given[i] ?? 0), Math.floor(left / (order.length - done))));
    given[i] = (given[i] ?? 0) + more;
    left -= more;
  });
  return given;
}

/** The lines of the head with its rule. */
export function headLines(columns: readonly Column[], widths: readonly number[], terminal: Terminal): string[] {
  const used = widths.reduce((a, b) => a + b, 0) + GAP.length * (widths.length - 1);
  return [...cellLines(columns.map((column) => column.title), widths).map((line) => terminal.styled('bold', line)), terminal.styled('dim', '─'.repeat(used))];
}

/** The lines of one row. */
export function cellLines(cells: readonly string[], widths: readonly number[]): string[] {
  const columns = widths.map((width, i) => wrapped(cells[i] ?? '', width));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => columns.map((lines, i) => padded(lines[line] ?? '', widths[i] ?? 0)).join(GAP).trimEnd());
}
