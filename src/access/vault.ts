/** Seals small secrets with a key that lies outside the database, so that a copy of the database is not enough to make codes. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export interface Vault {
  /** @param owner is sealed in: what was sealed for one account opens for no other. */
  readonly seal: (secret: Uint8Array, owner: string) => string;
  /** Null where the key is another one, or the words were changed. */
  readonly open: (sealed: string, owner: string) => Uint8Array | null;
}

const NONCE = 12;
const TAG = 16;

/**
 * @param key at least 32 bytes.
 * @param purpose what it seals: what one vault sealed opens in no other.
 */
export function vaultOf(key: Uint8Array, purpose = 'taizhang codes'): Vault {
  const own = Buffer.from(hkdfSync('sha256', key, '', purpose, 32));
  return {
    seal: (secret, owner) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', own, nonce).setAAD(Buffer.from(owner));
      return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]).toString('base64');
    },
    open: (sealed, owner) => {
      const bytes = Buffer.from(sealed, 'base64');
      try {
        const decipher = createDecipheriv('aes-256-gcm', own, bytes.subarray(0, NONCE)).setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(-TAG));
        return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}
