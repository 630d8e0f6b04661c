/** The types of the tables, from a migrated database; the committed file is compared with them by a test. */
import { CompiledQuery } from 'kysely';
import type { Executor } from './executor.ts';

const TYPES: Readonly<Record<string, string>> = {
  int2: 'number', int4: 'number', int8: 'number', numeric: 'string', bool: 'boolean', text: 'string', uuid: 'string', date: 'string', timestamptz: 'string', bytea: 'Buffer', _text: 'string[]', _uuid: 'string[]', float8: 'number', json: 'unknown', jsonb: 'unknown', xid8: 'string',
};

interface Column { schema: string; table: string; column: string; type: string; nullable: boolean; defaulted: boolean }

/** The text of `schema.ts`. Throws on a column type that the list above does not know. */
export async function schemaTypes(db: Executor): Promise<string> {
  const { rows } = await db.executeQuery<Column>(CompiledQuery.raw(`
    select table_schema as schema, table_name as table, column_name as column, udt_name as type, is_nullable = 'YES' as nullable, column_default is not null or is_identity = 'YES' as defaulted
    from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema', 'public') order by 1, 2, ordinal_position`));
  const tables = Map.groupBy(rows, ({ schema, table }) => `${schema}.${table}`);
  const lines = [...tables].map(([name, columns]) => `  '${name}': {\n${columns.map(lineOf).join('')}  };\n`);
  return `/** Made from the migrated database: \`vitest run src/platform/database/schema -u\`. Not written by hand. */\nimport type { Generated } from 'kysely';\n\nexport interface Schema {\n${lines.join('')}}\n`;
}

function lineOf({ column, type, nullable, defaulted, table }: Column): string {
  const base = TYPES[type];
  if (base === undefined) throw new Error(`no type is known for ${table}.${column} (${type})`);
  const full = nullable && base !== 'unknown' ? `${base} | null` : base;
  return `    ${column}: ${defaulted ? `Generated<${full}>` : full};\n`;
}
