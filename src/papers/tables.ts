import { describeTable } from '#platform';

/** Whom to ask back is a person. */
export const paperTable = describeTable('papers.paper', {
  id: 'internal', salt: 'internal', plan_id: 'internal', also_plan_ids: 'internal', kind: 'internal', unit_id: 'internal', about_unit_id: 'internal', period_id: 'internal', as_of: 'internal', title: 'internal', addressees: 'internal', body: 'internal',
  contact: 'personal', frozen: 'internal', status: 'internal', number: 'internal', signed_on: 'internal', made_at: 'internal', made_by: 'internal', version: 'internal',
}, { journaled: true });

export const tables = [paperTable];
