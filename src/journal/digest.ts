/** The digests of the journal. SM3 seals entries; SHA-256 stands for personal values, since PostgreSQL can recompute it. */
import { createHash, hash, randomBytes } from 'node:crypto';
import { sm3 } from '#platform/sm3';

/** What an entry's digest is over. */
export interface SealedColumns {
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** The very characters of the column: JSON on one line. */
  readonly effect: string;
  /** Goes with the effect when that is erased. */
  readonly effectSalt: string;
  readonly remarkId: string | null;
  readonly remarkDigest: string | null;
}

/** What an entry's digest is over, as it is written now. */
export const FORM = 2;

/**
 * Form 2: its number and the columns with a line feed between them, so that the database can send the very text (`SEALED_TEXT`
 * of the proof, which keeps every form there was); of the effect its digest, which can stand where the effect was erased.
 */
export function entryDigest(entry: SealedColumns): string {
  // As PostgreSQL writes an instant in UTC: a space, no zeros at the end.
  const at = entry.at.replace('T', ' ').replace(/\.?0*Z$/, '+00');
  return sm3([FORM, at, entry.actorKind, entry.actorId ?? '', entry.action, entry.subjectKind, entry.subjectId, entry.remarkId ?? '', entry.remarkDigest ?? '', effectDigest(entry.effectSalt, entry.effect)].join('\n'));
}

/** Of an effect or a batch. */
export function effectDigest(salt: string, effect: string): string {
  return sm3(salt + effect);
}

/** Of a seal, beside what it seals. */
export interface SealColumns {
  readonly number: number;
  readonly sealedAt: string;
  readonly era: number;
  readonly belowXid: string;
  readonly entryCount: number;
}

export interface HeadHash {
  readonly add: (number: string, xid: string, digest: string) => void;
  /** The same, as lines that the database wrote: `number|xid|digest` and a line feed. */
  readonly addLines: (lines: Uint8Array) => void;
  readonly head: (seal: SealColumns) => string;
}

/** A seal's head: over the head before (empty for the first), the entries in order, and the seal's own columns. */
export function headHash(before: string | null): HeadHash {
  const hashing = createHash('sm3').update(`${before ?? ''}\n`);
  return {
    add: (number, xid, digest) => { hashing.update(`${number}|${xid}|${digest}\n`); },
    addLines: (lines) => { hashing.update(lines); },
    head: ({ number, sealedAt, era, belowXid, entryCount }) => `sm3:${hashing.update(`${number}|${sealedAt}|${era}|${belowXid}|${entryCount}`).digest('hex')}`,
  };
}

/** Stands for a value that an entry must not bear. The salt lies beside the value and is erased with it. */
export function veil(salt: string, value: string): string {
  return `sha256:${hash('sha256', salt + value, 'hex')}`;
}

export function newSalt(): string {
  return randomBytes(16).toString('base64url');
}
