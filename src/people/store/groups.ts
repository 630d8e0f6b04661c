/** SQL of leading groups and of who is what in them. Every function takes its executor first. */
import { sql, type RawBuilder } from 'kysely';
import type { Executor } from '#platform';
import { PERSON } from './persons.ts';
import type { AppointmentRow, GroupRow, MemberUnitRow, PairingRow } from './rows.ts';

/** Holds on a day; of a table by its short name. */
const holds = (alias: string, day: string): RawBuilder<boolean> => sql<boolean>`(${sql.ref(`${alias}.valid_from`)} is null or ${sql.ref(`${alias}.valid_from`)} <= ${day}::date) and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} > ${day}::date)`;

const GROUP = sql`g.id, g.version, g.office_unit_id, (select o.name from units.place o where o.id = g.office_unit_id) as office_name, g.document_number, u.name, u.path::text[] as path, a.id as government_id, a.name as government_name
  from people.leading_group g join units.place u on u.id = g.id left join units.place a on a.id = u.parent_id`;

export async function findGroup(db: Executor, id: string): Promise<GroupRow | undefined> {
  return (await sql<GroupRow>`select ${GROUP} where g.id = ${id}`.execute(db)).rows[0];
}

export interface ListedGroup extends GroupRow { heads: string[]; member_units: number; members: number }

/** By the name of the group; its counts are those of a day. */
export async function listGroups(db: Executor, { query, day, after, limit }: { readonly query: string; readonly day: string; readonly after: readonly [name: string, id: string] | null; readonly limit: number }): Promise<ListedGroup[]> {
  const { rows } = await sql<ListedGroup>`select page.*,
      (select coalesce(jsonb_agg(p.name order by x.position, p.name) filter (where p.name is not null), '[]') from people.appointment x join people.person p on p.id = x.person_id where x.group_id = page.id and x.capacity = 'head' and ${holds('x', day)}) as heads,
      (select count(*)::int from people.member_unit x where x.group_id = page.id and ${holds('x', day)}) as member_units,
      (select count(*)::int from people.appointment x where x.group_id = page.id and x.capacity <> 'liaison' and ${holds('x', day)}) as members
    from (select ${GROUP} where u.valid_to is null and position(${query} in u.name) > 0 ${after === null ? sql`` : sql`and (u.name, u.id) > (${after[0]}, ${after[1]}::uuid)`} order by u.name, u.id limit ${limit}) page order by name, id`.execute(db);
  return rows;
}

const MEMBER_UNIT = sql`m.id, m.version, m.group_id, m.unit_id, u.name as unit_name, m.position, m.valid_from::text as valid_from, m.valid_to::text as valid_to from people.member_unit m join units.place u on u.id = m.unit_id`;

export async function memberUnitsOf(db: Executor, groupId: string): Promise<MemberUnitRow[]> {
  return (await sql<MemberUnitRow>`select ${MEMBER_UNIT} where m.group_id = ${groupId} order by m.position, u.name, m.id`.execute(db)).rows;
}

export async function findMemberUnit(db: Executor, id: string): Promise<MemberUnitRow | undefined> {
  return (await sql<MemberUnitRow>`select ${MEMBER_UNIT} where m.id = ${id}`.execute(db)).rows[0];
}

const APPOINTMENT = sql`x.id, x.version, ${PERSON} as person, x.person_id, x.capacity, x.group_id, (select u.name from units.place u where u.id = x.group_id) as group_name,
  x.unit_id, (select u.name from units.place u where u.id = x.unit_id) as unit_name, x.position, x.valid_from::text as valid_from, x.valid_to::text as valid_to from people.appointment x join people.person p on p.id = x.person_id`;
const RANK = sql`array_position(array['head', 'deputy', 'office-head', 'member', 'liaison'], x.capacity)`;

export async function appointmentsOf(db: Executor, groupId: string): Promise<AppointmentRow[]> {
  return (await sql<AppointmentRow>`select ${APPOINTMENT} where x.group_id = ${groupId} order by ${RANK}, x.position, p.name, x.id`.execute(db)).rows;
}

export async function findAppointment(db: Executor, id: string): Promise<AppointmentRow | undefined> {
  return (await sql<AppointmentRow>`select ${APPOINTMENT} where x.id = ${id}`.execute(db)).rows[0];
}

/** Those of one unit, or of all, on a day; in the order of their ids. */
export async function liaisonsOn(db: Executor, { unitIds, day, after, limit }: { readonly unitIds: readonly string[] | null; readonly day: string; readonly after: string | null; readonly limit: number }): Promise<AppointmentRow[]> {
  const which = unitIds === null ? sql`` : sql`and x.unit_id = any(${[...unitIds]}::uuid[])`;
  return (await sql<AppointmentRow>`select ${APPOINTMENT} where x.capacity = 'liaison' ${which} and ${holds('x', day)} ${after === null ? sql`` : sql`and x.id > ${after}::uuid`} order by x.id limit ${limit}`.execute(db)).rows;
}

/** Everything that a workbook holds: all that holds on a day or later. */
export async function allAppointments(db: Executor, day: string): Promise<AppointmentRow[]> {
  return (await sql<AppointmentRow>`select ${APPOINTMENT} where x.valid_to is null or x.valid_to > ${day}::date order by group_name nulls last, ${RANK}, x.position, unit_name, p.name, x.id`.execute(db)).rows;
}

export async function allMemberUnits(db: Executor, day: string): Promise<(MemberUnitRow & { group_name: string })[]> {
  return (await sql<MemberUnitRow & { group_name: string }>`select *, (select u.name from units.place u where u.id = all_of.group_id) as group_name from (select ${MEMBER_UNIT} where m.valid_to is null or m.valid_to > ${day}::date) all_of order by group_name, position, unit_name`.execute(db)).rows;
}

const PAIRING = sql`x.id, x.version, ${PERSON} as person, x.person_id, x.place_unit_id, u.name as place_name, x.valid_from::text as valid_from, x.valid_to::text as valid_to from people.pairing x join people.person p on p.id = x.person_id join units.place u on u.id = x.place_unit_id`;

/** On a day, leader by leader; `personIds` null: of all. */
export async function pairingsOn(db: Executor, { day, personIds, after, limit }: { readonly day: string; readonly personIds: readonly string[] | null; readonly after: readonly [person: string, id: string] | null; readonly limit: number }): Promise<PairingRow[]> {
  const which = personIds === null ? sql`` : sql`and x.person_id = any(${[...personIds]}::uuid[])`;
  return (await sql<PairingRow>`select ${PAIRING} where ${holds('x', day)} ${which} ${after === null ? sql`` : sql`and (x.person_id, x.id) > (${after[0]}::uuid, ${after[1]}::uuid)`} order by x.person_id, x.id limit ${limit}`.execute(db)).rows;
}

export async function findPairing(db: Executor, id: string): Promise<PairingRow | undefined> {
  return (await sql<PairingRow>`select ${PAIRING} where x.id = ${id}`.execute(db)).rows[0];
}

export async function allPairings(db: Executor, day: string): Promise<PairingRow[]> {
  return (await sql<PairingRow>`select ${PAIRING} where x.valid_to is null or x.valid_to > ${day}::date order by p.name, u.name, x.id`.execute(db)).rows;
}

/** Who changes a group, or anything in it, waits for whoever is changing it; so do those who change what belongs to none. */
export async function lockPeople(db: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(741860)`.execute(db);
}

interface Span { readonly from: string | null; readonly to: string | null }

/** Whether there is another row of the same that holds on one of the days. */
export async function overlaps(db: Executor, what: { readonly memberUnit: { readonly groupId: string; readonly unitId: string } } | { readonly appointment: { readonly personId: string; readonly capacity: string; readonly groupId: string | null; readonly unitId: string | null } } | { readonly pairing: { readonly personId: string; readonly placeId: string } }, { from, to }: Span, exceptId: string | null): Promise<boolean> {
  const table = 'memberUnit' in what ? sql`people.member_unit x where x.group_id = ${what.memberUnit.groupId} and x.unit_id = ${what.memberUnit.unitId}`
    : 'appointment' in what ? sql`people.appointment x where x.person_id = ${what.appointment.personId} and x.capacity = ${what.appointment.capacity} and x.group_id is not distinct from ${what.appointment.groupId}::uuid and (x.capacity <> 'liaison' or x.unit_id is not distinct from ${what.appointment.unitId}::uuid)`
      : sql`people.pairing x where x.person_id = ${what.pairing.personId} and x.place_unit_id = ${what.pairing.placeId}`;
  const { rows } = await sql`select from ${table} and daterange(x.valid_from, x.valid_to) && daterange(${from}::date, ${to}::date) and x.id is distinct from ${exceptId}::uuid limit 1`.execute(db);
  return rows.length > 0;
}

/** The units that belong to a group on a day, for what is handed out in its name. */
export async function memberUnitIdsOn(db: Executor, groupId: string, day: string): Promise<string[]> {
  return (await sql<{ id: string }>`select x.unit_id as id from people.member_unit x where x.group_id = ${groupId} and ${holds('x', day)} order by x.position, x.unit_id`.execute(db)).rows.map(({ id }) => id);
}

/** The places that whoever has this account answers for on a day. */
export async function placesOfAccount(db: Executor, accountId: string, day: string): Promise<string[]> {
  return (await sql<{ id: string }>`select distinct x.place_unit_id as id from people.pairing x join people.person p on p.id = x.person_id where p.account_id = ${accountId} and ${holds('x', day)} order by id`.execute(db)).rows.map(({ id }) => id);
}

/** All of them, for a workbook that names them. */
export async function groupsByName(db: Executor): Promise<{ id: string; name: string; path: string[] }[]> {
  return (await sql<{ id: string; name: string; path: string[] }>`select u.id, u.name, u.path::text[] as path from people.leading_group g join units.place u on u.id = g.id where u.valid_to is null order by u.id`.execute(db)).rows;
}
