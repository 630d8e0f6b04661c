/** Endpoints of a year's work, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { AnnualPlan, Directive, DirectiveDraft, DirectiveKind, DirectivePage, ResponsibilityLetter, Year } from './model.ts';

const One = z.object({ id: z.uuid() });
const Day = z.iso.date();
const OfYear = z.object({ year: Year });
const OfUnit = { unit: z.uuid().optional(), below: z.enum(['yes', 'no']).default('no') };
const FILE = ['evidence-empty', 'evidence-too-large', 'evidence-type-forbidden', 'evidence-disguised'] as const;

export const planningEndpoints = {
  openAnnualPlan: {
    method: 'GET', path: '/api/v1/annual-plans/:year', summary: 'What falls due in a year: carried over, month by month, and what has no last day; of one unit (with all below it), or of all that one sees', access: 'read-delivery',
    params: OfYear, query: z.object(OfUnit), status: 200, reply: AnnualPlan, refusals: ['unit-not-found'],
  },
  exportAnnualPlan: {
    method: 'GET', path: '/api/v1/annual-plans/:year/paper', summary: 'As .docx: the plan of the year, the agenda of its meeting (what is stuck), or a unit\'s responsibility letter', access: 'read-delivery',
    params: OfYear, query: z.object({ ...OfUnit, what: z.enum(['plan', 'agenda', 'letter']) }), status: 200, reply: 'file', refusals: ['unit-not-found', 'letter-without-unit', 'nothing-in-year', 'nothing-stuck'],
  },
  listDirectives: {
    method: 'GET', path: '/api/v1/directives', summary: 'Instructions and minutes, newest first; of a task, or those with something unanswered', access: 'read-delivery',
    query: z.object({ kind: DirectiveKind.optional(), task: z.uuid().optional(), open: z.enum(['yes', 'no']).default('no'), cursor: z.string().max(600).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }), status: 200, reply: DirectivePage, refusals: ['invalid-cursor'],
  },
  openDirective: { method: 'GET', path: '/api/v1/directives/:id', summary: 'One of them', access: 'read-delivery', params: One, status: 200, reply: Directive, refusals: ['directive-not-found'] },
  addDirective: {
    method: 'POST', path: '/api/v1/directives', summary: 'Register an instruction or minutes: source, number, day, and what each point asks of which task and unit', access: 'dispatch-tasks',
    body: DirectiveDraft, status: 201, reply: Directive, refusals: ['unit-not-found', 'not-allowed', 'task-not-found', 'directive-in-future'],
  },
  removeDirective: { method: 'DELETE', path: '/api/v1/directives/:id', summary: 'Remove what was registered by mistake; not once a point is answered', access: 'dispatch-tasks', params: One, ifMatch: true, status: 204, reply: 'nothing', refusals: ['directive-not-found', 'not-allowed', 'directive-answered', 'stale'] },
  openDirectivePoint: { method: 'GET', path: '/api/v1/directive-points/:id', summary: 'The directive of a point', access: 'read-delivery', params: One, status: 200, reply: Directive, refusals: ['directive-not-found'] },
  answerDirectivePoint: {
    method: 'PUT', path: '/api/v1/directive-points/:id/answer', summary: 'Record that it was done, and by which paper; null takes that back', access: 'read-delivery', params: One, ifMatch: true, current: 'openDirectivePoint',
    body: z.object({ answeredOn: Day.nullable(), answerNumber: z.string().trim().min(1).max(60).nullable().default(null) }), status: 200, reply: Directive, refusals: ['directive-not-found', 'not-allowed', 'directive-in-future', 'stale'],
  },
  listResponsibilityLetters: { method: 'GET', path: '/api/v1/responsibility-letters', summary: 'Responsibility letters of a year that were signed, by unit', access: 'read-delivery', query: OfYear, status: 200, reply: z.array(ResponsibilityLetter), refusals: [] },
  fileResponsibilityLetter: {
    method: 'POST', path: '/api/v1/responsibility-letters', summary: 'File the scan of a signed letter', access: 'dispatch-tasks', body: 'bytes', limitMegabytes: 21,
    query: z.object({ unit: z.uuid(), from: z.uuid(), year: Year, signedOn: Day, number: z.string().trim().max(60).optional(), name: z.string().min(1).max(200) }), status: 201, reply: ResponsibilityLetter, refusals: ['unit-not-found', 'not-allowed', 'letter-filed-already', 'letter-no-scan', 'directive-in-future', ...FILE],
  },
  openResponsibilityLetter: { method: 'GET', path: '/api/v1/responsibility-letters/:id', summary: 'One of them', access: 'read-delivery', params: One, status: 200, reply: ResponsibilityLetter, refusals: ['letter-not-found'] },
  downloadResponsibilityLetter: { method: 'GET', path: '/api/v1/responsibility-letters/:id/file', summary: 'Its scan', access: 'read-delivery', params: One, status: 200, reply: 'file', refusals: ['letter-not-found'] },
  removeResponsibilityLetter: { method: 'DELETE', path: '/api/v1/responsibility-letters/:id', summary: 'Take back what was filed by mistake', access: 'dispatch-tasks', params: One, ifMatch: true, status: 204, reply: 'nothing', refusals: ['letter-not-found', 'not-allowed', 'stale'] },
} as const satisfies Record<string, Endpoint>;
