import { describeTable } from '#platform';

const JOURNALED = { journaled: true } as const;

export const personTable = describeTable('people.person', {
  id: 'internal', salt: 'internal', name: 'personal', post: 'personal', phone: 'personal', unit_id: 'internal', account_id: 'internal', version: 'internal', searchable: 'personal', grams: 'personal',
}, { journaled: true, beside: ['searchable', 'grams'] });
export const groupTable = describeTable('people.leading_group', { id: 'internal', office_unit_id: 'internal', document_number: 'internal', version: 'internal' }, JOURNALED);
export const memberUnitTable = describeTable('people.member_unit', { id: 'internal', group_id: 'internal', unit_id: 'internal', position: 'internal', valid_from: 'internal', valid_to: 'internal', version: 'internal' }, JOURNALED);
export const appointmentTable = describeTable('people.appointment', {
  id: 'internal', person_id: 'internal', capacity: 'internal', group_id: 'internal', unit_id: 'internal', position: 'internal', valid_from: 'internal', valid_to: 'internal', version: 'internal',
}, JOURNALED);
export const pairingTable = describeTable('people.pairing', { id: 'internal', person_id: 'internal', place_unit_id: 'internal', valid_from: 'internal', valid_to: 'internal', version: 'internal' }, JOURNALED);

export const tables = [personTable, groupTable, memberUnitTable, appointmentTable, pairingTable];
