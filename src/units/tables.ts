import { describeTable } from '#platform';

/** Units are public bodies: what they are called and coded is no secret. How an office uses the names is its own affair. */
export const unitTable = describeTable('units.unit', {
  id: 'public', parent_id: 'public', name: 'public', short_name: 'public', kind: 'public', level: 'public', division_code: 'public', school_code: 'public', credit_code: 'public',
  valid_from: 'public', valid_to: 'public', position: 'public', version: 'internal', path: 'public', searchable: 'public', grams: 'public',
}, { journaled: true, beside: ['path', 'searchable', 'grams'] });
export const formerTable = describeTable('units.former', { id: 'public', unit_id: 'public', name: 'public', short_name: 'public', division_code: 'public', valid_to: 'public' }, { journaled: true });
export const successionTable = describeTable('units.succession', { id: 'public', unit_id: 'public', successor_id: 'public', effective_on: 'public' }, { journaled: true });
export const aliasTable = describeTable('units.alias', { id: 'internal', unit_id: 'internal', scope_unit_id: 'internal', name: 'internal', folded: 'internal' }, { journaled: true, beside: ['folded'] });
export const collectiveTable = describeTable('units.collective', {
  id: 'internal', document_id: 'internal', scope_unit_id: 'internal', name: 'internal', folded: 'internal', as_of: 'internal', rule: 'internal', version: 'internal',
}, { journaled: true, beside: ['folded'] });
export const memberTable = describeTable('units.member', { id: 'internal', collective_id: 'internal', unit_id: 'internal', excluded: 'internal' }, { journaled: true });
export const confirmedNameTable = describeTable('units.confirmed_name', {
  id: 'internal', scope_unit_id: 'internal', name: 'internal', folded: 'internal', unit_id: 'internal', collective_id: 'internal', version: 'internal',
}, { journaled: true, beside: ['folded'] });
export const paperTable = describeTable('units.paper', { id: 'internal', scope_unit_id: 'internal' }, { journaled: true });
const placeView = describeTable('units.place', { id: 'public', parent_id: 'public', name: 'public', short_name: 'public', kind: 'public', level: 'public', path: 'public', valid_from: 'public', valid_to: 'public' });

export const tables = [unitTable, formerTable, successionTable, aliasTable, collectiveTable, memberTable, confirmedNameTable, paperTable, placeView];
