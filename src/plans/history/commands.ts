/** What was done with a plan and with a task, the ledger as it was on a day, and what differs between two moments. */
import { may } from '#access';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { type Entry, findBatch, listEntries } from '#journal';
import type { Caller, Executor } from '#platform';
import { seenPlan } from '../allowed.ts';
import { derive } from '../derived.ts';
import type { Comparison, Ledger, PlanVersion, TaskChange } from '../model.ts';
import { itemOf, workstreamsShown } from '../questions.ts';
import { dayOf, type Room, today } from '../room.ts';
import { chainOf, type WorkstreamRow } from '../rows.ts';
import * as plans from '../store/plans.ts';
import * as tasks from '../store/tasks.ts';
import { type Cells, cellsOf, differences, Folded } from './fold.ts';

const PAGE = 500;

/** All of a plan's entries, oldest first. */
export async function entriesOf(db: Executor, planId: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let before: number | null = null; ;) {
    const page = await listEntries(db, { kind: 'plan', id: planId }, before, PAGE);
    entries.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return entries.reverse();
    before = last.number;
  }
}

/** Nothing where it was erased: what remained of its rows is told anew by a later entry. */
export async function effectsOf(db: Executor, { effect, erased, number }: Entry): Promise<readonly { table: string; id: string; row: Readonly<Record<string, unknown>> | null }[]> {
  if (effect === null || erased) return [];
  if (!('batch' in effect)) return effect;
  const found = await findBatch(db, effect.batch);
  if (found === undefined || found === null) throw new Error(`the batch of entry ${number} is missing`);
  return found;
}

/** Since it was published, newest first. */
export async function planVersions(room: Room, caller: Caller, id: string): Promise<PlanVersion[] | Refusal> {
  const seen = await seenPlan(room.below, room.database, caller, id);
  if (isRefusal(seen)) return seen;
  // Why an error was published as it stood is the owner's own word: whom the plan merely names reads what was issued.
  const within = may(caller, 'read-plans', seen.path);
  const folded = new Folded();
  const versions: PlanVersion[] = [];
  for (const entry of await entriesOf(room.database, id)) {
    const touched = folded.apply(await effectsOf(room.database, entry));
    const plan = folded.plan(id);
    const version = plan?.['version'];
    if (typeof version !== 'number' || plan?.['status'] === 'draft' || plan?.['status'] === 'consulting') continue;
    versions.push({ version, at: entry.at, day: dayOf(new Date(entry.at)), action: entry.action, reason: entry.action === 'publish-plan' && !within ? null : entry.remark, tasks: touched.size });
  }
  return versions.reverse();
}

/** A moment: the end of a Shanghai day, or a version of the plan. */
export type Moment = { readonly day: string } | { readonly version: number };

/** @returns null where the plan was not published yet. */
async function foldedAt(db: Executor, entries: readonly Entry[], moment: Moment): Promise<Folded | null> {
  const folded = new Folded();
  let issued = false;
  for (const entry of entries) {
    if ('day' in moment && dayOf(new Date(entry.at)) > moment.day) break;
    const effects = await effectsOf(db, entry);
    const version = effects.findLast(({ table }) => table === 'plans.plan')?.row?.['version'];
    if ('version' in moment && typeof version === 'number' && version > moment.version) break;
    folded.apply(effects);
    if (entry.action === 'publish-plan') issued = true;
  }
  if (issued) return folded;
  return 'day' in moment ? inForceBefore(db, entries, moment.day) : null;
}

/**
 * A paper is often put in here after it was signed: a day between its signing and its recording shows it as it was published,
 * with who answered for what on that day. Null before anything of it held.
 */
async function inForceBefore(db: Executor, entries: readonly Entry[], day: string): Promise<Folded | null> {
  const folded = new Folded();
  for (const entry of entries) {
    folded.apply(await effectsOf(db, entry));
    if (entry.action === 'publish-plan') return folded.heldOn(day);
  }
  return null;
}

export async function ledgerAt(room: Room, caller: Caller, id: string, moment: Moment): Promise<Ledger | Refusal> {
  const seen = await seenPlan(room.below, room.database, caller, id);
  if (isRefusal(seen)) return seen;
  if ('day' in moment && moment.day > today(room.clock)) return refuse('day-in-future', { day: moment.day });
  const folded = await foldedAt(room.database, await entriesOf(room.database, id), moment);
  if (folded === null) return refuse('not-published-then');
  const day = 'day' in moment ? moment.day : today(room.clock);
  const streams = new Map(folded.workstreams().map((stream): [string, WorkstreamRow] => [stream.id, stream]));
  const hanging = folded.hanging(await tasks.namesOfLeaders(room.database, id));
  const items = folded.tasks().map((task) => itemOf({ ...task, ...derive(task, hanging(task.id), chainOf(streams, task.workstream_id)), plan_title: seen.plan.title }, day));
  const past = folded.plan(id);
  return { plan: { ...plans.planOf(seen.plan), actions: [], status: past?.['status'] as Ledger['plan']['status'], version: past?.['version'] as number, tasks: items.filter(({ status }) => status === 'active').length }, workstreams: workstreamsShown([...streams.values()], folded.aims()), tasks: items, today: day };
}

export async function compareMoments(room: Room, caller: Caller, id: string, from: Moment, to: Moment): Promise<Comparison | Refusal> {
  const seen = await seenPlan(room.below, room.database, caller, id);
  if (isRefusal(seen)) return seen;
  const entries = await entriesOf(room.database, id);
  const [before, after] = [await foldedAt(room.database, entries, from), await foldedAt(room.database, entries, to)];
  if (before === null || after === null) return refuse('not-published-then');
  const names = await tasks.namesOfLeaders(room.database, id);
  const cells = (folded: Folded): Map<string, Cells> => {
    const streams = new Map(folded.workstreams().map((stream) => [stream.id, stream]));
    const hanging = folded.hanging(names);
    return new Map(folded.tasks().filter(({ status }) => status === 'active').map((task) => [task.id, cellsOf(task, hanging(task.id), chainOf(streams, task.workstream_id).at(-1)?.heading ?? null)]));
  };
  const [a, b] = [cells(before), cells(after)];
  const title = (one: Cells): { number: string | null; name: string } => ({ number: one.number[0] ?? null, name: one.title[0] ?? one.text[0] ?? '' });
  return {
    added: [...b].filter(([task]) => !a.has(task)).map(([task, one]) => ({ id: task, ...title(one) })),
    removed: [...a].filter(([task]) => !b.has(task)).map(([task, one]) => ({ id: task, ...title(one) })),
    changed: [...b].flatMap(([task, one]) => {
      const was = a.get(task);
      const differ = was === undefined ? [] : differences(was, one);
      return differ.length === 0 ? [] : [{ id: task, ...title(one), differences: differ }];
    }),
    same: [...b].filter(([task, one]) => { const was = a.get(task); return was !== undefined && differences(was, one).length === 0; }).length,
  };
}

/** What was done with one task since its plan was published, newest first. */
export async function taskHistory(room: Room, caller: Caller, id: string): Promise<TaskChange[] | Refusal> {
  const task = await tasks.findTask(room.database, id);
  const seen = task === undefined ? refuse('task-not-found') : await seenPlan(room.below, room.database, caller, task.plan_id);
  if (isRefusal(seen)) return refuse('task-not-found');
  const names = await tasks.namesOfLeaders(room.database, seen.plan.id);
  const folded = new Folded();
  const changes: TaskChange[] = [];
  let before: Cells | null = null;
  for (const entry of await entriesOf(room.database, seen.plan.id)) {
    if (!folded.apply(await effectsOf(room.database, entry)).has(id)) continue;
    const now = folded.task(id);
    const streams = new Map(folded.workstreams().map((stream) => [stream.id, stream]));
    const after: Cells | null = now === undefined ? null : cellsOf(now, folded.hanging(names)(id), chainOf(streams, now.workstream_id).at(-1)?.heading ?? null);
    const differ = before === null ? [] : differences(before, after);
    changes.push({ entry: entry.number, at: entry.at, day: dayOf(new Date(entry.at)), action: entry.action, reason: entry.action === 'publish-plan' ? null : entry.remark, by: { kind: entry.actor.kind, id: entry.actor.id }, differences: differ });
    before = after;
  }
  return changes.reverse();
}
