/** What follows from the tree: the lock on it, the paths, the words that a search compares with. */
import { sql } from 'kysely';
import type { Executor } from '#platform';
import { gramsOf, searchableText } from '#platform/search';

/** Held to the end of the transaction by whoever changes the tree or its names: two moves at once could close a ring. */
export async function lockTree(tx: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('units.tree'))`.execute(tx);
}

/** Makes the paths of a unit and of all below it anew, after its parent changed. */
export async function renewPaths(tx: Executor, id: string): Promise<void> {
  await sql`
    with recursive below as (
      select u.id, coalesce(p.path, '{}') || u.id as path from units.unit u left join units.unit p on p.id = u.parent_id where u.id = ${id}
      union all
      select c.id, b.path || c.id from units.unit c join below b on c.parent_id = b.id
    )
    update units.unit u set path = below.path from below where u.id = below.id`.execute(tx);
}

export interface Searchable { readonly searchable: string; readonly grams: string[] }

export function searchableOf(names: readonly (string | null)[]): Searchable {
  const searchable = searchableText(names);
  return { searchable, grams: gramsOf(searchable) };
}

/** After a name, an alias or a former name of these units changed. */
export async function renewSearch(tx: Executor, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string; names: (string | null)[] }>`
    select u.id, array[u.name, u.short_name, u.division_code, u.school_code]
      || array(select a.name from units.alias a where a.unit_id = u.id order by a.name) || array(select f.name from units.former f where f.unit_id = u.id order by f.valid_to) as names
    from units.unit u where u.id = any(${[...ids]}::uuid[])`.execute(tx);
  const renewed = rows.map(({ id, names }) => ({ id, ...searchableOf(names) }));
  await sql`update units.unit u set searchable = r.searchable, grams = r.grams from json_populate_recordset(null::units.unit, ${JSON.stringify(renewed)}::json) r where u.id = r.id`.execute(tx);
}

/** Whether other units hang on it, or a rule. */
export async function isLinked(db: Executor, id: string): Promise<boolean> {
  const { rows } = await sql<{ linked: boolean }>`select
    exists(select from units.unit where parent_id = ${id}) or exists(select from units.succession where successor_id = ${id}) or exists(select from units.collective where rule ->> 'belowId' = ${id}) as linked`.execute(db);
  return rows[0]?.linked ?? true;
}
