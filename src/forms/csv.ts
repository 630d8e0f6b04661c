/** The tasks as CSV: one full row a task, nothing merged, for programs and for pasting. */
import type { Reading } from '#reader/model';
import { groupsOf, ownGoal } from './groups.ts';
import { splitHeading } from './heading.ts';
import { measureLines } from './layout.ts';
import type { FormKind, FormTable } from './table.ts';
import { inOneColumn, inRank } from './units.ts';
import { inLine, inParagraphs } from './words.ts';

/** RFC 4180 (CRLF, quotes doubled), UTF-8 with a BOM: without it Excel and WPS take the bytes for GB 18030. */
export function writeCsv(reading: Reading, form: FormKind): Uint8Array {
  const head = form === 'ledger'
    ? ['编号', '重点工作', '任务目标', '具体举措', '完成时限', '责任部门', '责任领导', '牵头部门责任处室']
    : ['分组', '任务目标', '序号', '主要任务', '牵头单位', '配合单位', '完成时限', '责任领导', '责任处室'];
  const rows: string[][] = [head];
  for (const group of groupsOf(reading)) {
    const { mark, name } = splitHeading(group.heading.at(-1) ?? '');
    const path = group.heading.map(inLine);
    for (const task of group.tasks.length > 0 ? group.tasks : [null]) {
      const goal = [...group.aims, ...(task === null ? [] : ownGoal(task))].join('\n');
      const deadline = task === null ? '' : task.deadlines.map((one) => inLine(one.text)).join('；');
      const named = (leading: boolean) => inRank(task?.responsibilities ?? []).filter((one) => (one.role === 'cooperating') !== leading).map((one) => inLine(one.unit)).join('、');
      const people = [task?.leaders ?? [], task?.offices ?? []].map((names) => names.map(inLine).join('、'));
      const cells = form === 'ledger'
        ? [mark, [...path.slice(0, -1), name].filter((part) => part !== '').join('\n'), goal, task === null ? '' : measureLines(task).join('\n'), deadline, inOneColumn(task?.responsibilities ?? []).map((line) => line.replace(/、$/, '')).join('、'), ...people]
        : [path.join('\n'), goal, inLine(task?.number ?? ''), task === null ? '' : inParagraphs(task.text).join('\n'), named(true), named(false), deadline, ...people];
      rows.push(cells);
    }
  }
  return asCsv(rows);
}

/** The extract of a unit: the same columns and rows as its table. */
export function writeBriefCsv(table: FormTable): Uint8Array {
  return asCsv([table.columns.map((column) => column.head), ...table.rows.map((row) => row.cells.map((cell) => cell.lines.join('')))]);
}

function asCsv(rows: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(`\ufeff${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`);
}

/** A spreadsheet runs a cell that begins with = + - @ or a tab as a formula; an apostrophe before it makes it text. */
function field(value: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
