import { describeTable } from '#platform';

const JOURNALED = { journaled: true } as const;

/** Who signed is a person. */
export const planTable = describeTable('plans.plan', {
  id: 'internal', salt: 'internal', document_id: 'internal', document_digest: 'internal', owner_unit_id: 'internal', title: 'public', document_number: 'public', issued_on: 'public', period_from: 'public', period_to: 'public',
  status: 'internal', archived_at: 'internal', signed_by: 'personal', signed_on: 'internal', signed_number: 'internal', created_at: 'internal', published_at: 'internal', withdrawn_at: 'internal', version: 'internal', task_count: 'internal', audience: 'internal',
}, { journaled: true, beside: ['task_count', 'audience'] });
export const workstreamTable = describeTable('plans.workstream', { id: 'internal', plan_id: 'internal', parent_id: 'internal', heading: 'internal', position: 'internal', span_start: 'internal', span_end: 'internal', version: 'internal' }, JOURNALED);
export const taskTable = describeTable('plans.task', {
  id: 'internal', plan_id: 'internal', parent_id: 'internal', workstream_id: 'internal', document_id: 'internal', number: 'internal', title: 'internal', text: 'internal', goal: 'internal', kind: 'internal', position: 'internal',
  span_start: 'internal', span_end: 'internal', recurrence_text: 'internal', recurrence_every: 'internal', recurrence_start: 'internal', recurrence_end: 'internal', status: 'internal', withdrawn_on: 'internal', version: 'internal',
  due_on: 'internal', listed: 'internal', card: 'personal', searchable: 'personal', keys: 'personal',
}, { journaled: true, beside: ['due_on', 'listed', 'card', 'searchable', 'keys'] });
export const responsibilityTable = describeTable('plans.responsibility', {
  id: 'internal', plan_id: 'internal', task_id: 'internal', name: 'internal', unit_id: 'internal', collective_id: 'internal', role: 'internal', position: 'internal', span_start: 'internal', span_end: 'internal', valid_from: 'internal', valid_to: 'internal', document_id: 'internal', due_on: 'internal',
}, { journaled: true, beside: ['due_on'] });
/** 责任领导 may be a person's name. */
export const leaderTable = describeTable('plans.leader', {
  id: 'internal', salt: 'internal', plan_id: 'internal', task_id: 'internal', kind: 'internal', name: 'personal', position: 'internal', span_start: 'internal', span_end: 'internal', valid_from: 'internal', valid_to: 'internal', document_id: 'internal',
}, JOURNALED);
export const deadlineTable = describeTable('plans.deadline', {
  id: 'internal', plan_id: 'internal', task_id: 'internal', text: 'internal', due_on: 'internal', about: 'internal', position: 'internal', span_start: 'internal', span_end: 'internal', valid_from: 'internal', valid_to: 'internal', document_id: 'internal',
}, JOURNALED);
export const targetTable = describeTable('plans.target', {
  id: 'internal', plan_id: 'internal', task_id: 'internal', workstream_id: 'internal', text: 'internal', metric: 'internal', comparator: 'internal', value: 'internal', value_max: 'internal', unit: 'internal', year: 'internal', basis: 'internal', scope: 'internal',
  position: 'internal', span_start: 'internal', span_end: 'internal', valid_from: 'internal', valid_to: 'internal', document_id: 'internal',
}, JOURNALED);
export const savedViewTable = describeTable('plans.saved_view', { id: 'internal', account_id: 'internal', name: 'internal', query: 'internal', shared: 'internal', created_at: 'internal', version: 'internal' }, JOURNALED);

export const amendmentTable = describeTable('plans.amendment', {
  id: 'internal', plan_id: 'internal', document_id: 'internal', status: 'internal', plan_version: 'internal', created_at: 'internal', applied_at: 'internal', effective_on: 'internal', decisions: 'internal', version: 'internal',
}, JOURNALED);
export const stepTable = describeTable('plans.step', { id: 'internal', made_by: 'internal', made_at: 'internal', action: 'internal', task_count: 'internal', left_at: 'internal', inverse: 'internal', undone_at: 'internal' });

/** What is left of a ledger that was destroyed: no word of it. */
export const destructionTable = describeTable('plans.destruction', {
  id: 'internal', document_id: 'internal', owner_unit_id: 'internal', audience: 'internal', status: 'internal', published_at: 'internal', archived_at: 'internal', destroyed_at: 'internal', destroyed_by_kind: 'internal', destroyed_by: 'internal', counts: 'internal', version: 'internal',
}, JOURNALED);

/** What the ledger publishes for the rooms above. */
const views = [
  describeTable('plans.issued_plan', { id: 'internal', owner_unit_id: 'internal', title: 'public', document_number: 'public', issued_on: 'public', period_from: 'public', period_to: 'public', status: 'internal', version: 'internal', audience: 'internal', document_id: 'internal' }),
  describeTable('plans.issued_task', {
    id: 'internal', plan_id: 'internal', workstream_id: 'internal', number: 'internal', title: 'internal', text: 'internal', goal: 'internal', kind: 'internal', position: 'internal', recurrence_text: 'internal', recurrence_every: 'internal',
    status: 'internal', withdrawn_on: 'internal', due_on: 'internal', version: 'internal',
  }),
  describeTable('plans.issued_responsibility', { id: 'internal', plan_id: 'internal', task_id: 'internal', name: 'internal', unit_id: 'internal', collective_id: 'internal', role: 'internal', position: 'internal', valid_from: 'internal', valid_to: 'internal' }),
  describeTable('plans.issued_target', {
    id: 'internal', plan_id: 'internal', task_id: 'internal', workstream_id: 'internal', text: 'internal', metric: 'internal', comparator: 'internal', value: 'internal', value_max: 'internal', unit: 'internal', year: 'internal', basis: 'internal',
    scope: 'internal', position: 'internal', valid_from: 'internal', valid_to: 'internal',
  }),
];

export const tables = [...views, amendmentTable, stepTable, planTable, workstreamTable, taskTable, responsibilityTable, leaderTable, deadlineTable, targetTable, savedViewTable, destructionTable];
