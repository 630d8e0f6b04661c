/** SQL of destroying. Every function takes its executor first. */
import { type RawBuilder, sql } from 'kysely';
import type { Executor } from '#platform';
import type { Going } from './erases-with.ts';

export type ErasedTable = keyof typeof WHERE;

const rounds = (plan: string): RawBuilder<unknown> => sql`(select id from plans.consultation where plan_id = ${plan})`;
const links = (plan: string): RawBuilder<unknown> => sql`(select id from plans.implementation where lower_plan_id = ${plan} or upper_plan_id = ${plan})`;
const ofPlan = (plan: string): RawBuilder<unknown> => sql`plan_id = ${plan}`;

const WHERE = {
  // A question that names the plan may say the rest in its words.
  'plans.saved_view': (plan: string) => sql`position(${plan} in query) > 0`,
  'plans.consultation': ofPlan, 'plans.consulted_unit': (plan: string) => sql`consultation_id in ${rounds(plan)}`,
  'plans.opinion': (plan: string) => sql`consulted_unit_id in (select id from plans.consulted_unit where consultation_id in ${rounds(plan)})`,
  'plans.implementation': (plan: string) => sql`id in ${links(plan)}`, 'plans.counterpart': (plan: string) => sql`implementation_id in ${links(plan)}`,
  // Also where its paper was held against another ledger and nothing came of it.
  'plans.amendment': (plan: string) => sql`(plan_id = ${plan} or (status <> 'applied' and document_id = (select document_id from plans.plan where id = ${plan})))`,
  'plans.deadline': ofPlan, 'plans.target': ofPlan, 'plans.leader': ofPlan, 'plans.responsibility': ofPlan, 'plans.task': ofPlan, 'plans.workstream': ofPlan, 'plans.plan': (plan: string) => sql`id = ${plan}`,
} as const satisfies Readonly<Record<string, (plan: string) => RawBuilder<unknown>>>;

export async function idsOf(tx: Executor, table: ErasedTable, plan: string, going: Going): Promise<string[]> {
  return (await sql<{ id: string }>`select id from ${sql.table(table)} where ${WHERE[table](plan)} order by id ${going === 'held' ? sql`for update` : sql``}`.execute(tx)).rows.map(({ id }) => id);
}

/** Ways back that would bring words of it again. */
export async function deleteSteps(tx: Executor, plan: string): Promise<void> {
  await sql`delete from plans.step s where exists (select from jsonb_array_elements(s.left_at) as l join plans.task t on t.id::text = l ->> 0 where t.plan_id = ${plan})`.execute(tx);
}

export interface DestructionRow {
  readonly id: string; readonly document_id: string; readonly owner_unit_id: string | null; readonly audience: string[]; readonly status: string; readonly published_at: string | null; readonly archived_at: string | null;
  readonly destroyed_at: string; readonly destroyed_by_kind: string; readonly destroyed_by: string | null; readonly counts: unknown; readonly version: number;
}

export interface DestructionListing {
  /** Units on whose path, or everywhere. */
  readonly reach: 'everywhere' | readonly string[];
  /** Instant and id of the last that was seen. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

/** Newest first. Whom it was shown to includes the units above its owner, also of a draft. */
export async function listDestructions(db: Executor, { reach, after, limit }: DestructionListing): Promise<DestructionRow[]> {
  let query = db.selectFrom('plans.destruction').selectAll();
  if (reach !== 'everywhere') query = query.where(sql<boolean>`audience && ${[...reach]}::uuid[]`);
  if (after !== null) query = query.where(sql<boolean>`(destroyed_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.orderBy('destroyed_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

export async function findDestruction(db: Executor, id: string): Promise<DestructionRow | undefined> {
  return db.selectFrom('plans.destruction').selectAll().where('id', '=', id).executeTakeFirst();
}
