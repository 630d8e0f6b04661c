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

/** To gather the changes of a million entries without the disk. */
const WORK_MEGABYTES = 256;

/**
 * Each row as its changes left it, by the number of the entry: who changes a row after another waits for their end, and
 * numbers are given after that, while a transaction may be older than what it waited for. A batch lies aside.
 * A row that goes puts a null into its fold, which makes an array of it; what counts is what came after the last one.
 * An effect is parsed once (`offset 0` keeps the planner from writing the parsing out wherever it is asked of).
 * @param sorted asks for the order within each row; else rows are gathered as entries come, by number, which is twice as
 * quick and the same as long as the planner gathers by hashing: whatever differs then is compared again, sorted.
 */
const folded = (sorted: boolean): string => `folded as materialized (
    select "table", id, case when jsonb_typeof(fold) = 'object' then fold else (
        select nullif(journal.merge(part order by n), '{}') from jsonb_array_elements(fold) with ordinality as p(part, n)
        where n > (select max(n) from jsonb_array_elements(fold) with ordinality as g(part, n) where part = 'null')) end as "row"
    from (
      select (change ->> 'id') collate "C" as id, (change ->> 'table') collate "C" as "table", journal.merge(change -> 'row' ${sorted ? 'order by number, n' : ''}) as fold
      from (
        select number, ${sorted ? 'change, n' : `jsonb_path_query(${CHANGES}, '$[*]') as change`} from (select number, to_jsonb(effect) as effect from journal.entry order by number offset 0) as e
        ${sorted ? `cross join lateral jsonb_array_elements(${CHANGES}) with ordinality as c(change, n)` : 'offset 0'}
      ) as changes
      group by 1, 2
    ) as f
  )`;
const CHANGES = `case when jsonb_typeof(effect) = 'array' then effect else (select to_jsonb(b.effect) from journal.batch b where b.digest = e.effect ->> 'batch') end`;

/** @param most of each table. Throws where a value that was told does not fit its column. */
export async function differences(snapshot: Snapshot, tables: readonly TableDescription[], most: number): Promise<Difference[]> {
  const journaled = tables.filter((table) => table.journaled);
  if (journaled.length === 0) return [];
  const columns = await columnsOf(snapshot, journaled);
  const parts = journaled.map((table) => comparison(table, columns.filter(({ schema, table: name }) => `${schema}.${name}` === table.name), most));
  const compare = (sorted: boolean): Promise<Difference[]> => snapshot.rows<Difference>(`with ${folded(sorted)} ${parts.join(' union all ')}`);
  await snapshot.rows(`set local work_mem = '${WORK_MEGABYTES}MB'; set local enable_sort = off; set local max_parallel_workers_per_gather = 0; set local jit = off`);
  if ((await compare(false)).length === 0) return [];
  await snapshot.rows('set local enable_sort = on');
  return compare(true);
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
    from (select id, jsonb_build_object(${fallbacks.join(', ')}) || "row" as "row" from folded where "table" = '${name}' and "row" is not null) f full join ${name} t on t.id::text = f.id
    left join lateral jsonb_populate_record(null::${name}, f."row") p on true
    where t.id is null or f.id is null or ${differs.join(' or ')} limit ${most})`;
}
