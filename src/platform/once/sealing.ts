/**
 * What is kept of an answer under an `Idempotency-Key`. The caller's key opens it and is not kept itself, so whoever
 * reads the table finds neither a one-time password nor a person's name (docs/decisions/0081).
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const KEY = /^[\x21-\x7e]{16,200}$/;
const [NONCE, TAG] = [12, 16];

export function isKey(text: string): boolean {
  return KEY.test(text);
}

/** Under which name the answer lies: the same key of another caller is another one. */
export function keptName(caller: string, key: string): string {
  return createHash('sha256').update(JSON.stringify([caller, key])).digest('hex');
}

/** Stands for the whole request; says nothing to whoever lacks the key. */
export function requestDigest(key: string, parts: readonly (string | Uint8Array)[]): string {
  const digest = createHmac('sha256', key);
  for (const part of parts) digest.update(`${part.length} `).update(part);
  return digest.digest('hex');
}

export function seal(key: string, name: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', secretOf(key, name), nonce);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Throws where the bytes were altered. */
export function unseal(key: string, name: string, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', secretOf(key, name), sealed.subarray(0, NONCE)).setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
}

function secretOf(key: string, name: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, name, 'taizhang kept answer', 32));
}
