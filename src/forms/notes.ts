/** Sentences under the table: who leads, what the form can't hold, and where it comes from. */
import type { Reading } from '#reader/model';
import type { FormKind } from './table.ts';
import { firstLeads } from './units.ts';
import { inLine } from './words.ts';

export function notesFor(reading: Reading, form: FormKind): string[] {
  return [...leadNote(reading, form), `说明：${limits(reading, form)}`, `来源：${source(reading)}`];
}

function leadNote(reading: Reading, form: FormKind): string[] {
  if (form !== 'ledger' || reading.tasks.every((task) => task.responsibilities.length === 0)) return [];
  return ['注：排在第一位的责任部门为牵头部门。'];
}

/** What this form has no place for, said so that nobody takes the table for the whole paper. */
function limits(reading: Reading, form: FormKind): string {
  const missing: string[] = [];
  const marked = reading.tasks.filter((task) => !firstLeads(task.responsibilities)).length;
  if (form === 'ledger' && marked > 0) missing.push(`“责任部门”只有一栏，分不出几家共同牵头或只列配合单位，有${marked}项已在单位名称后用括号标明`);
  const targets = reading.targets.length + reading.tasks.reduce((sum, task) => sum + task.targets.length, 0);
  if (targets > 0) missing.push('指标的年度、口径和范围没有单列，以目标和举措的文字为准');
  if (reading.parameters.length > 0 || reading.document.definitions.length > 0) missing.push('标准、名词解释等没有列入');
  return missing.length === 0 ? '本表摘自原文，以原文为准。' : `${missing.join('；')}。本表摘自原文，以原文为准。`;
}

/** Labelled, so that a person and a program find the number and the date. */
function source(reading: Reading): string {
  const { title, documentNumber, issuers, issuedOn } = reading.document;
  const name = title === null ? inLine(reading.source.name) : title.includes('《') ? inLine(title) : `《${inLine(title)}》`;
  const facts = [
    ['发文机关', issuers.map(inLine).join('、')],
    ['发文字号', documentNumber === null ? '' : inLine(documentNumber)],
    ['成文日期', issuedOn === null ? '' : onPaper(issuedOn)],
    ['文件校验值', reading.source.digest.slice(0, 16)],
  ] as const;
  return `${[name, ...facts.filter(([, value]) => value !== '').map(([label, value]) => `${label}：${value}`)].join('；')}。`;
}

/** `2016-12-26` → `2016年12月26日`, `2025-07` → `2025年7月`. */
export function onPaper(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`;
}
