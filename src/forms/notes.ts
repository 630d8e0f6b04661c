/** Sentences under the table: who leads, what the form can't hold, and where it comes from. */
import { onPaper } from '#calendar';
import type { Reading, Task } from '#reader/model';
import { columnsFor } from './columns.ts';
import { deadlineLines } from './deadlines.ts';
import { ownGoal } from './groups.ts';
import type { ColumnKey, FormKind } from './table.ts';
import { asBookTitle } from './titles.ts';
import { firstLeads } from './units.ts';
import { inLine } from './words.ts';

/** Of what was taken from a ledger: when it was signed and of which day it is, and what it rests on. Without it, it was taken from a paper. */
export interface Standing { readonly facts: readonly string[]; readonly rests: string }

export const FROM_PAPER = '摘自原文，以原文为准。';

export function notesFor(reading: Reading, form: FormKind, standing: Standing | null): string[] {
  return [...leadNote(reading, form), `说明：${limits(reading, form)}本表${standing?.rests ?? FROM_PAPER}`, `来源：${source(reading, standing)}`];
}

function leadNote(reading: Reading, form: FormKind): string[] {
  if (form !== 'ledger' || reading.tasks.every((task) => task.responsibilities.length === 0)) return [];
  return ['注：排在第一位的责任部门为牵头部门。'];
}

/** What this form has no place for, said so that nobody takes the table for the whole paper. */
function limits(reading: Reading, form: FormKind): string {
  const missing: string[] = [];
  const empty = columnsFor(reading, form).filter((column) => column.key !== 'mark' && blank(reading, column.key)).map((column) => `“${column.head.replace('\n', '')}”`);
  if (empty.length > 0) missing.push(`${empty.join('')}栏空着，是因为原文没有写明`);
  const marked = reading.tasks.filter((task) => !firstLeads(task.responsibilities)).length;
  if (form === 'ledger' && marked > 0) missing.push(`“责任部门”只有一栏，分不出几家共同牵头或只列配合单位，有${marked}项已在单位名称后用括号标明`);
  const targets = reading.targets.length + reading.tasks.reduce((sum, task) => sum + task.targets.length, 0);
  if (targets > 0) missing.push('指标的年度、口径和范围没有单列，以目标和举措的文字为准');
  if (reading.parameters.length > 0 || reading.document.definitions.length > 0) missing.push('标准、名词解释等没有列入');
  return missing.length === 0 ? '' : `${missing.join('；')}。`;
}

function blank(reading: Reading, key: ColumnKey): boolean {
  const every = (holds: (task: Task) => boolean) => !reading.tasks.some(holds);
  if (key === 'leaders') return every((task) => task.leaders.length > 0);
  if (key === 'offices') return every((task) => task.offices.length > 0);
  if (key === 'deadline') return every((task) => deadlineLines(task).length > 0);
  if (key === 'units') return every((task) => task.responsibilities.length > 0);
  if (key === 'lead' || key === 'cooperating') return every((task) => task.responsibilities.some((one) => (one.role === 'cooperating') === (key === 'cooperating')));
  if (key === 'goal') return reading.targets.length === 0 && every((task) => ownGoal(task).length > 0);
  return key === 'workstream' && every((task) => task.heading.length > 0);
}

/** Labelled, so that a person and a program find the number and the date. */
function source(reading: Reading, standing: Standing | null): string {
  const { title, documentNumber, issuers, issuedOn } = reading.document;
  const facts = [
    ['发文机关', issuers.map(inLine).join('、')],
    ['发文字号', documentNumber === null ? '' : inLine(documentNumber)],
    ['成文日期', issuedOn === null ? '' : onPaper(issuedOn)],
    ['来源文件名', standing === null ? inLine(reading.source.name) : ''],
  ] as const;
  return `${[...(title === null ? [] : [asBookTitle(spaced(title))]), ...facts.filter(([, value]) => value !== '').map(([label, value]) => `${label}：${value}`), ...(standing?.facts ?? [])].join('；')}。`;
}

/** A title with the space that stands between joint issuers. */
function spaced(title: string): string {
  return title.split(/[^\S\n]+/).map(inLine).filter((piece) => piece !== '').join(' ');
}

/** A title in its marks, where it does not bear some already. */
export function quoted(title: string): string {
  return /[《》]/u.test(title) ? title : `《${title}》`;
}
