/** How common the keys of tasks are: what a list chooses its way by. */
import { sql } from 'kysely';
import type { Clock, Executor } from '#platform';
import { mark } from '../derived.ts';
import { NEVER } from '../rows.ts';

export interface Shares {
  /** Of all plans. */
  readonly tasks: number;
  /** Of tasks that bear the key, 0 to 1; of a key that is not among the common ones, at most so many. */
  readonly of: (key: string) => number;
  /** Quarters that last days lie in, and the share of the fullest. */
  readonly quarters: number;
  readonly fullest: number;
}

/** As the planner's own statistics have it, which the database keeps up; null where it has not looked at the tasks yet. */
export async function readShares(db: Executor): Promise<Shares | null> {
  const { rows: [row] } = await sql<{ tasks: number; keys: string[] | null; shares: number[] | null }>`
    select (select reltuples from pg_class where oid = 'plans.task'::regclass) as tasks, most_common_elems::text::text[] as keys, most_common_elem_freqs as shares
    from pg_stats where schemaname = 'plans' and tablename = 'task' and attname = 'keys'`.execute(db);
  if (row === undefined || row.keys === null || row.shares === null || row.tasks <= 0) return null;
  const { keys, shares, tasks } = row;
  const byKey = new Map(keys.map((key, place) => [key, shares[place] as number]));
  const quarters = keys.flatMap((key, place) => (key.startsWith('d:') && key !== mark.quarter(NEVER) ? [shares[place] as number] : []));
  // After the shares stand the least of them, the greatest, and that of nulls.
  const least = shares[keys.length] ?? 0;
  return { tasks, of: (key) => byKey.get(key) ?? least, quarters: quarters.length, fullest: Math.max(least, ...quarters) };
}

/** Ten thousand keys at most; they change slowly. */
const KEPT_MS = 10 * 60_000;

/** Asks at most every ten minutes. */
export function keepShares(clock: Clock): (db: Executor) => Promise<Shares | null> {
  let kept: { readonly at: number; readonly shares: Promise<Shares | null> } | null = null;
  return async (db) => {
    const now = clock.now().getTime();
    if (kept !== null && now - kept.at < KEPT_MS) return kept.shares;
    const shares = readShares(db);
    kept = { at: now, shares };
    shares.catch(() => { kept = null; });
    return shares;
  };
}
