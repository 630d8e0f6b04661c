/** What goes from here with a ledger that turned out to be secret. */
import type { ErasesWith } from '#plans';
import { lockPapersOf } from './store.ts';
import { paperTable } from './tables.ts';

export const papersEraseWith: ErasesWith = async (tx, planId) => {
  const ids = await lockPapersOf(tx, planId);
  return { rows: [{ table: paperTable, ids }], counts: { papers: ids.length } };
};
