/** Reading what units are and were called, and what names were confirmed to mean. */
import { sql } from 'kysely';
import type { Executor } from '#platform';
import type { Alias, FormerName, NameTarget, Succession } from '../model.ts';

export async function aliasesOf(db: Executor, unitId: string): Promise<Alias[]> {
  const rows = await db.selectFrom('units.alias as a').leftJoin('units.unit as s', 's.id', 'a.scope_unit_id')
    .select(['a.id', 'a.unit_id', 'a.name', 'a.scope_unit_id', 's.name as scope_name']).where('a.unit_id', '=', unitId).orderBy('a.name').execute();
  return rows.map((row) => ({ id: row.id, unitId: row.unit_id, name: row.name, scopeUnitId: row.scope_unit_id, scopeName: row.scope_name }));
}

export async function findAlias(db: Executor, id: string): Promise<{ id: string; unitId: string } | undefined> {
  const row = await db.selectFrom('units.alias').select(['id', 'unit_id']).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : { id: row.id, unitId: row.unit_id };
}

export interface KnownAlias { readonly id: string; readonly unitId: string; readonly scopeUnitId: string | null; readonly name: string; readonly folded: string }

export async function allAliases(db: Executor): Promise<KnownAlias[]> {
  return (await db.selectFrom('units.alias').select(['id', 'unit_id', 'scope_unit_id', 'name', 'folded']).execute())
    .map((row) => ({ id: row.id, unitId: row.unit_id, scopeUnitId: row.scope_unit_id, name: row.name, folded: row.folded }));
}

/** Latest first. */
export async function formersOf(db: Executor, unitId: string): Promise<FormerName[]> {
  const rows = await db.selectFrom('units.former').select(['name', 'short_name', 'division_code', 'valid_to']).where('unit_id', '=', unitId).orderBy('valid_to', 'desc').execute();
  return rows.map((row) => ({ name: row.name, shortName: row.short_name, divisionCode: row.division_code, validTo: row.valid_to }));
}

export async function allFormers(db: Executor): Promise<{ unitId: string; name: string; validTo: string }[]> {
  return (await db.selectFrom('units.former').select(['unit_id', 'name', 'valid_to']).execute()).map((row) => ({ unitId: row.unit_id, name: row.name, validTo: row.valid_to }));
}

/** @param side `successors`: who came after it; `predecessors`: whom it came after. */
export async function successionsOf(db: Executor, unitId: string, side: 'successors' | 'predecessors'): Promise<Succession[]> {
  const [own, other] = side === 'successors' ? ['s.unit_id', 's.successor_id'] as const : ['s.successor_id', 's.unit_id'] as const;
  const rows = await db.selectFrom('units.succession as s').innerJoin('units.unit as u', 'u.id', other).select(['u.id', 'u.name', 's.effective_on']).where(own, '=', unitId).orderBy('s.effective_on').orderBy('u.name').execute();
  return rows.map((row) => ({ unit: { id: row.id, name: row.name }, effectiveOn: row.effective_on }));
}

export async function successionRows(db: Executor, unitId: string): Promise<{ id: string }[]> {
  return db.selectFrom('units.succession').select('id').where('unit_id', '=', unitId).execute();
}

/** Every succession: there are few. */
export async function allSuccessions(db: Executor): Promise<{ unitId: string; successorId: string; effectiveOn: string }[]> {
  return (await db.selectFrom('units.succession').select(['unit_id', 'successor_id', 'effective_on']).orderBy('effective_on').execute())
    .map((row) => ({ unitId: row.unit_id, successorId: row.successor_id, effectiveOn: row.effective_on }));
}

export interface ConfirmedName { readonly id: string; readonly scopeUnitId: string | null; readonly name: string; readonly folded: string; readonly target: NameTarget; readonly version: number }

/** @param scopes whose papers; null among them: everybody's. @param folded these names only; null: all. */
export async function confirmedNames(db: Executor, scopes: readonly (string | null)[], folded: readonly string[] | null): Promise<ConfirmedName[]> {
  let query = db.selectFrom('units.confirmed_name as n').leftJoin('units.unit as u', 'u.id', 'n.unit_id').leftJoin('units.collective as c', 'c.id', 'n.collective_id')
    .select(['n.id', 'n.scope_unit_id', 'n.name', 'n.folded', 'n.unit_id', 'n.collective_id', 'n.version', 'u.name as unit_name', 'c.name as collective_name'])
    .where(sql<boolean>`(n.scope_unit_id = any(${scopes.filter((one) => one !== null)}::uuid[]) or (n.scope_unit_id is null and ${scopes.includes(null)}))`);
  if (folded !== null) query = query.where(sql<boolean>`n.folded = any(${[...folded]}::text[])`);
  return (await query.orderBy('n.name').execute()).map((row) => ({
    id: row.id, scopeUnitId: row.scope_unit_id, name: row.name, folded: row.folded, version: row.version,
    target: row.unit_id !== null ? { kind: 'unit', id: row.unit_id, name: row.unit_name ?? '' } : row.collective_id !== null ? { kind: 'collective', id: row.collective_id, name: row.collective_name ?? '' } : { kind: 'outside' },
  }));
}

export async function findConfirmedName(db: Executor, id: string): Promise<{ id: string; scopeUnitId: string | null; version: number } | undefined> {
  const row = await db.selectFrom('units.confirmed_name').select(['id', 'scope_unit_id', 'version']).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : { id: row.id, scopeUnitId: row.scope_unit_id, version: row.version };
}

/** Whose paper a document is, as it was confirmed; undefined: nobody said. */
export async function scopeOfPaper(db: Executor, documentId: string): Promise<string | null | undefined> {
  return (await db.selectFrom('units.paper').select('scope_unit_id').where('id', '=', documentId).executeTakeFirst())?.scope_unit_id;
}
