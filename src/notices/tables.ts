import { describeTable } from '#platform';

/** What a person set, and the ways out of the product. */
export const preferenceTable = describeTable('notices.preference', { id: 'internal', account_id: 'internal', mail: 'internal', muted: 'internal', version: 'internal' }, { journaled: true });
export const channelTable = describeTable('notices.channel', {
  id: 'internal', unit_id: 'internal', kind: 'internal', name: 'internal', host: 'internal', address: 'sensitive', secret: 'sensitive', titles: 'internal', enabled: 'internal', created_at: 'internal', version: 'internal',
}, { journaled: true, beside: ['address', 'secret'] });

export const tables = [
  preferenceTable, channelTable,
  // Not journaled: a notice follows from what the journal tells already, and that somebody has read it is nobody's business.
  describeTable('notices.event', { id: 'internal', kind: 'internal', unit_id: 'internal', title: 'internal', count: 'internal', due_on: 'internal', about_kind: 'internal', about_id: 'internal', once: 'internal', made_at: 'internal' }),
  describeTable('notices.notice', { account_id: 'internal', event_id: 'internal', made_at: 'internal', read_at: 'internal' }),
  describeTable('notices.digest', {
    id: 'internal', channel_id: 'internal', account_id: 'internal', day: 'internal', status: 'internal', attempts: 'internal', next_at: 'internal', counted_from: 'internal', counted_to: 'internal',
    notice_count: 'internal', failure: 'internal', ended_at: 'internal',
  }),
  describeTable('notices.digest_day', { day: 'internal', made_at: 'internal' }),
  describeTable('notices.trial', { channel_id: 'internal', tried_at: 'internal', failure: 'internal' }),
];
