/** The list of what was given, as it is filtered, as a file. */
import { today } from '#calendar';
import { reachOf } from '#access';
import { csvOf, type FormTable, LANDSCAPE, MEDIA_TYPES, writeTable } from '#forms';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Caller, FileReply } from '#platform';
import { column, fitted, MOST_LINES, row } from '../exports/table.ts';
import type { Assignment } from '../model.ts';
import type { Room } from '../room.ts';
import { filterOf, type Question } from './listing.ts';
import { shown } from './shown.ts';
import * as store from './store.ts';
import { NO_DEADLINE, RECEIVED, RECEIVED_HEADS as HEADS, RECEIVED_NOTE, ROLES, SINCE, STATES } from './words.ts';

/** Refuses `nothing-owed`, `too-many-to-export` {limit}, `cell-too-long`. */
export async function exportAssignments({ database, clock }: Room, caller: Caller, { format, ...asked }: Question & { readonly format: 'xlsx' | 'docx' | 'csv' }): Promise<FileReply | Refusal> {
  const rows = await store.listAssignments(database, reachOf(caller, 'read-delivery'), filterOf(caller, asked), null, MOST_LINES + 1);
  if (rows.length === 0) return refuse('nothing-owed');
  if (rows.length > MOST_LINES) return refuse('too-many-to-export', { limit: MOST_LINES });
  const table = receivedTable(rows.map((one) => shown(caller, one)), today(clock));
  const bytes = format === 'csv' ? csvOf([table.columns.map(({ head }) => head), ...table.rows.map(({ cells }) => cells.map(({ lines }) => lines.join('')))]) : await writeTable(table, format);
  return isRefusal(bytes) ? bytes : { bytes, fileName: `${RECEIVED} ${today(clock)}.${format}`, mediaType: MEDIA_TYPES[format] };
}

function receivedTable(items: readonly Assignment[], day: string): FormTable {
  return {
    sheet: RECEIVED, marked: false, paper: LANDSCAPE, size: 10.5, title: RECEIVED, subtitles: [day],
    columns: fitted([column('number', HEADS.number, 12, 'center'), column('task', HEADS.task, 60), column('unit', HEADS.unit, 28), column('role', HEADS.role, 14, 'center'), column('from', HEADS.from, 28), column('paper', HEADS.paper, 30), column('answer', HEADS.answerBy, 20, 'center'), column('due', HEADS.due, 20, 'center'), column('state', HEADS.state, 18, 'center'), column('office', HEADS.office, 26)]),
    rows: items.map((one) => row([
      one.taskNumber ?? '', `${one.title ?? one.taskText}${SINCE[one.since]}`, one.unitName, ROLES[one.role], one.fromUnitName, [one.dispatchedOn, one.dispatchNumber ?? ''].join(' ').trim(), one.answerBy ?? '', one.dueOn ?? NO_DEADLINE, STATES[one.status], [one.officeName ?? '', one.person ?? ''].join(' ').trim(),
    ])),
    notes: [RECEIVED_NOTE(items.length)],
  };
}
