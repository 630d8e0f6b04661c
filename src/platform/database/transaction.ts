import type { Transaction } from 'kysely';
import type { Executor } from './executor.ts';
import type { Schema } from './schema.ts';
import { isRefusal, type Refusal } from '#kernel';

/** Leaves a transaction with a refusal: what was written before it is taken back. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

/**
 * Runs a step in one transaction: in the caller's, where there is one (then the caller rolls back), else in its own.
 * A refusal that the step returns rolls its own transaction back and is returned.
 */
export async function within<T>(executor: Executor, step: (tx: Transaction<Schema>) => Promise<T | Refusal>): Promise<T | Refusal> {
  if (executor.isTransaction) return step(executor as Transaction<Schema>);
  try {
    return await executor.transaction().execute(async (tx) => {
      const done = await step(tx);
      if (isRefusal(done)) throw new Refused(done);
      return done;
    });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
