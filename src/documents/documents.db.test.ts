import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { frozenClock, SYSTEM } from '#platform';
import { sm3 } from '#platform/sm3';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import * as commands from './commands.ts';
import { gramsOf, queryTerms, searchableText } from '#platform/search';
import { unpack } from './keeping.ts';
import { presentReading } from './present.ts';
import { openReadingDesk } from './reading-desk.ts';
import * as store from './store.ts';
import { MORNING, must, plan, testRoom } from './testing.ts';

const desk = openReadingDesk();
afterAll(() => desk.close());

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());

  const room = async (clock = frozenClock(MORNING)): Promise<commands.Room> => testRoom(await server.fresh(), desk, clock);
  const list = async (at: commands.Room, more: Partial<commands.ListRequest> = {}): Promise<{ items: readonly { id: string; name: string; snippet?: string | undefined }[]; next: string | null }> =>
    must(await commands.listDocuments(at, SYSTEM, { query: '', cursor: undefined, limit: 50, deleted: false, ...more }));
  const countOf = async (at: commands.Room, table: 'documents.document' | 'documents.file'): Promise<number> =>
    (await at.database.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count;

  test('a document comes back as it was read, and its bytes as they came', async () => {
    const at = await room();
    const bytes = plan();
    const summary = must(await commands.takeInDocument(at, SYSTEM, bytes, '通知.txt', 'received'));
    expect(summary).toMatchObject({ name: '通知.txt', format: 'text', mode: 'received', size: bytes.byteLength, digest: sm3(bytes), createdAt: MORNING, deletedAt: null, erasedAt: null });
    const { packed } = must(await presentReading(at.database, summary.id));
    const reading = unpack(packed);
    expect(reading.source).toMatchObject({ name: '通知.txt', digest: sm3(bytes), text: new TextDecoder().decode(bytes) });
    expect(summary.counts.tasks).toBe(reading.tasks.length);
    const original = must(await commands.originalOf(at.database, summary.id));
    expect(Buffer.from(original.bytes).equals(bytes)).toBe(true);
  });

  test('the same bytes twice are two documents and one file', async () => {
    const at = await room();
    await Promise.all([commands.takeInDocument(at, SYSTEM, plan(), 'a.txt', 'received'), commands.takeInDocument(at, SYSTEM, plan(), 'b.txt', 'draft')]);
    expect(await countOf(at, 'documents.document')).toBe(2);
    expect(await countOf(at, 'documents.file')).toBe(1);
  });

  test('nothing of a refused file is kept', async () => {
    const at = await room();
    expect(await commands.takeInDocument(at, SYSTEM, new Uint8Array(), 'empty.txt', 'received')).toMatchObject({ refused: 'empty-file' });
    expect(await countOf(at, 'documents.document')).toBe(0);
    expect(await countOf(at, 'documents.file')).toBe(0);
  });

  test.each([
    ['took-too-long', { seconds: 0.001, megabytes: 512 }],
    ['out-of-memory', { seconds: 60, megabytes: 24 }],
  ])('what cannot be read within the limits is refused (%s), and nothing of it is kept', async (refused, limits) => {
    const narrow = openReadingDesk({ ...limits, threads: 1, waiting: 1 });
    onTestFinished(narrow.close);
    const at = testRoom(await server.fresh(), narrow);
    const long = new TextEncoder().encode(new TextDecoder().decode(plan()).repeat(20_000));
    expect(await commands.takeInDocument(at, SYSTEM, long, 'long.txt', 'received')).toMatchObject({ refused });
    expect(await countOf(at, 'documents.document')).toBe(0);
    expect(await countOf(at, 'documents.file')).toBe(0);
  });

  test('two characters find a document by its text, name or number; all words must be there', async () => {
    const at = await room();
    for (const about of ['扩建校舍', '培训教师', '培训校长和教师']) must(await commands.takeInDocument(at, SYSTEM, plan(about), `${about}.txt`, 'received'));
    const names = async (query: string): Promise<string[]> => (await list(at, { query })).items.map(({ name }) => name).toSorted();
    expect(await names('校舍')).toEqual(['扩建校舍.txt']);
    expect(await names('教师')).toEqual(['培训教师.txt', '培训校长和教师.txt']);
    expect(await names('教师 校长')).toEqual(['培训校长和教师.txt']);
    expect(await names('云政办〔2026〕７号')).toHaveLength(3);
    expect(await names('师校')).toEqual([]);
    expect(await names('%')).toEqual([]);
    expect(await names('舍')).toEqual(['扩建校舍.txt']);
  });

  test('a search shows where the word stands, in whole characters; a list without one does not', async () => {
    const at = await room();
    must(await commands.takeInDocument(at, SYSTEM, new TextEncoder().encode(`${'𠮷'.repeat(30)}各县要消除大班\n额，${'𠮷'.repeat(50)}`), '校舍.txt', 'received'));
    expect((await list(at, { query: '大班额' })).items[0]?.snippet).toBe(`${'𠮷'.repeat(15)}各县要消除大班额,${'𠮷'.repeat(36)}`);
    // Found by the name alone.
    expect((await list(at, { query: '校舍' })).items[0]).not.toHaveProperty('snippet');
    expect((await list(at)).items[0]).not.toHaveProperty('snippet');
  });

  test('pages follow one another without loss or repeat while documents come in, also within one instant', async () => {
    const at = await room();
    for (let index = 0; index < 5; index += 1) must(await commands.takeInDocument(at, SYSTEM, plan(), `${index}.txt`, 'received'));
    const first = await list(at, { limit: 2 });
    must(await commands.takeInDocument({ ...at, clock: frozenClock('2026-03-03T00:00:00.000Z') }, SYSTEM, plan(), 'later.txt', 'received'));
    const second = await list(at, { limit: 2, cursor: first.next ?? '' });
    const third = await list(at, { limit: 2, cursor: second.next ?? '' });
    expect(third.next).toBeNull();
    const names = [...first.items, ...second.items, ...third.items].map(({ name }) => name);
    expect(names.toSorted()).toEqual(['0.txt', '1.txt', '2.txt', '3.txt', '4.txt']);
    expect((await list(at)).items[0]?.name).toBe('later.txt');
  });

  const cursorOf = (...values: unknown[]): string => Buffer.from(JSON.stringify(['documents', ...values])).toString('base64url');
  const [id, day] = [randomUUID(), '2026-01-01T00:00:00Z'];
  test.each(['', 'x', 'MjAyNg', cursorOf('2026-02-30T00:00:00Z', id), cursorOf('2026-99-99T00:00:00Z', id), cursorOf('0000-01-01T00:00:00Z', id), cursorOf(day, '-'.repeat(36)), cursorOf(day), cursorOf(day, id, id)])('the cursor %o is refused', async (cursor) => {
    expect(await commands.listDocuments(await room(), SYSTEM, { query: '', cursor, limit: 2, deleted: false })).toMatchObject({ refused: 'invalid-cursor' });
  });

  test('deleted for 30 days with a way back, then erased with its bytes', async () => {
    const clock = frozenClock(MORNING);
    const at = await room(clock);
    const keptFile = must(await commands.takeInDocument(at, SYSTEM, plan('甲'), 'kept.txt', 'received'));
    const gone = must(await commands.takeInDocument(at, SYSTEM, plan('乙'), 'gone.txt', 'received'));
    const shared = must(await commands.takeInDocument(at, SYSTEM, plan('甲'), 'shared.txt', 'received'));
    expect(await commands.deleteDocument(at, SYSTEM, gone.id)).toBeNull();
    expect(await commands.deleteDocument(at, SYSTEM, shared.id)).toBeNull();
    expect((await list(at)).items.map(({ id }) => id)).toEqual([keptFile.id]);
    expect((await list(at, { deleted: true })).items).toHaveLength(2);
    expect(await presentReading(at.database, gone.id)).toMatchObject({ refused: 'document-deleted' });
    expect(await commands.originalOf(at.database, gone.id)).toMatchObject({ refused: 'document-deleted' });

    clock.advanceDays(29);
    // Deleting again does not put the day off.
    await commands.deleteDocument(at, SYSTEM, gone.id);
    expect(await commands.eraseExpired(at)).toEqual({ documents: 0, files: 0 });
    expect(must(await commands.restoreDocument(at, SYSTEM, gone.id)).deletedAt).toBeNull();
    await commands.deleteDocument({ ...at, clock: frozenClock(MORNING) }, SYSTEM, gone.id);

    clock.advanceDays(1);
    expect(await commands.eraseExpired(at)).toEqual({ documents: 2, files: 1 });
    expect(await countOf(at, 'documents.file')).toBe(1);
    expect(await commands.restoreDocument(at, SYSTEM, gone.id)).toMatchObject({ refused: 'document-not-found' });
    expect(must(await commands.originalOf(at.database, keptFile.id)).bytes.byteLength).toBe(plan('甲').byteLength);
  });

  test('the bytes that a taking-in has just found are not erased under it', async () => {
    const clock = frozenClock(MORNING);
    const at = await room(clock);
    const old = must(await commands.takeInDocument(at, SYSTEM, plan(), 'old.txt', 'received'));
    await commands.deleteDocument(at, SYSTEM, old.id);
    clock.advanceDays(31);
    const kept = must(await desk.read(plan(), 'again.txt', 'received'));
    const waits = async (): Promise<void> => {
      for (;;) {
        const { rows } = await sql`select from pg_locks where relation = 'documents.file'::regclass and not granted`.execute(at.database);
        if (rows.length > 0) return;
      }
    };
    let erasing: Promise<unknown> = Promise.resolve();
    const again = await at.database.transaction().execute(async (tx) => {
      await store.insertFile(tx, kept.digest, plan(), MORNING);
      erasing = commands.eraseExpired(at);
      await Promise.race([erasing, waits()]);
      return store.insertDocument(tx, { id: randomUUID(), salt: 's', name: 'again.txt', mode: 'received', size: plan().byteLength, readerVersion: '0', createdAt: MORNING, ownerUnitId: null, kept });
    });
    expect(await erasing).toEqual({ documents: 1, files: 0 });
    expect(must(await commands.originalOf(at.database, again.id)).bytes.byteLength).toBe(plan().byteLength);
  });

  test('a search of two characters goes through the index among thousands of documents', async () => {
    const at = await room();
    const searchable = searchableText(['某县的普通方案', '加强组织领导，健全工作机制，按时报送进展']);
    const digest = sm3(new Uint8Array());
    await at.database.insertInto('documents.file').values({ digest, size: 0, content: Buffer.alloc(0), created_at: MORNING }).execute();
    await sql`insert into documents.document (id, file_digest, name, format, mode, size, task_count, lead_count, deadline_count, target_count, finding_count, reader_version, reading, searchable, grams, created_at)
      select gen_random_uuid(), ${digest}, 'n', 'text', 'received', 0, 0, 0, 0, 0, 0, '0', '\\x', ${searchable} || n, ${gramsOf(searchable)}::text[] || array['第' || n], ${MORNING}::timestamptz + n * interval '1 second'
      from generate_series(1, 5000) as n`.execute(at.database);
    must(await commands.takeInDocument(at, SYSTEM, plan('交钥匙工程'), '目标.txt', 'received'));
    await sql`analyze documents.document`.execute(server.owner(at.database));
    const query = store.listQuery(at.database, { terms: queryTerms('钥匙'), after: null, limit: 51, deleted: false, owners: null });
    const planned = JSON.stringify(await query.explain('json'));
    expect(planned).toContain('document_grams');
    expect((await list(at, { query: '钥匙' })).items.map(({ name }) => name)).toEqual(['目标.txt']);
    const newest = JSON.stringify(await store.listQuery(at.database, { terms: [], after: null, limit: 51, deleted: false, owners: null }).explain('json'));
    expect(newest).toContain('document_newest');
  });
});
