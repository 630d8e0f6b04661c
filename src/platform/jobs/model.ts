/** Jobs as callers see them. Safe for the browser. */
import { z } from 'zod';

export const JobStatus = z.enum(['waiting', 'running', 'done', 'refused', 'failed', 'cancelled']);
export type JobStatus = z.infer<typeof JobStatus>;

export const JobView = z.object({
  id: z.uuid(),
  kind: z.string(),
  status: JobStatus,
  progress: z.object({
    done: z.int(),
    /** Null while nobody knows how much there is. */
    total: z.int().nullable(),
  }),
  /** Asked to stop; it does at its next step. */
  cancelAsked: z.boolean(),
  /** Of the kind's own shape, once it is done. */
  result: z.unknown().nullable(),
  refusal: z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])), sentence: z.object({ zh: z.string(), en: z.string() }) }).nullable(),
  /** Instants, ISO 8601 in UTC. */
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});
export type JobView = z.infer<typeof JobView>;

export const JobPage = z.object({ items: z.array(JobView), next: z.string().nullable() });
export type JobPage = z.infer<typeof JobPage>;

/** Days for which an ended job can be asked about. */
export const DAYS_KEPT = 7;
