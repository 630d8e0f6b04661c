/** Erases, for good, what entries tell of rows: what turns out to be secret must leave no word, and the proof must hold. */
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Executor, TableDescription } from '#platform';
import { sm3 } from '#platform/sm3';
import { effectDigest } from './digest.ts';
import * as store from './erase-store.ts';
import type { Change, Step } from './model.ts';
import { write } from './write.ts';

/** Rows of one journaled table. */
export interface RowsOf { readonly table: TableDescription; readonly ids: readonly string[] }

export interface Erasure {
  /** Whatever was told of these goes. They themselves are left to the caller, who tells them gone afterwards. */
  readonly rows: readonly RowsOf[];
  /** All journaled tables there are: of rows that stay, what was told together with those is told anew. */
  readonly tables: readonly TableDescription[];
}

export interface Erased { readonly entries: number; readonly remarks: number }

/** So that an entry can name entries and remarks as it names rows; neither is journaled. */
const named = (name: 'journal.entry' | 'journal.remark'): TableDescription => ({ name, columns: { kept: 'internal' }, journaled: true, beside: [] });
const [ENTRY, REMARK] = [named('journal.entry'), named('journal.remark')];

/**
 * Blanks each entry that tells of one of these rows, and the remarks on those and on what was done with them; one entry
 * (`erase-effects`) names all that was blanked. A row that stays, of which a blanked entry told too, is told anew as it is
 * (`tell-anew`, under the subject of that entry), so that the state is still the fold of what entries tell.
 * An entry of form 1 has no digest apart for its effect: it is checked against its own before that goes, and the entry
 * that erases it bears a digest of what is left (`kept`).
 * Must run in a transaction in which nobody else can write about these rows.
 * Refuses `told-otherwise` {count, number}: entries of form 1 that were altered, which nobody could tell afterwards.
 */
export async function eraseTold(tx: Executor, { rows, tables }: Erasure, by: Pick<Step, 'actor' | 'at' | 'subject'>): Promise<Erased | Refusal> {
  const ids = rows.flatMap((one) => [...one.ids]);
  const telling = await store.entriesTelling(tx, ids);
  const older = await store.olderEntries(tx, telling.filter(({ form, batch, blank }) => form === 1 && batch === null && !blank).map(({ number }) => number));
  const altered = older.filter(({ text, digest }) => sm3(text) !== digest);
  if (altered[0] !== undefined) return refuse('told-otherwise', { count: altered.length, number: altered[0].number });
  const kept = new Map(older.map((one) => [one.number, one.kept]));
  const there = telling.filter(({ blank }) => !blank);
  const remarks = await store.remarksTelling(tx, ids, telling.map(({ number }) => number));
  if (there.length === 0 && remarks.length === 0) return { entries: 0, remarks: 0 };
  const going = new Set(rows.flatMap(({ table, ids: some }) => some.map((id) => `${table.name} ${id}`)));
  const staying = (await store.toldBy(tx, there.map(({ number }) => number))).filter(({ table, id }) => !going.has(`${table} ${id}`));
  const changes: Change[] = [...there.map(({ number }): Change => {
    const left = kept.get(number);
    return { table: ENTRY, id: String(number), ...(left === undefined ? { gone: true } : { set: { kept: left } }), written: true };
  }), ...remarks.map((id): Change => ({ table: REMARK, id, gone: true, written: true }))];
  const refused = await write(tx, { ...by, action: 'erase-effects', changes });
  if (refused !== null) return refused;
  await store.blankRemarks(tx, remarks);
  const inline = await store.inlineEffects(tx, there.flatMap(({ number, batch }) => (batch === null ? [number] : [])));
  const batches = [...new Set(there.flatMap(({ batch }) => batch ?? []))];
  const blanked = await store.blankEffects(tx, inline.map(({ number, salt, effect }) => ({ number, digest: kept.get(number) ?? effectDigest(salt, effect) }))) + await store.blankBatches(tx, batches);
  if (blanked !== inline.length + batches.length) throw new Error('what was to be erased is still there');
  const told = await tellAnew(tx, staying, tables, by);
  return isRefusal(told) ? told : { entries: there.length, remarks: remarks.length };
}

/** How many entries of form 1 tell of these: their digests have no salt, so a very short effect could be guessed from one. */
export async function toldInOlderForm(db: Executor, ids: readonly string[]): Promise<number> {
  return (await store.entriesTelling(db, ids)).filter(({ form, blank }) => form === 1 && !blank).length;
}

/** Those that are there still, whole, by the salt that they have; those that went, as gone. */
async function tellAnew(tx: Executor, staying: readonly store.ToldOf[], tables: readonly TableDescription[], { actor, at }: Pick<Step, 'actor' | 'at'>): Promise<Refusal | null> {
  for (const some of Map.groupBy(staying, ({ subjectKind, subjectId }) => `${subjectKind} ${subjectId}`).values()) {
    const changes: Change[] = [];
    for (const [name, ofTable] of Map.groupBy(some, ({ table }) => table)) {
      const table = tables.find((one) => one.name === name);
      // Entries and remarks that an earlier erasure named, and tables that are no more.
      if (table?.journaled !== true) continue;
      const ids = [...new Set(ofTable.map(({ id }) => id))];
      const found = new Map((await store.rowsAsTheyAre(tx, table, ids)).map((row) => [String(row['id']), row]));
      changes.push(...ids.map((id): Change => {
        const row = found.get(id);
        return row === undefined ? { table, id, gone: true, written: true } : { table, id, insert: row, written: true };
      }));
    }
    const [first] = some as [store.ToldOf];
    const refused = changes.length === 0 ? null : await write(tx, { actor, at, action: 'tell-anew', subject: { kind: first.subjectKind, id: first.subjectId }, changes });
    if (refused !== null) return refused;
  }
  return null;
}
