/** Versions as HTTP says them: a strong ETag is the row's version. */
import { type Refusal, refuse } from '#kernel';

export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * The version that a change rests on.
 * Refuses `precondition-required` where none is told, `if-match-invalid` for a weak one, a list, `*` or what is no version.
 */
export function ifMatchOf(header: string | undefined): number | Refusal {
  if (header === undefined || header.trim() === '') return refuse('precondition-required');
  const [, version] = /^\s*"(\d{1,9})"\s*$/.exec(header) ?? [];
  return version === undefined ? refuse('if-match-invalid', { found: header.slice(0, 60) }) : Number(version);
}

/** Whether the caller has this version already. Compared weakly, as RFC 9110 §13.1.2 has it. */
export function noneMatches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const names = header.split(',').map((name) => name.trim().replace(/^W\//, ''));
  return names.includes('*') || names.includes(etag);
}
