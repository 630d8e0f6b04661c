import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#platform';
import { sm3 } from '#platform/sm3';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { gramsOf, queryTerms, searchableText } from '#platform/search';
import * as store from './store.ts';
import { MORNING } from './testing.ts';

/** A slow query hides in a ratio, so the rows that it reads are counted: house rule, at most twenty for each row returned. */
const MOST_READ_A_ROW = 20;
const DOCUMENTS = 5_000;
/** Each stands in one document of so many. */
const WORDS = { 校舍: 1, 教师: 2, 宿舍: 5, 食堂: 10, 操场: 30, 校车: 100, 钥匙: 1_000 };

interface Node { 'Node Type': string; 'Actual Rows': number; 'Actual Loops': number; 'Rows Removed by Filter'?: number; 'Rows Removed by Index Recheck'?: number; Plans?: Node[] }

describe.each(majorsHere())('on PostgreSQL %i, of 5,000 documents', (major) => {
  let server: TestServer;
  let database: Database;
  beforeAll(async () => {
    server = await testServer(major);
    database = await server.fresh();
    await fill(database);
    await sql`vacuum analyze documents.document`.execute(server.owner(database));
  });
  afterAll(() => server.stop());

  test.each(['', ...Object.keys(WORDS), '校舍 食堂', '教师 钥匙', '某县的普通方案'])('the list for “%s” reads at most 20 rows for each row it returns', async (query) => {
    const { read, returned } = await rowsOf(database, { terms: queryTerms(query), after: null, limit: 51, deleted: false, owners: null });
    expect(returned).toBeGreaterThan(0);
    expect(read).toBeLessThanOrEqual(MOST_READ_A_ROW * returned);
  });

  test.each([['one unit of a hundred', [100]], ['one of ten', [10]], ['two of ten and one of a hundred', [10, 11, 100]]])('so does what %s may see, with and without a word', async (_, every) => {
    for (const query of ['', '校舍', '教师 钥匙', '某县的普通方案']) {
      const { read, returned } = await rowsOf(database, { terms: queryTerms(query), after: null, limit: 51, deleted: false, owners: every.map(ownerOf) });
      expect(read, query).toBeLessThanOrEqual(MOST_READ_A_ROW * Math.max(returned, 1));
    }
  });

  test('so does a page in the middle', async () => {
    const [row] = await database.selectFrom('documents.document').select(['created_at', 'id']).orderBy('created_at').offset(DOCUMENTS / 2).limit(1).execute();
    const { read, returned } = await rowsOf(database, { terms: [], after: { createdAt: row?.created_at ?? '', id: row?.id ?? '' }, limit: 51, deleted: false, owners: null });
    expect(returned).toBe(51);
    expect(read).toBeLessThanOrEqual(MOST_READ_A_ROW * returned);
  });

  test('a search that finds nothing reads hardly anything', async () => {
    expect((await rowsOf(database, { terms: queryTerms('直升机'), after: null, limit: 51, deleted: false, owners: null })).read).toBeLessThanOrEqual(MOST_READ_A_ROW);
  });
});

/** Every so many documents belong to this unit. */
const ownerOf = (every: number): string => `00000000-0000-4000-8000-${String(every).padStart(12, '0')}`;

/** What the plan took from tables, whether it kept it or not, and what came out. */
async function rowsOf(database: Database, listing: store.Listing): Promise<{ read: number; returned: number }> {
  const [explained] = await store.listQuery(database, listing).explain<{ 'QUERY PLAN': { Plan: Node }[] }>('json', sql`analyze`);
  const top = explained?.['QUERY PLAN'][0]?.Plan as Node;
  const readBy = (node: Node): number => {
    const below = (node.Plans ?? []).reduce((sum, plan) => sum + readBy(plan), 0);
    // An index alone gives no rows of the table; the scan above it does.
    if (!/Scan/.test(node['Node Type']) || node['Node Type'] === 'Bitmap Index Scan') return below;
    return below + node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0));
  };
  return { read: readBy(top), returned: top['Actual Rows'] };
}

async function fill(database: Database): Promise<void> {
  const digest = sm3(new Uint8Array());
  await database.insertInto('documents.file').values({ digest, size: 0, content: Buffer.alloc(0), created_at: MORNING }).execute();
  const rows = Array.from({ length: DOCUMENTS }, (_, n) => {
    const words = Object.entries(WORDS).filter(([, every]) => n % every === every - 1).map(([word]) => word);
    const searchable = searchableText(['某县的普通方案', ['加强组织领导', `第${n}号`, ...words, '按时报送进展'].join('，')]);
    const every = [100, 10, 11].find((one) => n % one === one - 1);
    return { searchable, grams: gramsOf(searchable), owner: every === undefined ? null : ownerOf(every), at: new Date(Date.parse(MORNING) + n * 1000).toISOString() };
  });
  await sql`insert into documents.document (id, file_digest, name, format, mode, size, task_count, lead_count, deadline_count, target_count, finding_count, reader_version, reading, searchable, grams, owner_unit_id, created_at)
    select gen_random_uuid(), ${digest}, 'n', 'text', 'received', 0, 0, 0, 0, 0, 0, '0', '\\x', row ->> 'searchable', array(select jsonb_array_elements_text(row -> 'grams')), (row ->> 'owner')::uuid, (row ->> 'at')::timestamptz
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as row`.execute(database);
}
