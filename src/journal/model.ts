/** What the journal is told and what it tells. */
import type { TableDescription } from '#platform';

/** Who did it: an account, a program by its token, the product itself, or the machine's owner by the command line. */
export interface Actor {
  readonly kind: 'account' | 'program' | 'system' | 'owner';
  readonly id: string | null;
}

export type Row = Readonly<Record<string, unknown>>;

/**
 * One row's change, by its new values. `insert`: the whole row; `set`: the columns that change, of the row as it was at
 * `version` (a table with a column `version` only: it goes up by one); `gone`: the row is deleted.
 * `written`: the store wrote the row already, and the journal only notes it.
 */
export type Change =
  | { readonly table: TableDescription; readonly id: string; readonly insert: Row; readonly written?: true }
  | { readonly table: TableDescription; readonly id: string; readonly set: Row; readonly version?: number; readonly written?: true }
  | { readonly table: TableDescription; readonly id: string; readonly gone: true; readonly version?: number; readonly written?: true };

export interface Step {
  readonly actor: Actor;
  /** Verb-noun, kebab-case: `publish-plan`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** An instant, ISO 8601 in UTC. */
  readonly at: string;
  /** Why, in a person's words; kept apart, since it may name people. */
  readonly remark?: string | undefined;
  readonly changes: readonly Change[];
}

/** A row's change as the entry bears it: `row` null where the row is gone. */
export interface Effect {
  readonly table: string;
  readonly id: string;
  readonly row: Row | null;
}

export interface Entry {
  readonly number: number;
  readonly at: string;
  readonly actor: Actor;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** Null where there was none, or where it was erased. */
  readonly remark: string | null;
  /** Null where it was erased. */
  readonly effect: readonly Effect[] | { readonly batch: string; readonly rows: number } | null;
  /** Whether what it told was erased, here or in its batch. */
  readonly erased: boolean;
  readonly digest: string;
}
