/** SQL of papers, and of what they read of delivery through its views. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Executor } from '#platform';
import type { Going } from '#plans';
import type { OwedRow } from './freeze.ts';
import type { Frozen, TargetFigure } from './model.ts';

export interface PaperRow {
  readonly id: string; readonly plan_id: string; readonly kind: string; readonly unit_id: string; readonly about_unit_id: string | null; readonly period_id: string | null; readonly as_of: string; readonly title: string; readonly addressees: string[];
  readonly body: string; readonly contact: string | null; readonly status: string; readonly number: string | null; readonly signed_on: string | null; readonly made_at: string; readonly version: number;
  readonly plan_title: string; readonly unit_name: string; readonly about_unit_name: string | null; readonly period_title: string | null;
  /** Of the unit whose paper it is, root first. */
  readonly path: string[];
  readonly also_plan_ids: string[] | null;
  readonly also_plans: { readonly id: string; readonly title: string }[];
}

const NAMED = sql<PaperRow>`p.id, p.plan_id, p.kind, p.unit_id, p.about_unit_id, p.period_id, p.as_of, p.title, p.addressees, p.body, p.contact, p.status, p.number, p.signed_on, p.made_at, p.version,
  l.title as plan_title, u.name as unit_name, u.path, a.name as about_unit_name, q.title as period_title, p.also_plan_ids,
  (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'title', x.title) order by x.title), '[]') from plans.issued_plan x where x.id = any(p.also_plan_ids)) as also_plans`;
const JOINED = sql`join plans.issued_plan l on l.id = p.plan_id join units.place u on u.id = p.unit_id left join units.place a on a.id = p.about_unit_id left join delivery.asked_period q on q.id = p.period_id`;

export interface Listing { readonly reach: 'everywhere' | readonly string[]; readonly planId?: string | undefined; readonly kind?: string | undefined; readonly after: readonly [madeAt: string, id: string] | null; readonly limit: number }

/** Newest first: papers of the units that are reached, each with all below it. */
export async function listPapers(db: Executor, { reach, planId, kind, after, limit }: Listing): Promise<PaperRow[]> {
  const narrowed = sql.join([
    sql`true`,
    ...(reach === 'everywhere' ? [] : [sql`exists (select from units.place w where w.id = o.unit_id and w.path && ${[...reach]}::uuid[])`]),
    ...(planId === undefined ? [] : [sql`(o.plan_id = ${planId} or o.also_plan_ids @> array[${planId}]::uuid[])`]), ...(kind === undefined ? [] : [sql`o.kind = ${kind}`]),
    ...(after === null ? [] : [sql`(o.made_at, o.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`]),
  ], sql` and `);
  return (await sql<PaperRow>`select ${NAMED} from (select * from papers.paper o where ${narrowed} order by o.made_at desc, o.id desc limit ${limit}) p ${JOINED} order by p.made_at desc, p.id desc`.execute(db)).rows;
}

export async function findPaper(db: Executor, id: string): Promise<PaperRow | undefined> {
  return (await sql<PaperRow>`select ${NAMED} from papers.paper p ${JOINED} where p.id = ${id}`.execute(db)).rows[0];
}

export async function frozenOf(db: Executor, id: string): Promise<Frozen> {
  return (await db.selectFrom('papers.paper').select('frozen').where('id', '=', id).executeTakeFirstOrThrow()).frozen as unknown as Frozen;
}

/** The newest paper of this kind that was made earlier about the same. */
export async function paperBefore(db: Executor, { planId, alsoPlanIds, kind, unitId, aboutUnitId, madeBefore }: { readonly planId: string; readonly alsoPlanIds: readonly string[] | null; readonly kind: string; readonly unitId: string; readonly aboutUnitId: string | null; readonly madeBefore: string }): Promise<{ id: string; as_of: string; frozen: Frozen } | undefined> {
  return await db.selectFrom('papers.paper').select(['id', 'as_of', 'frozen']).where('plan_id', '=', planId).where('kind', '=', kind).where('unit_id', '=', unitId).where('about_unit_id', 'is not distinct from', aboutUnitId)
    .where(sql<boolean>`also_plan_ids is not distinct from ${alsoPlanIds === null ? null : [...alsoPlanIds]}::uuid[]`).where('made_at', '<', madeBefore).orderBy('made_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst() as { id: string; as_of: string; frozen: Frozen } | undefined;
}

export interface PlanFacts { readonly title: string; readonly ownerUnitId: string | null }

/** By id; those that are not there are left out. */
export async function planFacts(db: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, PlanFacts>> {
  const { rows } = await sql<PlanFacts & { id: string }>`select id, title, owner_unit_id as "ownerUnitId" from plans.issued_plan where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** When a period was last opened again after it was locked. */
export async function openedAgain(db: Executor, periodId: string): Promise<string | undefined> {
  return (await sql<{ at: string }>`select opened_at as at from delivery.opened_again where period_id = ${periodId}`.execute(db)).rows[0]?.at;
}

export async function periodFacts(db: Executor, id: string): Promise<{ readonly planId: string; readonly title: string } | undefined> {
  return (await sql<{ planId: string; title: string }>`select plan_id as "planId", title from delivery.asked_period where id = ${id}`.execute(db)).rows[0];
}

/** The period of another plan that is called the same. */
export async function periodCalled(db: Executor, planId: string, title: string): Promise<string | null> {
  return (await sql<{ id: string }>`select id from delivery.asked_period where plan_id = ${planId} and title = ${title} order by from_on desc, id limit 1`.execute(db)).rows[0]?.id ?? null;
}

export interface Scope { readonly planId: string;
  /** Who owes it to whom: what this unit handed out, or what is owed below it; all of a plan that is its own. */
  readonly unitId: string; readonly whole: boolean; readonly aboutUnitId: string | null; readonly periodId: string | null }

/** What is owed to the one who handed it out: no parts, and no share of a co-lead, which is in the lead's report. To one unit, also what was passed down to it. */
const owedIn = ({ planId, unitId, whole, aboutUnitId }: Scope) => sql`o.plan_id = ${planId} and (o.role in ('lead', 'member')${aboutUnitId === null ? sql`` : sql` or o.passed_down`})
  ${whole ? sql`` : sql`and (o.from_unit_id = ${unitId} or o.path @> array[${unitId}]::uuid[])`} ${aboutUnitId === null ? sql`` : sql`and o.unit_id = ${aboutUnitId}`}`;

export async function owedRows(db: Executor, scope: Scope): Promise<OwedRow[]> {
  const { rows } = await sql<OwedRow>`select o.id as "assignmentId", o.task_id as "taskId", t.number, coalesce(o.title, t.title, left(regexp_replace(t.text, '\\s+', '', 'g'), 60)) as name, o.unit_id as "unitId", u.name as unit,
      nullif(o.due_on, 'infinity') as "dueOn", o.closed_on as "closedOn", o.pace,
      case when r.id is null then null else jsonb_build_object('standing', r.standing, 'problemKind', r.problem_kind, 'problem', r.problem, 'remedy', r.remedy, 'nextStep', r.next_step, 'progress', r.progress, 'late', r.late) end as report
    from delivery.owed_task o join plans.issued_task t on t.id = o.task_id join units.place u on u.id = o.unit_id
    left join delivery.given_report r on r.assignment_id = o.id and r.period_id = ${scope.periodId === null ? sql`o.last_period_id` : sql`${scope.periodId}::uuid`}
    where ${owedIn(scope)} order by t.position, t.id, o.position, u.name, o.id`.execute(db);
  return rows;
}

/** Of each target that was shared out: what the units take of it, and what they reported. */
export async function targetFigures(db: Executor, scope: Scope): Promise<TargetFigure[]> {
  const { rows } = await sql<TargetFigure>`select t.id as "targetId", t.metric, t.unit, t.text, sum(f.value) as sum, sum(s.value) as shared, count(distinct o.unit_id)::int as units, count(distinct o.unit_id) filter (where f.id is null)::int as missing
    from delivery.owed_task o join delivery.shared_target s on s.assignment_id = o.id join plans.issued_target t on t.id = s.target_id
    left join delivery.given_figure f on f.share_id = s.id and f.period_id = ${scope.periodId === null ? sql`o.last_period_id` : sql`${scope.periodId}::uuid`}
    where ${owedIn(scope)} group by t.id, t.metric, t.unit, t.text, t.position order by t.position, t.id`.execute(db);
  return rows;
}

/** All that speak of a plan, alone or beside others, whoever wrote them. */
export async function papersOf(tx: Executor, planId: string, going: Going): Promise<string[]> {
  return (await sql<{ id: string }>`select id from papers.paper where plan_id = ${planId} or also_plan_ids @> array[${planId}::uuid] order by id ${going === 'held' ? sql`for update` : sql``}`.execute(tx)).rows.map(({ id }) => id);
}
