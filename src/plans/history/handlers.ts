import type { Handlers } from '#platform';
import type { Room } from '../room.ts';
import type { historyEndpoints } from './api.ts';
import * as commands from './commands.ts';

export function historyHandlers(at: Room): Handlers<typeof historyEndpoints> {
  return {
    listPlanVersions: ({ params, caller }) => commands.planVersions(at, caller, params.id),
    openLedgerAt: ({ params, caller }) => commands.ledgerAt(at, caller, params.id, momentOf(params.moment)),
    compareLedger: ({ params, query, caller }) => commands.compareMoments(at, caller, params.id, momentOf(query.from), momentOf(query.to)),
    listTaskHistory: ({ params, caller }) => commands.taskHistory(at, caller, params.id),
  };
}

function momentOf(text: string): commands.Moment {
  return text.startsWith('v') ? { version: Number(text.slice(1)) } : { day: text };
}
