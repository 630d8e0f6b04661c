/** SQL of totals: set-wise, from the rows as they are. Every function takes its executor first. */
import { type RawBuilder, sql } from 'kysely';
import type { Executor } from '#platform';

/** What is looked at: a plan, on a day, by the rows that the caller reaches. */
export interface Asked {
  readonly planId: string;
  /** Null: all; else only what lies at these units or below them. */
  readonly reach: readonly string[] | null;
  readonly asOf: string;
  readonly warning: number;
  /** The period whose reports are counted. `newest`: its reports are told by the assignments' own rows; else each is looked for. */
  readonly period: { readonly id: string; readonly dueOn: string; readonly to: string; readonly newest: boolean } | null;
  /** Within this unit. */
  readonly under: string | null;
}

/** The counters, each with when it counts; `s` are the states of one assignment. */
const COUNTERS = {
  total: 'true', asked: 's.asked', reported: 's.asked and s.reported',
  time_overdue: `s.time = 'overdue'`, time_near: `s.time = 'near'`, time_not_due: `s.time = 'not-due'`, time_no_deadline: `s.time = 'no-deadline'`, time_closed: `s.time = 'closed'`,
  pace_behind: `s.pace = 'behind'`, pace_on: `s.pace = 'on'`, pace_ahead: `s.pace = 'ahead'`,
  evidence_none: `s.evidence = 'none'`, evidence_submitted: `s.evidence = 'submitted'`, evidence_accepted: `s.evidence = 'accepted'`,
  standing_not_started: `s.standing = 'not-started'`, standing_under_way: `s.standing = 'under-way'`, standing_blocked: `s.standing = 'blocked'`, standing_done: `s.standing = 'done'`,
} as const;
export type Counter = keyof typeof COUNTERS;
export type CountRow = Record<Counter, number>;
const NAMES = Object.keys(COUNTERS) as Counter[];

const columns = (expression: (name: Counter) => string): RawBuilder<unknown> => sql.raw(NAMES.map((name) => `${expression(name)} as ${name}`).join(', '));
const summed = columns((name) => `sum(c.${name})::integer`);

/**
 * The time state of assignment `a` of task `t`, as four-states/time.ts has it; a test holds the two together.
 * A standing task is looked at in the period that is open.
 */
export function timeOf(asOf: string, warning: number, checkId: RawBuilder<unknown>, checkDue: RawBuilder<unknown>, reported: RawBuilder<unknown>): RawBuilder<string> {
  const day = sql`${asOf}::date`;
  const near = sql`(${asOf}::date + ${warning}::integer)`;
  return sql<string>`case when a.status = 'closed' then 'closed' when a.due_on < ${day} then 'overdue'
    when t.kind = 'standing' and ${checkId} is not null and not ${reported} then case when ${checkDue} < ${day} then 'overdue' when ${checkDue} <= ${near} then 'near' else 'not-due' end
    when a.due_on <= ${near} then 'near' when a.due_on < 'infinity' or (t.kind = 'standing' and ${checkId} is not null) then 'not-due' else 'no-deadline' end`;
}

/** Who owes a report of a period, as reports/list-store.ts asks for them: what was handed out before it ended. What was handed in counts in any case. */
export function owesReport(periodEnd: RawBuilder<unknown>, reported: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`((a.status in ('sent', 'acknowledged') and d.dispatched_on < ${periodEnd}) or ${reported})`;
}
export const STANDS = sql<boolean>`a.status not in ('draft', 'withdrawn')`;

/** One row for each unit that owes, each unit that passed down to it, and each workstream: what all sums are made from. */
function leaves({ planId, reach, asOf, warning, period, under }: Asked): RawBuilder<unknown> {
  const id = sql`${period?.id ?? null}::uuid`;
  const looked = period !== null && !period.newest;
  const reported = looked ? sql`(r.id is not null)` : sql`(a.last_period_id is not distinct from ${id} and ${id} is not null)`;
  return sql`select s.unit_id, s.path, s.above, s.workstream_id, ${columns((name) => `(count(*) filter (where ${COUNTERS[name]}))::integer`)} from (
      select a.unit_id, a.path, coalesce(p.path, '{}') as above, t.workstream_id, ${timeOf(asOf, warning, id, sql`${period?.dueOn ?? null}::date`, reported)} as time, a.pace, a.evidence, ${looked ? sql`r.standing` : sql`a.standing`},
        (${id} is not null and ${owesReport(sql`${period?.to ?? null}::date`, reported)}) as asked, ${reported} as reported
      from delivery.assignment a join delivery.dispatch d on d.id = a.dispatch_id join plans.issued_task t on t.id = a.task_id left join delivery.assignment p on p.id = a.parent_id
        ${looked ? sql`left join delivery.report r on r.assignment_id = a.id and r.period_id = ${id} and r.status in ('submitted', 'passed', 'ratified')` : sql``}
      where a.plan_id = ${planId} and ${STANDS}${within(reach, under)}) s
    group by s.unit_id, s.path, s.above, s.workstream_id`;
}

function within(reach: readonly string[] | null, under: string | null): RawBuilder<unknown> {
  return sql`${reach === null ? sql`` : sql` and a.path && ${[...reach]}::uuid[]`}${under === null ? sql`` : sql` and a.path @> array[${under}::uuid]`}`;
}

/** The closed totals of a locked period. */
function closedLeaves({ reach, under }: Asked, periodId: string): RawBuilder<unknown> {
  return sql`select a.unit_id, a.path, a.above, a.workstream_id, ${columns((name) => `a.${name}`)} from delivery.closed_total a where a.period_id = ${periodId}${within(reach, under)}`;
}

/** @param closed the locked period whose closed totals are read; null: the rows as they are. */
function leavesOf(asked: Asked, closed: string | null): RawBuilder<unknown> {
  return closed === null ? leaves(asked) : closedLeaves(asked, closed);
}

/** Where a row counts: at its unit and all above, but not where the piece is already seen in what it was broken from, and not above where the caller reaches. */
function levels(reach: readonly string[] | null, under: string | null): RawBuilder<unknown> {
  const visible = reach === null ? sql`true` : sql`exists (select 1 from unnest(${[...reach]}::uuid[]) r where array_position(c.path, r) <= l.place)`;
  const below = under === null ? sql`true` : sql`l.place > coalesce(array_position(c.path, ${under}::uuid), 0)`;
  return sql`cross join lateral unnest(c.path) with ordinality as l(id, place) where (cardinality(c.above) = 0 or not l.id = any(c.above)) and ${visible} and ${below}`;
}

export interface UnitCountRow extends CountRow { readonly unit_id: string; readonly name: string; readonly parent_id: string | null; readonly level: string; readonly deeper: boolean }

/** All levels at once. @param children only the units directly below `under`, or the first that the caller reaches. */
export async function unitTotals(db: Executor, asked: Asked, closed: string | null, children: boolean): Promise<UnitCountRow[]> {
  const { reach, under } = asked;
  const { rows } = await sql<UnitCountRow>`with c as materialized (${leavesOf(asked, closed)}),
    passed as (select distinct unnest(c.above) as id from c where cardinality(c.above) > 0 and c.unit_id <> c.above[cardinality(c.above)]),
    totals as (select l.id as unit_id, min(l.place) as place, bool_or(c.unit_id <> l.id) or l.id in (select id from passed) as deeper, ${summed} from c ${levels(reach, under)} group by l.id)
    select t.*, u.name, u.parent_id, u.level from totals t join units.place u on u.id = t.unit_id
    ${children ? sql`where ${under === null ? sql`t.place = (select min(place) from totals)` : sql`u.parent_id = ${under}`}` : sql``} order by u.name, u.id`.execute(db);
  return rows;
}

export interface WorkstreamCountRow extends CountRow { readonly workstream_id: string | null }

/** By workstream, each piece once as it is seen from `under`, or from above all. */
export async function workstreamTotals(db: Executor, asked: Asked, closed: string | null): Promise<WorkstreamCountRow[]> {
  const { rows } = await sql<WorkstreamCountRow>`with c as (${leavesOf(asked, closed)}) select c.workstream_id, ${summed} from c where ${outermost(asked)} group by c.workstream_id`.execute(db);
  return rows;
}

/** Seen from where the caller stands a piece counts unless what it was broken from is in sight. */
function outermost({ reach, under }: Asked): RawBuilder<boolean> {
  if (under !== null) return sql<boolean>`not ${under}::uuid = any(c.above)`;
  return reach === null ? sql<boolean>`cardinality(c.above) = 0` : sql<boolean>`not c.above && ${[...reach]}::uuid[]`;
}

/** Writes the totals of a period that is being locked, from the rows as they are then; what stood there is replaced. */
export async function closeTotals(tx: Executor, asked: Asked & { readonly period: object }): Promise<void> {
  await sql`delete from delivery.closed_total where period_id = ${asked.period.id}`.execute(tx);
  await sql`insert into delivery.closed_total (period_id, unit_id, path, above, workstream_id, ${sql.raw(NAMES.join(', '))})
    select ${asked.period.id}::uuid, c.unit_id, c.path, c.above, c.workstream_id, ${columns((name) => `c.${name}`)} from (${leaves(asked)}) c`.execute(tx);
}

/** @returns whether a period was closed with totals. */
export async function hasClosedTotals(db: Executor, periodId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select 1 from delivery.closed_total where period_id = ${periodId}) as found`.execute(db);
  return rows[0]?.found ?? false;
}

export interface PeriodRow { readonly id: string; readonly plan_id: string; readonly title: string; readonly from_on: string; readonly to_on: string; readonly due_on: string; readonly status: 'open' | 'locked' }
const PERIOD = ['id', 'plan_id', 'title', 'from_on', 'to_on', 'due_on', 'status'] as const;

/** Newest first. */
export async function periodsOf(db: Executor, planId: string): Promise<PeriodRow[]> {
  return await db.selectFrom('delivery.period').select(PERIOD).where('plan_id', '=', planId).orderBy('from_on', 'desc').orderBy('every').limit(200).execute() as PeriodRow[];
}

export async function findPeriod(db: Executor, id: string): Promise<(PeriodRow & { readonly last_on: string }) | undefined> {
  const { rows } = await sql<PeriodRow & { last_on: string }>`select id, plan_id, title, from_on, to_on, due_on, status, to_on - 1 as last_on from delivery.period where id = ${id}`.execute(db);
  return rows[0];
}

export interface AimRow {
  readonly target_id: string; readonly text: string; readonly metric: string; readonly unit: string; readonly basis: string; readonly comparator: string; readonly value: number;
  readonly shares: number; readonly shared: number; readonly sum: number | null; readonly reported: number; readonly missing: { unitId: string; name: string }[]; readonly missing_count: number;
}

const MOST_MISSING = 100;

/** Each target with what was shared out to the outermost, and their newest figures up to a day. */
export async function aimTotals(db: Executor, { planId, reach, under }: Asked): Promise<AimRow[]> {
  const { rows } = await sql<AimRow>`with c as (
      select h.target_id, h.value, h.figure_value, a.unit_id, u.name, coalesce(p.path, '{}') as above
      from delivery.share h join delivery.assignment a on a.id = h.assignment_id join units.place u on u.id = a.unit_id left join delivery.assignment p on p.id = a.parent_id
      where a.plan_id = ${planId} and ${STANDS}${within(reach, under)})
    select g.id as target_id, g.text, g.metric, g.unit, g.basis, g.comparator, g.value, count(*)::integer as shares, sum(c.value) as shared, sum(c.figure_value) as sum, count(c.figure_value)::integer as reported,
      (count(*) - count(c.figure_value))::integer as missing_count,
      coalesce((array_agg(jsonb_build_object('unitId', c.unit_id, 'name', c.name) order by c.name) filter (where c.figure_value is null))[1:${sql.raw(String(MOST_MISSING))}], '{}') as missing
    from c join plans.issued_target g on g.id = c.target_id where ${outermost({ planId, reach, under } as Asked)}
    group by g.id, g.text, g.metric, g.unit, g.basis, g.comparator, g.value, g.position order by g.position, g.id`.execute(db);
  return rows;
}
