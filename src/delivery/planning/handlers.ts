import type { Handlers } from '#platform';
import type { PreviewDesk } from '../evidence/preview-desk.ts';
import type { Room } from '../room.ts';
import { exportAnnualPlan, openAnnualPlan } from './annual.ts';
import type { planningEndpoints } from './api.ts';
import * as directives from './directives.ts';
import * as letters from './letters.ts';

export function planningHandlers(at: Room, desk: PreviewDesk): Handlers<typeof planningEndpoints> {
  return {
    openAnnualPlan: ({ params, query, caller }) => openAnnualPlan(at, caller, params.year, query.unit ?? null, query.below === 'yes'),
    exportAnnualPlan: ({ params, query, caller }) => exportAnnualPlan(at, caller, params.year, query),
    listDirectives: ({ query, caller }) => directives.listDirectives(at, caller, query),
    openDirective: ({ params, caller }) => directives.openDirective(at, caller, params.id),
    addDirective: ({ body, caller, database }) => directives.addDirective({ ...at, database }, caller, body),
    removeDirective: async ({ params, caller, ifMatch, database }) => (await directives.removeDirective({ ...at, database }, caller, params.id, ifMatch)) ?? undefined,
    openDirectivePoint: ({ params, caller }) => directives.openDirectiveOfPoint(at, caller, params.id),
    answerDirectivePoint: ({ params, body, caller, ifMatch, database }) => directives.answerPoint({ ...at, database }, caller, params.id, ifMatch, body),
    listResponsibilityLetters: ({ query, caller }) => letters.listLetters(at, caller, query.year),
    fileResponsibilityLetter: ({ query, body, caller, database }) => letters.fileLetter({ ...at, database }, desk, caller, body, query),
    openResponsibilityLetter: ({ params, caller }) => letters.openLetter(at, caller, params.id),
    downloadResponsibilityLetter: ({ params, caller }) => letters.letterFile(at, caller, params.id),
    removeResponsibilityLetter: async ({ params, caller, ifMatch, database }) => (await letters.removeLetter({ ...at, database }, caller, params.id, ifMatch)) ?? undefined,
  };
}
