/** Plans that are kept, on a real connection. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Executor } from './connect.ts';
import { oneOf, prepared } from './prepared.ts';
import { type TestServer, testServer } from './testing.ts';

let server: TestServer;
beforeAll(async () => { server = await testServer(); });
afterAll(() => server.stop());

const kept = async (db: Executor): Promise<string[]> => (await sql<{ statement: string }>`select statement from pg_prepared_statements order by statement`.execute(db)).rows.map(({ statement }) => statement);

test('what is prepared is planned once a connection, whatever values come; other statements are not kept', async () => {
  const pool = server.wider(await server.fresh(), 1);
  const doubled = async (db: Executor, value: number): Promise<unknown> => (await prepared(db, sql<{ twice: number }>`select ${value}::integer * 2 as twice`)).rows;
  expect([await doubled(pool, 4), await doubled(pool, 5)]).toEqual([[{ twice: 8 }], [{ twice: 10 }]]);
  await sql`select ${1}::integer`.execute(pool);
  expect(await kept(pool)).toEqual(['select $1::integer * 2 as twice']);
});

test('a statement that failed is no hindrance to the next', async () => {
  const pool = server.wider(await server.fresh(), 1);
  const divided = (by: number): Promise<{ rows: unknown[] }> => prepared(pool, sql`select 6 / ${by}::integer as part`);
  await expect(divided(0)).rejects.toThrow('division by zero');
  expect((await divided(3)).rows).toEqual([{ part: 2 }]);
  expect(await kept(pool)).toEqual(['select 6 / $1::integer as part']);
});

test('one id and several are two statements, of any number of ids', async () => {
  const pool = server.wider(await server.fresh(), 1);
  const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
  const among = async (asked: readonly string[]): Promise<boolean> => (await prepared(pool, sql<{ found: boolean }>`select ${ids[0]}::uuid ${oneOf(asked)} as found`)).rows[0]?.found === true;
  expect([await among([]), await among(ids.slice(0, 1)), await among(ids.slice(1)), await among(ids)]).toEqual([false, true, false, true]);
  expect(await kept(pool)).toHaveLength(2);
});
