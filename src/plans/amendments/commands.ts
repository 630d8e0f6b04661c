/** A later document held against a plan, task by task; what a person confirms is applied as one step. */
import { randomUUID } from 'node:crypto';
import { may } from '#access';
import { documentRefusal } from '#documents';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { type Caller, type Executor, within } from '#platform';
import type { Task } from '#reader/model';
import { refusedFor, seenPlan } from '../allowed.ts';
import { changeTask, type Wanted } from '../change-task.ts';
import { namesIn } from '../drafting.ts';
import { coreOf, hangingOf, type Matched } from '../from-reading.ts';
import { cellsOf, differences } from '../history/fold.ts';
import { matchTasks } from '../matching/match-tasks.ts';
import type { Amendment, AmendmentDecision, OpenedAmendment } from '../model.ts';
import { type Checked, type Room, today } from '../room.ts';
import { chainOf, type TaskRow, type WorkstreamRow } from '../rows.ts';
import { type Addition, type Stepped, takeStep } from '../stepping.ts';
import * as plans from '../store/plans.ts';
import * as tasks from '../store/tasks.ts';
import { amendmentTable } from '../tables.ts';
import { saidByHand } from './by-hand.ts';
import * as store from './store.ts';
import { keeping, wantedBy } from './wanted.ts';

/** Refuses a document that says nothing of any task of the plan. The same document asked for twice is one amendment. */
export async function draftAmendment(room: Room, caller: Caller, planId: string, documentId: string): Promise<Amendment | Refusal> {
  const { clock, below } = room;
  return within<Amendment>(room.database, async (tx) => {
    const plan = await plans.lockPlan(tx, planId);
    const refused = await refusedFor(below, tx, caller, plan, 'amend');
    if (refused !== null || plan === undefined) return refused ?? refuse('plan-not-found');
    if (plan.document_id === documentId) return refuse('amendment-own-document');
    // What one may not read one holds against nothing.
    const hidden = await documentRefusal(tx, caller, documentId);
    if (hidden !== null) return hidden;
    const open = await store.openAmendmentOf(tx, planId, documentId);
    if (open !== undefined) return open;
    const checked = await below.checked(tx, documentId);
    if (isRefusal(checked)) return checked;
    if (checked.reading.tasks.length === 0) return refuse('no-tasks-in-document', { name: checked.reading.source.name });
    const { pairs } = held(await activeTasks(tx, planId), checked, await chains(tx, planId));
    if (!pairs.some(isFirm)) return refuse('amendment-matches-nothing', { name: nameOf(checked), plan: plan.title });
    const id = randomUUID();
    const at = clock.now().toISOString();
    const insert = { id, plan_id: planId, document_id: documentId, status: 'open', plan_version: plan.version, created_at: at, version: 1 };
    const stale = await write(tx, { actor: actorOf(caller), action: 'draft-amendment', subject: { kind: 'amendment', id }, at, changes: [{ table: amendmentTable, id, insert }] });
    return stale ?? await store.findAmendment(tx, id) as Amendment;
  });
}

export async function listAmendments({ database, below }: Room, caller: Caller, planId: string): Promise<Amendment[] | Refusal> {
  const seen = await seenPlan(below, database, caller, planId);
  return isRefusal(seen) ? seen : (await store.listAmendments(database, planId)).filter((amendment) => isShown(caller, amendment, seen.path));
}

/** What was not applied is the owner's own work: whom the plan names sees what became of it. */
function isShown(caller: Caller, { status }: Amendment, ownerPath: readonly string[] | null): boolean {
  return status === 'applied' || may(caller, 'read-plans', ownerPath);
}

/** What is proposed, with what each would change; of one that was applied, what was decided. */
export async function openAmendment({ database, below, clock }: Room, caller: Caller, id: string): Promise<OpenedAmendment | Refusal> {
  const amendment = await store.findAmendment(database, id);
  const seen = amendment === undefined ? undefined : await seenPlan(below, database, caller, amendment.planId);
  if (amendment === undefined || seen === undefined || isRefusal(seen) || !isShown(caller, amendment, seen.path)) return refuse('amendment-not-found');
  const { plan } = seen;
  const checked = await below.checked(database, amendment.documentId);
  if (isRefusal(checked)) return checked;
  const measures = checked.reading.tasks.map(({ number, title, text, heading }, place) => ({ place, number, title, text, heading: [...heading] }));
  const document = { name: nameOf(checked), number: checked.reading.document.documentNumber };
  if (amendment.status !== 'open') return { ...amendment, planTitle: plan.title, document, measures, pairs: [], tasksAlone: [], measuresAlone: [] };
  const streams = await chains(database, plan.id);
  const active = await activeTasks(database, plan.id);
  const matching = held(active, checked, streams);
  const matched = await below.matchNames(database, namesIn(checked), { documentId: amendment.documentId, ownerUnitId: plan.owner_unit_id, issuers: checked.reading.document.issuers });
  const hanging = await tasks.hangingOn(database, active.map((task) => task.id));
  const byId = new Map(active.map((task) => [task.id, task]));
  const line = (task: TaskRow): { id: string; number: string | null; name: string } => ({ id: task.id, number: task.number, name: task.title ?? task.text });
  const day = today(clock);
  const byHand = await saidByHand({ database, below }, plan);
  return {
    ...amendment, planTitle: plan.title, document, measures,
    pairs: matching.pairs.map(({ left, right, score, because }) => {
      const task = byId.get(left) as TaskRow;
      const measure = checked.reading.tasks[Number(right)] as Task;
      const heading = task.card.heading;
      const changed = changeTask(task, hanging(left), wantedBy(measure, checked.documentId, matched), day);
      const differ = isRefusal(changed) ? [] : differences(cellsOf(task, hanging(left), heading), cellsOf(changed.core, changed.hanging, heading));
      return { task: line(task), place: Number(right), score, because: [...because], firm: isFirm({ because }), differences: differ, byHand: byHand(left).filter(({ cell }) => differ.some((one) => one.cell === cell)) };
    }),
    tasksAlone: matching.leftAlone.map((one) => line(byId.get(one) as TaskRow)), measuresAlone: matching.rightAlone.map(Number),
  };
}

export interface Application { readonly decisions: readonly AmendmentDecision[]; readonly on: string | null; readonly reason: string | null }

/** Applied once: pressed again with the same version it answers with what was done. */
export async function applyAmendment(room: Room, caller: Caller, id: string, version: number, { decisions, on, reason }: Application): Promise<Amendment | Refusal> {
  return within<Amendment>(room.database, async (tx) => {
    const amendment = await store.lockAmendment(tx, id);
    const plan = amendment === undefined ? undefined : await plans.lockPlan(tx, amendment.planId);
    const refused = await refusedFor(room.below, tx, caller, plan, 'amend');
    if (refused !== null || plan === undefined || amendment === undefined) return refused?.refused === 'not-allowed' ? refused : refuse('amendment-not-found');
    if (amendment.status === 'applied' && amendment.version === version + 1) return amendment;
    if (amendment.status !== 'open') return refuse('amendment-settled');
    if (amendment.version !== version) return refuse('stale', { kind: 'plans.amendment', id });
    const checked = await room.below.checked(tx, amendment.documentId);
    if (isRefusal(checked)) return checked;
    const wrong = wrongDecision(decisions, checked);
    if (wrong !== null) return wrong;
    const chosen = decisions.filter(({ decision }) => decision !== 'leave');
    if (chosen.length === 0) return refuse('amendment-changes-nothing');
    const day = on ?? today(room.clock);
    const matched = await room.below.matchNames(tx, namesIn(checked), { documentId: amendment.documentId, ownerUnitId: plan.owner_unit_id, issuers: checked.reading.document.issuers });
    const taskIds = chosen.flatMap(({ taskId, decision }) => (decision === 'change' && taskId !== null ? [taskId] : []));
    const hanging = await tasks.hangingOn(tx, taskIds);
    const byId = new Map((await tasks.findTasks(tx, taskIds)).map((task) => [task.id, task]));
    const wanted = new Map(chosen.flatMap(({ taskId, place, decision, keep }): [string, Wanted][] => (decision === 'change' && taskId !== null ? [[taskId, keeping(wantedBy(checked.reading.tasks[place] as Task, amendment.documentId, matched), keep ?? [], hanging(taskId))]] : [])));
    // What would stay as it is is not told as a change.
    const same = (taskId: string | null): boolean => { const task = byId.get(taskId ?? ''); const change = task === undefined ? null : changeTask(task, hanging(task.id), wanted.get(task.id) as Wanted, day); return change !== null && isRefusal(change) && change.refused === 'nothing-changed'; };
    const effective = chosen.filter(({ taskId }) => !same(taskId));
    if (effective.length === 0) return refuse('amendment-changes-nothing');
    const at = room.clock.now().toISOString();
    const along: Change = { table: amendmentTable, id, set: { status: 'applied', applied_at: at, effective_on: day, decisions: effective }, version };
    const stepped: Stepped | Refusal = await takeStep({ ...room, database: tx }, caller, {
      action: 'apply-amendment', tasks: effective.flatMap(({ taskId, decision }) => (decision === 'change' && taskId !== null ? [{ id: taskId, version: null }] : [])), planId: plan.id, reason: reason ?? nameOf(checked), on: day, along: [along],
      wishFor: (task) => ({ change: wanted.get(task.id) as Wanted }),
      add: await additions(tx, plan.id, chosen.filter(({ decision }) => decision === 'add').map(({ place }) => checked.reading.tasks[place] as Task), { documentId: amendment.documentId, from: day, matched }),
    });
    return isRefusal(stepped) ? stepped : await store.findAmendment(tx, id) as Amendment;
  });
}

export async function dropAmendment({ database, clock, below }: Room, caller: Caller, id: string, version: number): Promise<Amendment | Refusal> {
  return within<Amendment>(database, async (tx) => {
    const amendment = await store.lockAmendment(tx, id);
    const plan = amendment === undefined ? undefined : await plans.findPlan(tx, amendment.planId);
    const refused = await refusedFor(below, tx, caller, plan, 'amend');
    if (refused !== null || amendment === undefined) return refused?.refused === 'not-allowed' ? refused : refuse('amendment-not-found');
    if (amendment.status !== 'open') return refuse('amendment-settled');
    const stale = await write(tx, { actor: actorOf(caller), action: 'drop-amendment', subject: { kind: 'amendment', id }, at: clock.now().toISOString(), changes: [{ table: amendmentTable, id, set: { status: 'dropped' }, version }] });
    return stale ?? await store.findAmendment(tx, id) as Amendment;
  });
}

/** New tasks stand behind the others, in the workstream of the same heading where there is one. */
async function additions(tx: Executor, planId: string, measures: readonly Task[], setting: { documentId: string; from: string; matched: ReadonlyMap<string, Matched> }): Promise<Addition[]> {
  const streams = await plans.listWorkstreams(tx, planId);
  const bare = (heading: string): string => heading.replace(/^[(（]?[一二三四五六七八九十\d]+[)）、.．]?\s*/u, '').replace(/[。；]$/u, '');
  const first = await tasks.nextPosition(tx, planId);
  return measures.map((measure, n) => {
    const stream = streams.find(({ heading }) => bare(heading) === bare(measure.heading.at(-1) ?? ''));
    const core = coreOf(measure, { id: randomUUID(), planId, documentId: setting.documentId, position: first + n, workstreamId: stream?.id ?? null });
    return { core, hanging: hangingOf(measure, core.id, { planId, ...setting }) };
  });
}

/** Each measure is decided once, each task changed by one measure. */
function wrongDecision(decisions: readonly AmendmentDecision[], { reading }: Checked): Refusal | null {
  const changed = decisions.flatMap(({ decision, taskId }) => (decision === 'change' ? [taskId] : []));
  const places = decisions.map(({ place }) => place);
  const fine = new Set(changed).size === changed.length && new Set(places).size === places.length && !changed.includes(null) && places.every((place) => place >= 0 && place < reading.tasks.length);
  return fine ? null : refuse('amendment-decided-twice');
}

async function activeTasks(db: Executor, planId: string): Promise<TaskRow[]> {
  return (await tasks.planTasks(db, planId)).filter(({ status }) => status === 'active');
}

async function chains(db: Executor, planId: string): Promise<(id: string | null) => string[]> {
  const streams = new Map((await plans.listWorkstreams(db, planId)).map((stream): [string, WorkstreamRow] => [stream.id, stream]));
  return (id) => chainOf(streams, id).map(({ heading }) => heading);
}

function held(active: readonly TaskRow[], { reading }: Checked, headings: (id: string | null) => string[]): ReturnType<typeof matchTasks> {
  return matchTasks(active.map(({ id, number, title, text, workstream_id }) => ({ id, number, title, text, heading: headings(workstream_id) })), reading.tasks.map(({ number, title, text, heading }, place) => ({ id: String(place), number, title, text, heading })));
}

/** The same number or the same heading is no sign that two papers speak of one thing. */
function isFirm({ because }: { readonly because: readonly string[] }): boolean {
  return because.some((one) => one !== 'same-number' && one !== 'same-heading');
}

function nameOf({ reading: { document, source } }: Checked): string {
  return document.documentNumber ?? document.plan?.title ?? document.title ?? source.name;
}

