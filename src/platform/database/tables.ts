/** How sensitive each column is. A column that nobody classified is a type error. */
import type { Schema } from './schema.ts';

/**
 * public: may be published; internal: for those who work here; personal: tells of a person, masked and erasable;
 * sensitive: secrets, and whatever tells of a child.
 */
export type Sensitivity = 'public' | 'internal' | 'personal' | 'sensitive';

export interface TableDescription<Name extends keyof Schema = keyof Schema> {
  readonly name: Name;
  readonly columns: Readonly<Record<string, Sensitivity>>;
  /** Whether its rows are a fold of the journal. */
  readonly journaled: boolean;
  /** Columns that the journal leaves out: bytes with a digest beside them, what follows from other columns. */
  readonly beside: readonly string[];
}

/**
 * Describes one table. A journaled table has a primary key `id`; one with personal or sensitive columns has a column
 * `salt` too, since the journal bears digests of those instead of values.
 */
export function describeTable<Name extends keyof Schema>(name: Name, columns: Readonly<Record<keyof Schema[Name] & string, Sensitivity>>, options: { readonly journaled?: boolean; readonly beside?: readonly (keyof Schema[Name] & string)[] } = {}): TableDescription<Name> {
  return { name, columns, journaled: options.journaled ?? false, beside: options.beside ?? [] };
}
