import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#platform';
import { queryTerms } from '#platform/search';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { listQuery, type Listing } from './store/units.ts';
import { plant, testRoom } from './testing.ts';
import type { UnitRow } from './workbook/row.ts';
import { sampleRows } from './workbook/sample.ts';

/** House rule: at most twenty rows read for each row returned. */
const MOST_READ_A_ROW = 20;
const SCHOOLS = 6_000;

interface Node { 'Node Type': string; 'Actual Rows': number; 'Actual Loops': number; 'Rows Removed by Filter'?: number; 'Rows Removed by Index Recheck'?: number; Plans?: Node[] }

describe.each(majorsHere())('on PostgreSQL %i, of 6,000 schools', (major) => {
  let server: TestServer;
  let database: Database;
  let ids: ReadonlyMap<string, string>;
  beforeAll(async () => {
    server = await testServer(major);
    database = await server.fresh();
    const school = (n: number): UnitRow => ({ name: `${n % 500 === 0 ? '向阳' : n % 7 === 0 ? '红旗' : '第'}${n}小学`, parent: n % 3 === 0 ? '云岭县教育局' : '青溪县教育局', shortName: null, kind: 'school', level: 'county', divisionCode: null, schoolCode: `2197${500_000 + n}`, creditCode: null, aliases: [], validFrom: null });
    ids = await plant(testRoom(database), [...sampleRows, ...Array.from({ length: SCHOOLS }, (_, n) => school(n))]);
    await sql`vacuum analyze units.unit`.execute(server.owner(database));
  });
  afterAll(() => server.stop());

  const listing = (more: Partial<Listing>): Listing => ({ terms: [], kind: undefined, level: undefined, belowId: undefined, closed: false, after: null, limit: 51, ...more });

  test.each(['', '小学', '向阳', '红旗', '教育局', '云岭县 教育局', '2197500777', '第', '政府', '县'])('the list for “%s”', async (query) => {
    const { read, returned } = await rowsOf(database, listing({ terms: queryTerms(query) }));
    expect(returned).toBeGreaterThan(0);
    expect(read).toBeLessThanOrEqual(MOST_READ_A_ROW * returned);
  });

  test('a page in the middle, and those below one unit', async () => {
    const middle = await rowsOf(database, listing({ after: { name: '第3001小学', id: '00000000-0000-4000-8000-000000000000' } }));
    expect(middle.read).toBeLessThanOrEqual(MOST_READ_A_ROW * middle.returned);
    const below = await rowsOf(database, listing({ belowId: ids.get('霁州土家族自治州人民政府') ?? '' }));
    expect(below.returned).toBeGreaterThan(20);
    expect(below.read).toBeLessThanOrEqual(MOST_READ_A_ROW * below.returned);
    for (const more of [{ belowId: ids.get('云岭县教育局') ?? '' }, { kind: 'government' as const }, { kind: 'school' as const }, { level: 'prefecture' as const }, { terms: queryTerms('小学'), after: { name: null, id: '80000000-0000-4000-8000-000000000000' } }]) {
      const { read, returned } = await rowsOf(database, listing(more));
      expect(read, JSON.stringify(more)).toBeLessThanOrEqual(MOST_READ_A_ROW * returned);
    }
  });

  test('what nobody is called reads hardly anything', async () => {
    expect((await rowsOf(database, listing({ terms: queryTerms('直升机') }))).read).toBeLessThanOrEqual(MOST_READ_A_ROW);
  });
});

/** What the plan took from tables, whether it kept it or not, and what came out. */
async function rowsOf(database: Database, listing: Listing): Promise<{ read: number; returned: number }> {
  const [explained] = await listQuery(database, listing).explain<{ 'QUERY PLAN': { Plan: Node }[] }>('json', sql`analyze`);
  const top = explained?.['QUERY PLAN'][0]?.Plan as Node;
  const readBy = (node: Node): number => {
    const below = (node.Plans ?? []).reduce((sum, plan) => sum + readBy(plan), 0);
    if (!/Scan/.test(node['Node Type']) || /Bitmap Index Scan|Function Scan/.test(node['Node Type'])) return below;
    return below + node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0));
  };
  return { read: readBy(top), returned: top['Actual Rows'] };
}
