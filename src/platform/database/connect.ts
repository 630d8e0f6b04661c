/** The pool and Kysely over it; what the driver would guess is parsed on purpose. */
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Refusal, refuse } from '#kernel';
import type { Database, Executor } from './executor.ts';
import { askByName } from './prepared.ts';
import type { Schema } from './schema.ts';

const { builtins } = pg.types;
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError(`int8 beyond 2^53: ${text}`);
    return value;
  },
  [builtins.NUMERIC]: (text) => text,
  /** The driver would make a local midnight of it, a day off west of here. */
  [builtins.DATE]: (text) => text,
  /** Instants are ISO 8601 text in UTC. */
  [builtins.TIMESTAMPTZ]: (text) => new Date(text).toISOString(),
};
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

const pools = new WeakMap<Database, pg.Pool>();
/** For a connection that is not of the pool. */
export const clientSettings: pg.ClientConfig = { types, options: '-c timezone=UTC -c search_path=public' };

/** @param where called for each new connection: the embedded database's socket moves when it is restarted. */
export function openPool(where: () => pg.ClientConfig, size = 10): Database {
  class Client extends pg.Client {
    constructor(options?: pg.ClientConfig) {
      super({ ...options, ...where(), types });
      // While it is checked out, the pool does not listen: a database that dies then would end the process. The query itself fails anyway.
      this.on('error', () => {});
      const ask = this.query.bind(this) as (...how: unknown[]) => never;
      // Kysely gives text and values, and waits; all else (COPY, what the driver asks itself) goes by as it is.
      const query = (text: unknown, values: unknown, ...rest: unknown[]): unknown => (typeof text === 'string' && Array.isArray(values) && rest.length === 0 ? askByName(ask, text, values) : ask(text, values, ...rest));
      Object.assign(this, { query });
    }
  }
  const pool = new pg.Pool({ Client, max: size, connectionTimeoutMillis: 5_000, options: '-c timezone=UTC -c search_path=public' } as pg.PoolConfig);
  // The same for one that dies while idle; the pool drops it.
  pool.on('error', () => {});
  const database = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  pools.set(database, pool);
  return database;
}

/** For what Kysely does not speak: streams of COPY, a snapshot that two sessions share. */
export function poolOf(database: Database): pg.Pool {
  const pool = pools.get(database);
  if (pool === undefined) throw new Error('this database was not opened by openPool');
  return pool;
}

/**
 * Refuses what the product cannot stand on: below PostgreSQL 15, not UTF-8, no answer at all.
 * @param where the server without its password, and the setting that named it, for the sentence
 */
export async function checkServer(database: Executor, where: { readonly server: string; readonly setting: string }): Promise<Refusal | null> {
  try {
    const { rows } = await database.executeQuery<{ version: string; number: number; encoding: string }>(CompiledQuery.raw(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number, pg_encoding_to_char(encoding) as encoding
       from pg_database where datname = current_database()`));
    const found = rows[0] as { version: string; number: number; encoding: string };
    if (found.number < 150_000) return refuse('database-too-old', { found: found.version });
    return found.encoding === 'UTF8' ? null : refuse('database-not-utf8', { found: found.encoding });
  } catch (error) {
    return refuse('database-unreachable', { ...where, reason: (error as Error).message || String((error as NodeJS.ErrnoException).code) });
  }
}

/** After the migrations: does the server see letters in Chinese at all? */
export async function checkChinese(database: Executor): Promise<Refusal | null> {
  const { rows } = await database.executeQuery<{ trigrams: number }>(CompiledQuery.raw(`select cardinality(public.show_trgm('台账')) as trigrams`));
  return (rows[0]?.trigrams ?? 0) > 0 ? null : refuse('database-blind-to-chinese');
}

/** Errors that mean "no database now" (53300: it has no connection left), not "a wrong statement". */
export function isDisconnection(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|57P0[123]|53300|08...)$/.test(code) || /Connection terminated|not queryable|connection timeout|timeout exceeded when trying to connect/i.test(message);
}

/** Two who wait for each other, of whom the database sent one away: what it did is taken back, and it may be tried again. */
export function isContended(error: unknown): boolean {
  return /^(40001|40P01|55P03)$/.test((error as { code?: string }).code ?? '');
}

/** A null character, a day of the year 0, a number that no column holds: the request bore it, and what it did is taken back. */
export function isUnholdable(error: unknown): boolean {
  return /^(22021|22P05|22003|22007|22008)$/.test((error as { code?: string }).code ?? '');
}

/** The disk of the database is full (53100). */
export function isFull(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return code === '53100' || /No space left on device/i.test(message);
}
