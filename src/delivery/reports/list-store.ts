/** SQL of lists of reports: what is due from somebody, what waits for review, what a period has of whom. Every function takes its executor first. */
import { type RawBuilder, sql } from 'kysely';
import type { Reach } from '#access';
import type { Executor } from '#platform';
import { ABOUT_COLUMNS, ABOUT_JOINS, type AboutRow, type PeriodRow, type ReportRow } from './store.ts';

type Prefixed<P extends string, T> = { readonly [K in keyof T as K extends string ? `${P}${K}` : never]: T[K] };
type OfPeriod = Prefixed<'e_', Pick<PeriodRow, 'id' | 'title' | 'from_on' | 'to_on' | 'due_on' | 'status'>>;
type Said = Pick<ReportRow, 'standing' | 'progress' | 'problem_kind' | 'problem' | 'late' | 'submitted_at' | 'submitted_by' | 'return_reason' | 'recorded_number'>;
type OfReport = { readonly [K in keyof Said]: Said[K] | null } & { readonly report_id: string | null; readonly report_status: ReportRow['status'] | null; readonly report_version: number | null };
export type LineRow = AboutRow & OfPeriod & OfReport;

const COLUMNS = sql`${ABOUT_COLUMNS}, e.id as e_id, e.title as e_title, e.from_on as e_from_on, e.to_on as e_to_on, e.due_on as e_due_on, e.status as e_status,
    r.id as report_id, r.status as report_status, r.version as report_version, r.standing, r.progress, r.problem_kind, r.problem, r.late, r.submitted_at, r.submitted_by, r.return_reason, r.recorded_number`;
/** Those about which a period asks. */
export const ASKED = sql`a.status in ('sent', 'acknowledged') and p.status = 'published' and d.dispatched_on < e.to_on`;
const WITH_PERIODS = sql`${ABOUT_JOINS} join delivery.period e on e.plan_id = a.plan_id left join delivery.report r on r.assignment_id = a.id and r.period_id = e.id`;

/** Sent back or not, the day it is due, the period, the unit, its place in the paper, the assignment. */
export type DuePlace = readonly [after: number, dueOn: string, periodId: string, unitId: string, position: number, assignmentId: string];
/** What was sent back waits for its unit before all else. */
const SENT_BACK_FIRST = sql`(case when r.status = 'returned' then 0 else 1 end)`;
export function dueOrder(row: LineRow): DuePlace {
  return [row.report_status === 'returned' ? 0 : 1, row.e_due_on, row.e_id, row.unit_id, row.task_position, row.assignment_id];
}

/** What open periods ask of these units and offices: what was sent back, then due first, in the order of the paper. @param done what was handed in already, instead of what is still to do. */
export async function listDue(db: Executor, units: 'everywhere' | readonly string[], done: boolean, after: DuePlace | null, limit: number): Promise<LineRow[]> {
  const mine = units === 'everywhere' ? sql`true` : sql`(a.unit_id = any(${[...units]}::uuid[]) or a.office_unit_id = any(${[...units]}::uuid[]))`;
  const which = done ? sql`r.status in ('submitted', 'passed', 'ratified')` : sql`(r.status is null or r.status in ('draft', 'returned'))`;
  const further = after === null ? sql`` : sql` and (${SENT_BACK_FIRST}, e.due_on, e.id, a.unit_id, t.position, a.id) > (${after[0]}::integer, ${after[1]}::date, ${after[2]}::uuid, ${after[3]}::uuid, ${after[4]}::integer, ${after[5]}::uuid)`;
  return (await sql<LineRow>`select ${COLUMNS} from delivery.assignment a ${WITH_PERIODS} where ${mine} and e.status = 'open' and ${ASKED} and ${which}${further} order by ${SENT_BACK_FIRST}, e.due_on, e.id, a.unit_id, t.position, a.id limit ${limit}`.execute(db)).rows;
}

export interface DueCount { readonly open: number; readonly late: number; readonly returned: number; readonly done: number }
export async function countDue(db: Executor, units: 'everywhere' | readonly string[], today: string): Promise<DueCount> {
  const mine = units === 'everywhere' ? sql`true` : sql`(a.unit_id = any(${[...units]}::uuid[]) or a.office_unit_id = any(${[...units]}::uuid[]))`;
  const { rows } = await sql<DueCount>`select count(*) filter (where ${STILL_OWED})::int as open, count(*) filter (where ${STILL_OWED} and e.due_on < ${today}::date)::int as late, count(*) filter (where r.status = 'returned')::int as returned,
    count(*) filter (where r.status in ('submitted', 'passed', 'ratified'))::int as done from delivery.assignment a ${WITH_PERIODS} where ${mine} and e.status = 'open' and ${ASKED}`.execute(db);
  return rows[0] ?? { open: 0, late: 0, returned: 0, done: 0 };
}
/** Handed out to these units and offices, and neither taken on nor objected to. */
export async function countToAcknowledge(db: Executor, units: 'everywhere' | readonly string[]): Promise<number> {
  if (units === 'everywhere') return 0;
  return (await sql<{ count: number }>`select count(*)::int as count from delivery.assignment a where a.status = 'sent' and (a.unit_id = any(${[...units]}::uuid[]) or a.office_unit_id = any(${[...units]}::uuid[]))`.execute(db)).rows[0]?.count ?? 0;
}
const STILL_OWED = sql`(r.status is null or r.status in ('draft', 'returned'))`;

/** Whose reviews somebody does. */
export interface Reviewing {
  /** Units and offices for which they review; everywhere for the product itself. */
  readonly own: 'everywhere' | readonly string[];
  /** From within this reach they send out, and review what nobody else there can. */
  readonly sent: Reach;
  /** Units for which they answer: of what those passed down they are the sender. */
  readonly answering: 'everywhere' | readonly string[];
  readonly accountId: string | null;
  /** The roles that review. */
  readonly roles: readonly string[];
  readonly at: string;
}

const anyOf = (ids: 'everywhere' | readonly string[]) => (ids === 'everywhere' ? [] : [...ids]);
const overall = ({ own }: Reviewing): boolean => own === 'everywhere';
/** Who reviews at a unit at the instant. */
const reviewerOf = ({ roles, at }: Reviewing) => sql`select h.unit_id, h.account_id from access.held_role h where h.role = any(${[...roles]}::text[]) and h.unit_id is not null and h.valid_from <= ${at}::timestamptz and (h.valid_to is null or h.valid_to > ${at}::timestamptz)`;

/** Units at which something waits that may be for them: their own, and those where at most one person reviews, who may have handed in. */
export async function unitsWaiting(db: Executor, asked: Reviewing): Promise<string[]> {
  return (await unitsWaitingQuery(asked).execute(db)).rows.map(({ unit_id }) => unit_id);
}
/** For a sender from one unit to the next by the index, so that it does not matter how many wait at each. */
export function unitsWaitingQuery(asked: Reviewing): RawBuilder<{ unit_id: string }> {
  const own = anyOf(asked.own);
  const mine = sql`select unit_id from unnest(${own}::uuid[]) unit_id union select unit_id from delivery.assignment where office_unit_id = any(${own}::uuid[])`;
  if (!overall(asked) && asked.sent.length === 0 && asked.answering.length === 0) return sql`${mine}`;
  const alone = sql`(select count(distinct v.account_id) from reviewer v where v.unit_id = w.unit_id) < 2`;
  return sql`with recursive waiting as ((select waiting_unit_id as unit_id from delivery.report where waiting_unit_id is not null order by waiting_unit_id limit 1)
      union all select n.unit_id from waiting w cross join lateral (select waiting_unit_id as unit_id from delivery.report where waiting_unit_id > w.unit_id order by waiting_unit_id limit 1) n),
    reviewer as materialized (${reviewerOf(asked)}) select w.unit_id from waiting w where ${overall(asked) ? sql`true` : alone} union ${mine}`;
}

export type WaitingPlace = readonly [submittedAt: string, id: string];
/** Handed in and not reviewed, oldest first, of these units: what somebody reviews for the unit or its office, or, as its sender, what nobody else there can. Never their own. */
export async function listWaiting(db: Executor, asked: Reviewing, units: readonly string[], after: WaitingPlace | null, limit: number): Promise<LineRow[]> {
  return units.length === 0 ? [] : (await waitingQuery(asked, units, after, limit).execute(db)).rows;
}
/** The query itself, so that a test can look at its plan: what is shown beside a row is looked up for the rows of the page only. */
export function waitingQuery(asked: Reviewing, units: readonly string[], after: WaitingPlace | null, limit: number): RawBuilder<LineRow> {
  const [own, answering] = [anyOf(asked.own), anyOf(asked.answering)];
  const reached = asked.sent === 'everywhere' ? () => sql`true` : (path: RawBuilder<unknown>) => sql`${path} && ${anyOf(asked.sent)}::uuid[]`;
  // Looked up for a row that came so far: as a join they would be read whole.
  const sender = sql`case when a.parent_id is null then (select ${reached(sql`f.path`)} from delivery.dispatch d join units.place f on f.id = d.from_unit_id where d.id = a.dispatch_id)
    else (select ${reached(sql`w.path`)} or w.unit_id = any(${answering}::uuid[]) from delivery.assignment w where w.id = a.parent_id) end`;
  const alone = sql`not exists (select from reviewer v where v.unit_id in (a.unit_id, a.office_unit_id) and v.account_id is distinct from r.submitted_by)`;
  const mine = overall(asked) ? sql`true` : sql`(a.unit_id = any(${own}::uuid[]) or a.office_unit_id = any(${own}::uuid[]) or (${sender} and ${alone}))`;
  const further = after === null ? sql`` : sql` and (r.submitted_at, r.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  return sql<LineRow>`with reviewer as materialized (${reviewerOf(asked)}), page as materialized (
      select r.* from delivery.report r join delivery.assignment a on a.id = r.assignment_id
      where r.waiting_unit_id = any(${[...units]}::uuid[])${asked.accountId === null ? sql`` : sql` and r.submitted_by is distinct from ${asked.accountId}::uuid`} and ${mine}${further} order by r.submitted_at, r.id limit ${limit})
    select ${COLUMNS} from page r join delivery.assignment a on a.id = r.assignment_id join delivery.period e on e.id = r.period_id ${ABOUT_JOINS} order by r.submitted_at, r.id`;
}

function within(reach: Reach) {
  return reach === 'everywhere' ? sql`true` : sql`(a.path && ${[...reach]}::uuid[] or f.path && ${[...reach]}::uuid[] or o.path && ${[...reach]}::uuid[])`;
}

export type UnitPlace = readonly [unitName: string, position: number, assignmentId: string];
/** What one period has of whom, by unit. @param status null: all; `missing`: not handed in. */
export async function listOfPeriod(db: Executor, reach: Reach, periodId: string, status: string | null, unitId: string | null, after: UnitPlace | null, limit: number): Promise<LineRow[]> {
  const which = status === null ? sql`` : status === 'missing' ? sql` and ${STILL_OWED}` : status === 'late' ? sql` and r.late and r.status in ('submitted', 'passed', 'ratified')` : sql` and r.status = ${status}`;
  const one = unitId === null ? sql`` : sql` and a.unit_id = ${unitId}`;
  const further = after === null ? sql`` : sql` and (u.name, t.position, a.id) > (${after[0]}, ${after[1]}::integer, ${after[2]}::uuid)`;
  return (await sql<LineRow>`select ${COLUMNS} from delivery.assignment a ${WITH_PERIODS} where e.id = ${periodId} and ${within(reach)} and (${ASKED} or r.status in ('submitted', 'passed', 'ratified'))${which}${one}${further} order by u.name, t.position, a.id limit ${limit}`.execute(db)).rows;
}

/** A piece of a task that this reach sees whole: it reports on its own, and totals count it in the whole (totals/unfold.ts). A whole that was withdrawn is not in sight. */
function wholeInSight(reach: Reach) {
  return sql`above.id is not null and above.status <> 'withdrawn'${reach === 'everywhere' ? sql`` : sql` and (above.path && ${[...reach]}::uuid[] or o.path && ${[...reach]}::uuid[])`}`;
}

export interface PeriodCount { readonly asked: number; readonly handed_in: number; readonly passed: number; readonly late: number; readonly pieces: number }
export async function countPeriod(db: Executor, reach: Reach, periodId: string): Promise<PeriodCount & { readonly units_asked: number; readonly units_missing: number }> {
  const { rows } = await sql<PeriodCount & { units_asked: number; units_missing: number }>`select count(*)::int as asked, count(*) filter (where r.status in ('submitted', 'passed', 'ratified'))::int as handed_in, count(*) filter (where r.status in ('passed', 'ratified'))::int as passed,
    count(*) filter (where r.late and r.status in ('submitted', 'passed', 'ratified'))::int as late, count(*) filter (where ${wholeInSight(reach)})::int as pieces, count(distinct a.unit_id)::int as units_asked, count(distinct a.unit_id) filter (where ${STILL_OWED})::int as units_missing
    from delivery.assignment a ${WITH_PERIODS} where e.id = ${periodId} and ${within(reach)} and (${ASKED} or r.status in ('submitted', 'passed', 'ratified'))`.execute(db);
  return rows[0] ?? { asked: 0, handed_in: 0, passed: 0, late: 0, pieces: 0, units_asked: 0, units_missing: 0 };
}

/** Which units owe how many reports of a period still, most first. */
export async function missingUnits(db: Executor, reach: Reach, periodId: string, limit: number): Promise<{ id: string; name: string; missing: number }[]> {
  return (await sql<{ id: string; name: string; missing: number }>`select a.unit_id as id, u.name, count(*)::int as missing from delivery.assignment a ${WITH_PERIODS}
    where e.id = ${periodId} and ${within(reach)} and ${ASKED} and ${STILL_OWED} group by a.unit_id, u.name order by missing desc, u.name limit ${limit}`.execute(db)).rows;
}

/** All that were ever said of one assignment, newest first. */
export async function historyOf(db: Executor, assignmentId: string): Promise<LineRow[]> {
  return (await sql<LineRow>`select ${COLUMNS} from delivery.assignment a ${WITH_PERIODS} where a.id = ${assignmentId} and (r.id is not null or (${ASKED} and e.status = 'open')) order by e.to_on desc, e.from_on desc limit 200`.execute(db)).rows;
}
