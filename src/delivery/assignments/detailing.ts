/** 责任到人, phases and milestones: the unit's own arrangement of what it took on. */
import { randomUUID } from 'node:crypto';
import { today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { type Caller, within } from '#platform';
import { NEVER, type Room } from '../room.ts';
import { assignmentTable, milestoneTable } from '../tables.ts';
import { openAssignment } from './listing.ts';
import { milestonesOf } from './milestones-store.ts';
import type { Milestones, NameOffice, OpenedAssignment } from './model.ts';
import { firstOf, refusedOffices, wholeFor } from './passing.ts';

export async function nameOffice(room: Room, caller: Caller, id: string, version: number, { officeUnitId, person }: NameOffice): Promise<OpenedAssignment | Refusal> {
  const { database, clock } = room;
  return within<OpenedAssignment>(database, async (tx) => {
    const whole = await wholeFor(tx, caller, { id, version }, 'detail');
    if (isRefusal(whole)) return whole;
    const refused = await refusedOffices(tx, whole, officeUnitId === null ? [] : [officeUnitId]);
    if (refused !== null) return refused;
    const changes: Change[] = [{ table: assignmentTable, id, set: { office_unit_id: officeUnitId, person }, version }];
    return await write(tx, { actor: actorOf(caller), action: 'name-office', subject: { kind: 'assignment', id }, at: clock.now().toISOString(), changes }) ?? openAssignment({ ...room, database: tx }, caller, id);
  });
}

/**
 * The whole list anew, in the order of its days. Refuses `phase-backwards` {title}, `phase-without-start` {title},
 * `milestone-later-than-whole` {title, whole}, `reached-in-future` {title, today}.
 */
export async function setMilestones(room: Room, caller: Caller, id: string, version: number, { milestones }: Milestones): Promise<OpenedAssignment | Refusal> {
  const { database, clock } = room;
  return within<OpenedAssignment>(database, async (tx) => {
    const whole = await wholeFor(tx, caller, { id, version }, 'detail');
    if (isRefusal(whole)) return whole;
    const day = today(clock);
    const refused = firstOf(milestones, ({ kind, title, startsOn, dueOn, reachedOn }) => {
      if (kind === 'phase' && startsOn === null) return refuse('phase-without-start', { title });
      if (startsOn !== null && dueOn < startsOn) return refuse('phase-backwards', { title });
      if (whole.due_on !== NEVER && dueOn > whole.due_on) return refuse('milestone-later-than-whole', { title, whole: whole.due_on });
      return reachedOn !== null && reachedOn > day ? refuse('reached-in-future', { title, today: day }) : null;
    });
    if (refused !== null) return refused;
    const before = await milestonesOf(tx, [id]);
    const changes: Change[] = [
      { table: assignmentTable, id, set: { status: whole.status }, version },
      ...before.map((row): Change => ({ table: milestoneTable, id: row.id, gone: true, version: row.version })),
      ...milestones.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)).map((one, position): Change => {
        const own = randomUUID();
        return { table: milestoneTable, id: own, insert: { id: own, assignment_id: id, kind: one.kind, title: one.title, starts_on: one.kind === 'phase' ? one.startsOn : null, due_on: one.dueOn, reached_on: one.reachedOn, position, version: 1 } };
      }),
    ];
    return await write(tx, { actor: actorOf(caller), action: 'set-milestones', subject: { kind: 'assignment', id }, at: clock.now().toISOString(), changes }) ?? openAssignment({ ...room, database: tx }, caller, id);
  });
}
