/** SM3 (GB/T 32905) as it is written everywhere: of files, entries, batches, backups. */
import { hash } from 'node:crypto';

/** `sm3:` and 64 hexadecimal digits; of a text, its UTF-8. */
export function sm3(bytes: string | Uint8Array): string {
  return `sm3:${hash('sm3', bytes, 'hex')}`;
}
