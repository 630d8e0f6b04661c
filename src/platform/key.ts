/** What is read from files at the start: the key that seals secrets in the database, never in it, and whom to trust. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Refusal, refuse } from '#kernel';

const LEAST_BYTES = 32;
const OWN_NAME = 'codes.key';

/**
 * @param named the setting's file, which must be there.
 * @param folder of an embedded database: a key of its own is made there at the first start. Without either there is none.
 */
export function readKey(named: string | undefined, folder: string | null): Uint8Array | null | Refusal {
  const file = named ?? (folder === null ? null : join(folder, OWN_NAME));
  if (file === null) return null;
  try {
    if (named === undefined && !existsSync(file)) writeFileSync(file, randomBytes(LEAST_BYTES), { mode: 0o600, flag: 'wx' });
    const key = readFileSync(file);
    return key.byteLength < LEAST_BYTES ? refuse('key-unreadable', { file, reason: `${key.byteLength} < ${LEAST_BYTES}` }) : key;
  } catch (error) {
    return refuse('key-unreadable', { file, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}

/** The authorities that are trusted beside the usual ones; undefined where none are named. */
export function readAuthorities(file: string | undefined): string | undefined | Refusal {
  if (file === undefined) return undefined;
  try {
    const text = readFileSync(file, 'utf8');
    return text.includes('-----BEGIN CERTIFICATE-----') ? text : refuse('authorities-unreadable', { file, reason: 'PEM' });
  } catch (error) {
    return refuse('authorities-unreadable', { file, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}
