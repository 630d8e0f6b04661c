/** The digests of the journal. SM3 seals entries; SHA-256 stands for personal values, since PostgreSQL can recompute it. */
import { createHash, hash, randomBytes } from 'node:crypto';

export function sm3(text: string): string {
  return `sm3:${hash('sm3', text, 'hex')}`;
}

/** What an entry's digest is over: these columns, in this order, as JSON. */
export interface SealedColumns {
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** The very characters of the column. */
  readonly effect: string;
  readonly remarkId: string | null;
  readonly remarkDigest: string | null;
}

export function entryDigest(entry: SealedColumns): string {
  return sm3(JSON.stringify([entry.at, entry.actorKind, entry.actorId, entry.action, entry.subjectKind, entry.subjectId, entry.effect, entry.remarkId, entry.remarkDigest]));
}

/** Stands for a value that an entry must not bear. The salt lies beside the value and is erased with it. */
export function veil(salt: string, value: string): string {
  return `sha256:${createHash('sha256').update(salt + value).digest('hex')}`;
}

export function newSalt(): string {
  return randomBytes(16).toString('base64url');
}
