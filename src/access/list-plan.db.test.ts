import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#platform';
import { queryTerms } from '#platform/search';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { searchableOf } from './accounts.ts';
import type { Role } from './model.ts';
import { accountsQuery, type AccountListing } from './store/accounts.ts';

/** A slow query hides in a ratio, so the rows that it reads are counted: house rule, at most twenty for each row returned. */
const MOST_READ_A_ROW = 20;
const [ACCOUNTS, UNITS] = [3_000, 100];
const NOW = '2026-03-02T04:00:00.000Z';
const unitOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

interface Node { 'Node Type': string; 'Actual Rows': number; 'Actual Loops': number; 'Rows Removed by Filter'?: number; 'Rows Removed by Index Recheck'?: number; Plans?: Node[] }

describe.each(majorsHere())('on PostgreSQL %i, of 3,000 accounts', (major) => {
  let server: TestServer;
  let database: Database;
  beforeAll(async () => {
    server = await testServer(major);
    database = await server.fresh();
    const owner = server.owner(database);
    // A root with a hundred units below it, thirty accounts in each.
    await sql`insert into units.unit (id, parent_id, name, kind, level, path, searchable, grams)
      select id::uuid, parent::uuid, id, 'department', 'none', case when parent is null then array[id::uuid] else array[parent::uuid, id::uuid] end, '', '{}'
      from jsonb_to_recordset(${JSON.stringify(Array.from({ length: UNITS + 1 }, (_, n) => ({ id: unitOf(n), parent: n === 0 ? null : unitOf(0) })))}::jsonb) as r(id text, parent text) order by parent nulls first`.execute(owner);
    const rows = Array.from({ length: ACCOUNTS }, (_, n) => {
      const [name, shown] = [`clerk${String(n).padStart(5, '0')}`, `${'赵钱孙李周吴郑王'[n % 8]}${'一二三四五六七'[n % 7]}${n % 500 === 0 ? '鲲' : '明'}`];
      return { name, shown, unit: unitOf((n % UNITS) + 1), role: n % 1_000 === 0 ? 'inspector' : 'reporting-clerk', ...searchableOf(name, shown) };
    });
    await sql`with made as (insert into access.account (id, sign_in_name, sign_in_key, display_name, unit_id, created_at, searchable, grams)
        select gen_random_uuid(), r ->> 'name', r ->> 'name', r ->> 'shown', (r ->> 'unit')::uuid, ${NOW}::timestamptz, r ->> 'searchable', array(select jsonb_array_elements_text(r -> 'grams')) from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r
        returning id, sign_in_name)
      insert into access.role_grant (id, account_id, role, valid_from) select gen_random_uuid(), made.id, r ->> 'role', ${NOW}::timestamptz - interval '1 day' from made join jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r on r ->> 'name' = made.sign_in_name`.execute(owner);
    await sql`vacuum analyze access.account, access.role_grant, units.unit`.execute(owner);
  });
  afterAll(() => server.stop());

  const all: AccountListing = { terms: [], role: undefined, unitId: undefined, within: null, after: null, limit: 51, now: NOW };
  test.each<[string, Partial<AccountListing>]>([
    ['everybody', {}], ['a page in the middle', { after: 'clerk01500' }], ['a rare name', { terms: queryTerms('鲲') }], ['a common name', { terms: queryTerms('明') }], ['two characters', { terms: queryTerms('李三') }],
    ['a sign-in name', { terms: queryTerms('clerk02321') }], ['nobody', { terms: queryTerms('凤') }], ['a rare role', { role: 'inspector' as Role }], ['a common role', { role: 'reporting-clerk' as Role }],
    ['one unit', { unitId: unitOf(7) }], ['what is below one unit', { within: [unitOf(7)] }], ['what is below the root', { within: [unitOf(0)] }], ['a common name below one unit', { terms: queryTerms('明'), within: [unitOf(7)] }],
  ])('%s: at most 20 rows read for each row returned', async (_, listing) => {
    const [explained] = await accountsQuery(database, { ...all, ...listing }).explain<{ 'QUERY PLAN': { Plan: Node }[] }>('json', sql`analyze`);
    const top = explained?.['QUERY PLAN'][0]?.Plan as Node;
    expect(readBy(top)).toBeLessThanOrEqual(MOST_READ_A_ROW * Math.max(1, top['Actual Rows']));
  });
});

/** What the plan took from tables, whether it kept it or not. An index alone gives no rows of the table; the scan above it does. */
function readBy(node: Node): number {
  const below = (node.Plans ?? []).reduce((sum, plan) => sum + readBy(plan), 0);
  if (!/Scan/.test(node['Node Type']) || node['Node Type'] === 'Bitmap Index Scan') return below;
  return below + node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0));
}
