import { describeTable } from '#platform';
import { checkingTables } from './checking/tables.ts';

/** What a document says may name people, so it is personal until somebody looked. */
export const documentTable = describeTable('documents.document', {
  id: 'internal', file_digest: 'internal', name: 'internal', format: 'internal', mode: 'internal', title: 'internal', document_number: 'internal', issued_on: 'internal', size: 'internal',
  task_count: 'internal', lead_count: 'internal', deadline_count: 'internal', target_count: 'internal', finding_count: 'internal', reader_version: 'internal', reading: 'personal',
  searchable: 'personal', grams: 'personal', created_at: 'internal', deleted_at: 'internal',
}, { beside: ['reading', 'searchable', 'grams'] });
export const fileTable = describeTable('documents.file', { digest: 'internal', size: 'internal', content: 'personal', created_at: 'internal' }, { beside: ['content'] });

export const tables = [documentTable, fileTable, ...checkingTables];
