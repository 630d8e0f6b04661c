/** What each endpoint of assignments does. */
import type { Handlers } from '#platform';
import type { Room } from '../room.ts';
import * as answering from './answering.ts';
import type { assignmentEndpoints } from './api.ts';
import * as detailing from './detailing.ts';
import { exportAssignments } from './export.ts';
import * as listing from './listing.ts';
import * as passing from './passing.ts';
import { passDownMany, withdrawMany } from './passing-many.ts';
import { bringUpToDate } from './since.ts';

export function assignmentHandlers(room: Room): Handlers<typeof assignmentEndpoints> {
  return {
    listAssignments: ({ query, caller, database }) => listing.listAssignments({ ...room, database }, caller, query),
    countAssignments: ({ query, caller, database }) => listing.countAssignments({ ...room, database }, caller, query),
    exportAssignments: ({ query, caller, database }) => exportAssignments({ ...room, database }, caller, query),
    openAssignment: ({ params, caller, database }) => listing.openAssignment({ ...room, database }, caller, params.id),
    acknowledgeAssignments: ({ body, caller, database }) => answering.acknowledge({ ...room, database }, caller, body.assignments),
    objectToAssignment: ({ params, body, ifMatch, caller, database }) => answering.object({ ...room, database }, caller, params.id, ifMatch, body.reason),
    holdToAssignment: ({ params, body, ifMatch, caller, database }) => answering.holdTo({ ...room, database }, caller, params.id, ifMatch, body.reason),
    withdrawAssignment: ({ params, body, ifMatch, caller, database }) => answering.withdraw({ ...room, database }, caller, params.id, ifMatch, body.reason),
    bringAssignmentsUpToDate: ({ body, caller, database }) => bringUpToDate({ ...room, database }, caller, body.assignments, body.reason),
    nameOffice: ({ params, body, ifMatch, caller, database }) => detailing.nameOffice({ ...room, database }, caller, params.id, ifMatch, body),
    setMilestones: ({ params, body, ifMatch, caller, database }) => detailing.setMilestones({ ...room, database }, caller, params.id, ifMatch, body),
    breakDownAssignment: ({ params, body, ifMatch, caller, database }) => passing.breakDown({ ...room, database }, caller, params.id, ifMatch, body),
    passDownAssignment: ({ params, body, ifMatch, caller, database }) => passing.passDown({ ...room, database }, caller, params.id, ifMatch, body),
    passDownAssignments: ({ body, caller, database }) => passDownMany({ ...room, database }, caller, body),
    withdrawAssignments: ({ body, caller, database }) => withdrawMany({ ...room, database }, caller, body.assignments, body.reason),
  };
}
