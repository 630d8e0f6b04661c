import { describeTable } from '#platform';

export const accountTable = describeTable('access.account', {
  id: 'internal', version: 'internal', salt: 'internal', sign_in_name: 'internal', sign_in_key: 'internal', display_name: 'personal', phone: 'personal', mail: 'personal', unit_id: 'internal',
  password_hash: 'sensitive', password_changed_at: 'internal', must_change: 'internal', password_until: 'internal', disabled: 'internal', totp_secret: 'sensitive', totp_since: 'internal',
  totp_step: 'internal', recovery_digests: 'sensitive', certificate_key_id: 'internal', certificates: 'internal', oidc_subject: 'personal', created_at: 'internal', searchable: 'personal', grams: 'personal',
}, { journaled: true, beside: ['searchable', 'grams', 'password_hash', 'totp_secret', 'totp_step', 'recovery_digests'] });

export const tokenTable = describeTable('access.token', {
  id: 'internal', version: 'internal', name: 'internal', token_digest: 'sensitive', read_only: 'internal', created_at: 'internal', ends_at: 'internal', ended_at: 'internal', last_used_at: 'internal',
}, { journaled: true, beside: ['token_digest', 'last_used_at'] });

export const grantTable = describeTable('access.role_grant', {
  id: 'internal', version: 'internal', account_id: 'internal', token_id: 'internal', role: 'internal', unit_id: 'internal', valid_from: 'internal', valid_to: 'internal',
}, { journaled: true });

export const tables = [
  accountTable, tokenTable, grantTable,
  describeTable('access.session', {
    id: 'internal', token_digest: 'sensitive', account_id: 'internal', created_at: 'internal', seen_at: 'internal', ends_at: 'internal', ended_at: 'internal', address: 'personal', agent: 'personal',
  }),
  describeTable('access.attempt', { key: 'internal', failures: 'internal', last_at: 'internal', free_at: 'internal' }),
];
