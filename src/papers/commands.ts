/** What can be done with a paper: load, access, state, rule, write, in one transaction. */
import { randomUUID } from 'node:crypto';
import { may, reachOf } from '#access';
import { dayOf } from '#calendar';
import { on, warningDays } from '#delivery/four-states';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, newSalt, write } from '#journal';
import { type Caller, type Executor, within } from '#platform';
import { holdPlans, plansSeenBy } from '#plans';
import { unitById } from '#units';
import { compile, planCalled } from './compile.ts';
import { freeze, type OwedRow } from './freeze.ts';
import type { Frozen, NewPaper, OpenedPaper, Paper, PaperAction, PaperChange, PaperKind, PaperStatus, TargetFigure } from './model.ts';
import { TO_ONE_UNIT } from './words.ts';
import { checkBody, render } from './render.ts';
import type { PapersRoom } from './room.ts';
import { PAPER_ACTIONS, possible } from './states.ts';
import * as store from './store.ts';
import { paperTable } from './tables.ts';

export async function listPapers({ database }: PapersRoom, caller: Caller, asked: Omit<store.Listing, 'reach'>): Promise<Paper[]> {
  return (await store.listPapers(database, { ...asked, reach: reachOf(caller, 'write-papers') })).map(paperOf);
}

export async function compilePaper({ database, clock }: PapersRoom, caller: Caller, draft: NewPaper): Promise<OpenedPaper | Refusal> {
  return within(database, async (tx) => {
    const unit = await unitById(tx, draft.unitId);
    if (unit === undefined) return refuse('unit-not-found');
    if (!may(caller, 'write-papers', unit.path)) return refuse('not-allowed', { action: 'write-papers' });
    const about = draft.aboutUnitId === null ? null : await unitById(tx, draft.aboutUnitId) ?? refuse('unit-not-found');
    if (about !== null && isRefusal(about)) return about;
    if (TO_ONE_UNIT.includes(draft.kind) && about === null) return refuse('about-unit-needed');
    const at = clock.now();
    const also = furtherPlans(draft);
    // Of the further ones nothing else holds: a ledger that is destroyed meanwhile would stay in this paper.
    await holdPlans(tx, [draft.planId, ...also]);
    const taken = await takeFigures(tx, caller, { ...draft, unitName: unit.name, takenAt: at.toISOString(), asOf: dayOf(at) });
    if (isRefusal(taken)) return taken;
    const { frozen, plan } = taken;
    const id = randomUUID();
    const row = {
      id, salt: newSalt(), plan_id: draft.planId, also_plan_ids: also.length === 0 ? null : also, kind: draft.kind, unit_id: unit.id, about_unit_id: about?.id ?? null, period_id: draft.periodId, as_of: frozen.asOf, ...compile(draft.kind, { planTitle: plan.title, plans: 1 + also.length, sender: unit.name, aboutUnit: about?.name ?? null, planOwner: plan.ownerUnitId }, frozen),
      frozen, status: 'draft', made_at: at.toISOString(), made_by: caller.id, version: 1,
    };
    return await step(tx, caller, 'compile-paper', id, at, { table: paperTable, id, insert: row }) ?? opened(tx, caller, id);
  });
}

export async function openPaper({ database }: PapersRoom, caller: Caller, id: string): Promise<OpenedPaper | Refusal> {
  return opened(database, caller, id);
}

export async function changePaper(room: PapersRoom, caller: Caller, id: string, version: number, change: PaperChange): Promise<OpenedPaper | Refusal> {
  return act(room, caller, id, 'edit', 'change-paper', async (tx) => {
    const refused = change.body === undefined ? null : checkBody(change.body, await store.frozenOf(tx, id));
    return refused ?? { table: paperTable, id, set: { ...change }, version };
  });
}

/** The figures of today instead of those that were taken; what the text says of figures that are no more stays to be mended. */
export async function refreshPaper(room: PapersRoom, caller: Caller, id: string, version: number): Promise<OpenedPaper | Refusal> {
  return act(room, caller, id, 'refresh', 'refresh-paper', async (tx, row) => {
    const at = room.clock.now();
    const taken = await takeFigures(tx, caller, { planId: row.plan_id, alsoPlanIds: row.also_plan_ids ?? [], kind: row.kind as PaperKind, unitId: row.unit_id, unitName: row.unit_name, aboutUnitId: row.about_unit_id, periodId: row.period_id, takenAt: at.toISOString(), asOf: dayOf(at), madeBefore: row.made_at });
    return isRefusal(taken) ? taken : { table: paperTable, id, set: { frozen: taken.frozen, as_of: taken.frozen.asOf }, version };
  });
}

export async function finishPaper(room: PapersRoom, caller: Caller, id: string, version: number): Promise<OpenedPaper | Refusal> {
  return act(room, caller, id, 'finish', 'finish-paper', async (tx, row) => checkBody(row.body, await store.frozenOf(tx, id)) ?? { table: paperTable, id, set: { status: 'finished' }, version });
}

export async function reopenPaper(room: PapersRoom, caller: Caller, id: string, version: number): Promise<OpenedPaper | Refusal> {
  return act(room, caller, id, 'reopen', 'reopen-paper', async () => ({ table: paperTable, id, set: { status: 'draft' }, version }));
}

export async function recordNumber(room: PapersRoom, caller: Caller, id: string, version: number, given: { readonly number: string; readonly signedOn: string }): Promise<OpenedPaper | Refusal> {
  return act(room, caller, id, 'record-number', 'record-paper-number', async () => (given.signedOn > dayOf(room.clock.now()) ? refuse('signed-in-future', { on: given.signedOn }) : { table: paperTable, id, set: { status: 'numbered', number: given.number, signed_on: given.signedOn }, version }));
}

export async function discardPaper(room: PapersRoom, caller: Caller, id: string, version: number): Promise<Refusal | undefined> {
  return within<undefined>(room.database, async (tx) => {
    const row = await found(tx, caller, id, 'discard');
    if (isRefusal(row)) return row;
    return await step(tx, caller, 'discard-paper', id, room.clock.now(), { table: paperTable, id, gone: true, version }) ?? undefined;
  });
}

async function act({ database, clock }: PapersRoom, caller: Caller, id: string, action: PaperAction, name: string, changeOf: (tx: Executor, row: store.PaperRow) => Promise<Change | Refusal>): Promise<OpenedPaper | Refusal> {
  return within(database, async (tx) => {
    const row = await found(tx, caller, id, action);
    if (isRefusal(row)) return row;
    const change = await changeOf(tx, row);
    if (isRefusal(change)) return change;
    return await step(tx, caller, name, id, clock.now(), change) ?? opened(tx, caller, id);
  });
}

/** A paper is its unit's own: who may not write there does not see it. */
async function found(db: Executor, caller: Caller, id: string, action: PaperAction | 'see'): Promise<store.PaperRow | Refusal> {
  const row = await store.findPaper(db, id);
  if (row === undefined || !may(caller, 'write-papers', row.path)) return refuse('paper-not-found');
  return action === 'see' || Object.hasOwn(PAPER_ACTIONS[row.status as PaperStatus], action) ? row : refuse('paper-not-possible-now', { status: row.status, possible: possible(row.status as PaperStatus).join(', ') });
}

interface Taking extends Omit<NewPaper, 'aboutUnitId' | 'periodId'> { readonly aboutUnitId: string | null; readonly periodId: string | null; readonly unitName: string; readonly takenAt: string; readonly asOf: string; readonly madeBefore?: string }

/** Each once, in an order of their own, and not the first again. */
function furtherPlans({ planId, alsoPlanIds }: Pick<NewPaper, 'planId' | 'alsoPlanIds'>): string[] {
  return [...new Set(alsoPlanIds)].filter((id) => id !== planId).toSorted();
}

/** Of each ledger what this unit handed out or what is owed below it; of one with nothing of that not even the title is told to whoever does not see it. */
async function takeFigures(tx: Executor, caller: Caller, { planId, alsoPlanIds, kind, unitId, unitName, aboutUnitId, periodId, takenAt, asOf, madeBefore = takenAt }: Taking): Promise<{ readonly frozen: Frozen; readonly plan: store.PlanFacts } | Refusal> {
  const also = furtherPlans({ planId, alsoPlanIds });
  const period = periodId === null ? null : await store.periodFacts(tx, periodId);
  const [rows, targets]: [OwedRow[], TargetFigure[]] = [[], []];
  const [plans, seen] = [await store.planFacts(tx, [planId, ...also]), await plansSeenBy(tx, caller, [planId, ...also])];
  for (const id of [planId, ...also]) {
    const plan = plans.get(id);
    if (plan === undefined) return refuse('plan-not-found');
    if (id === planId && period !== null && period?.planId !== planId) return refuse('period-of-other-plan');
    const scope = { planId: id, unitId, whole: plan.ownerUnitId === unitId, aboutUnitId, periodId: id === planId || period === null || period === undefined ? periodId : await store.periodCalled(tx, id, period.title) };
    const owed = await store.owedRows(tx, scope);
    if (owed.length === 0 && !seen.has(id)) return refuse('plan-not-found');
    rows.push(...owed.map((row) => (also.length === 0 ? row : { ...row, plan: planCalled(plan.title) })));
    targets.push(...await store.targetFigures(tx, scope));
  }
  if (rows.length === 0) return refuse('nothing-handed-out', { unit: aboutUnitId === null ? unitName : (await unitById(tx, aboutUnitId))?.name ?? '' });
  const before = await store.paperBefore(tx, { planId, alsoPlanIds: also.length === 0 ? null : also, kind, unitId, aboutUnitId, madeBefore });
  const frozen = freeze(rows, targets, {
    asOf, takenAt, period: period === null || period === undefined || periodId === null ? null : { id: periodId, title: period.title }, before: before === undefined ? null : { id: before.id, asOf: before.as_of, figures: before.frozen.figures }, warningDays: on(warningDays, asOf),
  });
  return { frozen, plan: plans.get(planId) as store.PlanFacts };
}

async function opened(db: Executor, caller: Caller, id: string): Promise<OpenedPaper | Refusal> {
  const row = await found(db, caller, id, 'see');
  if (isRefusal(row)) return row;
  const frozen = await store.frozenOf(db, id);
  const again = row.period_id === null ? undefined : await store.openedAgain(db, row.period_id);
  return { ...paperOf(row), openedAgainAt: again !== undefined && again > frozen.takenAt ? again : null, body: row.body, contact: row.contact, frozen, blocks: render(row.body, frozen), actions: [...possible(row.status as PaperStatus)] };
}

function paperOf(row: store.PaperRow): Paper {
  return {
    id: row.id, planId: row.plan_id, planTitle: row.plan_title, alsoPlans: row.also_plans, kind: row.kind as PaperKind, unitId: row.unit_id, unitName: row.unit_name, aboutUnitId: row.about_unit_id, aboutUnitName: row.about_unit_name, periodId: row.period_id, periodTitle: row.period_title,
    title: row.title, addressees: row.addressees, asOf: row.as_of, status: row.status as PaperStatus, number: row.number, signedOn: row.signed_on, madeAt: row.made_at, version: row.version,
  };
}

async function step(tx: Executor, caller: Caller, action: string, id: string, at: Date, change: Change): Promise<Refusal | null> {
  return write(tx, { actor: actorOf(caller), action, subject: { kind: 'paper', id }, at: at.toISOString(), changes: [change] });
}
