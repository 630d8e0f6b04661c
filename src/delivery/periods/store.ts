/** SQL of rhythms and periods. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Every } from '#calendar';
import type { Executor } from '#platform';
import { ASKED } from '../reports/list-store.ts';
import { ABOUT_JOINS, type PeriodRow } from '../reports/store.ts';
import type { Owed } from './asks.ts';

export interface PlanRow { readonly id: string; readonly title: string; readonly status: string; readonly document_id: string; readonly period_from: string | null; readonly period_to: string | null; readonly audience: readonly string[]; readonly owner_path: readonly string[] | null }
export async function findPlan(db: Executor, id: string): Promise<PlanRow | undefined> {
  return (await sql<PlanRow>`select p.id, p.title, p.status, p.document_id, p.period_from, p.period_to, p.audience, o.path as owner_path from plans.issued_plan p left join units.place o on o.id = p.owner_unit_id where p.id = ${id}`.execute(db)).rows[0];
}

export interface RhythmRow { readonly id: string; readonly plan_id: string; readonly every: Every; readonly clause: string | null; readonly version: number }
export async function findRhythm(db: Executor, planId: string): Promise<RhythmRow | undefined> {
  return (await sql<RhythmRow>`select id, plan_id, every, clause, version from delivery.rhythm where plan_id = ${planId}`.execute(db)).rows[0];
}
export async function rhythmsOf(db: Executor, planIds: readonly string[]): Promise<ReadonlyMap<string, Every>> {
  if (planIds.length === 0) return new Map();
  return new Map((await sql<RhythmRow>`select plan_id, every from delivery.rhythm where plan_id = any(${[...planIds]}::uuid[])`.execute(db)).rows.map(({ plan_id, every }) => [plan_id, every]));
}
/** Two keepers who set or open at the same time wait for one another; the plan's own row is not ours to lock. */
export async function holdPlan(db: Executor, planId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rhythm ${planId}`}, 0))`.execute(db);
}

/** The day on which the first of its tasks was handed out; null where none was. */
export async function firstDispatched(db: Executor, planId: string): Promise<string | null> {
  return (await sql<{ day: string | null }>`select min(d.dispatched_on) as day from delivery.dispatch d where d.plan_id = ${planId} and d.status = 'sent'`.execute(db)).rows[0]?.day ?? null;
}

/** Newest first. */
export async function periodsOf(db: Executor, planId: string): Promise<PeriodRow[]> {
  return (await sql<PeriodRow>`select id, plan_id, every, from_on, to_on, title, due_on, status, opened_at, locked_at, unlocked_at, asked_count, version from delivery.period where plan_id = ${planId} order by from_on desc, to_on desc, id`.execute(db)).rows;
}

/** Of these units, in every plan: the assignments that are asked about, and their figures. */
export async function owedBy(db: Executor, planId: string, before: string): Promise<(Owed & { readonly unitName: string })[]> {
  const { rows } = await sql<{ unit_id: string; plan_id: string; unit_name: string; reports: number; figures: number }>`with asked as (
      select a.id, a.unit_id, a.plan_id, u.name as unit_name from delivery.assignment a ${ABOUT_JOINS}
      where a.status in ('sent', 'acknowledged') and p.status = 'published' and d.dispatched_on < ${before}::date
        and a.unit_id in (select unit_id from delivery.assignment where plan_id = ${planId} and status in ('sent', 'acknowledged')))
    select unit_id, plan_id, unit_name, count(*)::int as reports, coalesce(sum((select count(*) from delivery.share s where s.assignment_id = asked.id)), 0)::int as figures from asked group by unit_id, plan_id, unit_name`.execute(db);
  return rows.map((row) => ({ unitId: row.unit_id, planId: row.plan_id, unitName: row.unit_name, reports: row.reports, figures: row.figures }));
}

/** What a period asks of each unit as it stands. */
export async function askedOf(db: Executor, periodId: string): Promise<{ unit_id: string; asked_count: number; field_count: number }[]> {
  return (await sql<{ unit_id: string; asked_count: number; field_count: number }>`select a.unit_id, count(*)::int as asked_count, sum(coalesce(nullif(r.asked_fields, 0), 3 + (select count(*) from delivery.share s where s.assignment_id = a.id)))::int as field_count
    from delivery.assignment a ${ABOUT_JOINS} join delivery.period e on e.plan_id = a.plan_id left join delivery.report r on r.assignment_id = a.id and r.period_id = e.id
    where e.id = ${periodId} and (${ASKED} or r.status in ('submitted', 'passed', 'ratified')) group by a.unit_id`.execute(db)).rows;
}
