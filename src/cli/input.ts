/** The bytes of a file that a user named. */
import { open } from 'node:fs/promises';
import { refuse, type Refusal } from '#kernel';

/** Beyond the intake's own limit, so that the intake says what the limit is. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads a file or a pipe, and stops at what no document reaches.
 * Refusals: `file-not-found`, `file-is-folder`, `file-not-permitted`, `file-unreadable`.
 */
export async function readInput(file: string): Promise<Uint8Array | Refusal> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size > MOST_BYTES) return refuse('file-too-large', { name: file, bytes: size, limit: 50 * 1024 * 1024 });
      const parts: Uint8Array[] = [];
      let total = 0;
      while (total <= MOST_BYTES) {
        const part = Buffer.allocUnsafe(Math.max(65_536, size - total + 1));
        const { bytesRead } = await handle.read(part, 0, part.length);
        if (bytesRead === 0) break;
        parts.push(part.subarray(0, bytesRead));
        total += bytesRead;
      }
      return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return unreadable(file, error as NodeJS.ErrnoException);
  }
}

function unreadable(file: string, error: NodeJS.ErrnoException): Refusal {
  switch (error.code) {
    case 'ENOENT': case 'ENOTDIR': case 'ENAMETOOLONG': return refuse('file-not-found', { name: file });
    case 'EISDIR': return refuse('file-is-folder', { name: file });
    case 'EACCES': case 'EPERM': return refuse('file-not-permitted', { name: file });
    default: return refuse('file-unreadable', { name: file, reason: error.code ?? error.message });
  }
}
