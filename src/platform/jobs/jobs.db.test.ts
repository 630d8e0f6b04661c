import { setTimeout as pause } from 'node:timers/promises';
import { CompiledQuery, sql as raw } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { refuse } from '#kernel';
import type { Database } from '../database/executor.ts';
import { majorsHere, type TestServer, testServer } from '../database/testing.ts';
import { within } from '../database/transaction.ts';
import { type Caller, SYSTEM } from '../http/caller.ts';
import { platformSentences } from '../sentences.ts';
import { cancelJob, enqueue, getJob, jobHandlers } from './index.ts';
import { type AnyJobKind, defineJob } from './kind.ts';
import type { JobView } from './model.ts';
import { deleteEnded, listQuery } from './store.ts';
import { type Jobs, startJobs } from './worker.ts';

const somebody: Caller = { kind: 'account', id: '7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a11', grants: [{ role: 'reader', unitId: null }], sessionId: 's' };
const another: Caller = { ...somebody, id: '7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a12' };
let [server, database]: [TestServer, Database] = [undefined as never, undefined as never];
let running: Jobs[] = [];
const logged: string[] = [];
const sql = async <T>(text: string): Promise<T[]> => (await database.executeQuery<T>(CompiledQuery.raw(text))).rows;
const work = (kinds: Record<string, AnyJobKind>, more: { leaseMs?: number; slots?: number } = {}): void => {
  running.push(startJobs({ database, kinds, sentences: [platformSentences], log: (line) => logged.push(line), leaseMs: 300, pollMs: 10, ...more }));
};
const ended = async (id: string): Promise<JobView> => {
  for (;;) {
    const job = await getJob(database, SYSTEM, id) as JobView;
    if (job.endedAt !== null) return job;
    await pause(10);
  }
};
const note = (word: string) => async (tx: Database): Promise<void> => { await tx.executeQuery(CompiledQuery.raw('insert into probe values ($1)', [word])); };
const noted = async (): Promise<string[]> => (await sql<{ word: string }>('select word from probe order by 1')).map(({ word }) => word);

interface Node { 'Node Type': string; 'Actual Rows': number; 'Actual Loops': number; 'Rows Removed by Filter'?: number; Plans?: Node[] }
/** What the plan took from tables, whether it kept it or not. */
const readBy = (node: Node): number => (node.Plans ?? []).reduce((sum, plan) => sum + readBy(plan), /Scan/.test(node['Node Type']) ? node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) : 0);

describe.each(majorsHere())('PostgreSQL %i', (major) => {
  beforeAll(async () => {
    server = await testServer(major);
    database = server.owner(await server.fresh());
    await sql('create table probe (word text not null)');
  });
  beforeEach(async () => {
    await sql('truncate probe, platform.job');
    logged.length = 0;
  });
  afterEach(async () => {
    await Promise.all(running.map((jobs) => jobs.stop()));
    running = [];
  });
  afterAll(() => server.stop());

  test('asked for in a transaction, it is there when that commits and not before', async () => {
    await within(database, async (tx) => {
      await enqueue(tx, 'none', {}, SYSTEM);
      return refuse('no');
    });
    expect(await sql('select from platform.job')).toHaveLength(0);
  });

  test('it is done once, as whoever asked, with progress and result', async () => {
    const id = await enqueue(database, 'greet', { name: '台账' }, somebody);
    const [waiting] = [await getJob(database, somebody, id)];
    expect(waiting).toMatchObject({ status: 'waiting', progress: { done: 0, total: null }, result: null, refusal: null, endedAt: null });
    const kinds = { greet: defineJob({ input: z.object({ name: z.string() }), run: async (job) => {
      await job.progress(1, 2);
      return async (tx) => {
        await note(`${job.input.name} ${job.caller.id}`)(tx as Database);
        return { greeted: job.caller.grants };
      };
    } }) };
    work(kinds);
    work(kinds);
    expect(await ended(id)).toMatchObject({ status: 'done', progress: { done: 1, total: 2 }, result: { greeted: somebody.grants } });
    expect(await noted()).toEqual([`台账 ${somebody.id}`]);
  });

  test('a refusal ends it with its sentence, and takes back what its effect wrote; what steps did stays', async () => {
    const refuses = (at: 'run' | 'step' | 'effect'): AnyJobKind => defineJob({ input: z.object({}), run: async (job) => {
      await job.step(1, note(`${at} 1`) as never);
      if (at === 'step') await job.step(2, async (tx) => { await note('step 2')(tx as Database); return refuse('body-too-large', { limit: 3 }); });
      if (at === 'run') return refuse('body-too-large', { limit: 3 });
      return async (tx) => { await note('effect 2')(tx as Database); return refuse('body-too-large', { limit: 3 }); };
    } });
    const ids = await Promise.all((['run', 'step', 'effect'] as const).map((at) => enqueue(database, at, {}, SYSTEM)));
    work({ run: refuses('run'), step: refuses('step'), effect: refuses('effect') });
    for (const id of ids) expect(await ended(id)).toMatchObject({ status: 'refused', refusal: { code: 'body-too-large', values: { limit: 3 }, sentence: { en: expect.stringContaining('3 MB') } } });
    expect(await noted()).toEqual(['effect 1', 'run 1', 'step 1']);
    expect(logged).toEqual([]);
  });

  test('a fault is tried again later, from where its steps had come', async () => {
    let attempts = 0;
    const id = await enqueue(database, 'falters', {}, SYSTEM);
    work({ falters: defineJob({ input: z.object({}), run: async (job) => {
      attempts += 1;
      if (job.state === null) await job.step('half', note('first half') as never);
      if (attempts === 1) throw new Error('the inside of the machine');
      return async (tx) => note('second half')(tx as Database);
    } }) });
    while ((await sql(`select from platform.job where status = 'waiting' and attempts = 1`)).length === 0) await pause(10);
    const [{ later }] = await sql<{ later: boolean }>('select run_after > clock_timestamp() as later from platform.job') as [{ later: boolean }];
    expect(later).toBe(true);
    await sql('update platform.job set run_after = clock_timestamp()');
    expect(await ended(id)).toMatchObject({ status: 'done', refusal: null });
    expect(await noted()).toEqual(['first half', 'second half']);
    expect(logged[0]).toMatch(/^job falters .*, attempt 1\n.*inside of the machine/);
  });

  test('cancelled while it waits, it never runs; cancelled while it runs, it ends before its next step', async () => {
    const waits = await enqueue(database, 'other', {}, somebody);
    expect(await cancelJob(database, somebody, waits)).toMatchObject({ status: 'cancelled' });
    expect(await cancelJob(database, somebody, waits)).toMatchObject({ refused: 'job-ended', values: { status: 'cancelled' } });

    const id = await enqueue(database, 'long', {}, somebody);
    const asked = Promise.withResolvers<void>();
    work({ long: defineJob({ input: z.object({}), run: async (job) => {
      for (let step = 0; ; step += 1) {
        await job.step(step, note('step') as never);
        await asked.promise;
      }
    } }) });
    while ((await noted()).length === 0) await pause(10);
    expect(await cancelJob(database, somebody, id)).toMatchObject({ status: 'running', cancelAsked: true });
    asked.resolve();
    expect(await ended(id)).toMatchObject({ status: 'cancelled' });
    expect(await noted()).toHaveLength(1);
  });

  test('one whose lease ran out belongs to the next; the first can write nothing more of it', async () => {
    const id = await enqueue(database, 'slow', {}, SYSTEM);
    const [stuck, taken] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    work({ slow: defineJob({ input: z.object({}), run: async () => {
      taken.resolve();
      await stuck.promise;
      return async (tx) => note('the first')(tx as Database);
    } }), after: defineJob({ input: z.object({}), run: async () => async () => null }) }, { leaseMs: 600_000, slots: 1 });
    await taken.promise;
    await sql(`update platform.job set lease_until = clock_timestamp() - interval '1 second'`);
    work({ slow: defineJob({ input: z.object({}), run: async () => async (tx) => note('the second')(tx as Database) }) });
    await ended(id);
    stuck.resolve();
    // Its one slot is free again, so it has tried.
    await ended(await enqueue(database, 'after', {}, SYSTEM));
    expect(await noted()).toEqual(['the second']);
    expect(await getJob(database, SYSTEM, id)).toMatchObject({ status: 'done' });
  });

  test('one sees and cancels one\'s own; the product sees all', async () => {
    const id = await enqueue(database, 'unknown-kind', {}, somebody);
    expect(await getJob(database, another, id)).toMatchObject({ refused: 'job-not-found' });
    expect(await cancelJob(database, another, id)).toMatchObject({ refused: 'job-not-found' });
    const list = async (caller: Caller, cursor?: string): Promise<{ items: { id: string }[]; next: string | null }> => await jobHandlers.listJobs({ query: { limit: 1, cursor }, params: {}, body: undefined, ifMatch: null, caller, database, whenRefused: () => undefined, knock: {} as never }) as never;
    await sql(`update platform.job set created_at = created_at - interval '1 second'`);
    const second = await enqueue(database, 'unknown-kind', {}, somebody);
    const page = await list(somebody);
    expect(page.items.map((job) => job.id)).toEqual([second]);
    expect(await list(somebody, page.next ?? '')).toMatchObject({ items: [{ id }], next: null });
    expect((await list(another)).items).toEqual([]);
  });

  test('the lists read at most twenty rows for each row returned', async () => {
    await sql(`insert into platform.job (id, kind, input, caller, caller_kind, caller_id, created_at) select gen_random_uuid(), 'k', '{}', '{}', 'account', case when n % 50 = 0 then '${somebody.id}' else gen_random_uuid()::text end::uuid, now() - n * interval '1 minute' from generate_series(1, 5000) as n`);
    await sql(`insert into platform.job (id, kind, input, caller, caller_kind) select gen_random_uuid(), 'k', '{}', '{}', 'system' from generate_series(1, 200)`);
    await sql('analyze platform.job');
    for (const [whose, after] of [[null, null], [{ kind: 'account', id: somebody.id }, null], [{ kind: 'account', id: somebody.id }, [new Date(Date.now() - 86_400_000).toISOString(), String(somebody.id)]], [{ kind: 'system', id: null }, null]] as const) {
      const [explained] = await listQuery(database, whose, after, 21).explain<{ 'QUERY PLAN': { Plan: Node }[] }>('json', raw`analyze`);
      const top = explained?.['QUERY PLAN'][0]?.Plan as Node;
      expect(top['Actual Rows']).toBe(21);
      expect(readBy(top)).toBeLessThanOrEqual(20 * 21);
    }
  });

  test('an ended job is kept for seven days', async () => {
    await enqueue(database, 'a', {}, SYSTEM);
    await sql(`update platform.job set status = 'done', ended_at = clock_timestamp() - interval '6 days 23 hours'`);
    await deleteEnded(database);
    expect(await sql('select from platform.job')).toHaveLength(1);
    await sql(`update platform.job set ended_at = clock_timestamp() - interval '7 days 1 minute'`);
    await deleteEnded(database);
    expect(await sql('select from platform.job')).toHaveLength(0);
  });
});
