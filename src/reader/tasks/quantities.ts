/** Rows of a table of indicators: bare amounts below heads with a year, whose metric is the name of the row. */
import type { Flow } from '../flow.ts';
import type { Comparator } from '../model.ts';
import type { GridCell } from '../tables/grid.ts';
import type { Column } from '../tables/columns.ts';

/** An amount of a cell, with the year of its head. */
export interface Quantity { readonly flow: Flow; readonly comparator: Comparator; readonly value: number; readonly unit: string; readonly year: number | null }

const AMOUNT = /^(≥|>=?|≤|<=?|不低于|不少于|达到|达|高于|超过|不高于|不超过|低于|约)?(\d{1,8}(?:\.\d{1,3})?)(万|亿)?(%|[\p{Script=Han}/]{0,5}?)(以上|以下|左右|以内)?$/u;
const SCALE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };
const YEAR = /((?:19|20)\d{2})年/;
/** How things stand, or what it costs. */
const NO_AIM = /基期|基数|现状|现有|实际|完成|上年|投资|资金|经费/;
/** Bare years so far apart: the first tells how things stand. */
const PERIOD = 3;

/** Which columns hold aims for a year, with that year; of bare years the first, where it lies long before the next, holds what is. */
export function aimColumns(columns: readonly Column[], heads: readonly string[]): ReadonlyMap<number, number | null> {
  const found = new Map<number, number | null>();
  columns.forEach((column, c) => {
    const head = heads[c] ?? '';
    const year = YEAR.exec(head)?.[1];
    if (NO_AIM.test(head) || column !== 'goal' && !(column === 'other' && year !== undefined && head.length <= 12)) return;
    found.set(c, year === undefined ? null : Number(year));
  });
  const [first, second] = [...found];
  if (first && second && first[1] !== null && second[1] !== null && second[1] - first[1] >= PERIOD && !/目标|指标|任务/.test(heads[first[0]] as string)) found.delete(first[0]);
  return found;
}

/** The amounts of a row. `unit`: what its own column for units says. */
export function quantitiesIn(row: readonly (GridCell | null)[], aims: ReadonlyMap<number, number | null>, unit: string): Quantity[] {
  const found: Quantity[] = [];
  for (const [c, year] of aims) {
    const flow = row[c]?.flow;
    const amount = flow && flow.text.length <= 16 ? AMOUNT.exec(flow.text) : null;
    if (!flow || !amount) continue;
    const [, before, digits, scale, own, behind] = amount;
    const comparator = before === '约' || behind === '左右' ? '~' : /^(?:≤|<|不高于|不超过|低于)/.test(before ?? '') || /以下|以内/.test(behind ?? '') ? '<=' : before !== undefined || behind === '以上' ? '>=' : '=';
    found.push({ flow, comparator, value: Math.round(Number(digits) * (SCALE[scale ?? ''] ?? 1) * 1e6) / 1e6, unit: own || unit, year });
  }
  return found;
}
