/** One returned workbook → cells that say what they are about, and what could not be told. Pure. */
import type { RowsSheet } from '#intake';
import { COLUMN_MARK, type ColumnKey, columnOf, FILLED, type FilledKey, plain, PROBLEM_KINDS, ROW_KEY, saysNothing, SHEET_MARK, STANDINGS, wordIn } from './columns.ts';
import type { CellPlace, FoundCell, Unmatched, WhyUnmatched } from './model.ts';

/** What was asked for: rows of the sheet as it went out, and who else's keys are known. */
export interface Expected {
  readonly assignmentId: string;
  readonly number: string | null;
  readonly task: string;
  readonly unitName: string;
  readonly shares: readonly { readonly id: string; readonly metric: string; readonly unit: string }[];
}

export interface ReadFile {
  /** What its mark says; null where that was lost. */
  readonly planId: string | null;
  readonly periodId: string | null;
  readonly rows: ReadonlyMap<string, readonly FoundCell[]>;
  /** Assignments of its keys that were not expected. */
  readonly strangers: readonly string[];
  readonly unmatched: readonly Unmatched[];
}

const LONGEST: Readonly<Partial<Record<FilledKey, number>>> = { progress: 4_000, problem: 2_000, remedy: 2_000, nextStep: 2_000, paper: 100 };
const HEAD_WITHIN = 15;

/** @param expected of the period, by assignment. */
export function readReturned(file: string, sheets: readonly RowsSheet[], expected: ReadonlyMap<string, Expected>): ReadFile {
  const rows = new Map<string, FoundCell[]>();
  const unmatched: Unmatched[] = [];
  const strangers = new Set<string>();
  let mark: readonly [string, string] | null = null;
  for (const sheet of sheets) {
    const said = sheet.rows.flatMap(({ cells }) => [...cells.values()]).map((text) => SHEET_MARK.exec(text)).find((one) => one !== null);
    if (said !== undefined && said !== null) mark = [said[1] as string, said[2] as string];
    readSheet(file, sheet, expected, { rows, unmatched, strangers });
  }
  return { planId: mark?.[0] ?? null, periodId: mark?.[1] ?? null, rows, strangers: [...strangers], unmatched };
}

interface Into { readonly rows: Map<string, FoundCell[]>; readonly unmatched: Unmatched[]; readonly strangers: Set<string> }

function readSheet(file: string, sheet: RowsSheet, expected: ReadonlyMap<string, Expected>, into: Into): void {
  const columns = columnsOf(sheet);
  if (columns === null) return;
  const at = (row: number, column: number): CellPlace => ({ file, sheet: sheet.name, cell: `${letters(column)}${row}` });
  const seen = new Map<string, ReadonlyMap<ColumnKey, Cell>>();
  const unread = new Map<number, string>();
  for (const { row, cells } of withMerged(sheet)) {
    if (row <= columns.headRow) continue;
    const filled = new Map<ColumnKey, Cell>();
    for (const [column, cell] of cells) {
      const key = columns.keys.get(column);
      if (key !== undefined && !filled.has(key)) filled.set(key, { ...cell, column, row });
    }
    // Under a merged range a row says something only if it is one of ours.
    if (!FILLED.some((key) => filled.get(key)?.own === true) && !(FILLED.some((key) => filled.has(key)) && keyOf(cells) !== null)) continue;
    const [first] = FILLED.flatMap((key) => filled.get(key) ?? []);
    const words = (filled.get('task') ?? first)?.text ?? '';
    const lost = (why: WhyUnmatched, cell: Cell | undefined = first, said = words): void => { into.unmatched.push({ at: at(row, cell?.column ?? 0), words: said, why, other: null }); };
    const found = whichRow(cells, filled, expected);
    if ('stranger' in found) { into.strangers.add(found.stranger); lost('row-unknown'); continue; }
    if ('why' in found) { lost(found.why); continue; }
    const { one, shareId } = found;
    // A row that was copied keeps its key: said the same twice, it is one.
    const name = `${one.assignmentId}:${shareId ?? ''}`;
    const before = seen.get(name);
    if (before !== undefined) { if (FILLED.some((key) => (before.get(key)?.text ?? '') !== (filled.get(key)?.text ?? ''))) lost('row-twice'); continue; }
    seen.set(name, filled);
    for (const [column, cell] of cells) if (cell.own && !columns.keys.has(column) && !saysNothing(cell.text) && !ROW_KEY.test(cell.text.trim())) unread.set(column, columns.heads.get(column) ?? '');
    const list = into.rows.get(one.assignmentId) ?? [];
    into.rows.set(one.assignmentId, list);
    for (const key of FILLED) {
      const cell = filled.get(key);
      if (cell === undefined || saysNothing(cell.text)) continue;
      const value = valueOf(key, cell, one, shareId);
      if (typeof value === 'object') { if (cell.own) lost(value.why, cell, cell.text); continue; }
      const share = key === 'value' ? shareId ?? one.shares[0]?.id ?? null : null;
      // What is merged over the rows of one assignment is said once.
      if (list.some((other) => other.field === key && other.shareId === share)) continue;
      list.push({ field: key, shareId: share, value, at: at(cell.fromRow, cell.column) });
    }
  }
  // What stands in a column that nobody asked for, or whose head is not understood, is not taken without a word.
  for (const [column, head] of [...unread].toSorted(([a], [b]) => a - b)) into.unmatched.push({ at: at(columns.headRow, column), words: head, why: 'column-unknown', other: null });
}

interface Cell { readonly text: string; readonly row: number; readonly column: number; /** Where its text really stands. */ readonly fromRow: number; readonly own: boolean; /** Merged over more than one row. */ readonly over: boolean }

/** By the hidden marks above the columns, wherever they were moved; else by the heads as people word them. */
function columnsOf(sheet: RowsSheet): { readonly headRow: number; readonly keys: ReadonlyMap<number, ColumnKey>; readonly heads: ReadonlyMap<number, string> } | null {
  const keys = new Map<number, ColumnKey>();
  let headRow = 0;
  for (const { row, cells } of sheet.rows.slice(0, HEAD_WITHIN)) {
    const marks = [...cells].flatMap(([column, text]) => { const key = COLUMN_MARK.exec(text)?.[1]; return key === undefined ? [] : [[column, key as ColumnKey] as const]; });
    if (marks.length > 0) headRow = row;
    for (const [column, key] of marks) keys.set(column, key);
  }
  const heads = sheet.rows.slice(0, HEAD_WITHIN).map(({ row, cells }) => ({ row, found: [...cells].flatMap(([column, text]) => { const key = columnOf(text); return key === undefined ? [] : [[column, key] as const]; }) })).toSorted((a, b) => b.found.length - a.found.length)[0];
  if (heads !== undefined && heads.found.length >= 2) {
    headRow = Math.max(headRow, heads.row);
    for (const [column, key] of heads.found) if (!keys.has(column) && ![...keys.values()].includes(key)) keys.set(column, key);
  }
  return FILLED.some((key) => [...keys.values()].includes(key)) ? { headRow, keys, heads: sheet.rows.find(({ row }) => row === headRow)?.cells ?? new Map() } : null;
}

/** Every cell under a merged range has its text; `own` where the range begins in this row. */
function* withMerged(sheet: RowsSheet): Generator<{ readonly row: number; readonly cells: ReadonlyMap<number, Cell> }> {
  const rows = new Map(sheet.rows.map(({ row, cells }) => [row, new Map<number, Cell>([...cells].map(([column, text]) => [column, { text, row, column, fromRow: row, own: true, over: false }]))]));
  for (const { fromRow, toRow, fromColumn, toColumn } of sheet.merges) {
    const text = rows.get(fromRow)?.get(fromColumn)?.text;
    // A range over the whole sheet is a drawing, not a table.
    if (text === undefined || toRow - fromRow > 500) continue;
    for (let row = fromRow; row <= toRow; row += 1) {
      const cells = rows.get(row) ?? new Map<number, Cell>();
      rows.set(row, cells);
      for (let column = fromColumn; column <= toColumn; column += 1) cells.set(column, { text, row, column, fromRow, own: row === fromRow, over: toRow > fromRow });
    }
  }
  for (const [row, cells] of [...rows].toSorted(([a], [b]) => a - b)) yield { row, cells };
}

type Which = { readonly one: Expected; readonly shareId: string | null } | { readonly stranger: string } | { readonly why: WhyUnmatched };

function keyOf(cells: ReadonlyMap<number, Cell>): RegExpExecArray | null {
  return [...cells.values()].filter(({ own }) => own).map(({ text }) => ROW_KEY.exec(text.trim())).find((one) => one !== null) ?? null;
}

/** By its key, in whatever column that is now; without one by the task's words, its number and its unit. */
function whichRow(cells: ReadonlyMap<number, Cell>, filled: ReadonlyMap<ColumnKey, Cell>, expected: ReadonlyMap<string, Expected>): Which {
  const key = keyOf(cells);
  if (key !== null) {
    const one = expected.get(key[1] as string);
    if (one === undefined) return { stranger: key[1] as string };
    const share = one.shares.find(({ id }) => id === key[2]);
    return key[2] !== undefined && share === undefined ? { why: 'row-unknown' } : { one, shareId: share?.id ?? null };
  }
  const task = plain(filled.get('task')?.text ?? '');
  const number = plain(filled.get('number')?.text ?? '');
  const unit = plain(filled.get('unit')?.text ?? '');
  if (task === '') return { why: 'row-unknown' };
  const fits = [...expected.values()].filter((one) => plain(one.task) === task && (unit === '' || plain(one.unitName) === unit) && (number === '' || one.number === null || plain(one.number) === number));
  const [only] = fits;
  if (only === undefined) return { why: 'row-unknown' };
  if (fits.length > 1) return { why: 'ambiguous-task' };
  const metric = plain(filled.get('metric')?.text ?? '');
  const share = only.shares.find((one) => plain(one.metric) === metric);
  return { one: only, shareId: share?.id ?? (only.shares.length === 1 ? only.shares[0]?.id ?? null : null) };
}

function valueOf(key: FilledKey, { text, over }: Cell, one: Expected, shareId: string | null): string | number | { readonly why: WhyUnmatched } {
  if (key === 'standing') return wordIn(STANDINGS, text) ?? { why: 'standing-unknown' };
  if (key === 'problemKind') return wordIn(PROBLEM_KINDS, text) ?? { why: 'problem-kind-unknown' };
  if (key !== 'value') return [...text.trim()].length > (LONGEST[key] ?? 4_000) ? { why: 'too-long' } : text.trim();
  // One figure over several rows is a total of theirs, and nobody's own.
  if (over && one.shares.length > 1) return { why: 'figure-over-several-rows' };
  const share = one.shares.find(({ id }) => id === shareId) ?? (one.shares.length === 1 ? one.shares[0] : undefined);
  if (share === undefined) return { why: 'no-such-column' };
  return numberIn(text, share.unit) ?? { why: 'value-not-number' };
}

/** 1,200 · １２ · 12所 · 85% where the figure is counted in 所 or %. */
export function numberIn(text: string, unit: string): number | null {
  const said = text.normalize('NFKC').replace(/[\s,]/gu, '');
  const folded = unit.normalize('NFKC').trim();
  const bare = folded !== '' && said.endsWith(folded) ? said.slice(0, -folded.length) : said;
  return /^[+-]?\d{1,15}(?:\.\d{1,9})?$/u.test(bare) ? Number(bare) : null;
}

export function letters(column: number): string {
  const [rest, letter] = [Math.floor(column / 26), String.fromCharCode(65 + (column % 26))];
  return rest === 0 ? letter : `${letters(rest - 1)}${letter}`;
}
