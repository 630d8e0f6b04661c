import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { checkedReading, correctedCells } from '#documents';
import { type Caller, frozenClock, SYSTEM } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { taskHistory } from '../history/commands.ts';
import { openLedger } from '../ledger/commands.ts';
import type { AmendmentDecision, TaskItem } from '../model.ts';
import { publishPlan } from '../publishing.ts';
import { openTask } from '../questions.ts';
import { draftPlan, openPlan } from '../drafting.ts';
import { amendTask } from '../amending.ts';
import { undoStep } from '../stepping.ts';
import { MORNING, must, paper, published, SIGNED, testRoom, type TestRoom } from '../testing.ts';
import { applyAmendment, draftAmendment, dropAmendment, listAmendments, openAmendment } from './commands.ts';

const LATER = `云岭县人民政府办公室关于调整教育提升任务的通知
云政办〔2026〕19号

各乡镇人民政府：
现将有关任务调整如下。

一、调整的任务
1.扩建城区校舍。到2028年6月底，新建小学3所，新增学位2400个。（县财政局、县教育局）
2.建立校车安全台账。2026年9月底前完成。（县公安局、县教育局）
以上任务列第一位的单位为牵头单位。

云岭县人民政府办公室
2026年2月20日
`;

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());
  const room = async (): Promise<{ at: TestRoom; planId: string }> => {
    const at = testRoom(await server.fresh());
    onTestFinished(at.close);
    return { at, planId: (await published(at)).id };
  };

  test('a later document changes the task that it speaks of, adds one, and leaves the others', async () => {
    const { at, planId } = await room();
    const documentId = await at.addDocument(LATER, '调整.txt');
    const drafted = must(await draftAmendment(at, SYSTEM, planId, documentId));
    expect(must(await draftAmendment(at, SYSTEM, planId, documentId)).id).toBe(drafted.id);
    const opened = must(await openAmendment(at, SYSTEM, drafted.id));
    expect(opened.pairs).toMatchObject([{ task: { number: '1', name: '扩建城区校舍' }, place: 0, because: expect.arrayContaining(['same-title']) }]);
    expect(opened.pairs[0]?.differences.map(({ cell }) => cell)).toEqual(['text', 'lead', 'cooperating', 'deadlines', 'targets']);
    expect(opened.tasksAlone.map(({ number }) => number)).toEqual(['2', '3', '4']);
    expect(opened.measuresAlone).toEqual([1]);

    const decisions: AmendmentDecision[] = [{ place: 0, taskId: opened.pairs[0]?.task.id ?? '', decision: 'change' }, { place: 1, taskId: null, decision: 'add' }];
    const applied = must(await applyAmendment(at, SYSTEM, drafted.id, 1, { decisions, on: '2026-02-20', reason: null }));
    expect(applied).toMatchObject({ status: 'applied', effectiveOn: '2026-02-20', decisions, version: 2 });
    expect(must(await applyAmendment(at, SYSTEM, drafted.id, 1, { decisions, on: '2026-02-20', reason: null }))).toEqual(applied);
    expect(await applyAmendment(at, SYSTEM, drafted.id, 2, { decisions, on: null, reason: null })).toMatchObject({ refused: 'amendment-settled' });

    const { tasks } = must(await openLedger(at, SYSTEM, planId));
    expect(tasks.map(({ title, dueOn, version }) => [title, dueOn, version])).toEqual([['扩建城区校舍', '2028-06-30', 2], ['建设乡村幼儿园', '2026-03-20', 1], ['培训骨干教师', null, 1], ['落实教师工资待遇', '2026-02-28', 1], ['建立校车安全台账', '2026-09-30', 1]]);
    const changed = must(await openTask(at, SYSTEM, tasks[0]?.id ?? ''));
    const words = (span: readonly [number, number] | null): string => (span === null ? '' : [...LATER].slice(...span).join(''));
    expect(changed.documentId).toBe(documentId);
    expect(words(changed.span)).toContain('新建小学3所');
    expect(changed.responsibilities.filter(({ to }) => to === null).map(({ name, role, from, span }) => [name, role, from, words(span)])).toEqual([['县财政局', 'lead', '2026-02-20', '县财政局'], ['县教育局', 'cooperating', '2026-02-20', '县教育局']]);
    expect(must(await taskHistory(at, SYSTEM, changed.id))[0]).toMatchObject({ action: 'apply-amendment', reason: '云政办〔2026〕19号' });
    expect(must(await listAmendments(at, SYSTEM, planId))).toEqual([applied]);
  });

  test('what a person corrected or amended is told, and stays where it is not ticked; what is the same is no change', async () => {
    const clock = frozenClock(MORNING);
    const at = testRoom(await server.fresh(), clock);
    onTestFinished(at.close);
    const documentId = await at.addDocument(paper());
    const cells = must(await correctedCells(at.database, documentId, MORNING));
    expect(cells).toEqual([]);
    const checked = must(await checkedReading(at.database, documentId));
    const deadline = checked.cells.find(({ field, task }) => field === 'deadline' && task === 0);
    must(await at.correct(documentId, deadline?.key ?? '', { text: '到2027年底', on: '2027-06-30' }, '电话核实'));
    const draft = must(await draftPlan(at, SYSTEM, { documentId, ownerUnitId: null, periodFrom: null, periodTo: null }));
    const planId = must(await publishPlan(at, SYSTEM, draft.id, draft.version, { signOff: SIGNED, overrides: [] })).id;
    const [first] = must(await openLedger(at, SYSTEM, planId)).tasks;
    must(await amendTask(at, SYSTEM, first?.id ?? '', 1, { responsibilities: [{ name: '县发展改革局', role: 'lead', unitId: null, collectiveId: null }, { name: '县教育局', role: 'cooperating', unitId: null, collectiveId: null }] }, { reason: '会议纪要', on: null, asWritten: ['县发展改革局'] }));
    // What was taken back is no word any more.
    const second = must(await openLedger(at, SYSTEM, planId)).tasks[1];
    const taken = must(await amendTask(at, SYSTEM, second?.id ?? '', 1, { deadlines: [{ text: '年底前', on: '2026-12-31', about: null }] }, { reason: '误改', on: null }));
    must(await undoStep(at, SYSTEM, taken.step));
    // After it was published the desk no longer speaks of this ledger.
    clock.advanceDays(1);
    const text = must(await checkedReading(at.database, documentId)).cells.find(({ field, task }) => field === 'text' && task === 0);
    must(await at.correct(documentId, text?.key ?? '', '扩建校舍。', '事后'));

    // The same paper with one value altered.
    const later = await at.addDocument(paper().replace('〔2026〕7号', '〔2026〕9号').replace('1800个', '2000个').replace('3月20日', '4月20日'), '再发.txt');
    const drafted = must(await draftAmendment(at, SYSTEM, planId, later));
    const { pairs } = must(await openAmendment(at, SYSTEM, drafted.id));
    expect(pairs.map(({ differences }) => differences.map(({ cell }) => cell))).toEqual([['text', 'lead', 'cooperating', 'deadlines', 'targets'], ['text', 'deadlines'], [], []]);
    expect(pairs[1]?.byHand).toEqual([]);
    expect(pairs[0]?.byHand.toSorted((a, b) => a.cell.localeCompare(b.cell))).toEqual([
      { cell: 'cooperating', how: 'amended', by: { kind: 'system', id: null, name: null }, day: '2026-03-02', reason: '会议纪要' },
      { cell: 'deadlines', how: 'corrected', by: { kind: 'system', id: null, name: null }, day: '2026-03-02', reason: '电话核实' },
      { cell: 'lead', how: 'amended', by: { kind: 'system', id: null, name: null }, day: '2026-03-02', reason: '会议纪要' },
    ]);
    const all = pairs.map(({ task, place }): AmendmentDecision => ({ place, taskId: task.id, decision: 'change', ...(place === 0 ? { keep: ['lead', 'deadlines'] } : {}) }));
    const applied = must(await applyAmendment(at, SYSTEM, drafted.id, 1, { decisions: all, on: null, reason: null }));
    expect(applied.decisions).toEqual([all[0], all[1]]);
    // What a later document said is no person's word.
    const again = must(await draftAmendment(at, SYSTEM, planId, await at.addDocument(paper().replace('3月20日', '5月20日'), '三发.txt')));
    expect(must(await openAmendment(at, SYSTEM, again.id)).pairs.map(({ byHand }) => byHand.map(({ cell }) => cell))).toEqual([['lead', 'deadlines'].toSorted(), [], [], []]);
    const after = must(await openLedger(at, SYSTEM, planId)).tasks[0] as TaskItem;
    expect(after.card.responsibilities.map(({ name, role }) => [name, role])).toEqual([['县发展改革局', 'lead'], ['县财政局', 'cooperating'], ['县自然资源局', 'cooperating']]);
    expect([after.dueOn, after.text.includes('2000个')]).toEqual(['2027-06-30', true]);
  });

  test('nobody reads a document by holding it against a plan, and what is not applied yet is shown to the owner\'s people only', async () => {
    const { at } = await room();
    const [county, bureau] = [randomUUID(), randomUUID()];
    for (const id of [county, bureau]) await sql`insert into units.unit (id, parent_id, name, kind, level, path, searchable, grams) values (${id}, null, ${id}, 'department', 'county', ${[id]}::uuid[], '', '{}')`.execute(at.database);
    const planId = (await published(at, paper(), county)).id;
    const by = (role: string, unitId: string): Caller => ({ kind: 'account', id: randomUUID(), grants: [{ role, unitId }], sessionId: null });
    const [foreign, silent] = [await at.addDocument(LATER, '别处的.txt'), await at.addDocument('无关的一段话。\n', '别处的秘闻.txt')];
    for (const documentId of [foreign, silent]) expect(await draftAmendment(at, by('ledger-keeper', county), planId, documentId)).toEqual({ refused: 'document-not-found', values: {} });

    const open = must(await draftAmendment(at, SYSTEM, planId, foreign));
    const [task] = must(await openLedger(at, SYSTEM, planId)).tasks;
    must(await amendTask(at, SYSTEM, task?.id ?? '', 1, { responsibilities: [{ name: '某局', role: 'lead', unitId: bureau, collectiveId: null }] }, { reason: '调整', on: null }));
    const named = by('reader', bureau);
    expect(must(await openPlan(at, named, planId)).id).toBe(planId);
    expect(await openAmendment(at, named, open.id)).toMatchObject({ refused: 'amendment-not-found' });
    expect(await listAmendments(at, named, planId)).toEqual([]);
    expect(must(await listAmendments(at, by('reader', county), planId))).toHaveLength(1);
    expect(must(await openAmendment(at, by('reader', county), open.id)).measures).toHaveLength(2);
  });

  test('a document that speaks of none of the tasks is refused, and so is the plan\'s own', async () => {
    const { at, planId } = await room();
    const other = await at.addDocument('松林县河道治理方案\n\n1.清理河道淤泥。2027年底前完成清淤60公里。（县水利局、县财政局，列第一位的单位为牵头单位）\n');
    expect(await draftAmendment(at, SYSTEM, planId, other)).toMatchObject({ refused: 'amendment-matches-nothing' });
    expect(await draftAmendment(at, SYSTEM, planId, must(await openLedger(at, SYSTEM, planId)).plan.documentId)).toMatchObject({ refused: 'amendment-own-document' });
    expect(must(await listAmendments(at, SYSTEM, planId))).toEqual([]);
  });

  test('refused: decided twice, nothing chosen, let go before', async () => {
    const { at, planId } = await room();
    const drafted = must(await draftAmendment(at, SYSTEM, planId, await at.addDocument(LATER)));
    const task = must(await openLedger(at, SYSTEM, planId)).tasks[0]?.id ?? '';
    const apply = async (decisions: AmendmentDecision[]): Promise<unknown> => { const answer = await applyAmendment(at, SYSTEM, drafted.id, 1, { decisions, on: null, reason: null }); return 'refused' in answer ? answer.refused : answer; };
    expect(await apply([{ place: 0, taskId: task, decision: 'change' }, { place: 1, taskId: task, decision: 'change' }])).toBe('amendment-decided-twice');
    expect(await apply([{ place: 9, taskId: null, decision: 'add' }])).toBe('amendment-decided-twice');
    expect(await apply([{ place: 0, taskId: task, decision: 'leave' }])).toBe('amendment-changes-nothing');
    expect(must(await dropAmendment(at, SYSTEM, drafted.id, 1)).status).toBe('dropped');
    expect(await apply([{ place: 0, taskId: task, decision: 'change' }])).toBe('amendment-settled');
  });
});
