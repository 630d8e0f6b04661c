/** The endpoints of the archive, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { Plan } from '../model.ts';

const One = z.object({ id: z.uuid() });

export const archiveEndpoints = {
  archivePlan: {
    method: 'POST', path: '/api/v1/plans/:id/archive', summary: 'Mark a plan as handed to the archive', access: 'archive-plans', params: One, ifMatch: true, current: 'openPlan', status: 200, reply: Plan,
    refusals: ['plan-not-found', 'not-allowed', 'not-possible-now', 'stale'],
  },
  archivePackage: {
    method: 'GET', path: '/api/v1/plans/:id/archive-package', summary: 'Paper, ledger, opinions, changes and journal of a plan with an index of digests (.zip)', access: 'archive-plans', params: One, status: 200, reply: 'file',
    refusals: ['plan-not-found', 'not-allowed', 'not-possible-now', 'document-not-found', 'document-deleted', 'nothing-to-export', 'cell-too-long'],
  },
} as const satisfies Record<string, Endpoint>;
