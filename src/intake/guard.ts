/** Readers of others' making run in a thread of their own, with an end to their time and memory. */
import { refuse, type Refusal } from '#kernel';
import type { Source } from '#reader';
import { limits } from './limits.ts';

export type GuardedKind = 'pdf' | 'xls' | 'doc';
export interface Errand { readonly kind: GuardedKind; readonly bytes: Uint8Array }
export type Answer = { readonly started: true } | { readonly source: Source } | { readonly refusal: Refusal } | { readonly failure: string };

const WATCH_MS = 100;

/** The source, or why there is none; a reader that fails in a way nobody foresaw is a damaged file. */
export async function guarded(kind: GuardedKind, bytes: Uint8Array): Promise<Source | Refusal> {
  const { Worker } = await import('node:worker_threads');
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const errand: Errand = { kind, bytes: Uint8Array.from(bytes) };
  const before = process.memoryUsage().rss;
  const worker = new Worker(new URL(`./guard-worker.${ending}`, import.meta.url), {
    workerData: errand, transferList: [errand.bytes.buffer as ArrayBuffer], stdout: true, stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.readerMegabytes, maxYoungGenerationSizeMb: 48, stackSizeMb: 4 },
  });
  return new Promise<Source | Refusal>((resolve, reject) => {
    let done = false;
    let started = false;
    const finish = (result: Source | Refusal): void => {
      if (done) return;
      done = true;
      clearTimeout(bell);
      clearInterval(watch);
      void worker.terminate();
      resolve(result);
    };
    const bell = setTimeout(() => finish(refuse('took-too-long', { limit: limits.seconds })), limits.seconds * 1_000);
    // Buffers lie outside the thread's own bound, so the process is watched for them.
    const watch = setInterval(() => {
      if (process.memoryUsage().rss - before > (limits.readerMegabytes + 160) * 1024 * 1024) finish(refuse('out-of-memory'));
    }, WATCH_MS);
    worker.on('message', (answer: Answer) => {
      if ('started' in answer) started = true;
      else finish('source' in answer ? answer.source : 'refusal' in answer ? answer.refusal : refuse('damaged-file', { part: kind }));
    });
    worker.on('error', (error: Error & { code?: string }) => {
      // A thread that can't even start is no fault of the file.
      if (!started) reject(error);
      finish(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse('out-of-memory') : refuse('damaged-file', { part: kind }));
    });
    worker.on('exit', () => finish(refuse('damaged-file', { part: kind })));
  });
}
