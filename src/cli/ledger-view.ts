/** A reading as a table for a terminal: tasks under their headings, then targets, parameters and findings. */
import type { Reading, Responsibility, Target, Task } from '#reader/model';
import { cellLines, type Column, headLines, shares } from './columns.ts';
import { findingLines } from './findings-view.ts';
import { basisLabel, bottomLine, demandLabel, label, leadRuleLabel } from './labels.ts';
import type { Language } from './language.ts';
import type { Terminal } from './terminal.ts';
import { harmless, wrapped } from './width.ts';

/** All lines, closed by a line of counts. Numbers of leads count each leading unit. */
export function ledgerView(reading: Reading, terminal: Terminal, language: Language): string {
  const targets = allTargets(reading);
  const blocks = [
    headOf(reading, terminal, language),
    taskLines(reading.tasks, terminal, language),
    targetLines(targets, terminal, language),
    parameterLines(reading, terminal, language),
    findingLines(reading, terminal, language),
    [bottomLine({ tasks: reading.tasks.length, leads: reading.tasks.flatMap(leads).length, targets: targets.length, findings: reading.findings.length }, language)],
  ];
  return `${blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function headOf(reading: Reading, terminal: Terminal, language: Language): string[] {
  const { document } = reading;
  const facts = [
    [label('documentNumber', language), document.documentNumber],
    [label('issuers', language), document.issuers.join('、')],
    [label('issuedOn', language), document.issuedOn],
    [label('disclosure', language), document.disclosure],
    [label('plan', language), document.plan?.title],
  ].flatMap(([name, value]) => (value == null || value === '' ? [] : [`${name} ${value}`]));
  return [
    ...wrapped(document.title ?? label('noTitle', language), terminal.width).map((line) => terminal.styled('bold', line)),
    ...(facts.length === 0 ? [] : wrapped(facts.join(' · '), terminal.width)),
    leadRuleLabel(document.leadRule, language),
  ];
}

function taskLines(tasks: readonly Task[], terminal: Terminal, language: Language): string[] {
  if (tasks.length === 0) return [];
  const columns: readonly Column[] = [
    { title: label('number', language), least: 4, most: 8 },
    { title: label('task', language), least: 16, most: 200 },
    { title: label('lead', language), least: 8, most: 22 },
    { title: label('cooperating', language), least: 8, most: 36 },
    { title: label('deadline', language), least: 8, most: 20 },
  ];
  const rows = tasks.map((task) => [task.number ?? '', task.title ?? task.text, leadCell(task, language), named(task.responsibilities, (one) => one.role === 'cooperating'), deadlineCell(task)]);
  const widths = shares(columns, rows, terminal.width);
  const lines = headLines(columns, widths, terminal);
  let above = '';
  tasks.forEach((task, i) => {
    const heading = task.heading.map(harmless).join(' › ');
    if (heading !== above) lines.push(...wrapped(heading, terminal.width).map((line) => terminal.styled('cyan', line)));
    above = heading;
    for (const line of cellLines(rows[i] ?? [], widths)) lines.push(line);
  });
  return lines;
}

function leadCell(task: Task, language: Language): string {
  const units = named(task.responsibilities, (one) => one.role !== 'cooperating');
  const people = ([['offices', task.offices], ['leaders', task.leaders]] as const).map(([name, those]) => (those.length === 0 ? '' : `${label(name, language)} ${those.join('、')}`));
  return [units, ...people].filter((part) => part !== '').join('; ');
}

function deadlineCell(task: Task): string {
  return [...task.deadlines.map((deadline) => deadline.text), ...(task.recurrence === null ? [] : [task.recurrence.text])].join('; ');
}

function targetLines(targets: readonly (Target & { readonly where: string })[], terminal: Terminal, language: Language): string[] {
  if (targets.length === 0) return [];
  const columns: readonly Column[] = [
    { title: label('metric', language), least: 16, most: 60 },
    { title: label('demand', language), least: 8, most: 24 },
    { title: label('year', language), least: 4, most: 4 },
    { title: label('where', language), least: 6, most: 40 },
  ];
  const rows = targets.map((target) => [
    [target.scope, target.metric].filter(Boolean).join(' '),
    [basisLabel(target.basis, language), demandLabel(target, language)].filter(Boolean).join(' '),
    target.year === null ? '' : String(target.year),
    target.where,
  ]);
  const widths = shares(columns, rows, terminal.width);
  return [terminal.styled('bold', label('targets', language)), ...headLines(columns, widths, terminal), ...rows.flatMap((row) => cellLines(row, widths))];
}

function parameterLines(reading: Reading, terminal: Terminal, language: Language): string[] {
  if (reading.parameters.length === 0) return [];
  return [terminal.styled('bold', label('parameters', language)), ...reading.parameters.flatMap((one) => wrapped(`· ${one.text}`, terminal.width))];
}

function allTargets(reading: Reading): (Target & { readonly where: string })[] {
  return [
    ...reading.targets.map((target) => ({ ...target, where: target.heading.at(-1) ?? '' })),
    ...reading.tasks.flatMap((task) => task.targets.map((target) => ({ ...target, where: task.number ?? task.title ?? '' }))),
  ];
}

const leads = (task: Task): readonly Responsibility[] => task.responsibilities.filter((one) => one.role !== 'cooperating');

function named(responsibilities: readonly Responsibility[], wanted: (one: Responsibility) => boolean): string {
  return responsibilities.filter(wanted).map((one) => one.unit).join('、');
}
