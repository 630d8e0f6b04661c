/** The endpoints of workbooks and of the burden, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { Burden } from '../burden/model.ts';
import { Merged, TakeBack } from './model.ts';

const One = z.object({ id: z.uuid() });
export const sheetEndpoints = {
  downloadPeriodWorkbook: {
    method: 'GET', path: '/api/v1/periods/:id/workbook', summary: 'What a period asks as a workbook to fill in: of one unit, or of all that the caller sees (.xlsx)', access: 'read-delivery', params: One, query: z.object({ unit: z.uuid().optional() }),
    status: 200, reply: 'file', refusals: ['period-not-found', 'nothing-to-fill-in', 'too-many-to-fill-in'],
  },
  takeBackWorkbooks: {
    method: 'POST', path: '/api/v1/periods/:id/workbooks', summary: 'Returned workbooks as one table, each cell with its file; kept only where asked', access: 'report-progress', params: One, body: TakeBack, limitMegabytes: 64, status: 200, reply: Merged,
    refusals: ['period-not-found', 'period-locked', 'letter-in-future'],
  },
  showBurden: {
    method: 'GET', path: '/api/v1/burden', summary: 'How much was asked of each unit in a year, how much of it was filled in for them, and what was not asked twice', access: 'read-delivery',
    query: z.object({ year: z.coerce.number().int().min(2000).max(2200).optional(), plan: z.uuid().optional() }), status: 200, reply: Burden, refusals: [],
  },
} as const satisfies Record<string, Endpoint>;
