/** Tables that are cards: a label beside each value (项目名称 | 某某工程, 牵头单位 | 县教育局), one card a measure. */
import { labelOf } from '../vocabulary/labels.ts';
import { columnsOf } from './columns.ts';
import type { Grid, GridCell } from './grid.ts';

interface Pair { readonly label: GridCell; readonly value: GridCell | null }

/** Fewer fields could be any table of two columns. */
const LEAST_FIELDS = 3;

/** The pairs of a row, or null where a label is none. */
function pairsIn(row: readonly (GridCell | null)[]): readonly Pair[] | null {
  const cells = row.filter((cell, c) => c === 0 || cell === null || cell !== row[c - 1]);
  if (cells.length < 2 || cells.length % 2 > 0) return null;
  const pairs: Pair[] = [];
  for (let c = 0; c < cells.length; c += 2) {
    const label = cells[c];
    if (!label || labelOf(label.flow.text) === null) return null;
    pairs.push({ label, value: cells[c + 1] ?? null });
  }
  return pairs;
}

/** The name of the measure stands beside its content, wherever the card has it. */
function namedFirst<T>(heads: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  const name = heads.findIndex(([label]) => labelOf(label) === 'workstream');
  const content = heads.findIndex(([label]) => labelOf(label) === 'measure');
  if (name < 0 || content < 0) return heads;
  const named = heads[name] as readonly [string, T];
  const others = heads.filter((_, k) => k !== name);
  return others.toSpliced(others.findIndex(([label]) => label === (heads[content] as readonly [string, T])[0]), 0, named);
}

/** The same as a ledger, a row for each card, or null where the table is none of cards. A label that was seen already begins the next card. */
export function ledgerOfCards(grid: Grid): Grid | null {
  if (grid.columnCount < 2 || grid.columnCount > 6 || grid.rows.length < 2) return null;
  const cards: Map<string, Pair>[] = [];
  for (const row of grid.rows) {
    const pairs = pairsIn(row);
    if (!pairs) { if (row.some((cell) => cell && cell.columnSpan < grid.columnCount)) return null; continue; }
    for (const pair of pairs) {
      const label = pair.label.flow.text;
      if (cards.length === 0 || cards.at(-1)?.has(label)) cards.push(new Map());
      cards.at(-1)?.set(label, pair);
    }
  }
  const heads = namedFirst([...new Map(cards.flatMap((card) => [...card])).entries()]);
  if (heads.length < LEAST_FIELDS || columnsOf(heads.map(([label]) => label)) === null) return null;
  const place = (cell: GridCell | null, row: number, column: number): GridCell | null => (cell && cell.flow.text !== '' ? { flow: cell.flow, row, rowSpan: 1, column, columnSpan: 1 } : null);
  const top = heads.map(([, { label }], c) => place(label, 0, c));
  const rows = cards.map((card, r) => heads.map(([label], c) => place(card.get(label)?.value ?? null, r + 1, c)));
  return { ...grid, rows: [top, ...rows], columnCount: heads.length, exact: true };
}
