/** What each endpoint of opening a period again does. */
import type { Handlers } from '#platform';
import type { Room } from '../room.ts';
import type { unlockingEndpoints } from './api.ts';
import * as commands from './commands.ts';

export function unlockingHandlers(room: Room): Handlers<typeof unlockingEndpoints> {
  return {
    listUnlockings: ({ params, caller }) => commands.listUnlockings(room, caller, params.id),
    readUnlocking: ({ params, caller, database }) => commands.readUnlocking({ ...room, database }, caller, params.id),
    askUnlocking: ({ params, body, caller, database }) => commands.askUnlocking({ ...room, database }, caller, params.id, body),
    decideUnlocking: ({ params, body, ifMatch, caller, database }) => commands.decideUnlocking({ ...room, database }, caller, params.id, ifMatch, body),
    takeBackUnlocking: ({ params, ifMatch, caller, database }) => commands.takeBackUnlocking({ ...room, database }, caller, params.id, ifMatch),
  };
}
