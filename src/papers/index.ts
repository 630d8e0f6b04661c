/** The door of the papers room: what an office writes about the delivery of its plans. */
import { z } from 'zod';
import { isRefusal } from '#kernel';
import { type AnyHandler, defineCursor, type Handlers, type OpenRoom, pageOf, type Platform, readCursor, type Room } from '#platform';
import { endpoints } from './api.ts';
import * as commands from './commands.ts';
import { fileOf } from './file.ts';
import type { PapersRoom } from './room.ts';
import { paperSentences } from './sentences.ts';
import { tables } from './tables.ts';

export { papersEraseWith } from './erasing.ts';

export const papersRoom: Room = { name: 'papers', endpoints, sentences: paperSentences, tables, open };

function open({ database, clock }: Platform): OpenRoom {
  return { handlers: handlersOf({ database, clock }) as unknown as Record<string, AnyHandler> };
}

const byMaking = defineCursor('papers', z.tuple([z.iso.datetime(), z.uuid()]));

/** What each endpoint does; it writes where the request says. */
export function handlersOf(at: PapersRoom): Handlers<typeof endpoints> {
  return {
    listPapers: async ({ query, caller }) => {
      const after = readCursor(byMaking, query.cursor);
      if (isRefusal(after)) return after;
      return pageOf(await commands.listPapers(at, caller, { planId: query.plan, kind: query.kind, after, limit: query.limit + 1 }), query.limit, byMaking, (paper): [string, string] => [paper.madeAt, paper.id]);
    },
    compilePaper: ({ body, caller, database }) => commands.compilePaper({ ...at, database }, caller, body),
    openPaper: ({ params, caller }) => commands.openPaper(at, caller, params.id),
    changePaper: ({ params, body, caller, ifMatch, database }) => commands.changePaper({ ...at, database }, caller, params.id, ifMatch, body),
    refreshPaper: ({ params, caller, ifMatch, database }) => commands.refreshPaper({ ...at, database }, caller, params.id, ifMatch),
    finishPaper: ({ params, caller, ifMatch, database }) => commands.finishPaper({ ...at, database }, caller, params.id, ifMatch),
    reopenPaper: ({ params, caller, ifMatch, database }) => commands.reopenPaper({ ...at, database }, caller, params.id, ifMatch),
    recordPaperNumber: ({ params, body, caller, ifMatch, database }) => commands.recordNumber({ ...at, database }, caller, params.id, ifMatch, body),
    discardPaper: ({ params, caller, ifMatch, database }) => commands.discardPaper({ ...at, database }, caller, params.id, ifMatch),
    downloadPaper: async ({ params, caller }) => {
      const paper = await commands.openPaper(at, caller, params.id);
      return isRefusal(paper) ? paper : fileOf(paper);
    },
  };
}
