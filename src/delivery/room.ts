/** What the commands of the room work with. */
import type { Clock, Executor } from '#platform';
import type { Group } from './dispatching/rules.ts';

/** What the room asks of the rooms below. */
export interface Below {
  /** Whom a collective means on a day. */
  readonly membersOf: (db: Executor, collectiveId: string, day: string) => Promise<readonly string[]>;
  /** What names in the paper of a plan mean, as somebody confirmed it (also after the plan was issued); others are left out. */
  readonly meantBy: (db: Executor, names: readonly string[], paper: { readonly ownerUnitId: string | null; readonly documentId: string }) => Promise<ReadonlyMap<string, { readonly unitId: string | null; readonly collectiveId: string | null }>>;
  /** The leading groups that there are. */
  readonly groups: (db: Executor) => Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** A leading group with its members of the day; null where there is none. */
  readonly groupOf: (db: Executor, id: string, day: string) => Promise<Group | null>;
}

export interface Room {
  readonly database: Executor;
  readonly clock: Clock;
  readonly below: Below;
}

/** A last day that cannot be told sorts behind all others. */
export const NEVER = 'infinity';

export function dayOrNull(day: string): string | null {
  return day === NEVER ? null : day;
}
