/** The bytes of a file that a user named. */
import { open } from 'node:fs/promises';
import { limits } from '#intake';
import { refuse, type Refusal } from '#kernel';

/**
 * Reads a file or a pipe, and stops at the intake's limit.
 * Refusals: `file-too-large`, `file-not-found`, `file-is-folder`, `file-not-permitted`, `file-unreadable`.
 */
export async function readInput(file: string): Promise<Uint8Array | Refusal> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size > limits.fileBytes) return tooLarge(file, size);
      const parts: Uint8Array[] = [];
      let total = 0;
      while (total <= limits.fileBytes) {
        const part = Buffer.allocUnsafe(Math.max(65_536, size - total + 1));
        const { bytesRead } = await handle.read(part, 0, part.length);
        if (bytesRead === 0) break;
        parts.push(part.subarray(0, bytesRead));
        total += bytesRead;
      }
      if (total > limits.fileBytes) return tooLarge(file, total);
      return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return unreadable(file, error as NodeJS.ErrnoException);
  }
}

function tooLarge(file: string, bytes: number): Refusal {
  const megabyte = 1024 * 1024;
  return refuse('file-too-large', { name: file, megabytes: Math.ceil(bytes / megabyte), limit: limits.fileBytes / megabyte });
}

function unreadable(file: string, error: NodeJS.ErrnoException): Refusal {
  switch (error.code) {
    case 'ENOENT': case 'ENOTDIR': case 'ENAMETOOLONG': return refuse('file-not-found', { name: file });
    case 'EISDIR': return refuse('file-is-folder', { name: file });
    case 'EACCES': case 'EPERM': return refuse('file-not-permitted', { name: file });
    default: return refuse('file-unreadable', { name: file, reason: error.code ?? error.message });
  }
}
