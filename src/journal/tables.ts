import { describeTable } from '#platform';

/** The journal's own tables; it does not journal itself. */
export const tables = [
  describeTable('journal.era', { number: 'internal', began_at: 'internal' }),
  describeTable('journal.remark', { id: 'internal', salt: 'internal', words: 'personal' }),
  describeTable('journal.entry', {
    number: 'internal', era: 'internal', xid: 'internal', at: 'internal', actor_kind: 'internal', actor_id: 'internal', action: 'internal', subject_kind: 'internal',
    subject_id: 'internal', effect: 'internal', effect_salt: 'internal', effect_digest: 'internal', remark_id: 'internal', remark_digest: 'internal', digest: 'internal', form: 'internal',
  }),
  describeTable('journal.batch', { digest: 'internal', row_count: 'internal', effect: 'internal', salt: 'internal' }),
  describeTable('journal.seal', { number: 'internal', sealed_at: 'internal', era: 'internal', below_xid: 'internal', entry_count: 'internal', head: 'public' }),
];
