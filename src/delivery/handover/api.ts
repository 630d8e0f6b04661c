/** The endpoints of handing over, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { Assignment } from '../model.ts';
import { KeepingList, TakenOver, TakeOver } from './keeping-model.ts';
import { HandOver, HandoverPage } from './model.ts';

export const handoverEndpoints = {
  listHandovers: {
    method: 'GET', path: '/api/v1/handovers', summary: 'What closed units owe, with who stands in their place: for whoever handed it out to confirm', access: 'answer-dispatch',
    query: z.object({ cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }), status: 200, reply: HandoverPage, refusals: ['invalid-cursor'],
  },
  handOver: {
    method: 'POST', path: '/api/v1/handovers', summary: 'Hand over to the successor, all of these or none: it owes the reports from now on, and takes them on anew', access: 'answer-dispatch', body: HandOver, status: 200, reply: z.array(Assignment),
    refusals: ['assignment-not-found', 'not-allowed', 'not-possible-for-assignment', 'unit-not-closed', 'not-its-successor', 'stale'],
  },
  listKeeping: {
    method: 'GET', path: '/api/v1/handovers/kept', summary: 'Ledgers that closed units kept and what they handed out, with who stands in their place: for whoever keeps ledgers there', access: 'dispatch-tasks', status: 200, reply: KeepingList, refusals: [],
  },
  takeOver: {
    method: 'POST', path: '/api/v1/handovers/kept', summary: 'Take over a ledger of a closed unit, with what it handed out of it', access: 'dispatch-tasks', body: TakeOver, status: 200, reply: TakenOver,
    refusals: ['plan-not-found', 'not-its-successor', 'stale'],
  },
} as const satisfies Record<string, Endpoint>;
