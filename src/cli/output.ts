/** Writing a result completely: to standard output, or to a file that is whole or untouched. */
import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { refuse, type Refusal } from '#kernel';

/**
 * Writes to a stream, piece by piece, and waits until it took everything. A reader that went away (`| head`) is no error.
 * Refusals: `output-failed`.
 */
export async function writeOut(text: string | Iterable<string>, stream: NodeJS.WritableStream = process.stdout): Promise<Refusal | null> {
  // Without a listener the stream would throw the same error a second time.
  stream.once('error', () => {});
  for (const piece of typeof text === 'string' ? [text] : text) {
    const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => { stream.write(piece, resolve); });
    if (error != null) return error.code === 'EPIPE' ? null : refuse('output-failed', { reason: error.code ?? error.message });
  }
  return null;
}

/**
 * Puts bytes into a file: first beside it, then in its place, so that a failure leaves what was there.
 * A link stays a link; a device or pipe is written to as it is. Refusals: `input-is-output`, `output-is-folder`, `output-not-written`.
 */
export async function writeWhole(file: string, bytes: Uint8Array, input: string): Promise<Refusal | null> {
  try {
    const target = await realpath(file).catch(() => file);
    const there = await stat(target).catch(() => null);
    if (there?.isDirectory() === true) return refuse('output-is-folder', { file });
    const source = await stat(input).catch(() => null);
    if (there !== null && source !== null && there.dev === source.dev && there.ino === source.ino) return refuse('input-is-output', { file });
    if (there !== null && !there.isFile()) {
      await writeFile(target, bytes);
      return null;
    }
    await replace(target, bytes, there?.mode);
    return null;
  } catch (error) {
    return refuse('output-not-written', { file, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}

async function replace(target: string, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  // A name has at most 255 bytes, and a Chinese character takes three: a long title would leave no room for the rest.
  const beside = join(dirname(target), `.${basename(target).slice(0, 40)}.${randomUUID().slice(0, 8)}`);
  try {
    const handle = await open(beside, 'wx', mode === undefined ? 0o666 : mode & 0o777);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
