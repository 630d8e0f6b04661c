/** What each role may do: the one table that decides. Without a schema, so that a page may have it. */

/** As domain experts name them; the three administrators are three persons. */
export const ROLES = ['system-admin', 'security-admin', 'audit-admin', 'ledger-keeper', 'reporting-clerk', 'reviewer', 'inspector', 'leader', 'reader'] as const;
export type Role = (typeof ROLES)[number];

const WORKERS = ['ledger-keeper', 'reporting-clerk', 'reviewer', 'inspector', 'leader', 'reader'] as const satisfies readonly Role[];

/** Each action with the roles that may do it, within the units at which the role is held. */
export const ACTIONS = {
  'read-documents': WORKERS,
  'add-documents': ['ledger-keeper'],
  'check-documents': ['ledger-keeper'],
  'delete-documents': ['ledger-keeper'],
  /** Destroys an upload that turns out to be secret, at once and for good. */
  'destroy-documents': ['ledger-keeper', 'security-admin'],
  /** That ledgers were destroyed, by whom and why: for those who look after the secrets and after what was done. */
  'read-destructions': ['security-admin', 'audit-admin'],
  'read-plans': WORKERS,
  'edit-plans': ['ledger-keeper'],
  'consult-units': ['ledger-keeper'],
  'publish-plans': ['ledger-keeper'],
  'amend-plans': ['ledger-keeper'],
  'withdraw-plans': ['ledger-keeper'],
  'archive-plans': ['ledger-keeper'],
  'read-delivery': WORKERS,
  'dispatch-tasks': ['ledger-keeper'],
  /** Acknowledge, object, break down, pass down, share out: for one's own unit, see `actsFor`. */
  'answer-dispatch': ['ledger-keeper', 'reporting-clerk'],
  'report-progress': ['ledger-keeper', 'reporting-clerk'],
  'review-reports': ['reviewer'],
  'record-ratification': ['ledger-keeper', 'reporting-clerk'],
  /** What a unit answered by letter, by the letter's number. */
  'record-on-behalf': ['ledger-keeper'],
  'open-periods': ['ledger-keeper'],
  'decide-requests': ['ledger-keeper', 'reviewer'],
  'close-out': ['ledger-keeper', 'reviewer'],
  'release-reminders': ['ledger-keeper', 'inspector'],
  'write-papers': ['ledger-keeper', 'inspector'],
  'read-people': WORKERS,
  'manage-people': ['ledger-keeper'],
  'read-notices': ROLES,
  'manage-channels': ['ledger-keeper', 'system-admin'],
  'read-units': [...WORKERS, 'system-admin', 'security-admin', 'audit-admin'],
  'manage-units': ['system-admin', 'ledger-keeper'],
  'read-accounts': ['system-admin', 'security-admin', 'audit-admin'],
  'manage-accounts': ['system-admin'],
  /** Whose in particular is said by `keeperOf`: an administrator's way in is never in the hands of the own kind.
   *  Passwords, links to the office's sign-in, certificates. */
  'manage-entries': ['system-admin', 'security-admin'],
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

/** Roles that nobody but a person may hold. */
export const ADMINISTRATORS = ['system-admin', 'security-admin', 'audit-admin'] as const satisfies readonly Role[];

/**
 * Who gives new passwords to somebody with these roles: of administrators the one that is apart from them, so that none of
 * them takes over another of the own kind alone; of everybody else the system administrator.
 */
export function keeperOf(held: readonly string[]): 'system-admin' | 'security-admin' {
  return held.includes('system-admin') || held.includes('audit-admin') ? 'security-admin' : 'system-admin';
}
