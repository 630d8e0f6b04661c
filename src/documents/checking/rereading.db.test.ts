import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEntries, verify } from '#journal';
import type { Reading } from '#reader/model';
import { type Caller, type Database, SYSTEM } from '#platform';
import { majorsHere, startJobs, type TestServer, testServer } from '#platform/testing';
import * as documents from '../commands.ts';
import { type CheckedCell, keyOf, type ResponsibilityValue } from '../corrections/model.ts';
import { keep, unpackInside } from '../keeping.ts';
import { presentReading } from '../present.ts';
import { openReadingDesk, type ReadingDesk } from '../reading-desk.ts';
import { tables } from '../tables.ts';
import { must, plan, refusal, testRoom } from '../testing.ts';
import { type CheckedDocument, checkedReading } from './checked-reading.ts';
import { addCell, correctCell, undoCell } from './commands.ts';
import { getReread, acceptReread, leaveReread, readAgain } from './rereading.ts';
import { askForRereading, REREAD_JOB, rereadJob } from './reread-job.ts';
import * as store from './store.ts';

const wang: Caller = { kind: 'account', id: randomUUID(), grants: [{ role: 'ledger-keeper', unitId: null }], sessionId: null };
const byHand = { rests: null, reason: '电话核实' };

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  let database: Database;
  let desk: ReadingDesk;
  let room: documents.Room;
  let id: string;

  beforeAll(async () => {
    server = await testServer(major);
    database = await server.fresh();
    desk = openReadingDesk();
    room = { ...testRoom(database, desk), version: '9.9.9' };
  });
  afterAll(async () => {
    await desk.close();
    await server.stop();
  });
  const checked = async (): Promise<CheckedDocument> => must(await checkedReading(database, id));
  const unit = async (name: string): Promise<CheckedCell> => (await checked()).cells.find(({ value }) => (value as ResponsibilityValue | null)?.unit === name) as CheckedCell;
  const units = async (): Promise<string[]> => (await checked()).reading.tasks.flatMap(({ responsibilities }) => responsibilities.map(({ unit: name, role }) => `${name} ${role}`));

  /** As an older reader would have left it. */
  async function readByOlder(change: (reading: Reading) => Reading): Promise<void> {
    id = must(await documents.takeInDocument({ ...room, version: '0.1.0' }, SYSTEM, plan(), '云岭.txt', 'received')).id;
    const { packed } = must(await presentReading(database, id));
    await store.replaceReading(database, id, keep(change(unpackInside(packed))), '0.1.0');
  }
  const withoutFinance = (reading: Reading): Reading => ({ ...reading, tasks: reading.tasks.map((task) => ({ ...task, responsibilities: task.responsibilities.slice(0, 1) })) });

  test('the same reader reads the same, and says so once', async () => {
    await readByOlder((reading) => reading);
    expect(must(await readAgain(room, wang, id))).toMatchObject({ state: 'same', readerVersion: '9.9.9' });
    expect(must(await readAgain(room, wang, id)).state).toBe('same');
    expect(await store.listRereads(database, id)).toHaveLength(1);
    expect(refusal(await getReread(room, id))).toBe('reread-not-found');
  });

  test('a newer reading lies beside: it is compared, taken with all that was said, given back; two cannot decide', async () => {
    await readByOlder(withoutFinance);
    const lead = await unit('县教育局');
    must(await correctCell(room, wang, id, lead.key, 0, { value: { unit: '县教育和体育局', role: 'lead' }, ...byHand }));
    const { owners: [owner = ''] } = await checked();
    must(await correctCell(room, wang, id, keyOf(owner, 'leaders'), 0, { value: ['田小河'], ...byHand }));
    const offered = must(await readAgain(room, wang, id));
    expect(offered.state).toBe('offered');
    expect(await units()).toEqual(['县教育和体育局 lead']);
    expect(must(await getReread(room, id)).differences).toMatchObject([{ field: 'responsibility', effect: 'taken', now: undefined, newer: { unit: '县财政局' } }]);

    const decisions = await Promise.all([acceptReread(room, wang, id, 1), acceptReread(room, wang, id, 1)]);
    expect(decisions.map(refusal).sort()).toEqual(['done', 'stale']);
    expect(await units()).toEqual(['县教育和体育局 lead', '县财政局 cooperating']);
    expect((await checked()).reading.tasks[0]?.leaders).toEqual(['田小河']);
    expect(must(await presentReading(database, id)).summary.counts.leads).toBe(1);
    expect(refusal(await acceptReread(room, wang, id, 2))).toBe('reread-decided');

    must(await leaveReread(room, wang, id, 2));
    expect(await units()).toEqual(['县教育和体育局 lead']);
    expect((await listEntries(database, { kind: 'document', id }, null, 2)).map(({ action }) => action)).toEqual(['leave-reread', 'accept-reread']);
  });

  test('what was added by hand and is read now stands once, and can still be undone', async () => {
    await readByOlder(withoutFinance);
    const { owners: [owner = ''], reading } = await checked();
    const at = reading.source.text.indexOf('县财政局');
    must(await addCell(room, wang, id, { owner, field: 'responsibility', value: { unit: '县财政局', role: 'cooperating' }, rests: [at, at + 4], reason: null }));
    must(await readAgain(room, wang, id));
    expect(must(await getReread(room, id)).differences.map(({ effect }) => effect)).toEqual(['agrees']);
    must(await acceptReread(room, wang, id, 1));
    expect(await units()).toEqual(['县教育局 lead', '县财政局 cooperating']);
    const cell = await unit('县财政局');
    expect(cell).toMatchObject({ state: 'accepted', drift: 'same', version: 2 });
    must(await undoCell(room, wang, id, cell.key, 2));
    expect((await unit('县财政局')).state).toBe('proposed');
  });

  test('a task that the newer reader does not read any more: what was said of it rests and comes back', async () => {
    await readByOlder((reading) => ({ ...reading, tasks: [...reading.tasks, { ...reading.tasks[0]!, number: '9', title: '旧读法的任务', text: '云岭县人民政府办公室', span: [0, 10], spans: { text: [0, 10] } }] }));
    const { owners } = await checked();
    must(await correctCell(room, wang, id, keyOf(owners[1] as string, 'title'), 0, { value: '改过的任务', ...byHand }));
    must(await readAgain(room, wang, id));
    expect(must(await getReread(room, id)).differences).toMatchObject([{ field: 'task', effect: 'lost' }]);
    must(await acceptReread(room, wang, id, 1));
    expect((await checked()).unplaced).toHaveLength(1);
    must(await leaveReread(room, wang, id, 2));
    expect((await checked()).reading.tasks.map(({ title }) => title)).toContain('改过的任务');
  });

  test('after readings changed places there and back, the journal proves what is kept', async () => {
    expect((await verify(database, tables)).faults).toEqual([]);
  });

  test('a newer product asks for its job, which reads what older readers read, once', async () => {
    await readByOlder(withoutFinance);
    expect(await store.listUnread(database, room.version, 200)).toContain(id);
    await askForRereading(room);
    const jobs = startJobs({ database, kinds: { [REREAD_JOB]: rereadJob(room) }, sentences: [], log: () => {}, pollMs: 10 });
    await expect.poll(() => store.listUnread(database, room.version, 200), { timeout: 10_000 }).toEqual([]);
    expect(await store.listRereads(database, id)).toMatchObject([{ state: 'offered', readerVersion: '9.9.9' }]);
    expect(await units()).toEqual(['县教育局 lead']);
    await jobs.stop();
  });
});
