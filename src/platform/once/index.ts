/** Does a thing once for one key of one caller: the answer is kept in the transaction of its effect, and given again. */
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Clock } from '../clock.ts';
import type { Database, Executor } from '../database/executor.ts';
import { within } from '../database/transaction.ts';
import { isKey, keptName, requestDigest, seal, unseal } from './sealing.ts';
import * as store from './store.ts';

export const KEPT_HOURS = 24;

export interface Asked {
  readonly caller: string;
  readonly key: string;
  /** What makes the request this one: endpoint, parameters, version, body. */
  readonly request: readonly (string | Uint8Array)[];
}

export interface Answered { readonly bytes: Uint8Array; readonly replayed: boolean }

/**
 * Runs `act` in a transaction and keeps what it answers with, or gives what was kept. A refusal keeps nothing: the caller may mend and ask again.
 * Refuses `idempotency-key-invalid`, `idempotency-running`, `idempotency-key-reused`, `answer-erased`, and whatever `act` refuses.
 */
export async function once(database: Database, clock: Clock, asked: Asked, act: (tx: Executor) => Promise<Uint8Array | Refusal>): Promise<Answered | Refusal> {
  if (!isKey(asked.key)) return refuse('idempotency-key-invalid');
  const name = keptName(asked.caller, asked.key);
  const request = requestDigest(asked.key, asked.request);
  return within<Answered>(database, async (tx) => {
    if (!(await store.holdName(tx, name))) return refuse('idempotency-running');
    const kept = await store.findKept(tx, name, hoursAgo(clock));
    if (kept !== undefined && kept.request !== request) return refuse('idempotency-key-reused');
    if (kept?.answer.byteLength === 0) return refuse('answer-erased');
    if (kept !== undefined) return { bytes: unseal(asked.key, name, kept.answer), replayed: true };
    const bytes = await act(tx);
    if (isRefusal(bytes)) return bytes;
    await store.insertKept(tx, name, { request, answer: seal(asked.key, name, bytes) }, clock.now().toISOString());
    return { bytes, replayed: false };
  });
}

/** Erases every answer that is kept: sealed as they are, nobody can tell which of them bear words that must go. */
export const eraseAnswers = store.blankKept;

/** Forgets what is older than a day. Bears being run by several servers. */
export async function sweepKept(database: Database, clock: Clock): Promise<void> {
  await store.deleteKept(database, hoursAgo(clock));
}

function hoursAgo(clock: Clock): string {
  return new Date(clock.now().getTime() - KEPT_HOURS * 3_600_000).toISOString();
}
