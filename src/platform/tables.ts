import { describeTable } from './database/tables.ts';

/** The platform's own tables. What a kept answer says is under the caller's key. */
export const platformTables = [
  describeTable('platform.migration', { number: 'public', name: 'public', digest: 'public', applied_at: 'internal' }),
  describeTable('platform.kept_answer', { name: 'internal', request: 'internal', answer: 'internal', kept_at: 'internal' }),
];
