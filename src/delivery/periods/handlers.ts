/** What each endpoint of rhythms and periods does. */
import { isRefusal } from '#kernel';
import type { Handlers } from '#platform';
import { listPeriodReports } from '../reports/lists.ts';
import type { Room } from '../room.ts';
import type { periodEndpoints } from './api.ts';
import * as commands from './commands.ts';

export function periodHandlers(room: Room): Handlers<typeof periodEndpoints> {
  return {
    readRhythm: ({ params, caller, database }) => commands.readRhythm({ ...room, database }, caller, params.id),
    setRhythm: ({ params, body, ifMatch, caller, database }) => commands.setRhythm({ ...room, database }, caller, params.id, ifMatch, body),
    listPeriods: ({ params, caller }) => commands.listPeriods(room, caller, params.id),
    previewPeriod: ({ params, query, caller }) => commands.previewPeriod(room, caller, params.id, query),
    openPeriod: ({ params, body, caller, database, whenRefused }) => commands.openPeriod({ ...room, database }, caller, params.id, body, whenRefused),
    readPeriod: ({ params, caller, database }) => commands.readPeriod({ ...room, database }, caller, params.id),
    listPeriodReports: async ({ params, query, caller }) => {
      const period = await commands.readPeriod(room, caller, params.id);
      return isRefusal(period) ? period : listPeriodReports(room, caller, params.id, query);
    },
    lockPeriod: ({ params, ifMatch, caller, database }) => commands.lockPeriod({ ...room, database }, caller, params.id, ifMatch),
    movePeriodDue: ({ params, body, ifMatch, caller, database }) => commands.movePeriodDue({ ...room, database }, caller, params.id, ifMatch, body.dueOn),
  };
}
