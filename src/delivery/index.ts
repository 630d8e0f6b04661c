/** The door of the delivery room: what plans ask of units, and what comes back. */
import { isRefusal } from '#kernel';
import { leadingGroupOn, leadingGroups } from '#people';
import type { AnyHandler, Handlers, OpenRoom, Platform, Room as PlatformRoom } from '#platform';
import { expandCollective, matchNames } from '#units';
import { endpoints } from './api.ts';
import { assignmentHandlers } from './assignments/handlers.ts';
import { renewPaths } from './assignments/store.ts';
import { dispatchingHandlers } from './dispatching/handlers.ts';
import type { Below, Room } from './room.ts';
import { openPreviewDesk, type PreviewDesk } from './evidence/preview-desk.ts';
import { sweepEvidence } from './evidence/commands.ts';
import { tellOfClosed } from './handover/commands.ts';
import { tellOfKept } from './handover/keeping.ts';
import { handoverHandlers } from './handover/handlers.ts';
import { planningHandlers } from './planning/handlers.ts';
import { reportingHandlers } from './reporting-room.ts';
import { deliverySentences } from './sentences.ts';
import { sharingHandlers } from './sharing/handlers.ts';
import { forgetOldLooks } from './views/commands.ts';
import { stateHandlers } from './states-handlers.ts';
import { stateSentences } from './states-sentences.ts';
import { tables } from './tables.ts';

export { endpoints } from './api.ts';
export type * from './model.ts';
export { deliveryErasesWith } from './erasing/index.ts';

export const deliveryRoom: PlatformRoom = { name: 'delivery', endpoints, sentences: (refusal) => deliverySentences(refusal) ?? stateSentences(refusal), tables, open };

/** What the rooms below answer. */
export const below: Below = {
  membersOf: async (db, id, day) => { const found = await expandCollective({ database: db }, id, day); return isRefusal(found) ? [] : found.units.map((unit) => unit.id); },
  meantBy: async (db, names, { ownerUnitId, documentId }) => new Map((await matchNames(db, ownerUnitId, names, { documentId })).flatMap(({ name, remembered }): [string, { unitId: string | null; collectiveId: string | null }][] => {
    const target = remembered?.target;
    return target?.kind === 'unit' ? [[name, { unitId: target.id, collectiveId: null }]] : target?.kind === 'collective' ? [[name, { unitId: null, collectiveId: target.id }]] : [];
  })),
  groups: leadingGroups,
  groupOf: async (db, id, day) => {
    const group = await leadingGroupOn(db, id, day);
    // Its office sits in one of the units, which speaks for it; so does the group's own unit.
    return group === undefined ? null : { id, name: group.name, governmentId: group.governmentId, memberIds: [...new Set([id, ...group.memberUnitIds, ...(group.officeUnitId === null ? [] : [group.officeUnitId])])] };
  },
};

function open({ database, clock }: Platform): OpenRoom {
  const room: Room = { database, clock, below };
  const desk = openPreviewDesk();
  return {
    handlers: handlersOf(room, desk) as unknown as Record<string, AnyHandler>,
    hourly: async () => {
      await renewPaths(database);
      await sweepEvidence(room);
      await forgetOldLooks(room);
      await tellOfClosed(room);
      await tellOfKept(room);
    },
    close: desk.close,
  };
}

/** What each endpoint does; it writes where the request says. */
export function handlersOf(at: Room, desk: PreviewDesk): Handlers<typeof endpoints> {
  return { ...dispatchingHandlers(at), ...assignmentHandlers(at), ...handoverHandlers(at), ...sharingHandlers(at), ...stateHandlers(at), ...reportingHandlers(at, desk), ...planningHandlers(at, desk) };
}
