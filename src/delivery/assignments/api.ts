/** The endpoints of assignments, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { Assignment, Reason } from '../model.ts';
import { Asked, AssignmentCounts, AssignmentPage, Because, BreakDown, Milestones, NameOffice, OpenedAssignment, PassDown, PassDownMany, PassedDownMany, Seen } from './model.ts';

const One = z.object({ id: z.uuid() });
const OWN = ['assignment-not-found', 'speaks-for-another', 'not-possible-for-assignment', 'stale'] as const;
const SENDER = ['assignment-not-found', 'not-allowed', 'not-possible-for-assignment', 'stale'] as const;
const opens = { params: One, ifMatch: true, current: 'openAssignment', status: 200 } as const;

export const assignmentEndpoints = {
  listAssignments: {
    method: 'GET', path: '/api/v1/assignments', summary: 'What units owe, soonest first; with mine=yes what was given to the units for which the caller speaks', access: 'read-delivery',
    query: z.object({ ...Asked, cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }), status: 200, reply: AssignmentPage, refusals: ['invalid-cursor'],
  },
  countAssignments: {
    method: 'GET', path: '/api/v1/assignments/counts', summary: 'How many of them there are, wait for an answer, are objected to, changed since', access: 'read-delivery', query: z.object(Asked), status: 200, reply: AssignmentCounts, refusals: [],
  },
  exportAssignments: {
    method: 'GET', path: '/api/v1/assignments/export', summary: 'The same list as a file', access: 'read-delivery', query: z.object({ ...Asked, format: z.enum(['xlsx', 'docx', 'csv']) }), status: 200, reply: 'file', refusals: ['nothing-owed', 'too-many-to-export', 'cell-too-long'],
  },
  openAssignment: {
    method: 'GET', path: '/api/v1/assignments/:id', summary: 'One assignment with its parts, milestones, shares, and what stands above it', access: 'read-delivery', params: One, status: 200, reply: OpenedAssignment, refusals: ['assignment-not-found'],
  },
  acknowledgeAssignments: {
    method: 'POST', path: '/api/v1/assignments/acknowledge', summary: 'Take on what was given, all of these or none', access: 'answer-dispatch', body: z.object({ assignments: Seen }).strict(), status: 200, reply: z.array(Assignment), refusals: OWN,
  },
  objectToAssignment: {
    method: 'POST', path: '/api/v1/assignments/:id/object', summary: 'Object to it, with a reason; it goes back to whoever sent it', access: 'answer-dispatch', ...opens, body: Because, reply: Assignment, refusals: OWN,
  },
  holdToAssignment: {
    method: 'POST', path: '/api/v1/assignments/:id/hold-to', summary: 'Hold to what was asked, with a reason; the unit is asked again', access: 'answer-dispatch', ...opens, body: Because, reply: Assignment, refusals: SENDER,
  },
  withdrawAssignment: {
    method: 'POST', path: '/api/v1/assignments/:id/withdraw', summary: 'Withdraw one, with all that was passed down from it; it stays to be seen', access: 'answer-dispatch', ...opens, body: Because, reply: Assignment, refusals: SENDER,
  },
  bringAssignmentsUpToDate: {
    method: 'POST', path: '/api/v1/assignments/bring-up-to-date', summary: 'What changed in the ledger since, as it is now: last days follow, what was withdrawn there is withdrawn here; units take it on anew', access: 'answer-dispatch',
    body: z.object({ assignments: Seen, reason: Reason }).strict(), status: 200, reply: z.object({ renewed: z.int(), withdrawn: z.int() }), refusals: [...SENDER, 'nothing-to-bring-up-to-date'],
  },
  nameOffice: {
    method: 'PUT', path: '/api/v1/assignments/:id/office', summary: 'Which office, and who, answers for it', access: 'answer-dispatch', ...opens, body: NameOffice, reply: OpenedAssignment, refusals: [...OWN, 'office-not-of-unit'],
  },
  setMilestones: {
    method: 'PUT', path: '/api/v1/assignments/:id/milestones', summary: 'Its phases and milestones, the whole list', access: 'answer-dispatch', ...opens, body: Milestones, reply: OpenedAssignment,
    refusals: [...OWN, 'phase-without-start', 'phase-backwards', 'milestone-later-than-whole', 'reached-in-future'],
  },
  breakDownAssignment: {
    method: 'POST', path: '/api/v1/assignments/:id/parts', summary: 'Divide it among the unit\'s own offices', access: 'answer-dispatch', ...opens, body: BreakDown, reply: OpenedAssignment, refusals: [...OWN, 'office-not-of-unit', 'part-later-than-whole'],
  },
  passDownAssignment: {
    method: 'POST', path: '/api/v1/assignments/:id/pass-down', summary: 'Pass it down: parts for units below, as a dispatch of the unit itself', access: 'answer-dispatch', ...opens, body: PassDown, reply: OpenedAssignment,
    refusals: [...OWN, 'unit-not-found', 'unit-closed', 'given-below-already', 'part-later-than-whole', 'dispatched-in-future', 'answer-before-dispatch', 'minutes-missing', 'address-upwards', 'address-its-body', 'authority-does-not-reach', 'channel-not-open', 'unit-not-in-system'],
  },
  passDownAssignments: {
    method: 'POST', path: '/api/v1/assignments/pass-down', summary: 'Pass many tasks of one unit down to units below, all of these or none; with `dry` only told who would get what, and what cannot go and why', access: 'answer-dispatch', body: PassDownMany, status: 200, reply: PassedDownMany,
    refusals: ['assignment-not-found', 'pass-down-of-several', 'pass-down-rows-refused', 'dispatched-in-future', 'answer-before-dispatch', 'minutes-missing', 'stale'],
  },
  withdrawAssignments: {
    method: 'POST', path: '/api/v1/assignments/withdraw', summary: 'Withdraw many with all that was passed down from them, all of these or none', access: 'answer-dispatch', body: z.object({ assignments: z.array(z.object({ id: z.uuid(), version: z.int() })).min(1).max(5_000), reason: Reason }).strict(), status: 200,
    reply: z.object({ withdrawn: z.int() }), refusals: SENDER,
  },
} as const satisfies Record<string, Endpoint>;
