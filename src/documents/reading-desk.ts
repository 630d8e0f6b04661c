/** Reading and writing in worker threads: 10 s and 512 MB a job, so that the server stays awake whatever comes in. */
import { availableParallelism } from 'node:os';
import { type Refusal, refuse } from '#kernel';
import type { FormOptions, WrittenForm } from '#forms';
import { boundedWorkers, type WorkerLimits } from '#platform';
import type { KeptLayers } from './checking/layers.ts';
import type { KeptReading } from './keeping.ts';
import type { ReadingMode } from './model.ts';
import type { ReadingJob, ReadingResult } from './reading-jobs.ts';

export interface ReadingDesk {
  readonly read: (bytes: Uint8Array, name: string, mode: ReadingMode) => Promise<KeptReading | Refusal>;
  /** @param layers what was corrected, laid over the reading before it is written. */
  readonly write: (packed: Uint8Array, name: string, options: FormOptions, layers?: KeptLayers) => Promise<WrittenForm | Refusal>;
  readonly writeDraft: (text: string, name: string, options: FormOptions) => Promise<WrittenForm | Refusal>;
  readonly close: () => Promise<void>;
}

export const READING_LIMITS: WorkerLimits = { seconds: 10, megabytes: 512, threads: Math.max(1, Math.min(4, availableParallelism())), waiting: 32 };
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './reading-worker.ts' : './reading-worker.js', import.meta.url);

export function openReadingDesk(limits: WorkerLimits = READING_LIMITS, entry: URL = ENTRY): ReadingDesk {
  const workers = boundedWorkers<ReadingJob, ReadingResult>(entry, limits);
  const run = async <R extends ReadingResult>(job: ReadingJob, name: string): Promise<R | Refusal> => {
    const outcome = await workers.run(job);
    if ('done' in outcome) return outcome.done as R | Refusal;
    if ('fault' in outcome) throw outcome.fault;
    switch (outcome.failed) {
      case 'timed-out': return refuse('took-too-long', { name, limit: limits.seconds });
      case 'out-of-memory': return refuse('out-of-memory', { name });
      case 'too-busy': return refuse('too-busy');
    }
  };
  return {
    read: (bytes, name, mode) => run<KeptReading>({ job: 'read', bytes, name, mode }, name),
    write: (packed, name, options, layers = { corrections: [], settled: [] }) => run<WrittenForm>({ job: 'write', packed, options, layers }, name),
    writeDraft: (text, name, options) => run<WrittenForm>({ job: 'write-draft', text, name, options }, name),
    close: workers.close,
  };
}
