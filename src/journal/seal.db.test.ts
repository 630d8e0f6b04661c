import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, frozenClock, systemClock } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { headHash } from './digest.ts';
import { beginEra, seal, startSealer } from './seal.ts';
import { unsealed } from './seal-store.ts';
import { addPerson, AT, journalDatabase, personTable, step } from './testing-store.ts';
import { write } from './write.ts';

const clock = frozenClock(AT);

/** The chain as an auditor would work it out, from the two tables alone. */
async function heads(database: Database): Promise<{ told: string[]; reckoned: string[]; sealed: number[] }> {
  const entries = (await sql<{ number: number; era: number; xid: string; digest: string }>`select number, era, xid::text, digest from journal.entry order by era, xid, number`.execute(database)).rows;
  const seals = (await sql<{ number: number; sealed_at: string; era: number; below: string; entry_count: number; head: string }>`select number, sealed_at, era, below_xid::text as below, entry_count, head from journal.seal order by number`.execute(database)).rows;
  const sealed: number[] = [];
  let before: { head: string; era: number; below: string } | null = null;
  const reckoned = seals.map((one) => {
    const hashing = headHash(before?.head ?? null);
    const from = before?.era === one.era ? BigInt(before.below) : 0n;
    for (const entry of entries.filter(({ era, xid }) => era === one.era && BigInt(xid) >= from && BigInt(xid) < BigInt(one.below))) {
      hashing.add(String(entry.number), entry.xid, entry.digest);
      sealed.push(entry.number);
    }
    const head = hashing.head({ number: one.number, sealedAt: one.sealed_at, era: one.era, belowXid: one.below, entryCount: one.entry_count });
    before = { ...one, head };
    return head;
  });
  return { told: seals.map(({ head }) => head), reckoned, sealed };
}

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());

  test('a seal chains what was written since the last one; nothing new makes none', async () => {
    const { database } = await journalDatabase(server);
    expect(await seal(database, clock)).toBe(0);
    await addPerson(database);
    await addPerson(database);
    expect(await seal(database, clock)).toBe(2);
    expect(await seal(database, clock)).toBe(0);
    await addPerson(database);
    expect(await seal(database, clock)).toBe(1);
    const { told, reckoned, sealed } = await heads(database);
    expect(told).toEqual(reckoned);
    expect(new Set(told).size).toBe(2);
    expect(sealed).toEqual([1, 2, 3]);
  });

  test('entries of one transaction are sealed by number, over pages of any length', async () => {
    const { database, owner } = await journalDatabase(server);
    await database.transaction().execute(async (tx) => {
      for (let count = 0; count < 12; count += 1) await write(tx, step([]));
    });
    await sql`insert into journal.entry (at, actor_kind, action, subject_kind, subject_id, effect, digest) select ${AT}, 'system', 'a', 'b', 'c', '[]', 'sm3:' || repeat('0', 64) from generate_series(1, 20000)`.execute(owner);
    expect(await seal(database, clock)).toBe(20_012);
    const { told, reckoned, sealed } = await heads(database);
    expect(told).toEqual(reckoned);
    expect(sealed).toHaveLength(20_012);
  });

  test('a transaction that is open over seals is not lost and nothing is sealed twice', async () => {
    const { database } = await journalDatabase(server);
    const [started, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const id = '11111111-1111-4111-8111-111111111111';
    const slow = database.transaction().execute(async (tx) => {
      await write(tx, step([{ table: personTable, id, insert: { id, name: '慢', post: '科长' } }]));
      started.resolve();
      await mayEnd.promise;
    });
    await started.promise;
    await addPerson(database);
    // The slow one wrote first, so the quick one has to wait for it.
    expect(await seal(database, clock)).toBe(0);
    expect(await unsealed(database)).toMatchObject({ count: 1, oldestAt: AT });
    mayEnd.resolve();
    await slow;
    await addPerson(database);
    expect(await seal(database, clock)).toBe(3);
    expect(await unsealed(database)).toEqual({ count: 0, oldestAt: null });
    const { told, reckoned, sealed } = await heads(database);
    expect(told).toEqual(reckoned);
    expect(sealed.toSorted()).toEqual([1, 2, 3]);
  });

  test('while writers write and two sealers seal, all is sealed once; a stopped sealer has sealed all', async () => {
    const { database } = await journalDatabase(server);
    const told: string[] = [];
    const sealers = [1, 2].map(() => startSealer(database, systemClock, (line) => told.push(line)));
    let writing = true;
    const sealing = (async () => { while (writing) await seal(database, systemClock); })();
    await Promise.all([1, 2, 3].map(async () => { for (let count = 0; count < 30; count += 1) await addPerson(database); }));
    writing = false;
    await sealing;
    await Promise.all(sealers.map((sealer) => sealer.stop()));
    expect(await unsealed(database)).toEqual({ count: 0, oldestAt: null });
    const chain = await heads(database);
    expect(chain.told.length).toBeGreaterThan(1);
    expect(chain.told).toEqual(chain.reckoned);
    expect(chain.sealed.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 90 }, (_, index) => index + 1));
    expect(told).toEqual([]);
  });

  test('a new era seals what was left of the old one and counts on from it', async () => {
    const { database, owner } = await journalDatabase(server);
    await addPerson(database);
    await seal(database, clock);
    await addPerson(database);
    // As in a database that the rows were copied into: there, transactions begin anew, and the numbers do not know of them.
    await sql`select setval(pg_get_serial_sequence('journal.entry', 'number'), 1, false)`.execute(owner);
    expect(await beginEra(owner, clock)).toBe(2);
    await addPerson(database);
    await seal(database, clock);
    const { told, reckoned, sealed } = await heads(database);
    expect(told).toHaveLength(3);
    expect(told).toEqual(reckoned);
    expect(sealed).toEqual([1, 2, 3]);
    expect((await sql`select number, era from journal.entry order by number`.execute(database)).rows).toEqual([{ number: 1, era: 1 }, { number: 2, era: 1 }, { number: 3, era: 2 }]);
  });

  test('a database that goes away is told of once, and sealed again when it is back', async () => {
    const { database, owner } = await journalDatabase(server);
    const told: string[] = [];
    await addPerson(database);
    await sql`alter table journal.seal rename to hidden`.execute(owner);
    const sealer = startSealer(database, clock, (line) => told.push(line));
    while (told.length === 0) await new Promise((resolve) => { setTimeout(resolve, 5); });
    await sql`alter table journal.hidden rename to seal`.execute(owner);
    await sealer.stop();
    expect(told).toEqual([expect.stringContaining('not being sealed'), expect.stringContaining('again')]);
    expect(await unsealed(database)).toEqual({ count: 0, oldestAt: null });
  });
});
