/** One step over tasks of one plan or of several: loaded, checked, written with one entry, and kept so that it can be taken back. */
import { randomUUID } from 'node:crypto';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { type Caller, type Executor, type TableDescription, within } from '#platform';
import { refusedFor } from './allowed.ts';
import { audienceOf } from './audience.ts';
import { type Changed, changeTask, type Undoing, type Wanted } from './change-task.ts';
import { derive } from './derived.ts';
import { insertsOf } from './publishing.ts';
import { type Room, today } from './room.ts';
import { chainOf, type Derived, type Hanging, type TaskCore, type TaskRow, type WorkstreamRow } from './rows.ts';
import * as plans from './store/plans.ts';
import * as steps from './store/steps.ts';
import * as tasks from './store/tasks.ts';
import { planTable, tables, taskTable } from './tables.ts';

/** What becomes of a task; null: nothing. */
export type Wish = { readonly change: Wanted } | { readonly withdraw: true } | null;

export interface Addition { readonly core: TaskCore; readonly hanging: Hanging }

export interface Intent {
  readonly action: string;
  /** The versions that the caller saw; a task without one is taken as it is. */
  readonly tasks: readonly { readonly id: string; readonly version: number | null }[];
  readonly wishFor: (task: TaskRow, hanging: Hanging) => Wish | Refusal;
  readonly add?: readonly Addition[];
  /** Of a plan that gains tasks, or is changed along with them. */
  readonly planId?: string;
  readonly reason: string;
  /** From which day it holds; null: today. */
  readonly on: string | null;
  /** Rows of the room that go along. */
  readonly along?: readonly Change[];
}

export interface Stepped { readonly step: string; readonly tasks: number; readonly on: string }

export async function takeStep({ database, clock, below }: Room, caller: Caller, intent: Intent): Promise<Stepped | Refusal> {
  return within<Stepped>(database, async (tx) => {
    const day = today(clock);
    const on = intent.on ?? day;
    if (on > day) return refuse('effective-in-future', { on, today: day });
    const ids = [...new Set(intent.tasks.map(({ id }) => id))];
    const planIds = new Set([...await tasks.plansOf(tx, ids), ...(intent.planId === undefined ? [] : [intent.planId])]);
    const touched = new Map<string, plans.PlanRow>();
    for (const id of [...planIds].toSorted()) {
      const plan = await plans.lockPlan(tx, id);
      const refused = await refusedFor(below, tx, caller, plan, 'amend');
      if (refused !== null || plan === undefined) return refused?.refused === 'plan-not-found' && ids.length > 0 ? refuse('task-not-found') : refused ?? refuse('plan-not-found');
      touched.set(id, plan);
    }
    const found = new Map((await tasks.findTasks(tx, ids)).map((task) => [task.id, task]));
    const hangingOf = await tasks.hangingOn(tx, ids);
    const streams = new Map((await plans.workstreamsOf(tx, [...planIds])).map((stream) => [stream.id, stream]));
    const edits: Edit[] = [];
    for (const { id, version } of intent.tasks) {
      const task = found.get(id);
      if (task === undefined) return refuse('task-not-found');
      if (version !== null && task.version !== version) return refuse('stale', { kind: 'plans.task', id });
      if (task.status === 'withdrawn') return refuse('task-withdrawn', { on: task.withdrawn_on ?? '' });
      const edit = await editOf(tx, task, hangingOf(id), intent, on, streams);
      if (isRefusal(edit)) return edit;
      if (edit !== null) edits.push(edit);
    }
    if (edits.length === 0 && (intent.add ?? []).length === 0) return refuse('nothing-changed');

    const step = randomUUID();
    const at = clock.now().toISOString();
    const added = (intent.add ?? []).map(({ core, hanging }) => ({ row: { ...core, ...derive(core, hanging, chainOf(streams, core.workstream_id)) }, hanging }));
    // An entry a plan: each ledger's own record is whole.
    for (const plan of touched.values()) {
      const [own, gained] = [edits.filter(({ task }) => task.plan_id === plan.id), added.filter(({ row }) => row.plan_id === plan.id)];
      const left = own.filter(({ set }) => set['status'] === 'withdrawn').length;
      const changes: Change[] = [
        ...own.map(({ task, set, derived }): Change => ({ table: taskTable, id: task.id, set: { ...set, ...derived }, version: task.version })),
        ...own.flatMap((edit) => edit.changes),
        ...insertsOf({ workstreams: [], tasks: gained.map(({ row }) => row), responsibilities: gained.flatMap(({ hanging }) => hanging.responsibilities), leaders: gained.flatMap(({ hanging }) => hanging.leaders), deadlines: gained.flatMap(({ hanging }) => hanging.deadlines), targets: gained.flatMap(({ hanging }) => hanging.targets) }),
        { table: planTable, id: plan.id, set: { task_count: plan.task_count + gained.length - left }, version: plan.version },
        ...(plan.id === intent.planId ? intent.along ?? [] : []),
      ];
      const stale = await write(tx, { actor: actorOf(caller), action: intent.action, subject: { kind: 'plan', id: plan.id }, at, remark: intent.reason, changes });
      if (stale !== null) return stale;
    }
    await tasks.setDays(tx, [...edits.map(({ task }) => task.id)]);
    for (const plan of touched.values()) await plans.setAudience(tx, plan.id, await audienceOf(below, tx, day, plan.owner_unit_id, await plans.namedIn(tx, plan.id)));
    await steps.insertStep(tx, {
      id: step, madeBy: caller.id, madeAt: at, action: intent.action, taskCount: edits.length + added.length,
      leftAt: [...edits.map(({ task }): [string, number] => [task.id, task.version + 1]), ...added.map(({ row }): [string, number] => [row.id, 1])],
      inverse: [...edits.flatMap(({ inverse }) => inverse), ...added.map(({ row }): Undoing => ({ table: 'plans.task', id: row.id, set: { status: 'withdrawn', withdrawn_on: on } }))],
    });
    return { step, tasks: edits.length + added.length, on };
  });
}

interface Edit { readonly task: TaskRow; readonly set: Changed['set']; readonly derived: Derived; readonly changes: readonly Change[]; readonly inverse: readonly Undoing[] }

async function editOf(tx: Executor, task: TaskRow, hanging: Hanging, intent: Intent, on: string, streams: ReadonlyMap<string, WorkstreamRow>): Promise<Edit | Refusal | null> {
  const wish = intent.wishFor(task, hanging);
  if (wish === null || isRefusal(wish)) return wish;
  if ('withdraw' in wish) {
    const { due_on, card, searchable, keys } = task;
    return { task, set: { status: 'withdrawn', withdrawn_on: on }, derived: { due_on, listed: false, card, searchable, keys }, changes: [], inverse: [{ table: 'plans.task', id: task.id, set: { status: 'active', withdrawn_on: null } }] };
  }
  const { change } = wish;
  if (change.workstreamId !== undefined && change.workstreamId !== null && streams.get(change.workstreamId)?.plan_id !== task.plan_id) return refuse('workstream-not-found');
  if (change.parentId !== undefined && change.parentId !== null && !(await mayStandUnder(tx, task, change.parentId))) return refuse('parent-not-possible');
  const changed = changeTask(task, hanging, change, on);
  // Of many tasks, those that are so already are passed over.
  if (isRefusal(changed)) return changed.refused === 'nothing-changed' && intent.tasks.length > 1 ? null : changed;
  const derived = derive(changed.core, changed.hanging, chainOf(streams, changed.core.workstream_id));
  return { task, set: changed.set, derived, changes: changed.changes, inverse: changed.inverse };
}

async function mayStandUnder(tx: Executor, task: TaskCore, parentId: string): Promise<boolean> {
  const above = await tasks.lineOf(tx, parentId);
  return above.length > 0 && above.every(({ id, plan_id }) => id !== task.id && plan_id === task.plan_id);
}

/** Takes a step back, where nobody went on from it. Refuses `step-not-found`, `step-undone`, `step-overtaken` {id}. */
export async function undoStep({ database, clock, below }: Room, caller: Caller, id: string): Promise<Stepped | Refusal> {
  return within<Stepped>(database, async (tx) => {
    const step = await steps.lockStep(tx, id);
    if (step === undefined || (step.madeBy !== caller.id && caller.kind !== 'system')) return refuse('step-not-found');
    if (step.undoneAt !== null) return refuse('step-undone');
    const ids = step.leftAt.map(([task]) => task);
    const touched: plans.PlanRow[] = [];
    for (const planId of (await tasks.plansOf(tx, ids)).toSorted()) {
      const plan = await plans.lockPlan(tx, planId);
      const refused = await refusedFor(below, tx, caller, plan, 'amend');
      if (refused !== null || plan === undefined) return refused ?? refuse('plan-not-found');
      touched.push(plan);
    }
    const found = new Map((await tasks.findTasks(tx, ids)).map((task) => [task.id, task]));
    const overtaken = step.leftAt.find(([task, version]) => found.get(task)?.version !== version);
    if (overtaken !== undefined) return refuse('step-overtaken', { id: overtaken[0] });
    const byTask = new Map(step.inverse.filter(({ table }) => table === 'plans.task').map(({ id: task, set }) => [task, set]));
    const rowsBelow = step.inverse.filter(({ table }) => table !== 'plans.task');
    const tableOf = (name: string): TableDescription => tables.find((table) => table.name === name) as TableDescription;
    // The rows below first: what a list needs of a task follows from them.
    const at = clock.now().toISOString();
    const day = today(clock);
    await steps.applyQuietly(tx, rowsBelow);
    const hangingOf = await tasks.hangingOn(tx, ids);
    const streams = new Map((await plans.workstreamsOf(tx, touched.map((plan) => plan.id))).map((stream) => [stream.id, stream]));
    const planOf = new Map([...found.values()].flatMap(({ id: task, plan_id }) => { const { responsibilities, leaders, deadlines, targets } = hangingOf(task); return [...responsibilities, ...leaders, ...deadlines, ...targets].map((row): [string, string] => [row.id, plan_id]); }));
    for (const plan of touched) {
      const own = [...found.values()].filter(({ plan_id }) => plan_id === plan.id);
      const changes: Change[] = own.map((row) => {
        const core = { ...row, ...byTask.get(row.id) };
        return { table: taskTable, id: row.id, set: { ...byTask.get(row.id), ...derive(core, hangingOf(row.id), chainOf(streams, core.workstream_id)) }, version: row.version };
      });
      const noted = rowsBelow.filter(({ id: row }) => planOf.get(row) === plan.id).map(({ table, id: row, set }): Change => ({ table: tableOf(table), id: row, set, written: true }));
      const gained = own.reduce((sum, row) => { const status = byTask.get(row.id)?.['status']; return status === undefined || status === row.status ? sum : sum + (status === 'active' ? 1 : -1); }, 0);
      const stale = await write(tx, { actor: actorOf(caller), action: 'undo-step', subject: { kind: 'plan', id: plan.id }, at, changes: [...changes, ...noted, { table: planTable, id: plan.id, set: { task_count: plan.task_count + gained }, version: plan.version }] });
      if (stale !== null) return stale;
    }
    await tasks.setDays(tx, ids);
    for (const plan of touched) await plans.setAudience(tx, plan.id, await audienceOf(below, tx, day, plan.owner_unit_id, await plans.namedIn(tx, plan.id)));
    await steps.markUndone(tx, id, at);
    return { step: id, tasks: ids.length, on: day };
  });
}
