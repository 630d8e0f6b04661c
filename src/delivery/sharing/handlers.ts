/** What each endpoint of sharing targets out does. */
import type { Handlers } from '#platform';
import type { Room } from '../room.ts';
import type { sharingEndpoints } from './api.ts';
import { openShares, shareOut } from './commands.ts';

export function sharingHandlers(room: Room): Handlers<typeof sharingEndpoints> {
  return {
    openTargetShares: ({ params, query, caller, database }) => openShares({ ...room, database }, caller, params.id, query.parent ?? null),
    shareTargetOut: ({ params, body, caller, database }) => shareOut({ ...room, database }, caller, params.id, body),
  };
}
