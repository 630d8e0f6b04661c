import { describeTable } from '#platform';
import { planningTables } from './planning/tables.ts';
import { reportingTables } from './reporting-tables.ts';
import { stateTables } from './state-tables.ts';

const JOURNALED = { journaled: true } as const;

/** Whom to ask back is a person. */
export const dispatchTable = describeTable('delivery.dispatch', {
  id: 'internal', salt: 'internal', plan_id: 'internal', from_unit_id: 'internal', authority: 'internal', group_id: 'internal', channel: 'internal', number: 'internal', dispatched_on: 'internal', answer_by: 'internal',
  words: 'internal', contact: 'personal', status: 'internal', reason: 'internal', made_by: 'internal', sent_by_unit_id: 'internal', sent_at: 'internal', version: 'internal',
}, JOURNALED);
/** What follows from the tree and from reports lies beside: those rows have entries of their own. */
export const assignmentTable = describeTable('delivery.assignment', {
  id: 'internal', salt: 'internal', dispatch_id: 'internal', plan_id: 'internal', task_id: 'internal', task_version: 'internal', parent_id: 'internal', unit_id: 'internal', path: 'internal', role: 'internal', title: 'internal', position: 'internal',
  due_on: 'internal', office_unit_id: 'internal', person: 'personal', status: 'internal', objection: 'internal', reason: 'internal', answered_on: 'internal', answer_number: 'internal', closed_on: 'internal', version: 'internal',
  evidence: 'internal', standing: 'internal', problem_kind: 'internal', reported_on: 'internal', last_period_id: 'internal', pace: 'internal', above_unit_id: 'internal',
}, { journaled: true, beside: ['path', 'evidence', 'standing', 'problem_kind', 'reported_on', 'last_period_id', 'pace', 'above_unit_id'] });
export const milestoneTable = describeTable('delivery.milestone', {
  id: 'internal', assignment_id: 'internal', kind: 'internal', title: 'internal', starts_on: 'internal', due_on: 'internal', reached_on: 'internal', position: 'internal', version: 'internal',
}, JOURNALED);
export const shareTable = describeTable('delivery.share', {
  id: 'internal', assignment_id: 'internal', target_id: 'internal', value: 'internal', base: 'internal', starts_on: 'internal', ends_on: 'internal', trajectory: 'internal', version: 'internal', figure_value: 'internal', figure_on: 'internal',
}, { journaled: true, beside: ['figure_value', 'figure_on'] });
export const handoverTable = describeTable('delivery.handover', { id: 'internal', assignment_id: 'internal', from_unit_id: 'internal', to_unit_id: 'internal', reason: 'internal', made_at: 'internal', made_by: 'internal', version: 'internal' }, JOURNALED);
export const waypointTable = describeTable('delivery.waypoint', { id: 'internal', share_id: 'internal', due_on: 'internal', expected: 'internal', version: 'internal' }, JOURNALED);

export const tables = [dispatchTable, assignmentTable, milestoneTable, shareTable, handoverTable, waypointTable, ...reportingTables, ...stateTables, ...planningTables];
