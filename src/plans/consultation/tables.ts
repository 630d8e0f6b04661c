import { describeTable } from '#platform';

/** The draft lies beside its digest; whom to ask back is a person. */
export const consultationTable = describeTable('plans.consultation', {
  id: 'internal', salt: 'internal', plan_id: 'internal', round: 'internal', opened_on: 'internal', answer_by: 'internal', contact: 'personal', status: 'internal', draft: 'personal', draft_digest: 'internal', version: 'internal',
}, { journaled: true, beside: ['draft'] });
export const consultedUnitTable = describeTable('plans.consulted_unit', {
  id: 'internal', consultation_id: 'internal', name: 'internal', position: 'internal', lead_count: 'internal', cooperating_count: 'internal', sent_number: 'internal', sent_on: 'internal', answer: 'internal', answer_number: 'internal', answered_on: 'internal', version: 'internal',
}, { journaled: true });
export const opinionTable = describeTable('plans.opinion', {
  id: 'internal', consulted_unit_id: 'internal', position: 'internal', task_key: 'internal', about: 'internal', proposal: 'internal', reason: 'internal', decision: 'internal', explanation: 'internal', carried_out: 'internal', version: 'internal',
}, { journaled: true });

export const consultationTables = [consultationTable, consultedUnitTable, opinionTable];
