import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { JSON_TYPE } from './answer.ts';
import { sent } from './packing.ts';

const long = Buffer.from(JSON.stringify({ words: '扩大学前教育资源。'.repeat(2_000) }));
const answer = { status: 200, headers: { 'content-type': JSON_TYPE }, body: long, cookies: [] };

test.each([
  ['what a browser says: the better of both', 'gzip, deflate, br, zstd', 'zstd'],
  ['over plain HTTP browsers take less', 'gzip, deflate', 'gzip'],
  ['what was refused is not sent', 'zstd;q=0, gzip', 'gzip'],
  ['nothing that we have', 'br', null],
  ['nothing', 'identity', null],
  ['not a word of it', undefined, null],
])('%s', async (_, accepts, encoding) => {
  const { bytes, headers } = await sent(answer, accepts);
  expect(headers).toEqual({ vary: 'accept-encoding', ...(encoding === null ? {} : { 'content-encoding': encoding }) });
  if (encoding === null) return expect(bytes.equals(long)).toBe(true);
  expect(bytes.byteLength).toBeLessThan(long.byteLength / 10);
  expect((encoding === 'zstd' ? zstdDecompressSync : gunzipSync)(bytes).equals(long)).toBe(true);
});

test.each([
  ['a short answer', { body: long.subarray(0, 8_000) }],
  ['a file', { headers: { 'content-type': 'text/csv; charset=utf-8' } }],
  ['what hands out a session', { cookies: ['taizhang-session=x'] }],
])('%s goes as it is', async (_, part) => {
  const given = { ...answer, ...part };
  const { bytes, headers } = await sent(given, 'gzip, zstd');
  expect([bytes.equals(given.body), headers]).toEqual([true, {}]);
});
