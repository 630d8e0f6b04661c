import type { Handlers } from '#platform';
import type { Room } from '../room.ts';
import type { amendmentEndpoints } from './api.ts';
import * as commands from './commands.ts';

export function amendmentHandlers(at: Room): Handlers<typeof amendmentEndpoints> {
  return {
    draftAmendment: ({ params, body, caller, database }) => commands.draftAmendment({ ...at, database }, caller, params.id, body.documentId),
    listAmendments: ({ params, caller }) => commands.listAmendments(at, caller, params.id),
    openAmendment: ({ params, caller }) => commands.openAmendment(at, caller, params.id),
    applyAmendment: ({ params, body, caller, ifMatch, database }) => commands.applyAmendment({ ...at, database }, caller, params.id, ifMatch, body),
    dropAmendment: ({ params, caller, ifMatch, database }) => commands.dropAmendment({ ...at, database }, caller, params.id, ifMatch),
  };
}
