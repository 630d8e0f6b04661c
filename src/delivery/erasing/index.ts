/** What goes from here with a ledger that turned out to be secret: whatever was handed out, reported and decided of its tasks. */
import type { ErasesWith } from '#plans';
import type { RowsOf } from '#journal';
import { directivePointTable, directiveTable } from '../planning/tables.ts';
import { askTable, closeOutTable, correctionTable, evidenceTable, figureTable, periodTable, refusedAskTable, reportTable, requestTable, rhythmTable, unlockingTable } from '../reporting-tables.ts';
import { sweepFiles } from '../evidence/store.ts';
import { reminderTable } from '../state-tables.ts';
import { assignmentTable, dispatchTable, handoverTable, milestoneTable, shareTable, waypointTable } from '../tables.ts';
import * as store from './store.ts';

/** Children before what they hold on to. */
const TABLES = [
  correctionTable, figureTable, evidenceTable, askTable, refusedAskTable, unlockingTable, reminderTable, requestTable, closeOutTable, waypointTable, shareTable, milestoneTable, handoverTable, reportTable, periodTable, rhythmTable,
  directivePointTable, directiveTable, assignmentTable, dispatchTable,
];

export const deliveryErasesWith: ErasesWith = async (tx, planId, going) => {
  if (going === 'held') await store.holdAll(tx, planId);
  const rows: RowsOf[] = [];
  for (const table of TABLES) rows.push({ table, ids: await store.idsOf(tx, table.name as store.ErasedTable, planId) });
  const count = (name: string): number => rows.find(({ table }) => table.name === name)?.ids.length ?? 0;
  return {
    rows, counts: { dispatches: count('delivery.dispatch'), assignments: count('delivery.assignment'), reports: count('delivery.report'), evidence: count('delivery.evidence') },
    byHand: { responsibilityLetters: await store.lettersOf(tx, planId) },
    alongside: store.CLOSED,
    before: () => store.deleteClosedTotals(tx, planId),
    after: async () => { await sweepFiles(tx); },
  };
};
