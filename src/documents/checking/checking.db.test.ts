import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEntries, verify } from '#journal';
import { type Caller, type Database, frozenClock, SYSTEM } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import * as documents from '../commands.ts';
import { findingKeys } from '../corrections/findings.ts';
import { type CheckedCell, keyOf, type ResponsibilityValue } from '../corrections/model.ts';
import { presentReading } from '../present.ts';
import { openReadingDesk, type ReadingDesk } from '../reading-desk.ts';
import { tables } from '../tables.ts';
import { must, plan, refusal, testRoom } from '../testing.ts';
import { type CheckedDocument, checkedLayers, checkedReading } from './checked-reading.ts';
import { acceptCells, addCell, correctCell, removeCell, undoCell, undoStep } from './commands.ts';
import { divideTask, joinTask } from './dividing.ts';
import { getCell, listCorrections } from './reads.ts';
import { getSettlement, settleFinding } from './settling.ts';

const clerk = (): Caller => ({ kind: 'account', id: randomUUID(), grants: [{ role: 'ledger-keeper', unitId: null }], sessionId: null });
const [wang, li] = [clerk(), clerk()];
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
    room = testRoom(database, desk);
  });
  afterAll(async () => {
    await desk.close();
    await server.stop();
  });
  const fresh = async (): Promise<void> => { id = must(await documents.takeInDocument(room, SYSTEM, plan(), '云岭.txt', 'received')).id; };
  const checked = async (): Promise<CheckedDocument> => must(await checkedReading(database, id));
  const textVersion = async (owner: string): Promise<number> => (await checked()).cells.find(({ key }) => key === keyOf(owner, 'text'))?.version ?? 0;
  const unit = async (name: string): Promise<CheckedCell> => (await checked()).cells.find(({ value }) => (value as ResponsibilityValue | null)?.unit === name) as CheckedCell;

  test('a unit is corrected by hand: the checked reading has it, the kept reading has not', async () => {
    await fresh();
    const cell = await unit('县财政局');
    const done = must(await correctCell(room, wang, id, cell.key, 0, { value: { unit: '县财政局', role: 'lead' }, ...byHand }));
    expect(done).toMatchObject({ version: 1, cell: { state: 'corrected' }, corrections: [{ reason: '电话核实', rests: null, by: { kind: 'account', id: wang.id } }] });
    expect((await checked()).reading.tasks[0]?.responsibilities).toMatchObject([{ unit: '县教育局', role: 'lead' }, { unit: '县财政局', role: 'lead', inferred: true }]);
    const kept = must(await presentReading(database, id));
    expect(kept.summary.counts.leads).toBe(1);
  });

  test('two at one cell: the second is refused and nothing of the first is lost; having seen it, he may go on', async () => {
    await fresh();
    const { key } = await unit('县财政局');
    const value = (name: string): ResponsibilityValue => ({ unit: name, role: 'lead' });
    const both = await Promise.all([
      correctCell(room, wang, id, key, 0, { value: value('甲局'), ...byHand }), correctCell(room, li, id, key, 0, { value: value('乙局'), ...byHand }),
    ]);
    expect(both.map(refusal).sort()).toEqual(['done', 'stale']);
    const seen = must(await getCell(room, id, key));
    expect(seen).toMatchObject({ version: 1, cell: { state: 'corrected' } });
    must(await correctCell(room, li, id, key, seen.version, { value: value('丙局'), ...byHand }));
    expect((await unit('丙局')).version).toBe(2);
    expect(must(await listCorrections(room, id)).corrections).toHaveLength(2);
  });

  test('two at different cells of one document both succeed', async () => {
    await fresh();
    const [first, second] = [await unit('县教育局'), await unit('县财政局')];
    const done = await Promise.all([first, second].map(({ key, version }, i) => correctCell(room, i === 0 ? wang : li, id, key, version, { value: { unit: `第${i}局`, role: 'lead' }, ...byHand })));
    expect(done.map(refusal)).toEqual(['done', 'done']);
    expect((await checked()).reading.tasks[0]?.responsibilities.map(({ unit: name }) => name)).toEqual(['第0局', '第1局']);
  });

  test('undone and done again it has another version, so whoever saw the first is refused', async () => {
    await fresh();
    const { key } = await unit('县财政局');
    const value = { unit: '甲局', role: 'lead' as const };
    must(await correctCell(room, wang, id, key, 0, { value, ...byHand }));
    expect(must(await undoCell(room, wang, id, key, 1))).toMatchObject({ version: 2, cell: { state: 'proposed', value: { unit: '县财政局' } } });
    expect(refusal(await correctCell(room, li, id, key, 0, { value, ...byHand }))).toBe('stale');
    must(await correctCell(room, wang, id, key, 2, { value, ...byHand }));
    expect(refusal(await undoCell(room, li, id, key, 1))).toBe('stale');
    expect(refusal(await undoCell(room, li, id, key, 3))).toBe('done');
    expect(refusal(await undoCell(room, li, id, key, 4))).toBe('nothing-to-undo');
  });

  test('all of a row at one stroke, one entry of the journal; taken back at one stroke', async () => {
    await fresh();
    const cells = (await checked()).cells.filter(({ task, empty, field }) => task === 0 && !empty && field !== 'task').map(({ key, version }) => ({ cell: key, version }));
    const { step, corrections } = must(await acceptCells(room, wang, id, { cells }));
    expect(corrections).toHaveLength(cells.length);
    expect((await checked()).cells.filter(({ task, state, empty }) => task === 0 && !empty && state === 'proposed').map(({ field }) => field)).toEqual(['task']);
    const [entry] = await listEntries(database, { kind: 'document', id }, null, 10);
    expect(entry).toMatchObject({ action: 'accept-cells', actor: { id: wang.id } });
    expect(refusal(await acceptCells(room, li, id, { cells }))).toBe('cells-moved');
    must(await undoStep(room, wang, id, step));
    expect((await checked()).cells.every(({ state }) => state === 'proposed')).toBe(true);
    expect(refusal(await undoStep(room, wang, id, step))).toBe('nothing-to-undo');
  });

  test('a stroke that somebody laid over cannot be taken back', async () => {
    await fresh();
    const { key } = await unit('县财政局');
    const { step } = must(await acceptCells(room, wang, id, { cells: [{ cell: key, version: 0 }] }));
    must(await correctCell(room, li, id, key, 1, { value: { unit: '甲局', role: 'lead' }, ...byHand }));
    expect(refusal(await undoStep(room, wang, id, step))).toBe('cells-moved');
    expect((await checked()).reading.tasks[0]?.responsibilities[1]?.unit).toBe('甲局');
  });

  test('whoever knows the last version is told so and nothing else; every step makes another', async () => {
    await fresh();
    const first = must(await listCorrections(room, id, 0));
    expect(first).toMatchObject({ version: 0, unchanged: true });
    const { key } = await unit('县财政局');
    must(await acceptCells(room, wang, id, { cells: [{ cell: key, version: 0 }] }));
    const second = must(await listCorrections(room, id, 0));
    expect(second).toMatchObject({ unchanged: false, corrections: [{ kind: 'accept' }] });
    expect(must(await listCorrections(room, id, second.version)).unchanged).toBe(true);
    must(await undoCell(room, wang, id, key, 1));
    expect(must(await listCorrections(room, id, second.version)).version).toBeGreaterThan(second.version);
  });

  test('added, removed, taken back: units and whole tasks', async () => {
    await fresh();
    const { owners: [owner = ''], reading } = await checked();
    const added = must(await addCell(room, wang, id, { owner, field: 'responsibility', value: { unit: '县委编办', role: 'cooperating' }, ...byHand }));
    expect(refusal(await addCell(room, li, id, { owner, field: 'responsibility', value: { unit: '县委编办', role: 'cooperating' }, ...byHand }))).toBe('already-there');
    const key = added.cell?.key ?? '';
    expect(must(await removeCell(room, li, id, key, 1, '重复')).cell).toMatchObject({ state: 'removed', version: 2 });
    must(await undoCell(room, li, id, key, 2));
    expect((await checked()).reading.tasks[0]?.responsibilities.at(-1)?.unit).toBe('县委编办');
    must(await removeCell(room, wang, id, keyOf(owner, 'task'), 0, '不是任务'));
    expect((await checked()).reading.tasks).toEqual([]);
    must(await undoCell(room, wang, id, keyOf(owner, 'task'), 1));
    const at = reading.source.text.indexOf('云政办');
    must(await addCell(room, wang, id, { owner: null, field: 'task', value: { number: null, title: null, text: '云政办', heading: [], goal: null, kind: 'activity' }, rests: [at, at + 3], reason: null }));
    expect((await checked()).reading.tasks.map(({ text }) => text.slice(0, 3))).toEqual(['云政办', '扩建校']);
    expect(refusal(await removeCell(room, wang, id, keyOf(owner, 'title'), 0, null))).toBe('cell-stays');
  });

  test.each([
    ['no words and no reason', { value: { unit: '甲局', role: 'lead' as const }, rests: null, reason: null }, 'reason-needed'],
    ['words behind the end', { value: { unit: '甲局', role: 'lead' as const }, rests: [5, 9_000] as [number, number], reason: null }, 'words-outside'],
    ['words of no length', { value: { unit: '甲局', role: 'lead' as const }, rests: [5, 5] as [number, number], reason: null }, 'words-outside'],
    ['words that do not name the unit', { value: { unit: '甲局', role: 'lead' as const }, rests: [0, 3] as [number, number], reason: null }, 'words-lack-unit'],
    ['a day for a unit', { value: { text: '年底', on: '2026-12-31' }, ...byHand }, 'value-unfit'],
    ['nothing for a unit', { value: null, ...byHand }, 'value-unfit'],
  ])('refused: %s', async (_, body, code) => {
    await fresh();
    expect(refusal(await correctCell(room, wang, id, (await unit('县财政局')).key, 0, body))).toBe(code);
    expect(must(await listCorrections(room, id)).corrections).toEqual([]);
  });

  test('no value and no reason stands in the journal, only what shows that they were not changed', async () => {
    await fresh();
    const key = keyOf((await checked()).owners[0] as string, 'leaders');
    must(await correctCell(room, wang, id, key, 0, { value: ['田小河'], rests: null, reason: '田小河来电' }));
    const [entry] = await listEntries(database, { kind: 'document', id }, null, 10);
    expect(JSON.stringify(entry?.effect)).not.toContain('田小河');
    expect(entry?.effect).toMatchObject([{ row: { value: expect.stringMatching(/^sha256:/), cell: expect.stringMatching(/^sha256:/), base: expect.stringMatching(/^sha256:/), kind: 'correct' } }]);
    expect((await checked()).reading.tasks[0]?.leaders).toEqual(['田小河']);
  });

  test('a finding is settled, seen by the next, opened again', async () => {
    id = must(await documents.takeInDocument(room, SYSTEM, plan('扩建校舍（'), '云岭.txt', 'received')).id;
    const [finding = ''] = findingKeys((await checked()).reading);
    expect(finding).not.toBe('');
    expect(must(await getSettlement(room, id, finding))).toMatchObject({ outcome: 'open', version: 0 });
    expect(must(await settleFinding(room, wang, id, finding, 0, { outcome: 'as-issued', remark: '原文如此' }))).toMatchObject({ outcome: 'as-issued', version: 1 });
    expect(refusal(await settleFinding(room, li, id, finding, 0, { outcome: 'not-a-fault', remark: null }))).toBe('stale');
    must(await settleFinding(room, li, id, finding, 1, { outcome: 'open', remark: null }));
    expect(must(await listCorrections(room, id)).settlements).toMatchObject([{ outcome: 'open', version: 2 }]);
    expect(refusal(await settleFinding(room, li, id, '00000000000000.0', 0, { outcome: 'mended', remark: null }))).toBe('finding-not-found');
  });

  test('exports write what was checked, and leave out what was found to be no fault', async () => {
    await fresh();
    must(await correctCell(room, wang, id, (await unit('县财政局')).key, 0, { value: { unit: '县发展改革局', role: 'cooperating' }, ...byHand }));
    const found = must(await presentReading(database, id));
    for (const format of ['csv', 'json'] as const) {
      const file = must(await desk.write(found.packed, found.summary.name, { format, form: 'ledger' }, must(await checkedLayers(database, id))));
      const text = new TextDecoder().decode(file.bytes);
      expect([text.includes('县发展改革局'), text.includes('县财政局')]).toEqual([true, format === 'json']);
    }
    const extract = await desk.write(found.packed, found.summary.name, { format: 'csv', unit: '县发展改革局' }, must(await checkedLayers(database, id)));
    expect(refusal(extract)).toBe('done');
  });

  test('a finding that is no fault stands in no file any more; one that is as issued does', async () => {
    id = must(await documents.takeInDocument(room, SYSTEM, plan('扩建校舍（'), '云岭.txt', 'received')).id;
    const { reading, summary } = await checked();
    const [finding = ''] = findingKeys(reading);
    const told = async (): Promise<number> => {
      const file = must(await desk.write(must(await presentReading(database, id)).packed, summary.name, { format: 'json' }, await checkedLayers(database, id)));
      return (JSON.parse(new TextDecoder().decode(file.bytes)) as { findings: unknown[] }).findings.length;
    };
    must(await settleFinding(room, wang, id, finding, 0, { outcome: 'as-issued', remark: null }));
    expect(await told()).toBe(reading.findings.length);
    must(await settleFinding(room, wang, id, finding, 1, { outcome: 'not-a-fault', remark: null }));
    expect(await told()).toBe(reading.findings.length - 1);
  });

  test('erased after its thirty days, a document takes its corrections along, and the journal knows', async () => {
    await fresh();
    must(await correctCell(room, wang, id, (await unit('县财政局')).key, 0, { value: { unit: '甲局', role: 'lead' }, ...byHand }));
    await documents.deleteDocument(room, SYSTEM, id);
    const later = frozenClock('2026-06-01T00:00:00.000Z');
    expect((await documents.eraseExpired({ database, clock: later })).documents).toBeGreaterThan(0);
    expect(await listEntries(database, { kind: 'document', id }, null, 1)).toMatchObject([{ action: 'erase-document', effect: [{ table: 'documents.correction', row: null }, { table: 'documents.document', row: null }] }]);
  });

  test('after all of this the journal proves every correction and every settlement', async () => {
    expect((await verify(database, tables)).faults).toEqual([]);
  });

  test('a task is divided where a person says, and joined again with the one before; each is one step that can be taken back', async () => {
    await fresh();
    const first = await checked();
    const [owner = ''] = first.owners;
    const [task] = first.reading.tasks;
    const at = first.reading.source.text.indexOf('到2027年底');
    const { step } = must(await divideTask(room, wang, id, owner, { version: 0, at }));
    const divided = await checked();
    expect(divided.reading.tasks.map(({ text }) => text)).toEqual(['扩建校舍。', '到2027年底，新建小学2所。']);
    expect(divided.reading.tasks.map(({ responsibilities }) => responsibilities.map(({ unit: name, role }) => `${name} ${role}`))).toEqual([['县教育局 lead', '县财政局 cooperating'], ['县教育局 lead', '县财政局 cooperating']]);
    expect(divided.reading.tasks.map(({ deadlines, targets }) => [deadlines.length, targets.length])).toEqual([[0, 0], [task?.deadlines.length, task?.targets.length]]);
    const [, second = ''] = divided.owners;
    expect(refusal(await joinTask(room, li, id, second, { version: 0, before: { owner, version: 0 } }))).toBe('cells-moved');
    const joined = must(await joinTask(room, li, id, second, { version: 0, before: { owner, version: 1 } }));
    const one = await checked();
    expect(one.reading.tasks.map(({ text, responsibilities, targets }) => [text, responsibilities.length, targets.length])).toEqual([[task?.text, 2, task?.targets.length]]);
    must(await undoStep(room, li, id, joined.step));
    must(await undoStep(room, wang, id, step));
    expect((await checked()).reading.tasks).toEqual(first.reading.tasks);
    for (const outside of [0, at + 500, first.reading.tasks[0]?.spans.text[0] ?? 0]) expect(refusal(await divideTask(room, wang, id, owner, { version: (await textVersion(owner)), at: outside }))).toBe('words-outside');
  });

  test('at a deleted document nothing is done', async () => {
    await fresh();
    const { key } = await unit('县财政局');
    await documents.deleteDocument(room, SYSTEM, id);
    expect(refusal(await correctCell(room, wang, id, key, 0, { value: { unit: '甲局', role: 'lead' }, ...byHand }))).toBe('document-deleted');
    expect(refusal(await acceptCells(room, wang, randomUUID(), { cells: [{ cell: key, version: 0 }] }))).toBe('document-not-found');
  });
});
