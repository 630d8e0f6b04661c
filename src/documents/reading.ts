/** From a file's bytes to its reading, without a database: the command line and the reading worker come through here. */
import { Script } from 'node:vm';
import { isRefusal, refuse, type Refusal } from '#kernel';
import { takeIn } from '#intake';
import { sm3 } from '#platform/sm3';
import { readSource } from '#reader';
import type { Reading } from '#reader/model';

export interface ReadingOptions {
  /** `received` (the default): a superior's paper, not ours to mend; `draft`: still to be issued. */
  readonly mode?: 'received' | 'draft';
  /** The reading of the text is ended after so many seconds; without it the caller bounds it (a worker thread). */
  readonly seconds?: number;
}

/**
 * Reads one file. Spans of the reading are UTF-16 units (`publish` of `#reader` makes code points).
 * The refusal is the intake's: a limit, an unknown or secret file.
 */
export async function readDocument(bytes: Uint8Array, name: string, options: ReadingOptions = {}): Promise<Reading | Refusal> {
  const source = await takeIn(bytes, name);
  if (isRefusal(source)) return source;
  const read = (): Reading => readSource(source, { name, digest: sm3(bytes), mode: options.mode ?? 'received' });
  return options.seconds === undefined ? read() : within(options.seconds, read) ?? refuse('took-too-long', { name, limit: options.seconds });
}

/** What the work gives, or null where it was still busy when its time was up. Only a script of its own can be ended from outside. */
function within<T>(seconds: number, work: () => T): T | null {
  const slot = globalThis as { taizhangWork?: () => T };
  slot.taizhangWork = work;
  try {
    return new Script('globalThis.taizhangWork()').runInThisContext({ timeout: Math.max(1, Math.round(seconds * 1_000)) }) as T;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null;
    throw error;
  } finally {
    delete slot.taizhangWork;
  }
}
