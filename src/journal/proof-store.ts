/** The SQL of the proof: entries, seals, batches and remarks as they lie there. */
import type { Snapshot } from '#platform';
import type { Seal } from './seal-store.ts';

/** The very characters that an entry's digest is over, by its form; none where nobody knows that form, empty where they went with the effect. Here and not in the database, whose functions its owner could change. */
const SEALED_TEXT = `case form when 1 then case when effect is null then '' else at::text || e'\\n' || actor_kind || e'\\n' || coalesce(actor_id::text, '') || e'\\n' || action || e'\\n' || subject_kind || e'\\n'
  || subject_id || e'\\n' || coalesce(remark_id::text, '') || e'\\n' || coalesce(remark_digest, '') || e'\\n' || effect::text end
  when 2 then e'2\\n' || at::text || e'\\n' || actor_kind || e'\\n' || coalesce(actor_id::text, '') || e'\\n' || action || e'\\n' || subject_kind || e'\\n'
  || subject_id || e'\\n' || coalesce(remark_id::text, '') || e'\\n' || coalesce(remark_digest, '') || e'\\n' || coalesce(effect_digest, '') end`;
/**
 * Of an entry of form 1 whose effect went: all that is left of it. Its own digest cannot be made again, so the entry that
 * erased it bears this one, which the database can make (it has SHA-256, and no SM3).
 */
export const KEPT_DIGEST = `'sha256:' || encode(sha256(convert_to(number || e'\\n' || (at at time zone 'UTC')::text || e'\\n' || actor_kind || e'\\n' || coalesce(actor_id::text, '') || e'\\n' || action || e'\\n'
  || subject_kind || e'\\n' || subject_id || e'\\n' || coalesce(remark_id::text, '') || e'\\n' || coalesce(remark_digest, '') || e'\\n' || digest, 'UTF8')), 'hex')`;
/** What is hashed by itself first: its digest follows upon the text. None where the form has none, or where it was erased. */
const SEALED_EFFECT = `case form when 2 then effect_salt || effect::text end`;

/** Era, transaction, the line of the seal (its last 68 characters but one are the digest), the text of the digest, the effect that is hashed by itself; in the order of seals. */
export const ENTRIES = `copy (select era, xid, number || '|' || xid::text || '|' || digest || e'\\n', ${SEALED_TEXT}, ${SEALED_EFFECT} from journal.entry order by era, xid, number) to stdout (format binary)`;
export const ENTRY_COLUMNS = 5;

/** Digest, whether it has as many rows as it says, what the digest is over; that and those are none where it was erased. */
export const BATCHES = `copy (select digest, row_count = json_array_length(effect), coalesce(salt, '') || effect::text from journal.batch) to stdout (format binary)`;
export const BATCH_COLUMNS = 3;

export async function seals(snapshot: Snapshot): Promise<Seal[]> {
  const rows = await snapshot.rows<{ number: string; sealed_at: string; era: number; below: string; entry_count: number; head: string }>(
    `select number, to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sealed_at, era, below_xid::text as below, entry_count, head from journal.seal order by number`);
  return rows.map((row) => ({ number: Number(row.number), sealedAt: row.sealed_at.replace(/000Z$/, 'Z'), era: row.era, belowXid: row.below, entryCount: row.entry_count, head: row.head }));
}

export interface Oddity { readonly kind: string; readonly where: string }

/** Batches and remarks against the entries that name them. A remark without words, and what an entry tells no more, must have been erased by an entry. */
export async function oddities(snapshot: Snapshot, most: number): Promise<Oddity[]> {
  // Partial indexes tell the few entries that name a batch or a remark; the planner would rather parse the effects of all.
  await snapshot.rows('set local enable_seqscan = off');
  return snapshot.rows<Oddity>(`
    with batched as (select number, effect ->> 'batch' as batch, effect ->> 'rows' as rows from journal.entry where effect ->> 'batch' is not null),
      erasing as (select case when e.effect ->> 'batch' is null then e.effect else b.effect end as effect from journal.entry e left join journal.batch b on b.digest = e.effect ->> 'batch' where e.action = 'erase-effects'),
      named as materialized (select c ->> 'table' as "table", c ->> 'id' as id, c -> 'row' ->> 'kept' as kept from erasing cross join lateral json_array_elements(case when json_typeof(effect) = 'array' then effect end) as c),
      erased as (select subject_id from journal.entry where action = 'erase-remark' and subject_kind = 'remark' union all select id from named where "table" = 'journal.remark')
    select 'batch-missing' as kind, number::text as where from batched left join journal.batch on digest = batch where digest is null
    union all select 'batch-count', number::text from batched join journal.batch on digest = batch where rows is distinct from row_count::text
    union all select 'batch-unnamed', digest from journal.batch where digest not in (select batch from batched)
    union all select 'remark-missing', number::text from journal.entry left join journal.remark on id = remark_id where remark_id is not null and id is null
    union all select 'remark-altered', number::text from journal.entry join journal.remark on id = remark_id where words is not null and 'sha256:' || encode(sha256(convert_to(coalesce(salt, '') || words, 'UTF8')), 'hex') <> remark_digest
    union all select 'remark-blanked', id::text from journal.remark where words is null and id::text not in (select subject_id from erased)
    union all select 'remark-unnamed', id::text from journal.remark where id not in (select remark_id from journal.entry where remark_id is not null)
    union all select 'effect-blanked', number::text from journal.entry where effect is null and number::text not in (select id from named where "table" = 'journal.entry')
    union all select 'entry-altered', number::text from journal.entry where form = 1 and effect is null and not exists (select from named where "table" = 'journal.entry' and id = number::text and kept = ${KEPT_DIGEST} and kept = effect_digest)
    union all select 'effect-blanked', b.digest from journal.batch b where b.effect is null and not exists (select from batched join named on "table" = 'journal.entry' and id = number::text where batch = b.digest)
    limit ${most}`);
}
