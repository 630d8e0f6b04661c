/** SQL of what is owed, line by line. Every function takes its executor first. */
import { type RawBuilder, sql } from 'kysely';
import type { Reach } from '#access';
import type { Executor } from '#platform';
import { owesReport, STANDS, timeOf } from '../totals/store.ts';

export interface OwedRow {
  readonly id: string; readonly plan_id: string; readonly plan_title: string; readonly task_id: string; readonly number: string | null; readonly title: string | null; readonly task_title: string | null; readonly text: string; readonly goal: string | null; readonly kind: string;
  readonly workstream_id: string | null; readonly unit_id: string; readonly unit_name: string; readonly role: string; readonly part: boolean; readonly due_on: string; readonly status: string; readonly closed_on: string | null; readonly standing: string | null; readonly problem_kind: string | null;
  readonly evidence: string; readonly pace: string; readonly reported_on: string | null; readonly office: string | null; readonly heading: string | null; readonly problem: string | null; readonly last_period_id: string | null;
  readonly check_id: string | null; readonly check_title: string | null; readonly check_due: string | null; readonly asked: boolean; readonly time: string;
}

export interface OwedFilter {
  readonly reach: Reach;
  readonly today: string;
  readonly warning: number;
  readonly planId: string | null;
  readonly taskId: string | null;
  readonly ids: readonly string[] | null;
  readonly unitId: string | null;
  /** At this unit or below it. */
  readonly under: string | null;
  readonly workstreamId: string | null;
  readonly targetId: string | null;
  readonly time: readonly string[] | null;
  readonly pace: string | null;
  readonly evidence: string | null;
  readonly standing: string | null;
  readonly problemKind: string | null;
  /** Asked in the newest open period: handed in, or missing. */
  readonly reported: boolean | null;
  readonly words: string | null;
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

/** The period that a plan is in: the newest that is open. */
const REPORTED = sql<boolean>`(a.last_period_id is not distinct from k.id and k.id is not null)`;
const ASKED = sql<boolean>`(k.id is not null and ${owesReport(sql`k.to_on`, REPORTED)})`;
const CHECK = sql`left join lateral (select id, title, due_on, to_on from delivery.period where plan_id = a.plan_id and status = 'open' order by from_on desc limit 1) k on true`;

/** Soonest first. */
export async function listOwed(db: Executor, filter: OwedFilter): Promise<OwedRow[]> {
  const { after, limit } = filter;
  const time = timeOf(filter.today, filter.warning, sql`k.id`, sql`k.due_on`, REPORTED);
  const { rows } = await sql<OwedRow>`select s.*, w.heading, l.problem from (
      select a.id, a.plan_id, i.title as plan_title, a.task_id, t.number, a.title, t.title as task_title, t.text, t.goal, t.kind, t.workstream_id, a.unit_id, u.name as unit_name, a.role, a.parent_id is not null as part, a.due_on, a.status, a.closed_on,
        a.standing, a.problem_kind, a.evidence, a.pace, a.reported_on, o.name as office, a.last_period_id, k.id as check_id, k.title as check_title, k.due_on as check_due, ${ASKED} as asked, ${time} as time
      from delivery.assignment a join plans.issued_task t on t.id = a.task_id join plans.issued_plan i on i.id = a.plan_id join delivery.dispatch d on d.id = a.dispatch_id join units.place u on u.id = a.unit_id left join units.place o on o.id = a.office_unit_id ${CHECK}
      where ${conditions(filter)}) s
    left join plans.issued_workstream w on w.id = s.workstream_id
    left join lateral (select problem from delivery.report where assignment_id = s.id and period_id = s.last_period_id and status in ('submitted', 'passed', 'ratified')) l on true
    where ${filter.time === null ? sql`true` : sql`s.time = any(${[...filter.time]}::text[])`}${after === null ? sql`` : sql` and (s.due_on, s.id) > (${after[0]}::date, ${after[1]}::uuid)`}
    order by s.due_on, s.id limit ${limit}`.execute(db);
  return rows;
}

function conditions({ reach, planId, taskId, ids, unitId, under, workstreamId, targetId, pace, evidence, standing, problemKind, reported, words }: OwedFilter): RawBuilder<unknown> {
  const at = (column: string): RawBuilder<unknown> => sql`${sql.ref(column)} in (select id from units.place where path && ${[...reach as readonly string[]]}::uuid[])`;
  const all: RawBuilder<unknown>[] = [STANDS];
  if (reach !== 'everywhere') all.push(sql`(a.path && ${[...reach]}::uuid[] or ${at('d.from_unit_id')} or ${at('i.owner_unit_id')})`);
  if (planId !== null) all.push(sql`a.plan_id = ${planId}`);
  if (taskId !== null) all.push(sql`a.task_id = ${taskId}`);
  if (ids !== null) all.push(sql`a.id = any(${[...ids]}::uuid[])`);
  if (unitId !== null) all.push(sql`a.unit_id = ${unitId}`);
  if (under !== null) all.push(sql`a.path @> array[${under}::uuid]`);
  if (workstreamId !== null) all.push(sql`t.workstream_id = ${workstreamId}`);
  if (targetId !== null) all.push(sql`exists (select 1 from delivery.share h where h.assignment_id = a.id and h.target_id = ${targetId})`);
  if (pace !== null) all.push(sql`a.pace = ${pace}`);
  if (evidence !== null) all.push(sql`a.evidence = ${evidence}`);
  if (standing !== null) all.push(sql`a.standing = ${standing}`);
  if (problemKind !== null) all.push(sql`a.problem_kind = ${problemKind} and a.standing = 'blocked'`);
  if (reported !== null) all.push(sql`${ASKED} and ${REPORTED} = ${reported}`);
  if (words !== null) all.push(sql`strpos(lower(concat_ws(' ', t.number, t.title, t.text, a.title, u.name)), ${words.toLowerCase()}) > 0`);
  return sql.join(all, sql` and `);
}

export interface TaskStateRow { readonly task_id: string; readonly time: string; readonly pace: string; readonly evidence: string; readonly asked: number; readonly missing: number; readonly units: number; readonly leads: readonly string[] }

/** Of each task, how many of those who owe it (without pieces) stand in each combination of states. */
export async function taskStates(db: Executor, filter: Pick<OwedFilter, 'reach' | 'today' | 'warning' | 'planId'> & { readonly taskIds: readonly string[] | null }): Promise<TaskStateRow[]> {
  const time = timeOf(filter.today, filter.warning, sql`k.id`, sql`k.due_on`, REPORTED);
  const all = { ...filter, taskId: null, ids: null, unitId: null, under: null, workstreamId: null, targetId: null, pace: null, evidence: null, standing: null, problemKind: null, reported: null, words: null, time: null, after: null, limit: 0 };
  const { rows } = await sql<TaskStateRow>`select s.task_id, s.time, s.pace, s.evidence, count(*)::integer as units, (count(*) filter (where s.asked))::integer as asked, (count(*) filter (where s.asked and not s.reported))::integer as missing,
      coalesce((array_agg(s.unit_name order by s.position, s.unit_name) filter (where s.role in ('lead', 'co-lead')))[1:3], '{}') as leads
    from (select a.task_id, ${time} as time, a.pace, a.evidence, a.role, a.position, u.name as unit_name, ${ASKED} as asked, ${REPORTED} as reported
      from delivery.assignment a join plans.issued_task t on t.id = a.task_id join plans.issued_plan i on i.id = a.plan_id join delivery.dispatch d on d.id = a.dispatch_id join units.place u on u.id = a.unit_id ${CHECK}
      where ${conditions(all)} and a.parent_id is null${filter.taskIds === null ? sql`` : sql` and a.task_id = any(${[...filter.taskIds]}::uuid[])`}) s
    group by s.task_id, s.time, s.pace, s.evidence`.execute(db);
  return rows;
}

export interface StepRow { readonly id: string; readonly assignment_id: string; readonly kind: string; readonly title: string; readonly starts_on: string | null; readonly due_on: string; readonly reached_on: string | null }

export async function stepsOf(db: Executor, assignmentIds: readonly string[]): Promise<StepRow[]> {
  if (assignmentIds.length === 0) return [];
  return db.selectFrom('delivery.milestone').select(['id', 'assignment_id', 'kind', 'title', 'starts_on', 'due_on', 'reached_on']).where('assignment_id', 'in', [...assignmentIds]).orderBy('due_on').orderBy('position').orderBy('id').execute();
}

export interface ToldRow { readonly id: string; readonly period: string; readonly status: string; readonly standing: string | null; readonly progress: string | null; readonly problem: string | null; readonly problem_kind: string | null; readonly remedy: string | null; readonly next_step: string | null; readonly submitted_at: string | null }

/** What was handed in, newest first; drafts are nobody else's. */
export async function reportsOf(db: Executor, assignmentId: string, most: number): Promise<ToldRow[]> {
  const { rows } = await sql<ToldRow>`select r.id, pd.title as period, r.status, r.standing, r.progress, r.problem, r.problem_kind, r.remedy, r.next_step, r.submitted_at
    from delivery.report r join delivery.period pd on pd.id = r.period_id where r.assignment_id = ${assignmentId} and r.status in ('submitted', 'passed', 'ratified') order by pd.to_on desc, pd.from_on desc limit ${most}`.execute(db);
  return rows;
}

export interface SheetRow { readonly unit_id: string; readonly name: string; readonly plans: number; readonly total: number; readonly overdue: number; readonly near: number; readonly behind: number; readonly blocked: number; readonly closed: number; readonly asked: number; readonly missing: number }

/** Of each unit, over all plans, what it and those below it owe: each piece once, as it is seen from there. */
export async function sheetsOf(db: Executor, filter: Pick<OwedFilter, 'reach' | 'today' | 'warning'>, unitIds: readonly string[]): Promise<SheetRow[]> {
  const time = timeOf(filter.today, filter.warning, sql`k.id`, sql`k.due_on`, REPORTED);
  const all = { ...filter, planId: null, taskId: null, ids: null, unitId: null, under: null, workstreamId: null, targetId: null, pace: null, evidence: null, standing: null, problemKind: null, reported: null, words: null, time: null, after: null, limit: 0 };
  const counted = (when: RawBuilder<unknown>): RawBuilder<unknown> => sql`(count(*) filter (where ${when}))::integer`;
  const { rows } = await sql<SheetRow>`select p.id as unit_id, p.name, count(distinct s.plan_id)::integer as plans, count(s.id)::integer as total, ${counted(sql`s.time = 'overdue'`)} as overdue, ${counted(sql`s.time = 'near'`)} as near, ${counted(sql`s.pace = 'behind'`)} as behind,
      ${counted(sql`s.standing = 'blocked'`)} as blocked, ${counted(sql`s.time = 'closed'`)} as closed, ${counted(sql`s.asked`)} as asked, ${counted(sql`s.asked and not s.reported`)} as missing
    from units.place p left join lateral (select a.id, a.plan_id, ${time} as time, a.pace, a.standing, ${ASKED} as asked, ${REPORTED} as reported
      from delivery.assignment a join plans.issued_task t on t.id = a.task_id join plans.issued_plan i on i.id = a.plan_id join delivery.dispatch d on d.id = a.dispatch_id left join delivery.assignment w on w.id = a.parent_id ${CHECK}
      where a.path @> array[p.id] and (w.id is null or not w.path @> array[p.id]) and i.status = 'published' and ${conditions(all)}) s on true
    where p.id = any(${[...unitIds]}::uuid[]) group by p.id, p.name order by p.name, p.id`.execute(db);
  return rows;
}
