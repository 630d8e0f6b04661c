import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { Asked } from '../asked.ts';
import { Ledger } from '../model.ts';

const One = z.object({ id: z.uuid() });
const Format = { format: z.enum(['xlsx', 'docx', 'csv', 'json']), form: z.enum(['ledger', 'responsibility']).optional() };

export const ledgerEndpoints = {
  openLedger: {
    method: 'GET', path: '/api/v1/plans/:id/ledger', summary: 'A plan with all that stands in it, in the order of the paper', access: 'read-plans', params: One, status: 200, reply: Ledger, refusals: ['plan-not-found'],
  },
  exportPlan: {
    method: 'GET', path: '/api/v1/plans/:id/export', summary: 'The ledger as a file in an official form', access: 'read-plans', params: One, query: z.object(Format), status: 200, reply: 'file',
    refusals: ['plan-not-found', 'nothing-to-export', 'cell-too-long'],
  },
  exportTasks: {
    method: 'GET', path: '/api/v1/tasks/export', summary: 'What was asked for as a file; with a unit and brief as the extract of what it owes', access: 'read-plans',
    query: z.object({ ...Asked, ...Format, title: z.string().max(100).optional(), brief: z.literal('yes').optional() }), status: 200, reply: 'file',
    refusals: ['nothing-to-export', 'too-many-to-export', 'cell-too-long', 'unit-not-in-reading'],
  },
} as const satisfies Record<string, Endpoint>;
