/**
 * What the journal costs: sixteen writers beside the sealer, a bulk step of a thousand rows, the proof of a million entries.
 * Floors: the same rows and entries put in by hand with the driver, their digests made beforehand; and `COPY … TO STDOUT` of the entries.
 */
import { randomUUID } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import { actorOf, headsIn, verify, write } from '#journal';
import { type Database, inSnapshot, SYSTEM, systemClock, within } from '#platform';
import { testServer, type TestServer } from '#platform/testing';
import { AT, effectDigest, entryDigest, journalDatabase, personTable, startSealer, step, unsealed, veil } from '#journal/testing';
import { bench, type Run } from './bench.ts';
import type { Figure } from './figure.ts';
import { clocked, measured, ratios, single, takeTurns } from './rounds.ts';

const WRITERS = 16;
/** Rows that changed nine times each after they were made. */
const STEPS_A_ROW = 10;
const CHUNK = 5_000;
const ENTRY = `insert into journal.entry (at, actor_kind, actor_id, action, subject_kind, subject_id, effect, effect_salt, digest, form) values ($1, $2, $3, $4, $5, $6, $7::json, $8, $9, 2)`;
const ROW = 'insert into sample.person (id, salt, name, post) values ($1, $2, $3, $4)';

await bench('journal', async (run) => {
  // Each commit is written through to the disk, as it is in use.
  const server = await testServer(18, { fsync: 'on', full_page_writes: 'on' });
  try {
    return [...await writers(server, run), await flushes(server, run), await bulk(server, run), await proof(server, run)];
  } finally {
    await server.stop();
  }
});

async function run(database: Database, text: string, values: readonly unknown[] = []): Promise<unknown> {
  return database.executeQuery(CompiledQuery.raw(text, [...values]));
}

interface Prepared { readonly row: readonly unknown[]; readonly entry: readonly unknown[] }

/** A person and the entry of it, made before the clock runs. */
function prepared(): Prepared {
  const [id, salt, name, post] = [randomUUID(), 'AAAAAAAAAAAAAAAAAAAAAA', '田小河', '科长'];
  const effect = JSON.stringify([{ table: 'sample.person', id, row: { id, name: veil(salt, name), post } }]);
  const columns = { at: AT, actorKind: 'system', actorId: null, action: 'note-person', subjectKind: 'person', subjectId: 'p', effect, effectSalt: salt, remarkId: null, remarkDigest: null };
  return { row: [id, salt, name, post], entry: [AT, 'system', null, 'note-person', 'person', 'p', effect, salt, entryDigest(columns)] };
}

async function writers(server: TestServer, { rounds, quick }: Run): Promise<Figure[]> {
  const { database } = await journalDatabase(server);
  const wide = server.wider(database, WRITERS);
  const each = quick ? 20 : 150;
  const sealer = startSealer(database, systemClock, (line) => { throw new Error(line); });
  const together = (work: () => Promise<unknown>): Promise<number> => clocked(() => Promise.all(Array.from({ length: WRITERS }, async () => { for (let count = 0; count < each; count += 1) await work(); })));
  const perSecond = async (work: () => Promise<unknown>): Promise<number> => WRITERS * each * 1000 / await together(work);
  const ours = (): Promise<unknown> => {
    const id = randomUUID();
    return within(wide, (tx) => write(tx, step([{ table: personTable, id, insert: { id, name: '田小河', post: '科长' } }])));
  };
  const waiting: Prepared[] = [];
  const plain = async (): Promise<unknown> => {
    const { row, entry } = waiting.pop() as Prepared;
    return wide.transaction().execute(async (tx) => {
      await tx.executeQuery(CompiledQuery.raw(ROW, [...row]));
      await tx.executeQuery(CompiledQuery.raw(ENTRY, [...entry]));
    });
  };
  const refill = (): void => { while (waiting.length < WRITERS * each) waiting.push(prepared()); };
  refill();
  await perSecond(ours);
  await perSecond(plain);
  const sides = await takeTurns(rounds, { ours: () => perSecond(ours), plain: () => { refill(); return perSecond(plain); } });
  // The age of the oldest entry without a seal, at the moment at which the last was written; their `at` is the test's, so by what the sealer leaves.
  const begun = performance.now();
  while ((await unsealed(database)).count > 0 && performance.now() - begun < 10_000) await new Promise((resolve) => { setTimeout(resolve, 20); });
  const behind = (performance.now() - begun) / 1000;
  await sealer.stop();
  return [
    { name: '16 writers beside the sealer', unit: 'writes/s', measured: measured(sides.ours), floor: { name: 'the same rows by hand', measured: measured(sides.plain) }, ratio: measured(ratios(sides.ours, sides.plain)), ratioBound: { atLeast: 0.9 } },
    { name: 'until all of it is sealed, after the last write', unit: 's', measured: single(behind), bound: { atMost: 2 } },
  ];
}

/** Of the write-ahead log by those who commit, as the database counts them: a step is one commit and one flush. */
async function flushes(server: TestServer, { quick }: Run): Promise<Figure> {
  const { database: narrow, owner } = await journalDatabase(server);
  // One connection, which can be asked to tell its counts.
  const database = server.wider(narrow, 1);
  const steps = quick ? 100 : 500;
  const counted = async (): Promise<number> => {
    await run(database, 'select pg_stat_force_next_flush()');
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    const { rows } = await owner.executeQuery<{ flushes: string }>(CompiledQuery.raw(`select sum(fsyncs)::text as flushes from pg_stat_io where object = 'wal' and backend_type = 'client backend'`));
    return Number(rows[0]?.flushes ?? 0);
  };
  const before = await counted();
  for (let count = 0; count < steps; count += 1) {
    const id = randomUUID();
    await within(database, (tx) => write(tx, step([{ table: personTable, id, insert: { id, name: '田小河', post: '科长' } }])));
  }
  return { name: 'flushes to the disk a step', unit: '', measured: single((await counted() - before) / steps), bound: { atLeast: 0.95, atMost: 1.1 } };
}

async function bulk(server: TestServer, { rounds, quick }: Run): Promise<Figure> {
  const { database } = await journalDatabase(server);
  const rows = 1000;
  const ours = async (): Promise<number> => {
    const ids = Array.from({ length: rows }, () => randomUUID());
    const changes = ids.map((id, n) => ({ table: personTable, id, insert: { id, name: `某人${n}`, post: '职员' } }));
    return clocked(() => within(database, (tx) => write(tx, step(changes))));
  };
  const plain = async (): Promise<number> => {
    const made = Array.from({ length: rows }, (_, n) => ({ id: randomUUID(), salt: randomUUID(), name: `某人${n}`, post: '职员' }));
    const effect = JSON.stringify(made.map(({ id, salt, name, post }) => ({ table: 'sample.person', id, row: { id, name: veil(salt, name), post } })));
    const [json, salt] = [JSON.stringify(made), 'AAAAAAAAAAAAAAAAAAAAAA'];
    const batch = effectDigest(salt, effect);
    const named = JSON.stringify({ batch, rows });
    const digest = entryDigest({ at: AT, actorKind: 'system', actorId: null, action: 'note-person', subjectKind: 'person', subjectId: 'p', effect: named, effectSalt: salt, remarkId: null, remarkDigest: null });
    return clocked(() => database.transaction().execute(async (tx) => {
      await tx.executeQuery(CompiledQuery.raw('insert into sample.person (id, salt, name, post) select id, salt, name, post from json_populate_recordset(null::sample.person, $1::json)', [json]));
      await tx.executeQuery(CompiledQuery.raw('insert into journal.batch (digest, row_count, salt, effect) values ($1, $2, $3, $4::json)', [batch, rows, salt, effect]));
      await tx.executeQuery(CompiledQuery.raw(ENTRY, [AT, 'system', null, 'note-person', 'person', 'p', named, salt, digest]));
    }));
  };
  await ours();
  await plain();
  const sides = await takeTurns(quick ? rounds : rounds * 3, { ours, plain });
  return { name: 'a bulk step of 1,000 rows', unit: 'ms', measured: measured(sides.ours), floor: { name: 'one set-wise INSERT of rows, batch and entry', measured: measured(sides.plain) }, ratio: measured(ratios(sides.ours, sides.plain)), ratioBound: { atMost: 3 } };
}

async function proof(server: TestServer, { rounds, quick, note }: Run): Promise<Figure> {
  const { database, owner } = await journalDatabase(server);
  const entries = quick ? 20_000 : 1_000_000;
  const people = entries / STEPS_A_ROW;
  const taken = await clocked(async () => {
    const ids = Array.from({ length: people }, () => randomUUID());
    for (let stepNumber = 0; stepNumber < STEPS_A_ROW; stepNumber += 1) {
      for (let from = 0; from < people; from += CHUNK) await fill(owner, ids.slice(from, from + CHUNK), stepNumber);
    }
    await run(owner, `insert into sample.person (id, salt, name, post, version) select id, 's', '田小河', '第9任', 10 from json_populate_recordset(null::sample.person, $1::json)`, [JSON.stringify(ids.map((id) => ({ id })))]);
    await run(owner, 'vacuum analyze journal.entry, sample.person');
    const sealer = startSealer(database, systemClock, note);
    await sealer.stop();
  });
  note(`${entries} entries about ${people} rows, made in ${(taken / 1000).toFixed(0)} s`);
  const prove = async (): Promise<void> => {
    const { entryCount, unsealedCount, faults, head } = await verify(database, [personTable]);
    if (entryCount !== entries || unsealedCount !== 0 || faults.length > 0 || head === null) throw new Error(`not proved: ${JSON.stringify({ entryCount, unsealedCount, faults: faults.slice(0, 3) })}`);
    if (headsIn(`seal ${head.number}, head ${head.head}`).length !== 1) throw new Error('the head cannot be read again');
  };
  const copy = (): Promise<void> => inSnapshot(database, async (snapshot) => {
    let bytes = 0;
    await snapshot.copyOut('copy journal.entry to stdout', (piece) => { bytes += piece.length; });
    if (bytes < entries * 100) throw new Error('too few bytes');
  });
  await copy();
  const sides = await takeTurns(rounds, { ours: () => clocked(prove), copy: () => clocked(copy) });
  return { name: `the proof of ${entries.toLocaleString('en')} entries`, unit: 'ms', measured: measured(sides.ours), floor: { name: 'COPY of them TO STDOUT', measured: measured(sides.copy) }, ratio: measured(ratios(sides.ours, sides.copy)), ratioBound: { atMost: 3 } };
}

async function fill(owner: Database, ids: readonly string[], stepNumber: number): Promise<void> {
  const { kind } = actorOf(SYSTEM);
  const rows = ids.map((id) => {
    const row = stepNumber === 0 ? { id, name: veil('s', '田小河'), post: '第0任', version: 1 } : { post: `第${stepNumber}任`, version: stepNumber + 1 };
    const effect = JSON.stringify([{ table: 'sample.person', id, row }]);
    const columns = { at: AT, actorKind: kind, actorId: null, action: 'note-person', subjectKind: 'person', subjectId: id, effect, effectSalt: 'AAAAAAAAAAAAAAAAAAAAAA', remarkId: null, remarkDigest: null };
    return { at: AT, actor_kind: kind, action: 'note-person', subject_kind: 'person', subject_id: id, effect, effect_salt: columns.effectSalt, digest: entryDigest(columns) };
  });
  await run(owner, `insert into journal.entry (at, actor_kind, action, subject_kind, subject_id, effect, effect_salt, digest, form)
    select at, actor_kind, action, subject_kind, subject_id, effect::json, effect_salt, digest, 2 from json_to_recordset($1::json) as (at timestamptz, actor_kind text, action text, subject_kind text, subject_id text, effect text, effect_salt text, digest text)`, [JSON.stringify(rows)]);
}
