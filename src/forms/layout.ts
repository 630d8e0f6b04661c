/** A reading laid out as one of the two official tables. */
import type { Reading } from '#reader/model';
import { groupsOf, ownGoal, type Group } from './groups.ts';
import { familiesTellLevels, groupRows, splitHeading } from './heading.ts';
import { LANDSCAPE, type ColumnKey, type FormCell, type FormColumn, type FormKind, type FormRow, type FormTable } from './table.ts';
import { asList, inOneColumn, inRank, peopleLines } from './units.ts';
import { compact } from './words.ts';
import { deadlineLines } from './deadlines.ts';
import { columnsFor } from './columns.ts';
import { notesFor, type Standing } from './notes.ts';
import { measureLines, rowNumbers } from './numbering.ts';
import { titleFor } from './titles.ts';
import { SIZES } from './fonts.ts';

export function layOut(reading: Reading, form: FormKind, standing: Standing | null = null): FormTable {
  const groups = groupsOf(reading);
  const columns = columnsFor(reading, form);
  const rows = form === 'ledger' ? ledgerRows(groups, columns) : responsibilityRows(groups, columns);
  const sheet = form === 'ledger' ? '工作台账' : '责任分工';
  return { sheet, marked: true, paper: LANDSCAPE, size: SIZES.body, title: titleFor(reading, form), subtitles: [], columns, rows, notes: notesFor(reading, form, standing) };
}

/**
 * The innermost heading stands in 编号 and 重点工作, merged over its rows; outer headings are rows
 * over the full width, and so is a heading that is less deep than others.
 */
function ledgerRows(groups: readonly Group[], columns: readonly FormColumn[]): FormRow[] {
  // An aim without measures is no part of a ledger's grid: its heading and it are rows over the full width.
  const depth = groups.filter((group) => group.tasks.length > 0).reduce((most, group) => Math.max(most, group.heading.length), 0);
  const outer = (group: Group) => (group.heading.length === depth && group.tasks.length > 0 ? group.heading.slice(0, -1) : group.heading);
  const spoken = familiesTellLevels(groups.map((group) => group.heading));
  const rows: FormRow[] = [];
  let path: readonly string[] = [];
  for (const group of groups) {
    const next = outer(group);
    if (changed(path, next)) rows.push(...groupRows(path, next, spoken).map((lines) => fullRow('group', columns, lines)));
    path = next;
    if (group.tasks.length === 0) { if (group.aims.length > 0) rows.push(aimRow(columns, '任务目标：', group.aims)); continue; }
    for (const row of ledgerGroup(group, group.heading.length === depth ? (group.heading.at(-1) ?? '') : '', columns)) rows.push(row);
  }
  return rows;
}

function ledgerGroup(group: Group, heading: string, columns: readonly FormColumn[]): FormRow[] {
  const { mark, name } = splitHeading(heading);
  const goals = group.tasks.map(ownGoal);
  // The aim of a group stands in its goal cell; beside a single measure it would be taken for that measure's own goal.
  const aimsFillGoals = goals.every((lines) => lines.length === 0) && group.tasks.length > 1;
  const aimsApart = group.aims.length > 0 && !aimsFillGoals;
  const height = group.tasks.length + (aimsApart ? 1 : 0);
  const goalCells = aimsFillGoals ? group.tasks.map(() => group.aims) : goals;
  const headingCells = (first: boolean): FormCell[] => {
    if (heading === '') return [cell(columns, 'mark', []), cell(columns, 'workstream', [])];
    return first ? [cell(columns, 'mark', [mark], height), cell(columns, 'workstream', [name], height)] : [];
  };
  const rows: FormRow[] = [];
  if (aimsApart) {
    const blank = columns.filter((column) => !['mark', 'workstream', 'goal'].includes(column.key)).map((column) => cell(columns, column.key, []));
    rows.push({ kind: 'aim', cells: [...headingCells(true), cell(columns, 'goal', group.aims), ...blank] });
  }
  for (const [place, task] of group.tasks.entries()) {
    const lines = goalCells[place] ?? [];
    const above = lines.length > 0 && place > 0 && same(lines, goalCells[place - 1] ?? []);
    let run = 1;
    while (lines.length > 0 && !above && place + run < goalCells.length && same(lines, goalCells[place + run] ?? [])) run += 1;
    rows.push({
      kind: 'task',
      cells: [
        ...headingCells(rows.length === 0),
        ...(above ? [] : [cell(columns, 'goal', lines, run)]),
        cell(columns, 'measure', measureLines(task)),
        cell(columns, 'deadline', deadlineLines(task)),
        cell(columns, 'units', inOneColumn(task.responsibilities)),
        cell(columns, 'leaders', peopleLines(task.leaders)),
        cell(columns, 'offices', peopleLines(task.offices)),
      ],
    });
  }
  return rows;
}

/** Every heading is a row over the full width, and what the group must reach is a row below it. */
function responsibilityRows(groups: readonly Group[], columns: readonly FormColumn[]): FormRow[] {
  const spoken = familiesTellLevels(groups.map((group) => group.heading));
  const numbers = rowNumbers(groups.flatMap((group) => group.tasks));
  const rows: FormRow[] = [];
  let path: readonly string[] = [];
  for (const group of groups) {
    if (changed(path, group.heading)) rows.push(...groupRows(path, group.heading, spoken).map((lines) => fullRow('group', columns, lines)));
    path = group.heading;
    if (group.aims.length > 0) rows.push(aimRow(columns, '任务目标：', group.aims));
    const goals = group.tasks.map(ownGoal);
    for (const [place, task] of group.tasks.entries()) {
      const goal = goals[place] ?? [];
      const goesOn = same(goal, goals[place + 1] ?? []);
      const began = place > 0 && same(goal, goals[place - 1] ?? []);
      if (goal.length > 0 && !began) rows.push(aimRow(columns, goesOn ? '任务目标：' : '本项任务目标：', goal));
      const names = (leading: boolean) => asList(inRank(task.responsibilities).filter((one) => (one.role === 'cooperating') !== leading).map((one) => one.unit));
      rows.push({
        kind: 'task',
        cells: [
          cell(columns, 'mark', [numbers.get(task)?.mark ?? '']),
          cell(columns, 'measure', numbers.get(task)?.lines ?? []),
          cell(columns, 'lead', names(true)),
          cell(columns, 'cooperating', names(false)),
          cell(columns, 'deadline', deadlineLines(task)),
          ...optional(columns, 'leaders', task.leaders),
          ...optional(columns, 'offices', task.offices),
        ],
      });
    }
  }
  return rows;
}

function optional(columns: readonly FormColumn[], key: ColumnKey, names: readonly string[]): FormCell[] {
  return columns.some((column) => column.key === key) ? [cell(columns, key, peopleLines(names))] : [];
}

function aimRow(columns: readonly FormColumn[], label: string, lines: readonly string[]): FormRow {
  const [first = '', ...rest] = lines;
  return fullRow('aim', columns, [label + first, ...rest]);
}

function fullRow(kind: FormRow['kind'], columns: readonly FormColumn[], lines: readonly string[]): FormRow {
  return { kind, cells: [{ column: 0, columnSpan: columns.length, rowSpan: 1, lines }] };
}

function cell(columns: readonly FormColumn[], key: ColumnKey, lines: readonly string[], rowSpan = 1): FormCell {
  return { column: columns.findIndex((column) => column.key === key), columnSpan: 1, rowSpan, lines: lines.filter((line) => line !== '') };
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, place) => line === b[place]);
}

function changed(from: readonly string[], to: readonly string[]): boolean {
  return !same(from.map(compact), to.map(compact));
}
