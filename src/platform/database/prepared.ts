/** Statements that each connection plans once and keeps: for those that are asked again and again in the same words. */
import { createHash } from 'node:crypto';
import { type QueryResult, type RawBuilder, sql } from 'kysely';
import type pg from 'pg';
import type { Executor } from './executor.ts';

/** A connection keeps a plan for each, a hundred kilobytes where many tables are joined. */
const MOST = 400;
/** Of these, for questions of people, which come in many shapes. */
const MOST_SHAPES = 120;
/** A shape that was asked for less often is somebody's odd question. */
const OFTEN = 3;
const COUNTED = 2_000;
const names = new Map<string, string>();
const shapes = new Map<string, number>();
let keptShapes = 0;
/** A pooler hands our statements to sessions that never saw their names. */
let off = false;

/**
 * Runs a statement whose plan is kept: to plan one that joins five views takes ten times as long as to run it.
 * Only for what is looked up by its key, with the same text each time. After five runs the database may keep one plan for
 * all values, so a list or a search, whose best way depends on what it is asked for, is none of them, unless it is written
 * such that no value changes its plan (docs/decisions/0122) and a test counts the rows that the kept one reads.
 */
export async function prepared<Row>(db: Executor, statement: RawBuilder<Row>): Promise<QueryResult<Row>> {
  const compiled = statement.compile(db);
  keepPlan(compiled.sql);
  return db.executeQuery(compiled);
}

/** `= any(ids)` where there are several; one is looked up by its key, or the database would plan for each list by its length. */
export function oneOf(ids: readonly string[]): RawBuilder<unknown> {
  return ids.length === 1 ? sql`= ${ids[0]}::uuid` : sql`= any(${[...ids]}::uuid[])`;
}

/** From now on statements of this text are kept. @returns the text. */
export function keepPlan(text: string): string {
  if (!names.has(text) && names.size < MOST) names.set(text, `taizhang_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`);
  return text;
}

/** The same for a question that people put together: from the third time on. @returns the text. */
export function keepPlanOnceOften(text: string): string {
  if (names.has(text) || keptShapes >= MOST_SHAPES) return text;
  if (shapes.size >= COUNTED) shapes.clear();
  const asked = (shapes.get(text) ?? 0) + 1;
  shapes.set(text, asked);
  if (asked < OFTEN) return text;
  shapes.delete(text);
  keptShapes += 1;
  return keepPlan(text);
}

/** Asks the driver, under the name that a connection keeps this text by, where there is one. @param ask the driver's own way. */
export async function askByName(ask: (query: pg.QueryConfig) => Promise<pg.QueryResult>, text: string, values: unknown[]): Promise<pg.QueryResult> {
  const name = off ? undefined : names.get(text);
  if (name === undefined) return ask({ text, values });
  try {
    return await ask({ name, text, values });
  } catch (error) {
    const lost = lostBy(error);
    if (lost === null) throw error;
    if (lost === 'pooler') off = true;
    // The old name stays what it was on each connection.
    else names.set(text, `${name}_`);
    // Within a transaction this fails, as the transaction did; the next one goes through.
    return ask({ text, values }).catch(() => { throw error; });
  }
}

/** 0A000: a migration gave columns other types while we were connected. 26000, 42P05: another session stands behind the connection. */
function lostBy(error: unknown): 'migration' | 'pooler' | null {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (code === '0A000' && message.includes('cached plan')) return 'migration';
  return code === '26000' || code === '42P05' ? 'pooler' : null;
}
