/** The endpoints of destroying, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { Reason } from '../model.ts';
import { Destruction, DestructionPage, DestructionPreview } from './model.ts';

const One = z.object({ id: z.uuid() });

export const destroyingEndpoints = {
  previewDestruction: {
    method: 'GET', path: '/api/v1/plans/:id/destruction-preview', summary: 'What destroying a ledger that turned out to be secret would take with it, and what a person must look after', access: 'destroy-documents',
    params: One, status: 200, reply: DestructionPreview, refusals: ['plan-not-found', 'plan-destroyed', 'not-allowed', 'destroy-reaches-further'],
  },
  destroyPlan: {
    method: 'POST', path: '/api/v1/plans/:id/destroy', summary: 'Destroy a ledger that turned out to be secret, at once and for good, with its paper and all that was said, handed out and reported of it; what is left says who did it and when. Pressed twice, it destroys once',
    access: 'destroy-documents', params: One, ifMatch: true, current: 'openPlan', body: z.object({ reason: Reason }), status: 200, reply: Destruction,
    refusals: ['plan-not-found', 'not-allowed', 'destroy-reaches-further', 'told-otherwise', 'stale'],
  },
  readDestruction: {
    method: 'GET', path: '/api/v1/plans/:id/destruction', summary: 'What is left of a ledger that was destroyed: by whom, when, and how much went', access: 'read-plans', params: One, status: 200, reply: Destruction, refusals: ['plan-not-found'],
  },
  listDestructions: {
    method: 'GET', path: '/api/v1/destructions', summary: 'Ledgers that were destroyed, newest first: by whom, when and why', access: 'read-destructions',
    query: z.object({ cursor: z.string().max(600).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }), status: 200, reply: DestructionPage, refusals: ['invalid-cursor'],
  },
  exportDestructions: {
    method: 'GET', path: '/api/v1/destructions/export', summary: 'The same list, whole, as a file', access: 'read-destructions',
    query: z.object({ format: z.enum(['xlsx', 'docx', 'csv']) }), status: 200, reply: 'file', refusals: ['cell-too-long'],
  },
} as const satisfies Record<string, Endpoint>;
