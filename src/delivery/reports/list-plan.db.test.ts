import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { fillDelivery, type Many } from '../testing/many-store.ts';
import { dueQuery, waitingQuery } from './list-store.ts';

/** A slow query hides in a ratio, so the rows that it reads are counted: house rule, at most twenty for each row returned. */
const MOST_READ_A_ROW = 20;
const PAGE = 51;

interface Node { 'Node Type': string; 'Relation Name'?: string; 'Actual Rows': number; 'Actual Loops': number; 'Rows Removed by Filter'?: number; 'Rows Removed by Index Recheck'?: number; Plans?: Node[] }

describe.each(majorsHere())('on PostgreSQL %i, of many reports', (major) => {
  let server: TestServer;
  let database: Database;
  let many: Many;
  beforeAll(async () => {
    server = await testServer(major);
    database = await server.fresh();
    many = await fillDelivery(server.owner(database), { plans: 8, counties: 12, townsPerCounty: 1, tasksPerPlan: 40, periods: 3, seed: 2, today: '2026-03-02', byRule: false });
    await sql`vacuum analyze`.execute(server.owner(database));
  });
  afterAll(() => server.stop());

  const cases: [string, () => RawBuilder<unknown> | null][] = [
    ['what is due from a county', () => dueQuery([many.counties[7] ?? ''], false, null, PAGE)],
    ['what a county handed in', () => dueQuery([many.counties[7] ?? ''], true, null, PAGE)],
    ['what waits for a county\'s reviewer', () => waitingQuery([many.counties[7] ?? ''], [], null, PAGE)],
  ];
  test.each(cases)('the list of %s reads at most 20 rows for each row it returns', async (_, asked) => {
    const query = asked() as RawBuilder<unknown>;
    const { rows: [explained] } = await sql<{ 'QUERY PLAN': [{ Plan: Node }] }>`explain (analyze, format json) ${query}`.execute(database);
    const plan = explained?.['QUERY PLAN'][0].Plan as Node;
    const returned = (await query.execute(database)).rows.length;
    expect(returned).toBeGreaterThan(20);
    expect(rowsRead(plan) / returned, told(plan).join('\n')).toBeLessThanOrEqual(MOST_READ_A_ROW);
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
