/** The endpoints of close-outs, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { AskCloseOut, CloseOut, CloseOutPage, CloseOutStatus, DecideCloseOut, ReopenCloseOut } from './model.ts';

const One = z.object({ id: z.uuid() });
const LACKS = ['parts-still-open', 'lacks-paper-with-number', 'lacks-photo-or-acceptance', 'lacks-figure-or-register', 'lacks-any-evidence', 'lacks-plan-still-runs'] as const;
export const closingEndpoints = {
  listCloseOuts: {
    method: 'GET', path: '/api/v1/close-outs', summary: 'Close-outs that were asked for and decided, newest first', access: 'read-delivery',
    query: z.object({ status: CloseOutStatus.optional(), plan: z.uuid().optional(), assignment: z.uuid().optional(), cursor: z.string().max(600).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }), status: 200, reply: CloseOutPage, refusals: ['invalid-cursor'],
  },
  readCloseOut: { method: 'GET', path: '/api/v1/close-outs/:id', summary: 'One close-out with its evidence', access: 'read-delivery', params: One, status: 200, reply: CloseOut, refusals: ['close-out-not-found'] },
  askCloseOut: {
    method: 'POST', path: '/api/v1/assignments/:id/close-outs', summary: 'Ask for an assignment to be closed, on its evidence', access: 'report-progress', params: One, body: AskCloseOut, status: 201, reply: CloseOut,
    refusals: ['assignment-not-found', 'speaks-for-another', 'assignment-not-acknowledged', 'close-out-open-already', ...LACKS],
  },
  decideCloseOut: {
    method: 'POST', path: '/api/v1/close-outs/:id/decide', summary: 'Close or decline, by another than who reported', access: 'close-out', ifMatch: true, current: 'readCloseOut', params: One, body: DecideCloseOut, status: 200, reply: CloseOut,
    refusals: ['close-out-not-found', 'close-out-decided', 'closes-own-report', 'not-allowed', 'assignment-not-acknowledged', 'closes-while-opened-again', ...LACKS, 'stale'],
  },
  reopenCloseOut: {
    method: 'POST', path: '/api/v1/close-outs/:id/reopen', summary: 'Open again what was closed, with a reason', access: 'close-out', ifMatch: true, current: 'readCloseOut', params: One, body: ReopenCloseOut, status: 200, reply: CloseOut,
    refusals: ['close-out-not-found', 'close-out-decided', 'not-allowed', 'stale'],
  },
} as const satisfies Record<string, Endpoint>;
