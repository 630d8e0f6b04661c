/** The columns of the two forms, and how wide each is for what it has to hold. */
import type { Reading } from '#reader/model';
import { LANDSCAPE, type ColumnKey, type FormColumn, type FormKind } from './table.ts';

/** `blank`: wide enough for its head only; `narrow`: where long measures need the room. */
interface Kind { readonly key: ColumnKey; readonly head: string; readonly width: number; readonly blank?: number; readonly narrow?: number; readonly align: 'left' | 'center' }

const LEDGER: readonly Kind[] = [
  { key: 'mark', head: '编号', width: 14, align: 'center' },
  { key: 'workstream', head: '重点工作', width: 26, blank: 19, narrow: 22, align: 'left' },
  { key: 'goal', head: '任务目标', width: 42, blank: 19, narrow: 38, align: 'left' },
  { key: 'measure', head: '具体举措', width: 0, align: 'left' },
  { key: 'deadline', head: '完成时限', width: 27, blank: 19, narrow: 24, align: 'center' },
  { key: 'units', head: '责任部门', width: 38, narrow: 34, align: 'center' },
  { key: 'leaders', head: '责任领导', width: 23, blank: 19, align: 'center' },
  { key: 'offices', head: '牵头部门\n责任处室', width: 22, blank: 19, align: 'center' },
];

const RESPONSIBILITY: readonly Kind[] = [
  { key: 'mark', head: '序号', width: 14, align: 'center' },
  { key: 'measure', head: '主要任务', width: 0, align: 'left' },
  { key: 'lead', head: '牵头单位', width: 40, blank: 24, align: 'center' },
  { key: 'cooperating', head: '配合单位', width: 46, blank: 24, align: 'center' },
  { key: 'deadline', head: '完成时限', width: 29, blank: 24, align: 'center' },
];

const PEOPLE: readonly Kind[] = [
  { key: 'leaders', head: '责任领导', width: 24, align: 'center' },
  { key: 'offices', head: '责任处室', width: 22, align: 'center' },
];

/** Characters of the average measure from which on the other columns give way. */
const LONG_MEASURE = 120;

/**
 * The responsibility form has five columns. Where a reading names leaders or offices it gets a column
 * for each that is needed: a table that silently drops a name would be worse than a wider one.
 */
export function columnsFor(reading: Reading, form: FormKind): FormColumn[] {
  const holds: Partial<Record<ColumnKey, boolean>> = {
    workstream: reading.tasks.some((task) => task.heading.length > 0),
    goal: reading.targets.length > 0 || reading.tasks.some((task) => task.goal !== null || task.targets.length > 0),
    deadline: reading.tasks.some((task) => task.deadlines.length > 0),
    leaders: reading.tasks.some((task) => task.leaders.length > 0),
    offices: reading.tasks.some((task) => task.offices.length > 0),
    lead: reading.tasks.some((task) => task.responsibilities.some((one) => one.role !== 'cooperating')),
    cooperating: reading.tasks.some((task) => task.responsibilities.some((one) => one.role === 'cooperating')),
  };
  const kinds = form === 'ledger' ? [...LEDGER] : [...RESPONSIBILITY, ...PEOPLE.filter((kind) => holds[kind.key] === true)];
  const long = reading.tasks.reduce((sum, task) => sum + task.text.length, 0) > LONG_MEASURE * reading.tasks.length;
  const widths = kinds.map((kind) => (kind.blank !== undefined && holds[kind.key] === false ? kind.blank : long ? (kind.narrow ?? kind.width) : kind.width));
  const rest = LANDSCAPE.width - widths.reduce((sum, width) => sum + width, 0);
  return kinds.map((kind, place) => ({ key: kind.key, head: kind.head, align: kind.align, width: kind.width === 0 ? rest : (widths[place] ?? kind.width) }));
}
