/** Finding units: what lists and pickers ask. */
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { historyOf as entriesOf } from '#journal';
import { defineCursor, type Executor, pageOf, readCursor } from '#platform';
import { queryTerms } from '#platform/search';
import type { UnitKind, UnitLevel, UnitPage, UnitStep } from '../model.ts';
import { findUnit, listUnits } from '../store/units.ts';
import { unitTable } from '../tables.ts';

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

const byName = defineCursor('units', z.tuple([z.string(), z.uuid()]));
const byId = defineCursor('units-found', z.tuple([z.uuid()]));

/**
 * A page at a time: by name, or, where words are searched for, in an order of no meaning; each page is then sorted by rank and name.
 * Refuses `invalid-cursor`.
 */
export async function searchUnits(db: Executor, { query, kind, level, belowId, closed = false, cursor, limit }: ListRequest): Promise<UnitPage | Refusal> {
  const terms = queryTerms(query);
  const place = terms.length === 0 ? readCursor(byName, cursor) : readCursor(byId, cursor);
  if (isRefusal(place)) return place;
  const after = place === null ? null : place.length === 2 ? { name: place[0], id: place[1] } : { name: null, id: place[0] };
  const found = await listUnits(db, { terms, kind, level, belowId, closed, after, limit: limit + 1 });
  if (terms.length === 0) return pageOf(found, limit, byName, (unit): [string, string] => [unit.name, unit.id]);
  const { items, next } = pageOf(found, limit, byId, (unit): [string] => [unit.id]);
  return { items: items.toSorted((a, b) => a.path.length - b.path.length || a.position - b.position || (a.name < b.name ? -1 : 1)), next };
}

const STEPS = 100;

/** What was done to a unit, newest first. */
export async function historyOf(db: Executor, unitId: string): Promise<UnitStep[] | Refusal> {
  if (await findUnit(db, unitId) === undefined) return refuse('unit-not-found');
  return (await entriesOf(db, { table: unitTable, id: unitId }, null, STEPS)).map(({ number, at, action, effect }) => {
    const name = effect === null || 'batch' in effect ? undefined : effect.find((one) => one.table === 'units.unit' && one.id === unitId)?.row?.['name'];
    return { number, at, action, name: typeof name === 'string' ? name : null };
  });
}
