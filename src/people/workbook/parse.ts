/** Rows of texts → rows of the list of people, with what is wrong in each. Pure. */
import { type Refusal, refuse } from '#kernel';
import type { RowsSheet } from '#intake';
import { PersonName, PersonPhone } from '../model.ts';
import { COLUMNS, type ColumnKey, columnOf, headOf, kindOf, type RowKind } from './columns.ts';

export const MOST_ROWS = 5_000;
const LONGEST = 100;
const HEAD_WITHIN = 10;

/** One row as it was filled in; null: nothing stands there. */
export interface FilledRow {
  readonly row: number;
  readonly id: string | null;
  readonly what: RowKind;
  readonly target: string | null;
  readonly name: string | null;
  readonly post: string | null;
  readonly unit: string | null;
  /** Null also where it is masked: then it stays as it is. */
  readonly phone: string | null;
  readonly from: string | null;
  readonly to: string | null;
}
export interface Fault { readonly row: number; readonly column: ColumnKey | null; readonly refusal: Refusal }
export interface Filled { readonly rows: readonly FilledRow[]; readonly faults: readonly Fault[]; readonly ignored: readonly string[] }

/** The first sheet that has the heads 类别 and one more. Refuses a workbook without them, and one that is too long. */
export function parseRows(sheets: readonly RowsSheet[], name: string): Filled | Refusal {
  if (sheets.every(({ rows }) => rows.length === 0)) return refuse('workbook-empty', { name });
  for (const { rows } of sheets) {
    const at = rows.slice(0, HEAD_WITHIN).findIndex(({ cells }) => [...cells.values()].some((text) => columnOf(text)?.key === 'what') && cells.size > 1);
    if (at === -1) continue;
    const head = (rows[at] as RowsSheet['rows'][number]).cells;
    const keys = new Map([...head].map(([place, text]) => [place, columnOf(text)?.key ?? null]));
    const body = rows.slice(at + 1).filter(({ cells }) => ![...cells.values()].some((text) => COLUMNS.some(({ hint }) => hint === text)));
    if (body.length > MOST_ROWS) return refuse('workbook-too-many', { name, count: body.length, limit: MOST_ROWS });
    const faults: Fault[] = [];
    const filled = body.flatMap(({ row, cells }) => parseRow(row, byKey(keys, cells), faults) ?? []);
    return { rows: filled, faults, ignored: [...head.values()].filter((text) => columnOf(text) === undefined) };
  }
  return refuse('people-no-head', { name });
}

function byKey(keys: ReadonlyMap<number, ColumnKey | null>, cells: ReadonlyMap<number, string>): ReadonlyMap<ColumnKey, string> {
  const found = new Map<ColumnKey, string>();
  for (const [place, text] of cells) {
    const key = keys.get(place);
    const trimmed = text.trim();
    if (key !== undefined && key !== null && trimmed !== '' && !found.has(key)) found.set(key, trimmed);
  }
  return found;
}

function parseRow(row: number, cells: ReadonlyMap<ColumnKey, string>, faults: Fault[]): FilledRow | null {
  if (cells.size === 0) return null;
  const before = faults.length;
  const fault = (column: ColumnKey, code: string, values: Record<string, string | number> = {}): null => {
    faults.push({ row, column, refusal: refuse(code, { row, column: headOf(column), ...values }) });
    return null;
  };
  const text = (key: ColumnKey): string | null => {
    const value = cells.get(key) ?? null;
    return value !== null && [...value].length > LONGEST ? fault(key, 'people-row-long', { limit: LONGEST }) : value;
  };
  const day = (key: 'from' | 'to'): string | null => {
    const said = cells.get(key);
    if (said === undefined) return null;
    return dayIn(said) ?? fault(key, 'people-row-day', { value: said });
  };
  const said = cells.get('what');
  const what = said === undefined ? undefined : kindOf(said);
  if (said === undefined) fault('what', 'people-row-no-what');
  else if (what === undefined) fault('what', 'people-row-what', { value: said });
  const [target, post, unit, from, to] = [text('target'), text('post'), text('unit'), day('from'), day('to')];
  const name = cells.get('name') ?? null;
  if (name !== null && !PersonName.safeParse(name).success) fault('name', 'people-row-name', { value: name.slice(0, 80) });
  const phone = cells.get('phone') ?? null;
  const masked = phone?.includes('*') === true;
  if (phone !== null && !masked && !PersonPhone.safeParse(phone).success) fault('phone', 'people-row-phone');
  if (what !== undefined) {
    if (what === 'member-unit' ? unit === null && !cells.has('unit') : name === null) fault(what === 'member-unit' ? 'unit' : 'name', 'people-row-blank');
    if (what === 'liaison' ? unit === null && !cells.has('unit') : target === null && !cells.has('target')) fault(what === 'liaison' ? 'unit' : 'target', 'people-row-blank');
  }
  if (from !== null && to !== null && to <= from) fault('to', 'people-row-days', { from, to });
  return what === undefined || faults.length > before ? null : { row, id: cells.get('id') ?? null, what, target, name, post, unit, phone: masked ? null : phone, from, to };
}

/** 2019-01-01, 2019/1/1, 2019.1.1, 2019年1月1日. */
function dayIn(said: string): string | null {
  const parts = /^(\d{4})\D(\d{1,2})\D(\d{1,2})\D?$/u.exec(said.normalize('NFKC').trim());
  if (parts === null) return null;
  const day = `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : day;
}
