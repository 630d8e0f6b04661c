/** The door of the plans room: ledgers that an office answers for. */
import { z } from 'zod';
import { displayNames } from '#access';
import { checkedReading, type CorrectedCell, correctedCells, documentRefusal, unsettledFindings } from '#documents';
import { isRefusal, type Refusal } from '#kernel';
import { type AnyHandler, type Caller, defineCursor, type Executor, type Handlers, type OpenRoom, pageOf, type Platform, readCursor, type Room as PlatformRoom } from '#platform';
import { publish } from '#reader';
import { expandCollective, collectivesWith, matchNames, unitById, unitsById } from '#units';
import { seenPlans, showsPaper } from './allowed.ts';
import { endpoints } from './api.ts';
import { archiveHandlers } from './archive/handlers.ts';
import { comparisonHandlers } from './comparison/handlers.ts';
import { comparisonSentences } from './comparison/sentences.ts';
import { comparisonTables } from './comparison/tables.ts';
import { consultationHandlers } from './consultation/handlers.ts';
import { consultationSentences } from './consultation/sentences.ts';
import { consultationTables } from './consultation/tables.ts';
import { amendmentHandlers } from './amendments/handlers.ts';
import { historyHandlers } from './history/handlers.ts';
import type { destroyingEndpoints } from './destroying/api.ts';
import type { ErasesWith } from './destroying/erases-with.ts';
import { destroyingHandlers } from './destroying/handlers.ts';
import { ledgerHandlers } from './ledger/handlers.ts';
import * as amending from './amending.ts';
import { refreshAudiences } from './audience.ts';
import * as drafting from './drafting.ts';
import * as publishing from './publishing.ts';
import * as questions from './questions.ts';
import type { Matched } from './from-reading.ts';
import { Cell } from './model.ts';
import type { Below, Room } from './room.ts';
import { undoStep } from './stepping.ts';
import { keepShares } from './store/shares.ts';
import { amendmentNames, planNames, taskNames } from './store/plans.ts';
import { sweepSteps } from './store/steps.ts';
import { planSentences } from './sentences.ts';
import { tables } from './tables.ts';
import { takeOverPlan as planTakenOver, type TakenOver } from './taking-over.ts';
import { viewHandlers } from './views/handlers.ts';

export { endpoints } from './api.ts';
export type * from './model.ts';

export type { ErasedWith, ErasesWith, Going } from './destroying/erases-with.ts';
export { holdPlans } from './store/plans.ts';

/** @param erasesWith what goes from the rooms above with a ledger that turns out to be secret. */
export function plansRoomErasing(erasesWith: readonly ErasesWith[]): PlatformRoom {
  return { ...plansRoom, open: (platform) => open(platform, erasesWith) };
}
/** With nothing above it, as tests open it. */
export const plansRoom: PlatformRoom = { name: 'plans', endpoints, sentences: (refusal) => planSentences(refusal) ?? consultationSentences(refusal) ?? comparisonSentences(refusal), tables: [...tables, ...consultationTables, ...comparisonTables], open: (platform) => open(platform, []), names: { plan: planNames, task: taskNames, amendment: amendmentNames } };

/** What the rooms below answer. */
export const below: Below = {
  checked: async (db, documentId) => {
    const found = await checkedReading(db, documentId);
    if (isRefusal(found)) return found;
    const reading = publish(found.reading);
    const open = await unsettledFindings(db, found);
    return { documentId, digest: found.summary.digest, reading, openErrors: open.filter(({ severity }) => severity === 'error').map(({ key, message }) => ({ key, message })), openFindingCount: open.length, progress: found.progress };
  },
  corrected: async (db, documentId, at) => {
    const found = await correctedCells(db, documentId, at);
    // A document that was destroyed since tells nothing any more.
    return isRefusal(found) ? [] : found.flatMap(({ cell, correction }) => (cell.task === null ? [] : [{ task: cell.task, cells: cellsIn(cell), by: { ...correction.by, name: null }, at: correction.at, reason: correction.reason }]));
  },
  accountNames: displayNames,
  pathsOf: async (db, ids) => new Map((ids.length === 0 ? [] : await unitsById(db, ids)).map(({ id, path }) => [id, path])),
  nameOf: async (db, id) => (await unitById(db, id))?.name ?? null,
  matchNames: async (db, names, { documentId, ownerUnitId, issuers }) => new Map((await matchNames(db, ownerUnitId, names, { documentId, issuers })).flatMap((match): [string, Matched][] => {
    const target = match.remembered?.target ?? (match.sure ? match.proposals[0]?.target : undefined);
    const confirmed = match.remembered !== null;
    if (target?.kind === 'unit') return [[match.name, { unitId: target.id, collectiveId: null, means: target.name, confirmed }]];
    return target?.kind === 'collective' ? [[match.name, { unitId: null, collectiveId: target.id, means: target.name, confirmed }]] : [];
  })),
  membersOf: async (db, id, day) => { const found = await expandCollective({ database: db }, id, day); return isRefusal(found) ? [] : found.units.map((unit) => unit.id); },
  collectivesWith,
};

/** The cells of a ledger that a cell of the desk goes into. */
function cellsIn({ field, value, proposed }: CorrectedCell['cell']): readonly Cell[] {
  if (field === 'deadline' || field === 'recurrence') return ['deadlines'];
  if (field === 'target') return ['targets'];
  if (field !== 'responsibility') { const known = Cell.safeParse(field); return known.success ? [known.data] : []; }
  const roles = [value, proposed].flatMap((one) => (typeof one === 'object' && one !== null && 'role' in one ? [one.role === 'cooperating' ? 'cooperating' as const : 'lead' as const] : []));
  return [...new Set(roles)];
}

/** For the room above, which knows who stands in the place of a closed unit. */
export const takeOverPlan = (tx: Executor, caller: Caller, step: TakenOver): Promise<Refusal | null> => planTakenOver(below, tx, caller, step);

/** For the rooms above: of these ledgers, those that the caller sees. */
export const plansSeenBy = async (db: Executor, caller: Caller, ids: readonly string[]): Promise<ReadonlySet<string>> => new Set((await seenPlans(below, db, caller, ids)).keys());

/** What the rooms below are told: whether a ledger shows this paper to the caller. */
export const shownByPlans = (db: Executor, caller: Caller, documentId: string): Promise<boolean> => showsPaper(below, db, caller, documentId);

function open({ database, clock, tables: all = tables }: Platform, erasesWith: readonly ErasesWith[]): OpenRoom {
  const room: Room = { database, clock, below, shares: keepShares(clock) };
  return {
    handlers: { ...handlersOf(room), ...destroyingHandlers(room, { erasesWith, tables: all }) } as unknown as Record<string, AnyHandler>,
    hourly: async () => {
      await refreshAudiences(room);
      await sweepSteps(database, new Date(clock.now().getTime() - DAYS_TO_UNDO * 86_400_000).toISOString());
    },
  };
}

/** As the sentence of `step-not-found` says. */
const DAYS_TO_UNDO = 30;

const byCreation = defineCursor('plans', z.tuple([z.iso.datetime(), z.uuid()]));

/** What each endpoint does; it writes where the request says. */
export function handlersOf(at: Room): Omit<Handlers<typeof endpoints>, keyof typeof destroyingEndpoints> {
  return {
    listPlans: async ({ query, caller }) => {
      const after = readCursor(byCreation, query.cursor);
      if (isRefusal(after)) return after;
      const { items } = await drafting.listPlans(at, caller, { status: query.status, documentId: query.document, after, limit: query.limit + 1 });
      return pageOf(items, query.limit, byCreation, (plan): [string, string] => [plan.createdAt, plan.id]);
    },
    // What one may not read one makes no ledger of.
    draftPlan: async ({ body, caller, database }) => await documentRefusal(database, caller, body.documentId) ?? drafting.draftPlan({ ...at, database }, caller, body),
    openPlan: ({ params, caller }) => drafting.openPlan(at, caller, params.id),
    editPlan: ({ params, body, caller, ifMatch, database }) => drafting.editPlan({ ...at, database }, caller, params.id, ifMatch, body),
    discardPlan: ({ params, caller, ifMatch, database }) => drafting.discardPlan({ ...at, database }, caller, params.id, ifMatch),
    lookOverDraft: ({ params, caller }) => drafting.lookOverDraft(at, caller, params.id),
    publishPlan: ({ params, body, caller, ifMatch, database }) => publishing.publishPlan({ ...at, database }, caller, params.id, ifMatch, body),
    withdrawPlan: ({ params, body, caller, ifMatch, database }) => publishing.withdrawPlan({ ...at, database }, caller, params.id, ifMatch, body.reason),
    listTasks: ({ query, caller }) => questions.writeTaskPage(at, caller, query),
    countTasks: ({ query, caller }) => questions.countTasks(at, caller, query),
    openTask: ({ params, caller }) => questions.openTask(at, caller, params.id),
    ...ledgerHandlers(at),
    ...historyHandlers(at),
    ...amendmentHandlers(at),
    ...viewHandlers(at),
    ...consultationHandlers(at),
    ...comparisonHandlers(at),
    ...archiveHandlers(at),
    amendTask: ({ params, body, caller, ifMatch, database }) => amending.amendTask({ ...at, database }, caller, params.id, ifMatch, body.changes, body),
    withdrawTask: ({ params, body, caller, ifMatch, database }) => amending.withdrawTask({ ...at, database }, caller, params.id, ifMatch, body),
    addTask: ({ params, body, caller, database }) => amending.addTask({ ...at, database }, caller, params.id, body.task, body),
    amendTasks: ({ body, caller, database }) => amending.bulkAmend({ ...at, database }, caller, body.tasks, body.change, body),
    undoLedgerStep: ({ params, caller, database }) => undoStep({ ...at, database }, caller, params.id),
  };
}
