/** Reading the journal: its newest entries, what was done to one row, a row as it was. Every function takes its executor first. */
import { type RawBuilder, sql } from 'kysely';
import type { Executor, TableDescription } from '#platform';
import type { Effect, Entry, Row } from './model.ts';

/** Where a page goes on: after the entry with this instant and number. */
export interface EntryPlace { readonly at: string; readonly number: number }

export interface EntryFilter {
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  /** Instants; from the first on, before the second. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface EntryRow { number: number; at: string; actor_kind: Entry['actor']['kind']; actor_id: string | null; action: string; subject_kind: string; subject_id: string; words: string | null; effect: Entry['effect']; erased: boolean; digest: string }

const COLUMNS = sql`e.number, e.at, e.actor_kind, e.actor_id, e.action, e.subject_kind, e.subject_id, r.words, e.digest,
  e.effect is null or exists (select from journal.batch k where k.digest = e.effect ->> 'batch' and k.effect is null) as erased`;
const SUMMARY = sql`case when e.effect ->> 'batch' is null then json_build_object('rows', json_array_length(e.effect)) else json_build_object('batch', e.effect -> 'batch', 'rows', e.effect -> 'rows') end as effect`;

export type EntrySummary = Omit<Entry, 'effect'> & { /** Null where that is told no more. */ readonly rows: number | null };

function entryOf(row: EntryRow): Entry {
  return { number: row.number, at: row.at, actor: { kind: row.actor_kind, id: row.actor_id }, action: row.action, subject: { kind: row.subject_kind, id: row.subject_id }, remark: row.words, effect: row.effect, erased: row.erased, digest: row.digest };
}

function summaryOf(row: EntryRow): EntrySummary {
  const { effect, ...entry } = entryOf(row);
  return { ...entry, rows: (effect as unknown as { rows: number | null }).rows };
}

const conditions = (filter: EntryFilter, after: EntryPlace | null): RawBuilder<unknown> => {
  const parts = [
    filter.actorId === undefined ? null : sql`e.actor_id = ${filter.actorId}`,
    filter.action === undefined ? null : sql`e.action = ${filter.action}`,
    filter.subjectKind === undefined ? null : sql`e.subject_kind = ${filter.subjectKind}`,
    filter.subjectId === undefined ? null : sql`e.subject_id = ${filter.subjectId}`,
    filter.from === undefined ? null : sql`e.at >= ${filter.from}::timestamptz`,
    filter.to === undefined ? null : sql`e.at < ${filter.to}::timestamptz`,
    after === null ? null : sql`(e.at, e.number) < (${after.at}::timestamptz, ${after.number}::bigint)`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? sql`` : sql`where ${sql.join(parts, sql` and `)}`;
};

const FROM = sql`from journal.entry e left join journal.remark r on r.id = e.remark_id`;

/** The query itself, so that a test can look at its plan. */
export function entriesQuery(filter: EntryFilter, after: EntryPlace | null, limit: number): RawBuilder<EntryRow> {
  return sql<EntryRow>`select ${COLUMNS}, ${SUMMARY} ${FROM} ${conditions(filter, after)} order by e.at desc, e.number desc limit ${limit}`;
}

/** Why each of these subjects met with this action, as far as somebody said so and it was not erased; of several times the last. */
export async function reasonsFor(db: Executor, action: string, subjectKind: string, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; words: string }>`select e.subject_id as id, r.words ${FROM} where e.subject_kind = ${subjectKind} and e.subject_id = any(${[...ids]}::text[]) and e.action = ${action} and r.words is not null order by e.number`.execute(db);
  return new Map(rows.map(({ id, words }) => [id, words]));
}

/** Newest first. */
export async function findEntries(db: Executor, filter: EntryFilter, after: EntryPlace | null, limit: number): Promise<EntrySummary[]> {
  return (await entriesQuery(filter, after, limit).execute(db)).rows.map(summaryOf);
}

/** The same with all that they bear. */
export async function findWholeEntries(db: Executor, filter: EntryFilter, after: EntryPlace | null, limit: number): Promise<Entry[]> {
  return (await sql<EntryRow>`select ${COLUMNS}, e.effect ${FROM} ${conditions(filter, after)} order by e.at desc, e.number desc limit ${limit}`.execute(db)).rows.map(entryOf);
}

/** Of one subject, the last written first, with all that they bear. */
export async function listEntries(db: Executor, subject: Entry['subject'], before: number | null, limit: number): Promise<Entry[]> {
  const { rows } = await sql<EntryRow>`select ${COLUMNS}, e.effect ${FROM} where e.subject_kind = ${subject.kind} and e.subject_id = ${subject.id} ${before === null ? sql`` : sql`and e.number < ${before}`} order by e.number desc limit ${limit}`.execute(db);
  return rows.map(entryOf);
}

export async function findEntry(db: Executor, number: number): Promise<Entry | undefined> {
  const { rows: [row] } = await sql<EntryRow>`select ${COLUMNS}, e.effect ${FROM} where e.number = ${number}`.execute(db);
  return row === undefined ? undefined : entryOf(row);
}

/** The rows of a bulk step, as they were kept; null where they were erased, undefined where there is no such batch. */
export async function findBatch(db: Executor, digest: string): Promise<readonly Effect[] | null | undefined> {
  const row = await db.selectFrom('journal.batch').select('effect').where('digest', '=', digest).executeTakeFirst();
  return row?.effect as readonly Effect[] | null | undefined;
}

/** Some of a batch's rows. */
export async function batchRows(db: Executor, digest: string, limit: number): Promise<Effect[]> {
  const { rows } = await sql<{ effect: Effect }>`select f.effect from journal.batch, json_array_elements(effect) with ordinality as f(effect, n) where digest = ${digest} order by n limit ${limit}`.execute(db);
  return rows.map(({ effect }) => effect);
}

/** The seal that covers an entry; null where none does yet. */
export async function sealOf(db: Executor, number: number): Promise<number | null> {
  const { rows } = await sql<{ number: number }>`select s.number from journal.entry e join journal.seal s on s.era = e.era and e.xid < s.below_xid where e.number = ${number} order by s.number limit 1`.execute(db);
  return rows[0]?.number ?? null;
}

/** Entries that tell of rows with these ids, in a batch or not. */
const touching = (ids: readonly string[]): RawBuilder<unknown> => sql`(
  select number from journal.entry where jsonb_path_query_array(effect::jsonb, '$[*].id') ?| ${[...ids]}::text[]
  union select number from journal.entry where effect ->> 'batch' in (select digest from journal.batch where jsonb_path_query_array(effect::jsonb, '$[*].id') ?| ${[...ids]}::text[]))`;

/** What an entry tells, in a batch or not; none where it was erased. */
const WHOLE = sql`case when e.effect ->> 'batch' is null then e.effect else b.effect end`;

/** What was done to one row, newest first: each entry with that row's changes only. */
export async function findRowEntries(db: Executor, table: string, id: string, after: EntryPlace | null, limit: number): Promise<Entry[]> {
  const { rows } = await sql<EntryRow>`select ${COLUMNS}, told.effect ${FROM} left join journal.batch b on b.digest = e.effect ->> 'batch'
    cross join lateral (select json_agg(f.effect order by n) as effect from json_array_elements(${WHOLE}) with ordinality as f(effect, n) where f.effect ->> 'id' = ${id} and f.effect ->> 'table' = ${table}) told
    where e.number in ${touching([id])} and told.effect is not null ${after === null ? sql`` : sql`and (e.at, e.number) < (${after.at}::timestamptz, ${after.number}::bigint)`}
    order by e.at desc, e.number desc limit ${limit}`.execute(db);
  return rows.map(entryOf);
}

export interface ToldRow { readonly id: string; readonly row: Row | null }

/** Each change of these rows up to an instant, that instant too, in their order. */
export async function findChanges(db: Executor, table: string, ids: readonly string[], until: string): Promise<ToldRow[]> {
  const { rows } = await sql<ToldRow>`select f.effect ->> 'id' as id, f.effect -> 'row' as row from journal.entry e left join journal.batch b on b.digest = e.effect ->> 'batch'
    cross join lateral json_array_elements(${WHOLE}) with ordinality as f(effect, n)
    where e.number in ${touching(ids)} and e.at <= ${until}::timestamptz and f.effect ->> 'table' = ${table} and f.effect ->> 'id' = any(${[...ids]}::text[]) order by e.number, f.n`.execute(db);
  return rows;
}

/** Ids of the rows that are there now and have these values. */
export async function idsWhere(db: Executor, table: TableDescription, where: Row): Promise<string[]> {
  const parts = Object.entries(where).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  return (await sql<{ id: string }>`select id::text as id from ${sql.table(table.name)} where ${sql.join(parts, sql` and `)}`.execute(db)).rows.map(({ id }) => id);
}
