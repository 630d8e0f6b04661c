/** The endpoints of papers, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { NewPaper, NumberGiven, OpenedPaper, Paper, PaperChange, PaperKind } from './model.ts';

const One = z.object({ id: z.uuid() });
const CHANGED = ['paper-not-found', 'not-allowed', 'paper-not-possible-now', 'stale'] as const;

export const endpoints = {
  listPapers: {
    method: 'GET', path: '/api/v1/papers', summary: 'Papers about the delivery of plans, newest first', access: 'write-papers',
    query: z.object({ plan: z.uuid().optional(), kind: PaperKind.optional(), cursor: z.string().max(600).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    status: 200, reply: z.object({ items: z.array(Paper), next: z.string().nullable() }), refusals: ['invalid-cursor'],
  },
  compilePaper: {
    method: 'POST', path: '/api/v1/papers', summary: 'Take the figures of today and make a first text of them', access: 'write-papers', body: NewPaper, status: 201, reply: OpenedPaper,
    refusals: ['plan-not-found', 'unit-not-found', 'not-allowed', 'about-unit-needed', 'period-of-other-plan', 'nothing-handed-out'],
  },
  openPaper: { method: 'GET', path: '/api/v1/papers/:id', summary: 'One paper with its text and what it rests on', access: 'write-papers', params: One, status: 200, reply: OpenedPaper, refusals: ['paper-not-found'] },
  changePaper: { method: 'PATCH', path: '/api/v1/papers/:id', summary: 'Change title, addressees, text or whom to ask back', access: 'write-papers', params: One, ifMatch: true, body: PaperChange, status: 200, reply: OpenedPaper, refusals: [...CHANGED, 'unknown-figure', 'figure-not-taken'] },
  refreshPaper: { method: 'POST', path: '/api/v1/papers/:id/refresh', summary: 'Take the figures anew; the text stays', access: 'write-papers', params: One, ifMatch: true, current: 'openPaper', status: 200, reply: OpenedPaper, refusals: [...CHANGED, 'plan-not-found', 'nothing-handed-out'] },
  finishPaper: { method: 'POST', path: '/api/v1/papers/:id/finish', summary: 'The text is done', access: 'write-papers', params: One, ifMatch: true, current: 'openPaper', status: 200, reply: OpenedPaper, refusals: [...CHANGED, 'unknown-figure', 'figure-not-taken'] },
  reopenPaper: { method: 'POST', path: '/api/v1/papers/:id/reopen', summary: 'Take a finished text back', access: 'write-papers', params: One, ifMatch: true, current: 'openPaper', status: 200, reply: OpenedPaper, refusals: CHANGED },
  recordPaperNumber: {
    method: 'POST', path: '/api/v1/papers/:id/number', summary: 'Record number and day that the office\'s document system gave', access: 'write-papers', params: One, ifMatch: true, current: 'openPaper', body: NumberGiven, status: 200, reply: OpenedPaper, refusals: [...CHANGED, 'signed-in-future'],
  },
  discardPaper: { method: 'DELETE', path: '/api/v1/papers/:id', summary: 'Let a draft go', access: 'write-papers', params: One, ifMatch: true, status: 204, reply: 'nothing', refusals: CHANGED },
  downloadPaper: { method: 'GET', path: '/api/v1/papers/:id/file', summary: 'The paper by GB/T 9704 (.docx)', access: 'write-papers', params: One, status: 200, reply: 'file', refusals: ['paper-not-found'] },
} as const satisfies Record<string, Endpoint>;
