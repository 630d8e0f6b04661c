/** SQL of what follows from figures: the newest of each share, and the way it is on. */
import { sql } from 'kysely';
import { type Executor, oneOf, prepared } from '#platform';

export interface ShareRow {
  readonly id: string; readonly assignment_id: string; readonly target_id: string; readonly metric: string; readonly unit: string; readonly basis: string; readonly comparator: string; readonly value: number; readonly base: number; readonly trajectory: string;
  /** Its own days, else those of the plan's period or of the dispatch, and the assignment's deadline or the target's year. */
  readonly starts_on: string | null; readonly ends_on: string | null;
  readonly figure_value: number | null; readonly figure_on: string | null;
  readonly waypoints: readonly { readonly on: string; readonly expected: number }[];
}

/** Of these assignments, with the figure that is kept, or the newest that the reports hold. */
export async function sharesOf(db: Executor, assignmentIds: readonly string[], figures: 'kept' | 'newest'): Promise<ShareRow[]> {
  if (assignmentIds.length === 0) return [];
  const newest = sql`left join lateral (
      select f.value, pd.to_on - 1 as day from delivery.figure f join delivery.report r on r.id = f.report_id join delivery.period pd on pd.id = f.period_id
      where f.share_id = h.id and r.status in ('submitted', 'passed', 'ratified') order by pd.to_on desc, pd.from_on desc limit 1) n on true`;
  const { rows } = await prepared(db, sql<ShareRow>`select h.id, h.assignment_id, h.target_id, g.metric, g.unit, g.basis, g.comparator, h.value, h.base, h.trajectory,
      coalesce(h.starts_on, p.period_from, d.dispatched_on) as starts_on, coalesce(h.ends_on, nullif(a.due_on, 'infinity'), make_date(g.year, 12, 31), p.period_to) as ends_on,
      ${figures === 'kept' ? sql`h.figure_value, h.figure_on` : sql`n.value as figure_value, n.day as figure_on`},
      coalesce((select jsonb_agg(jsonb_build_object('on', w.due_on, 'expected', w.expected) order by w.due_on) from delivery.waypoint w where w.share_id = h.id), '[]') as waypoints
    from delivery.share h join delivery.assignment a on a.id = h.assignment_id join delivery.dispatch d on d.id = a.dispatch_id join plans.issued_plan p on p.id = a.plan_id join plans.issued_target g on g.id = h.target_id
    ${figures === 'kept' ? sql`` : newest}
    where h.assignment_id ${oneOf(assignmentIds)} order by g.position, h.id`);
  return rows;
}

export interface KeptFigure { readonly id: string; readonly value: number | null; readonly on: string | null }
export interface KeptPace { readonly id: string; readonly pace: string }

/** Beside the journal: it follows from reports and shares, which have entries of their own. What is so already is not written; both in one statement. */
export async function keepFigures(tx: Executor, figures: readonly KeptFigure[], paces: readonly KeptPace[]): Promise<void> {
  await prepared(tx, sql`with kept as (update delivery.share h set figure_value = n.value, figure_on = n."on" from json_to_recordset(${JSON.stringify(figures)}::json) as n(id uuid, value double precision, "on" date)
      where h.id = n.id and (h.figure_value is distinct from n.value or h.figure_on is distinct from n."on"))
    update delivery.assignment a set pace = n.pace from json_to_recordset(${JSON.stringify(paces)}::json) as n(id uuid, pace text) where a.id = n.id and a.pace <> n.pace`);
}

/** Every figure of these shares that was handed in, oldest first: what a chart draws. */
export async function figuresOf(db: Executor, shareIds: readonly string[]): Promise<{ readonly share_id: string; readonly value: number; readonly on: string; readonly period: string }[]> {
  if (shareIds.length === 0) return [];
  const { rows } = await sql<{ share_id: string; value: number; on: string; period: string }>`select f.share_id, f.value, pd.to_on - 1 as "on", pd.title as period
    from delivery.figure f join delivery.report r on r.id = f.report_id join delivery.period pd on pd.id = f.period_id
    where f.share_id = any(${[...shareIds]}::uuid[]) and r.status in ('submitted', 'passed', 'ratified') order by pd.to_on, f.share_id`.execute(db);
  return rows;
}
