/** SQL of what follows from figures: the newest of each share, and the way it is on. */
import { type RawBuilder, sql } from 'kysely';
import { type Executor, oneOf, prepared } from '#platform';

export interface ShareRow {
  readonly id: string; readonly assignment_id: string; readonly target_id: string; readonly metric: string; readonly unit: string; readonly basis: string; readonly comparator: string; readonly value: number; readonly base: number; readonly trajectory: string;
  /** Its own days, else those of the plan's period or of the dispatch, and the assignment's deadline or the target's year. */
  readonly starts_on: string | null; readonly ends_on: string | null;
  readonly figure_value: number | null; readonly figure_on: string | null;
  readonly waypoints: readonly { readonly on: string; readonly expected: number }[];
}

/** Of these assignments, with the figures that are kept. */
export async function sharesOf(db: Executor, assignmentIds: readonly string[]): Promise<ShareRow[]> {
  return assignmentIds.length === 0 ? [] : (await prepared(db, sql<ShareRow>`${sharesWith('kept', assignmentIds)} order by g.position, h.id`)).rows;
}

/** Keeps with each share of these assignments the newest figure that the reports hold, beside the journal: it follows from reports and shares, which have entries of their own. What is so already is not written. @returns the shares with it. */
export async function renewFigures(tx: Executor, assignmentIds: readonly string[]): Promise<ShareRow[]> {
  if (assignmentIds.length === 0) return [];
  const { rows } = await prepared(tx, sql<ShareRow>`with s as materialized (${sharesWith('newest', assignmentIds)}),
    kept as (update delivery.share h set figure_value = s.figure_value, figure_on = s.figure_on from s where h.id = s.id and (h.figure_value is distinct from s.figure_value or h.figure_on is distinct from s.figure_on))
    select * from s`);
  return rows;
}

function sharesWith(figures: 'kept' | 'newest', assignmentIds: readonly string[]): RawBuilder<unknown> {
  const newest = sql`left join lateral (
      select f.value, pd.to_on - 1 as day from delivery.figure f join delivery.report r on r.id = f.report_id join delivery.period pd on pd.id = f.period_id
      where f.share_id = h.id and r.status in ('submitted', 'passed', 'ratified') order by pd.to_on desc, pd.from_on desc limit 1) n on true`;
  return sql`select h.id, h.assignment_id, h.target_id, g.metric, g.unit, g.basis, g.comparator, h.value, h.base, h.trajectory,
      coalesce(h.starts_on, p.period_from, d.dispatched_on) as starts_on, coalesce(h.ends_on, nullif(a.due_on, 'infinity'), make_date(g.year, 12, 31), p.period_to) as ends_on,
      ${figures === 'kept' ? sql`h.figure_value, h.figure_on` : sql`n.value as figure_value, n.day as figure_on`},
      coalesce((select jsonb_agg(jsonb_build_object('on', w.due_on, 'expected', w.expected) order by w.due_on) from delivery.waypoint w where w.share_id = h.id), '[]') as waypoints
    from delivery.share h join delivery.assignment a on a.id = h.assignment_id join delivery.dispatch d on d.id = a.dispatch_id join plans.issued_plan p on p.id = a.plan_id join plans.issued_target g on g.id = h.target_id
    ${figures === 'kept' ? sql`` : newest}
    where h.assignment_id ${oneOf(assignmentIds)}`;
}

export interface KeptPace { readonly id: string; readonly pace: string }

/** Beside the journal, as figures are. */
export async function keepPaces(tx: Executor, paces: readonly KeptPace[]): Promise<void> {
  await prepared(tx, sql`update delivery.assignment a set pace = n.pace from unnest(${paces.map(({ id }) => id)}::uuid[], ${paces.map(({ pace }) => pace)}::text[]) as n(id, pace) where a.id = n.id and a.pace <> n.pace`);
}

/** Every figure of these shares that was handed in, oldest first: what a chart draws. */
export async function figuresOf(db: Executor, shareIds: readonly string[]): Promise<{ readonly share_id: string; readonly value: number; readonly on: string; readonly period: string }[]> {
  if (shareIds.length === 0) return [];
  const { rows } = await sql<{ share_id: string; value: number; on: string; period: string }>`select f.share_id, f.value, pd.to_on - 1 as "on", pd.title as period
    from delivery.figure f join delivery.report r on r.id = f.report_id join delivery.period pd on pd.id = f.period_id
    where f.share_id = any(${[...shareIds]}::uuid[]) and r.status in ('submitted', 'passed', 'ratified') order by pd.to_on, f.share_id`.execute(db);
  return rows;
}
