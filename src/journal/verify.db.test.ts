import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, frozenClock, SYSTEM, within } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { actorOf } from './actor.ts';
import { entryDigest } from './digest.ts';
import { headLine, headsIn } from './heads.ts';
import type { Change } from './model.ts';
import { beginEra, seal } from './seal.ts';
import { addPerson, AT, journalDatabase, personTable, step } from './testing-store.ts';
import { type Verdict, verify } from './verify.ts';
import { eraseRemark, write } from './write.ts';

const clock = frozenClock(AT);
const kinds = ({ faults }: Verdict): string[] => [...new Set(faults.map(({ kind }) => kind))].toSorted();

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());

  const put = async (database: Database, changes: readonly Change[], remark?: string): Promise<void> => {
    expect(await within(database, (tx) => write(tx, step(changes, { remark })))).toBeNull();
  };
  let ids: string[] = [];
  let another: () => Promise<Database>;
  const lived = async (): Promise<{ database: Database; owner: Database; ids: string[]; check: () => Promise<Verdict> }> => {
    const database = await another();
    return { database, owner: server.owner(database), ids, check: () => verify(database, [personTable]) };
  };
  /** Three people, one of whom changed, one who went; a batch; a remark; two seals, and an entry after them. */
  const live = async (database: Database): Promise<void> => {
    ids = [await addPerson(database, '田小河'), await addPerson(database, '梁一'), await addPerson(database, '石三')];
    await put(database, [{ table: personTable, id: ids[0] as string, set: { post: '处长', since: '2026-03-01T00:00:00.000Z', duties: { 分管: ['基教', '职教'], 人数: 1.5 } }, version: 1 }], '田小河升任');
    await seal(database, clock);
    await put(database, Array.from({ length: 60 }, (_, n): Change => {
      const id = randomUUID();
      return { table: personTable, id, insert: { id, name: `某${n}`, post: '职员' } };
    }));
    await put(database, [{ table: personTable, id: ids[2] as string, gone: true }]);
    await seal(database, clock);
    await addPerson(database, '后来');
  };
  beforeAll(async () => {
    const { database } = await journalDatabase(server);
    await live(database);
    another = await server.copyOf(database);
  });

  test('what was only lived through is proven, while somebody writes', async () => {
    const { check, database } = await lived();
    const [verdict] = await Promise.all([check(), addPerson(database)]);
    expect(verdict).toMatchObject({ sealCount: 2, head: { number: 2, sealedAt: AT }, faults: [] });
    expect(verdict.entryCount).toBeGreaterThanOrEqual(7);
    expect(verdict.unsealedCount).toBe(verdict.entryCount - 6);
  });

  test('an empty journal is proven', async () => {
    const { database } = await journalDatabase(server);
    expect(await verify(database, [personTable])).toEqual({ entryCount: 0, sealCount: 0, unsealedCount: 0, head: null, faults: [] });
  });

  test.each<[string, string, string[]]>([
    ['the effect of an entry', `update journal.entry set effect = replace(effect::text, '处长', '局长')::json where number = 4`, ['entry-altered', 'row-different']],
    ['who did it', `update journal.entry set actor_kind = 'account', actor_id = gen_random_uuid() where number = 2`, ['entry-altered']],
    ['when', `update journal.entry set at = at + interval '1 microsecond' where number = 2`, ['entry-altered']],
    ['the action', `update journal.entry set action = 'x' where number = 2`, ['entry-altered']],
    ['the subject', `update journal.entry set subject_id = 'q' where number = 2`, ['entry-altered']],
    ['its form', `update journal.entry set form = 3 where number = 2`, ['entry-form-unknown']],
    ['its form, to the older', `update journal.entry set form = 1 where number = 2`, ['entry-altered']],
    ['the salt of an effect', `update journal.entry set effect_salt = 'x' where number = 2`, ['entry-altered']],
    ['a digest beside an effect', `update journal.entry set effect_digest = 'sm3:' || repeat('0', 64) where number = 2`, ['entry-altered']],
    ['an effect blanked behind the journal', `update journal.entry set effect = null, effect_salt = null, effect_digest = 'sm3:' || repeat('0', 64) where number = 2`, ['effect-blanked', 'entry-altered', 'row-extra']],
    ['a batch blanked behind the journal', `update journal.batch set effect = null, salt = null`, ['effect-blanked', 'row-extra']],
    ['the digest', `update journal.entry set digest = 'sm3:' || repeat('0', 64) where number = 2`, ['entry-altered', 'seal-broken']],
    ['an entry that was not sealed yet', `update journal.entry set action = 'x' where number = 7`, ['entry-altered']],
    ['an entry deleted', `delete from journal.entry where number = 2`, ['row-extra', 'seal-broken']],
    ['an entry deleted with its row', `with e as (delete from journal.entry where number = 2 returning effect) delete from sample.person where id = (select (effect -> 0 ->> 'id')::uuid from e)`, ['seal-broken']],
    ['two entries in another order', `update journal.entry set number = 1000 - number where number in (1, 2)`, ['row-different', 'seal-broken']],
    ['an entry moved to another transaction', `update journal.entry set xid = (select below_xid from journal.seal where number = 1) where number = 2`, ['seal-broken']],
    ['an entry moved behind the seals', `update journal.entry set xid = '9999999999' where number = 6`, ['seal-broken']],
    ['an entry moved before its row', `update journal.entry set number = 0 where number = 4`, ['row-different', 'seal-broken']],
    ['the head of a seal', `update journal.seal set head = 'sm3:' || repeat('0', 64) where number = 1`, ['seal-broken']],
    ['the count of a seal', `update journal.seal set entry_count = 5 where number = 1`, ['seal-broken']],
    ['the time of a seal', `update journal.seal set sealed_at = sealed_at + interval '1 microsecond' where number = 2`, ['seal-broken']],
    ['the reach of a seal', `update journal.seal set below_xid = (below_xid::text::numeric + 1)::text::xid8 where number = 2`, ['seal-broken']],
    ['a seal dropped', `delete from journal.seal where number = 1`, ['seal-broken', 'seal-missing']],
    ['a batch', `update journal.batch set effect = replace(effect::text, '职员', '科员')::json`, ['batch-altered', 'row-different']],
    ['the count of a batch', `update journal.batch set row_count = 61`, ['batch-count']],
    ['a batch dropped', `delete from journal.batch`, ['batch-missing', 'row-extra']],
    ['the salt of a batch', `update journal.batch set salt = 'x'`, ['batch-altered']],
    ['a batch of nobody', `insert into journal.batch select 'sm3:' || repeat('0', 64), 0, '[]'`, ['batch-altered', 'batch-unnamed']],
    ['a remark', `update journal.remark set words = '田小河降职'`, ['remark-altered']],
    ['the salt of a remark', `update journal.remark set salt = 'x'`, ['remark-altered']],
    ['a remark blanked behind the journal', `update journal.remark set words = null, salt = null`, ['remark-blanked']],
    ['a remark dropped', `alter table journal.entry drop constraint entry_remark_id_fkey; delete from journal.remark`, ['remark-missing']],
    ['a remark of nobody', `insert into journal.remark values (gen_random_uuid(), 's', 'w')`, ['remark-unnamed']],
    ['a column of a row', `update sample.person set post = '局长' where post = '处长'`, ['row-different']],
    ['an instant of a row', `update sample.person set since = since + interval '1 microsecond' where since is not null`, ['row-different']],
    ['what lies within a column', `update sample.person set duties = jsonb_set(duties, '{分管,1}', '"高教"') where duties is not null`, ['row-different']],
    ['the version of a row', `update sample.person set version = version + 1 where post = '处长'`, ['row-different']],
    ['a name', `update sample.person set name = '田大河' where post = '处长'`, ['row-different']],
    ['a name blanked', `update sample.person set name = null where post = '处长'`, ['row-different']],
    ['a salt', `update sample.person set salt = 'x' where post = '处长'`, ['row-different']],
    ['a row dropped', `delete from sample.person where post = '处长'`, ['row-missing']],
    ['a row more', `insert into sample.person (id, post) values (gen_random_uuid(), '科长')`, ['row-extra']],
    ['a row that had gone', `insert into sample.person select (effect -> 0 ->> 'id')::uuid from journal.entry where number = 3`, ['row-extra']],
    ['an effect that fits no column', `update journal.entry set effect = replace(effect::text, '2026-03-01T00', 'never')::json where number = 4`, ['entry-altered', 'replay-failed']],
    ['an effect that is no effect', `update journal.entry set effect = '{"a":1}' where number = 4`, ['entry-altered', 'row-different']],
  ])('altered as the owner is seen: %s', async (_, statement, expected) => {
    const { owner, check } = await lived();
    // The primary key and the database's own numbers stand in the way of a clumsy forger only.
    await sql`alter table journal.entry alter column number drop identity`.execute(owner);
    for (const one of statement.split('; ')) await sql.raw(one).execute(owner);
    expect(kinds(await check())).toEqual(expected);
  });

  test('an entry put in among the sealed, with a digest of its own, is seen', async () => {
    const { owner, check } = await lived();
    const columns = { at: AT, actorKind: 'system', actorId: null, action: 'note-person', subjectKind: 'person', subjectId: 'p', effect: '[]', effectSalt: 's', remarkId: null, remarkDigest: null };
    await sql`insert into journal.entry (number, era, xid, at, actor_kind, action, subject_kind, subject_id, effect, effect_salt, digest, form) overriding system value
      select 999, 1, xid, ${AT}, 'system', 'note-person', 'person', 'p', '[]', 's', ${entryDigest(columns)}, 2 from journal.entry where number = 2`.execute(owner);
    expect(kinds(await check())).toEqual(['seal-broken']);
    await sql`update journal.entry set era = 0 where number = 999`.execute(owner);
    expect(kinds(await check())).toEqual(['entry-outside-seals']);
  });

  test('a difference is told by row and column, without the value', async () => {
    const { owner, ids, check } = await lived();
    await sql`update sample.person set name = '田大河', post = '局长' where id = ${ids[0]}`.execute(owner);
    const { faults } = await check();
    expect(faults).toEqual([{ kind: 'row-different', where: `sample.person ${ids[0]}`, columns: expect.arrayContaining(['name', 'post']) }]);
    expect(faults[0]?.columns).toHaveLength(2);
  });

  test('a head that was kept outside proves all before it; one that is not there any more is told', async () => {
    const { database, owner, check } = await lived();
    const { head } = await check();
    const kept = headsIn(`抄录：${headLine(head as NonNullable<typeof head>)}\n`);
    expect(kept).toEqual([{ number: 2, head: head?.head }]);
    await seal(database, clock);
    expect(kinds(await verify(database, [personTable], kept))).toEqual([]);
    // The end of the chain dropped together with what it covered: only who kept a head can tell.
    const dropped = `delete from journal.entry where number >= 5; delete from journal.batch; delete from journal.seal where number >= 2; delete from sample.person where post = '职员' or name = '后来'; insert into sample.person (id, salt, name, post) select id, salt, name, post from gone`;
    await sql`create table gone as select * from sample.person where false`.execute(owner);
    for (const one of dropped.split('; ')) await sql.raw(one).execute(owner);
    expect((await verify(database, [personTable])).faults.map(({ kind }) => kind)).toEqual(['row-missing']);
    expect(kinds(await verify(database, [personTable], kept))).toEqual(['head-missing', 'row-missing']);
    expect(kinds(await verify(database, [personTable], [{ number: 1, head: `sm3:${'0'.repeat(64)}` }]))).toEqual(['head-differs', 'row-missing']);
  });

  test('an erased name and an erased remark are entries, and the proof holds', async () => {
    const { database, ids, check } = await lived();
    await put(database, [{ table: personTable, id: ids[0] as string, set: { name: null, salt: null } }]);
    const { id } = await database.selectFrom('journal.remark').select('id').executeTakeFirstOrThrow();
    expect(await within(database, (tx) => eraseRemark(tx, id, { actor: actorOf(SYSTEM), at: AT }))).toBeNull();
    expect((await sql`select salt, words from journal.remark`.execute(database)).rows).toEqual([{ salt: null, words: null }]);
    expect((await check()).faults).toEqual([]);
    expect(await within(database, (tx) => eraseRemark(tx, id, { actor: actorOf(SYSTEM), at: AT }))).toMatchObject({ refused: 'stale' });
    // A name that comes later gets a salt of its own.
    await put(database, [{ table: personTable, id: ids[0] as string, set: { name: '新名' } }]);
    expect((await check()).faults).toEqual([]);
  });

  test('a row that went and came back is what it was made of last', async () => {
    const { database, ids, check } = await lived();
    const id = ids[0] as string;
    await put(database, [{ table: personTable, id, gone: true }]);
    await put(database, [{ table: personTable, id, insert: { id, name: '又来' } }]);
    expect((await check()).faults).toEqual([]);
  });

  test('a change by a transaction that began before the one it waited for is told in the order of the changes', async () => {
    const { database, ids, check } = await lived();
    const id = ids[0] as string;
    await database.transaction().execute(async (older) => {
      // The older one has its number of transaction by this.
      await write(older, step([]));
      await put(database, [{ table: personTable, id, set: { post: '副厅长' } }]);
      await write(older, step([{ table: personTable, id, set: { post: '厅长' } }]));
    });
    await seal(database, clock);
    expect((await check()).faults).toEqual([]);
  });

  test('in an era of its own, after a restore, the proof goes on', async () => {
    const { database, owner, check } = await lived();
    await beginEra(owner, clock);
    await addPerson(database);
    await seal(database, clock);
    expect(await check()).toMatchObject({ sealCount: 4, unsealedCount: 0, faults: [] });
  });

  test('whatever steps are taken, the proof holds', async () => {
    const { database } = await journalDatabase(server);
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }).map((value) => value.replaceAll('\0', '')), fc.constantFrom('\\', '"', '\n\t', '𠮷', '', null));
    const values = fc.record({ name: text, post: text, since: fc.constantFrom(null, '2026-01-01T00:00:00.123Z', '2026-01-01T08:00:00+08:00'), duties: fc.option(fc.jsonValue({ maxDepth: 2, noUnicodeString: true }).filter((value) => !JSON.stringify(value).includes('\\u0000'))) }, { requiredKeys: [] });
    const act = fc.oneof(
      { weight: 3, arbitrary: fc.record({ do: fc.constant('insert' as const), values }) },
      { weight: 4, arbitrary: fc.record({ do: fc.constant('set' as const), values, which: fc.nat() }) },
      fc.record({ do: fc.constant('gone' as const), which: fc.nat() }), fc.record({ do: fc.constant('seal' as const) }),
    );
    await fc.assert(fc.asyncProperty(fc.array(fc.array(act, { minLength: 1, maxLength: 5 }), { maxLength: 5 }), async (steps) => {
      const there: string[] = [];
      for (const acts of steps) {
        const changes: Change[] = [];
        for (const one of acts) {
          const id = one.do === 'insert' ? randomUUID() : 'which' in one ? there[one.which % there.length] : undefined;
          if (one.do === 'insert' && id !== undefined) { there.push(id); changes.push({ table: personTable, id, insert: { id, ...one.values } }); }
          if (one.do === 'set' && id !== undefined && Object.keys(one.values).length > 0) changes.push({ table: personTable, id, set: one.values });
          if (one.do === 'gone' && id !== undefined) { there.splice(there.indexOf(id), 1); changes.push({ table: personTable, id, gone: true }); }
          if (one.do === 'seal') await seal(database, clock);
        }
        if (changes.length > 0) await put(database, changes, '为何');
      }
      expect((await verify(database, [personTable])).faults).toEqual([]);
    }), { numRuns: 15 });
  });
});
