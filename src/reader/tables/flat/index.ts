/** Tables that were flattened to text: one cell a line, one row a line, or set in columns by white space. */
import type { Line } from '../../text/lines.ts';
import { boxAt } from './box.ts';
import { headAt } from './head.ts';
import { cardAt, cardInLines, otherTable } from './other.ts';
import { readLines } from './lines.ts';
import { readMarked } from './marked.ts';
import { readRows } from './rows.ts';
import type { Attempt, FlatTable, Head } from './table.ts';

/** The flattened tables of a text, in order. Linear in the number of lines. */
export function flatTables(text: string, lines: readonly Line[]): FlatTable[] {
  const tables: FlatTable[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const box = boxAt(text, lines, i);
    if (box) { tables.push(box); i = box.nextLine - 1; continue; }
    const head = headAt(text, lines, i);
    if (!head) {
      const other = otherTable(text, lines, i) ?? cardAt(text, lines, i) ?? cardInLines(text, lines, i);
      if (other) { tables.push(other); i = other.nextLine - 1; }
      continue;
    }
    const table = READERS[head.mode](text, lines, i, head);
    if (table.grid) tables.push({ ...table, grid: table.grid });
    i = Math.max(i, table.nextLine - 1);
  }
  return tables;
}

const READERS: Readonly<Record<Head['mode'], (text: string, lines: readonly Line[], at: number, head: Head) => Attempt>> = {
  tabbed: readMarked, barred: readMarked, lines: readLines, words: readLines, rows: readRows,
};
