import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { Amendment, AmendmentDecision, Day, OpenedAmendment, Reason } from '../model.ts';

const One = z.object({ id: z.uuid() });

export const amendmentEndpoints = {
  draftAmendment: {
    method: 'POST', path: '/api/v1/plans/:id/amendments', summary: 'Hold a later document against a plan; refused where it says nothing of any of its tasks', access: 'amend-plans', params: One, body: z.object({ documentId: z.uuid() }),
    status: 201, reply: Amendment, refusals: ['plan-not-found', 'not-allowed', 'not-possible-now', 'document-not-found', 'document-deleted', 'no-tasks-in-document', 'amendment-own-document', 'amendment-matches-nothing'],
  },
  listAmendments: { method: 'GET', path: '/api/v1/plans/:id/amendments', summary: 'Documents that were held against a plan, newest first', access: 'read-plans', params: One, status: 200, reply: z.array(Amendment), refusals: ['plan-not-found'] },
  openAmendment: {
    method: 'GET', path: '/api/v1/amendments/:id', summary: 'What is proposed: which measure is which task and what it would change', access: 'read-plans', params: One, status: 200, reply: OpenedAmendment,
    refusals: ['amendment-not-found', 'document-not-found', 'document-deleted'],
  },
  applyAmendment: {
    method: 'POST', path: '/api/v1/amendments/:id/apply', summary: 'Apply what a person decided, as one step; pressed twice it is applied once', access: 'amend-plans', params: One, ifMatch: true, current: 'openAmendment',
    body: z.object({ decisions: z.array(AmendmentDecision).max(5_000), on: Day.nullable().default(null), reason: Reason.nullable().default(null) }), status: 200, reply: Amendment,
    refusals: ['amendment-not-found', 'not-allowed', 'amendment-settled', 'amendment-decided-twice', 'amendment-changes-nothing', 'task-not-found', 'task-withdrawn', 'nothing-changed', 'effective-in-future', 'effective-too-early', 'document-not-found', 'document-deleted', 'stale'],
  },
  dropAmendment: {
    method: 'POST', path: '/api/v1/amendments/:id/drop', summary: 'Let an amendment go that was not applied', access: 'amend-plans', params: One, ifMatch: true, current: 'openAmendment', status: 200, reply: Amendment,
    refusals: ['amendment-not-found', 'not-allowed', 'amendment-settled', 'stale'],
  },
} as const satisfies Record<string, Endpoint>;
