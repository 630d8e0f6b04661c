/** Codes of six digits by time (RFC 6238: HMAC-SHA-1, 30 s), as authenticator apps make them. */
import { createHmac, randomBytes } from 'node:crypto';

const STEP_SECONDS = 30;
const DIGITS = 6;
/** A clock may be half a minute off either way. */
const TOLERANCE = [0, -1, 1];
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4226 asks for at least 128 bits and advises 160. */
export function newCodeSecret(): Uint8Array {
  return randomBytes(20);
}

export function stepOf(now: Date): number {
  return Math.floor(now.getTime() / 1_000 / STEP_SECONDS);
}

export function codeAt(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) as number) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

/** The step that a code belongs to, or null. */
export function stepOfCode(secret: Uint8Array, code: string, now: Date): number | null {
  const at = stepOf(now);
  const offset = TOLERANCE.find((one) => codeAt(secret, at + one) === code.replace(/\s/gu, ''));
  return offset === undefined ? null : at + offset;
}

export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** What an app reads from a picture or a link. */
export function codeAddress(secret: Uint8Array, name: string): string {
  return `otpauth://totp/${encodeURIComponent(`台账:${name}`)}?secret=${base32(secret)}&issuer=${encodeURIComponent('台账')}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`;
}
