/** What goes with a ledger that turned out to be secret: each room above says it of its own rows. */
import type { RowsOf } from '#journal';
import type { Executor } from '#platform';
import type { DestroyedKind } from './model.ts';

export interface ErasedWith {
  /** Rows that go, children before what they hold on to. */
  readonly rows: readonly RowsOf[];
  readonly counts: Readonly<Partial<Record<DestroyedKind, number>>>;
  /** What the product cannot look into. */
  readonly byHand?: { readonly responsibilityLetters: number };
  /** Tables that are not journaled, emptied of what follows from those rows by what stands below. */
  readonly alongside?: readonly string[];
  /** What is no state of record: before the rows go, and after. */
  readonly before?: () => Promise<void>;
  readonly after?: () => Promise<void>;
}

/** `held` until the transaction ends, with what others could add to; `looked-at` beforehand without a lock: a preview stands in nobody's way. */
export type Going = 'held' | 'looked-at';
export type ErasesWith = (tx: Executor, planId: string, going: Going) => Promise<ErasedWith>;
