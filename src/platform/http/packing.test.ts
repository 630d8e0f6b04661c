import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { JSON_TYPE } from './answer.ts';
import { packed } from './packing.ts';

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
  const less = await packed(answer, accepts);
  expect(less?.encoding ?? null).toBe(encoding);
  if (less === null) return;
  expect(less.bytes.byteLength).toBeLessThan(long.byteLength / 10);
  expect((encoding === 'zstd' ? zstdDecompressSync : gunzipSync)(less.bytes).equals(long)).toBe(true);
});

test.each([
  ['a short answer', { body: long.subarray(0, 8_000) }],
  ['a file', { headers: { 'content-type': 'text/csv; charset=utf-8' } }],
  ['what hands out a session', { cookies: ['taizhang-session=x'] }],
])('%s goes as it is', async (_, part) => {
  expect(await packed({ ...answer, ...part }, 'gzip, zstd')).toBeNull();
});
