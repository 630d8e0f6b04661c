/** The worker's entry: answers each job with `{ done }` or `{ fault }`. */
import { parentPort } from 'node:worker_threads';
import { doPasswordJob, type PasswordJob } from './password-jobs.ts';

parentPort?.on('message', (job: PasswordJob) => {
  doPasswordJob(job).then(
    (done) => parentPort?.postMessage({ done }),
    (error: unknown) => parentPort?.postMessage({ fault: error instanceof Error ? error : new Error(String(error)) }),
  );
});
