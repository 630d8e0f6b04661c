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
  const department = heads.indexOf('部门');
  if (department >= 0 && columns.includes('measure') && columns.includes('deadline') && !columns.some((column) => column === 'lead' || column === 'responsible')) columns[department] = 'responsible';
  const unnamed = unnamedMeasure(columns, heads);
  if (unnamed >= 0) columns[unnamed] = 'measure';
  const known = new Set(columns.filter((column) => column !== 'other' && column !== 'remark'));
  const text = columns.some((column) => column === 'measure' || column === 'goal' || column === 'workstream');
  const asks = columns.some((column) => column === 'lead' || column === 'responsible' || column === 'deadline' || column === 'cooperating' || column === 'leader' || column === 'office');
  if (known.size < 2 || !text || !(asks || known.has('number') && known.has('measure'))) return null;
  return settle(columns, heads);
}

const DUTY_OF = /^(?:成员|有关|相关|责任)?(?:单位|部门)(?:名称)?$/;
const DUTIES = /^(?:主要|工作|具体|部门)?(?:工作)?(?:职责|职能)(?:分工|任务|内容)?$/;

/** Columns of a table that tells for each unit what it is there for: 成员单位 | 工作职责. */
export function dutyColumns(heads: readonly string[]): readonly Column[] | null {
  const columns = heads.map((head): Column => (DUTY_OF.test(head) ? 'responsible' : DUTIES.test(head) ? 'measure' : labelOf(head) === 'number' ? 'number' : 'other'));
  return columns.filter((column) => column === 'responsible').length === 1 && columns.filter((column) => column === 'measure').length === 1 ? columns : null;
}

const ASKS: ReadonlySet<Column> = new Set<Column>(['lead', 'responsible', 'cooperating', 'deadline', 'leader', 'office']);
/** Heads of lists of people, schools and figures. */
const LISTS = /姓名|名单|职务|职称|性别|学校|单位|班级|年级|学科|科目|地址|人数|金额|日期|年度/;

/** Nothing is called a measure, and one head between the number and who must do it has a word of its own: 序号 | 民生实事 | 责任单位 | 完成时限. -1 where there is none. */
function unnamedMeasure(columns: readonly Column[], heads: readonly string[]): number {
  if (columns[0] !== 'number' || columns.some((column) => column === 'measure' || column === 'goal' || column === 'workstream')) return -1;
  const asks = columns.filter((column) => ASKS.has(column));
  if (asks.length < 2 || !asks.some((column) => column !== 'leader' && column !== 'office')) return -1;
  const first = columns.findIndex((column) => ASKS.has(column));
  const at = columns.lastIndexOf('other', first);
  return at > 0 && /^[\p{Script=Han}“”]{2,12}$/u.test(heads[at] as string) && !LISTS.test(heads[at] as string) ? at : -1;
}

function settle(columns: Column[], heads: readonly string[]): readonly Column[] {
  const measures = columns.flatMap((column, i) => (column === 'measure' ? [i] : []));
  if (measures.length === 0) {
    const fallback = ['workstream', 'goal'].map((kind) => columns.findLastIndex((column, i) => column === kind && !/20\d{2}年/.test(heads[i] as string))).find((i) => i >= 0) ?? columns.lastIndexOf('goal');
    if (fallback >= 0) columns[fallback] = 'measure';
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
