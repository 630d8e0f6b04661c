import type { Handlers } from '#platform';
import type { Room } from '../room.ts';
import type { viewEndpoints } from './api.ts';
import * as commands from './commands.ts';

export function viewHandlers(at: Room): Handlers<typeof viewEndpoints> {
  return {
    listViews: ({ caller }) => commands.listViews(at, caller),
    saveView: ({ body, caller, database }) => commands.saveView({ ...at, database }, caller, body),
    changeView: ({ params, body, caller, ifMatch, database }) => commands.changeView({ ...at, database }, caller, params.id, ifMatch, body),
    openView: ({ params, caller }) => commands.openView(at, caller, params.id),
    removeView: ({ params, caller, ifMatch, database }) => commands.removeView({ ...at, database }, caller, params.id, ifMatch),
  };
}
