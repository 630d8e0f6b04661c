import { sql } from 'kysely';
import { type Executor, prepared } from '#platform';

export interface PlanRow { readonly id: string; readonly title: string; readonly status: string; readonly document_number: string | null; readonly period_from: string | null; readonly period_to: string | null; readonly owner_unit_id: string | null; readonly owner_path: readonly string[] | null }

export async function findPlan(db: Executor, id: string): Promise<PlanRow | undefined> {
  const { rows } = await prepared(db, sql<PlanRow>`select p.id, p.title, p.status, p.document_number, p.period_from, p.period_to, p.owner_unit_id, u.path as owner_path from plans.issued_plan p left join units.place u on u.id = p.owner_unit_id where p.id = ${id}`);
  return rows[0];
}

/** The paths of all units that sent tasks of the plan. */
export async function sendersOf(db: Executor, planId: string): Promise<(readonly string[])[]> {
  const { rows } = await prepared(db, sql<{ path: readonly string[] }>`select distinct u.path from delivery.dispatch d join units.place u on u.id = d.from_unit_id where d.plan_id = ${planId} and d.status <> 'draft'`);
  return rows.map(({ path }) => path);
}

export async function owesWithin(db: Executor, planId: string, reach: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select 1 from delivery.assignment where plan_id = ${planId} and status not in ('draft', 'withdrawn') and path && ${[...reach]}::uuid[]) as found`.execute(db);
  return rows[0]?.found ?? false;
}
