import type { Handlers } from '#platform';
import type { Room } from '../room.ts';
import type { ledgerEndpoints } from './api.ts';
import * as commands from './commands.ts';

export function ledgerHandlers(at: Room): Handlers<typeof ledgerEndpoints> {
  return {
    openLedger: ({ params, caller }) => commands.openLedger(at, caller, params.id),
    exportPlan: ({ params, query, caller }) => commands.exportPlan(at, caller, params.id, query),
    exportTasks: ({ query, caller }) => commands.exportTasks(at, caller, query, { ...query, title: query.title, brief: query.brief === 'yes' }),
  };
}
