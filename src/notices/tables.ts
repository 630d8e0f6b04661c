import { describeTable } from '#platform';

/** Not journaled: a notice follows from what the journal tells already, and that somebody has read it is nobody's business. */
export const tables = [
  describeTable('notices.event', { id: 'internal', kind: 'internal', unit_id: 'internal', title: 'internal', count: 'internal', due_on: 'internal', about_kind: 'internal', about_id: 'internal', once: 'internal', made_at: 'internal' }),
  describeTable('notices.notice', { account_id: 'internal', event_id: 'internal', made_at: 'internal', read_at: 'internal' }),
];
