/** Rows of texts → rows of units, with what is wrong in each. Pure. */
import { type Refusal, refuse } from '#kernel';
import type { RowsSheet } from '#intake';
import { isCreditCode, isDivisionCode, isSchoolCode } from '../codes.ts';
import { plain } from '../matching/index.ts';
import type { UnitKind, UnitLevel } from '../model.ts';
import { COLUMNS, type ColumnKey, columnOf, KINDS, LEVELS, wordIn } from './columns.ts';

export const MOST_ROWS = 16_000;
const LONGEST = 100;
const HEAD_WITHIN = 10;

/** One row as it was filled in; null: nothing stands there. */
export interface FilledRow {
  readonly row: number;
  readonly id: string | null;
  readonly name: string;
  /** From the unit directly above upwards: 甲/乙 is 乙 below 甲. */
  readonly parent: readonly string[];
  readonly shortName: string | null;
  readonly aliases: readonly string[];
  readonly kind: UnitKind | null;
  readonly level: UnitLevel | null;
  readonly divisionCode: string | null;
  readonly schoolCode: string | null;
  readonly creditCode: string | null;
  readonly validFrom: string | null;
}

export interface Fault { readonly row: number; readonly column: ColumnKey | null; readonly refusal: Refusal }
export interface Filled { readonly rows: readonly FilledRow[]; readonly faults: readonly Fault[]; readonly ignored: readonly string[] }

/** The first sheet that has the heads. Refuses a workbook without them, and one that is too long. */
export function parseRows(sheets: readonly RowsSheet[], name: string): Filled | Refusal {
  if (sheets.every(({ rows }) => rows.length === 0)) return refuse('workbook-empty', { name });
  for (const { rows } of sheets) {
    const at = rows.slice(0, HEAD_WITHIN).findIndex(({ cells }) => [...cells.values()].some((text) => columnOf(text)?.key === 'name') && (cells.size > 1 || rows.length > 1));
    if (at === -1) continue;
    const heads = new Map([...(rows[at] as RowsSheet['rows'][number]).cells].map(([place, text]) => [place, columnOf(text)?.key ?? null]));
    const body = rows.slice(at + 1).filter((row) => !isHint(row.cells));
    if (body.length > MOST_ROWS) return refuse('workbook-too-many', { name, count: body.length, limit: MOST_ROWS });
    const faults: Fault[] = [];
    const filled = body.flatMap(({ row, cells }) => parseRow(row, cellsByKey(heads, cells), faults) ?? []);
    const ignored = [...(rows[at] as RowsSheet['rows'][number]).cells.values()].filter((text) => columnOf(text) === undefined);
    return { rows: filled, faults, ignored };
  }
  return refuse('workbook-no-head', { name });
}

/** The line below the heads of the template that says what belongs where. */
function isHint(cells: ReadonlyMap<number, string>): boolean {
  return [...cells.values()].some((text) => COLUMNS.some(({ hint }) => hint === text));
}

function cellsByKey(heads: ReadonlyMap<number, ColumnKey | null>, cells: ReadonlyMap<number, string>): ReadonlyMap<ColumnKey, string> {
  const found = new Map<ColumnKey, string>();
  for (const [place, text] of cells) {
    const key = heads.get(place);
    const trimmed = text.trim();
    if (key !== undefined && key !== null && trimmed !== '' && !found.has(key)) found.set(key, trimmed);
  }
  return found;
}

function parseRow(row: number, cells: ReadonlyMap<ColumnKey, string>, faults: Fault[]): FilledRow | null {
  if (cells.size === 0) return null;
  const fault = (column: ColumnKey, code: string, values: Record<string, string | number> = {}): null => {
    faults.push({ row, column, refusal: refuse(code, { row, column: headOf(column), ...values }) });
    return null;
  };
  const text = (key: ColumnKey, limit = LONGEST): string | null => {
    const value = cells.get(key) ?? null;
    return value !== null && [...value].length > limit ? fault(key, 'row-too-long', { limit }) : value;
  };
  const code = (key: ColumnKey, isRight: (code: string) => boolean): string | null => {
    const value = cells.get(key)?.normalize('NFKC').replace(/\s/gu, '').toUpperCase() ?? null;
    return value === null || isRight(value) ? value : fault(key, 'row-code-wrong', { value });
  };
  const said = <K extends string>(key: ColumnKey, words: Readonly<Record<K, readonly string[]>>, refused: string): K | null => {
    const value = cells.get(key);
    return value === undefined ? null : (wordIn(words, plain(value)) ?? fault(key, refused, { value }));
  };
  const name = text('name');
  if (name === null) return cells.has('name') ? null : fault('name', 'row-no-name');
  return {
    row, id: cells.get('id') ?? null, name, parent: (text('parent', LONGEST * 3) ?? '').split(/[/／>]/u).map((one) => one.trim()).filter((one) => one !== '').toReversed(),
    shortName: text('shortName'), aliases: [...new Set((cells.get('aliases') ?? '').split(/[、；;，,\n]/u).map((one) => one.trim()).filter((one) => one !== '' && [...one].length <= LONGEST))],
    kind: said('kind', KINDS, 'row-kind'), level: said('level', LEVELS, 'row-level'), divisionCode: code('divisionCode', isDivisionCode), schoolCode: code('schoolCode', isSchoolCode),
    creditCode: code('creditCode', isCreditCode), validFrom: dateIn(cells.get('validFrom'), (value) => fault('validFrom', 'row-date', { value })),
  };
}

/** 2019-01-01, 2019/1/1, 2019.1.1, 2019年1月1日. */
function dateIn(said: string | undefined, wrong: (value: string) => null): string | null {
  if (said === undefined) return null;
  const parts = /^(\d{4})\D(\d{1,2})\D(\d{1,2})\D?$/u.exec(said.normalize('NFKC').trim());
  if (parts === null) return wrong(said);
  const day = `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? wrong(said) : day;
}

export function headOf(key: ColumnKey): string {
  return COLUMNS.find((column) => column.key === key)?.heads[0] ?? key;
}
