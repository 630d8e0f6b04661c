/** Whether tasks of a plan may be handed to units so: what a draft is made by, and looked at again before it goes out. */
import { holdersOf } from '#access';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Executor } from '#platform';
import type { AssignmentRole, Authority, Channel } from '../model.ts';
import type { Room } from '../room.ts';
import type { Standing } from './bodies.ts';
import { type Proposal, propose } from './proposal.ts';
import { type Group, refusedAddress } from './rules.ts';
import * as store from './store.ts';

export interface Sending { readonly planId: string; readonly fromUnitId: string; readonly authority: Authority; readonly groupId: string | null; readonly channel: Channel }
export interface Pair { readonly taskId: string; readonly unitId: string }
export interface Checked { readonly task: store.IssuedTask; readonly unitId: string; readonly path: readonly string[]; readonly role: AssignmentRole }

/** Who would owe what of these tasks on the day, by task. */
export async function proposalsFor(room: Room, db: Executor, taskIds: readonly string[], day: string): Promise<ReadonlyMap<string, Proposal>> {
  return proposed(room, db, taskIds, await namedFor(room, db, taskIds, day), day);
}

async function proposed({ below }: Room, db: Executor, taskIds: readonly string[], named: readonly store.NamedRow[], day: string): Promise<ReadonlyMap<string, Proposal>> {
  const members = new Map<string, readonly string[]>();
  for (const id of new Set(named.flatMap(({ collective_id }) => collective_id ?? []))) members.set(id, await below.membersOf(db, id, day));
  const byTask = Map.groupBy(named, ({ task_id }) => task_id);
  return new Map(taskIds.map((id) => [id, propose((byTask.get(id) ?? []).map(({ name, role, unit_id, collective_id }) => ({ name, role, unitId: unit_id, members: collective_id === null ? null : members.get(collective_id) ?? [] })))]));
}

/** A name that stood for no unit when the plan was issued may have been confirmed since: each in its own paper. */
async function namedFor({ below }: Room, db: Executor, taskIds: readonly string[], day: string): Promise<readonly store.NamedRow[]> {
  const named = await store.namedOn(db, taskIds, day);
  const unknown = named.filter(({ unit_id, collective_id }) => unit_id === null && collective_id === null);
  if (unknown.length === 0) return named;
  const papers = await store.papersOf(db, [...new Set(unknown.map(({ task_id }) => task_id))]);
  const meant = new Map<store.NamedRow, store.NamedRow>();
  for (const rows of Map.groupBy(unknown, ({ task_id }) => { const paper = papers.get(task_id); return `${paper?.documentId} ${paper?.ownerUnitId}`; }).values()) {
    const paper = papers.get(rows[0]?.task_id ?? '');
    if (paper === undefined) continue;
    const meanings = await below.meantBy(db, [...new Set(rows.map(({ name }) => name))], paper);
    for (const row of rows) { const meaning = meanings.get(row.name); if (meaning !== undefined) meant.set(row, { ...row, unit_id: meaning.unitId, collective_id: meaning.collectiveId }); }
  }
  return named.map((row) => meant.get(row) ?? row);
}

/** Refuses `group-not-found`; null without one. */
export async function groupFor({ below }: Room, db: Executor, { authority, groupId }: Pick<Sending, 'authority' | 'groupId'>, day: string): Promise<Group | null | Refusal> {
  if (authority !== 'leading-group' || groupId === null) return null;
  return await below.groupOf(db, groupId, day) ?? refuse('group-not-found');
}

/**
 * @param own the dispatch that is looked at: what it gave itself stands in nobody's way.
 * Refuses `task-not-in-plan`, `task-withdrawn` {on}, `unit-not-found`, `unit-closed` {unit}, `unit-only-cooperates` {unit, task},
 * `unit-not-responsible` {unit, task}, `already-dispatched` {unit, task}, and what `refusedAddresses` does.
 */
export async function checkedPairs(room: Room, db: Executor, sending: Sending, pairs: readonly Pair[], day: string, own: string | null): Promise<readonly Checked[] | Refusal> {
  const taskIds = [...new Set(pairs.map(({ taskId }) => taskId))];
  const tasks = new Map((await store.tasksOf(db, sending.planId, taskIds)).map((task) => [task.id, task]));
  const named = await namedFor(room, db, taskIds, day);
  const proposals = await proposed(room, db, taskIds, named, day);
  const standings = await store.standingsOf(db, [sending.fromUnitId, ...pairs.map(({ unitId }) => unitId)]);
  const given = (await store.givenOf(db, taskIds)).filter(({ dispatch_id }) => dispatch_id !== own);
  const checked = new Map<string, Checked>();
  for (const { taskId, unitId } of pairs) {
    const [task, unit] = [tasks.get(taskId), standings.get(unitId)];
    if (task === undefined) return refuse('task-not-in-plan');
    if (task.status === 'withdrawn') return refuse('task-withdrawn', { on: task.withdrawn_on ?? '' });
    if (unit === undefined) return refuse('unit-not-found');
    const about = { unit: unit.name, task: calledOf(task) };
    const proposal = proposals.get(taskId) as Proposal;
    const owing = proposal.owing.find((one) => one.unitId === unitId);
    if (owing === undefined && named.some((one) => one.task_id === taskId && one.unit_id === unitId)) return refuse('unit-only-cooperates', about);
    // A name that stands for no unit, or no lead at all: whoever hands it out says whom it means.
    if (owing === undefined && proposal.owing.length > 0 && proposal.unknown.length === 0) return refuse('unit-not-responsible', about);
    if (given.some((one) => one.task_id === taskId && one.unit_id === unitId)) return refuse('already-dispatched', about);
    checked.set(`${taskId} ${unitId}`, { task, unitId, path: unit.path.map(({ id }) => id), role: owing?.role ?? 'lead' });
  }
  const [closed] = await store.closedUnits(db, pairs.map(({ unitId }) => unitId), day);
  if (closed !== undefined) return refuse('unit-closed', { unit: closed.name });
  const refused = await refusedAddresses(room, db, sending, pairs.map(({ unitId }) => unitId), standings, day);
  return refused ?? [...checked.values()];
}

/** Refuses as `refusedAddress` does, and `unit-not-in-system` {unit, count} where nobody there would see it. */
export async function refusedAddresses(room: Room, db: Executor, sending: Sending, unitIds: readonly string[], standings: ReadonlyMap<string, Standing>, day: string): Promise<Refusal | null> {
  const barred = await barredUnits(room, db, sending, unitIds, standings, day);
  if (isRefusal(barred)) return barred;
  const refusals = [...barred.values()];
  return refusals.find(({ refused }) => refused !== 'unit-not-in-system') ?? refusals[0] ?? null;
}

/** Which of these units cannot be addressed so, and why; what is so of many is one refusal. Refuses what concerns them all: `group-not-found`, and `unit-not-found` of the sender. */
export async function barredUnits(room: Room, db: Executor, sending: Sending, unitIds: readonly string[], standings: ReadonlyMap<string, Standing>, day: string): Promise<ReadonlyMap<string, Refusal> | Refusal> {
  const group = await groupFor(room, db, sending, day);
  if (isRefusal(group)) return group;
  const from = standings.get(sending.fromUnitId);
  if (from === undefined) return refuse('unit-not-found');
  const barred = new Map<string, Refusal>();
  for (const id of new Set(unitIds)) {
    const to = standings.get(id);
    const refused = to === undefined ? refuse('unit-not-found') : refusedAddress(from, to, { ...sending, group });
    if (refused !== null) barred.set(id, refused);
  }
  if (sending.channel !== 'system') return barred;
  const acting = await actingUnits(room, db, unitIds);
  const deaf = [...new Set(unitIds)].filter((id) => !acting.has(id) && !barred.has(id));
  const unheard = refuse('unit-not-in-system', { unit: standings.get(deaf[0] ?? '')?.name ?? '', count: deaf.length });
  for (const id of deaf) barred.set(id, unheard);
  return barred;
}

/** Of these, the units for which somebody acts in the product. */
export async function actingUnits({ clock }: Room, db: Executor, unitIds: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await holdersOf(db, 'answer-dispatch', unitIds, 'own', clock.now().toISOString())).map(({ unitId }) => unitId));
}

export function calledOf({ number, title, text }: Pick<store.IssuedTask, 'number' | 'title' | 'text'>): string {
  const words = title ?? text;
  return `${number ?? ''}${words.length > 30 ? `${words.slice(0, 30)}…` : words}`;
}
