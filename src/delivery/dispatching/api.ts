/** The endpoints of handing tasks out, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { DispatchStatus, Reason } from '../model.ts';
import { DispatchEdit, DispatchPage, DispatchWhose, NewDispatch, OpenedDispatch, Propose, Proposed, ProposedAuthority, RecordedAnswer } from './model.ts';

const One = z.object({ id: z.uuid() });
const PLAN = ['plan-not-found', 'plan-not-published', 'unit-not-found', 'not-allowed', 'plan-of-another'] as const;
const ADDRESS = ['group-not-found', 'group-missing', 'not-in-group', 'address-upwards', 'address-its-body', 'authority-does-not-reach', 'channel-not-open', 'unit-not-in-system', 'unit-closed'] as const;
const PAIRS = ['task-not-in-plan', 'task-withdrawn', 'unit-only-cooperates', 'unit-not-responsible', 'already-dispatched', 'dispatched-in-future', 'answer-before-dispatch', ...ADDRESS] as const;

export const dispatchingEndpoints = {
  proposeAuthority: {
    method: 'GET', path: '/api/v1/plans/:id/dispatch-authority', summary: 'By whose word a plan\'s tasks would go out, by who issued its paper; nothing is written', access: 'dispatch-tasks',
    params: One, status: 200, reply: ProposedAuthority, refusals: ['plan-not-found'],
  },
  proposeDispatch: {
    method: 'POST', path: '/api/v1/plans/:id/dispatch-proposal', summary: 'Who would owe what of a plan\'s tasks, and through which channels each unit may be reached; nothing is written', access: 'dispatch-tasks',
    params: One, body: Propose, status: 200, reply: Proposed, refusals: [...PLAN, 'group-not-found'],
  },
  draftDispatch: {
    method: 'POST', path: '/api/v1/plans/:id/dispatches', summary: 'Draft a dispatch: which tasks go to which units, by whose word and through which channel', access: 'dispatch-tasks',
    params: One, body: NewDispatch, status: 201, reply: OpenedDispatch, refusals: [...PLAN, ...PAIRS],
  },
  listDispatches: {
    method: 'GET', path: '/api/v1/dispatches', summary: 'Dispatches that the caller may see, newest first: its own units\' (whose=own), those of others, which may have passed them down (whose=below), or all', access: 'read-delivery',
    query: z.object({ plan: z.uuid().optional(), status: DispatchStatus.optional(), whose: DispatchWhose.optional(), cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }), status: 200, reply: DispatchPage, refusals: ['invalid-cursor'],
  },
  openDispatch: {
    method: 'GET', path: '/api/v1/dispatches/:id', summary: 'One dispatch with what each unit owes by it', access: 'read-delivery', params: One, status: 200, reply: OpenedDispatch, refusals: ['dispatch-not-found'],
  },
  editDispatch: {
    method: 'PATCH', path: '/api/v1/dispatches/:id', summary: 'Change a draft; of one that went out its number and whom to ask', access: 'dispatch-tasks', params: One, ifMatch: true, body: DispatchEdit, status: 200, reply: OpenedDispatch,
    refusals: ['dispatch-not-found', 'not-allowed', 'not-possible-for-dispatch', 'dispatch-has-gone', 'unit-not-found', ...PAIRS, 'stale'],
  },
  sendDispatch: {
    method: 'POST', path: '/api/v1/dispatches/:id/send', summary: 'Send it: units see it, or their letters have gone', access: 'dispatch-tasks', params: One, ifMatch: true, current: 'openDispatch', status: 200, reply: OpenedDispatch,
    refusals: ['dispatch-not-found', 'not-allowed', 'not-possible-for-dispatch', 'plan-not-published', 'minutes-missing', 'unit-not-found', ...PAIRS, 'stale'],
  },
  discardDispatch: {
    method: 'DELETE', path: '/api/v1/dispatches/:id', summary: 'Let a draft go', access: 'dispatch-tasks', params: One, ifMatch: true, status: 204, reply: 'nothing', refusals: ['dispatch-not-found', 'not-allowed', 'not-possible-for-dispatch', 'stale'],
  },
  withdrawDispatch: {
    method: 'POST', path: '/api/v1/dispatches/:id/withdraw', summary: 'Withdraw what went out, with all that was passed down from it; it stays to be seen', access: 'dispatch-tasks', params: One, ifMatch: true, current: 'openDispatch',
    body: z.object({ reason: Reason }).strict(), status: 200, reply: OpenedDispatch, refusals: ['dispatch-not-found', 'not-allowed', 'not-possible-for-dispatch', 'stale'],
  },
  dispatchLetter: {
    method: 'GET', path: '/api/v1/dispatches/:id/letters/:unitId', summary: 'The letter or notice to one unit with its list of tasks (.docx)', access: 'read-delivery', params: One.extend({ unitId: z.uuid() }), status: 200, reply: 'file', refusals: ['dispatch-not-found', 'unit-not-in-dispatch'],
  },
  dispatchLetters: {
    method: 'GET', path: '/api/v1/dispatches/:id/letters', summary: 'The letters to all units of a dispatch (.zip)', access: 'read-delivery', params: One, status: 200, reply: 'file', refusals: ['dispatch-not-found', 'unit-not-in-dispatch'],
  },
  recordDispatchAnswer: {
    method: 'POST', path: '/api/v1/dispatches/:id/recorded-answers', summary: 'Record on a unit\'s behalf what it answered by letter: it takes on what it was sent, but what it objects to', access: 'record-on-behalf',
    params: One, body: RecordedAnswer, status: 200, reply: OpenedDispatch, refusals: ['dispatch-not-found', 'nothing-to-record', 'answer-day-in-future', 'assignment-not-of-unit', 'stale'],
  },
} as const satisfies Record<string, Endpoint>;
