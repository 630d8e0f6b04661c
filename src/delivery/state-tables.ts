/** The tables of totals and reminders. */
import { describeTable } from '#platform';

/** Follows from assignments, reports and figures as they were when a period was locked. */
export const closedTotalTable = describeTable('delivery.closed_total', {
  period_id: 'internal', unit_id: 'internal', path: 'internal', above: 'internal', workstream_id: 'internal', total: 'internal', asked: 'internal', reported: 'internal',
  time_overdue: 'internal', time_near: 'internal', time_not_due: 'internal', time_no_deadline: 'internal', time_closed: 'internal', pace_behind: 'internal', pace_on: 'internal', pace_ahead: 'internal',
  evidence_none: 'internal', evidence_submitted: 'internal', evidence_accepted: 'internal', standing_not_started: 'internal', standing_under_way: 'internal', standing_blocked: 'internal', standing_done: 'internal',
});
/** The same of the figures. */
export const closedFigureTable = describeTable('delivery.closed_figure', { period_id: 'internal', target_id: 'internal', unit_id: 'internal', path: 'internal', above: 'internal', shares: 'internal', shared: 'internal', reported: 'internal', sum: 'internal' });
/** When a person last looked at what changed is that person's alone: two days, no journal, shown to nobody else. */
export const lookTable = describeTable('delivery.look', { account_id: 'personal', looked_on: 'personal', before_on: 'personal' });
/** With whom one spoke is a person. */
export const reminderTable = describeTable('delivery.reminder', {
  id: 'internal', salt: 'internal', assignment_id: 'internal', rung: 'internal', due_on: 'internal', words: 'internal', number: 'internal', spoken_with: 'personal', released_at: 'internal', released_by: 'internal', taken_back_at: 'internal', version: 'internal',
}, { journaled: true });

export const stateTables = [closedTotalTable, closedFigureTable, lookTable, reminderTable];
