/** The endpoints of reports and their evidence, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { AddEvidence, FileAsked } from '../evidence/model.ts';
import { Reason } from '../model.ts';
import { Correct, Evidence, OnBehalf, Ratification, Report, ReportDraft, ReportLine, ReportPage } from './model.ts';

const One = z.object({ id: z.uuid() });
const Place = z.object({ id: z.uuid(), period: z.uuid() });
const Paged = { cursor: z.string().max(600).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };
const WRITING = ['report-not-found', 'speaks-for-another', 'period-locked', 'not-possible-for-report', 'report-not-asked', 'share-not-asked', 'stale'] as const;
const LACKS = ['report-lacks-standing', 'report-lacks-progress', 'report-lacks-problem-kind', 'report-lacks-problem'] as const;
const ADDING = ['report-not-found', 'speaks-for-another', 'not-allowed', 'period-locked', 'not-possible-for-report', 'report-not-asked', 'too-much-evidence'] as const;

export const reportEndpoints = {
  listMyReports: {
    method: 'GET', path: '/api/v1/my-reports', summary: 'What open periods ask of the units that the caller speaks for, due first', access: 'report-progress',
    query: z.object({ ...Paged, done: z.enum(['true', 'false']).default('false') }), status: 200, reply: ReportPage, refusals: ['invalid-cursor'],
  },
  countMyReports: {
    method: 'GET', path: '/api/v1/my-reports/count', summary: 'How many of them are open, past their day, sent back, handed in', access: 'report-progress', status: 200,
    reply: z.object({ open: z.int(), late: z.int(), returned: z.int(), done: z.int(), /** Handed out, and neither taken on nor objected to. */ toAcknowledge: z.int() }), refusals: [],
  },
  listReviews: {
    method: 'GET', path: '/api/v1/reviews', summary: 'Reports that wait for this caller\'s review, oldest first', access: 'read-delivery', query: z.object(Paged), status: 200, reply: ReportPage, refusals: ['invalid-cursor'],
  },
  listReportsOfAssignment: {
    method: 'GET', path: '/api/v1/assignments/:id/reports', summary: 'All reports of one assignment, newest first', access: 'read-delivery', params: One, status: 200, reply: z.array(ReportLine), refusals: ['assignment-not-found'],
  },
  openReport: {
    method: 'GET', path: '/api/v1/assignments/:id/periods/:period/report', summary: 'One report with what the system already knows of it; version 0 where nobody began it', access: 'read-delivery', params: Place, status: 200, reply: Report, refusals: ['report-not-found'],
  },
  openReportById: { method: 'GET', path: '/api/v1/reports/:id', summary: 'The same, by the report', access: 'read-delivery', params: One, status: 200, reply: Report, refusals: ['report-not-found'] },
  saveReport: {
    method: 'PUT', path: '/api/v1/assignments/:id/periods/:period/report', summary: 'Keep what is typed as a draft', access: 'report-progress', ifMatch: true, params: Place, body: ReportDraft, status: 200, reply: Report, refusals: [...WRITING],
  },
  submitReport: {
    method: 'POST', path: '/api/v1/assignments/:id/periods/:period/report/submit', summary: 'Hand in, with what is typed', access: 'report-progress', ifMatch: true, current: 'openReport', params: Place, body: ReportDraft, status: 200, reply: Report, refusals: [...WRITING, ...LACKS],
  },
  recordReport: {
    method: 'POST', path: '/api/v1/assignments/:id/periods/:period/report/record', summary: 'Take down on the unit\'s behalf what it sent by letter', access: 'record-on-behalf', ifMatch: true, current: 'openReport', params: Place,
    body: z.strictObject({ draft: ReportDraft, letter: OnBehalf }), status: 200, reply: Report, refusals: [...WRITING, ...LACKS, 'not-allowed', 'letter-in-future'],
  },
  takeBackReport: {
    method: 'POST', path: '/api/v1/reports/:id/take-back', summary: 'Take back what nobody reviewed yet', access: 'report-progress', ifMatch: true, current: 'openReportById', params: One, status: 200, reply: Report, refusals: ['report-not-found', 'speaks-for-another', 'period-locked', 'not-possible-for-report', 'stale'],
  },
  passReport: {
    method: 'POST', path: '/api/v1/reports/:id/pass', summary: 'Reviewed and found right, by another than who handed it in', access: 'read-delivery', ifMatch: true, current: 'openReportById', params: One, status: 200, reply: Report,
    refusals: ['report-not-found', 'reviews-own-report', 'not-allowed', 'period-locked', 'not-possible-for-report', 'stale'],
  },
  returnReport: {
    method: 'POST', path: '/api/v1/reports/:id/return', summary: 'Send back, with a reason', access: 'read-delivery', ifMatch: true, current: 'openReportById', params: One, body: z.strictObject({ reason: Reason }), status: 200, reply: Report,
    refusals: ['report-not-found', 'reviews-own-report', 'not-allowed', 'period-locked', 'not-possible-for-report', 'stale'],
  },
  ratifyReport: {
    method: 'POST', path: '/api/v1/reports/:id/ratify', summary: 'Record who ratified it, when, under which number', access: 'record-ratification', ifMatch: true, current: 'openReportById', params: One, body: Ratification, status: 200, reply: Report,
    refusals: ['report-not-found', 'speaks-for-another', 'ratified-in-future', 'period-locked', 'not-possible-for-report', 'stale'],
  },
  correctFigure: {
    method: 'POST', path: '/api/v1/reports/:id/corrections', summary: 'Correct a figure that was handed in; both values are kept, with the reason', access: 'report-progress', ifMatch: true, current: 'openReportById', params: One, body: Correct, status: 200, reply: Report,
    refusals: ['report-not-found', 'speaks-for-another', 'not-possible-for-report', 'period-locked', 'share-not-asked', 'figure-unchanged', 'stale'],
  },
  addEvidence: {
    method: 'POST', path: '/api/v1/assignments/:id/periods/:period/report/evidence', summary: 'A paper that exists, by its number, or a link', access: 'report-progress', params: Place, body: AddEvidence, status: 201, reply: Report, refusals: [...ADDING],
  },
  addEvidenceFile: {
    method: 'POST', path: '/api/v1/assignments/:id/periods/:period/report/evidence-files', summary: 'A file as evidence: its kind is told by its bytes', access: 'report-progress', params: Place, query: FileAsked, body: 'bytes', limitMegabytes: 21, status: 201, reply: Report,
    refusals: [...ADDING, 'evidence-empty', 'evidence-too-large', 'evidence-type-forbidden', 'evidence-disguised', 'photo-not-asked', 'photo-no-picture'],
  },
  readEvidence: { method: 'GET', path: '/api/v1/evidence/:id', summary: 'One piece of evidence', access: 'read-delivery', params: One, status: 200, reply: Evidence, refusals: ['evidence-not-found'] },
  removeEvidence: {
    method: 'POST', path: '/api/v1/evidence/:id/remove', summary: 'Take evidence out of a report that is still being written', access: 'report-progress', ifMatch: true, current: 'readEvidence', params: One, status: 200, reply: Report,
    refusals: ['evidence-not-found', 'speaks-for-another', 'not-allowed', 'period-locked', 'not-possible-for-report', 'report-not-asked', 'stale'],
  },
  downloadEvidence: { method: 'GET', path: '/api/v1/evidence/:id/file', summary: 'The file, to save', access: 'read-delivery', params: One, status: 200, reply: 'file', refusals: ['evidence-not-found'] },
  showEvidencePicture: { method: 'GET', path: '/api/v1/evidence/:id/picture', summary: 'A picture, to look at', access: 'read-delivery', params: One, status: 200, reply: 'file', refusals: ['evidence-not-found', 'evidence-no-picture'] },
  readEvidenceText: { method: 'GET', path: '/api/v1/evidence/:id/text', summary: 'The beginning of a file\'s text', access: 'read-delivery', params: One, status: 200, reply: z.object({ text: z.string() }), refusals: ['evidence-not-found'] },
} as const satisfies Record<string, Endpoint>;
