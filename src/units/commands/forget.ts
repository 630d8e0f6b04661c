/** What a document's names were said to mean goes with the document. */
import { isRefusal, type Refusal } from '#kernel';
import { type Change, eraseTold, type RowsOf, type Step, write } from '#journal';
import type { Executor } from '#platform';
import { boundTo } from '../store/collectives.ts';
import { collectiveTable, confirmedNameTable, memberTable, paperTable, tables } from '../tables.ts';

/** Sets of units that were put together for this document, what names were told to mean them, and whose paper it was said to be. */
export async function forgetDocument(tx: Executor, documentId: string, { actor, at }: Pick<Step, 'actor' | 'at'>): Promise<Refusal | null> {
  const bound = await boundTo(tx, documentId);
  const rows: readonly RowsOf[] = [{ table: memberTable, ids: bound.members }, { table: confirmedNameTable, ids: bound.names }, { table: collectiveTable, ids: bound.collectives }, { table: paperTable, ids: bound.papers }];
  if (rows.every(({ ids }) => ids.length === 0)) return null;
  const subject = { kind: 'document', id: documentId };
  const erased = await eraseTold(tx, { rows, tables }, { actor, at, subject });
  if (isRefusal(erased)) return erased;
  return write(tx, { actor, at, action: 'forget-names', subject, changes: rows.flatMap(({ table, ids }) => ids.map((id): Change => ({ table, id, gone: true }))) });
}
