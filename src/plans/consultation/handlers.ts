/** What each endpoint of consultation does. */
import { isRefusal } from '#kernel';
import type { Handlers } from '#platform';
import type { Room } from '../room.ts';
import type { consultationEndpoints } from './api.ts';
import { listAdopted } from './carried-out.ts';
import * as commands from './commands.ts';
import * as exports from './exports.ts';

export function consultationHandlers(room: Room): Handlers<typeof consultationEndpoints> {
  return {
    listConsultations: ({ params, caller, database }) => commands.listConsultations({ ...room, database }, caller, params.id),
    listAdopted: ({ params, caller, database }) => listAdopted({ ...room, database }, caller, params.id),
    openConsultation: ({ params, body, ifMatch, caller, database }) => commands.openConsultation({ ...room, database }, caller, params.id, ifMatch, body),
    openConsultationRound: ({ params, caller, database }) => commands.getConsultation({ ...room, database }, caller, params.id),
    closeConsultation: ({ params, ifMatch, caller, database }) => commands.closeConsultation({ ...room, database }, caller, params.id, ifMatch),
    readConsultedUnit: async ({ params, caller, database }) => {
      const found = await commands.getUnit({ ...room, database }, caller, params.id);
      return isRefusal(found) ? found : found.unit;
    },
    listConsultedTasks: ({ params, caller, database }) => commands.listTasks({ ...room, database }, caller, params.id),
    recordSent: ({ params, body, ifMatch, caller, database }) => commands.recordSent({ ...room, database }, caller, params.id, ifMatch, body),
    recordAnswer: ({ params, body, ifMatch, caller, database }) => commands.recordAnswer({ ...room, database }, caller, params.id, ifMatch, body),
    readOpinion: ({ params, caller, database }) => commands.getOpinion({ ...room, database }, caller, params.id),
    decideOpinion: ({ params, body, ifMatch, caller, database }) => commands.decideOpinion({ ...room, database }, caller, params.id, ifMatch, body),
    sayCarriedOut: ({ params, body, ifMatch, caller, database }) => commands.sayCarriedOut({ ...room, database }, caller, params.id, ifMatch, body.carriedOut),
    consultationLetter: ({ params, caller, database }) => exports.letterTo({ ...room, database }, caller, params.id),
    consultationLetters: ({ params, caller, database }) => exports.letterArchive({ ...room, database }, caller, params.id),
    adoptionTable: ({ params, query, caller, database }) => exports.adoption({ ...room, database }, caller, params.id, query.format),
    nextDraft: ({ params, caller, database }) => exports.nextDraft({ ...room, database }, caller, params.id),
  };
}
