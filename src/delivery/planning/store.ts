/** SQL of a year's work. Every function takes its executor first. */
import { sql, type RawBuilder } from 'kysely';
import type { Reach } from '#access';
import type { Executor } from '#platform';

export interface YearRow {
  id: string; plan_id: string; plan_title: string; task_id: string; number: string | null; title: string; goal: string | null; kind: string; unit_id: string; unit_name: string;
  due_on: string; status: string; closed_on: string | null; standing: string | null; problem_kind: string | null;
}

const within = (column: RawBuilder<unknown>, reach: readonly string[]): RawBuilder<boolean> => sql<boolean>`${column} in (select id from units.place where path && ${[...reach]}::uuid[])`;
/** The unit that owes it, the one that handed it out, the plan's owner, with all above each. */
const seen = (reach: Reach): RawBuilder<unknown> => (reach === 'everywhere' ? sql`` : sql`and (a.path && ${[...reach]}::uuid[] or ${within(sql`d.from_unit_id`, reach)} or ${within(sql`i.owner_unit_id`, reach)})`);

export const MOST_LINES = 2_000;

/** What falls due up to the year's end and is open, or was closed in it; parts stand with the unit that owes them only. */
export async function yearLines(db: Executor, { reach, from, to, unitId, below }: { readonly reach: Reach; readonly from: string; readonly to: string; readonly unitId: string | null; readonly below: boolean }): Promise<YearRow[]> {
  const whose = unitId === null ? sql`and a.parent_id is null`
    : below ? sql`and a.path @> array[${unitId}::uuid] and not exists (select from delivery.assignment whole where whole.id = a.parent_id and whole.path @> array[${unitId}::uuid])`
      : sql`and (a.unit_id = ${unitId} or a.office_unit_id = ${unitId}) and not exists (select from delivery.assignment whole where whole.id = a.parent_id and whole.unit_id = a.unit_id)`;
  return (await sql<YearRow>`select a.id, a.plan_id, i.title as plan_title, a.task_id, t.number, coalesce(a.title, t.title, left(t.text, 60)) as title, t.goal, t.kind, a.unit_id, u.name as unit_name, a.due_on, a.status, a.closed_on, a.standing, a.problem_kind
    from delivery.assignment a join delivery.dispatch d on d.id = a.dispatch_id join plans.issued_plan i on i.id = a.plan_id join plans.issued_task t on t.id = a.task_id join units.place u on u.id = a.unit_id
    where a.status in ('sent', 'acknowledged', 'objected', 'closed') and i.status <> 'withdrawn' and t.status <> 'withdrawn' ${seen(reach)} ${whose}
      and (a.due_on between ${from}::date and ${to}::date or (a.due_on < ${from}::date and a.status <> 'closed')
        or (a.due_on = 'infinity' and d.dispatched_on <= ${to}::date and (a.status <> 'closed' or a.closed_on >= ${from}::date) and (i.period_to is null or i.period_to >= ${from}::date)))
    order by a.due_on, i.title, t.position, u.name, a.id limit ${MOST_LINES + 1}`.execute(db)).rows;
}

/** What was said last of those that are stuck. */
export async function stuckWords(db: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, { readonly problem: string | null; readonly remedy: string | null }>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; problem: string | null; remedy: string | null }>`select distinct on (r.assignment_id) r.assignment_id as id, r.problem, r.remedy from delivery.report r join delivery.period p on p.id = r.period_id
    where r.assignment_id = any(${[...ids]}::uuid[]) and r.status in ('submitted', 'passed', 'ratified') order by r.assignment_id, p.from_on desc`.execute(db);
  return new Map(rows.map(({ id, ...words }) => [id, words]));
}

export interface PointRow {
  id: string; directive_id: string; version: number; task_id: string | null; plan_id: string | null; plan_title: string | null; task_number: string | null; task_title: string | null;
  owing_unit_id: string | null; owing_name: string | null; owing_path: string[] | null; gist: string; due_on: string | null; answered_on: string | null; answer_number: string | null;
}
export interface DirectiveRow { id: string; version: number; unit_id: string; unit_name: string; path: string[]; kind: string; source: string | null; number: string | null; issued_on: string }

const DIRECTIVE = sql`g.id, g.version, g.unit_id, u.name as unit_name, u.path::text[] as path, g.kind, g.source, g.number, g.issued_on from delivery.directive g join units.place u on u.id = g.unit_id`;

export interface DirectiveFilter { readonly reach: Reach; readonly kind: string | null; readonly taskId: string | null; readonly open: boolean; readonly after: readonly [issuedOn: string, id: string] | null; readonly limit: number }

/** Newest first: those of a register within reach, and those with a point for a unit within reach. */
export async function listDirectives(db: Executor, { reach, kind, taskId, open, after, limit }: DirectiveFilter): Promise<DirectiveRow[]> {
  const asked = [sql`true`, ...(reach === 'everywhere' ? [] : [sql`(u.path && ${[...reach]}::uuid[] or exists (select from delivery.directive_point x where x.directive_id = g.id and ${within(sql`x.owing_unit_id`, reach)}))`]), ...(kind === null ? [] : [sql`g.kind = ${kind}`]),
    ...(taskId === null ? [] : [sql`exists (select from delivery.directive_point x where x.directive_id = g.id and x.task_id = ${taskId})`]), ...(open ? [sql`exists (select from delivery.directive_point x where x.directive_id = g.id and x.owing_unit_id is not null and x.answered_on is null)`] : []),
    ...(after === null ? [] : [sql`(g.issued_on, g.id) < (${after[0]}::date, ${after[1]}::uuid)`])];
  return (await sql<DirectiveRow>`select ${DIRECTIVE} where ${sql.join(asked, sql` and `)} order by g.issued_on desc, g.id desc limit ${limit}`.execute(db)).rows;
}

export async function findDirective(db: Executor, id: string): Promise<DirectiveRow | undefined> {
  return (await sql<DirectiveRow>`select ${DIRECTIVE} where g.id = ${id}`.execute(db)).rows[0];
}

export async function pointsOf(db: Executor, directiveIds: readonly string[]): Promise<PointRow[]> {
  if (directiveIds.length === 0) return [];
  return (await sql<PointRow>`select x.id, x.directive_id, x.version, x.task_id, t.plan_id, i.title as plan_title, t.number as task_number, coalesce(t.title, left(t.text, 60)) as task_title, x.owing_unit_id, u.name as owing_name, u.path::text[] as owing_path, x.gist, x.due_on, x.answered_on, x.answer_number
    from delivery.directive_point x left join plans.issued_task t on t.id = x.task_id left join plans.issued_plan i on i.id = t.plan_id left join units.place u on u.id = x.owing_unit_id
    where x.directive_id = any(${[...directiveIds]}::uuid[]) order by x.directive_id, x.position, x.id`.execute(db)).rows;
}

export async function directiveOfPoint(db: Executor, pointId: string): Promise<string | undefined> {
  return (await db.selectFrom('delivery.directive_point').select('directive_id').where('id', '=', pointId).executeTakeFirst())?.directive_id;
}

/** Of these tasks, those of plans that the reach sees. */
export async function tasksSeen(db: Executor, ids: readonly string[], reach: Reach): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const where = reach === 'everywhere' ? sql`` : sql`and i.audience && ${[...reach]}::uuid[]`;
  return new Set((await sql<{ id: string }>`select t.id from plans.issued_task t join plans.issued_plan i on i.id = t.plan_id where t.id = any(${[...ids]}::uuid[]) ${where}`.execute(db)).rows.map(({ id }) => id));
}

export interface UnitRow { id: string; name: string; path: string[] }
export async function findUnit(db: Executor, id: string): Promise<UnitRow | undefined> {
  return (await sql<UnitRow>`select id, name, path::text[] as path from units.place where id = ${id}`.execute(db)).rows[0];
}

export interface LetterRow { id: string; version: number; unit_id: string; unit_name: string; unit_path: string[]; from_unit_id: string; from_name: string; from_path: string[]; year: number; number: string | null; signed_on: string; file_digest: string; file_name: string }
const LETTER = sql`l.id, l.version, l.unit_id, u.name as unit_name, u.path::text[] as unit_path, l.from_unit_id, f.name as from_name, f.path::text[] as from_path, l.year, l.number, l.signed_on, l.file_digest, l.file_name
  from delivery.responsibility_letter l join units.place u on u.id = l.unit_id join units.place f on f.id = l.from_unit_id`;

export async function listLetters(db: Executor, year: number, reach: Reach): Promise<LetterRow[]> {
  const where = reach === 'everywhere' ? sql`` : sql`and (u.path && ${[...reach]}::uuid[] or f.path && ${[...reach]}::uuid[])`;
  return (await sql<LetterRow>`select ${LETTER} where l.year = ${year} ${where} order by u.name, l.id limit 1000`.execute(db)).rows;
}

export async function findLetter(db: Executor, id: string): Promise<LetterRow | undefined> {
  return (await sql<LetterRow>`select ${LETTER} where l.id = ${id}`.execute(db)).rows[0];
}

export async function letterOf(db: Executor, { unit, from, year }: { readonly unit: string; readonly from: string; readonly year: number }): Promise<boolean> {
  return (await db.selectFrom('delivery.responsibility_letter').select('id').where('unit_id', '=', unit).where('from_unit_id', '=', from).where('year', '=', year).executeTakeFirst()) !== undefined;
}
