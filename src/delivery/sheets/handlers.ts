/** What each endpoint of workbooks and of the burden does. */
import type { Handlers } from '#platform';
import { showBurden } from '../burden/commands.ts';
import type { Room } from '../room.ts';
import type { sheetEndpoints } from './api.ts';
import * as commands from './commands.ts';

export function sheetHandlers(room: Room): Handlers<typeof sheetEndpoints> {
  return {
    downloadPeriodWorkbook: ({ params, query, caller }) => commands.periodWorkbook(room, caller, params.id, query.unit ?? null),
    takeBackWorkbooks: ({ params, body, caller, database }) => commands.takeBackWorkbooks({ ...room, database }, caller, params.id, body),
    showBurden: ({ query, caller }) => showBurden(room, caller, query),
  };
}
