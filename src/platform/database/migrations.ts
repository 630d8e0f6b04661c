/** Plain SQL in one sequence, forward only: applied under a lock, in one transaction, checked by digest. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Database, Executor } from './executor.ts';
import { grantStatements } from './grants.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly digest: string;
}

const MIGRATION_LOCK = 741_853;
/** What an administrator can mend, by SQLSTATE: privileges, a standby, a server without its contrib extensions (the file is absent). */
const REFUSED: Readonly<Record<string, string>> = { 42501: 'migration-forbidden', 25006: 'database-read-only', '0A000': 'extension-missing', '58P01': 'extension-missing' };

/** The files `NNNN-name.sql` of a folder, in order. A hole or a double number is a fault of the package. */
export function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
  return names.map((name, index) => {
    const number = Number(name.slice(0, 4));
    if (number !== index + 1) throw new Error(`migrations are numbered from 0001 without holes, found ${name}`);
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return { number, name, sql, digest: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * Brings the schema up to the last file. Two servers starting at once wait for each other.
 * @param application the role that the server works as, when `owner` is another: it is granted what it may do (grants.ts).
 * @returns how many were applied.
 */
export async function migrate(owner: Database, migrations: readonly Migration[], application?: string): Promise<number | Refusal> {
  try {
    return await owner.transaction().execute((tx) => applyMigrations(tx, migrations, application));
  } catch (error) {
    const refusal = isRefusal(error) ? error : refusalOfMigration(error);
    if (refusal !== null) return refusal;
    throw error;
  }
}

/** What an administrator can mend among the errors of a migration; null for a fault. */
export function refusalOfMigration(error: unknown): Refusal | null {
  const refused = REFUSED[(error as { code?: string }).code ?? ''];
  return refused === undefined ? null : refuse(refused, { reason: (error as Error).message });
}

/** The same in a transaction that is there already. Throws refusals, so that whoever holds the transaction leaves it. */
export async function applyMigrations(tx: Executor, migrations: readonly Migration[], application?: string): Promise<number> {
  const run = async <T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> => (await tx.executeQuery<T>(CompiledQuery.raw(sql, [...parameters]))).rows;
  await run('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  const [{ there } = { there: false }] = await run<{ there: boolean }>(`select to_regclass('platform.migration') is not null as there`);
  if (!there) {
    await run('create schema if not exists platform');
    await run('create table platform.migration (number integer primary key, name text not null, digest text not null, applied_at timestamptz not null default now())');
  }
  const applied = await run<{ number: number; digest: string }>('select number, digest from platform.migration order by number');
  const problem = compareMigrations(applied, migrations);
  if (problem !== null) throw problem;
  const pending = migrations.slice(applied.length);
  for (const { sql, number, name, digest } of pending) {
    await run(sql);
    await run('insert into platform.migration (number, name, digest) values ($1, $2, $3)', [number, name, digest]);
  }
  if (application !== undefined) await run(grantStatements(await ownTables(run), application).join(';\n'));
  return pending.length;
}

/** Whether what was applied there is what these files are; files may be more. */
export function compareMigrations(applied: readonly { number: number; digest: string }[], migrations: readonly Migration[]): Refusal | null {
  for (const [index, done] of applied.entries()) {
    const file = migrations[index];
    if (file === undefined) return refuse('schema-later', { found: applied.at(-1)?.number ?? 0, known: migrations.length });
    if (done.number !== file.number) return refuse('migration-missing', { number: file.number });
    if (done.digest !== file.digest) return refuse('migration-changed', { number: file.number });
  }
  return null;
}

async function ownTables(run: <T>(sql: string) => Promise<T[]>): Promise<readonly { schema: string; table: string }[]> {
  return run(`select nspname as schema, relname as table from pg_class c join pg_namespace n on n.oid = relnamespace
    where nspowner = current_user::regrole and nspname !~ '^pg_|^public$|^information_schema$' and relkind in ('r', 'p', 'v', 'm') order by 1, 2`);
}
