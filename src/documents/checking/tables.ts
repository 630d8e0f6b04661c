import { describeTable } from '#platform';

/**
 * A value may be a leader's name or a sentence that tells of a person: whatever a person wrote is personal. So are the prints
 * of words (`cell`, `base`, `finding`): an entry must not let anybody try out which name or which secret words they stand for.
 */
export const correctionTable = describeTable('documents.correction', {
  id: 'internal', document_id: 'internal', cell: 'personal', layer: 'internal', kind: 'internal', value: 'personal', rests_start: 'internal', rests_end: 'internal', reason: 'personal', base: 'personal',
  step_id: 'internal', made_by_kind: 'internal', made_by: 'internal', made_at: 'internal', undone_by_kind: 'internal', undone_by: 'internal', undone_at: 'internal', salt: 'internal', version: 'internal',
}, { journaled: true });

export const settlementTable = describeTable('documents.finding_settlement', {
  id: 'internal', document_id: 'internal', finding: 'personal', outcome: 'internal', remark: 'personal', settled_by_kind: 'internal', settled_by: 'internal', settled_at: 'internal', salt: 'internal', version: 'internal',
}, { journaled: true });

export const rereadTable = describeTable('documents.reread', {
  id: 'internal', document_id: 'internal', reader_version: 'internal', state: 'internal', reading: 'personal', reading_digest: 'internal', made_at: 'internal',
  decided_by_kind: 'internal', decided_by: 'internal', decided_at: 'internal', version: 'internal',
}, { journaled: true, beside: ['reading'] });

export const checkingTables = [correctionTable, settlementTable, rereadTable];
