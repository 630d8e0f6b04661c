/** What each endpoint of destroying does. */
import type { Handlers } from '#platform';
import type { Room } from '../room.ts';
import type { destroyingEndpoints } from './api.ts';
import { type Above, destroyPlan, previewDestruction, readDestruction } from './commands.ts';

export function destroyingHandlers(room: Room, above: Above): Handlers<typeof destroyingEndpoints> {
  return {
    previewDestruction: ({ params, caller, database }) => previewDestruction({ ...room, database }, above, caller, params.id),
    destroyPlan: ({ params, body, ifMatch, caller, database }) => destroyPlan({ ...room, database }, above, caller, params.id, ifMatch, body.reason),
    readDestruction: ({ params, caller, database }) => readDestruction({ ...room, database }, caller, params.id),
  };
}
