/** Seals: a chain of heads over the entries in the order of their transactions. Whoever holds one head can prove all before it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock, Database, Executor } from '#platform';
import { headHash } from './digest.ts';
import * as store from './seal-store.ts';

/** Between two looks: well below the two seconds that a seal may be behind. */
const SEAL_EVERY_MS = 700;

/**
 * Seals what was written below the oldest transaction that still runs, so that no entry is missed and none is sealed twice.
 * @returns the entries sealed; 0 also where another server is at it.
 */
export function seal(database: Database, clock: Clock): Promise<number> {
  return database.transaction().execute(async (tx) => {
    if (!(await store.holdSealing(tx))) return 0;
    const { era, below } = await store.boundary(tx);
    return sealUpTo(tx, clock, era, below);
  });
}

async function sealUpTo(tx: Executor, clock: Clock, era: number, below: string): Promise<number> {
  const last = await store.lastSeal(tx);
  const hashing = headHash(last?.head ?? null);
  let entryCount = 0;
  for await (const { number, xid, digest } of store.entriesToSeal(tx, era, last?.era === era ? last.belowXid : '0', below)) {
    hashing.add(number, xid, digest);
    entryCount += 1;
  }
  if (entryCount === 0) return 0;
  const columns = { number: (last?.number ?? 0) + 1, sealedAt: clock.now().toISOString(), era, belowXid: below, entryCount };
  await store.insertSeal(tx, { ...columns, head: hashing.head(columns) });
  return entryCount;
}

/**
 * After all rows of a journal were copied into another database, before anything is written there: seals what was not,
 * and begins an era of its own, since transactions are counted anew there. As the owner. @returns the new era.
 */
export function beginEra(owner: Executor, clock: Clock): Promise<number> {
  const begin = async (tx: Executor): Promise<number> => {
    await store.holdSealingAlone(tx);
    const { era } = await store.boundary(tx);
    const end = await store.endOfEra(tx, era);
    if (end !== null) await sealUpTo(tx, clock, era, end);
    return store.insertEra(tx);
  };
  return owner.isTransaction ? begin(owner) : owner.transaction().execute(begin);
}

export interface Sealer {
  /** Seals once more, then is no more. */
  readonly stop: () => Promise<void>;
}

/** @param log told once when sealing begins to fail, and once when it goes on. */
export function startSealer(database: Database, clock: Clock, log: (line: string) => void): Sealer {
  const stopping = new AbortController();
  let failing = false;
  const look = async (): Promise<void> => {
    try {
      await seal(database, clock);
      if (failing) log('the journal is being sealed again');
      failing = false;
    } catch (error) {
      if (!failing) log(`the journal is not being sealed: ${String(error)}`);
      failing = true;
    }
  };
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await look();
      await pause(SEAL_EVERY_MS, undefined, { ref: false, signal: stopping.signal }).catch(() => {});
    }
    await look();
  };
  const running = run();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}
