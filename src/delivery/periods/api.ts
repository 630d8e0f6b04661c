/** The endpoints of rhythms and periods, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { Day } from '../model.ts';
import { ReportPage } from '../reports/model.ts';
import { MoveDue, OpenPeriod, Period, PeriodEvery, PeriodPreview, PeriodStatusAsked, Rhythm, SetRhythm } from './model.ts';

const One = z.object({ id: z.uuid() });
const REFUSED = ['plan-not-found', 'not-allowed', 'plan-not-in-force'] as const;

export const periodEndpoints = {
  readRhythm: { method: 'GET', path: '/api/v1/plans/:id/rhythm', summary: 'How often a plan asks for reports, and what its document says of it', access: 'read-delivery', params: One, status: 200, reply: Rhythm, refusals: ['plan-not-found'] },
  setRhythm: {
    method: 'PUT', path: '/api/v1/plans/:id/rhythm', summary: 'Say how often a plan asks; each month only with the sentence that says so', access: 'open-periods', ifMatch: true, params: One, body: SetRhythm, status: 200, reply: Rhythm,
    refusals: [...REFUSED, 'month-without-clause', 'stale'],
  },
  listPeriods: { method: 'GET', path: '/api/v1/plans/:id/periods', summary: 'The periods of a plan with what came in, newest first', access: 'read-delivery', params: One, status: 200, reply: z.array(Period), refusals: ['plan-not-found'] },
  previewPeriod: {
    method: 'GET', path: '/api/v1/plans/:id/periods/preview', summary: 'What opening a period would ask of each unit, and how much that is in a year', access: 'open-periods', params: One, query: z.object({ every: PeriodEvery.optional(), from: Day.optional() }),
    status: 200, reply: PeriodPreview, refusals: [...REFUSED],
  },
  openPeriod: {
    method: 'POST', path: '/api/v1/plans/:id/periods', summary: 'Open a period and tell the units', access: 'open-periods', params: One, body: OpenPeriod, status: 201, reply: Period,
    refusals: [...REFUSED, 'rhythm-not-set', 'period-not-of-rhythm', 'period-not-begun', 'due-day-past', 'asked-already', 'nobody-asked'],
  },
  readPeriod: { method: 'GET', path: '/api/v1/periods/:id', summary: 'One period with what came in and who is missing', access: 'read-delivery', params: One, status: 200, reply: Period, refusals: ['period-not-found'] },
  listPeriodReports: {
    method: 'GET', path: '/api/v1/periods/:id/reports', summary: 'What a period asked of whom and what each said, by unit', access: 'read-delivery', params: One,
    query: z.object({ status: PeriodStatusAsked.optional(), unit: z.uuid().optional(), cursor: z.string().max(600).optional(), limit: z.coerce.number().int().min(1).max(200).default(100) }), status: 200, reply: ReportPage, refusals: ['period-not-found', 'invalid-cursor'],
  },
  lockPeriod: { method: 'POST', path: '/api/v1/periods/:id/lock', summary: 'End reporting for a period; afterwards figures are only corrected', access: 'open-periods', ifMatch: true, current: 'readPeriod', params: One, status: 200, reply: Period, refusals: ['period-not-found', 'not-allowed', 'plan-not-in-force', 'period-locked', 'stale'] },
  movePeriodDue: { method: 'PATCH', path: '/api/v1/periods/:id', summary: 'Move the last day of a period', access: 'open-periods', ifMatch: true, params: One, body: MoveDue, status: 200, reply: Period, refusals: ['period-not-found', 'not-allowed', 'plan-not-in-force', 'period-locked', 'period-opened-again', 'due-day-past', 'stale'] },
} as const satisfies Record<string, Endpoint>;
