import type { Role } from '#access/model';

/** In the order in which one looks for them: work first, then administration. */
export const ROLES: readonly Role[] = ['ledger-keeper', 'reporting-clerk', 'reviewer', 'inspector', 'leader', 'reader', 'system-admin', 'security-admin', 'audit-admin'];
