/** Roles and what each may do: the one table that decides. Safe for the browser. */
import { z } from 'zod';

/** As domain experts name them; the three administrators are three persons. */
export const Role = z.enum(['system-admin', 'security-admin', 'audit-admin', 'ledger-keeper', 'reporting-clerk', 'reviewer', 'inspector', 'leader', 'reader']);
export type Role = z.infer<typeof Role>;

const WORKERS = ['ledger-keeper', 'reporting-clerk', 'reviewer', 'inspector', 'leader', 'reader'] as const satisfies readonly Role[];

/** Each action with the roles that may do it, within the units at which the role is held. */
export const ACTIONS = {
  'read-documents': WORKERS,
  'add-documents': ['ledger-keeper'],
  'check-documents': ['ledger-keeper'],
  'delete-documents': ['ledger-keeper'],
  /** Destroys an upload that turns out to be secret, at once and for good. */
  'destroy-documents': ['ledger-keeper', 'security-admin'],
  'read-plans': WORKERS,
  'edit-plans': ['ledger-keeper'],
  'consult-units': ['ledger-keeper'],
  'publish-plans': ['ledger-keeper'],
  'amend-plans': ['ledger-keeper'],
  'withdraw-plans': ['ledger-keeper'],
  'archive-plans': ['ledger-keeper'],
  'read-units': [...WORKERS, 'system-admin', 'security-admin', 'audit-admin'],
  'manage-units': ['system-admin', 'ledger-keeper'],
  'read-accounts': ['system-admin', 'security-admin', 'audit-admin'],
  'manage-accounts': ['system-admin'],
  'grant-roles': ['security-admin'],
  'end-sessions': ['security-admin', 'system-admin'],
  'manage-tokens': ['security-admin'],
  'read-journal': ['audit-admin'],
  'read-operation': ['system-admin', 'audit-admin'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Action = keyof typeof ACTIONS;

/** Pairs that one person must not hold: who makes accounts, who says what they may do, and who looks back on both. */
export const APART: readonly (readonly [Role, Role])[] = [
  ['system-admin', 'security-admin'], ['system-admin', 'audit-admin'], ['security-admin', 'audit-admin'],
  ...WORKERS.map((role): readonly [Role, Role] => ['audit-admin', role]),
  ...WORKERS.map((role): readonly [Role, Role] => ['security-admin', role]),
];
