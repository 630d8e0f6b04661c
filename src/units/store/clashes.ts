/** Which other unit bears already what only one may bear; and who speaks of a unit at all. */
import { sql } from 'kysely';
import type { Executor } from '#platform';

export interface Clash { readonly what: 'name' | 'divisionCode' | 'schoolCode' | 'creditCode'; readonly name: string }

export async function findClashes(db: Executor, unit: { id: string; parentId: string | null; name: string; kind: string; divisionCode: string | null; schoolCode: string | null; creditCode: string | null }): Promise<Clash[]> {
  const { rows } = await sql<Clash>`
    select 'name' as what, name from units.unit where parent_id is not distinct from ${unit.parentId}::uuid and name = ${unit.name} and valid_to is null and id <> ${unit.id}
    union all select 'divisionCode', name from units.unit where division_code = ${unit.divisionCode} and kind = 'government' and ${unit.kind} = 'government' and valid_to is null and id <> ${unit.id}
    union all select 'schoolCode', name from units.unit where school_code = ${unit.schoolCode} and id <> ${unit.id}
    union all select 'creditCode', name from units.unit where credit_code = ${unit.creditCode} and valid_to is null and id <> ${unit.id}
    limit 1`.execute(db);
  return rows;
}

/** Another unit that is called so within the scope: by an alias, or by its own name as a child of the scope. */
export async function findNamesake(db: Executor, { unitId, scopeUnitId, name, folded }: { unitId: string; scopeUnitId: string | null; name: string; folded: string }): Promise<{ name: string } | undefined> {
  const { rows } = await sql<{ name: string }>`
    select u.name from units.alias a join units.unit u on u.id = a.unit_id where a.scope_unit_id is not distinct from ${scopeUnitId}::uuid and a.folded = ${folded}
    union all select name from units.unit where parent_id is not distinct from ${scopeUnitId}::uuid and (name = ${name} or short_name = ${name}) and valid_to is null and id <> ${unitId}
    limit 1`.execute(db);
  return rows[0];
}

/** Whether a row of any room names it in a column ….unit_id (or ….collective_id): what is spoken of is closed, not deleted. */
export async function isMentioned(db: Executor, column: 'unit_id' | 'collective_id', id: string): Promise<boolean> {
  const { rows } = await sql<{ table_schema: string; table_name: string; column_name: string }>`
    select c.table_schema, c.table_name, c.column_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.udt_name = 'uuid' and (c.column_name = ${column} or c.column_name like ${`%\\_${column}`}) and (c.table_schema, c.table_name, c.column_name) not in (('units', 'alias', 'unit_id'), ('units', 'member', 'collective_id'))`.execute(db);
  if (rows.length === 0) return false;
  const any = sql.join(rows.map((row) => sql`exists(select from ${sql.table(`${row.table_schema}.${row.table_name}`)} where ${sql.ref(row.column_name)} = ${id}::uuid)`), sql` or `);
  return (await sql<{ mentioned: boolean }>`select ${any} as mentioned`.execute(db)).rows[0]?.mentioned ?? false;
}
