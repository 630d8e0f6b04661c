/** argon2id, in a thread of its own: a hash takes its time and memory on purpose. */
import { randomBytes } from 'node:crypto';
import { argon2id, argon2Verify } from 'hash-wasm';

/** RFC 9106's algorithm with parameters of docs/decisions/0091: 19 MiB, two passes, one lane. */
export const ARGON = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 } as const;
const SALT_BYTES = 16;

export type PasswordJob = { readonly job: 'hash'; readonly password: string } | { readonly job: 'verify'; readonly password: string; readonly hash: string };
export type PasswordResult = string | boolean;

export async function doPasswordJob(job: PasswordJob): Promise<PasswordResult> {
  const password = job.password.normalize('NFKC');
  if (job.job === 'verify') return argon2Verify({ password, hash: job.hash });
  return argon2id({ password, salt: randomBytes(SALT_BYTES), ...ARGON, outputType: 'encoded' });
}
