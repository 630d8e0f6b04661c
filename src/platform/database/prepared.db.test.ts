/** Plans that are kept, on a real connection. */
import { CompiledQuery, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database, Executor } from './executor.ts';
import { keepPlanOnceOften, oneOf, prepared } from './prepared.ts';
import { type TestServer, testServer } from './testing.ts';
import { within } from './transaction.ts';

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

test('a question that people put together is kept from the third time on', async () => {
  const pool = server.wider(await server.fresh(), 1);
  const asked = async (value: number): Promise<unknown> => (await pool.executeQuery(CompiledQuery.raw(keepPlanOnceOften('select $1::integer + 1 as more'), [value]))).rows;
  for (const value of [1, 2]) expect(await asked(value)).toEqual([{ more: value + 1 }]);
  expect(await kept(pool)).toEqual([]);
  for (const value of [3, 4, 5, 6, 7, 8]) expect(await asked(value)).toEqual([{ more: value + 1 }]);
  expect(await kept(pool)).toEqual(['select $1::integer + 1 as more']);
});

/** A table of the test's own, which its owner can change meanwhile, and one connection to it. */
async function withThing(): Promise<{ readonly pool: Database; readonly change: (how: string) => Promise<void> }> {
  const fresh = await server.fresh();
  const change = async (how: string): Promise<void> => { await sql.raw(how).execute(server.owner(fresh)); };
  await change('create table public.thing (id integer, said integer)');
  await change('insert into public.thing values (1, 7)');
  await change('grant select on public.thing to public');
  return { pool: server.wider(fresh, 1), change };
}

test('a migration that gives a column another type meanwhile is nothing that an asker sees', async () => {
  const { pool, change } = await withThing();
  const ask = async (): Promise<unknown> => (await prepared(pool, sql`select * from public.thing where id = ${1}`)).rows;
  expect(await ask()).toEqual([{ id: 1, said: 7 }]);
  await change('alter table public.thing alter said type text');
  expect(await ask()).toEqual([{ id: 1, said: '7' }]);
  // It is kept again, under a new name.
  expect(await ask()).toEqual([{ id: 1, said: '7' }]);
  await change('alter table public.thing add told text');
  for (const _ of [1, 2]) expect(await ask()).toEqual([{ id: 1, said: '7', told: null }]);
  expect(await kept(pool)).toHaveLength(3);
});

test('within a transaction that a migration came before the fault is told, and the next transaction goes through', async () => {
  const { pool, change } = await withThing();
  const inOne = (): Promise<unknown> => within(pool, async (tx) => (await prepared(tx, sql`select thing.* from public.thing where id = ${1}`)).rows);
  await inOne();
  await change('alter table public.thing alter said type text');
  await expect(inOne()).rejects.toMatchObject({ code: '0A000' });
  expect(await inOne()).toEqual([{ id: 1, said: '7' }]);
});

// The last one: from here on the process keeps no plans.
test('behind a pooler that changes what lies behind a connection, nothing is kept any more, and nobody sees anything', async () => {
  const pool = server.wider(await server.fresh(), 1);
  const ask = async (): Promise<unknown> => (await prepared(pool, sql`select ${3}::integer as said`)).rows;
  await ask();
  await sql`deallocate all`.execute(pool);
  for (const _ of [1, 2, 3]) expect(await ask()).toEqual([{ said: 3 }]);
  expect(await kept(pool)).toEqual([]);
});
