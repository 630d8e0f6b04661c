/** What each endpoint of comparisons does. */
import { isRefusal } from '#kernel';
import { MEDIA_TYPES, writeTable } from '#forms';
import type { Handlers } from '#platform';
import type { Room } from '../room.ts';
import type { comparisonEndpoints } from './api.ts';
import * as commands from './commands.ts';
import { comparisonReport } from './report.ts';

export function comparisonHandlers(room: Room): Handlers<typeof comparisonEndpoints> {
  return {
    listImplementations: ({ params, caller, database }) => commands.listImplementations({ ...room, database }, caller, params.id),
    linkPlans: ({ params, body, caller, database }) => commands.linkPlans({ ...room, database }, caller, params.id, body.upperPlanId),
    openComparison: ({ params, caller, database }) => commands.openComparison({ ...room, database }, caller, params.id),
    unlinkPlans: ({ params, ifMatch, caller, database }) => commands.unlinkPlans({ ...room, database }, caller, params.id, ifMatch),
    sayCounterpart: ({ params, body, ifMatch, caller, database }) => commands.sayCounterpart({ ...room, database }, caller, params.id, ifMatch, params.task, body),
    forgetCounterpart: ({ params, ifMatch, caller, database }) => commands.sayCounterpart({ ...room, database }, caller, params.id, ifMatch, params.task, undefined),
    exportComparison: async ({ params, query, caller, database }) => {
      const comparison = await commands.openComparison({ ...room, database }, caller, params.id);
      if (isRefusal(comparison)) return comparison;
      const bytes = await writeTable(comparisonReport(comparison), query.format);
      return isRefusal(bytes) ? bytes : { bytes, fileName: `对照情况 ${comparison.lower.title}.${query.format}`, mediaType: MEDIA_TYPES[query.format] };
    },
    listSharedTargets: ({ caller, database }) => commands.sharedTargets({ ...room, database }, caller),
  };
}
