/** What the application's role may do with each table, and whether the role that serves may do more. */
import { CompiledQuery } from 'kysely';
import { type Refusal, refuse } from '#kernel';
import type { Database } from './executor.ts';
import { quoted } from './quoted.ts';
import type { Schema } from './schema.ts';

type Privilege = 'insert' | 'update';
/** Beside reading: all columns, or these. */
type Allowed = Readonly<Partial<Record<Privilege, true | readonly string[]>>>;

/**
 * Tables of which the application must not change what lies there. All others it may read and write.
 * An entry's number, era and transaction come from the database, so that nobody can write one into the past.
 */
const NARROW: Readonly<Partial<Record<keyof Schema, Allowed>>> = {
  'platform.migration': {},
  'journal.era': {},
  'journal.entry': { insert: ['at', 'actor_kind', 'actor_id', 'action', 'subject_kind', 'subject_id', 'effect', 'effect_salt', 'remark_id', 'remark_digest', 'digest', 'form'] },
  'journal.batch': { insert: true },
  'journal.seal': { insert: true },
  // The words may be erased; which remark they were is for ever.
  'journal.remark': { insert: true, update: ['salt', 'words'] },
};

/** By which the application blanks, and does nothing else, what an entry told. */
const BLANKING = ['journal.erase_effects(bigint[], text[])', 'journal.erase_batches(text[])'];

/** The statements, run by the owner, that give `application` what it may do and nothing else. */
export function grantStatements(tables: readonly { readonly schema: string; readonly table: string }[], application: string): readonly string[] {
  const role = quoted(application);
  const schemas = [...new Set(tables.map(({ schema }) => schema))].map((schema) => `grant usage on schema ${quoted(schema)} to ${role}`);
  const blanking = tables.some(({ schema, table }) => schema === 'journal' && table === 'entry') ? BLANKING.map((name) => `grant execute on function ${name} to ${role}`) : [];
  return [...schemas, ...blanking, ...tables.flatMap(({ schema, table }) => {
    const name = `${quoted(schema)}.${quoted(table)}`;
    const allowed = NARROW[`${schema}.${table}` as keyof Schema];
    return [`revoke all on ${name} from ${role}`, `grant ${allowed === undefined ? 'select, insert, update, delete' : privileges(allowed)} on ${name} to ${role}`];
  })];
}

function privileges(allowed: Allowed): string {
  return ['select', ...Object.entries(allowed).map(([privilege, columns]) => (columns === true ? privilege : `${privilege} (${columns.map(quoted).join(', ')})`))].join(', ');
}

/** A role counts with all whose rights it can take on, whether it inherits them or must ask (SET ROLE). */
const MINE = `with mine as (select oid, rolname, rolsuper, rolcreaterole from pg_roles where pg_has_role(session_user, oid, 'member')),
  ours as (select oid, nspname, nspowner from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public'))`;

/** What makes a role more than the application's, whatever the tables: each row is a reason, in the words of SQL. */
const OF_THE_ROLE = `${MINE}
  select 1 as rank, 'superuser' as what from mine where rolsuper and rolname = session_user
  union all select 2, rolname from mine where rolsuper or rolname in ('pg_execute_server_program', 'pg_write_server_files')
  union all select 3, 'createrole' from mine where rolcreaterole
  union all select 4, format('owner of schema %s', nspname) from ours join mine on mine.oid = nspowner
  union all select 5, format('owner of database %s', datname) from pg_database join mine on mine.oid = datdba where datname = current_database()
  union all select 6, 'create on database' from mine where has_database_privilege(oid, current_database(), 'create')
  union all select 7, format('create on schema %s', nspname) from mine, pg_namespace n where (n.oid in (select oid from ours) or nspname = 'public') and has_schema_privilege(mine.oid, n.oid, 'create')
  order by rank, what limit 1`;

/** $1: the narrow tables, with the columns that may be inserted and updated; `true` for all. */
const OF_THE_TABLES = `${MINE},
  narrow as (select name, allowed, c.oid, c.relowner from jsonb_to_recordset($1::jsonb) as t(name text, allowed jsonb) join pg_class c on c.oid = to_regclass(name))
  select 1 as rank, format('owner of %s', name) as what from narrow join mine on mine.oid = relowner
  union all select 2, format('%s on %s', privilege, name) from narrow, mine, unnest(array['delete', 'truncate', 'trigger']) as privilege where has_table_privilege(mine.oid, narrow.oid, privilege)
  union all select 3, format('%s (%s) on %s', privilege, attname, name) from narrow, mine, unnest(array['insert', 'update', 'references']) as privilege, pg_attribute
    where attrelid = narrow.oid and attnum > 0 and not attisdropped and has_column_privilege(mine.oid, narrow.oid, attnum, privilege)
      and allowed -> privilege is distinct from 'true' and not coalesce(allowed -> privilege ? attname::text, false)
  order by rank, what limit 1`;

/**
 * Refuses to serve as a role that could change the journal or the schema.
 * @param when before the migrations what the role is by itself; after them also what it may do with the tables.
 * @param alone `DATABASE_URL` stands without the owner's: the sentence then says how to make the second role.
 */
export async function checkApplicationRole(database: Database, when: 'before' | 'after', alone: boolean): Promise<Refusal | null> {
  const ask = async (text: string, parameters: readonly unknown[] = []): Promise<string | undefined> => (await database.executeQuery<{ what: string }>(CompiledQuery.raw(text, [...parameters]))).rows[0]?.what;
  const tables = JSON.stringify(Object.entries(NARROW).map(([name, allowed]) => ({ name, allowed })));
  const what = await ask(OF_THE_ROLE) ?? (when === 'after' ? await ask(OF_THE_TABLES, [tables]) : undefined);
  if (what === undefined) return null;
  const { rows: [at] } = await database.executeQuery<{ role: string; database: string }>(CompiledQuery.raw('select session_user::text as role, current_database()::text as database'));
  return refuse(alone ? 'role-is-owner' : 'role-too-mighty', { role: at?.role ?? '', database: at?.database ?? '', what });
}
