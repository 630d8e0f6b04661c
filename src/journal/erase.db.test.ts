import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '#kernel';
import { type Database, frozenClock, SYSTEM, within } from '#platform';
import { sm3 } from '#platform/sm3';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { actorOf } from './actor.ts';
import { type Erased, eraseTold, toldInOlderForm } from './erase.ts';
import { findBatch, listEntries } from './history-store.ts';
import { historyOf } from './history.ts';
import type { Change } from './model.ts';
import { seal } from './seal.ts';
import { AT, journalDatabase, personTable, step } from './testing-store.ts';
import { verify } from './verify.ts';
import { write } from './write.ts';

const clock = frozenClock(AT);
const SECRET = '绝密岗位';
const subject = { kind: 'plan', id: 'x' };

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());

  const put = async (database: Database, changes: readonly Change[], more: Parameters<typeof step>[1] = {}): Promise<void> => {
    expect(await within(database, (tx) => write(tx, step(changes, more)))).toBeNull();
  };
  const person = (id: string, post: string): Change => ({ table: personTable, id, insert: { id, name: '某人', post } });
  /** As a room does it: what was told goes, then the rows. */
  const destroy = async (database: Database, ids: readonly string[]): Promise<Erased> => {
    const done = await within<Erased>(database, async (tx) => {
      const erased = await eraseTold(tx, { rows: [{ table: personTable, ids }], tables: [personTable] }, { actor: actorOf(SYSTEM), at: AT, subject });
      if (isRefusal(erased)) return erased;
      return await write(tx, step(ids.map((id): Change => ({ table: personTable, id, gone: true })), { action: 'destroy', subject })) ?? erased;
    });
    if (isRefusal(done)) throw new Error(JSON.stringify(done));
    return done;
  };
  const holding = async (database: Database): Promise<string[]> => {
    const found: string[] = [];
    for (const name of ['journal.entry', 'journal.batch', 'journal.remark', 'sample.person']) {
      const { rows: [row] } = await sql<{ there: boolean }>`select exists(select from ${sql.table(name)} as t where position(${SECRET} in t::text) > 0) as there`.execute(database);
      if (row?.there === true) found.push(name);
    }
    return found;
  };
  /** As an earlier build wrote them: each entry's digest over the very effect. */
  const madeOlder = async (owner: Database): Promise<void> => {
    const { rows } = await sql<{ number: number; text: string }>`select number, concat_ws(e'\\n', at::text, actor_kind, coalesce(actor_id::text, ''), action, subject_kind, subject_id, coalesce(remark_id::text, ''), coalesce(remark_digest, ''), effect::text) as text from journal.entry`.execute(owner);
    for (const { number, text } of rows) await sql`update journal.entry set form = 1, effect_salt = null, digest = ${sm3(text)} where number = ${number}`.execute(owner);
  };
  const lived = async ({ older = false } = {}): Promise<{ database: Database; owner: Database; ids: readonly [string, string, string]; check: () => Promise<string[]> }> => {
    const { database, owner } = await journalDatabase(server);
    const ids = [randomUUID(), randomUUID(), randomUUID()] as const;
    await put(database, [person(ids[0], '科员'), person(ids[1], SECRET)], { remark: `因${SECRET}` });
    await put(database, [{ table: personTable, id: ids[1], set: { post: `${SECRET}之二`, since: '2026-03-01T00:00:00.000Z', duties: { 分管: [SECRET] } } }, { table: personTable, id: ids[0], set: { post: '科长', duties: { 分管: ['基教'] } } }]);
    await put(database, [...Array.from({ length: 50 }, (_, n) => person(randomUUID(), `职员${n}`)), person(ids[2], `${SECRET}之三`)]);
    await put(database, [], { subject: { kind: 'person', id: ids[1] }, remark: `又因${SECRET}` });
    if (older) await madeOlder(owner);
    await seal(database, clock);
    return { database, owner, ids, check: async () => [...new Set((await verify(database, [personTable])).faults.map(({ kind }) => kind))].toSorted() };
  };

  test('nothing of what was told is left, what was told with it is told anew, and the proof holds', async () => {
    const { database, ids, check } = await lived();
    expect(await holding(database)).toEqual(['journal.entry', 'journal.batch', 'journal.remark', 'sample.person']);
    expect(await destroy(database, [ids[1], ids[2]])).toEqual({ entries: 3, remarks: 2 });
    expect(await holding(database)).toEqual([]);
    expect(await check()).toEqual([]);
    await seal(database, clock);
    expect(await check()).toEqual([]);
    const entries = await listEntries(database, { kind: 'person', id: 'p' }, null, 10);
    expect(entries.map(({ action, effect, erased }) => [action, effect === null ? null : 'batch' in effect ? 'batch' : effect.length, erased])).toEqual([['tell-anew', 'batch', false], ['note-person', 'batch', true], ['note-person', null, true], ['note-person', null, true]]);
    const batches = entries.flatMap(({ effect }) => (effect !== null && 'batch' in effect ? [effect.batch] : []));
    expect((await Promise.all(batches.map((batch) => findBatch(database, batch)))).map((found) => found === null)).toEqual([false, true]);
    // Whoever stays is known as they are; what was told of them before went with the secret.
    expect(await historyOf(database, { table: personTable, id: ids[0] })).toMatchObject([{ action: 'tell-anew', effect: [{ id: ids[0], row: { post: '科长', duties: { 分管: ['基教'] } } }] }]);
    await put(database, [{ table: personTable, id: ids[0], set: { post: '处长' } }]);
    expect(await check()).toEqual([]);
    // A second time there is nothing left but the rows' own going.
    expect(await within(database, (tx) => eraseTold(tx, { rows: [{ table: personTable, ids: [randomUUID()] }], tables: [personTable] }, { actor: actorOf(SYSTEM), at: AT, subject }))).toEqual({ entries: 0, remarks: 0 });
  });

  test('what is left of an erased entry cannot be altered unseen, nor what was erased be put back or put in', async () => {
    const { database, ids } = await lived();
    await destroy(database, [ids[1], ids[2]]);
    await seal(database, clock);
    const again = await server.copyOf(database);
    for (const [statement, faults] of [
      [`update journal.entry set action = 'x' where number = 2`, ['entry-altered']],
      [`update journal.entry set actor_kind = 'owner' where number = 1`, ['entry-altered']],
      [`update journal.entry set effect_digest = 'sm3:' || repeat('0', 64) where number = 2`, ['entry-altered']],
      [`update journal.entry set effect = '[]', effect_salt = 's', effect_digest = null where number = 2`, ['entry-altered']],
      [`update journal.batch set effect = '[]' where effect is null`, ['batch-altered']],
      [`update journal.batch set row_count = 1 where effect is null`, ['batch-count']],
      [`update journal.entry set effect_digest = (select effect_digest from journal.entry where number = 1) where number = 2`, ['entry-altered']],
      [`delete from journal.entry where number = 2`, ['seal-broken']],
      // Without the entry that names what was blanked, the blanks are a fault.
      [`update journal.entry set action = 'x' where action = 'erase-effects'`, ['effect-blanked', 'entry-altered', 'remark-blanked']],
    ] as const) {
      const copy = await again();
      await sql.raw(statement).execute(server.owner(copy));
      expect({ statement, faults: [...new Set((await verify(copy, [personTable])).faults.map(({ kind }) => kind))].toSorted() }).toEqual({ statement, faults });
    }
  });

  test('the application blanks by the two functions only, and only where its transaction says so', async () => {
    const { database } = await lived();
    const zero = `sm3:${'0'.repeat(64)}`;
    expect((await sql<{ count: number }>`select journal.erase_effects(array[1]::bigint[], array[${zero}])::int as count`.execute(database)).rows).toEqual([{ count: 0 }]);
    expect((await sql<{ count: number }>`select journal.erase_batches(array(select digest from journal.batch))::int as count`.execute(database)).rows).toEqual([{ count: 0 }]);
    await expect(sql`update journal.entry set effect = null`.execute(database)).rejects.toThrow('permission denied');
    await expect(sql`update journal.batch set effect = null`.execute(database)).rejects.toThrow('permission denied');
  });

  test('entries of the older form go as well: the entry that erased them proves what is left of each, and the seals their digests', async () => {
    const { database, ids, check } = await lived({ older: true });
    const { head } = await verify(database, [personTable]);
    expect(await check()).toEqual([]);
    expect(await toldInOlderForm(database, [ids[1], ids[2]])).toBe(3);
    expect(await destroy(database, [ids[1], ids[2]])).toEqual({ entries: 3, remarks: 2 });
    expect(await toldInOlderForm(database, [ids[1], ids[2]])).toBe(0);
    expect(await holding(database)).toEqual([]);
    await seal(database, clock);
    expect((await verify(database, [personTable], [head as NonNullable<typeof head>])).faults).toEqual([]);
    await put(database, [{ table: personTable, id: ids[0], set: { post: '处长' } }]);
    await destroy(database, [ids[0]]);
    await seal(database, clock);
    expect(await check()).toEqual([]);
    const again = await server.copyOf(database);
    for (const [statement, faults] of [
      [`update journal.entry set action = 'x' where number = 2`, ['entry-altered']],
      [`update journal.entry set actor_kind = 'owner' where number = 1`, ['entry-altered']],
      [`update journal.entry set at = at + interval '1 second' where number = 1`, ['entry-altered']],
      [`update journal.entry set remark_digest = null where number = 1`, ['entry-altered']],
      [`update journal.entry set digest = 'sm3:' || repeat('0', 64) where number = 2`, ['entry-altered', 'seal-broken']],
      [`update journal.entry set effect_digest = 'sha256:' || repeat('0', 64) where number = 2`, ['entry-altered']],
      [`update journal.entry set form = 2 where number = 2`, ['entry-altered']],
      [`update journal.entry set effect = '[]', effect_digest = null where number = 2`, ['entry-altered']],
      // Erased by an entry of form 2, and called one of form 1, so that its own digest is not asked for.
      [`update journal.entry set form = 1 where number = (select max(number) from journal.entry where effect is null and form = 2)`, ['entry-altered']],
      // The entry that erased it, altered to speak for what was altered.
      [`update journal.entry set effect = replace(effect::text, '"kept":"sha256:', '"kept":"sha256:0')::json where action = 'erase-effects' and form = 2 and number = (select min(number) from journal.entry where action = 'erase-effects')`, ['entry-altered']],
    ] as const) {
      const copy = await again();
      await sql.raw(statement).execute(server.owner(copy));
      expect({ statement, faults: [...new Set((await verify(copy, [personTable])).faults.map(({ kind }) => kind))].toSorted() }).toEqual({ statement, faults });
    }
  });

  test('an entry of the older form that was altered is not erased: nobody could tell afterwards', async () => {
    const { database, owner, ids, check } = await lived({ older: true });
    await sql`update journal.entry set actor_kind = 'owner' where number = 2`.execute(owner);
    expect(await within(database, (tx) => eraseTold(tx, { rows: [{ table: personTable, ids: [ids[1]] }], tables: [personTable] }, { actor: actorOf(SYSTEM), at: AT, subject }))).toEqual({ refused: 'told-otherwise', values: { count: 1, number: 2 } });
    expect(await check()).toEqual(['entry-altered']);
    // In a batch an older entry is as any other: the batch alone goes.
    expect(await within(database, (tx) => eraseTold(tx, { rows: [{ table: personTable, ids: [ids[2]] }], tables: [personTable] }, { actor: actorOf(SYSTEM), at: AT, subject }))).toEqual({ entries: 1, remarks: 0 });
  });

  test('whatever was told and whoever is erased, the proof holds and the others stay as they were', async () => {
    const { database } = await journalDatabase(server);
    const act = fc.record({ do: fc.constantFrom('insert', 'insert', 'set', 'set', 'set', 'gone'), which: fc.nat(), post: fc.constantFrom('甲', '乙', null) });
    await fc.assert(fc.asyncProperty(fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }), fc.array(fc.boolean(), { minLength: 1 }), async (steps, whom) => {
      const [all, there]: [string[], string[]] = [[], []];
      for (const acts of steps) {
        const changes: Change[] = [];
        for (const one of acts) {
          const id = one.do === 'insert' ? randomUUID() : there[one.which % there.length];
          if (id === undefined) continue;
          if (one.do === 'insert') { all.push(id); there.push(id); changes.push(person(id, one.post ?? '丙')); }
          if (one.do === 'set') changes.push({ table: personTable, id, set: { post: one.post } });
          if (one.do === 'gone') { there.splice(there.indexOf(id), 1); changes.push({ table: personTable, id, gone: true }); }
        }
        if (changes.length > 0) await put(database, changes);
      }
      const going = all.filter((_, n) => whom[n % whom.length]);
      const rest = async (): Promise<unknown> => (await sql`select * from sample.person where not id = any(${going}::uuid[]) order by id`.execute(database)).rows;
      const before = await rest();
      expect(isRefusal(await within(database, async (tx) => {
        const erased = await eraseTold(tx, { rows: [{ table: personTable, ids: going }], tables: [personTable] }, { actor: actorOf(SYSTEM), at: AT, subject });
        const left = (await sql<{ id: string }>`select id from sample.person where id = any(${going}::uuid[])`.execute(tx)).rows;
        return isRefusal(erased) ? erased : await write(tx, step(left.map(({ id }): Change => ({ table: personTable, id, gone: true })))) ?? erased;
      }))).toBe(false);
      expect((await verify(database, [personTable])).faults).toEqual([]);
      expect(await rest()).toEqual(before);
    }), { numRuns: 12 });
  });
});
