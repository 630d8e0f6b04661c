/** What a list of tasks is asked for. */
import type { Reach } from '#access';
import type { Term } from '#platform/search';
import type { Visible } from './plans.ts';

/** What is asked for; everything must hold, of a list of marks one. */
export interface Filter {
  readonly reach: Reach;
  /** The plans within that reach, where they are few enough to be named. */
  readonly visible: Visible | null;
  readonly terms: readonly Term[];
  /** Each set: one of these marks is there. */
  readonly marks: readonly (readonly string[])[];
  readonly planId: string | null;
  /** Half-open range of last days; null: any, also none. */
  readonly dueFrom: string | null;
  readonly dueBefore: string | null;
  /** Only tasks whose last day cannot be told. */
  readonly withoutDeadline: boolean;
  readonly withdrawn: boolean;
}

export type Sort = 'due' | '-due' | 'plan';

/** A unit with the sets that mean it, and the roles in which it is asked. */
export interface Asked { readonly ids: readonly string[]; readonly roles: readonly string[] }

export interface Listing extends Filter {
  /** The unit that is asked for, where nothing but days narrows the question further: its tasks are read in the order of their days. */
  readonly unit: Asked | null;
  readonly sort: Sort;
  /** Of `due`: last day and id; of `plan`: plan, position and id. */
  readonly after: readonly (string | number)[] | null;
  readonly limit: number;
}
