/** What people and programs show at the door: names, tokens, one-time passwords. Only digests of them are kept. */
import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** What sign-in names are compared by. */
export function signInKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

const TOKEN_BYTES = 32;
/** Says what it is to whoever finds one in a file. */
export const PROGRAM_PREFIX = 'tzp_';

export function newToken(prefix = ''): string {
  return prefix + randomBytes(TOKEN_BYTES).toString('base64url');
}

/** A token has 256 bits of chance, so its digest needs no salt. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** The mark that a page of this session must bear to change anything: it follows from the token, and the token not from it. */
export function csrfOf(token: string): string {
  return createHmac('sha256', token).update('taizhang csrf').digest('base64url');
}

export function sameText(one: string, other: string): boolean {
  const [a, b] = [createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest()];
  return timingSafeEqual(a, b);
}

/** Without what is mistaken for something else when read from paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** 79 bits, in groups: `k3vw-…`. */
export function newOneTimePassword(): string {
  return groups(4);
}

export function newRecoveryCode(): string {
  return groups(3);
}

function groups(count: number): string {
  return Array.from({ length: count }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-');
}
