/** SQL of reports: of one assignment in one period, with what lists show beside. Every function takes its executor first. */
import { sql } from 'kysely';
import { type Executor, oneOf, prepared } from '#platform';
import type { AssignmentStatus, ProblemKind, Standing } from '../model.ts';
import type { Seen } from '../allowed.ts';
import type { About, InPeriod, ReportStatus, ShareAsked } from './model.ts';

/** An assignment with what the ledger, the tree and its dispatch say of it. */
export interface AboutRow extends Seen {
  readonly assignment_id: string; readonly plan_id: string; readonly plan_title: string; readonly plan_status: string; readonly plan_ends_on: string | null; readonly task_id: string; readonly task_kind: string; readonly task_position: number; readonly number: string | null; readonly title: string; readonly task_text: string;
  readonly unit_name: string; readonly role: string; readonly due_on: string; readonly status: AssignmentStatus; readonly version: number; readonly parent_id: string | null; readonly from_unit_id: string; readonly dispatched_on: string;
}

export const ABOUT_COLUMNS = sql`a.id as assignment_id, a.plan_id, p.title as plan_title, p.status as plan_status, p.period_to as plan_ends_on, a.task_id, t.kind as task_kind, t.position as task_position, t.number, coalesce(a.title, t.title, t.text) as title, t.text as task_text,
    a.unit_id, u.name as unit_name, a.role, a.due_on, a.status, a.version, a.office_unit_id, a.path, a.parent_id, d.from_unit_id, d.dispatched_on, f.path as from_path, o.path as owner_path, above.unit_id as parent_unit_id, above.path as parent_path`;
export const ABOUT_JOINS = sql`join delivery.dispatch d on d.id = a.dispatch_id join plans.issued_plan p on p.id = a.plan_id join plans.issued_task t on t.id = a.task_id
    join units.place u on u.id = a.unit_id join units.place f on f.id = d.from_unit_id left join units.place o on o.id = p.owner_unit_id left join delivery.assignment above on above.id = a.parent_id`;

export async function findAbout(db: Executor, assignmentId: string): Promise<AboutRow | undefined> {
  return (await prepared(db, sql<AboutRow>`select ${ABOUT_COLUMNS} from delivery.assignment a ${ABOUT_JOINS} where a.id = ${assignmentId}`)).rows[0];
}

/** Two people on what one assignment owes wait for one another at it. */
export async function lockAbout(db: Executor, assignmentId: string): Promise<AboutRow | undefined> {
  await prepared(db, sql`select id from delivery.assignment where id = ${assignmentId} for update`);
  return findAbout(db, assignmentId);
}
/**
 * Two people on one report wait for one another at its assignment. Whoever writes a report also holds its period open
 * until the transaction ends, and whoever locks that waits for them: no row is written for it.
 */
export async function lockReport(db: Executor, assignmentId: string, periodId: string): Promise<void> {
  await prepared(db, sql`with held as materialized (select pg_advisory_xact_lock_shared(hashtextextended(${`period ${periodId}`}, 0)))
    select a.id from held, delivery.assignment a where a.id = ${assignmentId} for update of a`);
}

export function aboutOf(row: AboutRow): About {
  return {
    assignmentId: row.assignment_id, planId: row.plan_id, planTitle: row.plan_title, taskId: row.task_id, taskKind: row.task_kind, number: row.number, title: row.title, unitId: row.unit_id, unitName: row.unit_name,
    role: row.role as About['role'], dueOn: row.due_on === 'infinity' ? null : row.due_on, assignmentStatus: row.status,
  };
}

export interface PeriodRow {
  readonly id: string; readonly plan_id: string; readonly every: string; readonly from_on: string; readonly to_on: string; readonly title: string; readonly due_on: string; readonly status: 'open' | 'locked';
  readonly opened_at: string; readonly locked_at: string | null; readonly unlocked_at: string | null; readonly asked_count: number; readonly version: number;
}
export async function findPeriod(db: Executor, id: string): Promise<PeriodRow | undefined> {
  return (await prepared(db, sql<PeriodRow>`select id, plan_id, every, from_on, to_on, title, due_on, status, opened_at, locked_at, unlocked_at, asked_count, version from delivery.period where id = ${id}`)).rows[0];
}
export function periodOfRow(row: Pick<PeriodRow, 'id' | 'title' | 'from_on' | 'to_on' | 'due_on' | 'status'>): InPeriod {
  return { id: row.id, title: row.title, from: row.from_on, to: row.to_on, dueOn: row.due_on, locked: row.status === 'locked' };
}

/** Waits for those who write its reports. */
export async function closePeriod(db: Executor, periodId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`period ${periodId}`}, 0))`.execute(db);
}

/** In a period that is locked nothing waits for a review; in one that is opened again it does. */
export async function renewWaiting(db: Executor, periodId: string, open: boolean): Promise<void> {
  await (open
    ? sql`update delivery.report r set waiting_unit_id = a.unit_id from delivery.assignment a where a.id = r.assignment_id and r.period_id = ${periodId} and r.status = 'submitted'`
    : sql`update delivery.report set waiting_unit_id = null where period_id = ${periodId} and waiting_unit_id is not null`).execute(db);
}

export interface ReportRow {
  readonly id: string; readonly assignment_id: string; readonly period_id: string; readonly status: ReportStatus; readonly standing: Standing | null; readonly progress: string | null; readonly problem_kind: ProblemKind | null; readonly problem: string | null;
  readonly remedy: string | null; readonly next_step: string | null; readonly submitted_at: string | null; readonly submitted_by: string | null; readonly late: boolean; readonly passed_at: string | null; readonly passed_by: string | null;
  readonly ratified_by: string | null; readonly ratified_on: string | null; readonly ratified_number: string | null; readonly return_reason: string | null; readonly recorded_number: string | null; readonly recorded_on: string | null;
  readonly origins: Readonly<Record<string, string>>; readonly version: number;
}
const REPORT = sql`id, assignment_id, period_id, status, standing, progress, problem_kind, problem, remedy, next_step, submitted_at, submitted_by, late, passed_at, passed_by, ratified_by, ratified_on, ratified_number, return_reason, recorded_number, recorded_on, origins, version`;

export async function findReport(db: Executor, assignmentId: string, periodId: string): Promise<ReportRow | undefined> {
  return (await prepared(db, sql<ReportRow>`select ${REPORT} from delivery.report where assignment_id = ${assignmentId} and period_id = ${periodId}`)).rows[0];
}
export async function findReportById(db: Executor, id: string): Promise<ReportRow | undefined> {
  return (await prepared(db, sql<ReportRow>`select ${REPORT} from delivery.report where id = ${id}`)).rows[0];
}

export interface FigureRow { readonly id: string; readonly report_id: string; readonly share_id: string; readonly value: number; readonly version: number }
export async function figuresOf(db: Executor, reportIds: readonly string[]): Promise<FigureRow[]> {
  if (reportIds.length === 0) return [];
  return (await prepared(db, sql<FigureRow>`select id, report_id, share_id, value, version from delivery.figure where report_id ${oneOf(reportIds)}`)).rows;
}
export interface CorrectionRow { readonly id: string; readonly share_id: string; readonly before: number | null; readonly after: number; readonly reason: string; readonly made_at: string; readonly made_by: string | null }
export async function correctionsOf(db: Executor, reportId: string): Promise<CorrectionRow[]> {
  return (await prepared(db, sql<CorrectionRow>`select c.id, g.share_id, c.before, c.after, c.reason, c.made_at, c.made_by from delivery.correction c join delivery.figure g on g.id = c.figure_id where g.report_id = ${reportId} order by c.made_at, c.id`)).rows;
}

export interface ShareRow { readonly share_id: string; readonly assignment_id: string; readonly target_id: string; readonly metric: string; readonly unit: string; readonly basis: string; readonly comparator: string; readonly target: number }
export async function sharesOf(db: Executor, assignmentIds: readonly string[]): Promise<ShareRow[]> {
  if (assignmentIds.length === 0) return [];
  return (await prepared(db, sql<ShareRow>`select s.id as share_id, s.assignment_id, s.target_id, g.metric, g.unit, g.basis, g.comparator, s.value as target from delivery.share s join plans.issued_target g on g.id = s.target_id
    where s.assignment_id ${oneOf(assignmentIds)} order by g.position, s.id`)).rows;
}
export function shareAsked(share: ShareRow, value: number | null): ShareAsked {
  return { shareId: share.share_id, metric: share.metric, unit: share.unit, basis: share.basis, target: share.target, comparator: share.comparator, value };
}

export interface LastRow extends Pick<ReportRow, 'standing' | 'problem_kind' | 'problem' | 'remedy' | 'next_step'> { readonly title: string; readonly figures: readonly (readonly [shareId: string, value: number])[] }
/** The latest report of an earlier period that was handed in, with its figures. */
export async function lastReport(db: Executor, assignmentId: string, before: string): Promise<LastRow | undefined> {
  return (await prepared(db, sql<LastRow>`select e.title, r.standing, r.problem_kind, r.problem, r.remedy, r.next_step, (select coalesce(json_agg(json_build_array(f.share_id, f.value)), '[]') from delivery.figure f where f.report_id = r.id) as figures
    from delivery.report r join delivery.period e on e.id = r.period_id
    where r.assignment_id = ${assignmentId} and r.status in ('submitted', 'passed', 'ratified') and e.to_on <= ${before}::date order by e.to_on desc, e.from_on desc limit 1`)).rows[0];
}

export interface PartRow { readonly share_id: string; readonly unit_name: string; readonly value: number | null }
/** Of each share, what the pieces passed down from its assignment say in this period; null: not handed in, or without a figure. */
export async function partsSaid(db: Executor, assignmentId: string, periodId: string): Promise<PartRow[]> {
  return (await prepared(db, sql<PartRow>`select s.id as share_id, u.name as unit_name, g.value
    from delivery.share s join delivery.assignment c on c.parent_id = s.assignment_id and c.status not in ('draft', 'withdrawn') join delivery.share below on below.assignment_id = c.id and below.target_id = s.target_id
      join units.place u on u.id = c.unit_id left join delivery.report r on r.assignment_id = c.id and r.period_id = ${periodId} and r.status in ('submitted', 'passed', 'ratified')
      left join delivery.figure g on g.report_id = r.id and g.share_id = below.id
    where s.assignment_id = ${assignmentId} order by c.position, c.id`)).rows;
}

/**
 * The same measure, counted in the same way, that the unit reported in another plan of a period that ends on the same day.
 * Walks from what the unit owes to its shares, each by its key: by the measure, which many plans share, it would meet every unit of them.
 */
export async function saidElsewhere(db: Executor, { assignment_id, unit_id, plan_id }: Pick<AboutRow, 'assignment_id' | 'unit_id' | 'plan_id'>, { to_on }: Pick<PeriodRow, 'to_on'>): Promise<{ share_id: string; value: number; plan_title: string }[]> {
  return (await prepared(db, sql<{ share_id: string; value: number; plan_title: string }>`with others as materialized (
      select h.id, h.target_id, b.id as assignment_id, b.plan_id, e.id as period_id from delivery.assignment b join delivery.period e on e.plan_id = b.plan_id and e.to_on = ${to_on}::date
        cross join lateral (select h.id, h.target_id from delivery.share h where h.assignment_id = b.id offset 0) h
      where b.unit_id = ${unit_id}::uuid and b.plan_id <> ${plan_id}::uuid and b.status not in ('draft', 'withdrawn'))
    select distinct on (s.id) s.id as share_id, g.value, p.title as plan_title
    from delivery.share s join plans.issued_target mine on mine.id = s.target_id cross join others o
      join plans.issued_target theirs on theirs.id = o.target_id and theirs.metric = mine.metric and theirs.unit = mine.unit and theirs.basis = mine.basis and theirs.scope is not distinct from mine.scope
      join delivery.report r on r.assignment_id = o.assignment_id and r.period_id = o.period_id and r.status in ('submitted', 'passed', 'ratified')
      join delivery.figure g on g.report_id = r.id and g.share_id = o.id join plans.issued_plan p on p.id = o.plan_id
    where s.assignment_id = ${assignment_id} order by s.id, r.submitted_at desc`)).rows;
}

/**
 * What lists read of an assignment follows from its reports: the newest that was handed in, and the best evidence of any. Written with each of them, under the assignment's lock.
 * @param pace what its figures make of it; null: as it was. @param first nobody had begun this report: nothing is shown for it, so the evidence of all is what it was. @returns the report of this period, as it is now.
 */
export async function renewStanding(db: Executor, assignmentId: string, periodId: string, { pace = null, first = false }: { readonly pace?: string | null; readonly first?: boolean } = {}): Promise<ReportRow | undefined> {
  const evidence = first ? sql`a.evidence` : sql`coalesce((select case when bool_or(r.status in ('passed', 'ratified')) then 'accepted' when count(*) > 0 then 'submitted' end from delivery.report r
        where r.assignment_id = ${assignmentId} and r.status in ('submitted', 'passed', 'ratified') and exists (select 1 from delivery.evidence v where v.report_id = r.id)), 'none')`;
  return (await prepared(db, sql<ReportRow>`with renewed as (update delivery.assignment a set standing = n.standing, problem_kind = n.problem_kind, reported_on = n.reported_on, last_period_id = n.period_id, evidence = ${evidence}, pace = coalesce(${pace}, a.pace)
    from (select 1) one
      left join lateral (select r.standing, case when r.standing = 'blocked' then r.problem_kind end as problem_kind, (r.submitted_at at time zone 'Asia/Shanghai')::date as reported_on, r.period_id from delivery.report r join delivery.period e on e.id = r.period_id
        where r.assignment_id = ${assignmentId} and r.status in ('submitted', 'passed', 'ratified') order by e.to_on desc, e.from_on desc limit 1) n on true
    where a.id = ${assignmentId})
    select ${REPORT} from delivery.report where assignment_id = ${assignmentId} and period_id = ${periodId}`)).rows[0];
}
