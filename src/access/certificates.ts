/** Certificates of clients: a proxy verifies them, an account says which it asks for. */
import { X509Certificate } from 'node:crypto';
import { type Refusal, refuse } from '#kernel';
import type { Arrival } from './room.ts';

/** SHA-256 as 64 lower-case digits; colons, capitals and blanks between are left out. Null: some of it is no fingerprint. */
export function fingerprintsIn(text: string): string | null {
  const prints = text.split(/[\s,;，；]+/u).filter((part) => part !== '').map((part) => part.replaceAll(':', '').toLowerCase());
  return prints.length > 0 && prints.every((print) => /^[0-9a-f]{64}$/.test(print)) ? [...new Set(prints)].join(' ') : null;
}

/** @param escaped PEM, percent-escaped, as nginx passes it on. Null where it is none. */
export function fingerprintOf(escaped: string): string | null {
  try {
    return fingerprintsIn(new X509Certificate(decodeURIComponent(escaped)).fingerprint256);
  } catch {
    return null;
  }
}

/** Refuses `certificate-asked` and `certificate-wrong` for an account that bears fingerprints. */
export function refusedFor(asked: string | null, { certificate = null }: Arrival): Refusal | null {
  if (asked === null) return null;
  if (certificate === null) return refuse('certificate-asked');
  return asked.split(' ').includes(certificate) ? null : refuse('certificate-wrong');
}
