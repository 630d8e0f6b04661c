/** What the commands of the room work with. */
import type { Refusal } from '#kernel';
import type { Clock, Executor } from '#platform';
import type { Reading } from '#reader/model';
import type { Matched } from './from-reading.ts';
import type { ByHand, Cell } from './model.ts';
import type { Shares } from './store/shares.ts';

/** A document's reading as people left it, published (code points), and what of it is not settled. */
export interface Checked {
  readonly documentId: string;
  readonly digest: string;
  readonly reading: Reading;
  /** Error findings that nobody settled. */
  readonly openErrors: readonly { readonly key: string; readonly message: string }[];
  /** Findings of any weight that nobody settled. */
  readonly openFindingCount: number;
  /** Cells that a person looked at, and all. */
  readonly progress: { readonly checked: number; readonly total: number };
}

/** Where a person had put another value than what the document was read as. */
export interface Corrected {
  /** The task's place in the checked reading, as it stood then. */
  readonly task: number;
  readonly cells: readonly Cell[];
  readonly by: ByHand['by'];
  readonly at: string;
  readonly reason: string | null;
}

/** What the room asks of the rooms below. */
export interface Below {
  readonly checked: (db: Executor, documentId: string) => Promise<Checked | Refusal>;
  /** What was corrected by hand until an instant. */
  readonly corrected: (db: Executor, documentId: string, at: string) => Promise<readonly Corrected[]>;
  /** The names of accounts, by their ids. */
  readonly accountNames: (db: Executor, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Of units, the ids from the root down to each. */
  readonly pathsOf: (db: Executor, unitIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** The unit's own name; null where there is no such unit. */
  readonly nameOf: (db: Executor, unitId: string) => Promise<string | null>;
  /** What names in a paper of this unit stand for; those that nothing is known of are left out. */
  readonly matchNames: (db: Executor, names: readonly string[], paper: { readonly documentId: string; readonly ownerUnitId: string | null; readonly issuers: readonly string[] }) => Promise<ReadonlyMap<string, Matched>>;
  /** Whom a collective means on a day. */
  readonly membersOf: (db: Executor, collectiveId: string, day: string) => Promise<readonly string[]>;
  /** The collectives that mean this unit on a day. */
  readonly collectivesWith: (db: Executor, unitId: string, day: string) => Promise<readonly string[]>;
}

export interface Room {
  readonly database: Executor;
  readonly clock: Clock;
  readonly below: Below;
  /** How common words and marks are, as far as it is known. */
  readonly shares: (db: Executor) => Promise<Shares | null>;
}

export { addDays, dayOf, today } from '#calendar';
