/** What goes from here with a ledger that turned out to be secret. */
import type { ErasesWith } from '#plans';
import { papersOf } from './store.ts';
import { paperTable } from './tables.ts';

export const papersEraseWith: ErasesWith = async (tx, planId, going) => {
  const ids = await papersOf(tx, planId, going);
  return { rows: [{ table: paperTable, ids }], counts: { papers: ids.length } };
};
