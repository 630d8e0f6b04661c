/** What is owed, line by line, each with its four states and why. */
import { z } from 'zod';
import { reachOf } from '#access';
import { today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { type Caller, defineCursor, type Executor, pageOf, readCursor } from '#platform';
import { courseOf, fourStates, on, paceOfShare, type ShareFacts, warningDays } from '../four-states/index.ts';
import { dayOrNull, NEVER, type Room } from '../room.ts';
import { figuresOf, sharesOf } from '../totals/figures-store.ts';
import { factsOf } from '../totals/follow.ts';
import { scopeOf } from '../totals/scope.ts';
import type { Course, OpenedOwed, Owed, OwedPage, TaskStates, UnitSheet } from './model.ts';
import * as store from './store.ts';

type At = Pick<Room, 'database' | 'clock'>;

export interface OwedAsked {
  readonly plan?: string | undefined; readonly task?: string | undefined; readonly unit?: string | undefined; readonly under?: string | undefined; readonly workstream?: string | undefined; readonly target?: string | undefined;
  readonly time?: readonly string[] | undefined; readonly pace?: string | undefined; readonly evidence?: string | undefined; readonly standing?: string | undefined; readonly problem?: string | undefined; readonly reported?: 'yes' | 'no' | undefined; readonly text?: string | undefined;
  readonly cursor?: string | undefined; readonly limit: number;
}

const byDue = defineCursor('owed', z.tuple([z.union([z.iso.date(), z.literal(NEVER)]), z.uuid()]));

export async function listOwed({ database, clock }: At, caller: Caller, asked: OwedAsked): Promise<OwedPage | Refusal> {
  const after = readCursor(byDue, asked.cursor);
  if (isRefusal(after)) return after;
  const day = today(clock);
  const rows = await store.listOwed(database, { ...filterOf(caller, day, asked), after, limit: asked.limit + 1 });
  const { items, next } = pageOf(rows, asked.limit, byDue, (row): [string, string] => [row.due_on, row.id]);
  return { items: await shownAll(database, items, day), next, today: day };
}

export function filterOf(caller: Caller, day: string, asked: Omit<OwedAsked, 'limit'>): Omit<store.OwedFilter, 'after' | 'limit'> {
  const words = asked.text?.trim() ?? '';
  return {
    reach: reachOf(caller, 'read-delivery'), today: day, warning: on(warningDays, day), planId: asked.plan ?? null, taskId: asked.task ?? null, ids: null, unitId: asked.unit ?? null, under: asked.under ?? null, workstreamId: asked.workstream ?? null, targetId: asked.target ?? null,
    time: asked.time ?? null, pace: asked.pace ?? null, evidence: asked.evidence ?? null, standing: asked.standing ?? null, problemKind: asked.problem ?? null, reported: asked.reported === undefined ? null : asked.reported === 'yes', words: words === '' ? null : words,
  };
}

/** Refuses `assignment-not-found`. */
export async function openOwed({ database, clock }: At, caller: Caller, id: string): Promise<OpenedOwed | Refusal> {
  const day = today(clock);
  const [row] = await store.listOwed(database, { ...filterOf(caller, day, {}), ids: [id], after: null, limit: 1 });
  if (row === undefined) return refuse('assignment-not-found');
  const shares = await sharesOf(database, [id]);
  const figures = Map.groupBy(await figuresOf(database, shares.map((share) => share.id)), ({ share_id }) => share_id);
  const steps = await store.stepsOf(database, [id]);
  const reports = await store.reportsOf(database, id, MOST_REPORTS);
  return {
    ...shownOwed(row, shares.map(factsOf), day), text: row.text, goal: row.goal, office: row.office, today: day,
    courses: shares.map((share) => courseOfShare({ ...factsOf(share), id: share.id }, figures.get(share.id) ?? [])),
    steps: steps.map((step) => ({ id: step.id, kind: step.kind as OpenedOwed['steps'][number]['kind'], title: step.title, startsOn: step.starts_on, dueOn: step.due_on, reachedOn: step.reached_on })),
    reports: reports.map((told) => ({ reportId: told.id, period: told.period, status: told.status, standing: told.standing as Owed['standing'], progress: told.progress, problem: told.problem, problemKind: told.problem_kind as Owed['problemKind'], remedy: told.remedy, nextStep: told.next_step, submittedAt: told.submitted_at })),
  };
}

/** Ten years of quarters. */
const MOST_REPORTS = 40;

export function courseOfShare(share: ShareFacts & { readonly id: string }, actual: readonly { readonly on: string; readonly value: number; readonly period: string }[]): Course {
  const days = [share.startsOn, share.endsOn, ...actual.map((one) => one.on)].filter((one): one is string => one !== null).toSorted();
  const [from, to] = [days[0], days.at(-1)];
  return {
    shareId: share.id, metric: share.metric, unit: share.unit, basis: share.basis, comparator: share.comparator, value: share.value, base: share.base, pace: paceOfShare(share),
    expected: from === undefined || to === undefined ? [] : courseOf(share, from, to), actual: actual.map(({ on: day, value, period }) => ({ on: day, value, period })),
  };
}

/** Rows with their states; the shares of all of them are read at once. */
export async function shownAll(db: Executor, rows: readonly store.OwedRow[], day: string): Promise<Owed[]> {
  const shares = Map.groupBy(await sharesOf(db, rows.map(({ id }) => id)), ({ assignment_id }) => assignment_id);
  return rows.map((row) => shownOwed(row, (shares.get(row.id) ?? []).map(factsOf), day));
}

function shownOwed(row: store.OwedRow, shares: readonly ShareFacts[], day: string): Owed {
  const dueOn = dayOrNull(row.due_on);
  const reported = row.check_id === null ? null : row.last_period_id === row.check_id;
  const check = row.check_id === null || row.check_title === null || row.check_due === null ? null : { title: row.check_title, dueOn: row.check_due, reported: reported === true };
  return {
    id: row.id, planId: row.plan_id, planTitle: row.plan_title, taskId: row.task_id, number: row.number, title: row.title ?? row.task_title ?? row.text, heading: row.heading, unitId: row.unit_id, unitName: row.unit_name, role: row.role as Owed['role'], part: row.part, dueOn,
    status: row.status as Owed['status'], standing: row.standing as Owed['standing'], problemKind: row.standing === 'blocked' ? row.problem_kind as Owed['problemKind'] : null, problem: row.standing === 'blocked' ? row.problem : null, reportedOn: row.reported_on, reported: row.asked ? reported : null,
    states: fourStates({ time: { dueOn, closedOn: row.status === 'closed' ? row.closed_on ?? day : null, ...(row.kind === 'standing' ? { check } : {}) }, shares, evidence: { evidence: row.evidence as 'none', reportedOn: row.reported_on } }, day),
  };
}

/** Of tasks, how many of those who owe them stand in each state: of a plan, or of the tasks that a ledger's page shows. Refuses `plan-not-found`. */
export async function statesOfTasks({ database, clock }: At, caller: Caller, asked: { readonly plan?: string | undefined; readonly tasks?: readonly string[] | undefined }): Promise<TaskStates[] | Refusal> {
  if (asked.plan !== undefined) {
    const scope = await scopeOf(database, caller, asked.plan);
    if (isRefusal(scope)) return scope;
  }
  const day = today(clock);
  const rows = await store.taskStates(database, { reach: reachOf(caller, 'read-delivery'), today: day, warning: on(warningDays, day), planId: asked.plan ?? null, taskIds: asked.tasks ?? null });
  return [...Map.groupBy(rows, ({ task_id }) => task_id)].map(([taskId, all]) => ({
    taskId, units: sum(all, () => true), leads: [...new Set(all.flatMap(({ leads }) => leads))].slice(0, 3), asked: all.reduce((count, row) => count + row.asked, 0), missing: all.reduce((count, row) => count + row.missing, 0),
    time: countsBy(all, 'time'), pace: countsBy(all, 'pace'), evidence: countsBy(all, 'evidence'), register: { 'not-measurable': sum(all, () => true) },
  }));
}

function sum(rows: readonly store.TaskStateRow[], counts: (row: store.TaskStateRow) => boolean): number {
  return rows.reduce((count, row) => (counts(row) ? count + row.units : count), 0);
}

function countsBy(rows: readonly store.TaskStateRow[], column: 'time' | 'pace' | 'evidence'): Record<string, number> {
  return Object.fromEntries([...new Set(rows.map((row) => row[column]))].map((state) => [state, sum(rows, (row) => row[column] === state)]));
}

/** Of units, as of a leader's counties, what is owed there over all plans, as far as the caller sees it. */
export async function unitSheets({ database, clock }: At, caller: Caller, unitIds: readonly string[]): Promise<UnitSheet[]> {
  const day = today(clock);
  const rows = await store.sheetsOf(database, { reach: reachOf(caller, 'read-delivery'), today: day, warning: on(warningDays, day) }, unitIds);
  return rows.map(({ unit_id, ...counts }) => ({ unitId: unit_id, ...counts }));
}
