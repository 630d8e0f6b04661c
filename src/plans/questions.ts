/** Questions about the ledgers of all plans: lists, counts, one task. */
import { z } from 'zod';
import { may, reachOf } from '#access';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { numberOn, warningDays } from '#parameters';
import { type Caller, defineCursor, type Executor, pageOf, readCursor, type WrittenJson } from '#platform';
import { queryTerms } from '#platform/search';
import { seenPlan } from './allowed.ts';
import type { Question } from './asked.ts';
import { mark, recurrenceOf, targetOf } from './derived.ts';
import { type Card, type Group, type GroupBy, type OpenedTask, type Role, type Span, type TaskItem, type TaskPage, type TimeState, type Workstream } from './model.ts';
import { addDays, type Room, today } from './room.ts';
import { chainOf, NEVER, type TargetRow, type WorkstreamRow } from './rows.ts';
import type { Asked, Filter, Sort } from './store/asked.ts';
import { countGroups, type ListedRow, listTasks } from './store/listing.ts';
import * as plans from './store/plans.ts';
import * as tasks from './store/tasks.ts';

/** @returns null where the question contradicts itself: nothing can be found. */
export async function filterOf({ database, below, clock }: Room, caller: Caller, asked: Question): Promise<(Filter & { readonly unit: Asked | null }) | null> {
  const day = today(clock);
  const range = rangeOf(asked, day);
  if (range === null) return null;
  const marks: string[][] = [];
  const roles: readonly (Role | undefined)[] = asked.role === undefined ? [undefined] : asked.role === 'leading' ? ['lead', 'co-lead'] : [asked.role];
  const ids = asked.unit === undefined ? [] : [asked.unit, ...await below.collectivesWith(database, asked.unit, day)];
  if (asked.unit !== undefined) {
    marks.push(ids.flatMap((id) => roles.map((role) => mark.unit(id, role))));
  }
  if (asked.unitName !== undefined) marks.push(roles.map((role) => mark.name(asked.unitName ?? '', role)));
  if (asked.workstream !== undefined) marks.push([mark.workstream(asked.workstream)]);
  if (asked.kind !== undefined) marks.push([mark.kind(asked.kind)]);
  if (asked.metric !== undefined) marks.push([mark.metric(asked.metric)]);
  if (asked.target === 'yes') marks.push([mark.hasTarget]);
  if (asked.lead === 'none') marks.push([mark.noLead]);
  const terms = queryTerms(asked.text);
  const unit = ids.length > 0 && marks.length === 1 && terms.length === 0 && asked.plan === undefined && asked.withdrawn === undefined ? { ids, roles: roles.flatMap((role) => role ?? []) } : null;
  const reach = reachOf(caller, 'read-plans');
  return { reach, visible: reach === 'everywhere' ? null : await plans.visiblePlans(database, reach), terms, marks, unit, planId: asked.plan ?? null, ...range, withdrawn: asked.withdrawn === 'yes' };
}

/** A deadline ends with its day in Shanghai: on the day itself a task is near, not overdue. */
function rangeOf({ time, dueFrom, dueTo }: Question, day: string): Pick<Filter, 'dueFrom' | 'dueBefore' | 'withoutDeadline'> | null {
  if (time === 'no-deadline') return dueFrom === undefined && dueTo === undefined ? { dueFrom: null, dueBefore: null, withoutDeadline: true } : null;
  const states = { 'overdue': [null, day], 'near': [day, nearBefore(day)], 'not-due': [nearBefore(day), NEVER] } as const;
  const [stateFrom, stateBefore] = time === undefined ? [null, null] : states[time];
  const from = [stateFrom, dueFrom ?? null].filter((one) => one !== null).toSorted().at(-1) ?? null;
  const before = [stateBefore, dueTo === undefined ? null : addDays(dueTo, 1)].filter((one) => one !== null).toSorted()[0] ?? null;
  return from !== null && before !== null && before <= from ? null : { dueFrom: from, dueBefore: before, withoutDeadline: false };
}

function nearBefore(day: string): string {
  return addDays(day, numberOn(warningDays, day) + 1);
}

export function timeOf(dueOn: string | null, day: string): TimeState {
  if (dueOn === null) return 'no-deadline';
  return dueOn < day ? 'overdue' : dueOn < nearBefore(day) ? 'near' : 'not-due';
}

const LastDay = z.union([z.iso.date(), z.literal(NEVER)]);
const byDue = defineCursor('tasks-due', z.tuple([LastDay, z.uuid()]));
const byDueBack = defineCursor('tasks-due-back', z.tuple([LastDay, z.uuid()]));
const byPlan = defineCursor('tasks-plan', z.tuple([z.uuid(), z.int(), z.uuid()]));

type Listed = Question & { readonly sort: Sort; readonly cursor?: string | undefined; readonly limit: number };

async function rowsOfPage(room: Room, caller: Caller, asked: Listed): Promise<{ readonly rows: readonly ListedRow[]; readonly next: string | null; readonly today: string } | Refusal> {
  const { sort, limit } = asked;
  const after = sort === 'plan' ? readCursor(byPlan, asked.cursor) : readCursor(sort === 'due' ? byDue : byDueBack, asked.cursor);
  if (isRefusal(after)) return after;
  const filter = await filterOf(room, caller, asked);
  const found = filter === null ? [] : await listTasks(room.database, { ...filter, sort, after, limit: limit + 1 }, await room.shares(room.database));
  const { items: rows, next } = sort === 'plan' ? pageOf(found, limit, byPlan, (row): [string, number, string] => [row.plan_id, row.position, row.id])
    : pageOf(found, limit, sort === 'due' ? byDue : byDueBack, (row): [string, string] => [row.due_on, row.id]);
  return { rows, next, today: today(room.clock) };
}

export async function listTaskPage(room: Room, caller: Caller, asked: Listed): Promise<TaskPage | Refusal> {
  const page = await rowsOfPage(room, caller, asked);
  if (isRefusal(page)) return page;
  const { rows, next, today: day } = page;
  return { items: rows.map((row) => itemOf({ ...row, card: JSON.parse(row.card) }, day)), next, today: day };
}

/** The same, as it is sent: the cards are most of it, and go out as they lie in the database. */
export async function writeTaskPage(room: Room, caller: Caller, asked: Listed): Promise<WrittenJson | Refusal> {
  const page = await rowsOfPage(room, caller, asked);
  if (isRefusal(page)) return page;
  const { rows, next, today: day } = page;
  const parts = ['{"items":['];
  for (const row of rows) parts.push(parts.length > 1 ? ',' : '', JSON.stringify(withoutCard(row, day)).slice(0, -1), ',"card":', row.card, '}');
  parts.push('],"next":', JSON.stringify(next), ',"today":', JSON.stringify(day), '}');
  return { writtenJson: Buffer.from(parts.join('')) };
}

export function itemOf(row: Omit<ListedRow, 'card'> & { readonly card: unknown }, day: string): TaskItem {
  return { ...withoutCard(row, day), card: row.card as Card };
}

function withoutCard(row: Omit<ListedRow, 'card'>, day: string): Omit<TaskItem, 'card'> {
  const dueOn = tasks.dueOn(row);
  return {
    id: row.id, planId: row.plan_id, parentId: row.parent_id, workstreamId: row.workstream_id, number: row.number, title: row.title, text: row.text, goal: row.goal, kind: row.kind as TaskItem['kind'], position: row.position,
    status: row.status as TaskItem['status'], dueOn, version: row.version, planTitle: row.plan_title, time: timeOf(dueOn, day),
  };
}

export async function countTasks(room: Room, caller: Caller, asked: Question & { readonly by: GroupBy }): Promise<Group[]> {
  const day = today(room.clock);
  const filter = await filterOf(room, caller, asked);
  if (filter === null) return asked.by === 'none' ? [{ key: null, label: null, tasks: 0 }] : [];
  return countGroups(room.database, filter, asked.by, { today: day, nearBefore: nearBefore(day) });
}

export async function openTask({ database, below, clock }: Room, caller: Caller, id: string): Promise<OpenedTask | Refusal> {
  const task = await tasks.findTask(database, id);
  const seen = task === undefined ? undefined : await seenPlan(below, database, caller, task.plan_id);
  if (task === undefined || seen === undefined || isRefusal(seen)) return refuse('task-not-found');
  const { plan, path } = seen;
  const amends = plan.status === 'published' && task.status === 'active' && may(caller, 'amend-plans', path);
  return openedTask(database, task, plan, today(clock), amends);
}

async function openedTask(db: Executor, task: Awaited<ReturnType<typeof tasks.findTask>> & object, plan: plans.PlanRow, day: string, amends: boolean): Promise<OpenedTask> {
  const hanging = (await tasks.hangingOn(db, [task.id]))(task.id);
  const streams = new Map((await plans.listWorkstreams(db, plan.id)).map((stream) => [stream.id, stream]));
  const headings = chainOf(streams, task.workstream_id).map(({ heading }) => heading);
  const held = (row: { id: string; span_start: number | null; span_end: number | null; valid_from: string; valid_to: string | null }): { id: string; span: Span; from: string; to: string | null } => ({ id: row.id, span: spanOf(row), from: row.valid_from, to: row.valid_to });
  const recurrence = recurrenceOf(task);
  const dueOn = tasks.dueOn(task);
  return {
    id: task.id, planId: plan.id, planTitle: plan.title, planVersion: plan.version, parentId: task.parent_id, workstreamId: task.workstream_id, documentId: task.document_id, headings, number: task.number, title: task.title, text: task.text, goal: task.goal,
    kind: task.kind as OpenedTask['kind'], position: task.position, status: task.status as OpenedTask['status'], withdrawnOn: task.withdrawn_on, dueOn, time: timeOf(dueOn, day), version: task.version, span: spanOf(task),
    recurrence: recurrence === null ? null : { ...recurrence, span: task.recurrence_start === null || task.recurrence_end === null ? null : [task.recurrence_start, task.recurrence_end] },
    responsibilities: hanging.responsibilities.map((row) => ({ ...held(row), name: row.name, role: row.role as Role, unitId: row.unit_id, collectiveId: row.collective_id })),
    leaders: hanging.leaders.map((row) => ({ ...held(row), kind: row.kind as 'leader' | 'office', name: row.name })),
    deadlines: hanging.deadlines.map((row) => ({ ...held(row), text: row.text, on: row.due_on, about: row.about })),
    targets: hanging.targets.map((row) => ({ ...held(row), ...targetOf(row) })),
    children: await tasks.childrenOf(db, task.id), actions: amends ? ['amend', 'withdraw'] : [],
  };
}

/** @param aims that still hold: targets that stand in a heading */
export function workstreamsShown(streams: readonly WorkstreamRow[], aims: readonly TargetRow[]): Workstream[] {
  const within = Map.groupBy(aims, ({ workstream_id }) => workstream_id);
  return streams.map((row) => ({ id: row.id, parentId: row.parent_id, heading: row.heading, position: row.position, span: spanOf(row), targets: (within.get(row.id) ?? []).map((aim) => ({ ...targetOf(aim), span: spanOf(aim) })) }));
}

function spanOf({ span_start, span_end }: { readonly span_start: number | null; readonly span_end: number | null }): Span {
  return span_start === null || span_end === null ? null : [span_start, span_end];
}
