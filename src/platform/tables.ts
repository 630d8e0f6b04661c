import { describeTable } from './database/tables.ts';

/** The platform's own tables. What a kept answer says is under the caller's key. */
export const platformTables = [
  describeTable('platform.migration', { number: 'public', name: 'public', digest: 'public', applied_at: 'internal' }),
  describeTable('platform.kept_answer', { name: 'internal', request: 'internal', answer: 'internal', kept_at: 'internal' }),
  describeTable('platform.job', {
    id: 'internal', kind: 'internal', input: 'personal', caller: 'internal', caller_kind: 'internal', caller_id: 'internal', status: 'internal', state: 'personal', progress_done: 'internal',
    progress_total: 'internal', attempts: 'internal', token: 'internal', lease_until: 'internal', cancel_asked_at: 'internal', run_after: 'internal', created_at: 'internal',
    started_at: 'internal', ended_at: 'internal', result: 'personal', refusal: 'personal',
  }),
];
