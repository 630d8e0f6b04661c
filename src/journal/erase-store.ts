/** The SQL of erasing what entries tell. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Executor, TableDescription } from '#platform';
import type { Row } from './model.ts';
import { KEPT_DIGEST } from './proof-store.ts';

/** Ids asked for at once: the index looks each of them up. */
const AT_ONCE = 2_000;

async function inParts<T, R>(all: readonly T[], ask: (part: readonly T[]) => Promise<readonly R[]>): Promise<R[]> {
  const found: R[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) found.push(...await ask(all.slice(from, from + AT_ONCE)));
  return found;
}

export interface Telling { readonly number: number; readonly form: number; readonly batch: string | null; readonly blank: boolean }

/** Entries that tell of rows with these ids, in a batch or not, by number. */
export async function entriesTelling(tx: Executor, ids: readonly string[]): Promise<Telling[]> {
  const found = await inParts(ids, async (part) => (await sql<Telling>`
    select number, form, null as batch, false as blank from journal.entry where jsonb_path_query_array(effect::jsonb, '$[*].id') ?| ${[...part]}::text[]
    union all select e.number, e.form, b.digest, b.effect is null from journal.batch b join journal.entry e on e.effect ->> 'batch' = b.digest where jsonb_path_query_array(b.effect::jsonb, '$[*].id') ?| ${[...part]}::text[]`.execute(tx)).rows);
  return [...new Map(found.map((one) => [one.number, one])).values()].toSorted((a, b) => a.number - b.number);
}

/** Remarks with words still in them: on these entries, and on whatever was done with these ids as subjects. */
export async function remarksTelling(tx: Executor, ids: readonly string[], numbers: readonly number[]): Promise<string[]> {
  const of = async (where: ReturnType<typeof sql>): Promise<readonly string[]> =>
    (await sql<{ id: string }>`select r.id from journal.entry e join journal.remark r on r.id = e.remark_id where r.words is not null and ${where}`.execute(tx)).rows.map(({ id }) => id);
  const found = [...await inParts(numbers, (part) => of(sql`e.number = any(${[...part]}::bigint[])`)), ...await inParts(ids, (part) => of(sql`e.subject_id = any(${[...part]}::text[])`))];
  return [...new Set(found)];
}

export interface ToldOf { readonly table: string; readonly id: string; readonly subjectKind: string; readonly subjectId: string }

/** The rows that these entries tell of, each with the subject of the entry. */
export async function toldBy(tx: Executor, numbers: readonly number[]): Promise<ToldOf[]> {
  return inParts(numbers, async (part) => (await sql<ToldOf>`select distinct f ->> 'table' as "table", f ->> 'id' as id, e.subject_kind as "subjectKind", e.subject_id as "subjectId"
    from journal.entry e left join journal.batch b on b.digest = e.effect ->> 'batch'
    cross join lateral json_array_elements(case when e.effect ->> 'batch' is null then e.effect else b.effect end) as f where e.number = any(${[...part]}::bigint[])`.execute(tx)).rows);
}

export async function inlineEffects(tx: Executor, numbers: readonly number[]): Promise<{ number: number; salt: string; effect: string }[]> {
  return inParts(numbers, async (part) => (await sql<{ number: number; salt: string; effect: string }>`select number, effect_salt as salt, effect::text as effect from journal.entry where number = any(${[...part]}::bigint[])`.execute(tx)).rows);
}

export interface Older { readonly number: number; readonly digest: string; readonly text: string; readonly kept: string }

/** Entries of form 1: the text that their digest is over, and a digest of what is left of them without the effect. */
export async function olderEntries(tx: Executor, numbers: readonly number[]): Promise<Older[]> {
  return inParts(numbers, async (part) => (await sql<Older>`select number, digest, ${sql.raw(KEPT_DIGEST)} as kept, concat_ws(e'\n', (at at time zone 'UTC')::text || '+00', actor_kind, coalesce(actor_id::text, ''), action, subject_kind, subject_id,
    coalesce(remark_id::text, ''), coalesce(remark_digest, ''), effect::text) as text from journal.entry where number = any(${[...part]}::bigint[])`.execute(tx)).rows);
}

/** By what the database alone may do; it counts what it blanked. */
export async function blankEffects(tx: Executor, some: readonly { readonly number: number; readonly digest: string }[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`select journal.erase_effects(${some.map(({ number }) => number)}::bigint[], ${some.map(({ digest }) => digest)}::text[])::int as count`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function blankBatches(tx: Executor, digests: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`select journal.erase_batches(${[...digests]}::text[])::int as count`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function blankRemarks(tx: Executor, ids: readonly string[]): Promise<void> {
  await sql`update journal.remark set salt = null, words = null where id = any(${[...ids]}::uuid[])`.execute(tx);
}

/** Whole, but for what lies beside. */
export async function rowsAsTheyAre(tx: Executor, { name, beside }: TableDescription, ids: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<{ row: Row }>`select to_jsonb(t) - ${[...beside]}::text[] as row from ${sql.table(name)} t where t.id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows.map(({ row }) => row);
}
