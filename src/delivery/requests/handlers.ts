/** What each endpoint of requests does. */
import type { Handlers } from '#platform';
import type { Room } from '../room.ts';
import type { requestEndpoints } from './api.ts';
import * as commands from './commands.ts';

export function requestHandlers(room: Room): Handlers<typeof requestEndpoints> {
  return {
    listRequests: ({ query, caller }) => commands.listRequests(room, caller, query),
    readRequest: ({ params, caller, database }) => commands.readRequest({ ...room, database }, caller, params.id),
    askForChange: ({ params, body, caller, database }) => commands.askFor({ ...room, database }, caller, params.id, body),
    decideRequest: ({ params, body, ifMatch, caller, database }) => commands.decideRequest({ ...room, database }, caller, params.id, ifMatch, body),
    takeBackRequest: ({ params, ifMatch, caller, database }) => commands.takeBackRequest({ ...room, database }, caller, params.id, ifMatch),
  };
}
