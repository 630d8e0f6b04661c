/** The door of the people room: leading groups, liaison persons, leaders tied to places; who it was on a day. */
import type { AnyHandler, Executor, Handlers, OpenRoom, Platform, Room } from '#platform';
import { endpoints } from './api.ts';
import * as appointments from './appointments.ts';
import * as groups from './groups.ts';
import * as pairings from './pairings.ts';
import * as persons from './persons.ts';
import type { PeopleRoom } from './room.ts';
import { peopleSentences } from './sentences.ts';
import { findGroup, groupsByName, memberUnitIdsOn } from './store/groups.ts';
import { tables } from './tables.ts';
import { exportPeople, importPeople, workbook } from './workbook/commands.ts';

export const peopleRoom: Room = { name: 'people', endpoints, sentences: peopleSentences, tables, open };

/** A leading group as it stands on a day, for what is handed out in its name. Its id is that of its unit. */
export interface StandingGroup {
  readonly id: string;
  readonly name: string;
  /** Whose it is; null where its unit is a root. */
  readonly governmentId: string | null;
  /** 办公室设在. */
  readonly officeUnitId: string | null;
  readonly memberUnitIds: readonly string[];
}

/** All that stand. */
export async function leadingGroups(db: Executor): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return (await groupsByName(db)).map(({ id, name }) => ({ id, name }));
}

/** Undefined where there is no such group. */
export async function leadingGroupOn(db: Executor, groupId: string, day: string): Promise<StandingGroup | undefined> {
  const group = await findGroup(db, groupId);
  return group === undefined ? undefined : { id: groupId, name: group.name, governmentId: group.government_id, officeUnitId: group.office_unit_id, memberUnitIds: await memberUnitIdsOn(db, groupId, day) };
}

function open({ database, clock }: Platform): OpenRoom {
  return { handlers: handlersOf({ database, clock }) as unknown as Record<string, AnyHandler> };
}

/** What each endpoint does; it writes where the request says. */
export function handlersOf(at: PeopleRoom): Handlers<typeof endpoints> {
  return {
    listLeadingGroups: ({ query }) => groups.listGroups(at, query),
    openLeadingGroup: ({ params, query, caller }) => groups.openGroup(at, caller, params.id, query.on),
    setUpLeadingGroup: ({ body: { unitId, ...draft }, caller, database }) => groups.setUpGroup({ ...at, database }, caller, unitId, draft),
    changeLeadingGroup: ({ params, body, caller, ifMatch, database }) => groups.changeGroup({ ...at, database }, caller, params.id, ifMatch, body),
    addMemberUnits: ({ params, body, caller, database }) => groups.addMemberUnits({ ...at, database }, caller, params.id, body),
    openMemberUnit: ({ params, caller }) => groups.openGroupOfMemberUnit(at, caller, params.id),
    changeMemberUnit: ({ params, body, caller, ifMatch, database }) => groups.changeMemberUnit({ ...at, database }, caller, params.id, ifMatch, body),
    removeMemberUnit: ({ params, caller, ifMatch, database }) => groups.removeMemberUnit({ ...at, database }, caller, params.id, ifMatch),
    appoint: ({ body, caller, database }) => appointments.appoint({ ...at, database }, caller, body),
    openAppointment: ({ params }) => appointments.openAppointment(at, params.id),
    changeAppointment: ({ params, body, caller, ifMatch, database }) => appointments.changeAppointment({ ...at, database }, caller, params.id, ifMatch, body),
    removeAppointment: async ({ params, caller, ifMatch, database }) => (await appointments.removeAppointment({ ...at, database }, caller, params.id, ifMatch)) ?? undefined,
    listLiaisons: ({ query }) => appointments.listLiaisons(at, query),
    listPairings: ({ query, caller }) => pairings.listPairings(at, caller, query),
    addPairings: ({ body, caller, database }) => pairings.addPairings({ ...at, database }, caller, body),
    openPairing: ({ params, caller }) => pairings.openPairing(at, caller, params.id),
    changePairing: ({ params, body, caller, ifMatch, database }) => pairings.changePairing({ ...at, database }, caller, params.id, ifMatch, body),
    removePairing: async ({ params, caller, ifMatch, database }) => (await pairings.removePairing({ ...at, database }, caller, params.id, ifMatch)) ?? undefined,
    listOwnPlaces: ({ caller }) => pairings.listOwnPlaces(at, caller),
    listPeople: ({ query }) => persons.listPeople(at, query),
    openPerson: ({ params }) => persons.openPerson(at, params.id),
    changePerson: ({ params, body, caller, ifMatch, database }) => persons.changePerson({ ...at, database }, caller, params.id, ifMatch, body),
    revealPerson: ({ params, body, caller, database }) => persons.revealPerson({ ...at, database }, caller, params.id, body.reason),
    erasePerson: ({ params, body, caller, ifMatch, database }) => persons.erasePerson({ ...at, database }, caller, params.id, ifMatch, body.reason),
    importPeople: ({ query, body, caller, database }) => importPeople({ ...at, database }, caller, { bytes: body, name: query.name, dry: query.dry === 'true' }),
    exportPeople: ({ body, caller, database }) => exportPeople({ ...at, database }, caller, body),
    downloadPeopleTemplate: () => workbook('人员名单模板.xlsx', []),
  };
}
