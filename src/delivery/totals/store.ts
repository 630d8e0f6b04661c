/** SQL of totals: set-wise, from the rows as they are. Every function takes its executor first. */
import { type RawBuilder, sql } from 'kysely';
import { type Executor, prepared } from '#platform';
import { DAY_ZERO, SHIFT } from './codes.ts';
import { type CountRow, COUNTERS } from './counters.ts';

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

/** What is owed of one task, each assignment at its place in three rows of bytes: what its states rest on, as codes.ts has it, and by sixteen bytes its unit and whose piece it is. */
export interface OwedRow { readonly standing: boolean; readonly workstream_id: string | null; readonly codes: Buffer; readonly units: Buffer; readonly above: Buffer }

/** A word's first letter at its place. */
const letter = (column: string, shift: number): RawBuilder<unknown> => sql.raw(`(ascii(${column}) << ${shift})`);
const bit = (when: RawBuilder<unknown>, shift: number): RawBuilder<unknown> => sql`case when ${when} then ${sql.raw(String(2 ** shift))} else 0 end`;
/** Of what is nobody's piece, and above a root. */
const NOBODY = sql.raw(`'00000000-0000-0000-0000-000000000000'`);

/**
 * All that is owed of a plan, with what each state of it rests on, from one look at the plan's own assignments; a piece's whole is of the same plan.
 * What depends on the day, and each sum, is worked out by whoever reads it (unfold.ts): the database sorts nothing and names nothing,
 * and gives bytes, which neither side has to write as digits and read again.
 */
export async function owedOf(db: Executor, asked: Asked): Promise<readonly OwedRow[]> {
  return (await prepared(db, owedQuery(asked))).rows;
}

/** The query itself, so that one can look at its plan. */
export function owedQuery({ planId, reach, period, under }: Asked): RawBuilder<OwedRow> {
  const id = sql`${period?.id ?? null}::uuid`;
  const looked = period !== null && !period.newest;
  const reported = looked ? sql`r.id is not null` : sql`a.last_period_id = ${id}`;
  const tooLate = sql`a.dispatch_id in (select d.id from delivery.dispatch d where d.plan_id = ${planId} and d.dispatched_on >= ${period?.to ?? null}::date)`;
  const standing = looked ? 'r.standing' : 'a.standing';
  const facts = sql`(${letter('a.status', SHIFT.status)} + ${letter('a.pace', SHIFT.pace)} + ${letter('a.evidence', SHIFT.evidence)} + coalesce(${letter(standing, SHIFT.standing)}, 0) + ${bit(reported, SHIFT.reported)} + ${bit(tooLate, SHIFT.late)})::bigint
        + case when a.due_on = 'infinity' then 0 else (a.due_on - ${DAY_ZERO}::date)::bigint << ${sql.raw(String(SHIFT.due))} end`;
  // A whole that was withdrawn is not in sight, though a closed piece of it is.
  const above = sql`case when a.parent_id in (select w.id from delivery.assignment w where w.plan_id = ${planId} and w.status = 'withdrawn') then null else a.above_unit_id end`;
  return sql`select t.kind = 'standing' as standing, t.workstream_id, s.codes, s.units, s.above from (
      select a.task_id, string_agg(int8send(${facts}), '') as codes, string_agg(uuid_send(a.unit_id), '') as units, string_agg(uuid_send(coalesce(${above}, ${NOBODY})), '') as above from delivery.assignment a
        ${looked ? sql`left join delivery.report r on r.assignment_id = a.id and r.period_id = ${id} and r.status in ('submitted', 'passed', 'ratified')` : sql``}
      where a.plan_id = ${planId} and ${STANDS}${within(reach, under)} group by a.task_id) s join plans.issued_task t on t.id = s.task_id`;
}

/** The units that owe something of a plan, in one order throughout: as texts one after the other and by sixteen bytes, their parents, their names and their levels. */
export interface OwingRow { readonly ids: string; readonly units: Buffer; readonly parents: Buffer; readonly names: readonly string[]; readonly levels: readonly string[] }

export async function owingOf(db: Executor, { planId, reach, under }: Asked): Promise<OwingRow | undefined> {
  const { rows } = await prepared(db, sql<OwingRow | { readonly units: null }>`select string_agg(u.id::text, '') as ids, string_agg(uuid_send(u.id), '') as units, string_agg(uuid_send(coalesce(u.parent_id, ${NOBODY})), '') as parents, json_agg(u.name) as names, json_agg(u.level) as levels
    from units.place u where u.id in (select a.unit_id from delivery.assignment a where a.plan_id = ${planId} and ${STANDS}${within(reach, under)})`);
  return rows.find((row): row is OwingRow => row.units !== null);
}

export function within(reach: readonly string[] | null, under: string | null): RawBuilder<unknown> {
  return sql`${reach === null ? sql`` : sql` and a.path && ${[...reach]}::uuid[]`}${under === null ? sql`` : sql` and a.path @> array[${under}::uuid]`}`;
}

export interface PlaceRow { readonly id: string; readonly name: string; readonly parent_id: string | null; readonly level: string }

/** @param inOrder by name, which is slow for many. */
export async function placesOf(db: Executor, ids: readonly string[], inOrder: boolean): Promise<PlaceRow[]> {
  if (ids.length === 0) return [];
  return (await sql<PlaceRow>`select id, name, parent_id, level from units.place where id = any(${[...ids]}::uuid[])${inOrder ? sql` order by name, id` : sql``}`.execute(db)).rows;
}

export interface ClosedRow extends CountRow { readonly unit_id: string; readonly path: readonly string[]; readonly above: readonly string[]; readonly workstream_id: string | null }

/** The closed totals of a locked period. */
export async function closedOf(db: Executor, { reach, under }: Asked, periodId: string): Promise<ClosedRow[]> {
  return (await sql<ClosedRow>`select a.unit_id, a.path, a.above, a.workstream_id, ${sql.raw(COUNTERS.map((name) => `a.${name}`).join(', '))} from delivery.closed_total a where a.period_id = ${periodId}${within(reach, under)}`.execute(db)).rows;
}

/** Writes the totals of a period that is being locked; what stood there is replaced. */
export async function closeTotals(tx: Executor, periodId: string, rows: readonly ClosedRow[]): Promise<void> {
  await sql`delete from delivery.closed_total where period_id = ${periodId}`.execute(tx);
  const columns = sql.raw(['unit_id', 'path', 'above', 'workstream_id', ...COUNTERS].join(', '));
  await sql`insert into delivery.closed_total (period_id, ${columns}) select ${periodId}::uuid, ${columns} from json_populate_recordset(null::delivery.closed_total, ${JSON.stringify(rows)}::json)`.execute(tx);
}

/** @returns whether a period was closed with totals. */
export async function hasClosedTotals(db: Executor, periodId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select 1 from delivery.closed_total where period_id = ${periodId}) as found`.execute(db);
  return rows[0]?.found ?? false;
}

export interface PeriodRow { readonly id: string; readonly plan_id: string; readonly title: string; readonly from_on: string; readonly to_on: string; readonly due_on: string; readonly status: 'open' | 'locked' }
const PERIOD = sql`id, plan_id, title, from_on, to_on, due_on, status`;

/** Newest first. */
export async function periodsOf(db: Executor, planId: string): Promise<PeriodRow[]> {
  return (await prepared(db, sql<PeriodRow>`select ${PERIOD} from delivery.period where plan_id = ${planId} order by from_on desc, every limit 200`)).rows;
}

export async function findPeriod(db: Executor, id: string): Promise<(PeriodRow & { readonly last_on: string }) | undefined> {
  const { rows } = await sql<PeriodRow & { last_on: string }>`select ${PERIOD}, to_on - 1 as last_on from delivery.period where id = ${id}`.execute(db);
  return rows[0];
}
