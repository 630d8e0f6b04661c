/** Which rows hang on a plan, table by table. Every function takes its executor first. */
import { type RawBuilder, sql } from 'kysely';
import type { Executor } from '#platform';

export type ErasedTable = keyof typeof WHERE;

const dispatches = (plan: string): RawBuilder<unknown> => sql`(select id from delivery.dispatch where plan_id = ${plan})`;
const assignments = (plan: string): RawBuilder<unknown> => sql`(select id from delivery.assignment where plan_id = ${plan} or dispatch_id in ${dispatches(plan)})`;
const periods = (plan: string): RawBuilder<unknown> => sql`(select id from delivery.period where plan_id = ${plan})`;
const points = (plan: string): RawBuilder<unknown> => sql`(select p.id from delivery.directive_point p join plans.task t on t.id = p.task_id where t.plan_id = ${plan})`;
const shares = (plan: string): RawBuilder<unknown> => sql`(select id from delivery.share where assignment_id in ${assignments(plan)} or target_id in (select id from plans.target where plan_id = ${plan}))`;
const ofAssignments = (plan: string): RawBuilder<unknown> => sql`assignment_id in ${assignments(plan)}`;

const WHERE = {
  'delivery.correction': ofAssignments, 'delivery.figure': ofAssignments, 'delivery.evidence': ofAssignments, 'delivery.reminder': ofAssignments, 'delivery.request': ofAssignments, 'delivery.close_out': ofAssignments, 'delivery.milestone': ofAssignments, 'delivery.handover': ofAssignments,
  'delivery.report': ofAssignments,
  'delivery.ask': (plan: string) => sql`period_id in ${periods(plan)}`,
  'delivery.refused_ask': (plan: string) => sql`(plan_id = ${plan} or period_id in ${periods(plan)})`,
  'delivery.unlocking': (plan: string) => sql`period_id in ${periods(plan)}`,
  'delivery.waypoint': (plan: string) => sql`share_id in ${shares(plan)}`,
  'delivery.share': (plan: string) => sql`id in ${shares(plan)}`,
  'delivery.period': (plan: string) => sql`plan_id = ${plan}`,
  'delivery.rhythm': (plan: string) => sql`plan_id = ${plan}`,
  // A directive stays as long as it says something of other tasks.
  'delivery.directive_point': (plan: string) => sql`id in ${points(plan)}`,
  'delivery.directive': (plan: string) => sql`id in (select directive_id from delivery.directive_point where id in ${points(plan)}) and not exists (select from delivery.directive_point o where o.directive_id = delivery.directive.id and not o.id in ${points(plan)})`,
  'delivery.assignment': (plan: string) => sql`id in ${assignments(plan)}`,
  'delivery.dispatch': (plan: string) => sql`id in ${dispatches(plan)}`,
} as const satisfies Readonly<Record<string, (plan: string) => RawBuilder<unknown>>>;

/** Nobody adds to what is held: whatever hangs on it must first hold on to it. */
export async function holdAll(tx: Executor, plan: string): Promise<void> {
  for (const table of ['delivery.dispatch', 'delivery.assignment', 'delivery.period', 'delivery.report', 'delivery.share', 'delivery.directive'] as const) await sql`select id from ${sql.table(table)} where ${WHERE[table](plan)} order by id for update`.execute(tx);
}

export async function idsOf(tx: Executor, table: ErasedTable, plan: string): Promise<string[]> {
  return (await sql<{ id: string }>`select id from ${sql.table(table)} where ${WHERE[table](plan)}`.execute(tx)).rows.map(({ id }) => id);
}

/** What locked periods keep. */
export const CLOSED = ['delivery.closed_total', 'delivery.closed_figure'] as const;

/** They follow from rows that go. */
export async function deleteClosedTotals(tx: Executor, plan: string): Promise<void> {
  for (const table of CLOSED) await sql`delete from ${sql.table(table)} where period_id in ${periods(plan)}`.execute(tx);
}

/** Signed responsibility letters of units that owed something of the plan: what their scans show nobody here can tell. */
export async function lettersOf(tx: Executor, plan: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from delivery.responsibility_letter where unit_id in (select unit_id from delivery.assignment where plan_id = ${plan})`.execute(tx);
  return rows[0]?.count ?? 0;
}
