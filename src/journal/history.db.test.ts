import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '#kernel';
import { type Caller, type Database, frozenClock, SYSTEM, within } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { JournalPage, OpenedEntry, Proof, SealHead } from './api.ts';
import { handlersOf } from './handlers.ts';
import { historyOf, stateAt } from './history.ts';
import { entriesQuery } from './history-store.ts';
import type { Change, Step } from './model.ts';
import { seal } from './seal.ts';
import { journalDatabase, personTable, step } from './testing-store.ts';
import { write } from './write.ts';

const day = (number: number): string => `2026-03-0${number}T01:30:00.000Z`;
const auditor: Caller = { kind: 'account', id: randomUUID(), grants: [{ role: 'audit-admin', unitId: null }], sessionId: null };

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());
  const put = async (database: Database, changes: readonly Change[], more: Partial<Step>): Promise<void> => {
    expect(await within(database, (tx) => write(tx, step(changes, more)))).toBeNull();
  };

  test('a row as it was on each day, by its id and by what it is now; gone and back', async () => {
    const { database } = await journalDatabase(server);
    const [id, other] = [randomUUID(), randomUUID()];
    await put(database, [{ table: personTable, id, insert: { id, name: '田小河', post: '科长' } }, { table: personTable, id: other, insert: { id: other, name: '梁一', post: '科长' } }], { at: day(2) });
    await put(database, [{ table: personTable, id, set: { post: '处长', since: day(3) }, version: 1 }], { at: day(3) });
    await put(database, [{ table: personTable, id, gone: true }], { at: day(4) });
    await put(database, [{ table: personTable, id, insert: { id, post: '局长' } }], { at: day(5) });
    const at = async (which: Parameters<typeof stateAt>[2], until: string): Promise<unknown> => Object.fromEntries(await stateAt(database, personTable, which, until));
    expect(await at({ ids: [id] }, day(1))).toEqual({});
    expect(await at({ ids: [id, other] }, day(2))).toEqual({ [id]: { id, name: expect.stringMatching(/^sha256:/), post: '科长' }, [other]: expect.objectContaining({ id: other }) });
    expect(await at({ ids: [id] }, day(3))).toMatchObject({ [id]: { post: '处长', since: day(3), version: 2 } });
    expect(await at({ ids: [id] }, day(4))).toEqual({});
    expect(await at({ ids: [id] }, day(9))).toEqual({ [id]: { id, post: '局长' } });
    expect(await at({ where: { post: '局长' } }, day(2))).toMatchObject({ [id]: { post: '科长' } });
    expect(await at({ ids: [] }, day(9))).toEqual({});
  });

  test('the history of a row has its own changes only, also out of a batch; that of a subject all', async () => {
    const { database } = await journalDatabase(server);
    const ids = Array.from({ length: 60 }, () => randomUUID());
    const [id = ''] = ids;
    await put(database, ids.map((one) => ({ table: personTable, id: one, insert: { id: one, post: '职员' } })), { at: day(2), action: 'import-people', remark: '名册' });
    await put(database, [{ table: personTable, id, set: { post: '科长' } }, { table: personTable, id: ids[1] as string, set: { post: '科长' } }], { at: day(3), action: 'promote' });
    await put(database, [{ table: personTable, id: ids[2] as string, set: { post: '处长' } }], { at: day(4), subject: { kind: 'person', id: 'other' } });
    const history = await historyOf(database, { table: personTable, id });
    expect(history.map(({ action, effect, remark, at }) => ({ action, effect, remark, at }))).toEqual([
      { action: 'promote', at: day(3), remark: null, effect: [{ table: 'sample.person', id, row: { post: '科长' } }] },
      { action: 'import-people', at: day(2), remark: '名册', effect: [{ table: 'sample.person', id, row: { id, post: '职员' } }] },
    ]);
    const [newest] = history;
    expect((await historyOf(database, { table: personTable, id }, { at: newest?.at ?? '', number: newest?.number ?? 0 })).map(({ action }) => action)).toEqual(['import-people']);
    expect((await historyOf(database, { subject: { kind: 'person', id: 'p' } })).map(({ effect }) => (effect === null ? 'erased' : 'batch' in effect ? 'batch' : effect.length))).toEqual([2, 'batch']);
    expect([...(await stateAt(database, personTable, { ids }, day(9))).values()].filter(({ post }) => post === '科长')).toHaveLength(2);
  });

  test('the auditor finds entries by who, what, on what and when; pages close; an entry opens with its rows and its seal', async () => {
    const { database } = await journalDatabase(server);
    const who = randomUUID();
    // As they are called at the moment that they are shown: nothing of it stands in an entry.
    const asked: (readonly string[])[] = [];
    const handlers = handlersOf(database, [personTable], {
      account: async (_, ids) => { asked.push(ids); return new Map(ids.map((id) => [id, `鲁一山 ${id === who}`])); },
      person: async () => { throw new Error('numbers are no ids of rows'); },
    });
    for (let number = 1; number <= 5; number += 1) {
      const id = randomUUID();
      await put(database, [{ table: personTable, id, insert: { id, post: `第${number}` } }], { at: day(Math.ceil(number / 2)), action: number === 4 ? 'promote' : 'note-person', actor: number > 2 ? { kind: 'account', id: who } : { kind: 'system', id: null }, subject: { kind: 'person', id: String(number) } });
    }
    await seal(database, frozenClock(day(9)));
    const list = async (query: Record<string, unknown>): Promise<JournalPage> => {
      const page = await handlers.listJournal({ params: {}, query: { limit: 50, ...query } as never, body: undefined, ifMatch: null, caller: auditor, database } as never);
      if (isRefusal(page)) throw new Error(page.refused);
      return JournalPage.parse(page);
    };
    const numbers = async (query: Record<string, unknown>): Promise<string[]> => (await list(query)).items.map(({ subject }) => subject.id);
    expect(await numbers({})).toEqual(['5', '4', '3', '2', '1']);
    expect(await numbers({ actor: who })).toEqual(['5', '4', '3']);
    expect(await numbers({ action: 'promote' })).toEqual(['4']);
    expect(await numbers({ subjectKind: 'person', subject: '2' })).toEqual(['2']);
    expect(await numbers({ from: day(2), to: day(3) })).toEqual(['4', '3']);
    expect(await numbers({ actor: who, to: day(3) })).toEqual(['4', '3']);
    const first = await list({ limit: 2 });
    expect(first.items.map(({ actor, subject }) => [actor.name, subject.name])).toEqual([['鲁一山 true', null], ['鲁一山 true', null]]);
    expect(asked.every((ids) => ids.length === 1)).toBe(true);
    expect((await list({ to: day(2) })).items.map(({ actor }) => actor.name)).toEqual([null, null]);
    expect(await numbers({ limit: 2, cursor: first.next })).toEqual(['3', '2']);
    expect((await list({ limit: 5 })).next).toBeNull();
    expect(await handlers.listJournal({ query: { limit: 5, cursor: 'x' }, database } as never)).toMatchObject({ refused: 'invalid-cursor' });

    const opened = OpenedEntry.parse(await handlers.openEntry({ params: { number: first.items[0]?.number }, database } as never));
    expect(opened).toMatchObject({ seal: 1, rows: 1, changes: [{ table: 'sample.person', row: { post: '第5' } }] });
    expect(await handlers.openEntry({ params: { number: 99 }, database } as never)).toMatchObject({ refused: 'entry-not-found' });
    const head = SealHead.parse(await handlers.getSealHead({ database } as never));
    expect(head).toMatchObject({ number: 1, unsealedCount: 0, line: expect.stringMatching(/^taizhang-seal 1 sm3:[0-9a-f]{64} at 2026-03-09T01:30:00.000Z$/) });
    const proof = (query: { head?: string }): Promise<unknown> => handlers.proveJournal({ query, caller: SYSTEM, database } as never);
    const proofs = await Promise.all([proof({ head: head.line as string }), proof({})]);
    expect(Proof.parse(proofs[0])).toMatchObject({ entryCount: 5, faults: [] });
    expect(proofs[1]).toMatchObject({ refused: 'proof-running' });
    expect(await proof({ head: 'x' })).toMatchObject({ refused: 'not-a-head' });
  });

  test('each list reads at most twenty rows for each row that it returns, among twenty thousand', async () => {
    const { owner } = await journalDatabase(server);
    const [busy, rare] = [randomUUID(), randomUUID()];
    await sql`insert into journal.entry (at, actor_kind, actor_id, action, subject_kind, subject_id, effect, digest)
      select ${day(1)}::timestamptz + n * interval '1 minute', 'account', case when n % 500 = 0 then ${rare}::uuid else ${busy}::uuid end, case when n % 400 = 0 then 'rare' else 'common' end, 'person', (n % 2000)::text, '[]', 'sm3:' || repeat('0', 64)
      from generate_series(1, 20000) as n`.execute(owner);
    await sql`analyze journal.entry`.execute(owner);
    for (const filter of [{}, { actorId: busy }, { actorId: rare }, { action: 'rare' }, { action: 'common' }, { subjectKind: 'person', subjectId: '7' }, { from: day(2), to: day(3) }, { to: day(3) }, { actorId: busy, action: 'common' }]) {
      for (const after of [null, { at: day(7), number: 8_000 }]) {
        const { rows: [explained] } = await sql<{ 'QUERY PLAN': { Plan: Plan }[] }>`explain (analyze, format json) ${entriesQuery(filter, after, 51)}`.execute(owner);
        const top = explained?.['QUERY PLAN'][0]?.Plan as Plan;
        expect(readBy(top), JSON.stringify({ filter, after })).toBeLessThanOrEqual(20 * Math.max(1, top['Actual Rows']));
      }
    }
  });
});

interface Plan { 'Node Type': string; 'Actual Rows': number; 'Actual Loops': number; 'Rows Removed by Filter'?: number; 'Rows Removed by Index Recheck'?: number; Plans?: Plan[] }

/** What a plan took from tables, whether it kept it or not. */
function readBy(node: Plan): number {
  const below = (node.Plans ?? []).reduce((sum, plan) => sum + readBy(plan), 0);
  if (!/Scan/.test(node['Node Type']) || node['Node Type'] === 'Bitmap Index Scan') return below;
  return below + node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0));
}
