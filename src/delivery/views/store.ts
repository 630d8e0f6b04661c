/** SQL of the matrix, the timeline, the calendar and the glance. Every function takes its executor first. */
import { type RawBuilder, sql } from 'kysely';
import type { Reach } from '#access';
import type { Executor } from '#platform';
import { type Asked, owesReport, STANDS, timeOf } from '../totals/store.ts';

const TIME_DIGIT = sql.raw(`case s.time when 'overdue' then '0' when 'near' then '1' when 'not-due' then '2' when 'no-deadline' then '3' else '4' end`);
const PACE_DIGIT = sql.raw(`case s.pace when 'behind' then '0' when 'on' then '1' when 'ahead' then '2' else '3' end`);
const EVIDENCE_DIGIT = sql.raw(`case s.evidence when 'none' then '0' when 'submitted' then '1' else '2' end`);

export interface CellRow { readonly unit_id: string; readonly task_id: string; readonly states: string }

/** What each unit owes of each task. Pieces of one unit's own task stand with it. */
export async function cellsOf(db: Executor, { planId, reach, asOf, warning, period, under }: Asked): Promise<CellRow[]> {
  const id = sql`${period?.id ?? null}::uuid`;
  const { rows } = await sql<CellRow>`select s.unit_id, s.task_id, min(${TIME_DIGIT}) || min(${PACE_DIGIT}) || min(${EVIDENCE_DIGIT}) as states from (
      select a.unit_id, a.task_id, ${timeOf(asOf, warning, id, sql`${period?.dueOn ?? null}::date`, sql`(a.last_period_id is not distinct from ${id})`)} as time, a.pace, a.evidence
      from delivery.assignment a join plans.issued_task t on t.id = a.task_id
      where a.plan_id = ${planId} and ${STANDS}${reach === null ? sql`` : sql` and a.path && ${[...reach]}::uuid[]`}${under === null ? sql`` : sql` and a.path @> array[${under}::uuid]`}) s
    group by s.unit_id, s.task_id`.execute(db);
  return rows;
}

/** In the order of the tree: each unit after the one above it. */
export async function unitNames(db: Executor, ids: readonly string[]): Promise<{ readonly id: string; readonly name: string }[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; name: string }>`select u.id, u.name from units.place u where u.id = any(${[...ids]}::uuid[]) order by cardinality(u.path), u.path[1:cardinality(u.path) - 1], u.name, u.id`.execute(db);
  return rows;
}

export interface TaskHeadRow { readonly id: string; readonly number: string | null; readonly title: string | null; readonly text: string; readonly workstream_id: string | null; readonly heading: string | null }

/** In the order of the paper. */
export async function taskHeads(db: Executor, planId: string): Promise<TaskHeadRow[]> {
  const { rows } = await sql<TaskHeadRow>`select t.id, t.number, t.title, left(t.text, 200) as text, t.workstream_id, w.heading from plans.issued_task t left join plans.issued_workstream w on w.id = t.workstream_id where t.plan_id = ${planId} order by t.position, t.id`.execute(db);
  return rows;
}

export interface SpanRow { readonly task_id: string; readonly from_on: string; readonly due_on: string | null; readonly units: number; readonly closed: number; readonly overdue: number }

export async function spansOf(db: Executor, { planId, reach, asOf }: Pick<Asked, 'planId' | 'reach' | 'asOf'>): Promise<SpanRow[]> {
  const { rows } = await sql<SpanRow>`select a.task_id, min(d.dispatched_on) as from_on, max(nullif(a.due_on, 'infinity')) as due_on, count(*)::integer as units, (count(*) filter (where a.status = 'closed'))::integer as closed,
      (count(*) filter (where a.status <> 'closed' and a.due_on < ${asOf}::date))::integer as overdue
    from delivery.assignment a join delivery.dispatch d on d.id = a.dispatch_id
    where a.plan_id = ${planId} and ${STANDS} and a.parent_id is null${reach === null ? sql`` : sql` and a.path && ${[...reach]}::uuid[]`} group by a.task_id`.execute(db);
  return rows;
}

export interface PlanStepRow { readonly task_id: string; readonly kind: string; readonly title: string; readonly unit_name: string; readonly starts_on: string | null; readonly due_on: string; readonly reached_on: string | null }

export async function planSteps(db: Executor, { planId, reach }: Pick<Asked, 'planId' | 'reach'>, most: number): Promise<PlanStepRow[]> {
  const { rows } = await sql<PlanStepRow>`select a.task_id, m.kind, m.title, u.name as unit_name, m.starts_on, m.due_on, m.reached_on from delivery.milestone m join delivery.assignment a on a.id = m.assignment_id join units.place u on u.id = a.unit_id
    where a.plan_id = ${planId} and ${STANDS}${reach === null ? sql`` : sql` and a.path && ${[...reach]}::uuid[]`} order by m.due_on, u.name, m.position, m.id limit ${most}`.execute(db);
  return rows;
}

/** Shares that count once as the caller sees them: not of a piece whose whole is seen too. */
export async function outermostShares(db: Executor, { planId, reach }: Pick<Asked, 'planId' | 'reach'>): Promise<{ readonly assignment_id: string }[]> {
  const { rows } = await sql<{ assignment_id: string }>`select distinct h.assignment_id from delivery.share h join delivery.assignment a on a.id = h.assignment_id left join delivery.assignment p on p.id = a.parent_id
    where a.plan_id = ${planId} and ${STANDS} and ${reach === null ? sql`p.id is null` : sql`a.path && ${[...reach]}::uuid[] and (p.id is null or not p.path && ${[...reach]}::uuid[])`}`.execute(db);
  return rows;
}

export interface DueRow { readonly on: string; readonly kind: string; readonly title: string; readonly plan_id: string; readonly plan_title: string; readonly task_id: string | null; readonly units: number; readonly unit_name: string | null; readonly done: number }

function seen(reach: Reach): RawBuilder<unknown> {
  return reach === 'everywhere' ? sql`true` : sql`(a.path && ${[...reach]}::uuid[] or i.owner_unit_id in (select id from units.place where path && ${[...reach]}::uuid[]))`;
}

/** What is due from one day to another, both included: deadlines by task, steps, and reports of open periods. */
export async function dueBetween(db: Executor, reach: Reach, from: string, to: string, most: number): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`select * from (
      select a.due_on as "on", 'deadline' as kind, coalesce(t.title, left(t.text, 60)) as title, a.plan_id, i.title as plan_title, a.task_id, count(*)::integer as units, min(u.name) as unit_name, (count(*) filter (where a.status = 'closed'))::integer as done
        from delivery.assignment a join plans.issued_task t on t.id = a.task_id join plans.issued_plan i on i.id = a.plan_id join units.place u on u.id = a.unit_id
        where ${STANDS} and a.due_on between ${from}::date and ${to}::date and a.parent_id is null and ${seen(reach)} group by a.due_on, t.id, t.title, t.text, a.plan_id, i.title, a.task_id
      union all
      select m.due_on, m.kind, m.title, a.plan_id, i.title, a.task_id, 1, u.name, (m.reached_on is not null)::integer
        from delivery.milestone m join delivery.assignment a on a.id = m.assignment_id join plans.issued_plan i on i.id = a.plan_id join units.place u on u.id = a.unit_id
        where ${STANDS} and m.due_on between ${from}::date and ${to}::date and ${seen(reach)}
      union all
      select k.due_on, 'report', k.title, k.plan_id, i.title, null::uuid, count(*)::integer, null, (count(*) filter (where a.last_period_id = k.id))::integer
        from delivery.period k join plans.issued_plan i on i.id = k.plan_id join delivery.assignment a on a.plan_id = k.plan_id join delivery.dispatch d on d.id = a.dispatch_id
        where k.status = 'open' and k.due_on between ${from}::date and ${to}::date and ${owesReport(sql`k.to_on`, sql`a.last_period_id = k.id`)} and ${seen(reach)} group by k.id, k.due_on, k.title, k.plan_id, i.title) due
    order by due."on", due.kind, due.plan_title, due.title limit ${most}`.execute(db);
  return rows;
}

export interface RiskRow { readonly plan_id: string; readonly plan_title: string; readonly task_id: string; readonly number: string | null; readonly title: string | null; readonly text: string; readonly heading: string | null; readonly lead: string | null; readonly units: number; readonly overdue: number; readonly behind: number; readonly worst_id: string; readonly all: number }

/** Tasks that somebody is late with or behind on, those that most are late with first. */
export async function atRisk(db: Executor, reach: Reach, today: string, most: number): Promise<RiskRow[]> {
  const { rows } = await sql<RiskRow>`select r.*, (count(*) over ())::integer as all from (
      select a.plan_id, i.title as plan_title, a.task_id, t.number, t.title, left(t.text, 120) as text, w.heading, min(u.name) filter (where a.role = 'lead') as lead, count(*)::integer as units,
        (count(*) filter (where a.status <> 'closed' and a.due_on < ${today}::date))::integer as overdue, (count(*) filter (where a.status <> 'closed' and a.pace = 'behind'))::integer as behind,
        (array_agg(a.id order by (a.status <> 'closed' and a.due_on < ${today}::date) desc, (a.pace = 'behind') desc, a.due_on, a.id))[1] as worst_id
      from delivery.assignment a join plans.issued_task t on t.id = a.task_id join plans.issued_plan i on i.id = a.plan_id join units.place u on u.id = a.unit_id left join plans.issued_workstream w on w.id = t.workstream_id
      where ${STANDS} and a.parent_id is null and i.status = 'published' and ${seen(reach)}
      group by a.plan_id, i.title, a.task_id, t.number, t.title, t.text, w.heading) r
    where r.overdue > 0 or r.behind > 0 order by r.overdue desc, r.behind desc, r.plan_title, r.task_id limit ${most}`.execute(db);
  return rows;
}

export async function stuckOn(db: Executor, reach: Reach): Promise<{ readonly kind: string; readonly count: number }[]> {
  const { rows } = await sql<{ kind: string; count: number }>`select coalesce(a.problem_kind, 'other') as kind, count(*)::integer as count from delivery.assignment a join plans.issued_plan i on i.id = a.plan_id
    where ${STANDS} and a.status <> 'closed' and a.standing = 'blocked' and ${seen(reach)} group by 1 order by 2 desc, 1`.execute(db);
  return rows;
}

export interface ChangedRow { readonly kind: string; readonly plan_id: string; readonly plan_title: string; readonly count: number; readonly units: readonly string[] }

/** What became so from a day on, by plan: late, stuck, closed, reported. */
export async function changedSince(db: Executor, reach: Reach, since: string, today: string, most: number): Promise<ChangedRow[]> {
  const { rows } = await sql<ChangedRow>`select c.kind, c.plan_id, i.title as plan_title, count(*)::integer as count, (array_agg(distinct u.name))[1:3] as units from (
      select 'overdue' as kind, id from delivery.assignment where status in ('sent', 'acknowledged', 'objected') and due_on >= ${since}::date and due_on < ${today}::date
      union all select 'blocked', id from delivery.assignment where status <> 'closed' and standing = 'blocked' and reported_on >= ${since}::date
      union all select 'closed', id from delivery.assignment where status = 'closed' and closed_on >= ${since}::date
      union all select 'reported', id from delivery.assignment where reported_on >= ${since}::date) k
    join delivery.assignment a on a.id = k.id join plans.issued_plan i on i.id = a.plan_id join units.place u on u.id = a.unit_id cross join lateral (select k.kind, a.plan_id) c
    where ${STANDS} and ${seen(reach)} group by c.kind, c.plan_id, i.title order by array_position(array['overdue', 'blocked', 'closed', 'reported'], c.kind), count(*) desc, i.title limit ${most}`.execute(db);
  return rows;
}

export async function sizeOf(db: Executor, reach: Reach): Promise<{ readonly plans: number; readonly total: number; readonly missing: number }> {
  const { rows } = await sql<{ plans: number; total: number; missing: number }>`select count(distinct a.plan_id)::integer as plans, count(*)::integer as total,
      (count(*) filter (where k.id is not null and ${owesReport(sql`k.to_on`, sql`false`)} and a.last_period_id is distinct from k.id))::integer as missing
    from delivery.assignment a join delivery.dispatch d on d.id = a.dispatch_id join plans.issued_plan i on i.id = a.plan_id
      left join (select distinct on (plan_id) plan_id, id, to_on from delivery.period where status = 'open' order by plan_id, from_on desc) k on k.plan_id = a.plan_id
    where ${STANDS} and a.parent_id is null and i.status = 'published' and ${seen(reach)}`.execute(db);
  return rows[0] ?? { plans: 0, total: 0, missing: 0 };
}

/** The last day before this one on which a person looked. */
export async function lastLook(db: Executor, accountId: string, today: string): Promise<string | null> {
  return (await sql<{ day: string | null }>`select case when looked_on < ${today}::date then looked_on else before_on end as day from delivery.look where account_id = ${accountId}`.execute(db)).rows[0]?.day ?? null;
}
/** Looking again on the same day changes nothing; a clock that was set back neither. */
export async function noteLook(db: Executor, accountId: string, today: string): Promise<void> {
  await sql`insert into delivery.look as l (account_id, looked_on) values (${accountId}, ${today}::date) on conflict (account_id) do update set looked_on = excluded.looked_on, before_on = l.looked_on where l.looked_on < excluded.looked_on`.execute(db);
}
/** Of people who have not looked for so long that nothing follows from it any more. */
export async function forgetLooks(db: Executor, before: string): Promise<void> {
  await sql`delete from delivery.look where looked_on < ${before}::date`.execute(db);
}
