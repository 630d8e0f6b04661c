/** Amendments that a person makes: one task, many at once, a new one; each with a reason, each may be taken back. */
import { randomUUID } from 'node:crypto';
import { FIRST_YEAR, isPlausibleDay, isRefusal, LAST_YEAR, type Refusal, refuse } from '#kernel';
import type { Caller } from '#platform';
import { cardOf } from './derived.ts';
import type { BulkChange, Deadline, OpenedTask, TaskChanges } from './model.ts';
import { sameUnit, type Settle, settling } from './naming.ts';
import { openTask } from './questions.ts';
import { type Room, today } from './room.ts';
import { type Hanging, standing, type TaskCore } from './rows.ts';
import { changeTask } from './change-task.ts';
import { type Stepped, takeStep, type Wish } from './stepping.ts';
import * as tasks from './store/tasks.ts';

export interface Because {
  readonly reason: string;
  readonly on: string | null;
  /** Names of units that the tree lacks and that are to stand nevertheless. */
  readonly asWritten?: readonly string[] | undefined;
}

export async function amendTask(room: Room, caller: Caller, id: string, version: number, changes: TaskChanges, { reason, on, asWritten = [] }: Because): Promise<(OpenedTask & { step: string }) | Refusal> {
  const settle = await settling(room, { tasks: [id] }, changes.responsibilities ?? [], asWritten);
  const stepped = await takeStep(room, caller, { action: 'amend-task', tasks: [{ id, version }], wishFor: (task, hanging) => settled(task, hanging, changes, settle), reason, on });
  return isRefusal(stepped) ? stepped : withStep(await openTask(room, caller, id), stepped);
}

/** A task goes with all that stands under it. */
export async function withdrawTask(room: Room, caller: Caller, id: string, version: number, { reason, on }: Because): Promise<(OpenedTask & { step: string }) | Refusal> {
  const under = await tasks.activeBelow(room.database, id);
  const stepped = await takeStep(room, caller, { action: 'withdraw-task', tasks: [{ id, version }, ...under.map((one) => ({ id: one, version: null }))], wishFor: () => ({ withdraw: true }), reason, on });
  return isRefusal(stepped) ? stepped : withStep(await openTask(room, caller, id), stepped);
}

function withStep(opened: OpenedTask | Refusal, { step }: Stepped): (OpenedTask & { step: string }) | Refusal {
  return isRefusal(opened) ? opened : { ...opened, step };
}

export async function bulkAmend(room: Room, caller: Caller, seen: readonly { readonly id: string; readonly version: number }[], change: BulkChange, { reason, on, asWritten = [] }: Because): Promise<Stepped | Refusal> {
  const { lead, addUnit } = change;
  const settle = await settling(room, { tasks: seen.map(({ id }) => id) }, [...(lead === undefined ? [] : [lead]), ...(addUnit === undefined ? [] : [addUnit])], asWritten);
  const wishFor = (task: TaskCore, hanging: Hanging): Wish | Refusal => {
    const [leads, joins] = [lead === undefined ? [] : settle(task, [lead], hanging.responsibilities), addUnit === undefined ? [] : settle(task, [addUnit], hanging.responsibilities)];
    if (isRefusal(leads)) return leads;
    if (isRefusal(joins)) return joins;
    return implausible(change.deadlines, hanging) ?? wishOf(task, hanging, { ...change, lead: leads[0], addUnit: joins[0] });
  };
  return takeStep(room, caller, { action: change.withdraw === true ? 'withdraw-tasks' : 'amend-tasks', tasks: seen, wishFor, reason, on });
}

function settled(task: TaskCore, hanging: Hanging, changes: TaskChanges, settle: Settle): { readonly change: TaskChanges } | Refusal {
  const wrong = implausible(changes.deadlines, hanging);
  if (wrong !== null || changes.responsibilities === undefined) return wrong ?? { change: changes };
  const responsibilities = settle(task, changes.responsibilities, hanging.responsibilities);
  return isRefusal(responsibilities) ? responsibilities : { change: { ...changes, responsibilities: [...responsibilities] } };
}

/** A slip of the keyboard, unless it stands there already. */
function implausible(deadlines: readonly Deadline[] | undefined, hanging: Hanging): Refusal | null {
  const wrong = deadlines?.find(({ on }) => on !== null && !isPlausibleDay(on) && !standing(hanging.deadlines).some(({ due_on }) => due_on === on));
  return wrong === undefined ? null : refuse('day-implausible', { on: wrong.on ?? '', from: FIRST_YEAR, to: LAST_YEAR });
}

/** What one change of many tasks means for one of them. */
export function wishOf(task: TaskCore, hanging: Hanging, { withdraw, lead, addUnit, removeUnit, ...plain }: BulkChange): Wish {
  if (withdraw === true) return { withdraw: true };
  let { responsibilities } = cardOf(task, hanging);
  if (removeUnit !== undefined) responsibilities = responsibilities.filter(({ name }) => name !== removeUnit);
  if (addUnit !== undefined && !responsibilities.some((one) => sameUnit(one, addUnit))) responsibilities = [...responsibilities, addUnit];
  // Who led before goes on as one that cooperates only where the new lead was one of those.
  if (lead !== undefined) responsibilities = [{ ...lead, role: 'lead' }, ...responsibilities.filter((one) => !sameUnit(one, lead) && one.role !== 'lead')];
  const units = lead === undefined && addUnit === undefined && removeUnit === undefined ? {} : { responsibilities };
  return { change: { ...plain, ...units } };
}

const NOTHING: Hanging = { responsibilities: [], leaders: [], deadlines: [], targets: [] };

export interface NewTask extends TaskChanges { readonly text: string }

/** A task that no paper had; it stands behind the others of its workstream or parent. */
export async function addTask(room: Room, caller: Caller, planId: string, task: NewTask, { reason, on, asWritten = [] }: Because): Promise<(OpenedTask & { step: string }) | Refusal> {
  const day = on ?? today(room.clock);
  const blank: TaskCore = {
    id: randomUUID(), plan_id: planId, parent_id: null, workstream_id: null, document_id: null, number: null, title: null, text: '', goal: null, kind: 'activity', position: await tasks.nextPosition(room.database, planId), span_start: null, span_end: null,
    recurrence_text: null, recurrence_every: null, recurrence_start: null, recurrence_end: null, status: 'active', withdrawn_on: null, version: 1,
  };
  const refused = await placeRefused(room, planId, task);
  if (refused !== null) return refused;
  const settle = await settling(room, { plan: planId }, task.responsibilities ?? [], asWritten);
  const asked = settled(blank, NOTHING, task, settle);
  if (isRefusal(asked)) return asked;
  const made = changeTask(blank, NOTHING, asked.change, day);
  if (isRefusal(made)) return made;
  const stepped = await takeStep(room, caller, { action: 'add-task', tasks: [], wishFor: () => null, add: [{ core: made.core, hanging: made.hanging }], planId, reason, on });
  return isRefusal(stepped) ? stepped : withStep(await openTask(room, caller, blank.id), stepped);
}

async function placeRefused({ database }: Room, planId: string, { workstreamId, parentId }: TaskChanges): Promise<Refusal | null> {
  if (parentId !== undefined && parentId !== null && (await tasks.findTask(database, parentId))?.plan_id !== planId) return refuse('parent-not-possible');
  return workstreamId !== undefined && workstreamId !== null && !(await tasks.hasWorkstream(database, planId, workstreamId)) ? refuse('workstream-not-found') : null;
}

