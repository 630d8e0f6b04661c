/** What each endpoint of handing tasks out does. */
import type { Handlers } from '#platform';
import { recordAnswer } from '../assignments/answering.ts';
import type { Room } from '../room.ts';
import type { dispatchingEndpoints } from './api.ts';
import * as commands from './commands.ts';
import * as exports from './exports.ts';
import { proposeAuthority, proposeDispatch } from './proposing.ts';

export function dispatchingHandlers(room: Room): Handlers<typeof dispatchingEndpoints> {
  return {
    proposeAuthority: ({ params, caller, database }) => proposeAuthority({ ...room, database }, caller, params.id),
    proposeDispatch: ({ params, body, caller, database }) => proposeDispatch({ ...room, database }, caller, params.id, body),
    draftDispatch: ({ params, body, caller, database }) => commands.draftDispatch({ ...room, database }, caller, params.id, body),
    listDispatches: ({ query, caller, database }) => commands.listDispatches({ ...room, database }, caller, query),
    openDispatch: ({ params, caller, database }) => commands.openDispatch({ ...room, database }, caller, params.id),
    editDispatch: ({ params, body, ifMatch, caller, database }) => commands.editDispatch({ ...room, database }, caller, params.id, ifMatch, body),
    sendDispatch: ({ params, ifMatch, caller, database }) => commands.sendDispatch({ ...room, database }, caller, params.id, ifMatch),
    discardDispatch: ({ params, ifMatch, caller, database }) => commands.discardDispatch({ ...room, database }, caller, params.id, ifMatch),
    withdrawDispatch: ({ params, body, ifMatch, caller, database }) => commands.withdrawDispatch({ ...room, database }, caller, params.id, ifMatch, body.reason),
    dispatchLetter: ({ params, caller, database }) => exports.letterTo({ ...room, database }, caller, params.id, params.unitId),
    dispatchLetters: ({ params, caller, database }) => exports.letterArchive({ ...room, database }, caller, params.id),
    recordDispatchAnswer: ({ params, body, caller, database }) => recordAnswer({ ...room, database }, caller, params.id, body),
  };
}
