/** The endpoints of jobs, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '../http/endpoint.ts';
import { JobPage, JobView } from './model.ts';

const One = z.object({ id: z.uuid() });
const Page = z.object({ cursor: z.string().max(600).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) });

export const jobEndpoints = {
  listJobs: { method: 'GET', path: '/api/v1/jobs', summary: 'Your own jobs, newest first', access: 'signed-in', query: Page, status: 200, reply: JobPage, refusals: ['invalid-cursor'] },
  getJob: { method: 'GET', path: '/api/v1/jobs/:id', summary: 'One of your jobs: how far it is, what came of it', access: 'signed-in', params: One, status: 200, reply: JobView, refusals: ['job-not-found'] },
  cancelJob: { method: 'POST', path: '/api/v1/jobs/:id/cancel', summary: 'Ask a job to stop; what its steps did already stays', access: 'signed-in', params: One, status: 202, reply: JobView, refusals: ['job-not-found', 'job-ended'] },
  listAllJobs: { method: 'GET', path: '/api/v1/operation/jobs', summary: 'Everybody\'s jobs, newest first', access: 'read-operation', query: Page, status: 200, reply: JobPage, refusals: ['invalid-cursor'] },
} as const satisfies Record<string, Endpoint>;
