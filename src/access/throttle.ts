/**
 * Slows down who tries passwords: by name and address together, by address, and gently by name alone.
 * Nobody is locked out for good, and nobody can lock another out: from where an account came in lately, its name alone is not slowed.
 */
import { type Refusal, refuse } from '#kernel';
import type { Executor } from '#platform';
import { digestOf, signInKey } from './credentials.ts';
import type { AccessRoom } from './room.ts';
import * as store from './store/sessions.ts';

/** Failures that are free, and the longest wait (docs/decisions/0091); from there on the wait doubles: 1 s, 2 s, 4 s … */
export const BRAKES = { both: { free: 5, mostSeconds: 900 }, address: { free: 100, mostSeconds: 60 }, name: { free: 20, mostSeconds: 60 } } as const;
export const FORGOTTEN_MS = 24 * 3_600_000;
const KNOWN_MS = 30 * 24 * 3_600_000;

export interface Attempt {
  /** The right password, but a code is still asked for: the failure that was counted is taken back. */
  readonly pass: () => Promise<void>;
  readonly succeed: () => Promise<void>;
  /** So many failures that, should this be one more, the journal tells of it. */
  readonly worthTelling: boolean;
}

/** Counts an attempt before it is made. Refuses `sign-in-throttled` {seconds}. Not in a transaction: a failure must stay counted. */
export async function attempt({ database, clock }: Pick<AccessRoom, 'database' | 'clock'>, name: string, address: string): Promise<Attempt | Refusal> {
  const now = clock.now();
  const before = new Date(now.getTime() - FORGOTTEN_MS).toISOString();
  const key = signInKey(name);
  const known = await store.cameFrom(database, key, address, new Date(now.getTime() - KNOWN_MS).toISOString());
  const [both, place, own] = [digestOf(`both\n${key}\n${address}`), digestOf(`address\n${address}`), digestOf(`name\n${key}`)];
  const brakes: readonly store.Brake[] = [{ key: both, ...BRAKES.both }, { key: place, ...BRAKES.address }, ...(known ? [] : [{ key: own, ...BRAKES.name }])];
  const counted: string[] = [];
  let worthTelling = false;
  for (const brake of brakes) {
    const reserved = await store.reserveAttempt(database, brake, now.toISOString(), before);
    if ('failures' in reserved) {
      counted.push(brake.key);
      worthTelling ||= reserved.failures >= brake.free;
      continue;
    }
    for (const one of counted) await store.releaseAttempt(database, one, false);
    return refuse('sign-in-throttled', { seconds: Math.max(1, Math.ceil((Date.parse(reserved.until) - now.getTime()) / 1_000)) });
  }
  const release = async (wholly: boolean, db: Executor = database): Promise<void> => {
    for (const one of counted) await store.releaseAttempt(db, one, wholly && one === both);
  };
  return { pass: () => release(false), succeed: () => release(true), worthTelling };
}
