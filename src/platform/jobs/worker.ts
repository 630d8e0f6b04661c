/** Runs jobs: claims one at a time in each slot, keeps its lease, ends it in the transaction of its effect. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { isDisconnection } from '../database/connect.ts';
import type { Database, Executor } from '../database/executor.ts';
import { within } from '../database/transaction.ts';
import { sentenceOf, type Sentences } from '../sentences.ts';
import { tellError } from '../telling.ts';
import type { AnyJobKind, Effect, RunningJob } from './kind.ts';
import * as store from './store.ts';
import { takingTurns } from './turns.ts';

export interface JobsOptions {
  readonly database: Database;
  readonly kinds: Readonly<Record<string, AnyJobKind>>;
  readonly sentences: readonly Sentences[];
  readonly log: (line: string) => void;
  /** Jobs at a time in this server. */
  readonly slots?: number;
  /** After which a server that says nothing any more counts as gone. */
  readonly leaseMs?: number;
  readonly pollMs?: number;
}

export interface Jobs {
  /** Claims nothing more, asks what runs to stop, and gives it back after a while. */
  readonly stop: () => Promise<void>;
}

/** A job that crashed its server so often is not tried again. */
const ATTEMPTS = 5;
const STOP_WITHIN_MS = 5_000;

/** Thrown through a job's own code to end it; never shown. */
class Ended extends Error {
  readonly why: 'lost' | 'cancelled' | 'stopping' | Refusal;
  constructor(why: 'lost' | 'cancelled' | 'stopping' | Refusal) {
    super('the job has ended');
    this.why = why;
  }
}

export function startJobs(options: JobsOptions): Jobs {
  const { database, kinds, log, slots = 2, leaseMs = 30_000, pollMs = 500 } = options;
  const stopping = new AbortController();
  const names = Object.keys(kinds);

  const turns = takingTurns();

  const slot = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const token = randomUUID();
      const turn = await turns.take();
      const claimed = stopping.signal.aborted ? undefined : await store.claimJob(database, names, token, leaseMs).catch((error: unknown) => {
        if (!isDisconnection(error)) log(`jobs: ${tellError(error)}`);
        return undefined;
      });
      if (claimed === undefined) {
        turn.release();
        await pause(pollMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
        continue;
      }
      const work = (): Promise<void> => runJob(options, claimed, token, leaseMs, stopping.signal).catch((error: unknown) => log(`job ${claimed.kind} ${claimed.id}: ${tellError(error)}`));
      // It may be what ended its server: nobody else is to go down with it again, nor be counted as if it had.
      if (claimed.attempts === 1) await turn.beside(work);
      else {
        const waiting = heart(() => store.renewLease(database, claimed.id, token, leaseMs), leaseMs, () => undefined);
        await turn.alone(() => { waiting.stop(); return work(); });
      }
    }
  };
  const running = names.length === 0 ? [] : Array.from({ length: slots }, slot);
  return {
    stop: async () => {
      stopping.abort(new Ended('stopping'));
      await Promise.race([Promise.all(running), pause(STOP_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}

async function runJob({ database, kinds, sentences, log }: JobsOptions, claimed: store.ClaimedJob, token: string, leaseMs: number, stopping: AbortSignal): Promise<void> {
  const { id, kind } = claimed;
  const refused = async (refusal: Refusal): Promise<void> => {
    const { zh, en } = sentenceOf(refusal, sentences);
    await store.endJob(database, id, token, { status: refusal.refused === 'job-failed' ? 'failed' : 'refused', refusal: { code: refusal.refused, values: refusal.values, sentence: { zh, en } } });
  };
  if (claimed.attempts > ATTEMPTS) return refused(refuse('job-failed', { id }));

  const own = new AbortController();
  const signal = AbortSignal.any([own.signal, stopping]);
  const beat = heart(() => store.renewLease(database, id, token, leaseMs), leaseMs, (why) => own.abort(new Ended(why)));
  try {
    const handler = kinds[kind] as AnyJobKind;
    const effect = await handler.run(runningJob(database, claimed, token, signal, handler.input.parse(claimed.input)) as RunningJob<never>);
    signal.throwIfAborted();
    if (isRefusal(effect)) return await refused(effect);
    const result = await within(database, (tx) => finish(tx, id, token, effect));
    if (isRefusal(result)) await refused(result);
  } catch (error) {
    const ended = signal.aborted ? signal.reason as unknown : error;
    if (!(ended instanceof Ended)) {
      log(`job ${kind} ${id}, attempt ${claimed.attempts}\n${tellError(error)}`);
      if (claimed.attempts >= ATTEMPTS) await refused(refuse('job-failed', { id }));
      else await store.returnJob(database, id, token, { afterMs: 1_000 * 4 ** claimed.attempts, uncounted: false });
    } else if (ended.why === 'cancelled') await store.endJob(database, id, token, { status: 'cancelled' });
    else if (ended.why === 'stopping') await store.returnJob(database, id, token, { afterMs: 0, uncounted: true });
    else if (ended.why !== 'lost') await refused(ended.why);
  } finally {
    beat.stop();
  }
}

/** The job as its own code sees it: what it writes is fenced by the token of this claim. */
function runningJob(database: Database, { id, caller, state }: store.ClaimedJob, token: string, signal: AbortSignal, input: unknown): RunningJob<unknown> {
  return {
    id, input, caller, state, signal,
    progress: (done, total) => store.writeProgress(database, id, token, done, total ?? null),
    step: async (next, effect) => {
      signal.throwIfAborted();
      const refusal = await within(database, async (tx) => {
        await hold(tx, id, token);
        const refused = await effect(tx);
        if (isRefusal(refused)) return refused;
        await store.writeState(tx, id, next);
        return null;
      });
      if (refusal !== null) throw new Ended(refusal);
    },
  };
}

async function finish(tx: Executor, id: string, token: string, effect: Effect<unknown>): Promise<Refusal | null> {
  await hold(tx, id, token);
  const result = await effect(tx);
  if (isRefusal(result)) return result;
  await store.endJob(tx, id, token, { status: 'done', result });
  return null;
}

/** The row stays locked until the transaction ends: no other server takes the job over meanwhile, however late the lease. */
async function hold(tx: Executor, id: string, token: string): Promise<void> {
  const cancelled = await store.holdJob(tx, id, token);
  if (cancelled === undefined) throw new Ended('lost');
  if (cancelled) throw new Ended('cancelled');
}

/** Beats three times a lease, one at a time; a beat that fails is made up for by the next, or the lease runs out. */
function heart(renew: () => Promise<boolean | undefined>, leaseMs: number, ended: (why: 'lost' | 'cancelled') => void): { readonly stop: () => void } {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void renew().then((cancelled) => {
      if (cancelled !== false) ended(cancelled === undefined ? 'lost' : 'cancelled');
    }, () => undefined).finally(() => { busy = false; });
  }, leaseMs / 3);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
