/** The SQL of seals. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Executor } from '#platform';
import type { SealColumns } from './digest.ts';

export interface Seal extends SealColumns { readonly head: string }

/** Of the lock that one sealer holds at a time, of however many servers. */
const SEAL_LOCK = 741_854;
const PAGE = 10_000;

/** Until the transaction ends; false where another holds it. */
export async function holdSealing(tx: Executor): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(${SEAL_LOCK}) as held`.execute(tx);
  return rows[0]?.held === true;
}

/** Waits for the sealer that is at it. */
export async function holdSealingAlone(tx: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SEAL_LOCK})`.execute(tx);
}

/** Whatever is below the oldest running transaction is committed or gone for ever: nothing can come in there any more. */
export async function boundary(tx: Executor): Promise<{ era: number; below: string }> {
  const { rows: [row] } = await sql<{ era: number; below: string }>`select journal.current_era() as era, pg_snapshot_xmin(pg_current_snapshot())::text as below`.execute(tx);
  return row as { era: number; below: string };
}

export async function lastSeal(db: Executor): Promise<Seal | null> {
  const row = await db.selectFrom('journal.seal').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row === undefined ? null : { number: row.number, sealedAt: row.sealed_at, era: row.era, belowXid: row.below_xid, entryCount: row.entry_count, head: row.head };
}

export interface Sealable { readonly number: string; readonly xid: string; readonly digest: string }

/** In the order of seals, a page at a time. @param below null: to the end of the era. */
export async function* entriesToSeal(tx: Executor, era: number, from: string, below: string | null): AsyncGenerator<Sealable> {
  let after: Sealable = { xid: from, number: '0', digest: '' };
  for (;;) {
    // By the columns, not by what is selected under their names: as text, 10 comes before 9.
    const { rows } = await sql<Sealable>`select e.number::text as number, e.xid::text as xid, e.digest from journal.entry as e
      where e.era = ${era} and (e.xid, e.number) > (${after.xid}::text::xid8, ${after.number}::bigint) ${below === null ? sql`` : sql`and e.xid < ${below}::text::xid8`}
      order by e.xid, e.number limit ${PAGE}`.execute(tx);
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1) as Sealable;
  }
}

export async function insertSeal(tx: Executor, seal: Seal): Promise<void> {
  await tx.insertInto('journal.seal').values({ number: seal.number, sealed_at: seal.sealedAt, era: seal.era, below_xid: seal.belowXid, entry_count: seal.entryCount, head: seal.head }).execute();
}

/** How far the seals are behind: the oldest entry that none of them covers. */
export async function unsealed(db: Executor): Promise<{ count: number; oldestAt: string | null }> {
  const last = await lastSeal(db);
  const after = last === null ? sql`` : sql`where era > ${last.era} or (era = ${last.era} and xid >= ${last.belowXid}::text::xid8)`;
  const { rows: [row] } = await sql<{ count: number; oldest: string | null }>`select count(*) as count, min(at) as oldest from journal.entry ${after}`.execute(db);
  return { count: row?.count ?? 0, oldestAt: row?.oldest ?? null };
}

/** As the owner: the next era begins, with numbers after those that are there. @returns its number. */
export async function insertEra(tx: Executor): Promise<number> {
  const { rows } = await sql<{ number: number }>`insert into journal.era (number) select max(number) + 1 from journal.era returning number`.execute(tx);
  await sql`select setval(pg_get_serial_sequence('journal.entry', 'number'), (select coalesce(max(number), 0) + 1 from journal.entry), false)`.execute(tx);
  return (rows[0] as { number: number }).number;
}

/** One more than the highest transaction of an era; null where it has no entries. */
export async function endOfEra(tx: Executor, era: number): Promise<string | null> {
  const { rows } = await sql<{ end: string }>`select (xid::text::numeric + 1)::text as end from journal.entry where era = ${era} order by xid desc limit 1`.execute(tx);
  return rows[0]?.end ?? null;
}
