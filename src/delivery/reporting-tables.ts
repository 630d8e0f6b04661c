/** The tables of periods, reports, evidence, requests and close-outs. */
import { describeTable } from '#platform';

const JOURNALED = { journaled: true } as const;

export const rhythmTable = describeTable('delivery.rhythm', { id: 'internal', plan_id: 'internal', every: 'internal', clause: 'internal', version: 'internal' }, JOURNALED);
export const periodTable = describeTable('delivery.period', {
  id: 'internal', plan_id: 'internal', every: 'internal', from_on: 'internal', to_on: 'internal', title: 'internal', due_on: 'internal', status: 'internal', opened_at: 'internal', opened_by: 'internal', locked_at: 'internal', unlocked_at: 'internal', asked_count: 'internal', version: 'internal',
}, JOURNALED);
export const askTable = describeTable('delivery.ask', { id: 'internal', period_id: 'internal', unit_id: 'internal', asked_count: 'internal', field_count: 'internal', version: 'internal' }, JOURNALED);
export const refusedAskTable = describeTable('delivery.refused_ask', { id: 'internal', plan_id: 'internal', period_id: 'internal', refused_at: 'internal', refused_by: 'internal', version: 'internal' }, JOURNALED);
/** A leader who ratified is a person. */
export const reportTable = describeTable('delivery.report', {
  id: 'internal', salt: 'internal', assignment_id: 'internal', period_id: 'internal', status: 'internal', standing: 'internal', progress: 'internal', problem_kind: 'internal', problem: 'internal', remedy: 'internal', next_step: 'internal',
  submitted_at: 'internal', submitted_by: 'internal', late: 'internal', passed_at: 'internal', passed_by: 'internal', ratified_by: 'personal', ratified_on: 'internal', ratified_number: 'internal', return_reason: 'internal',
  recorded_number: 'internal', recorded_on: 'internal', origins: 'internal', asked_fields: 'internal', prefilled_fields: 'internal', version: 'internal', waiting_unit_id: 'internal',
}, { journaled: true, beside: ['waiting_unit_id'] });
export const figureTable = describeTable('delivery.figure', { id: 'internal', assignment_id: 'internal', report_id: 'internal', period_id: 'internal', share_id: 'internal', value: 'internal', version: 'internal' }, JOURNALED);
export const correctionTable = describeTable('delivery.correction', { id: 'internal', assignment_id: 'internal', figure_id: 'internal', before: 'internal', after: 'internal', reason: 'internal', made_at: 'internal', made_by: 'internal', version: 'internal' }, JOURNALED);
/** What people send in may tell of people. */
export const fileTable = describeTable('delivery.file', { digest: 'internal', size: 'internal', media_type: 'internal', content: 'personal', preview: 'personal', created_at: 'internal' }, { beside: ['content'] });
export const evidenceTable = describeTable('delivery.evidence', {
  id: 'internal', assignment_id: 'internal', report_id: 'internal', kind: 'internal', title: 'internal', number: 'internal', issued_on: 'internal', link: 'internal', file_digest: 'internal', added_at: 'internal', version: 'internal',
}, JOURNALED);
export const requestTable = describeTable('delivery.request', {
  id: 'internal', assignment_id: 'internal', kind: 'internal', asked_due_on: 'internal', words: 'internal', reason: 'internal', number: 'internal', status: 'internal', asked_at: 'internal', asked_by: 'internal',
  decided_at: 'internal', decided_by: 'internal', decision_reason: 'internal', decision_number: 'internal', granted_due_on: 'internal', version: 'internal',
}, JOURNALED);
export const unlockingTable = describeTable('delivery.unlocking', { id: 'internal', period_id: 'internal', reason: 'internal', status: 'internal', asked_at: 'internal', asked_by: 'internal', decided_at: 'internal', decided_by: 'internal', decision_reason: 'internal', version: 'internal' }, JOURNALED);
export const closeOutTable = describeTable('delivery.close_out', {
  id: 'internal', assignment_id: 'internal', status: 'internal', words: 'internal', asked_at: 'internal', asked_by: 'internal', decided_at: 'internal', decided_by: 'internal', reason: 'internal', because: 'internal', version: 'internal',
}, JOURNALED);

export const reportingTables = [rhythmTable, periodTable, askTable, refusedAskTable, reportTable, figureTable, correctionTable, fileTable, evidenceTable, requestTable, closeOutTable, unlockingTable];
