/** The list over all ledgers, and its counts. */
import { type SelectQueryBuilder, sql } from 'kysely';
import { type Executor, keepPlanOnceOften } from '#platform';
import { mark } from '../derived.ts';
import type { Group, GroupBy } from '../model.ts';
import { NEVER } from '../rows.ts';
import type { Asked, Filter, Listing } from './asked.ts';
import type { Shares } from './shares.ts';
import { kindsOf, sixteenthsFrom, wayOf } from './way.ts';

const COLUMNS = ['t.id', 't.plan_id', 't.parent_id', 't.workstream_id', 't.number', 't.title', 't.text', 't.goal', 't.kind', 't.position', 't.status', 't.due_on', 't.version', 't.card'] as const;
const SHOWN = COLUMNS.flatMap((column) => (column === 't.card' ? [] : [column.replace('t.', 'page.')]));

export interface ListedRow {
  id: string; plan_id: string; parent_id: string | null; workstream_id: string | null; number: string | null; title: string | null; text: string; goal: string | null; kind: string; position: number;
  status: string; due_on: string; version: number; plan_title: string;
  /** As JSON: a list passes it on, and need not know what stands in it. */
  card: string;
}

/** The query itself, so that a test can look at its plan. */
export function listQuery(db: Executor, listing: Listing, shares: Shares | null): SelectQueryBuilder<never, never, ListedRow> {
  const { sort } = listing;
  const back = sort === '-due' ? 'desc' : 'asc';
  // Titles of plans for the rows of the page only, each looked up: the planner cannot know how few rows a page has.
  const title = sql<string>`(select p.title from plans.plan p where p.id = page.plan_id)`.as('plan_title');
  return db.with('page', () => pageOfIds(db, listing, shares) as never).selectFrom('page' as never).select(SHOWN as never).select([sql<string>`page.card::text`.as('card'), title])
    .orderBy((sort === 'plan' ? 'page.plan_id' : 'page.due_on') as never, back).orderBy((sort === 'plan' ? 'page.position' : 'page.id') as never, back).orderBy('page.id' as never, back) as unknown as SelectQueryBuilder<never, never, ListedRow>;
}

export async function listTasks(db: Executor, listing: Listing, shares: Shares | null): Promise<ListedRow[]> {
  const query = listQuery(db, listing, shares).compile();
  keepPlanOnceOften(query.sql);
  return (await db.executeQuery(query)).rows;
}

function pageOfIds(db: Executor, listing: Listing, shares: Shares | null): Tasks | ReturnType<typeof sql> {
  if (listing.unit !== null && listing.sort !== 'plan') return owedBy(db, listing, listing.unit);
  const way = listing.withdrawn || listing.planId !== null ? 'gather' : wayOf(listing, shares);
  if (way === 'slice-by-keys' || way === 'slice-by-plans') return sliced(db, listing, way);
  return ordered(narrowed(allTasks(db), listing, way !== 'walk' ? 'by-keys' : listing.sort === 'plan' ? 'by-plans' : 'in-order').where(place(listing, 't.due_on')), listing).select(COLUMNS).limit(sql.lit(listing.limit)) as unknown as Tasks;
}

/** What comes after the row that the page before ended with. */
function place({ sort, after }: Listing, day: string) {
  if (after === null) return sql<boolean>`true`;
  if (sort === 'plan') return sql<boolean>`(t.plan_id, t.position, t.id) > (${after[0]}::uuid, ${after[1]}::integer, ${after[2]}::uuid)`;
  return sort === 'due' ? sql<boolean>`(${sql.ref(day)}, t.id) > (${after[0]}::date, ${after[1]}::uuid)` : sql<boolean>`(${sql.ref(day)}, t.id) < (${after[0]}::date, ${after[1]}::uuid)`;
}

function ordered(query: Tasks, { sort }: Listing): Tasks {
  const back = sort === '-due' ? 'desc' : 'asc';
  return sort === 'plan' ? query.orderBy('t.plan_id').orderBy('t.position').orderBy('t.id') : query.orderBy('t.due_on', back).orderBy('t.id', back);
}

/** Slice by slice in the order of the list: the rows of each come in their order, and no slice is looked into once the page is full. */
function sliced(db: Executor, listing: Listing, way: 'slice-by-keys' | 'slice-by-plans'): ReturnType<typeof sql> {
  const { sort, after, limit } = listing;
  const within = way === 'slice-by-keys' ? sql<boolean>`t.keys collate "C" @> array[s.mark]` : sql<boolean>`t.due_on between s.first and s.last`;
  const query = narrowed(allTasks(db), listing, way === 'slice-by-plans' ? 'by-plans' : 'by-slices').where(within).where(place(listing, 't.due_on'));
  if (sort === 'plan') return sql`(select t.* from unnest(${sixteenthsFrom(after === null ? null : String(after[0]))}::text[]) as s (mark) cross join lateral (${ordered(query, listing).select(COLUMNS)}) t limit ${sql.lit(limit)})`;
  return sql`(with recursive slice (day) as (${quarters(listing)})
    select t.* from (select first, (first + interval '3 months' - interval '1 day')::date as last, case when day = 'infinity' then ${mark.quarter(NEVER)} else 'd:' || to_char(day, 'YYYY"Q"Q') end as mark
      from (select day, date_trunc('quarter', day::timestamp)::date as first from slice) q) s
    cross join lateral (${ordered(query, listing).select(COLUMNS)}) t limit ${sql.lit(limit)})`;
}

/** One day of each quarter in which anything is due, quarter by quarter: an index tells the next, so years between cost nothing. */
function quarters({ sort, after, dueFrom, dueBefore }: Listing): ReturnType<typeof sql> {
  if (sort === 'due') {
    const from = [dueFrom, after === null ? null : String(after[0])].filter((one) => one !== null).toSorted().at(-1);
    return sql`(select due_on from plans.task where listed and due_on >= ${from ?? '-infinity'}::date order by due_on limit 1)
      union all select (select t.due_on from plans.task t where t.listed and t.due_on >= (date_trunc('quarter', slice.day::timestamp) + interval '3 months')::date order by t.due_on limit 1)
      from slice where slice.day < ${dueBefore ?? NEVER}::date`;
  }
  return sql`(select due_on from plans.task where listed and due_on <= ${after === null ? NEVER : String(after[0])}::date and (${dueBefore}::date is null or due_on < ${dueBefore}::date) order by due_on desc limit 1)
    union all select (select t.due_on from plans.task t where t.listed and t.due_on < date_trunc('quarter', slice.day::timestamp)::date order by t.due_on desc limit 1)
    from slice where slice.day >= ${dueFrom ?? '-infinity'}::date`;
}

/**
 * What a unit owes, in the order of its days. A unit that sets mean has a branch each: as many of each as a page holds,
 * the first of all of those are the first of all.
 */
function owedBy(db: Executor, listing: Listing, { ids: [own, ...sets], roles }: Asked): Tasks {
  const back = listing.sort === '-due' ? 'desc' : 'asc';
  const branch = (column: 'unit_id' | 'collective_id', id: string) => {
    let query = db.selectFrom('plans.responsibility as r').innerJoin('plans.task as t', 't.id', 'r.task_id').where(`r.${column}`, '=', id).where('r.valid_to', 'is', null)
      .where(place(listing, 'r.due_on')).where(sql<boolean>`r.due_on >= ${listing.dueFrom ?? '-infinity'}::date and r.due_on ${listing.dueBefore === null ? sql`<= 'infinity'` : sql`< ${listing.dueBefore}::date`}`);
    // Said as the index says it.
    if (roles.length > 0) query = roles.includes('lead') && roles.includes('co-lead') && !roles.includes('cooperating') ? query.where(sql<boolean>`r.role <> 'cooperating'`) : query.where('r.role', 'in', [...roles]);
    const named = narrowed(query as unknown as Tasks, { ...listing, marks: [] }, 'in-order') as unknown as typeof query;
    return named.distinctOn(['r.due_on', 'r.task_id']).select(COLUMNS).orderBy('r.due_on', back).orderBy('r.task_id', back).limit(sql.lit(listing.limit));
  };
  const first = branch('unit_id', own as string);
  if (sets.length === 0) return first as unknown as Tasks;
  const all = sets.reduce<ReturnType<typeof sql>>((union, id) => sql`${union} union all (${branch('collective_id', id)})`, sql`(${first})`);
  return sql`(select distinct on (due_on, id) * from (${all}) o order by due_on ${sql.raw(back)}, id ${sql.raw(back)} limit ${sql.lit(listing.limit)})` as unknown as Tasks;
}

type Tasks = ReturnType<typeof allTasks>;

function allTasks(db: Executor) {
  return db.selectFrom('plans.task as t');
}

/** A value that the planner cannot look at, so that a plan is as good for a rare word as for a common one: which way is taken was decided above it. */
function unlooked(keys: readonly string[]): ReturnType<typeof sql> {
  return sql`(select ${[...keys]}::text[])`;
}

/**
 * @param found `by-keys`: by the index of keys alone, so the plans that one may see are asked of it as well; `by-slices`: by keys and slice.
 * The others without that index, so what a row tells itself is asked of it: its keys lie aside, and opening them is slow.
 * `by-plans`: through the plans; `in-order`: as they stand in the order of the list, each looked at.
 */
function narrowed(from: Tasks, { reach, visible, terms, marks, planId, dueFrom, dueBefore, withoutDeadline, withdrawn }: Filter, found: 'by-keys' | 'by-slices' | 'by-plans' | 'in-order'): Tasks {
  const walked = found === 'by-plans' || found === 'in-order';
  let query = withdrawn ? from.where(sql<boolean>`not t.listed and t.status = 'withdrawn' and exists (select from plans.plan p where p.id = t.plan_id and p.status = 'published')`) : from.where(sql<boolean>`t.listed`);
  const seen = visible !== null ? sql`select unnest(${[...visible.plans]}::uuid[])` : reach !== 'everywhere' ? sql`select p.id from plans.plan p where p.audience && ${[...reach]}::uuid[]` : null;
  // `is true` keeps the planner from going through the plans instead.
  if (seen !== null && found === 'in-order') query = query.where(sql<boolean>`(t.plan_id in (${seen})) is true`);
  else if (visible !== null) query = query.where(sql<boolean>`t.plan_id = any(${[...visible.plans]}::uuid[])`);
  else if (seen !== null) query = query.where(sql<boolean>`t.plan_id in (${seen})`);
  if (planId !== null) query = query.where('t.plan_id', '=', planId);
  for (const { text } of terms) query = query.where(sql<boolean>`position(${text} in t.searchable) > 0`);
  const asked = marks.filter((set) => !walked || kindsOf(set) === null);
  if (walked) for (const kinds of marks.flatMap((set) => [kindsOf(set)].filter((one) => one !== null))) query = query.where(sql<boolean>`t.kind = any(${kinds})`);
  // One containment for all that must be there: the index is read once.
  const all = [...(walked ? [] : terms.flatMap(({ grams }) => grams)), ...asked.flatMap((set) => (set.length === 1 ? set : []))];
  if (all.length > 0) query = query.where(sql<boolean>`t.keys collate "C" @> ${unlooked(planId === null ? all : [mark.plan(planId), ...all])}`);
  if (found === 'by-keys' && visible !== null && planId === null && all.length + asked.length > 0) query = query.where(sql<boolean>`t.keys collate "C" && ${unlooked(visible.plans.map(mark.plan))}`);
  for (const set of asked) if (set.length !== 1) query = query.where(sql<boolean>`t.keys collate "C" && ${unlooked(set)}`);
  if (dueFrom !== null) query = query.where(sql<boolean>`t.due_on >= ${dueFrom}::date`);
  if (dueBefore !== null) query = query.where(sql<boolean>`t.due_on < ${dueBefore}::date`);
  if (withoutDeadline) query = query.where(sql<boolean>`t.due_on = 'infinity'`);
  return query;
}

/** The largest groups first, by time and year in their order. */
const MOST_GROUPS = 300;

/** @param today and the end of the days that are near, half-open */
export async function countGroups(db: Executor, filter: Filter, by: GroupBy, days: { readonly today: string; readonly nearBefore: string }): Promise<Group[]> {
  const tasks = narrowed(allTasks(db), filter, 'by-keys').select(['t.id', 't.plan_id', 't.workstream_id', 't.kind', 't.due_on', 't.card']);
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
