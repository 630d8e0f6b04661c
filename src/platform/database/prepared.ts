/** Statements that each connection plans once and keeps: for those that are asked again and again in the same words. */
import { createHash } from 'node:crypto';
import { type QueryResult, type RawBuilder, sql } from 'kysely';
import type { Executor } from './connect.ts';

/** A connection keeps a plan for each, a hundred kilobytes where many tables are joined. */
const MOST = 400;
const names = new Map<string, string>();

/**
 * Runs a statement whose plan is kept: to plan one that joins five views takes ten times as long as to run it.
 * Only for what is looked up by its key, with the same text each time. After five runs the database may keep one plan for
 * all values, so a list or a search, whose best way depends on what it is asked for, is none of them.
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

/** Under which name a connection keeps this text; undefined where it is planned each time. */
export function planName(text: string): string | undefined {
  return names.get(text);
}
