/** The door of the documents room: kept originals with their readings. */
import { join } from 'node:path';
import { isRefusal } from '#kernel';
import type { AnyHandler, Handlers, OpenRoom, Platform, Room as RoomOf } from '#platform';
import { endpoints } from './api.ts';
import { checkedLayers } from './checking/checked-reading.ts';
import { checkingHandlers } from './checking/handlers.ts';
import { askForRereading, REREAD_JOB, rereadJob } from './checking/reread-job.ts';
import * as commands from './commands.ts';
import { unpackJson } from './keeping.ts';
import type { Room } from './commands.ts';
import { guarded, refusedFor, SHOWN_BY_NOBODY, type ShownBy } from './owner.ts';
import { presentReading } from './present.ts';
import { openReadingDesk, type ReadingDesk } from './reading-desk.ts';
import { listSamples, readSample } from './samples.ts';
import { documentNames } from './store.ts';
import { documentSentences } from './sentences.ts';
import { tables } from './tables.ts';

export { refusedFor as documentRefusal } from './owner.ts';
export { openReadingDesk, READING_LIMITS, type ReadingDesk } from './reading-desk.ts';
export { originalOf } from './commands.ts';
export { destroyWithLedger } from './erasing.ts';
export { documentsThere } from './store.ts';
export { checkedReading, type CorrectedCell, correctedCells, unsettledFindings } from './checking/checked-reading.ts';

/** @param shownBy what the rooms above show of papers to whom they do not belong. */
export function documentsRoomShown(shownBy: ShownBy): RoomOf & { readonly name: 'documents' } {
  return { name: 'documents', endpoints, sentences: documentSentences, tables, names: { document: documentNames }, open: (platform) => open(platform, shownBy) };
}
export const documentsRoom = documentsRoomShown(SHOWN_BY_NOBODY);

/** The room at a desk of somebody else's, which leaves it open: for tests, whose rooms are many and short. */
export function openDocumentsAt(desk: ReadingDesk, platform: Platform): OpenRoom {
  return open(platform, SHOWN_BY_NOBODY, { ...desk, close: () => Promise.resolve() });
}

function open(platform: Platform, shownBy: ShownBy, desk = openReadingDesk()): OpenRoom {
  const room: Room = { database: platform.database, clock: platform.clock, version: platform.version, desk };
  return {
    handlers: handlersOf(room, join(platform.root, 'samples'), shownBy) as unknown as Record<string, AnyHandler>,
    hourly: async () => {
      await commands.adoptDocuments(room);
      await commands.eraseExpired(room);
      await askForRereading(room);
    },
    jobs: { [REREAD_JOB]: rereadJob(room) },
    close: desk.close,
  };
}

/** What each endpoint does, over a room and the folder of the samples. */
function handlersOf(room: Room, samples: string, shownBy: ShownBy): Handlers<typeof endpoints> {
  const handlers: Handlers<typeof endpoints> = {
    ...checkingHandlers(room),
    listDocuments: ({ query, caller }) => commands.listDocuments(room, caller, { query: query.query, cursor: query.cursor, limit: query.limit, deleted: query.deleted === 'true' }),
    addDocument: ({ query, body, caller, database }) => commands.takeInDocument({ ...room, database }, caller, body, query.name, query.mode, query.unitId),
    openDocument: async ({ params, caller, database }) => {
      const found = await presentReading(room.database, params.id);
      if (isRefusal(found)) return found;
      const own = await refusedFor(database, caller, params.id) === null;
      const head = `{"summary":${JSON.stringify(found.summary)},"own":${own},"reading":`;
      return { writtenJson: Buffer.concat([Buffer.from(head), await unpackJson(found.packed), Buffer.from('}')]) };
    },
    downloadOriginal: async ({ params }) => {
      const found = await commands.originalOf(room.database, params.id);
      // Never a type that a browser would show: what people send in is not ours to run.
      return isRefusal(found) ? found : { bytes: found.bytes, fileName: found.summary.name, mediaType: 'application/octet-stream' };
    },
    exportDocument: async ({ params, query }) => {
      const found = await presentReading(room.database, params.id);
      return isRefusal(found) ? found : room.desk.write(found.packed, found.summary.name, formOptions(query), await checkedLayers(room.database, params.id));
    },
    exportDraft: ({ query, body }) => room.desk.writeDraft(body, query.name, formOptions(query)),
    deleteDocument: async ({ params, caller, database }) => (await commands.deleteDocument({ ...room, database }, caller, params.id)) ?? undefined,
    destroyDocument: async ({ params, body, caller, database }) => (await commands.destroyDocument({ ...room, database }, caller, params.id, body.reason)) ?? undefined,
    restoreDocument: ({ params, caller, database }) => commands.restoreDocument({ ...room, database }, caller, params.id),
    listSamples: async () => [...await listSamples(samples)],
    addSample: async ({ params, caller, database }) => {
      const bytes = await readSample(samples, params.name);
      return isRefusal(bytes) ? bytes : commands.takeInDocument({ ...room, database }, caller, bytes, params.name, 'received');
    },
  };
  return guarded(handlers, endpoints, shownBy);
}

function formOptions({ format, form, unit }: { format: 'xlsx' | 'docx' | 'csv' | 'json'; form?: 'ledger' | 'responsibility' | undefined; unit?: string | undefined }): Parameters<Room['desk']['write']>[2] {
  return { format, ...(form === undefined ? {} : { form }), ...(unit === undefined ? {} : { unit }) };
}
