import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { fillDelivery, type Many } from '../testing/many-store.ts';
import { type AssignmentFilter, listQuery } from './store.ts';

/** A slow query hides in a ratio, so the rows that it reads are counted: house rule, at most twenty for each row returned. */
const MOST_READ_A_ROW = 20;
const PAGE = 101;

interface Node { 'Node Type': string; 'Relation Name'?: string; 'Actual Rows': number; 'Actual Loops': number; 'Rows Removed by Filter'?: number; 'Rows Removed by Index Recheck'?: number; Plans?: Node[] }

describe.each(majorsHere())('on PostgreSQL %i, of many assignments', (major) => {
  let server: TestServer;
  let database: Database;
  let many: Many;
  beforeAll(async () => {
    server = await testServer(major);
    database = await server.fresh();
    many = await fillDelivery(server.owner(database), { plans: 4, counties: 30, townsPerCounty: 2, tasksPerPlan: 40, periods: 1, seed: 1, today: '2026-03-02', byRule: false });
    await sql`vacuum analyze`.execute(server.owner(database));
  });
  afterAll(() => server.stop());

  const all: AssignmentFilter = { planId: null, taskId: null, dispatchId: null, unitIds: null, received: false, status: null, changed: false, parts: false, words: null };
  const cases: [string, () => [reach: 'everywhere' | readonly string[], asked: Partial<AssignmentFilter>, after: readonly [string, string] | null]][] = [
    ['nothing', () => ['everywhere', {}, null]],
    ['one plan', () => ['everywhere', { planId: many.plans[3] ?? '' }, null]],
    ['what a county received', () => [[many.counties[7] ?? ''], { unitIds: [many.counties[7] ?? ''], received: true, parts: true }, null]],
    ['who reaches the province', () => [[many.province], {}, null]],
    ['what waits in a county', () => ['everywhere', { unitIds: [many.counties[7] ?? ''], status: ['acknowledged'] }, null]],
    ['a page in the middle', () => ['everywhere', {}, ['2026-03-02', '80000000-0000-4000-8000-000000000000']]],
  ];

  test.each(cases)('the list for %s reads at most 20 rows for each row it returns', async (_, asked) => {
    const [reach, filter, after] = asked();
    const query = listQuery(reach, { ...all, ...filter }, after, PAGE);
    const { rows: [explained] } = await sql<{ 'QUERY PLAN': [{ Plan: Node }] }>`explain (analyze, format json) ${query}`.execute(database);
    const plan = explained?.['QUERY PLAN'][0].Plan as Node;
    const read = rowsRead(plan);
    const returned = (await query.execute(database)).rows.length;
    expect(returned).toBeGreaterThan(20);
    expect(read / returned, told(plan).join('\n')).toBeLessThanOrEqual(MOST_READ_A_ROW);
  });
});

function rowsRead(node: Node): number {
  const own = node['Relation Name'] === undefined ? 0 : (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) * node['Actual Loops'];
  return own + (node.Plans ?? []).reduce((sum, one) => sum + rowsRead(one), 0);
}

/** What read how many rows. */
function told(node: Node): string[] {
  return [...(node['Relation Name'] === undefined ? [] : [`${node['Node Type']} ${node['Relation Name']}: ${rowsRead({ ...node, Plans: [] })}`]), ...(node.Plans ?? []).flatMap(told)];
}
