/** What each endpoint of reports and evidence does. */
import { isRefusal } from '#kernel';
import type { Handlers } from '#platform';
import * as evidence from '../evidence/commands.ts';
import type { PreviewDesk } from '../evidence/preview-desk.ts';
import { evidenceShown } from '../evidence/store.ts';
import type { Room } from '../room.ts';
import type { reportEndpoints } from './api.ts';
import * as commands from './commands.ts';
import * as lists from './lists.ts';

export function reportHandlers(room: Room, desk: PreviewDesk): Handlers<typeof reportEndpoints> {
  return {
    listMyReports: ({ query: { done, ...query }, caller }) => lists.listMyReports(room, caller, { ...query, done: done === 'true' }),
    countMyReports: ({ caller }) => lists.countMyReports(room, caller),
    listReviews: ({ query, caller }) => lists.listReviews(room, caller, query),
    listReportsOfAssignment: ({ params, caller }) => lists.listReportsOfAssignment(room, caller, params.id),
    openReport: ({ params, caller, database }) => commands.openReport({ ...room, database }, caller, params.id, params.period),
    openReportById: ({ params, caller, database }) => commands.openReportById({ ...room, database }, caller, params.id),
    saveReport: ({ params, body, ifMatch, caller, database }) => commands.saveDraft({ ...room, database }, caller, [params.id, params.period], ifMatch, body),
    submitReport: ({ params, body, ifMatch, caller, database }) => commands.submitReport({ ...room, database }, caller, [params.id, params.period], ifMatch, body),
    recordReport: ({ params, body, ifMatch, caller, database }) => commands.recordReport({ ...room, database }, caller, [params.id, params.period], ifMatch, body.draft, body.letter),
    takeBackReport: ({ params, ifMatch, caller, database }) => commands.takeBackReport({ ...room, database }, caller, params.id, ifMatch),
    passReport: ({ params, ifMatch, caller, database }) => commands.passReport({ ...room, database }, caller, params.id, ifMatch),
    returnReport: ({ params, body, ifMatch, caller, database }) => commands.returnReport({ ...room, database }, caller, params.id, ifMatch, body.reason),
    ratifyReport: ({ params, body, ifMatch, caller, database }) => commands.ratifyReport({ ...room, database }, caller, params.id, ifMatch, body),
    correctFigure: ({ params, body, ifMatch, caller, database }) => commands.correctFigure({ ...room, database }, caller, params.id, ifMatch, body),
    addEvidence: ({ params, body, caller, database }) => evidence.addEvidence({ ...room, database }, caller, [params.id, params.period], body),
    addEvidenceFile: ({ params, query, body, caller, database }) => evidence.addEvidenceFile({ ...room, database }, desk, caller, [params.id, params.period], body, query),
    readEvidence: async ({ params, caller, database }) => {
      const found = await evidence.openEvidence({ ...room, database }, caller, params.id);
      return isRefusal(found) ? found : evidenceShown(found);
    },
    removeEvidence: ({ params, ifMatch, caller, database }) => evidence.removeEvidence({ ...room, database }, caller, params.id, ifMatch),
    downloadEvidence: ({ params, caller, database }) => evidence.evidenceFile({ ...room, database }, caller, params.id),
    showEvidencePicture: ({ params, caller, database }) => evidence.evidencePicture({ ...room, database }, caller, params.id),
    readEvidenceText: ({ params, caller, database }) => evidence.evidenceText({ ...room, database }, caller, params.id),
  };
}
