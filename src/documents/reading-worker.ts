/** The worker's entry: answers each job with `{ done }` or `{ fault }`. */
import { parentPort } from 'node:worker_threads';
import { doReadingJob, type ReadingJob } from './reading-jobs.ts';

parentPort?.on('message', (job: ReadingJob) => {
  doReadingJob(job).then(
    (done) => parentPort?.postMessage({ done }),
    (error: unknown) => parentPort?.postMessage({ fault: error instanceof Error ? error : new Error(String(error)) }),
  );
});
