/** Who is what, from when to when: members of leading groups and liaison persons. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { may } from '#access';
import { today } from '#calendar';
import { type Change, write } from '#journal';
import { type Caller, defineCursor, type Executor, pageOf, readCursor, within } from '#platform';
import { unitById } from '#units';
import { managesAt, type Span } from './groups.ts';
import type { Appointment, Capacity, PersonDraft } from './model.ts';
import { newPerson } from './persons.ts';
import { type PeopleRoom, stepOf } from './room.ts';
import { appointmentOf } from './shown.ts';
import * as store from './store/groups.ts';
import { findPerson } from './store/persons.ts';
import type { AppointmentRow } from './store/rows.ts';
import { appointmentTable } from './tables.ts';

export interface AppointmentDraft extends Span {
  readonly capacity: Capacity;
  readonly groupId: string | null;
  readonly unitId: string | null;
  /** Somebody who is known, or somebody new. */
  readonly personId: string | null;
  readonly person: PersonDraft | null;
  /** The one whose place they take: ends on the day from which this begins. */
  readonly replacesId: string | null;
}

export async function openAppointment({ database }: PeopleRoom, id: string): Promise<Appointment | Refusal> {
  const row = await store.findAppointment(database, id);
  return row === undefined ? refuse('appointment-not-found') : appointmentOf(row);
}

export async function appoint(room: PeopleRoom, caller: Caller, draft: AppointmentDraft): Promise<Appointment | Refusal> {
  return within(room.database, async (tx) => {
    await store.lockPeople(tx);
    const refused = await refusedPlace(tx, caller, draft) ?? reversed(draft);
    if (refused !== null) return refused;
    const changes: Change[] = [];
    let personId = draft.personId;
    if (personId === null) {
      if (draft.person === null) return refuse('person-missing');
      const made = await newPerson(tx, draft.person);
      if (isRefusal(made)) return made;
      changes.push(made);
      personId = made.id;
    } else if ((await findPerson(tx, personId))?.name == null) return refuse('person-not-found');
    const { capacity, groupId, unitId } = draft;
    let position = 0;
    if (draft.replacesId !== null) {
      const before = await store.findAppointment(tx, draft.replacesId);
      if (before === undefined || before.capacity !== capacity || before.group_id !== groupId || (capacity === 'liaison' && before.unit_id !== unitId)) return refuse('appointment-not-found');
      if (draft.from === null || (before.valid_from !== null && draft.from <= before.valid_from)) return refuse('days-reversed');
      changes.push({ table: appointmentTable, id: before.id, version: before.version, set: { valid_to: draft.from } });
      ({ position } = before);
    }
    if (await store.overlaps(tx, { appointment: { personId, capacity, groupId, unitId } }, draft, draft.replacesId)) return refuse('appointment-held');
    const id = randomUUID();
    changes.push({ table: appointmentTable, id, insert: { id, person_id: personId, capacity, group_id: groupId, unit_id: unitId, position, valid_from: draft.from, valid_to: draft.to, version: 1 } });
    return await write(tx, stepOf(room, caller, 'appoint', subjectOf(groupId, unitId), changes)) ?? openAppointment({ ...room, database: tx }, id);
  });
}

/** Its days are put right: `to` ends it, or takes the end back. */
export async function changeAppointment(room: PeopleRoom, caller: Caller, id: string, version: number, span: Span & { readonly unitId?: string | null | undefined }): Promise<Appointment | Refusal> {
  return changing(room, caller, id, async (tx, row) => {
    const backwards = reversed(span);
    if (backwards !== null) return backwards;
    // Whom a liaison person speaks for is another appointment; whom a member stands for may be corrected.
    const unitId = span.unitId === undefined || row.capacity === 'liaison' ? row.unit_id : span.unitId;
    if (unitId !== null && unitId !== row.unit_id && await unitById(tx, unitId) === undefined) return refuse('no-such-unit');
    if (await store.overlaps(tx, { appointment: { personId: row.person_id, capacity: row.capacity, groupId: row.group_id, unitId } }, span, id)) return refuse('appointment-held');
    return { action: 'change-appointment', change: { table: appointmentTable, id, version, set: { valid_from: span.from, valid_to: span.to, unit_id: unitId } } };
  });
}

/** For what was entered by mistake; what ended is ended. */
export async function removeAppointment(room: PeopleRoom, caller: Caller, id: string, version: number): Promise<Refusal | null> {
  const done = await changing(room, caller, id, async () => ({ action: 'remove-appointment', change: { table: appointmentTable, id, version, gone: true } }));
  return isRefusal(done) ? done : null;
}

const byId = defineCursor('liaisons', z.tuple([z.uuid()]));

/** Liaison persons on a day; of all units, or of one. */
export async function listLiaisons({ database, clock }: PeopleRoom, { unit, on, cursor, limit }: { readonly unit?: string | undefined; readonly on?: string | undefined; readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: Appointment[]; next: string | null } | Refusal> {
  const after = readCursor(byId, cursor);
  if (isRefusal(after)) return after;
  const { items, next } = pageOf(await store.liaisonsOn(database, { unitIds: unit === undefined ? null : [unit], day: on ?? today(clock), after: after?.[0] ?? null, limit: limit + 1 }), limit, byId, ({ id }): [string] => [id]);
  return { items: items.map(appointmentOf), next };
}

function reversed({ from, to }: Span): Refusal | null {
  return from !== null && to !== null && to <= from ? refuse('days-reversed') : null;
}

/** A group's people are changed by whoever manages the group, a unit's liaison persons by whoever manages the unit. */
export async function refusedPlace(tx: Executor, caller: Caller, { capacity, groupId, unitId }: Pick<AppointmentDraft, 'capacity' | 'groupId' | 'unitId'>): Promise<Refusal | null> {
  if (unitId !== null && await unitById(tx, unitId) === undefined) return refuse('no-such-unit');
  if (groupId !== null) {
    const group = await store.findGroup(tx, groupId);
    if (group === undefined) return refuse('group-not-found');
    if (capacity !== 'liaison') return may(caller, 'manage-people', group.path) ? null : refuse('people-out-of-reach');
  } else if (capacity !== 'liaison') return refuse('group-not-found');
  if (unitId === null) return refuse('no-such-unit');
  return await managesAt(tx, caller, unitId) ? null : refuse('people-out-of-reach');
}

function subjectOf(groupId: string | null, unitId: string | null): { kind: string; id: string } {
  return groupId === null ? { kind: 'unit', id: unitId ?? 'all' } : { kind: 'leading-group', id: groupId };
}

async function changing(room: PeopleRoom, caller: Caller, id: string, intend: (tx: Executor, row: AppointmentRow) => Promise<{ readonly action: string; readonly change: Change } | Refusal>): Promise<Appointment | Refusal> {
  return within(room.database, async (tx) => {
    await store.lockPeople(tx);
    const row = await store.findAppointment(tx, id);
    if (row === undefined) return refuse('appointment-not-found');
    const refused = await refusedPlace(tx, caller, { capacity: row.capacity as Capacity, groupId: row.group_id, unitId: row.unit_id });
    if (refused !== null) return refused;
    const intended = await intend(tx, row);
    if (isRefusal(intended)) return intended;
    const failed = await write(tx, stepOf(room, caller, intended.action, subjectOf(row.group_id, row.unit_id), [intended.change]));
    return failed ?? appointmentOf((await store.findAppointment(tx, id)) ?? row);
  });
}
