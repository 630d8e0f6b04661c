import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#platform';
import { queryTerms } from '#platform/search';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { mark } from './derived.ts';
import type { Filter, Listing } from './store/asked.ts';
import { listQuery, listTasks } from './store/listing.ts';
import { visiblePlans } from './store/plans.ts';
import { readShares, type Shares } from './store/shares.ts';
import { type Way, wayOf } from './store/way.ts';
import { fillLedger } from './testing/fill-store.ts';
import type { ManyTasks } from './testing/many.ts';

/** A slow query hides in a ratio, so the rows that it reads are counted: house rule, at most twenty for each row returned. */
const MOST_READ_A_ROW = 20;
const TASKS = Number(process.env['TZ_TASKS'] ?? 10_000);
const PAGE = 101;

interface Node { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; 'Actual Rows': number; 'Actual Loops': number; 'Rows Removed by Filter'?: number; 'Rows Removed by Index Recheck'?: number; Plans?: Node[] }

describe.each(majorsHere())('on PostgreSQL %i, of 10,000 tasks', (major) => {
  let server: TestServer;
  let database: Database;
  let many: ManyTasks;
  let shares: Shares;
  const units = Array.from({ length: 300 }, (_, n) => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`);
  beforeAll(async () => {
    server = await testServer(major);
    database = await server.fresh();
    many = await fillLedger(server.owner(database), TASKS, units);
    shares = await readShares(database) as Shares;
  });
  afterAll(() => server.stop());

  const all: Filter = { reach: 'everywhere', visible: null, terms: [], marks: [], planId: null, dueFrom: null, dueBefore: null, withoutDeadline: false, withdrawn: false };
  const unit = (n: number): readonly string[] => [mark.unit(units[n] as string)];
  const owing = (places: readonly number[], roles: readonly string[] = []): Listing['unit'] => ({ ids: places.map((n) => units[n] as string), roles });
  const within = async (n: number): Promise<Partial<Listing>> => ({ reach: [units[n] as string], visible: await visiblePlans(database, [units[n] as string]) });
  const cases: [string, (tasks: ManyTasks['tasks']) => Partial<Listing> | Promise<Partial<Listing>>][] = [
    ['nothing', () => ({})],
    ['one plan', (tasks) => ({ planId: tasks[4_321]?.plan_id ?? '', sort: 'plan' })],
    ['one plan by day', (tasks) => ({ planId: tasks[4_321]?.plan_id ?? '' })],
    ['a workstream', (tasks) => ({ marks: [[mark.workstream(tasks[4_321]?.workstream_id ?? '')]] })],
    ['the unit that is named most', () => ({ unit: owing([0]) })],
    ['a unit in the middle', () => ({ unit: owing([100]) })],
    ['a unit that is hardly named', () => ({ unit: owing([299]) })],
    ['a unit that leads', () => ({ unit: owing([3], ['lead', 'co-lead']) })],
    ['a unit and three sets that mean it', () => ({ unit: owing([5, 50, 150, 250]) })],
    ['a unit, the last first', () => ({ unit: owing([5, 50]), sort: '-due' })],
    ['what a unit owes by a day', () => ({ unit: owing([5]), dueFrom: '2026-03-02', dueBefore: '2026-12-31' })],
    ['a unit in the order of the plans', () => ({ marks: [unit(5)], sort: 'plan' })],
    ['a unit with a target', () => ({ marks: [unit(7), [mark.hasTarget]] })],
    ['what is overdue', () => ({ dueBefore: '2026-03-02' })],
    ['what is due within a month', () => ({ dueFrom: '2026-03-02', dueBefore: '2026-04-02' })],
    ['what has no day', () => ({ withoutDeadline: true })],
    ['a metric', () => ({ marks: [[mark.metric('巩固率')]] })],
    ['a kind', () => ({ marks: [[mark.kind('build')]] })],
    ['a word of every task', () => ({ terms: queryTerms('报送') })],
    ['a word of every second', () => ({ terms: queryTerms('教师') })],
    ['a word of every tenth', () => ({ terms: queryTerms('校车') })],
    ['a word of every thirtieth', () => ({ terms: queryTerms('钥匙') })],
    ['a word of every hundredth', () => ({ terms: queryTerms('夏令营') })],
    ['a word of every thousandth', () => ({ terms: queryTerms('天文台') })],
    ['a word of every thirtieth, the last first', () => ({ terms: queryTerms('钥匙'), sort: '-due' })],
    ['a word of every thirtieth by plan', () => ({ terms: queryTerms('钥匙'), sort: 'plan' })],
    ['a word of every thirtieth in some years', () => ({ terms: queryTerms('钥匙'), dueFrom: '2023-03-02', dueBefore: '2029-01-01' })],
    ['a word of every tenth without a day', () => ({ terms: queryTerms('校车'), withoutDeadline: true })],
    ['a word in one plan', (tasks) => ({ terms: queryTerms('教师'), planId: tasks[4_321]?.plan_id ?? '' })],
    ['two words', () => ({ terms: queryTerms('操场 钥匙') })],
    ['a word and a unit', () => ({ terms: queryTerms('校车'), marks: [unit(20)] })],
    ['the last first', () => ({ sort: '-due' })],
    ['by plan', () => ({ sort: 'plan' })],
    ['who reaches one unit that is named much', async () => within(2)],
    ['who reaches one unit that is hardly named', async () => within(299)],
    ['who reaches a unit, a word', async () => ({ ...await within(100), terms: queryTerms('校车') })],
    ['who reaches one unit, by plan', async () => ({ ...await within(299), sort: 'plan' })],
    ['who reaches one unit, the last first', async () => ({ ...await within(299), sort: '-due' })],
    ['who reaches one unit, a kind', async () => ({ ...await within(299), marks: [[mark.kind('build')]] })],
    ['who reaches more plans than are named, a word', () => ({ reach: [units[0] as string], terms: queryTerms('校车') })],
    ['who reaches more plans than are named', () => ({ reach: [units[0] as string] })],
    ['a page in the middle', (tasks) => ({ after: [tasks.map(({ due_on }) => due_on).toSorted()[TASKS / 2] as string, '80000000-0000-4000-8000-000000000000'] })],
  ];
  const listing = (asked: Partial<Listing>): Listing => ({ ...all, unit: null, sort: 'due', after: null, limit: PAGE, ...asked });
  /** Shares that leave no choice: everything is rare, or everything is common. */
  const rare: Shares = { tasks: 1e12, of: () => 1e-9, quarters: 50, fullest: 1 };
  const common: Shares = { tasks: 1e12, of: () => 1, quarters: 50, fullest: 1 };

  test.each(cases)('the list for %s reads at most 20 rows for each row it returns', async (_, asked) => {
    const whole = listing(await asked(many.tasks));
    for (const { read, returned, plan } of await rowsOf(database, whole, shares)) {
      expect(returned, plan).toBeGreaterThan(0);
      expect(read / returned, plan).toBeLessThanOrEqual(MOST_READ_A_ROW);
    }
    // Whatever way is taken, the same rows come in the same order.
    const pages = await Promise.all([shares, null, rare, common].map(async (known) => (await listTasks(database, whole, known)).map(({ id }) => id)));
    expect(pages.slice(1)).toEqual(pages.slice(1).map(() => pages[0]));
  });

  test.each(['due', '-due', 'plan'] as const)('sorted by %s, pages of slices follow each other without a gap, as all of it gathered', async (sort) => {
    const asked = { ...all, terms: queryTerms('钥匙'), unit: null, sort } as const;
    const whole = await listTasks(database, { ...asked, after: null, limit: TASKS }, rare);
    expect(whole.length).toBeGreaterThan(300);
    const found: string[] = [];
    for (let after: Listing['after'] = null, page = whole; page.length > 0; found.push(...page.map(({ id }) => id))) {
      page = await listTasks(database, { ...asked, after, limit: 37 }, null);
      const last = page.at(-1);
      if (last !== undefined) after = sort === 'plan' ? [last.plan_id, last.position, last.id] : [last.due_on, last.id];
    }
    expect(found).toEqual(whole.map(({ id }) => id));
  });

  test('the way is chosen by how common what is asked for is', async () => {
    const known: Shares = { tasks: 200_000, of: (key) => ({ 甲乙: 0.5, 丙丁: 0.03 })[key] ?? 0.0005, quarters: 56, fullest: 0.05 };
    const ways = (some: readonly Partial<Listing>[]): Way[] => some.map((asked) => wayOf(listing(asked), known));
    expect(ways([{}, { terms: queryTerms('甲乙') }, { terms: queryTerms('丙丁') }, { terms: queryTerms('天文台') }])).toEqual(['walk', 'walk', 'slice-by-keys', 'gather']);
    const few = { reach: [units[0] as string], visible: { plans: ['p'], tasks: 3_000 } };
    expect(ways([few, { ...few, sort: 'plan' }, { ...few, terms: queryTerms('甲乙') }, { ...few, terms: queryTerms('丙丁') }])).toEqual(['slice-by-plans', 'walk', 'slice-by-plans', 'gather']);
    expect([{ terms: queryTerms('甲乙') }, few].map((asked) => wayOf(listing(asked), null))).toEqual(['slice-by-keys', 'slice-by-plans']);
  });

  test('a search that finds nothing reads hardly anything', async () => {
    for (const { read, plan } of await rowsOf(database, listing({ terms: queryTerms('直升机') }), shares)) expect(read, plan).toBeLessThanOrEqual(MOST_READ_A_ROW);
  });
});

interface Read { readonly read: number; readonly returned: number; readonly plan: string }

/**
 * What the plan took from tables, whether it kept it or not, and what came out: of the plan made for these values, and of
 * the one that a connection keeps for all values once it was asked often enough.
 */
async function rowsOf(database: Database, listing: Listing, shares: Shares): Promise<[Read, Read]> {
  const query = listQuery(database, listing, shares);
  const { sql: text, parameters } = query.compile();
  const values = parameters.map((value) => sql.lit(Array.isArray(value) ? `{${value.map((one) => JSON.stringify(one)).join(',')}}` : value as string | number | null));
  const kept = await database.connection().execute(async (db) => {
    await sql`set plan_cache_mode = force_generic_plan`.execute(db);
    await sql`prepare listed as ${sql.raw(text)}`.execute(db);
    const { rows } = await sql<Explained>`explain (analyze, format json) execute listed${values.length === 0 ? sql`` : sql`(${sql.join(values)})`}`.execute(db);
    await sql`deallocate listed`.execute(db);
    await sql`reset plan_cache_mode`.execute(db);
    return rows;
  });
  return [readOf(await query.explain<Explained>('json', sql`analyze`)), readOf(kept)];
}

interface Explained { readonly 'QUERY PLAN': readonly { readonly Plan: Node; readonly 'Execution Time': number }[] }

function readOf([explained]: readonly Explained[]): Read {
  const answer = explained?.['QUERY PLAN'][0];
  const top = answer?.Plan as Node;
  const lines: string[] = [`${answer?.['Execution Time']} ms`];
  const readBy = (node: Node, depth: number): number => {
    const own = /Scan/.test(node['Node Type']) && !/Bitmap Index|CTE|Subquery/.test(node['Node Type']) ? node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) : 0;
    lines.push(`${' '.repeat(depth)}${node['Node Type']} ${node['Index Name'] ?? node['Relation Name'] ?? ''} ${Math.round(own)}`);
    return own + (node.Plans ?? []).reduce((sum, plan) => sum + readBy(plan, depth + 1), 0);
  };
  return { read: readBy(top, 0), returned: top['Actual Rows'], plan: lines.join('\n') };
}
