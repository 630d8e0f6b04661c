/** What a room says about a kind of job: what it takes and how it is done. */
import type { z } from 'zod';
import type { Refusal } from '#kernel';
import type { Executor } from '../database/executor.ts';
import type { Caller } from '../http/caller.ts';

export interface RunningJob<Input> {
  readonly id: string;
  readonly input: Input;
  readonly caller: Caller;
  /** What the last committed step left; null at the beginning. A job that was interrupted goes on from here. */
  readonly state: unknown;
  /** Aborted when the job was cancelled, was taken over by another server, or the server stops. */
  readonly signal: AbortSignal;
  readonly progress: (done: number, total?: number) => Promise<void>;
  /**
   * Commits a part of the work together with the state from which to go on. Throws where the job is no longer ours, or
   * was cancelled, or `effect` refuses: the job ends there, and nothing of this step stays.
   */
  readonly step: (state: unknown, effect: (tx: Executor) => Promise<Refusal | null | undefined | void>) => Promise<void>;
}

/** The last part of a job: runs in the transaction that marks it as done. What it returns is the job's result (JSON). */
export type Effect<Result> = (tx: Executor) => Promise<Result | Refusal>;

/**
 * At least once: `run` may begin again (from `job.state`) after a crash, so outside of `step` and of the effect that it
 * returns it changes nothing.
 */
export interface JobKind<Input, Result> {
  readonly input: z.ZodType<Input>;
  readonly run: (job: RunningJob<Input>) => Promise<Effect<Result> | Refusal>;
}

// Each kind was checked against its own shapes where it was defined; here they are all alike.
export type AnyJobKind = JobKind<never, unknown>;

export function defineJob<Input, Result>(kind: JobKind<Input, Result>): AnyJobKind {
  return kind as unknown as AnyJobKind;
}
