/** A ledger whose paper turns out to be secret is destroyed, at once and for good; what is left is that it was, and who destroyed it. */
import { may, reachOf } from '#access';
import { destroyWithLedger, documentsThere } from '#documents';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, eraseTold, toldInOlderForm, write } from '#journal';
import { forgetEvents } from '#notices';
import { type Caller, deleteJobsAbout, eraseAnswers, type Executor, type TableDescription, within } from '#platform';
import { ownerPathOf, seenPlans, sees } from '../allowed.ts';
import { type Room, today } from '../room.ts';
import * as plans from '../store/plans.ts';
import { destructionTable } from '../tables.ts';
import type { ErasedWith, ErasesWith, Going } from './erases-with.ts';
import type { Destruction, DestructionPreview } from './model.ts';
import { ownRows } from './own-rows.ts';
import * as store from './store.ts';

/** What stands above this room, and all tables that are journaled. */
export interface Above { readonly erasesWith: readonly ErasesWith[]; readonly tables: readonly TableDescription[] }

/** As nobody else may see it any more, whoever is to destroy it must reach all to whom it is shown. */
export async function destroyPlan({ database, clock, below }: Room, above: Above, caller: Caller, id: string, version: number, reason: string): Promise<Destruction | Refusal> {
  return within<Destruction>(database, async (tx) => {
    const before = await store.findDestruction(tx, id);
    if (before !== undefined && may(caller, 'destroy-documents', await ownerPathOf(below, tx, before.owner_unit_id))) return shown(below, tx, before);
    const plan = await plans.lockPlan(tx, id);
    const refused = await refusedToDestroy({ below, clock }, tx, caller, plan);
    if (refused !== null || plan === undefined) return refused ?? refuse('plan-not-found');
    if (plan.version !== version) return refuse('stale', { kind: 'plans.plan', id });
    const going = await goingWith(tx, above, id, 'held');
    const by = { actor: actorOf(caller), at: clock.now().toISOString() };
    const rows = going.flatMap((one) => one.rows);
    const erased = await eraseTold(tx, { rows, tables: above.tables }, { ...by, subject: { kind: 'plan', id } });
    if (isRefusal(erased)) return erased;
    for (const { before: first } of going) await first?.();
    const notices = await forgetEvents(tx, rows.flatMap(({ ids }) => [...ids]));
    const shell = {
      id, document_id: plan.document_id, owner_unit_id: plan.owner_unit_id, audience: plan.audience, status: plan.status, published_at: plan.published_at, archived_at: plan.archived_at,
      destroyed_at: by.at, destroyed_by_kind: by.actor.kind, destroyed_by: by.actor.id, counts: { ...countsOf(going), notices, ...erased }, version: 1,
    };
    const changes: Change[] = [...rows.flatMap(({ table, ids }) => ids.map((one): Change => ({ table, id: one, gone: true }))), { table: destructionTable, id, insert: shell }];
    const stale = await write(tx, { ...by, action: 'destroy-plan', subject: { kind: 'plan', id }, remark: reason, changes });
    if (stale !== null) return stale;
    for (const { after } of going) await after?.();
    const kept = await destroyWithLedger(tx, caller, plan.document_id, by, reason);
    if (isRefusal(kept)) return kept;
    await deleteJobsAbout(tx, [id]);
    await eraseAnswers(tx);
    return shown(below, tx, await store.findDestruction(tx, id) as store.DestructionRow);
  });
}

export async function previewDestruction({ database, clock, below }: Room, above: Above, caller: Caller, id: string): Promise<DestructionPreview | Refusal> {
  return within<DestructionPreview>(database, async (tx) => {
    const plan = await plans.findPlan(tx, id);
    const refused = plan === undefined ? await refusedAsDestroyed(below, tx, caller, id) : await refusedToDestroy({ below, clock }, tx, caller, plan);
    if (refused !== null || plan === undefined) return refused ?? refuse('plan-not-found');
    const going = await goingWith(tx, above, id, 'looked-at');
    const others = (await plans.plansOfDocument(tx, plan.document_id)).filter((one) => one !== id);
    const seen = [...(await seenPlans(below, tx, caller, others)).values()];
    return {
      counts: countsOf(going), archivedAt: plan.archived_at, otherPlans: seen.map(({ plan: other }) => ({ id: other.id, title: other.title })), otherPlansUnseen: others.length - seen.length,
      olderEntries: await toldInOlderForm(tx, going.flatMap(({ rows }) => rows.flatMap(({ ids }) => [...ids]))),
      responsibilityLetters: going.reduce((sum, { byHand }) => sum + (byHand?.responsibilityLetters ?? 0), 0),
    };
  });
}

/** To whom the ledger was shown, or whoever might have destroyed it. */
export async function readDestruction({ database, below }: Pick<Room, 'database' | 'below'>, caller: Caller, id: string): Promise<Destruction | Refusal> {
  const row = await store.findDestruction(database, id);
  return row !== undefined && await knowsOf(below, database, caller, row) ? shown(below, database, row) : refuse('plan-not-found');
}

/** `plan-destroyed` to whoever may know it; else null. */
export async function refusedAsDestroyed(below: Room['below'], db: Executor, caller: Caller, id: string): Promise<Refusal | null> {
  const row = await store.findDestruction(db, id);
  return row !== undefined && await knowsOf(below, db, caller, row) ? refuse('plan-destroyed', { at: row.destroyed_at }) : null;
}

async function knowsOf(below: Room['below'], db: Executor, caller: Caller, row: store.DestructionRow): Promise<boolean> {
  const path = await ownerPathOf(below, db, row.owner_unit_id);
  return may(caller, 'read-plans', path) || may(caller, 'destroy-documents', path) || (row.status !== 'draft' && row.audience.length > 0 && may(caller, 'read-plans', row.audience));
}

async function refusedToDestroy({ below, clock }: Pick<Room, 'below' | 'clock'>, tx: Executor, caller: Caller, plan: plans.PlanRow | undefined): Promise<Refusal | null> {
  const path = plan === undefined ? null : await ownerPathOf(below, tx, plan.owner_unit_id);
  const may_ = may(caller, 'destroy-documents', path);
  if (plan === undefined || !(may_ || sees(caller, plan, path))) return refuse('plan-not-found');
  if (!may_) return refuse('not-allowed', { action: 'destroy-documents' });
  if (reachOf(caller, 'destroy-documents') === 'everywhere') return null;
  const named = await plans.namedIn(tx, plan.id);
  const members = await Promise.all(named.collectives.map((collective) => below.membersOf(tx, collective, today(clock))));
  const paths = await below.pathsOf(tx, [...new Set([...named.units, ...members.flat()])]);
  const beyond = [...paths].filter(([, way]) => !may(caller, 'destroy-documents', way)).map(([unit]) => unit);
  return beyond.length === 0 ? null : refuse('destroy-reaches-further', { count: beyond.length, unit: await below.nameOf(tx, beyond[0] as string) ?? '' });
}

/** Those above first: what they have holds on to ours. */
async function goingWith(tx: Executor, { erasesWith }: Above, id: string, how: Going): Promise<readonly ErasedWith[]> {
  const going: ErasedWith[] = [];
  for (const one of erasesWith.toReversed()) going.push(await one(tx, id, how));
  return [...going, await ownRows(tx, id, how)];
}

function countsOf(going: readonly ErasedWith[]): ErasedWith['counts'] {
  return Object.assign({}, ...going.map(({ counts }) => counts)) as ErasedWith['counts'];
}

async function shown(below: Room['below'], db: Executor, row: store.DestructionRow): Promise<Destruction> {
  return (await shownAll(below, db, [row]))[0] as Destruction;
}

export async function shownAll(below: Room['below'], db: Executor, rows: readonly store.DestructionRow[]): Promise<Destruction[]> {
  const names = await below.accountNames(db, rows.flatMap(({ destroyed_by_kind: kind, destroyed_by: id }) => (kind === 'account' && id !== null ? [id] : [])));
  const kept = await documentsThere(db, rows.map(({ document_id }) => document_id));
  return rows.map((row): Destruction => ({
    id: row.id, status: row.status as Destruction['status'], publishedAt: row.published_at, archivedAt: row.archived_at, destroyedAt: row.destroyed_at,
    destroyedBy: { kind: row.destroyed_by_kind as Destruction['destroyedBy']['kind'], id: row.destroyed_by, name: names.get(row.destroyed_by ?? '') ?? null },
    counts: row.counts as Destruction['counts'], documentKept: kept.has(row.document_id),
  }));
}
