/** A unit divides what it was given: pieces for its own offices, pieces for units below it. */
import { randomUUID } from 'node:crypto';
import { today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, newSalt, write } from '#journal';
import { type Caller, type Executor, within } from '#platform';
import type { Standing } from '../dispatching/bodies.ts';
import { refusedAddresses } from '../dispatching/check.ts';
import { blankToNull, refusedDays, tellUnits } from '../dispatching/commands.ts';
import { closedUnits, standingsOf } from '../dispatching/store.ts';
import { NEVER, type Room } from '../room.ts';
import { assignmentTable, dispatchTable } from '../tables.ts';
import { lockedFor } from './answering.ts';
import { openAssignment } from './listing.ts';
import type { BreakDown, OpenedAssignment, PassDown } from './model.ts';
import * as store from './store.ts';

/** A part ends with the whole, or before. Refuses `part-later-than-whole` {part, whole}. */
export function refusedPart(dueOn: string | null, whole: store.AssignmentRow): Refusal | null {
  return dueOn !== null && whole.due_on !== NEVER && dueOn > whole.due_on ? refuse('part-later-than-whole', { part: dueOn, whole: whole.due_on }) : null;
}

/** Pieces for the unit's own offices: taken on at once, since it is the unit that divides. */
export async function breakDown(room: Room, caller: Caller, id: string, version: number, { parts }: BreakDown): Promise<OpenedAssignment | Refusal> {
  const { database, clock } = room;
  return within<OpenedAssignment>(database, async (tx) => {
    const whole = await wholeFor(tx, caller, { id, version }, 'detail');
    if (isRefusal(whole)) return whole;
    const refused = await refusedOffices(tx, whole, parts.flatMap(({ officeUnitId }) => officeUnitId ?? [])) ?? firstOf(parts, ({ dueOn }) => refusedPart(dueOn, whole));
    if (refused !== null) return refused;
    const before = await store.partsOf(tx, id);
    const changes = parts.map((part, place): Change => {
      const own = randomUUID();
      return { table: assignmentTable, id: own, insert: { ...rowOf(own, whole, part.title, part.dueOn, before.length + place), dispatch_id: whole.dispatch_id, unit_id: whole.unit_id, path: whole.path, office_unit_id: part.officeUnitId, person: part.person, status: 'acknowledged', answered_on: today(clock) } };
    });
    return await write(tx, { actor: actorOf(caller), action: 'break-down-assignment', subject: { kind: 'assignment', id }, at: clock.now().toISOString(), changes: [touched(whole), ...changes] }) ?? openAssignment({ ...room, database: tx }, caller, id);
  });
}

/**
 * Pieces for units below, as a dispatch of the unit itself: its own word in its house and its line, its office's word where it is a government.
 * Refuses what addressing refuses, `part-later-than-whole`, `given-below-already` {unit}, `minutes-missing`.
 */
export async function passDown(room: Room, caller: Caller, id: string, version: number, input: PassDown): Promise<OpenedAssignment | Refusal> {
  const { database, clock } = room;
  return within<OpenedAssignment>(database, async (tx) => {
    const whole = await wholeFor(tx, caller, { id, version }, 'pass-down');
    if (isRefusal(whole)) return whole;
    const day = today(clock);
    const refused = refusedDays(input.dispatchedOn, input.answerBy, day) ?? firstOf(input.parts, ({ dueOn }) => refusedPart(dueOn, whole));
    if (refused !== null) return refused;
    if (input.channel === 'meeting' && input.number === null) return refuse('minutes-missing');
    const unitIds = input.parts.map(({ unitId }) => unitId);
    const standings = await standingsOf(tx, [whole.unit_id, ...unitIds]);
    const authority = authorityBelow(standings.get(whole.unit_id));
    const sending = { planId: whole.plan_id, fromUnitId: whole.unit_id, authority, groupId: null, channel: input.channel } as const;
    const [closed] = await closedUnits(tx, unitIds, day);
    if (closed !== undefined) return refuse('unit-closed', { unit: closed.name });
    const before = await store.partsOf(tx, id);
    const twice = unitIds.find((unitId, place) => unitIds.indexOf(unitId) !== place || unitId === whole.unit_id || before.some((part) => part.unit_id === unitId && part.status !== 'withdrawn'));
    if (twice !== undefined) return refuse('given-below-already', { unit: standings.get(twice)?.name ?? '' });
    const barred = await refusedAddresses(room, tx, sending, unitIds, standings, day);
    if (barred !== null) return barred;
    const dispatch = randomUUID();
    const at = clock.now().toISOString();
    const changes: Change[] = [
      touched(whole),
      { table: dispatchTable, id: dispatch, insert: {
        id: dispatch, salt: newSalt(), plan_id: whole.plan_id, from_unit_id: whole.unit_id, authority, channel: input.channel, number: input.number, dispatched_on: input.dispatchedOn, answer_by: input.answerBy, words: blankToNull(input.words),
        contact: blankToNull(input.contact), status: 'sent', made_by: caller.kind === 'account' ? caller.id : null, sent_at: at, version: 1,
      } },
      ...input.parts.map((part, place): Change => {
        const own = randomUUID();
        return { table: assignmentTable, id: own, insert: { ...rowOf(own, whole, part.title ?? whole.title, part.dueOn, before.length + place), dispatch_id: dispatch, unit_id: part.unitId, path: standings.get(part.unitId)?.path.map((above) => above.id) ?? [], status: 'sent' } };
      }),
    ];
    const stale = await write(tx, { actor: actorOf(caller), action: 'pass-down-assignment', subject: { kind: 'assignment', id }, at, changes });
    if (stale !== null) return stale;
    await tellUnits(tx, caller, { id: dispatch, title: whole.plan_title, answerBy: input.answerBy, at }, unitIds.map((unit_id) => ({ unit_id })));
    return openAssignment({ ...room, database: tx }, caller, id);
  });
}

/** By whose word a unit passes down: a government by its office's, any other by its own. */
export function authorityBelow(from: Pick<Standing, 'kind'> | undefined): 'government-office' | 'own-department' {
  return from?.kind === 'government' ? 'government-office' : 'own-department';
}

export function rowOf(id: string, whole: store.AssignmentRow, title: string | null, dueOn: string | null, position: number): Readonly<Record<string, unknown>> {
  return { id, salt: newSalt(), plan_id: whole.plan_id, task_id: whole.task_id, task_version: whole.task_version, parent_id: whole.id, above_unit_id: whole.unit_id, role: 'part', title, position, due_on: dueOn ?? whole.due_on, version: 1 };
}

/** The whole goes up a version with its parts: two who divide at once do not both. */
export function touched(whole: store.AssignmentRow): Change {
  return { table: assignmentTable, id: whole.id, set: { status: whole.status }, version: whole.version };
}

export async function wholeFor(tx: Executor, caller: Caller, seen: { readonly id: string; readonly version: number }, action: 'detail' | 'pass-down'): Promise<store.AssignmentRow | Refusal> {
  const rows = await lockedFor(tx, caller, [seen], action);
  if (isRefusal(rows)) return rows;
  const [whole] = rows;
  if (whole === undefined) return refuse('assignment-not-found');
  return whole.version === seen.version ? whole : refuse('stale', { kind: 'delivery.assignment', id: whole.id });
}

/** An office stands below its unit. Refuses `office-not-of-unit` {unit}. */
export async function refusedOffices(db: Executor, whole: store.AssignmentRow, officeIds: readonly string[]): Promise<Refusal | null> {
  const standings = await standingsOf(db, officeIds);
  const foreign = officeIds.find((office) => office === whole.unit_id || standings.get(office)?.path.some(({ id }) => id === whole.unit_id) !== true);
  return foreign === undefined ? null : refuse('office-not-of-unit', { unit: whole.unit_name });
}

export function firstOf<T>(items: readonly T[], refusedFor: (item: T) => Refusal | null): Refusal | null {
  for (const item of items) {
    const refused = refusedFor(item);
    if (refused !== null) return refused;
  }
  return null;
}
