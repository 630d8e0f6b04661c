/** A document that is erased takes with it what was said of it. */
import { type Change, write } from '#journal';
import type { Executor } from '#platform';
import { listErased } from './store.ts';
import { correctionTable, rereadTable, settlementTable } from './tables.ts';

/** Before the documents themselves, in the same transaction: one entry for each document on which anything was said. */
export async function eraseChecking(tx: Executor, deletedBefore: string, at: string): Promise<void> {
  const { corrections, settlements, rereads } = await listErased(tx, deletedBefore);
  const changes = new Map<string, Change[]>();
  for (const [rows, table] of [[corrections, correctionTable], [settlements, settlementTable], [rereads, rereadTable]] as const) {
    for (const { documentId, id } of rows) changes.set(documentId, [...changes.get(documentId) ?? [], { table, id, gone: true }]);
  }
  for (const [id, gone] of changes) await write(tx, { actor: { kind: 'system', id: null }, action: 'erase-corrections', subject: { kind: 'document', id }, at, changes: gone });
}
