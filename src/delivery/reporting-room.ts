/** What each endpoint of reporting does, with its sentences: as the room's door takes them. */
import type { Refusal } from '#kernel';
import type { Handlers, Sentence } from '#platform';
import { closingHandlers } from './closing/handlers.ts';
import { closingSentences } from './closing/sentences.ts';
import type { PreviewDesk } from './evidence/preview-desk.ts';
import { periodHandlers } from './periods/handlers.ts';
import { periodSentences } from './periods/sentences.ts';
import type { reportingEndpoints } from './reporting.ts';
import { reportHandlers } from './reports/handlers.ts';
import { reportSentences } from './reports/sentences.ts';
import { requestHandlers } from './requests/handlers.ts';
import { requestSentences } from './requests/sentences.ts';
import type { Room } from './room.ts';
import { unlockingHandlers } from './unlocking/handlers.ts';
import { unlockingSentences } from './unlocking/sentences.ts';
import { sheetHandlers } from './sheets/handlers.ts';
import { sheetSentences } from './sheets/sentences.ts';

export function reportingHandlers(room: Room, desk: PreviewDesk): Handlers<typeof reportingEndpoints> {
  return { ...periodHandlers(room), ...reportHandlers(room, desk), ...requestHandlers(room), ...closingHandlers(room), ...sheetHandlers(room), ...unlockingHandlers(room) };
}

export function reportingSentences(refusal: Refusal): Sentence | undefined {
  return reportSentences(refusal) ?? periodSentences(refusal) ?? requestSentences(refusal) ?? closingSentences(refusal) ?? sheetSentences(refusal) ?? unlockingSentences(refusal);
}
