/** What goes from this room. */
import type { RowsOf } from '#journal';
import type { Executor } from '#platform';
import { counterpartTable, implementationTable } from '../comparison/tables.ts';
import { consultationTable, consultedUnitTable, opinionTable } from '../consultation/tables.ts';
import { amendmentTable, deadlineTable, leaderTable, planTable, responsibilityTable, savedViewTable, targetTable, taskTable, workstreamTable } from '../tables.ts';
import type { ErasedWith, Going } from './erases-with.ts';
import * as store from './store.ts';

const TABLES = [savedViewTable, opinionTable, consultedUnitTable, consultationTable, counterpartTable, implementationTable, amendmentTable, deadlineTable, targetTable, leaderTable, responsibilityTable, taskTable, workstreamTable, planTable];

export async function ownRows(tx: Executor, planId: string, going: Going): Promise<ErasedWith> {
  const rows: RowsOf[] = [];
  for (const table of TABLES) rows.push({ table, ids: await store.idsOf(tx, table.name as store.ErasedTable, planId, going) });
  const count = (table: (typeof TABLES)[number]): number => rows.find((one) => one.table === table)?.ids.length ?? 0;
  return {
    rows, before: () => store.deleteSteps(tx, planId),
    counts: { tasks: count(taskTable), responsibilities: count(responsibilityTable), rounds: count(consultationTable), opinions: count(opinionTable), amendments: count(amendmentTable), views: count(savedViewTable) },
  };
}
