import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { Comparison, Day, Ledger, PlanVersion, TaskChange } from '../model.ts';

const One = z.object({ id: z.uuid() });
/** `2026-03-02`, or `v3`. */
const Moment = z.union([Day, z.string().regex(/^v\d{1,9}$/)]);

export const historyEndpoints = {
  listPlanVersions: { method: 'GET', path: '/api/v1/plans/:id/versions', summary: 'What was done with a plan since it was published, newest first', access: 'read-plans', params: One, status: 200, reply: z.array(PlanVersion), refusals: ['plan-not-found'] },
  openLedgerAt: {
    method: 'GET', path: '/api/v1/plans/:id/ledger/at/:moment', summary: 'The ledger as it was at the end of a Shanghai day, or at a version of the plan', access: 'read-plans', params: z.object({ id: z.uuid(), moment: Moment }), status: 200, reply: Ledger,
    refusals: ['plan-not-found', 'not-published-then', 'day-in-future'],
  },
  compareLedger: {
    method: 'GET', path: '/api/v1/plans/:id/compare', summary: 'What differs between two days or versions, cell by cell', access: 'read-plans', params: One, query: z.object({ from: Moment, to: Moment }), status: 200, reply: Comparison,
    refusals: ['plan-not-found', 'not-published-then'],
  },
  listTaskHistory: { method: 'GET', path: '/api/v1/tasks/:id/history', summary: 'What was done with a task, newest first, cell by cell', access: 'read-plans', params: One, status: 200, reply: z.array(TaskChange), refusals: ['task-not-found'] },
} as const satisfies Record<string, Endpoint>;
