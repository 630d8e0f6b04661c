/** State against replay: for each journaled table the rows as they are, beside those that the entries tell. */
import type { Snapshot, TableDescription } from '#platform';

export interface Difference {
  readonly table: string;
  readonly id: string;
  readonly kind: 'row-missing' | 'row-extra' | 'row-different';
  /** Of a row that differs: by name only, since values may be personal. */
  readonly columns: readonly string[];
}

interface Column { readonly schema: string; readonly table: string; readonly name: string; readonly type: string; readonly fallback: string | null }

/** Each row's change in the order of seals. A batch lies aside. */
const TOLD = `told as materialized (
    select f."table", f.id, f."row", row_number() over (order by era, xid, number, n) as place from (
      select era, xid, number, effect from journal.entry where effect ->> 'batch' is null
      union all select era, xid, number, b.effect from journal.entry e join journal.batch b on b.digest = e.effect ->> 'batch' where e.effect ->> 'batch' is not null
    ) e cross join lateral rows from (json_to_recordset(effect) as ("table" text, id text, "row" jsonb)) with ordinality as f("table", id, "row", n)
  ),
  gone as (select "table", id, max(place) as place from told where "row" is null group by 1, 2),
  folded as materialized (
    select t."table" collate "C" as "table", t.id collate "C" as id, journal.merge(t."row" order by t.place) as "row"
    from told t left join gone g on g."table" = t."table" and g.id = t.id where t."row" is not null and (g.place is null or t.place > g.place) group by 1, 2
  )`;

/** @param most of each table. Throws where a value that was told does not fit its column. */
export async function differences(snapshot: Snapshot, tables: readonly TableDescription[], most: number): Promise<Difference[]> {
  const journaled = tables.filter((table) => table.journaled);
  if (journaled.length === 0) return [];
  const columns = await columnsOf(snapshot, journaled);
  const parts = journaled.map((table) => comparison(table, columns.filter(({ schema, table: name }) => `${schema}.${name}` === table.name), most));
  return snapshot.rows<Difference>(`with ${TOLD} ${parts.join(' union all ')}`);
}

function columnsOf(snapshot: Snapshot, tables: readonly TableDescription[]): Promise<Column[]> {
  return snapshot.rows<Column>(`select table_schema as schema, table_name as table, column_name as name, data_type as type, column_default as fallback from information_schema.columns
    where table_schema || '.' || table_name = any($1)`, [tables.map(({ name }) => name)]);
}

function comparison({ name, columns: sensitivities, beside }: TableDescription, columns: readonly Column[], most: number): string {
  const compared = columns.filter((column) => column.name !== 'salt' && !beside.includes(column.name as never));
  const differs = compared.map(({ name: column, type }) => {
    const sensitivity = sensitivities[column];
    const [is, told] = sensitivity === 'personal' || sensitivity === 'sensitive'
      ? [`case when t."${column}" is not null then 'sha256:' || encode(sha256(convert_to(coalesce(t.salt, '') || t."${column}", 'UTF8')), 'hex') end`, `f."row" ->> '${column}'`]
      : [`t."${column}"${type === 'json' ? '::jsonb' : ''}`, `p."${column}"${type === 'json' ? '::jsonb' : ''}`];
    return `${is} is distinct from ${told}`;
  });
  // A column that an insert does not name has its default, where that is a constant.
  const fallbacks = compared.filter(({ fallback }) => fallback !== null && /^(?:'[^']*'::[\w ."[\]]+|-?\d+(?:\.\d+)?|true|false)$/.test(fallback)).map(({ name: column, fallback }) => `'${column}', ${fallback}`);
  return `(select '${name}' as table, coalesce(t.id::text, f.id) as id, case when t.id is null then 'row-missing' when f.id is null then 'row-extra' else 'row-different' end as kind,
      case when t.id is null or f.id is null then '{}'::text[] else array_remove(array[${differs.map((differ, index) => `case when ${differ} then '${compared[index]?.name}' end`).join(', ')}], null) end as columns
    from (select id, jsonb_build_object(${fallbacks.join(', ')}) || "row" as "row" from folded where "table" = '${name}') f full join ${name} t on t.id::text = f.id
    left join lateral jsonb_populate_record(null::${name}, f."row") p on true
    where t.id is null or f.id is null or ${differs.join(' or ')} limit ${most})`;
}
