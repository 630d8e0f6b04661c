/** All rows of a database out of it and into another: what is there, COPY both ways, what must rest meanwhile. */
import type { Readable, Writable } from 'node:stream';
import { CompiledQuery, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { clientSettings } from './connect.ts';
import type { Executor } from './executor.ts';
import { quoted, quotedName } from './quoted.ts';
import type { Schema } from './schema.ts';

/** A connection of its own, and a transaction on it that Kysely and COPY share. */
export interface Carrier {
  readonly client: pg.Client;
  readonly transaction: <T>(settings: { readonly snapshot: boolean }, use: (tx: Transaction<Schema>) => Promise<T>) => Promise<T>;
  readonly end: () => Promise<void>;
}

/** Throws where the database does not answer. */
export async function openCarrier(where: pg.ClientConfig): Promise<Carrier> {
  const client = new pg.Client({ ...clientSettings, ...where, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  const query = client.query.bind(client) as never;
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: { connect: async () => ({ query, release: () => undefined }), end: async () => undefined, options: {} } }) });
  return {
    client,
    transaction: (settings, use) => {
      const begun = kysely.transaction();
      return (settings.snapshot ? begun.setIsolationLevel('repeatable read').setAccessMode('read only') : begun).execute(use);
    },
    end: () => client.end(),
  };
}

/** Not carried: which migrations ran is told by number; kept answers are of this place and this day. */
const STAY = ['platform.migration', 'platform.kept_answer'];

export interface CarriedTable { readonly name: string; readonly columns: readonly string[] }

async function rowsOf<T>(db: Executor, text: string, parameters: readonly unknown[] = []): Promise<readonly T[]> {
  return (await db.executeQuery<T>(CompiledQuery.raw(text, [...parameters]))).rows;
}

/** Tables of rooms, not those that an extension brought. */
const OURS = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

/** All tables with the columns that COPY can write, in order of their names. */
export async function carriedTables(db: Executor): Promise<readonly CarriedTable[]> {
  const tables = await rowsOf<CarriedTable>(db, `select n.nspname || '.' || c.relname as name, array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and ${OURS} order by 1`);
  return tables.filter(({ name }) => !STAY.includes(name));
}

export async function countTables(db: Executor): Promise<number> {
  const [{ count } = { count: 0 }] = await rowsOf<{ count: number }>(db, `select count(*)::int as count from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm') and ${OURS}`);
  return count;
}

/** With the number that each gave last, as text; null where it gave none. */
export async function carriedSequences(db: Executor): Promise<readonly { name: string; last: string | null }[]> {
  return rowsOf(db, `select schemaname || '.' || sequencename as name, last_value::text as last from pg_sequences where schemaname !~ '^pg_' order by 1`);
}

export async function appliedMigrations(db: Executor): Promise<readonly { number: number; name: string; digest: string }[]> {
  const [{ there } = { there: false }] = await rowsOf<{ there: boolean }>(db, `select to_regclass('platform.migration') is not null as there`);
  return there ? rowsOf(db, 'select number, name, digest from platform.migration order by number') : [];
}

export async function serverVersion(db: Executor): Promise<string> {
  return (await rowsOf<{ version: string }>(db, `select current_setting('server_version') as version`))[0]?.version ?? '';
}

export function copyOut({ client }: Carrier, table: CarriedTable): Readable {
  return client.query(to(`copy ${quotedName(table.name)} (${table.columns.map(quoted).join(', ')}) to stdout`));
}

export function copyIn({ client }: Carrier, table: CarriedTable): Writable {
  return client.query(from(`copy ${quotedName(table.name)} (${table.columns.map(quoted).join(', ')}) from stdin`));
}

/**
 * Empties the tables (migrations put rows into some) and lays foreign keys and triggers aside while `fill` runs:
 * tables come in any order, and what a trigger wrote then comes with the rows. All of it is back afterwards, and checked.
 */
export async function withRulesAside<T>(tx: Executor, tables: readonly CarriedTable[], fill: () => Promise<T>): Promise<T> {
  const all = tables.map(({ name }) => quotedName(name));
  const keys = await rowsOf<{ table: string; name: string; definition: string }>(tx, `select n.nspname || '.' || c.relname as table, k.conname::text as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where k.contype = 'f' and k.conparentid = 0 and ${OURS}`);
  for (const table of all) await rowsOf(tx, `alter table ${table} disable trigger user`);
  for (const { table, name } of keys) await rowsOf(tx, `alter table ${quotedName(table)} drop constraint ${quoted(name)}`);
  if (all.length > 0) await rowsOf(tx, `truncate ${all.join(', ')}`);
  const filled = await fill();
  for (const { table, name, definition } of keys) await rowsOf(tx, `alter table ${quotedName(table)} add constraint ${quoted(name)} ${definition}`);
  for (const table of all) await rowsOf(tx, `alter table ${table} enable trigger user`);
  return filled;
}

/**
 * Each sequence goes on after the number told, and after the highest that lies in its column: the number of a sequence is
 * not part of a snapshot, and not every role may read it.
 */
export async function setSequences(tx: Executor, told: ReadonlyMap<string, string | null>): Promise<void> {
  const owned = await rowsOf<{ name: string; table: string; column: string }>(tx, `select s.nspname || '.' || q.relname as name, n.nspname || '.' || c.relname as table, a.attname::text as column
    from pg_class q join pg_namespace s on s.oid = q.relnamespace join pg_depend d on d.objid = q.oid and d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
    join pg_class c on c.oid = d.refobjid join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid where q.relkind = 'S' and ${OURS}`);
  for (const { name, table, column } of owned) {
    await rowsOf(tx, `select setval($1::regclass, last) from (select greatest($2::bigint, max(${quoted(column)})::bigint) as last from ${quotedName(table)}) as of where last is not null`, [quotedName(name), told.get(name) ?? null]);
  }
}

/** Without it the planner knows nothing of the rows that came. Outside of a transaction's need, so errors are the caller's. */
export async function analyze({ client }: Carrier): Promise<void> {
  await client.query('analyze');
}
