/** The matrix, the timeline, the courses of targets, the calendar, and the glance of a leader. */
import { reachOf } from '#access';
import { addDays, daysBetween, today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Caller, Executor } from '#platform';
import { expectedOn } from '../four-states/index.ts';
import { filterOf, shownAll } from '../owed/commands.ts';
import { listOwed } from '../owed/store.ts';
import type { Room } from '../room.ts';
import { lookAt } from '../totals/commands.ts';
import { figuresOf, type ShareRow, sharesOf } from '../totals/figures-store.ts';
import { factsOf } from '../totals/follow.ts';
import { scopeOf } from '../totals/scope.ts';
import { periodsOf } from '../totals/store.ts';
import type { AimCourse, AtRisk, Changed, DueCalendar, DueItem, Glance, Matrix, Timeline } from './model.ts';
import * as store from './store.ts';

type At = Pick<Room, 'database' | 'clock'>;
const nameOf = ({ title, text }: { readonly title: string | null; readonly text: string }): string => title ?? text;

export async function planMatrix({ database, clock }: At, caller: Caller, planId: string, under: string | undefined): Promise<Matrix | Refusal> {
  const scope = await scopeOf(database, caller, planId);
  if (isRefusal(scope)) return scope;
  const looked = await lookAt(database, planId, scope.reach, { under }, today(clock));
  if (isRefusal(looked)) return looked;
  const rows = await store.cellsOf(database, looked.asked);
  const units = await store.unitNames(database, [...new Set(rows.map(({ unit_id }) => unit_id))]);
  const owed = new Set(rows.map(({ task_id }) => task_id));
  const tasks = (await store.taskHeads(database, planId)).filter(({ id }) => owed.has(id));
  const [unitAt, taskAt] = [places(units), places(tasks)];
  return {
    today: looked.today, units, tasks: tasks.map((task) => ({ id: task.id, number: task.number, title: nameOf(task), heading: task.heading })),
    cells: rows.map(({ unit_id, task_id, states }): [number, number, string] => [unitAt.get(unit_id) ?? 0, taskAt.get(task_id) ?? 0, states]),
  };
}

function places(rows: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(rows.map(({ id }, place) => [id, place]));
}

const MOST_STEPS = 2_000;

export async function planTimeline({ database, clock }: At, caller: Caller, planId: string): Promise<Timeline | Refusal> {
  const scope = await scopeOf(database, caller, planId);
  if (isRefusal(scope)) return scope;
  const day = today(clock);
  const asked = { planId, reach: scope.reach, asOf: day };
  const spans = new Map((await store.spansOf(database, asked)).map((row) => [row.task_id, row]));
  const steps = Map.groupBy(await store.planSteps(database, asked, MOST_STEPS), ({ task_id }) => task_id);
  const tasks = (await store.taskHeads(database, planId)).flatMap((task): Timeline['tasks'] => {
    const span = spans.get(task.id);
    return span === undefined ? [] : [{
      taskId: task.id, number: task.number, title: nameOf(task), heading: task.heading, from: span.from_on, dueOn: span.due_on, units: span.units, closed: span.closed, overdue: span.overdue,
      steps: (steps.get(task.id) ?? []).map((step) => ({ kind: step.kind as 'phase', title: step.title, unitName: step.unit_name, startsOn: step.starts_on, dueOn: step.due_on, reachedOn: step.reached_on })),
    }];
  });
  const days = [day, ...tasks.flatMap(({ from, dueOn }) => [from, dueOn ?? from])].toSorted();
  return { today: day, from: days[0] ?? day, to: days.at(-1) ?? day, tasks };
}

/** Each target along the periods that were opened. */
export async function planCourses({ database }: At, caller: Caller, planId: string): Promise<AimCourse[] | Refusal> {
  const scope = await scopeOf(database, caller, planId);
  if (isRefusal(scope)) return scope;
  const periods = (await periodsOf(database, planId)).toReversed();
  const counted = await store.outermostShares(database, { planId, reach: scope.reach });
  const shares = await sharesOf(database, counted.map(({ assignment_id }) => assignment_id));
  const figures = await figuresOf(database, shares.map(({ id }) => id));
  const told = new Map(figures.map(({ share_id, on, value }) => [`${share_id} ${on}`, value]));
  return [...Map.groupBy(shares, ({ target_id }) => target_id)].map(([targetId, all]) => {
    const [first] = all as [ShareRow, ...ShareRow[]];
    return {
      targetId, metric: first.metric, unit: first.unit, basis: first.basis, shares: all.length, shared: all.reduce((sum, { value }) => sum + value, 0),
      points: periods.map(({ title, to_on }) => pointOf(all, told, addDays(to_on, -1), title)),
    };
  });
}

function pointOf(shares: readonly ShareRow[], told: ReadonlyMap<string, number>, day: string, period: string): AimCourse['points'][number] {
  const expected = shares.flatMap((share) => { const found = expectedOn(factsOf(share), day); return 'none' in found ? [] : [found.expected]; });
  const actual = shares.flatMap(({ id }) => told.get(`${id} ${day}`) ?? []);
  const sum = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((all, value) => all + value, 0));
  return { on: day, period, expected: sum(expected), actual: sum(actual), reported: actual.length, missing: shares.length - actual.length };
}

const [MOST_DUE, LONGEST_CALENDAR] = [1_000, 400];

/** Refuses `range-too-long` and `period-backwards`. */
export async function dueCalendar({ database, clock }: At, caller: Caller, from: string, to: string): Promise<DueCalendar | Refusal> {
  const days = daysBetween(from, to);
  if (days < 0) return refuse('range-backwards', { from, to });
  if (days > LONGEST_CALENDAR) return refuse('range-too-long', { limit: LONGEST_CALENDAR });
  const rows = await store.dueBetween(database, reachOf(caller, 'read-delivery'), from, to, MOST_DUE + 1);
  return {
    today: today(clock), from, to, more: rows.length > MOST_DUE,
    items: rows.slice(0, MOST_DUE).map((row) => ({ on: row.on, kind: row.kind as DueItem['kind'], title: row.title, planId: row.plan_id, planTitle: row.plan_title, taskId: row.task_id, units: row.units, unitName: row.units === 1 ? row.unit_name : null, done: row.done })),
  };
}

/** As many as a leader reads. */
const SHORT = 8;
const DAYS_BACK = 7;

export async function glance({ database, clock }: At, caller: Caller, asked: { readonly since?: string | undefined }): Promise<Glance> {
  const day = today(clock);
  const person = personOf(caller);
  const lastLook = person === null ? null : await store.lastLook(database, person, day);
  const since = asked.since === undefined || asked.since > day ? lastLook ?? addDays(day, -DAYS_BACK) : asked.since;
  const reach = reachOf(caller, 'read-delivery');
  const risks = await store.atRisk(database, reach, day, SHORT);
  const worst = await owedOf(database, caller, day, { ids: risks.map(({ worst_id }) => worst_id) });
  const stuck = await owedOf(database, caller, day, { standing: 'blocked' });
  const on = await store.stuckOn(database, reach);
  const size = await store.sizeOf(database, reach);
  return {
    today: day, since, lastLook, ...size,
    atRisk: risks.map((row): AtRisk => ({ planId: row.plan_id, planTitle: row.plan_title, taskId: row.task_id, number: row.number, title: nameOf(row), heading: row.heading, lead: row.lead, units: row.units, overdue: row.overdue, behind: row.behind, worst: worst.find(({ id }) => id === row.worst_id) ?? null })),
    atRiskCount: risks[0]?.all ?? 0,
    stuck, stuckCount: on.reduce((sum, { count }) => sum + count, 0), stuckOn: on.map(({ kind, count }) => ({ kind: kind as Glance['stuckOn'][number]['kind'], count })),
    changed: (await store.changedSince(database, reach, since, day, SHORT)).map((row) => ({ kind: row.kind as Changed['kind'], planId: row.plan_id, planTitle: row.plan_title, count: row.count, units: [...row.units] })),
  };
}

/** Notes that somebody looked today, for themselves alone: the day, once, however often. */
export async function noteLook({ database, clock }: At, caller: Caller): Promise<undefined> {
  const person = personOf(caller);
  if (person !== null) await store.noteLook(database, person, today(clock));
  return undefined;
}

/** A look of a year ago says nothing. */
export async function forgetOldLooks({ database, clock }: At): Promise<void> {
  await store.forgetLooks(database, addDays(today(clock), -366));
}

function personOf(caller: Caller): string | null {
  return caller.kind === 'account' ? caller.id : null;
}

async function owedOf(db: Executor, caller: Caller, day: string, asked: { readonly ids?: readonly string[]; readonly standing?: string }) {
  if (asked.ids?.length === 0) return [];
  return shownAll(db, await listOwed(db, { ...filterOf(caller, day, { standing: asked.standing }), ids: asked.ids ?? null, ...(asked.standing === undefined ? {} : { time: ['overdue', 'near', 'not-due', 'no-deadline'] }), after: null, limit: SHORT }), day);
}
