/** What was, from the entries alone: a row's history, and rows as they were at an instant. */
import type { Executor, TableDescription } from '#platform';
import * as store from './history-store.ts';
import type { Entry, Row } from './model.ts';

/** What to look at: one row, or a subject that steps named. */
export type HistoryOf = { readonly table: TableDescription; readonly id: string } | { readonly subject: { readonly kind: string; readonly id: string } };

/**
 * Newest first. Of a row, each entry bears that row's changes only, also where they lie in a batch; of a subject, entries
 * bear what they bear, and a batch stays a batch (`batchRows` has its rows). Personal values are digests.
 */
export async function historyOf(db: Executor, of: HistoryOf, after: store.EntryPlace | null = null, limit = 50): Promise<Entry[]> {
  if ('table' in of) return store.findRowEntries(db, of.table.name, of.id, after, limit);
  return store.findWholeEntries(db, { subjectKind: of.subject.kind, subjectId: of.subject.id }, after, limit);
}

/**
 * Rows of a table as they were at an instant (what was done at that very instant is in), by their ids.
 * A row that was not there yet, or had gone, is not in the answer. Values are as the entries tell them: instants as ISO 8601,
 * personal ones as digests, a column that was never told is absent.
 * @param which ids, or values of the rows that are there *now*: rows that went since must be named by their ids.
 */
export async function stateAt(db: Executor, table: TableDescription, which: { readonly ids: readonly string[] } | { readonly where: Row }, until: string): Promise<ReadonlyMap<string, Row>> {
  const ids = 'ids' in which ? which.ids : await store.idsWhere(db, table, which.where);
  const rows = new Map<string, Row>();
  if (ids.length === 0) return rows;
  for (const { id, row } of await store.findChanges(db, table.name, ids, until)) {
    if (row === null) rows.delete(id);
    else rows.set(id, { ...rows.get(id), ...row });
  }
  return rows;
}
