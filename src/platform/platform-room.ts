/** The platform's own endpoints and tables, as a room like any other. */
import type { AnyHandler } from './http/handler.ts';
import { jobEndpoints } from './jobs/api.ts';
import { deleteEnded, jobHandlers } from './jobs/index.ts';
import { sweepKept } from './once/index.ts';
import type { OpenRoom, Room } from './room.ts';
import { platformSentences } from './sentences.ts';
import { platformTables } from './tables.ts';

export const platformRoom: Room = {
  name: 'platform', endpoints: jobEndpoints, sentences: platformSentences, tables: platformTables,
  open: ({ database, clock }): OpenRoom => ({
    handlers: jobHandlers as unknown as Record<string, AnyHandler>,
    hourly: async () => {
      await sweepKept(database, clock);
      await deleteEnded(database);
    },
  }),
};
