/** The list over all ledgers, and its counts. */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Reach } from '#access';
import type { Executor } from '#platform';
import type { Term } from '#platform/search';
import type { Group, GroupBy } from '../model.ts';

/** What is asked for; everything must hold, of a list of marks one. */
export interface Filter {
  readonly reach: Reach;
  /** The plans within that reach, where they are few enough to be named: with these the planner knows how few tasks are meant. */
  readonly visible: readonly string[] | null;
  readonly terms: readonly Term[];
  /** Each set: one of these marks is there. */
  readonly marks: readonly (readonly string[])[];
  readonly planId: string | null;
  /** Half-open range of last days; null: any, also none. */
  readonly dueFrom: string | null;
  readonly dueBefore: string | null;
  /** Only tasks whose last day cannot be told. */
  readonly withoutDeadline: boolean;
  readonly withdrawn: boolean;
}

export type Sort = 'due' | '-due' | 'plan';

/** A unit with the sets that mean it, and the roles in which it is asked. */
export interface Asked { readonly ids: readonly string[]; readonly roles: readonly string[] }

export interface Listing extends Filter {
  /** The unit that is asked for, where nothing but days narrows the question further: its tasks are read in the order of their days. */
  readonly unit: Asked | null;
  readonly sort: Sort;
  /** Of `due`: last day and id; of `plan`: plan, position and id. */
  readonly after: readonly (string | number)[] | null;
  readonly limit: number;
}

const COLUMNS = ['t.id', 't.plan_id', 't.parent_id', 't.workstream_id', 't.number', 't.title', 't.text', 't.goal', 't.kind', 't.position', 't.status', 't.due_on', 't.version', 't.card'] as const;

export interface ListedRow {
  id: string; plan_id: string; parent_id: string | null; workstream_id: string | null; number: string | null; title: string | null; text: string; goal: string | null; kind: string; position: number;
  status: string; due_on: string; version: number; card: unknown; plan_title: string;
}

/** The query itself, so that a test can look at its plan. */
export function listQuery(db: Executor, listing: Listing): SelectQueryBuilder<never, never, ListedRow> {
  const { sort, after, limit, unit } = listing;
  const place = (day: string, id: string) => {
    if (after === null || sort === 'plan') return sql<boolean>`true`;
    return sort === 'due' ? sql<boolean>`(${sql.ref(day)}, ${sql.ref(id)}) > (${after[0]}::date, ${after[1]}::uuid)` : sql<boolean>`(${sql.ref(day)}, ${sql.ref(id)}) < (${after[0]}::date, ${after[1]}::uuid)`;
  };
  const back = sort === '-due' ? 'desc' : 'asc';
  let page;
  if (unit !== null && sort !== 'plan') {
    const owed = db.selectFrom(owedBy(db, unit, sql<boolean>`${place('due_on', 'task_id')} and due_on >= ${listing.dueFrom ?? '-infinity'}::date and due_on ${listing.dueBefore === null ? sql`<= 'infinity'` : sql`< ${listing.dueBefore}::date`}`).as('r')).distinctOn(['r.due_on', 'r.task_id']).select(['r.due_on as owed_on', 'r.task_id']).orderBy('r.due_on', back).orderBy('r.task_id', back);
    page = narrowed(db.selectFrom(owed.as('o')).innerJoin('plans.task as t', 't.id', 'o.task_id') as unknown as Tasks, { ...listing, marks: [] }).select(COLUMNS).orderBy('owed_on' as never, back).orderBy('o.task_id' as never, back);
  } else {
    const query = filtered(db, listing).select(COLUMNS).where(place('t.due_on', 't.id'));
    page = sort !== 'plan' ? query.orderBy('t.due_on', back).orderBy('t.id', back)
      : (after === null ? query : query.where(sql<boolean>`(t.plan_id, t.position, t.id) > (${after[0]}::uuid, ${after[1]}::integer, ${after[2]}::uuid)`)).orderBy('t.plan_id').orderBy('t.position').orderBy('t.id');
  }
  // Titles of plans for the rows of the page only.
  return db.with('page', () => page.limit(limit)).selectFrom('page').innerJoin('plans.plan as p', 'p.id', 'page.plan_id').selectAll('page').select('p.title as plan_title')
    .orderBy(sort === 'plan' ? 'page.plan_id' : 'page.due_on', back).orderBy(sort === 'plan' ? 'page.position' : 'page.id', back).orderBy('page.id', back) as unknown as SelectQueryBuilder<never, never, ListedRow>;
}

export async function listTasks(db: Executor, listing: Listing): Promise<ListedRow[]> {
  return listQuery(db, listing).execute();
}

/** What each of the ids owes, one branch an id: branches in the order of days merge in that order. */
function owedBy(db: Executor, { ids, roles }: Asked, place: ReturnType<typeof sql<boolean>>) {
  const branch = (column: 'unit_id' | 'collective_id', id: string) => {
    const query = db.selectFrom('plans.responsibility').select(['due_on', 'task_id']).where(column, '=', id).where('valid_to', 'is', null).where(place);
    if (roles.length === 0) return query;
    // Said as the index says it.
    return roles.includes('lead') && roles.includes('co-lead') && !roles.includes('cooperating') ? query.where(sql<boolean>`role <> 'cooperating'`) : query.where('role', 'in', [...roles]);
  };
  const [first, ...others] = ids as readonly [string, ...string[]];
  return others.reduce((union, id) => union.unionAll(branch('collective_id', id)), branch('unit_id', first));
}

type Tasks = ReturnType<typeof allTasks>;

function allTasks(db: Executor) {
  return db.selectFrom('plans.task as t');
}

function filtered(db: Executor, filter: Filter): Tasks {
  return narrowed(allTasks(db), filter);
}

function narrowed(from: Tasks, { reach, visible, terms, marks, planId, dueFrom, dueBefore, withoutDeadline, withdrawn }: Filter): Tasks {
  let query = withdrawn ? from.where(sql<boolean>`not t.listed and t.status = 'withdrawn' and exists (select from plans.plan p where p.id = t.plan_id and p.status = 'published')`) : from.where(sql<boolean>`t.listed`);
  // Named plans help where words or marks leave few tasks of them; alone they lead the planner to walk through all days.
  if (visible !== null && terms.length + marks.length > 0) query = query.where(sql<boolean>`t.plan_id = any(${[...visible]}::uuid[])`);
  else if (reach !== 'everywhere') query = query.where(sql<boolean>`t.plan_id in (select p.id from plans.plan p where p.audience && ${[...reach]}::uuid[])`);
  if (planId !== null) query = query.where('t.plan_id', '=', planId);
  // One containment for all that must be there: the index is read once.
  const all = [...terms.flatMap(({ grams }) => grams), ...marks.flatMap((set) => (set.length === 1 ? set : []))];
  if (all.length > 0) query = query.where(sql<boolean>`t.keys collate "C" @> ${all}::text[]`);
  for (const { text } of terms) query = query.where(sql<boolean>`position(${text} in t.searchable) > 0`);
  for (const set of marks) if (set.length !== 1) query = query.where(sql<boolean>`t.keys collate "C" && ${[...set]}::text[]`);
  if (dueFrom !== null) query = query.where(sql<boolean>`t.due_on >= ${dueFrom}::date`);
  if (dueBefore !== null) query = query.where(sql<boolean>`t.due_on < ${dueBefore}::date`);
  if (withoutDeadline) query = query.where(sql<boolean>`t.due_on = 'infinity'`);
  return query;
}

/** The largest groups first, by time and year in their order. */
const MOST_GROUPS = 300;

/** @param today and the end of the days that are near, half-open */
export async function countGroups(db: Executor, filter: Filter, by: GroupBy, days: { readonly today: string; readonly nearBefore: string }): Promise<Group[]> {
  const tasks = filtered(db, filter).select(['t.id', 't.plan_id', 't.workstream_id', 't.kind', 't.due_on', 't.card']);
  const { rows } = await sql<Group>`with matching as materialized (${tasks}) ${groupings(by, days)} limit ${MOST_GROUPS}`.execute(db);
  return rows;
}

function groupings(by: GroupBy, { today, nearBefore }: { today: string; nearBefore: string }): ReturnType<typeof sql> {
  switch (by) {
    case 'none': return sql`select null as key, null as label, count(*) as tasks from matching`;
    case 'plan': return sql`select m.plan_id::text as key, p.title as label, count(*) as tasks from matching m join plans.plan p on p.id = m.plan_id group by 1, 2 order by 3 desc, 2`;
    case 'workstream': return sql`select m.workstream_id::text as key, w.heading as label, count(*) as tasks from matching m left join plans.workstream w on w.id = m.workstream_id group by 1, 2 order by 3 desc, 2`;
    case 'kind': return sql`select kind as key, null as label, count(*) as tasks from matching group by 1 order by 3 desc`;
    case 'year': return sql`select nullif(due_on, 'infinity') as key, null as label, count(*) as tasks from (select case when due_on = 'infinity' then 'infinity' else extract(year from due_on)::text end as due_on from matching) m group by 1 order by 1 nulls last`;
    case 'time': return sql`select case when due_on = 'infinity' then 'no-deadline' when due_on < ${today}::date then 'overdue' when due_on < ${nearBefore}::date then 'near' else 'not-due' end as key, null as label, count(*) as tasks from matching group by 1 order by 1`;
    // A task that two lead together counts for both; who is known by a unit counts once, whatever the papers call it.
    case 'lead': return sql`select coalesce(r ->> 'unitId', r ->> 'collectiveId') as key, min(r ->> 'name') as label, count(distinct m.id) as tasks
      from matching m left join lateral jsonb_array_elements(m.card -> 'responsibilities') r on r ->> 'role' <> 'cooperating' group by 1, case when r ->> 'unitId' is null and r ->> 'collectiveId' is null then r ->> 'name' end order by 3 desc, 2`;
  }
}
