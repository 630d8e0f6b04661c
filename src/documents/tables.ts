import { describeTable } from '#platform';
import { checkingTables } from './checking/tables.ts';

/** What a document says may name people, its title too, and one that turns out to be secret must leave no word in an entry: so personal. Beside: what follows from the reading. */
export const documentTable = describeTable('documents.document', {
  id: 'internal', file_digest: 'internal', salt: 'internal', name: 'personal', format: 'internal', mode: 'internal', title: 'personal', document_number: 'personal', issued_on: 'internal', size: 'internal',
  task_count: 'internal', lead_count: 'internal', deadline_count: 'internal', target_count: 'internal', finding_count: 'internal', reader_version: 'internal', reading: 'personal',
  searchable: 'personal', grams: 'personal', created_at: 'internal', deleted_at: 'internal', owner_unit_id: 'internal',
}, { journaled: true, beside: ['reading', 'searchable', 'grams', 'reader_version', 'task_count', 'lead_count', 'deadline_count', 'target_count', 'finding_count'] });
export const fileTable = describeTable('documents.file', { digest: 'internal', size: 'internal', content: 'personal', created_at: 'internal' }, { beside: ['content'] });

export const tables = [documentTable, fileTable, ...checkingTables];
