/** What each endpoint of close-outs does. */
import type { Handlers } from '#platform';
import type { Room } from '../room.ts';
import type { closingEndpoints } from './api.ts';
import * as commands from './commands.ts';

export function closingHandlers(room: Room): Handlers<typeof closingEndpoints> {
  return {
    listCloseOuts: ({ query, caller }) => commands.listCloseOuts(room, caller, query),
    readCloseOut: ({ params, caller, database }) => commands.readCloseOut({ ...room, database }, caller, params.id),
    askCloseOut: ({ params, body, caller, database }) => commands.askCloseOut({ ...room, database }, caller, params.id, body),
    decideCloseOut: ({ params, body, ifMatch, caller, database }) => commands.decideCloseOut({ ...room, database }, caller, params.id, ifMatch, body),
    reopenCloseOut: ({ params, body, ifMatch, caller, database }) => commands.reopenCloseOut({ ...room, database }, caller, params.id, ifMatch, body.reason),
  };
}
