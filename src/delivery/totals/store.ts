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

/** Counters are summed three to a number, twenty bits each: a sum is most of the work, and a plan has fewer than a million assignments. */
const [IN_ONE, BITS] = [3, 20];
const PACKS = Array.from({ length: Math.ceil(NAMES.length / IN_ONE) }, (_, pack) => NAMES.slice(pack * IN_ONE, (pack + 1) * IN_ONE));
const weight = (place: number): string => String(2n ** BigInt(BITS * place));
const list = (parts: readonly string[]): RawBuilder<unknown> => sql.raw(parts.join(', '));
/** Of one assignment's states `s`. */
const ONES = list(PACKS.map((names, pack) => `sum(${names.map((name, place) => `case when ${COUNTERS[name]} then ${weight(place)}::bigint else 0 end`).join(' + ')})::bigint as g${pack}`));
/** Of a row that holds the counters one by one. */
const HELD = list(PACKS.map((names, pack) => `${names.map((name, place) => `a.${name}::bigint * ${weight(place)}`).join(' + ')} as g${pack}`));
const SUMMED = list(PACKS.map((_, pack) => `sum(c.g${pack})::bigint as g${pack}`));
const TOLD = list(PACKS.flatMap((names, pack) => names.map((name, place) => `((t.g${pack} >> ${BITS * place}) & ${2 ** BITS - 1})::integer as ${name}`)));

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

/**
 * One row for each unit that owes, each unit that passed down to it, and each workstream: what all sums are made from.
 * Reads the plan's own assignments once; a piece's whole is of the same plan.
 */
function leaves({ planId, reach, asOf, warning, period, under }: Asked): RawBuilder<unknown> {
  const id = sql`${period?.id ?? null}::uuid`;
  const looked = period !== null && !period.newest;
  const reported = looked ? sql`(r.id is not null)` : sql`(a.last_period_id is not distinct from ${id} and ${id} is not null)`;
  // The tree is asked once for each unit, not once for each row: lists of ids are slow to group by.
  return sql`with mine as materialized (select a.id, a.unit_id, a.parent_id, a.task_id, a.dispatch_id, a.status, a.due_on, a.last_period_id, a.pace, a.evidence, a.standing from delivery.assignment a where a.plan_id = ${planId} and ${STANDS}${within(reach, under)}),
      wholes as ${reach === null && under === null ? sql`(select id, unit_id from mine)` : sql`materialized (select a.id, a.unit_id from delivery.assignment a where a.plan_id = ${planId} and ${STANDS})`}
    select s.unit_id, u.path, coalesce(w.path, '{}') as above, s.workstream_id, ${list(PACKS.map((_, pack) => `s.g${pack}`))} from (
      select s.unit_id, s.above_unit_id, s.workstream_id, ${ONES} from (
        select a.unit_id, w.unit_id as above_unit_id, t.workstream_id, ${timeOf(asOf, warning, id, sql`${period?.dueOn ?? null}::date`, reported)} as time, a.pace, a.evidence, ${looked ? sql`r.standing` : sql`a.standing`},
          (${id} is not null and ${owesReport(sql`${period?.to ?? null}::date`, reported)}) as asked, ${reported} as reported
        from mine a join delivery.dispatch d on d.id = a.dispatch_id join plans.issued_task t on t.id = a.task_id left join wholes w on w.id = a.parent_id
          ${looked ? sql`left join delivery.report r on r.assignment_id = a.id and r.period_id = ${id} and r.status in ('submitted', 'passed', 'ratified')` : sql``}) s
      group by s.unit_id, s.above_unit_id, s.workstream_id) s
    join units.place u on u.id = s.unit_id left join units.place w on w.id = s.above_unit_id`;
}

function within(reach: readonly string[] | null, under: string | null): RawBuilder<unknown> {
  return sql`${reach === null ? sql`` : sql` and a.path && ${[...reach]}::uuid[]`}${under === null ? sql`` : sql` and a.path @> array[${under}::uuid]`}`;
}

/** The closed totals of a locked period. */
function closedLeaves({ reach, under }: Asked, periodId: string): RawBuilder<unknown> {
  return sql`select a.unit_id, a.path, a.above, a.workstream_id, ${HELD} from delivery.closed_total a where a.period_id = ${periodId}${within(reach, under)}`;
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

/** A row of a unit, or (without one) of a workstream. */
export interface TotalRow extends CountRow { readonly unit_id: string | null; readonly workstream_id: string | null; readonly name: string | null; readonly parent_id: string | null; readonly level: string | null; readonly deeper: boolean | null }

/** All levels and all workstreams at one go; all levels come in no order, as names are slow to sort. @param closed the locked period whose closed totals are read. @param children only the units directly below `under`, or the first that the caller reaches. */
export async function totalsOf(db: Executor, asked: Asked, closed: string | null, children: boolean): Promise<TotalRow[]> {
  return (await totalsQuery(asked, closed, children).execute(db)).rows;
}

/** The query itself, so that one can look at its plan. A county's own row counts wholes, not pieces: that somebody below has one is told by `passed`. */
export function totalsQuery(asked: Asked, closed: string | null, children: boolean): RawBuilder<TotalRow> {
  const { reach, under } = asked;
  return sql<TotalRow>`with c as materialized (${leavesOf(asked, closed)}),
    passed as materialized (select distinct unnest(c.above) as id from c where cardinality(c.above) > 0 and c.unit_id <> c.above[cardinality(c.above)]),
    levels as materialized (select l.id as unit_id, min(l.place) as place, bool_or(c.unit_id <> l.id) as deeper, ${SUMMED} from c ${levels(reach, under)} group by l.id),
    t as (select v.*, u.name, u.parent_id, u.level, null::uuid as workstream_id from levels v join units.place u on u.id = v.unit_id ${children ? sql`where ${under === null ? sql`v.place = (select min(place) from levels)` : sql`u.parent_id = ${under}`}` : sql``}
      union all select null, null, null, ${SUMMED}, null, null, null, c.workstream_id from c where ${outermost(asked)} group by c.workstream_id)
    select t.unit_id, t.workstream_id, t.name, t.parent_id, t.level, t.deeper or t.unit_id in (select id from passed) as deeper, ${TOLD} from t${children ? sql` order by t.name, t.unit_id` : sql``}`;
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
    select ${asked.period.id}::uuid, t.unit_id, t.path, t.above, t.workstream_id, ${TOLD} from (${leaves(asked)}) t`.execute(tx);
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
