/** What an assignment's row keeps of its figures: written in the transaction that changed a report, a figure or a share, so that any total is right at the next look. */
import type { Executor } from '#platform';
import { paceState, type ShareFacts } from '../four-states/index.ts';
import { keepPaces, renewFigures, type ShareRow } from './figures-store.ts';

/**
 * Must run in the transaction of the change: after a report was handed in, sent back, taken back or corrected, and after a share or its way changed.
 * Touches only rows of these assignments: writers of other units never wait for it.
 * @param shared the shares themselves changed: an assignment may have none any more.
 */
export async function followFigures(tx: Executor, assignmentIds: readonly string[], shared = false): Promise<void> {
  if (!tx.isTransaction) throw new Error('what follows from figures is written with them');
  const shares = await renewFigures(tx, assignmentIds);
  if (shares.length === 0 && !shared) return;
  const of = Map.groupBy(shares, ({ assignment_id }) => assignment_id);
  await keepPaces(tx, [...new Set(assignmentIds)].map((id) => ({ id, pace: paceOf(of.get(id) ?? []) })));
}

/** The same of one assignment but for its row, whose pace the caller writes with what else follows from a report. @returns its pace. */
export async function followToPace(tx: Executor, assignmentId: string): Promise<string> {
  return paceOf(await renewFigures(tx, [assignmentId]));
}

function paceOf(shares: readonly ShareRow[]): string {
  return paceState(shares.map(factsOf)).state;
}

/** A share as the rule of pace reads it. */
export function factsOf(row: ShareRow): ShareFacts {
  return {
    metric: row.metric, unit: row.unit, trajectory: row.trajectory as ShareFacts['trajectory'], basis: row.basis as ShareFacts['basis'], comparator: row.comparator, base: row.base, value: row.value, startsOn: row.starts_on, endsOn: row.ends_on,
    waypoints: row.waypoints, figure: row.figure_value === null || row.figure_on === null ? null : { value: row.figure_value, on: row.figure_on },
  };
}
