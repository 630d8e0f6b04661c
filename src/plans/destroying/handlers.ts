/** What each endpoint of destroying does. */
import { z } from 'zod';
import { isRefusal } from '#kernel';
import { defineCursor, type Handlers, pageOf, readCursor } from '#platform';
import type { Room } from '../room.ts';
import type { destroyingEndpoints } from './api.ts';
import { type Above, destroyPlan, previewDestruction, readDestruction } from './commands.ts';
import { exportDestructions, listDestructions } from './listing.ts';

const byDay = defineCursor('destructions', z.tuple([z.iso.datetime(), z.uuid()]));

export function destroyingHandlers(room: Room, above: Above): Handlers<typeof destroyingEndpoints> {
  return {
    previewDestruction: ({ params, caller, database }) => previewDestruction({ ...room, database }, above, caller, params.id),
    destroyPlan: ({ params, body, ifMatch, caller, database }) => destroyPlan({ ...room, database }, above, caller, params.id, ifMatch, body.reason),
    readDestruction: ({ params, caller, database }) => readDestruction({ ...room, database }, caller, params.id),
    listDestructions: async ({ query, caller, database }) => {
      const after = readCursor(byDay, query.cursor);
      if (isRefusal(after)) return after;
      return pageOf(await listDestructions({ ...room, database }, caller, after, query.limit + 1), query.limit, byDay, (one): [string, string] => [one.destroyedAt, one.id]);
    },
    exportDestructions: ({ query, caller, database }) => exportDestructions({ ...room, database }, caller, query.format),
  };
}
