/** Which column of a table holds what, told by its head words. */
import { type Label, labelOf, specificity } from '../vocabulary/labels.ts';

export type Column = Label | 'other';

/**
 * Columns of a head row, or null where it is no head of a ledger.
 * `heads` are folded texts. With several text columns the most specific one is the measure,
 * and those that are no goal become groups.
 */
export function columnsOf(heads: readonly string[]): readonly Column[] | null {
  const columns: Column[] = heads.map((head) => labelOf(head) ?? 'other');
  const known = new Set(columns.filter((column) => column !== 'other' && column !== 'remark'));
  const text = columns.some((column) => column === 'measure' || column === 'goal' || column === 'workstream');
  const asks = columns.some((column) => column === 'lead' || column === 'responsible' || column === 'deadline' || column === 'cooperating' || column === 'leader' || column === 'office');
  if (known.size < 2 || !text || !(asks || known.has('number') && known.has('measure'))) return null;
  return settle(columns, heads);
}

function settle(columns: Column[], heads: readonly string[]): readonly Column[] {
  const measures = columns.flatMap((column, i) => (column === 'measure' ? [i] : []));
  if (measures.length === 0) {
    const fallback = ['workstream', 'goal'].map((kind) => columns.lastIndexOf(kind as Column)).find((i) => i >= 0);
    if (fallback !== undefined) columns[fallback] = 'measure';
  }
  if (measures.length > 1) {
    const best = measures.reduce((a, b) => (specificity(heads[b] as string) > specificity(heads[a] as string) ? b : a));
    for (const i of measures) if (i !== best) columns[i] = i < best ? 'workstream' : /要求/.test(heads[i] as string) ? 'goal' : 'other';
  }
  if (columns.includes('cooperating') && !columns.includes('lead')) columns.forEach((column, i) => { if (column === 'responsible') columns[i] = 'lead'; });
  if (columns.includes('lead')) {
    for (let i = 0; i < columns.length; i += 1) if (columns[i] === 'responsible' && !columns.includes('cooperating')) columns[i] = 'cooperating';
  }
  if (!columns.includes('lead') && !columns.includes('responsible')) columns.forEach((column, i) => { if (column === 'office' && /牵头|主办/.test(heads[i] as string)) columns[i] = 'lead'; });
  const firstNumber = columns.indexOf('number');
  return columns.map((column, i) => (column === 'number' && i !== firstNumber ? 'other' : column));
}
