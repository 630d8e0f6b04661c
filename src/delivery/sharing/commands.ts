/** A target is shared out over the assignments of one level, all of it at one stroke. */
import { randomUUID } from 'node:crypto';
import { actsFor, may } from '#access';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { type Caller, type Executor, within } from '#platform';
import { sees } from '../allowed.ts';
import { firstOf } from '../assignments/passing.ts';
import * as assignments from '../assignments/store.ts';
import { dayOrNull, type Room } from '../room.ts';
import { shareTable, waypointTable } from '../tables.ts';
import { followFigures } from '../totals/follow.ts';
import type { SharedTarget, ShareOut } from './model.ts';
import { refusedSum, refusedWay, type Whole } from './rules.ts';
import { sharesShown, targetShown } from './shown.ts';
import * as store from './store.ts';

interface Level { readonly target: store.TargetRow; readonly rows: readonly assignments.AssignmentRow[]; readonly whole: Whole | null; readonly mayShare: boolean }

/** Refuses `target-not-found`: also where nothing of it was handed out, or nothing that the caller sees. */
async function levelFor(db: Executor, caller: Caller, targetId: string, parentId: string | null): Promise<Level | Refusal> {
  const target = await store.findTarget(db, targetId);
  if (target === undefined) return refuse('target-not-found');
  const rows = await assignments.findAssignments(db, await store.levelOf(db, target, parentId));
  const [parent] = parentId === null ? [] : await assignments.findAssignments(db, [parentId]);
  if (parentId !== null && (parent === undefined || !sees(caller, parent))) return refuse('assignment-not-found');
  if (parent === undefined && !rows.some((row) => sees(caller, row))) return refuse('target-not-found');
  const base = { metric: target.metric, unit: target.unit, comparator: target.comparator as Whole['comparator'], basis: target.basis as Whole['basis'] };
  const [above] = parent === undefined ? [] : (await store.sharesOfAssignments(db, [parent.id])).filter(({ target_id }) => target_id === targetId);
  const whole = parent === undefined ? { ...base, value: target.value } : above === undefined ? null : { ...base, value: above.value };
  // The plan's target is its senders' to share out; a unit divides what it took on.
  const mayShare = parent === undefined ? rows.length > 0 && rows.every((row) => may(caller, 'dispatch-tasks', row.from_path)) : actsFor(caller, 'answer-dispatch', parent.unit_id, parent.office_unit_id);
  return { target, rows: rows.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)), whole, mayShare };
}

export async function openShares({ database }: Room, caller: Caller, targetId: string, parentId: string | null): Promise<SharedTarget | Refusal> {
  const level = await levelFor(database, caller, targetId, parentId);
  return isRefusal(level) ? level : shared(database, level);
}

async function shared(db: Executor, { target, rows, whole, mayShare }: Level): Promise<SharedTarget> {
  return {
    target: targetShown(target), whole: whole?.value ?? null, shares: await sharesShown(db, rows.map(({ id }) => id), target.id), mayShare,
    candidates: rows.map((row) => ({ assignmentId: row.id, unitName: row.unit_name, title: row.title, dueOn: dayOrNull(row.due_on) })),
  };
}

/**
 * Writes the shares of a level as they are told: new ones, changed ones, and without those that are not told any more.
 * Refuses `not-allowed`, `stale`, `share-of-nobody` (an assignment of another level), `shared-twice` {name}, `whole-not-shared`
 * (the assignment above has no share itself), `share-was-reported` {name}, and what `refusedSum` and `refusedWay` do.
 */
export async function shareOut(room: Room, caller: Caller, targetId: string, input: ShareOut): Promise<SharedTarget | Refusal> {
  const { database, clock } = room;
  return within<SharedTarget>(database, async (tx) => {
    await store.lockTarget(tx, targetId);
    const level = await levelFor(tx, caller, targetId, input.parentId);
    if (isRefusal(level)) return level;
    if (!level.mayShare) return refuse('not-allowed', { action: input.parentId === null ? 'dispatch-tasks' : 'answer-dispatch' });
    const names = new Map(level.rows.map((row) => [row.id, row.title ?? row.unit_name]));
    const before = await sharesShown(tx, level.rows.map(({ id }) => id), targetId);
    const unseen = before.find(({ id, version }) => !input.seen.some((one) => one.id === id && one.version === version)) ?? input.seen.find(({ id }) => !before.some((one) => one.id === id));
    if (unseen !== undefined) return refuse('stale', { kind: 'delivery.share', id: unseen.id });
    const ids = input.shares.map(({ assignmentId }) => assignmentId);
    if (ids.some((id) => !names.has(id))) return refuse('share-of-nobody');
    const twice = ids.find((id, place) => ids.indexOf(id) !== place);
    if (twice !== undefined) return refuse('shared-twice', { name: names.get(twice) ?? '' });
    if (level.whole === null) return refuse('whole-not-shared');
    const { whole } = level;
    const parts = input.shares.map((share) => ({ ...share, name: names.get(share.assignmentId) ?? '' }));
    const refused = (parts.length === 0 ? null : refusedSum(whole, parts)) ?? firstOf(parts, (part) => refusedWay(whole.basis, part));
    if (refused !== null) return refused;
    const gone = before.filter(({ assignmentId }) => !ids.includes(assignmentId));
    const [reported] = await store.reportedShares(tx, gone.map(({ id }) => id));
    if (reported !== undefined) return refuse('share-was-reported', { name: names.get(gone.find(({ id }) => id === reported)?.assignmentId ?? '') ?? '' });
    const points = await store.waypointsOf(tx, before.map(({ id }) => id));
    const waypointsGone = (shareId: string): Change[] => points.filter(({ share_id }) => share_id === shareId).map(({ id, version }): Change => ({ table: waypointTable, id, gone: true, version }));
    const changes = [
      ...gone.flatMap(({ id, version }): Change[] => [...waypointsGone(id), { table: shareTable, id, gone: true, version }]),
      ...parts.flatMap((part): Change[] => {
        const former = before.find(({ assignmentId }) => assignmentId === part.assignmentId);
        const values = { value: part.value, base: part.base, starts_on: part.startsOn, ends_on: part.endsOn, trajectory: part.trajectory };
        const id = former?.id ?? randomUUID();
        const own: Change = former === undefined ? { table: shareTable, id, insert: { id, assignment_id: part.assignmentId, target_id: targetId, ...values, version: 1 } } : { table: shareTable, id, set: values, version: former.version };
        return [...(former === undefined ? [] : waypointsGone(id)), own, ...part.waypoints.map((point): Change => { const waypoint = randomUUID(); return { table: waypointTable, id: waypoint, insert: { id: waypoint, share_id: id, due_on: point.dueOn, expected: point.expected, version: 1 } }; })];
      }),
    ];
    if (changes.length === 0) return shared(tx, level);
    const stale = await write(tx, { actor: actorOf(caller), action: 'share-out-target', subject: input.parentId === null ? { kind: 'plan', id: level.target.plan_id } : { kind: 'assignment', id: input.parentId }, at: clock.now().toISOString(), changes });
    if (stale !== null) return stale;
    await followFigures(tx, [...ids, ...gone.map(({ assignmentId }) => assignmentId)], true);
    return shared(tx, level);
  });
}
