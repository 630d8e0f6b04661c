import type { Handlers } from '#platform';
import type { Room } from '../room.ts';
import type { archiveEndpoints } from './api.ts';
import * as commands from './commands.ts';

/** What each endpoint of the archive does. */
export function archiveHandlers(room: Room): Handlers<typeof archiveEndpoints> {
  return {
    archivePlan: ({ params, ifMatch, caller, database }) => commands.archivePlan({ ...room, database }, caller, params.id, ifMatch),
    archivePackage: ({ params, caller, database }) => commands.archivePackage({ ...room, database }, caller, params.id),
  };
}
