/** Reading units. Every function takes its executor first. */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Executor } from '#platform';
import type { Term } from '#platform/search';
import type { KnownUnit } from '../matching/index.ts';
import type { Unit, UnitHit, UnitKind, UnitLevel, UnitLine } from '../model.ts';

const COLUMNS = ['id', 'parent_id', 'name', 'short_name', 'kind', 'level', 'division_code', 'school_code', 'credit_code', 'valid_from', 'valid_to', 'position', 'version', 'path'] as const;

interface UnitRow {
  id: string; parent_id: string | null; name: string; short_name: string | null; kind: string; level: string; division_code: string | null; school_code: string | null;
  credit_code: string | null; valid_from: string | null; valid_to: string | null; position: number; version: number; path: string[];
}
interface HitRow extends UnitRow { above: string[] }
interface LineRow extends HitRow { child_count: number }

export function unitOf(row: UnitRow): Unit {
  return {
    id: row.id, parentId: row.parent_id, name: row.name, shortName: row.short_name, kind: row.kind as UnitKind, level: row.level as UnitLevel, divisionCode: row.division_code,
    schoolCode: row.school_code, creditCode: row.credit_code, validFrom: row.valid_from, validTo: row.valid_to, position: row.position, version: row.version, path: row.path,
  };
}

const lineOf = (row: LineRow): UnitLine => ({ ...unitOf(row), above: row.above, childCount: row.child_count });

export async function findUnit(db: Executor, id: string): Promise<Unit | undefined> {
  const row = await db.selectFrom('units.unit').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : unitOf(row);
}

/** In no order; those that are not there are left out. */
export async function findUnits(db: Executor, ids: readonly string[]): Promise<Unit[]> {
  if (ids.length === 0) return [];
  return (await db.selectFrom('units.unit').select(COLUMNS).where(sql<boolean>`id = any(${[...ids]}::uuid[])`).execute()).map(unitOf);
}

/** The whole tree in no order, with what the matching of names asks: paths are put together here, which is cheaper than to send them. */
export async function knownUnits(db: Executor): Promise<KnownUnit[]> {
  const rows = await db.selectFrom('units.unit').select(['id', 'parent_id', 'name', 'short_name', 'kind', 'level', 'valid_from', 'valid_to']).execute();
  const parents = new Map(rows.map((row) => [row.id, row.parent_id]));
  const paths = new Map<string, readonly string[]>();
  const pathOf = (id: string): readonly string[] => {
    const known = paths.get(id);
    if (known !== undefined) return known;
    const parent = parents.get(id) ?? null;
    const path = parent === null ? [id] : [...pathOf(parent), id];
    paths.set(id, path);
    return path;
  };
  return rows.map((row) => ({
    id: row.id, parentId: row.parent_id, name: row.name, shortName: row.short_name, kind: row.kind as UnitKind, level: row.level as UnitLevel, validFrom: row.valid_from, validTo: row.valid_to, path: pathOf(row.id),
  }));
}

/** The whole tree, parents before children. */
export async function allUnits(db: Executor): Promise<Unit[]> {
  return (await db.selectFrom('units.unit').select(COLUMNS).orderBy(sql`cardinality(path)`).orderBy('position').orderBy('name').execute()).map(unitOf);
}

export async function findLine(db: Executor, id: string): Promise<UnitLine | undefined> {
  const [row] = await lines(db).where('u.id', '=', id).execute();
  return row === undefined ? undefined : lineOf(row);
}

export async function countUnits(db: Executor): Promise<number> {
  return (await db.selectFrom('units.unit').select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()).count;
}

/** Directly below it, and not closed. */
export async function openChildren(db: Executor, id: string): Promise<Unit[]> {
  return (await db.selectFrom('units.unit').select(COLUMNS).where('parent_id', '=', id).where('valid_to', 'is', null).execute()).map(unitOf);
}

/** Anywhere below it, and not closed. */
export async function openBelow(db: Executor, id: string): Promise<Unit[]> {
  return (await db.selectFrom('units.unit').select(COLUMNS).where(sql<boolean>`path @> array[${id}::uuid]`).where('id', '<>', id).where('valid_to', 'is', null).execute()).map(unitOf);
}

/** @param parent null: the roots. Closed ones stand at the end, if they are asked for at all. */
export async function listChildren(db: Executor, parent: string | null, closed: boolean): Promise<UnitLine[]> {
  let query = lines(db).where('u.parent_id', parent === null ? 'is' : '=', parent);
  if (!closed) query = query.where('u.valid_to', 'is', null);
  return (await query.orderBy(sql`u.valid_to is not null`).orderBy('u.position').orderBy('u.name').orderBy('u.id').execute()).map(lineOf);
}

export interface Listing {
  readonly terms: readonly Term[];
  readonly kind: UnitKind | undefined;
  readonly level: UnitLevel | undefined;
  /** Itself and all below it. */
  readonly belowId: string | undefined;
  readonly closed: boolean;
  /** The last of the page before; its name only where nothing is searched for. */
  readonly after: { readonly name: string | null; readonly id: string } | null;
  readonly limit: number;
}

/** By name; where words are searched for by id: names that hold a word stand together, and a walk by name would miss them for long. */
export async function listUnits(db: Executor, listing: Listing): Promise<UnitHit[]> {
  return (await listQuery(db, listing).execute()).map((row) => ({ ...unitOf(row), above: row.above }));
}

/** The query itself, so that a test can look at its plan. */
export function listQuery(db: Executor, { terms, kind, level, belowId, closed, after, limit }: Listing): SelectQueryBuilder<never, never, HitRow> {
  let query = hits(db);
  if (!closed) query = query.where('u.valid_to', 'is', null);
  if (kind !== undefined) query = query.where('u.kind', '=', kind);
  if (level !== undefined) query = query.where('u.level', '=', level);
  if (belowId !== undefined) query = query.where(sql<boolean>`u.path @> array[${belowId}::uuid]`);
  if (after !== null) query = query.where(after.name === null ? sql<boolean>`u.id > ${after.id}::uuid` : sql<boolean>`(u.name, u.id) > (${after.name}, ${after.id}::uuid)`);
  for (const { text, grams } of terms) query = query.where(sql<boolean>`u.grams collate "C" @> ${[...grams]}::text[]`).where(sql<boolean>`position(${text} in u.searchable) > 0`);
  if (terms.length === 0) query = query.orderBy('u.name');
  return query.orderBy('u.id').limit(limit) as unknown as SelectQueryBuilder<never, never, HitRow>;
}

function hits(db: Executor) {
  return db.selectFrom('units.unit as u').select([
    'u.id', 'u.parent_id', 'u.name', 'u.short_name', 'u.kind', 'u.level', 'u.division_code', 'u.school_code', 'u.credit_code', 'u.valid_from', 'u.valid_to', 'u.position', 'u.version', 'u.path',
    sql<string[]>`array(select a.name from unnest(u.path) with ordinality as p (id, place) join units.unit a using (id) where a.id <> u.id order by p.place)`.as('above'),
  ]);
}

function lines(db: Executor) {
  return hits(db).select(sql<number>`(select count(*)::int from units.unit c where c.parent_id = u.id and c.valid_to is null)`.as('child_count'));
}
