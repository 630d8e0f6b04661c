import type { Handlers } from '#platform';
import type { Room } from '../room.ts';
import type { handoverEndpoints } from './api.ts';
import { handOver, listHandovers } from './commands.ts';
import { listKeeping, takeOver } from './keeping.ts';

/** What each endpoint of handing over does. */
export function handoverHandlers(room: Room): Handlers<typeof handoverEndpoints> {
  return {
    listHandovers: ({ query, caller, database }) => listHandovers({ ...room, database }, caller, query),
    handOver: ({ body, caller, database }) => handOver({ ...room, database }, caller, body),
    listKeeping: ({ caller, database }) => listKeeping({ ...room, database }, caller),
    takeOver: ({ body, caller, database }) => takeOver({ ...room, database }, caller, body),
  };
}
