import { describeTable } from '#platform';

const JOURNALED = { journaled: true } as const;

/** Whose words they are may be a person's name. */
export const directiveTable = describeTable('delivery.directive', { id: 'internal', salt: 'internal', unit_id: 'internal', kind: 'internal', source: 'personal', number: 'internal', issued_on: 'internal', version: 'internal' }, JOURNALED);
export const directivePointTable = describeTable('delivery.directive_point', {
  id: 'internal', directive_id: 'internal', position: 'internal', task_id: 'internal', owing_unit_id: 'internal', gist: 'internal', due_on: 'internal', answered_on: 'internal', answer_number: 'internal', version: 'internal',
}, JOURNALED);
export const responsibilityLetterTable = describeTable('delivery.responsibility_letter', {
  id: 'internal', unit_id: 'internal', from_unit_id: 'internal', year: 'internal', number: 'internal', signed_on: 'internal', file_digest: 'internal', file_name: 'internal', filed_at: 'internal', version: 'internal',
}, JOURNALED);

export const planningTables = [directiveTable, directivePointTable, responsibilityLetterTable];
