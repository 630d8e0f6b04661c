/** The tasks as CSV: one full row a task, nothing merged, for programs and for pasting. */
import type { Reading } from '#reader/model';
import { columnsFor } from './columns.ts';
import { deadlineLines } from './deadlines.ts';
import { groupsOf, ownGoal } from './groups.ts';
import { splitHeading } from './heading.ts';
import { measureLines, rowNumbers } from './numbering.ts';
import type { ColumnKey, FormKind, FormTable } from './table.ts';
import { inOneColumn, inRank } from './units.ts';
import { inLine } from './words.ts';

/** Between the levels of headings in one field. */
const LEVELS = ' / ';
/** What the responsibility table says in rows over its full width, and CSV in columns behind the form's own. */
const SAID_IN_ROWS = ['所属重点工作', '任务目标'];

/** RFC 4180 (CRLF, quotes doubled), UTF-8 with a BOM: without it Excel and WPS take the bytes for GB 18030. */
export function writeCsv(reading: Reading, form: FormKind): Uint8Array {
  const columns = columnsFor(reading, form);
  const heads = columns.map((column) => column.head.replace('\n', ''));
  const groups = groupsOf(reading);
  const numbers = rowNumbers(reading.tasks);
  const rows: string[][] = [form === 'ledger' ? heads : [...heads, ...SAID_IN_ROWS]];
  for (const group of groups) {
    const { mark, name } = splitHeading(group.heading.at(-1) ?? '');
    const path = group.heading.map(inLine);
    for (const task of group.tasks.length > 0 ? group.tasks : [null]) {
      const units = inRank(task?.responsibilities ?? []);
      const named = (leading: boolean) => units.filter((one) => (one.role === 'cooperating') !== leading).map((one) => inLine(one.unit)).join('、');
      const numbered = task === null ? undefined : numbers.get(task);
      const goal = [...group.aims, ...(task === null ? [] : ownGoal(task))].join('\n');
      const cells: Partial<Record<ColumnKey, string>> = {
        mark: form === 'ledger' ? mark : (numbered?.mark ?? ''),
        workstream: [...path.slice(0, -1), name].filter((part) => part !== '').join(LEVELS),
        goal,
        measure: (task === null ? [] : form === 'ledger' ? measureLines(task) : (numbered?.lines ?? [])).join('\n'),
        deadline: task === null ? '' : deadlineLines(task).join(''),
        units: inOneColumn(units).map((line) => line.replace(/、$/, '')).join('、'),
        lead: named(true),
        cooperating: named(false),
        leaders: (task?.leaders ?? []).map(inLine).join('、'),
        offices: (task?.offices ?? []).map(inLine).join('、'),
      };
      const row = columns.map((column) => cells[column.key] ?? '');
      rows.push(form === 'ledger' ? row : [...row, path.join(LEVELS), goal]);
    }
  }
  return csvOf(rows);
}

/** The extract of a unit: the same columns and rows as its table. */
export function writeBriefCsv(table: FormTable): Uint8Array {
  return csvOf([table.columns.map((column) => column.head), ...table.rows.map((row) => row.cells.map((cell) => cell.lines.join('')))]);
}

/** RFC 4180 with a BOM; nothing in it runs as a formula. */
export function csvOf(rows: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(`\ufeff${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`);
}

/** A spreadsheet runs a cell that begins with = + - @ or a tab as a formula; an apostrophe before it makes it text. */
function field(value: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
