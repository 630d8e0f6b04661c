/** The door of the units room: the tree of units, their names, the sets of them. */
import { refuse } from '#kernel';
import type { AnyHandler, FileReply, Handlers, OpenRoom, Platform, Room as PlatformRoom } from '#platform';
import { endpoints } from './api.ts';
import * as collectives from './commands/collectives.ts';
import * as edit from './commands/edit.ts';
import { historyOf, searchUnits } from './commands/find.ts';
import { importSample, importUnits } from './commands/import.ts';
import * as names from './commands/names.ts';
import { type ReachOf, type Room, today } from './commands/room.ts';
import * as succeed from './commands/succeed.ts';
import { matchNamesOf } from './naming.ts';
import { unitSentences } from './sentences.ts';
import { collectiveNames, listCollectives } from './store/collectives.ts';
import { allAliases, confirmedNames, scopeOfPaper } from './store/names.ts';
import { allUnits, findUnits, listChildren } from './store/units.ts';
import { tables } from './tables.ts';
import { sampleRows } from './workbook/sample.ts';
import { rowsOf, writeWorkbook } from './workbook/write.ts';

export { expandCollective } from './commands/collectives.ts';
export { forgetDocument } from './commands/forget.ts';
export { matchNames } from './naming.ts';
export type * from './model.ts';
export { collectivesWith } from './store/collectives.ts';
export { findUnit as unitById, findUnits as unitsById } from './store/units.ts';

/** @param reachOf where a caller may do what: the access room stands above this one, so the wiring hands its answer down. */
export function unitsRoom(reachOf: ReachOf): PlatformRoom {
  return {
    name: 'units', endpoints, sentences: unitSentences, tables,
    names: { unit: async (db, ids) => new Map((await findUnits(db, ids)).map(({ id, name }) => [id, name])), collective: collectiveNames },
    open: ({ database, clock }: Platform): OpenRoom => ({ handlers: handlersOf({ database, clock, reachOf }) as unknown as Record<string, AnyHandler> }),
  };
}

/** What each endpoint does; it writes where the request says. */
export function handlersOf(at: Room): Handlers<typeof endpoints> {
  return {
    listUnits: ({ query: { below, closed, ...query } }) => searchUnits(at.database, { ...query, belowId: below, closed: closed === 'true' }),
    listUnitsBelow: ({ query }) => listChildren(at.database, query.parent ?? null, query.closed === 'true'),
    openUnit: ({ params, caller, database }) => edit.openUnit({ ...at, database }, caller, params.id),
    showUnitOnDay: ({ params }) => succeed.unitOnDay(at, params.id, params.day),
    showUnitHistory: ({ params }) => historyOf(at.database, params.id),
    createUnit: ({ body: { parentId, ...draft }, caller, database }) => edit.createUnit({ ...at, database }, caller, parentId, draft),
    changeUnit: ({ params, body: { renamedOn, ...draft }, caller, ifMatch, database }) => edit.changeUnit({ ...at, database }, caller, params.id, ifMatch, draft, renamedOn),
    moveUnit: ({ params, body, caller, ifMatch, database }) => edit.moveUnit({ ...at, database }, caller, params.id, ifMatch, body.parentId, body.position),
    closeUnit: ({ params, body, caller, ifMatch, database }) => succeed.closeUnit({ ...at, database }, caller, params.id, ifMatch, body),
    reopenUnit: ({ params, caller, ifMatch, database }) => succeed.reopenUnit({ ...at, database }, caller, params.id, ifMatch),
    mergeUnits: ({ body, caller, database }) => succeed.mergeUnits({ ...at, database }, caller, body.unitIds, body.successorId, body.on),
    deleteUnit: async ({ params, caller, ifMatch, database }) => (await edit.deleteUnit({ ...at, database }, caller, params.id, ifMatch)) ?? undefined,
    addUnitAlias: ({ params, body, caller, database }) => names.addAlias({ ...at, database }, caller, params.id, body.name, body.scopeUnitId),
    removeUnitAlias: ({ params, caller, database }) => names.removeAlias({ ...at, database }, caller, params.id),
    listCollectives: ({ query }) => listCollectives(at.database, { documentId: query.document ?? null }),
    openCollective: ({ params, database }) => collectives.getCollective({ database }, params.id),
    createCollective: ({ body, caller, database }) => collectives.createCollective({ ...at, database }, caller, body),
    changeCollective: ({ params, body, caller, ifMatch, database }) => collectives.changeCollective({ ...at, database }, caller, params.id, ifMatch, body),
    removeCollective: async ({ params, caller, ifMatch, database }) => (await collectives.removeCollective({ ...at, database }, caller, params.id, ifMatch)) ?? undefined,
    expandCollective: ({ params, query }) => collectives.expandCollective(at, params.id, query.on ?? today(at)),
    previewCollective: ({ body }) => collectives.expansionOf(at.database, { rule: body.rule, members: [], excluded: [] }, body.on ?? today(at)),
    matchUnitNames: ({ body }) => matchNamesOf(at.database, body.scopeUnitId, body.names, body),
    showPaperScope: async ({ params }) => ({ scopeUnitId: (await scopeOfPaper(at.database, params.id)) ?? null }),
    listUnitNames: async ({ query }) => (await confirmedNames(at.database, [query.scope ?? null], null)).map(({ id, name, target }) => ({ id, name, target })),
    confirmUnitNames: ({ body, caller, database }) => names.confirmNames({ ...at, database }, caller, body.scopeUnitId, body.documentId, body.names),
    forgetUnitName: async ({ params, caller, database }) => (await names.forgetName({ ...at, database }, caller, params.id)) ?? undefined,
    importUnits: ({ query, body, caller, database }) => importUnits({ ...at, database }, caller, { bytes: body, name: query.name, belowId: query.below ?? null, dry: query.dry === 'true' }),
    importSampleUnits: ({ caller, database }) => importSample({ ...at, database }, caller),
    downloadUnitTemplate: async ({ query }) => (query.sample === 'true' ? workbook('单位（示例：澜江省）.xlsx', await writeWorkbook(sampleRows)) : workbook('单位导入模板.xlsx', await writeWorkbook([]))),
    exportUnits: async ({ query }) => {
      const units = (await allUnits(at.database)).filter(({ path, validTo }) => (query.below === undefined || path.includes(query.below)) && (query.closed === 'true' || validTo === null));
      if (units.length === 0 && query.below !== undefined) return refuse('unit-not-found');
      const rows = rowsOf(units, await allAliases(at.database));
      return workbook(`单位（${today(at)}）.xlsx`, await writeWorkbook(rows.map(({ row }) => row), rows.map(({ id }) => id)));
    },
  };
}

function workbook(fileName: string, bytes: Uint8Array): FileReply {
  return { bytes, fileName, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
}
