import type { Handlers } from '#platform';
import { exportDelivery } from './exports/commands.ts';
import * as owed from './owed/commands.ts';
import * as reminders from './reminders/commands.ts';
import type { Room } from './room.ts';
import type { stateEndpoints } from './states-api.ts';
import { planAims, planTotals } from './totals/commands.ts';
import * as views from './views/commands.ts';

/** What the endpoints of states, totals, views, exports and reminders do. */
export function stateHandlers(at: Room): Handlers<typeof stateEndpoints> {
  return {
    listOwed: ({ query, caller }) => owed.listOwed(at, caller, query),
    openOwed: ({ params, caller }) => owed.openOwed(at, caller, params.id),
    listTaskStates: ({ query, caller }) => owed.statesOfTasks(at, caller, query),
    listUnitSheets: ({ query, caller }) => owed.unitSheets(at, caller, query.units),
    openTotals: ({ params, query, caller }) => planTotals(at, caller, params.id, { ...query, deep: query.levels === 'all' }),
    listAimTotals: ({ params, query, caller }) => planAims(at, caller, params.id, query),
    openMatrix: ({ params, query, caller }) => views.planMatrix(at, caller, params.id, query.under),
    openTimeline: ({ params, caller }) => views.planTimeline(at, caller, params.id),
    listAimCourses: ({ params, caller }) => views.planCourses(at, caller, params.id),
    exportDelivery: ({ params, query, caller }) => exportDelivery(at, caller, params.id, query),
    listDue: ({ query, caller }) => views.dueCalendar(at, caller, query.from, query.to),
    openGlance: ({ query, caller }) => views.glance(at, caller, query),
    noteLook: ({ caller, database }) => views.noteLook({ ...at, database }, caller),
    listProposals: ({ query, caller }) => reminders.listProposals(at, caller, query),
    releaseReminders: ({ body, caller, database }) => reminders.releaseReminders({ ...at, database }, caller, body),
    listReminders: ({ query, caller }) => reminders.listReleased(at, caller, query),
    openReminder: ({ params, caller }) => reminders.openReminder(at, caller, params.id),
    noteReminder: ({ params, body, caller, ifMatch, database }) => reminders.noteReminder({ ...at, database }, caller, params.id, ifMatch, body),
    takeBackReminder: ({ params, caller, ifMatch, database }) => reminders.takeBackReminder({ ...at, database }, caller, params.id, ifMatch),
  };
}
