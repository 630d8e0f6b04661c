/** A document that is erased takes with it what was said of it. */
import type { Change } from '#journal';
import type { Executor } from '#platform';
import { listHanging } from './store.ts';
import { correctionTable, rereadTable, settlementTable } from './tables.ts';

/** What must go before the document itself. */
export async function hangingChanges(tx: Executor, documentId: string): Promise<readonly Change[]> {
  const { corrections, settlements, rereads } = await listHanging(tx, documentId);
  return ([[corrections, correctionTable], [settlements, settlementTable], [rereads, rereadTable]] as const).flatMap(([ids, table]) => ids.map((id): Change => ({ table, id, gone: true })));
}
