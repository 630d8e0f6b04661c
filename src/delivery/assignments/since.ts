/** A plan is amended after it was handed out: what was given follows when its sender says so, and is taken on anew. */
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { today } from '#calendar';
import { type Caller, within } from '#platform';
import { proposalsFor } from '../dispatching/check.ts';
import { handoversOf } from '../handover/store.ts';
import type { Room } from '../room.ts';
import { overtakenShares } from '../sharing/store.ts';
import { assignmentTable, shareTable } from '../tables.ts';
import { followFigures } from '../totals/follow.ts';
import { lockedFor, type SeenVersion, tellOwing } from './answering.ts';
import { sinceOf } from './shown.ts';
import * as store from './store.ts';

export interface BroughtUpToDate { readonly renewed: number; readonly withdrawn: number }

/**
 * Each as the ledger has its task now: its last day, or withdrawn where the task is, or where the unit no longer leads it.
 * A part keeps its own day. Refuses `nothing-to-bring-up-to-date` where none of them changed.
 */
export async function bringUpToDate(room: Room, caller: Caller, asked: readonly SeenVersion[], reason: string): Promise<BroughtUpToDate | Refusal> {
  const { database, clock } = room;
  return within<BroughtUpToDate>(database, async (tx) => {
    const rows = await lockedFor(tx, caller, asked, 'bring-up-to-date');
    if (isRefusal(rows)) return rows;
    const moved = rows.find((row) => asked.find(({ id }) => id === row.id)?.version !== row.version);
    if (moved !== undefined) return refuse('stale', { kind: 'delivery.assignment', id: moved.id });
    const changed = rows.filter((row) => sinceOf(row) !== 'same');
    if (changed.length === 0) return refuse('nothing-to-bring-up-to-date');
    const proposals = await proposalsFor(room, tx, [...new Set(changed.map(({ task_id }) => task_id))], today(clock));
    // What was handed over is still named by the unit that was closed.
    const before = await handoversOf(tx, changed.map(({ id }) => id));
    const owes = (row: store.AssignmentRow): boolean => {
      const { owing = [], unknown = [] } = proposals.get(row.task_id) ?? {};
      return row.parent_id !== null || owing.length === 0 || unknown.length > 0 || owing.some(({ unitId }) => unitId === row.unit_id || before.some((one) => one.assignment_id === row.id && one.from_unit_id === unitId));
    };
    const gone = changed.filter((row) => sinceOf(row) === 'withdrawn' || !owes(row));
    const kept = changed.filter((row) => !gone.includes(row));
    const parts = await store.lockAssignments(tx, (await store.withPartsOf(tx, gone.map(({ id }) => id))).map(({ id }) => id));
    const changes: Change[] = [
      ...parts.filter(({ status }) => status !== 'closed').map((row): Change => ({ table: assignmentTable, id: row.id, set: { status: 'withdrawn', reason }, version: row.version })),
      ...kept.map((row): Change => {
        const role = proposals.get(row.task_id)?.owing.find(({ unitId }) => unitId === row.unit_id)?.role;
        const day = row.parent_id === null ? row.task_due_on : row.due_on;
        return { table: assignmentTable, id: row.id, set: { status: 'sent', reason, task_version: row.task_now, due_on: day, ...(row.parent_id === null && role !== undefined ? { role } : {}) }, version: row.version };
      }),
    ];
    // A share of a target that was amended is one of what took its place; whether it still adds up is seen where it is shared out.
    for (const share of await overtakenShares(tx, kept.map(({ id }) => id))) changes.push({ table: shareTable, id: share.id, set: { target_id: share.target_id }, version: share.version });
    const [first] = changed;
    const at = clock.now().toISOString();
    const stale = await write(tx, { actor: actorOf(caller), action: 'bring-assignments-up-to-date', subject: { kind: 'plan', id: first?.plan_id ?? '' }, at, remark: reason, changes });
    if (stale !== null) return stale;
    // Where a share says no last day of its own, its way ends with the assignment's.
    await followFigures(tx, kept.map(({ id }) => id));
    await tellOwing(tx, caller, changed, at);
    return { renewed: kept.length, withdrawn: parts.length };
  });
}
