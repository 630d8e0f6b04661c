/** Leading groups: set up, changed, seen as they stood on a day, with the units that belong to them. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { may, reaches } from '#access';
import { today } from '#calendar';
import { type Change, write } from '#journal';
import { type Caller, defineCursor, type Executor, pageOf, readCursor, within } from '#platform';
import { unitById, unitsById } from '#units';
import type { GroupLine, LeadingGroup } from './model.ts';
import { type PeopleRoom, stepOf } from './room.ts';
import { appointmentOf, memberUnitOf } from './shown.ts';
import * as store from './store/groups.ts';
import type { GroupRow } from './store/rows.ts';
import { groupTable, memberUnitTable } from './tables.ts';

const byName = defineCursor('leading-groups', z.tuple([z.string().max(200), z.uuid()]));
const named = (id: string | null, name: string | null): { id: string; name: string } | null => (id === null || name === null ? null : { id, name });

export async function listGroups({ database, clock }: PeopleRoom, { query, on, cursor, limit }: { readonly query: string; readonly on?: string | undefined; readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: GroupLine[]; next: string | null } | Refusal> {
  const after = readCursor(byName, cursor);
  if (isRefusal(after)) return after;
  const { items, next } = pageOf(await store.listGroups(database, { query: query.trim(), day: on ?? today(clock), after, limit: limit + 1 }), limit, byName, ({ name, id }): [string, string] => [name, id]);
  return { items: items.map((row) => ({ id: row.id, name: row.name, government: named(row.government_id, row.government_name), office: named(row.office_unit_id, row.office_name), heads: row.heads, memberUnitCount: row.member_units, memberCount: row.members })), next };
}

export interface Span { readonly from: string | null; readonly to: string | null }
const holdsOn = (day: string, { valid_from: from, valid_to: to }: { readonly valid_from: string | null; readonly valid_to: string | null }): boolean => (from === null || from <= day) && (to === null || to > day);
const latestFirst = (a: { readonly from: string | null }, b: { readonly from: string | null }): number => (b.from ?? '').localeCompare(a.from ?? '');

/** @param on the day of which it is told; unset: today. */
export async function openGroup({ database, clock }: PeopleRoom, caller: Caller, id: string, on?: string): Promise<LeadingGroup | Refusal> {
  const group = await store.findGroup(database, id);
  if (group === undefined) return refuse('group-not-found');
  const day = on ?? today(clock);
  const [units, people] = [await store.memberUnitsOf(database, id), await store.appointmentsOf(database, id)];
  return {
    id, version: group.version, name: group.name, government: named(group.government_id, group.government_name), office: named(group.office_unit_id, group.office_name), documentNumber: group.document_number, on: day,
    memberUnits: units.filter((row) => holdsOn(day, row)).map(memberUnitOf), members: people.filter((row) => holdsOn(day, row)).map(appointmentOf),
    otherMemberUnits: units.filter((row) => !holdsOn(day, row)).map(memberUnitOf).toSorted(latestFirst), otherMembers: people.filter((row) => !holdsOn(day, row)).map(appointmentOf).toSorted(latestFirst),
    mayManage: may(caller, 'manage-people', group.path),
  };
}

export interface GroupDraft { readonly officeUnitId: string | null; readonly documentNumber: string | null }

/** A leading group is a unit of the tree already; here it gets its office and its people. */
export async function setUpGroup(room: PeopleRoom, caller: Caller, unitId: string, draft: GroupDraft): Promise<LeadingGroup | Refusal> {
  return within(room.database, async (tx) => {
    await store.lockPeople(tx);
    const unit = await unitById(tx, unitId);
    if (unit === undefined) return refuse('no-such-unit');
    if (!may(caller, 'manage-people', unit.path)) return refuse('people-out-of-reach');
    if (unit.kind !== 'leading-group') return refuse('group-unit-wrong', { name: unit.name });
    if (await store.findGroup(tx, unitId) !== undefined) return refuse('group-there-already', { name: unit.name });
    if (draft.officeUnitId !== null && await unitById(tx, draft.officeUnitId) === undefined) return refuse('no-such-unit');
    const insert = { id: unitId, office_unit_id: draft.officeUnitId, document_number: draft.documentNumber, version: 1 };
    return await write(tx, stepOf(room, caller, 'set-up-group', { kind: 'leading-group', id: unitId }, [{ table: groupTable, id: unitId, insert }])) ?? openGroup({ ...room, database: tx }, caller, unitId);
  });
}

export async function changeGroup(room: PeopleRoom, caller: Caller, id: string, version: number, draft: GroupDraft): Promise<LeadingGroup | Refusal> {
  return inGroup(room, caller, id, async (tx) => {
    if (draft.officeUnitId !== null && await unitById(tx, draft.officeUnitId) === undefined) return refuse('no-such-unit');
    return { action: 'change-group', changes: [{ table: groupTable, id, version, set: { office_unit_id: draft.officeUnitId, document_number: draft.documentNumber } }] };
  });
}

/** Several at once, since a paper names them all in one line. */
export async function addMemberUnits(room: PeopleRoom, caller: Caller, id: string, { unitIds, from }: { readonly unitIds: readonly string[]; readonly from: string | null }): Promise<LeadingGroup | Refusal> {
  return inGroup(room, caller, id, async (tx) => {
    const units = new Map((await unitsById(tx, unitIds)).map((unit) => [unit.id, unit]));
    const position = (await store.memberUnitsOf(tx, id)).length;
    const changes: Change[] = [];
    for (const [n, unitId] of [...new Set(unitIds)].entries()) {
      const unit = units.get(unitId);
      if (unit === undefined) return refuse('no-such-unit');
      if (await store.overlaps(tx, { memberUnit: { groupId: id, unitId } }, { from, to: null }, null)) return refuse('member-unit-held', { name: unit.name });
      const rowId = randomUUID();
      changes.push({ table: memberUnitTable, id: rowId, insert: { id: rowId, group_id: id, unit_id: unitId, position: position + n, valid_from: from, valid_to: null, version: 1 } });
    }
    return { action: 'add-member-units', changes };
  });
}

/** Its days are put right: `to` ends it, or takes the end back. */
export async function changeMemberUnit(room: PeopleRoom, caller: Caller, id: string, version: number, { from, to }: Span): Promise<LeadingGroup | Refusal> {
  const row = await store.findMemberUnit(room.database, id);
  if (row === undefined) return refuse('member-unit-not-found');
  return inGroup(room, caller, row.group_id, async (tx) => {
    if (from !== null && to !== null && to <= from) return refuse('days-reversed');
    if (await store.overlaps(tx, { memberUnit: { groupId: row.group_id, unitId: row.unit_id } }, { from, to }, id)) return refuse('member-unit-held', { name: row.unit_name });
    return { action: 'change-member-unit', changes: [{ table: memberUnitTable, id, version, set: { valid_from: from, valid_to: to } }] };
  });
}

/** For what was entered by mistake; what ended is ended. */
export async function removeMemberUnit(room: PeopleRoom, caller: Caller, id: string, version: number): Promise<LeadingGroup | Refusal> {
  const row = await store.findMemberUnit(room.database, id);
  if (row === undefined) return refuse('member-unit-not-found');
  return inGroup(room, caller, row.group_id, async () => ({ action: 'remove-member-unit', changes: [{ table: memberUnitTable, id, version, gone: true }] }));
}

interface Intended { readonly action: string; readonly changes: readonly Change[] }

/** One step on a group that the caller manages. */
export async function inGroup(room: PeopleRoom, caller: Caller, groupId: string, intend: (tx: Executor, group: GroupRow) => Promise<Intended | Refusal>): Promise<LeadingGroup | Refusal> {
  return within(room.database, async (tx) => {
    await store.lockPeople(tx);
    const group = await store.findGroup(tx, groupId);
    if (group === undefined) return refuse('group-not-found');
    if (!may(caller, 'manage-people', group.path)) return refuse('people-out-of-reach');
    const intended = await intend(tx, group);
    if (isRefusal(intended)) return intended;
    return await write(tx, stepOf(room, caller, intended.action, { kind: 'leading-group', id: groupId }, intended.changes)) ?? openGroup({ ...room, database: tx }, caller, groupId);
  });
}

/** Whether the caller manages people of this unit. */
export function managesAt(db: Executor, caller: Caller, unitId: string | null): Promise<boolean> {
  return reaches(db, caller, 'manage-people', unitId);
}

export async function openGroupOfMemberUnit(room: PeopleRoom, caller: Caller, id: string): Promise<LeadingGroup | Refusal> {
  const row = await store.findMemberUnit(room.database, id);
  return row === undefined ? refuse('member-unit-not-found') : openGroup(room, caller, row.group_id);
}
