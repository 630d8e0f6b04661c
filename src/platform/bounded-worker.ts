/** Work that may hang or swell runs in worker threads, each job under a time and a memory limit; the server stays awake. */
import { Worker } from 'node:worker_threads';

export type Outcome<R> = { readonly done: R } | { readonly failed: 'timed-out' | 'out-of-memory' | 'too-busy' } | { readonly fault: Error };

export interface Workers<J, R> {
  readonly run: (job: J, transfer?: readonly ArrayBuffer[]) => Promise<Outcome<R>>;
  readonly close: () => Promise<void>;
}

export interface WorkerLimits {
  readonly seconds: number;
  readonly megabytes: number;
  /** Threads at a time; more jobs wait, up to `waiting`. */
  readonly threads: number;
  readonly waiting: number;
}

interface Waiting<J, R> { readonly job: J; readonly transfer: readonly ArrayBuffer[]; readonly settle: (outcome: Outcome<R>) => void }

/**
 * @param entry the worker's file: it answers each message with `{ done }` or `{ fault }`.
 * A thread is made on first use and kept; one that broke a limit is ended and replaced.
 */
export function boundedWorkers<J, R>(entry: URL, limits: WorkerLimits): Workers<J, R> {
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const queue: Waiting<J, R>[] = [];
  let closed = false;

  const next = (): void => {
    while (queue.length > 0 && !closed) {
      const worker = idle.pop() ?? (all.size < limits.threads ? hire() : undefined);
      if (worker === undefined) return;
      void work(worker, queue.shift() as Waiting<J, R>).then(next);
    }
  };
  const hire = (): Worker => {
    const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: limits.megabytes }, execArgv: [] });
    worker.unref();
    all.add(worker);
    worker.on('error', () => dismiss(worker));
    return worker;
  };
  const dismiss = (worker: Worker): void => {
    all.delete(worker);
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
    void worker.terminate();
  };
  const work = (worker: Worker, { job, transfer, settle }: Waiting<J, R>): Promise<void> => new Promise((finished) => {
    const end = (outcome: Outcome<R>, keep: boolean): void => {
      clearTimeout(timer);
      worker.removeAllListeners('message').removeListener('error', onError).removeListener('exit', onExit);
      if (keep && !closed) idle.push(worker);
      else dismiss(worker);
      settle(outcome);
      finished();
    };
    const onError = (error: Error): void => end((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? { failed: 'out-of-memory' } : { fault: error }, false);
    const onExit = (): void => end({ fault: new Error('the worker ended') }, false);
    const timer = setTimeout(() => end({ failed: 'timed-out' }, false), limits.seconds * 1_000);
    worker.on('message', (outcome: Outcome<R>) => end(outcome, true));
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage(job, transfer);
  });

  return {
    run: (job, transfer = []) => {
      if (queue.length >= limits.waiting) return Promise.resolve({ failed: 'too-busy' });
      return new Promise((settle) => {
        queue.push({ job, transfer, settle });
        next();
      });
    },
    close: async () => {
      closed = true;
      for (const { settle } of queue.splice(0)) settle({ failed: 'too-busy' });
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}
