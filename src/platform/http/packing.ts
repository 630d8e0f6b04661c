/** Long answers are packed for the way: a page of the ledger is a tenth of its size, and many an office sits behind a slow line. */
import { promisify } from 'node:util';
import { constants, gzip, zstdCompress } from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import { type Answer, bufferOf, JSON_TYPE } from './answer.ts';

/** Below this an answer fits a few packets anyway. */
const WORTH_PACKING_BYTES = 8_192;
const WAYS = {
  zstd: promisify(zstdCompress),
  gzip: (bytes: Buffer): Promise<Buffer> => promisify(gzip)(bytes, { level: constants.Z_BEST_SPEED }),
};

/**
 * @param accepts the request's `Accept-Encoding`.
 * @returns null for what goes as it is: short answers, files (packed in themselves), and what hands out a session, whose length is to tell nothing.
 */
export async function packed({ headers, body, cookies }: Answer, accepts: string | undefined): Promise<{ readonly encoding: string; readonly bytes: Buffer } | null> {
  if (!isWorthPacking(headers, body) || cookies.length > 0 || accepts === undefined) return null;
  // In our order, not in that of the header: browsers name the oldest first.
  const encoding = negotiate(accepts, ['zstd']) ?? negotiate(accepts, ['gzip']);
  return encoding === 'zstd' || encoding === 'gzip' ? { encoding, bytes: await WAYS[encoding](bufferOf(body)) } : null;
}

/** Of such an answer a cache between must keep one for each encoding. */
export function isWorthPacking(headers: Answer['headers'], body: Uint8Array): boolean {
  return headers['content-type'] === JSON_TYPE && body.byteLength >= WORTH_PACKING_BYTES;
}
