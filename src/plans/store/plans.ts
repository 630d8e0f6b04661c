/** SQL of plans and workstreams. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Reach } from '#access';
import { type Executor, prepared } from '#platform';
import type { PlanItem, PlanStatus } from '../model.ts';
import type { TargetRow, WorkstreamRow } from '../rows.ts';

export interface PlanRow {
  id: string; document_id: string; document_digest: string; owner_unit_id: string | null; title: string; document_number: string | null; issued_on: string | null;
  period_from: string | null; period_to: string | null; status: PlanStatus; archived_at: string | null; signed_by: string | null; signed_on: string | null; signed_number: string | null;
  created_at: string; published_at: string | null; withdrawn_at: string | null; version: number; task_count: number; audience: string[];
}

const PLAN = ['id', 'document_id', 'document_digest', 'owner_unit_id', 'title', 'document_number', 'issued_on', 'period_from', 'period_to', 'status', 'archived_at', 'signed_by', 'signed_on', 'signed_number', 'created_at', 'published_at', 'withdrawn_at', 'version', 'task_count', 'audience'] as const;

export async function findPlan(db: Executor, id: string): Promise<PlanRow | undefined> {
  return await db.selectFrom('plans.plan').select(PLAN).where('id', '=', id).executeTakeFirst() as PlanRow | undefined;
}

export async function findPlans(db: Executor, ids: readonly string[]): Promise<PlanRow[]> {
  return await db.selectFrom('plans.plan').select(PLAN).where(sql<boolean>`id = any(${[...ids]}::uuid[])`).execute() as PlanRow[];
}

/** Who changes a plan waits for whoever is changing it. */
export async function lockPlan(db: Executor, id: string): Promise<PlanRow | undefined> {
  return await db.selectFrom('plans.plan').select(PLAN).where('id', '=', id).forUpdate().executeTakeFirst() as PlanRow | undefined;
}

/** Of these, the plans that are there: none is destroyed until the step is over. In one order, so that two who hold several never wait for each other. */
export async function holdPlans(tx: Executor, ids: readonly string[]): Promise<readonly string[]> {
  return (await sql<{ id: string }>`select id from plans.plan where id = any(${[...ids]}::uuid[]) order by id for key share`.execute(tx)).rows.map(({ id }) => id);
}

export interface PlanListing {
  readonly reach: Reach;
  readonly status: PlanStatus | null;
  readonly documentId: string | null;
  readonly after: readonly [createdAt: string, id: string] | null;
  readonly limit: number;
}

/** Newest first. */
export async function listPlans(db: Executor, { reach, status, documentId, after, limit }: PlanListing): Promise<PlanItem[]> {
  let query = db.selectFrom('plans.plan as p').select(PLAN.map((column) => `p.${column}` as const));
  if (reach !== 'everywhere') query = query.where(sql<boolean>`p.audience && ${[...reach]}::uuid[]`);
  if (status !== null) query = query.where('p.status', '=', status);
  if (documentId !== null) query = query.where('p.document_id', '=', documentId);
  if (after !== null) query = query.where(sql<boolean>`(p.created_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const rows = await query.orderBy('p.created_at', 'desc').orderBy('p.id', 'desc').limit(limit).execute();
  return rows.map((row) => planOf(row as PlanRow));
}

export function planOf(row: PlanRow): PlanItem {
  return {
    id: row.id, documentId: row.document_id, ownerUnitId: row.owner_unit_id, title: row.title, documentNumber: row.document_number, issuedOn: row.issued_on, periodFrom: row.period_from, periodTo: row.period_to, status: row.status,
    signOff: row.signed_by === null || row.signed_on === null || row.signed_number === null ? null : { by: row.signed_by, on: row.signed_on, number: row.signed_number },
    createdAt: row.created_at, publishedAt: row.published_at, withdrawnAt: row.withdrawn_at, archivedAt: row.archived_at, version: row.version, tasks: row.task_count,
  };
}

export async function listWorkstreams(db: Executor, planId: string): Promise<WorkstreamRow[]> {
  return workstreamsOf(db, [planId]);
}

/** Of several plans at once; the order is right within each. */
export async function workstreamsOf(db: Executor, planIds: readonly string[]): Promise<WorkstreamRow[]> {
  return db.selectFrom('plans.workstream').selectAll().where(sql<boolean>`plan_id = any(${[...planIds]}::uuid[])`).orderBy('position').execute();
}

/** Targets that stand in a heading or for the whole plan, of several plans; the order is right within each. */
export async function listAims(db: Executor, planIds: readonly string[]): Promise<TargetRow[]> {
  return db.selectFrom('plans.target').selectAll().where(sql<boolean>`plan_id = any(${[...planIds]}::uuid[])`).where('task_id', 'is', null).orderBy('position').execute();
}

export async function setAudience(db: Executor, planId: string, audience: readonly string[]): Promise<void> {
  await db.updateTable('plans.plan').set({ audience: [...audience] }).where('id', '=', planId).execute();
}

/** Units and sets of units that are named in a plan today. */
export async function namedIn(db: Executor, planId: string): Promise<{ units: string[]; collectives: string[] }> {
  const rows = await db.selectFrom('plans.responsibility').select(['unit_id', 'collective_id']).distinct().where('plan_id', '=', planId).where('valid_to', 'is', null).execute();
  return { units: rows.flatMap(({ unit_id }) => unit_id ?? []), collectives: rows.flatMap(({ collective_id }) => collective_id ?? []) };
}

/** The same of every plan, with its audience as it is kept; a draft names nobody yet. */
export async function namedInPlans(db: Executor): Promise<{ id: string; owner: string | null; audience: string[]; units: string[]; collectives: string[] }[]> {
  const { rows } = await sql<{ id: string; owner: string | null; audience: string[]; units: string[]; collectives: string[] }>`
    select p.id, p.owner_unit_id as owner, p.audience, coalesce(n.units, '{}') as units, coalesce(n.collectives, '{}') as collectives from plans.plan p
    left join (select plan_id, array_agg(distinct unit_id) filter (where unit_id is not null) as units, array_agg(distinct collective_id) filter (where collective_id is not null) as collectives
      from plans.responsibility where valid_to is null group by plan_id) n on n.plan_id = p.id`.execute(db);
  return rows;
}

/** Plans that were made of a document, and those that an amendment by it was applied to. */
export async function plansOfDocument(db: Executor, documentId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from plans.plan where document_id = ${documentId} union select plan_id from plans.amendment where document_id = ${documentId} and status = 'applied'`.execute(db);
  return rows.map(({ id }) => id);
}

/** The plan of a document that still stands. */
export async function planOfDocument(db: Executor, documentId: string): Promise<Pick<PlanRow, 'id' | 'title'> | undefined> {
  return db.selectFrom('plans.plan').select(['id', 'title']).where('document_id', '=', documentId).where('status', '<>', 'withdrawn').executeTakeFirst();
}

/** Whether opinions on it were asked for: letters went out, so it stays known. */
export async function wasConsulted(db: Executor, planId: string): Promise<boolean> {
  return await db.selectFrom('plans.consultation').select('id').where('plan_id', '=', planId).executeTakeFirst() !== undefined;
}

export interface Visible {
  readonly plans: readonly string[];
  /** Of all of them together, at publishing. */
  readonly tasks: number;
}

/** Plans that a question may name; who reaches more is asked for by reach. */
const MOST_NAMED = 500;

/** Published plans within reach; null where they are too many to be named. */
export async function visiblePlans(db: Executor, reach: readonly string[]): Promise<Visible | null> {
  const query = sql<{ id: string; task_count: number }>`select id, task_count from plans.plan where status = 'published' and audience && (select ${[...reach]}::uuid[]) limit ${sql.lit(MOST_NAMED + 1)}`;
  const { rows } = await prepared(db, query);
  return rows.length > MOST_NAMED ? null : { plans: rows.map(({ id }) => id), tasks: rows.reduce((sum, { task_count }) => sum + task_count, 0) };
}

/** Of the round of opinions that is open: who did not answer, and what nobody decided. Null where none is. */
export async function openOpinions(db: Executor, planId: string): Promise<{ silent: number; undecided: number } | null> {
  const round = await db.selectFrom('plans.consultation').select('id').where('plan_id', '=', planId).where('status', '=', 'open').executeTakeFirst();
  if (round === undefined) return null;
  const units = await db.selectFrom('plans.consulted_unit').select(['id', 'answer']).where('consultation_id', '=', round.id).execute();
  const pending = units.length === 0 ? [] : await db.selectFrom('plans.opinion').select('id').where('consulted_unit_id', 'in', units.map(({ id }) => id)).where('decision', '=', 'pending').execute();
  return { silent: units.filter(({ answer }) => answer === 'none').length, undecided: pending.length };
}

/** Titles of plans by their ids. */
export async function planNames(db: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  return new Map((await db.selectFrom('plans.plan').select(['id', 'title']).where('id', 'in', [...ids]).execute()).map(({ id, title }) => [id, title]));
}

/** Of amendments by a later document, the plan that they change. */
export async function amendmentNames(db: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  return new Map((await db.selectFrom('plans.amendment as a').innerJoin('plans.plan as p', 'p.id', 'a.plan_id').select(['a.id', 'p.title']).where('a.id', 'in', [...ids]).execute()).map(({ id, title }) => [id, title]));
}

/** Numbers and titles of tasks by their ids. */
export async function taskNames(db: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  return new Map((await db.selectFrom('plans.task').select(['id', 'number', 'title']).where('id', 'in', [...ids]).execute()).map(({ id, number, title }) => [id, [number, title].filter((part) => part !== null && part !== '').join(' ')]));
}
