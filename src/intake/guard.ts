/** Readers of others' making run in a thread of their own, with an end to their time and memory. */
import { refuse, type Refusal } from '#kernel';
import type { Source } from '#reader';
import { limits } from './limits.ts';

export type GuardedKind = 'pdf' | 'xls' | 'doc';
export interface Errand { readonly kind: GuardedKind; readonly bytes: Uint8Array }
export type Answer = { readonly started: true } | { readonly source: Source } | { readonly refusal: Refusal } | { readonly failure: string };

const WATCH_MS = 100;
/** Megabytes that a reader may hold in buffers, which lie outside of its heap, beside what its heap may have. */
const BUFFERS = 160;

export interface Bounds { readonly seconds: number; readonly readerMegabytes: number }

/** The source, or why there is none; a reader that fails in a way nobody foresaw is a damaged file. */
export async function guarded(kind: GuardedKind, bytes: Uint8Array, { seconds, readerMegabytes }: Bounds = limits): Promise<Source | Refusal> {
  const { Worker } = await import('node:worker_threads');
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const errand: Errand = { kind, bytes: Uint8Array.from(bytes) };
  const worker = new Worker(new URL(`./guard-worker.${ending}`, import.meta.url), {
    workerData: errand, transferList: [errand.bytes.buffer as ArrayBuffer], stdout: true, stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: readerMegabytes, maxYoungGenerationSizeMb: 48, stackSizeMb: 4 },
  });
  const before = process.memoryUsage().rss;
  /** Bytes that the thread holds, with its buffers; a Node before 22.16 can't tell threads apart and tells what the process grew by. */
  const held = async (): Promise<number> => {
    if (worker.getHeapStatistics === undefined) return process.memoryUsage().rss - before;
    const { total_heap_size: heap, external_memory: buffers } = await worker.getHeapStatistics();
    return heap + buffers;
  };
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
    const bell = setTimeout(() => finish(refuse('took-too-long', { limit: seconds })), seconds * 1_000);
    const watch = setInterval(() => void held().then((bytes) => {
      if (bytes > (readerMegabytes + BUFFERS) * 1024 * 1024) finish(refuse('out-of-memory'));
    }, () => undefined), WATCH_MS);
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
