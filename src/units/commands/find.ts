/** Finding units: what lists, pickers and other rooms ask. */
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Executor } from '#platform';
import { queryTerms } from '#platform/search';
import type { UnitKind, UnitLevel, UnitLine, UnitPage } from '../model.ts';
import { findUnit, listUnits } from '../store/units.ts';

export interface ListRequest {
  /** Words that all stand in a unit's names or codes; two characters suffice. */
  readonly query: string;
  readonly kind?: UnitKind | undefined;
  readonly level?: UnitLevel | undefined;
  /** Itself and all below it. */
  readonly belowId?: string | undefined;
  /** With those that were closed. */
  readonly closed?: boolean;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** By name, a page at a time. Refuses `unit-cursor-invalid`. */
export async function searchUnits(db: Executor, { query, kind, level, belowId, closed = false, cursor, limit }: ListRequest): Promise<UnitPage | Refusal> {
  const after = cursor === undefined ? null : readCursor(cursor);
  if (isRefusal(after)) return after;
  const found = await listUnits(db, { terms: queryTerms(query), kind, level, belowId, closed, after, limit: limit + 1 });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? writeCursor(last) : null };
}

/** The ids from the root down to the unit; what access is decided by. Undefined where there is no such unit. */
export async function pathOf(db: Executor, unitId: string): Promise<readonly string[] | undefined> {
  return (await findUnit(db, unitId))?.path;
}

function writeCursor({ name, id }: UnitLine): string {
  return Buffer.from(`${id} ${name}`).toString('base64url');
}

function readCursor(cursor: string): { name: string; id: string } | Refusal {
  const [, id, name] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) ([^\0]+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return id === undefined || name === undefined ? refuse('unit-cursor-invalid') : { name, id };
}
