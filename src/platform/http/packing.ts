/** Long answers are packed for the way: a page of the ledger is a tenth of its size, and many an office sits behind a slow line. */
import { promisify } from 'node:util';
import { constants, gzip, zstdCompress } from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import { type Answer, bufferOf, JSON_TYPE } from './answer.ts';

/** Below this an answer fits a few packets anyway. */
const WORTH_PACKING_BYTES = 8_192;
const [zstd, gzipped] = [promisify(zstdCompress), promisify<Buffer, { level: number }, Buffer>(gzip)];

/** An answer's bytes, with the headers that say how they are packed. */
export interface Sent { readonly bytes: Buffer; readonly headers: Readonly<Record<string, string>> }

/**
 * @param accepts the request's `Accept-Encoding`.
 * @returns as it is what is short, a file (packed in itself), or hands out a session, whose length is to tell nothing.
 */
export async function sent({ headers, body, cookies }: Answer, accepts = ''): Promise<Sent> {
  const bytes = bufferOf(body);
  if (headers['content-type'] !== JSON_TYPE || bytes.byteLength < WORTH_PACKING_BYTES || cookies.length > 0) return { bytes, headers: {} };
  // A cache between must keep one for each encoding.
  const vary = { vary: 'accept-encoding' };
  // In our order, not in that of the header: browsers name the oldest first.
  if (negotiate(accepts, ['zstd']) === 'zstd') return { bytes: await zstd(bytes), headers: { ...vary, 'content-encoding': 'zstd' } };
  if (negotiate(accepts, ['gzip']) === 'gzip') return { bytes: await gzipped(bytes, { level: constants.Z_BEST_SPEED }), headers: { ...vary, 'content-encoding': 'gzip' } };
  return { bytes, headers: vary };
}
