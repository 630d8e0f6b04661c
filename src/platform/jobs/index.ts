/** Jobs: asked for in the transaction of a command, done by any server, looked at and cancelled by whoever asked. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { defineCursor, pageOf, readCursor } from '../cursor.ts';
import type { Executor } from '../database/executor.ts';
import type { Caller } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import type { jobEndpoints } from './api.ts';
import type { JobPage, JobView } from './model.ts';
import * as store from './store.ts';

export { deleteJobsAbout } from './store.ts';
export { type AnyJobKind, defineJob, type Effect, type JobKind, type RunningJob } from './kind.ts';
export { type Jobs, startJobs } from './worker.ts';
export { countByStatus, deleteEnded } from './store.ts';

const place = defineCursor('jobs', z.tuple([z.iso.datetime(), z.uuid()]));

/**
 * Asks for a job, in the caller's transaction: it is there when that commits, and not before.
 * @param input of the kind's shape. @returns the job's id, for `GET /api/v1/jobs/:id`.
 */
export async function enqueue(executor: Executor, kind: string, input: unknown, caller: Caller): Promise<string> {
  const id = randomUUID();
  await store.insertJob(executor, id, kind, input, caller);
  return id;
}

/** The product itself sees all; others what they asked for. */
function whose(caller: Caller): store.Whose | null {
  return caller.kind === 'system' ? null : { kind: caller.kind, id: caller.id };
}

export async function getJob(executor: Executor, caller: Caller, id: string): Promise<JobView | Refusal> {
  return (await store.findJob(executor, id, whose(caller))) ?? refuse('job-not-found');
}

export async function cancelJob(executor: Executor, caller: Caller, id: string): Promise<JobView | Refusal> {
  const job = await getJob(executor, caller, id);
  if (isRefusal(job)) return job;
  if (!(await store.askToCancel(executor, id))) return refuse('job-ended', { status: job.status });
  return getJob(executor, caller, id);
}

async function listJobs(executor: Executor, which: store.Whose | null, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<JobPage | Refusal> {
  const after = readCursor(place, cursor);
  if (isRefusal(after)) return after;
  return pageOf(await store.listJobs(executor, which, after, limit + 1), limit, place, ({ createdAt, id }) => [createdAt, id]);
}

export const jobHandlers: Handlers<typeof jobEndpoints> = {
  getJob: ({ params, caller, database }) => getJob(database, caller, params.id),
  cancelJob: ({ params, caller, database }) => cancelJob(database, caller, params.id),
  listJobs: ({ query, caller, database }) => listJobs(database, whose(caller), query),
  listAllJobs: ({ query, database }) => listJobs(database, null, query),
};
