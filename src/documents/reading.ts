/** From a file's bytes to its reading, without a database: the command line and the reading worker come through here. */
import { createHash } from 'node:crypto';
import { isRefusal, type Refusal } from '#kernel';
import { takeIn } from '#intake';
import { readSource } from '#reader';
import type { Reading } from '#reader/model';

export interface ReadingOptions {
  /** `received` (the default): a superior's paper, not ours to mend; `draft`: still to be issued. */
  readonly mode?: 'received' | 'draft';
}

/** `sm3:` and 64 hexadecimal digits (GB/T 32905) of the bytes as they came. */
export function digestOf(bytes: Uint8Array): string {
  return `sm3:${createHash('sm3').update(bytes).digest('hex')}`;
}

/**
 * Reads one file. Spans of the reading are UTF-16 units (`publish` of `#reader` makes code points).
 * The refusal is the intake's: a limit, an unknown or secret file.
 */
export async function readDocument(bytes: Uint8Array, name: string, options: ReadingOptions = {}): Promise<Reading | Refusal> {
  const source = await takeIn(bytes, name);
  if (isRefusal(source)) return source;
  return readSource(source, { name, digest: digestOf(bytes), mode: options.mode ?? 'received' });
}
