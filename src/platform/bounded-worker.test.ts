import { afterEach, expect, test } from 'vitest';
import { boundedWorkers, type WorkerLimits, type Workers } from './bounded-worker.ts';

type Job = 'echo' | 'hang' | 'swell' | 'throw' | 'exit' | 'bytes';
// A worker whose jobs do on purpose what a hostile file might make ours do.
const entry = new URL(`data:text/javascript,${encodeURIComponent(`
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', (job) => {
    if (job === 'hang') for (;;);
    if (job === 'swell') { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)); }
    if (job === 'throw') throw new Error('by the job');
    if (job === 'exit') process.exit();
    parentPort.postMessage({ done: threadId });
  });
`)}`);
const limits: WorkerLimits = { seconds: 20, megabytes: 64, threads: 1, waiting: 3 };
let workers: Workers<Job, number>;
afterEach(() => workers.close());

test('a thread is kept from job to job', async () => {
  workers = boundedWorkers(entry, limits);
  expect(await workers.run('echo')).toEqual(await workers.run('echo'));
});

test('a job that hangs is ended, the next one is done by another thread, and we stay awake', async () => {
  workers = boundedWorkers(entry, { ...limits, seconds: 1 });
  let ticks = 0;
  const awake = setInterval(() => { ticks += 1; }, 5);
  const [hung, next] = await Promise.all([workers.run('hang'), workers.run('echo')]);
  clearInterval(awake);
  expect(hung).toEqual({ failed: 'timed-out' });
  expect(next).toEqual({ done: expect.any(Number) });
  expect(ticks).toBeGreaterThan(10);
});

test('a job that swells is ended, not the process', async () => {
  workers = boundedWorkers(entry, limits);
  expect(await workers.run('swell')).toEqual({ failed: 'out-of-memory' });
  expect(await workers.run('echo')).toEqual({ done: expect.any(Number) });
});

test.each<[Job, string]>([['throw', 'by the job'], ['exit', 'ended']])('%s is a fault of ours, and the next job is done', async (job, message) => {
  workers = boundedWorkers(entry, limits);
  expect(await workers.run(job)).toEqual({ fault: expect.objectContaining({ message: expect.stringContaining(message) }) });
  expect(await workers.run('echo')).toEqual({ done: expect.any(Number) });
});

test('who comes when too many wait is told so at once', async () => {
  workers = boundedWorkers(entry, { ...limits, seconds: 1 });
  const outcomes = await Promise.all([workers.run('hang'), workers.run('echo'), workers.run('echo'), workers.run('echo'), workers.run('echo')]);
  expect(outcomes.map((outcome) => ('failed' in outcome ? outcome.failed : 'done'))).toEqual(['timed-out', 'done', 'done', 'done', 'too-busy']);
});
