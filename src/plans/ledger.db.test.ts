import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { listEntries } from '#journal';
import { checkedReading } from '#documents';
import { type Caller, frozenClock, SYSTEM } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { draftPlan, editPlan, discardPlan, lookOverDraft, openPlan } from './drafting.ts';
import { publishPlan, withdrawPlan } from './publishing.ts';
import type { Question } from './asked.ts';
import { openLedger } from './ledger/commands.ts';
import { type TaskItem, TaskPage } from './model.ts';
import { countTasks, listTaskPage, openTask, writeTaskPage } from './questions.ts';
import { MORNING, must, paper, published, SIGNED, testRoom, type TestRoom } from './testing.ts';

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());
  const room = async (): Promise<TestRoom> => {
    const made = testRoom(await server.fresh());
    onTestFinished(made.close);
    return made;
  };
  const titles = async (at: TestRoom, asked: Partial<Question> & { sort?: 'due' | '-due' | 'plan' } = {}): Promise<(string | null)[]> =>
    must(await listTaskPage(at, SYSTEM, { text: '', sort: 'due', limit: 50, ...asked })).items.map(({ title }) => title);

  test('a draft is looked over, published once, and makes what the paper asks, each with its words', async () => {
    const at = await room();
    const documentId = await at.addDocument(paper());
    const draft = must(await draftPlan(at, SYSTEM, { documentId, ownerUnitId: null, periodFrom: '2026-01-01', periodTo: '2028-12-31' }));
    expect(draft).toMatchObject({ title: '云岭县教育提升实施方案', documentNumber: '云政办〔2026〕7号', status: 'draft', version: 1, actions: ['edit', 'consult', 'publish', 'discard', 'destroy'] });
    expect(must(await lookOverDraft(at, SYSTEM, draft.id))).toMatchObject({ tasks: 4, workstreams: 3, withoutLead: 0, openErrors: [], unmatched: expect.arrayContaining([{ name: '县教育局', tasks: 4 }]) });
    expect(await titles(at)).toEqual([]);
    const shown = must(await lookOverDraft(at, SYSTEM, draft.id)).ledger;

    const plan = must(await publishPlan(at, SYSTEM, draft.id, 1, { signOff: SIGNED, overrides: [] }));
    expect(plan).toMatchObject({ status: 'published', version: 2, signOff: SIGNED, tasks: 4, publishedAt: MORNING, actions: ['amend', 'withdraw', 'archive', 'destroy'] });
    // As it was shown, so it is.
    const kept = ({ card, dueOn, kind, number, position, text, time, title }: TaskItem) => ({ card, dueOn, kind, number, position, text, time, title });
    expect(must(await openLedger(at, SYSTEM, plan.id)).tasks.map(kept)).toEqual(shown.map(kept));
    expect(must(await publishPlan(at, SYSTEM, draft.id, 1, { signOff: SIGNED, overrides: [] }))).toEqual(plan);
    expect(await publishPlan(at, SYSTEM, draft.id, 1, { signOff: { ...SIGNED, number: '另一号' }, overrides: [] })).toMatchObject({ refused: 'not-possible-now' });
    const entries = await listEntries(at.database, { kind: 'plan', id: plan.id }, null, 10);
    expect(entries.map(({ action }) => action)).toEqual(['publish-plan', 'draft-plan']);
    expect(JSON.stringify(entries)).not.toContain(SIGNED.by);

    const [first] = must(await listTaskPage(at, SYSTEM, { text: '', sort: 'plan', limit: 1 })).items;
    const task = must(await openTask(at, SYSTEM, first?.id ?? ''));
    expect(task).toMatchObject({
      number: '1', title: '扩建城区校舍', headings: ['一、重点任务', '（一）扩大学位供给'], dueOn: '2027-12-31', time: 'not-due', documentId, actions: ['amend', 'withdraw'],
      responsibilities: [{ name: '县教育局', role: 'lead', from: '2026-02-10', to: null }, { name: '县财政局', role: 'cooperating' }, { name: '县自然资源局', role: 'cooperating' }],
      deadlines: [{ text: '到2027年底', on: '2027-12-31' }],
    });
    const words = ([start, end]: readonly [number, number]): string => [...paper()].slice(start, end).join('');
    expect(task.responsibilities.map(({ span }) => words(span ?? [0, 0]))).toEqual(['县教育局', '县财政局', '县自然资源局']);
    expect(task.targets.map(({ text, value }) => [text, value])).toEqual([['新建小学2所', 2], ['新增学位1800个', 1800]]);
  });

  test('a unit that leads a task and stands as cooperating in it is told before publishing', async () => {
    const at = await room();
    const documentId = await at.addDocument(paper().replace('（县教育局、县财政局、县自然资源局）', '（县教育局、县财政局、县自然资源局、县审计局）'));
    const cell = must(await checkedReading(at.database, documentId)).cells.find(({ field, value }) => field === 'responsibility' && (value as { unit: string }).unit === '县审计局');
    must(await at.correct(documentId, cell?.key ?? '', { unit: '县教育局', role: 'cooperating' }, '电话核实'));
    const draft = must(await draftPlan(at, SYSTEM, { documentId, ownerUnitId: null, periodFrom: null, periodTo: null }));
    expect(must(await lookOverDraft(at, SYSTEM, draft.id)).doubled).toEqual([{ place: 0, task: '1 扩建城区校舍', unit: '县教育局' }]);
    const due = must(await checkedReading(at.database, documentId)).cells.find(({ field }) => field === 'deadline');
    expect(await at.correct(documentId, due?.key ?? '', { text: '年底', on: '0001-01-01' }, '电话核实')).toMatchObject({ refused: 'day-implausible' });
  });

  test('two presses at once publish once', async () => {
    const at = await room();
    const draft = must(await draftPlan(at, SYSTEM, { documentId: await at.addDocument(paper()), ownerUnitId: null, periodFrom: null, periodTo: null }));
    const [one, other] = await Promise.all([1, 2].map(() => publishPlan(at, SYSTEM, draft.id, 1, { signOff: SIGNED, overrides: [] })));
    expect(one).toEqual(other);
    expect(await titles(at)).toHaveLength(4);
  });

  test('a paper carries one plan; a draft is let go, what was issued is not', async () => {
    const at = await room();
    const documentId = await at.addDocument(paper());
    const asked = { documentId, ownerUnitId: null, periodFrom: null, periodTo: null };
    const draft = must(await draftPlan(at, SYSTEM, asked));
    expect(await draftPlan(at, SYSTEM, asked)).toMatchObject({ refused: 'document-has-plan' });
    expect(await editPlan(at, SYSTEM, draft.id, 7, { title: '别的名称' })).toMatchObject({ refused: 'stale' });
    expect(must(await editPlan(at, SYSTEM, draft.id, 1, { title: '别的名称' }))).toMatchObject({ title: '别的名称', version: 2 });
    expect(await discardPlan(at, SYSTEM, draft.id, 2)).toBeUndefined();
    expect(await openPlan(at, SYSTEM, draft.id)).toMatchObject({ refused: 'plan-not-found' });
    const plan = await published(at);
    expect(await discardPlan(at, SYSTEM, plan.id, plan.version)).toMatchObject({ refused: 'not-possible-now' });
    const gone = must(await withdrawPlan(at, SYSTEM, plan.id, plan.version, '由新方案取代'));
    expect(gone).toMatchObject({ status: 'withdrawn', withdrawnAt: MORNING, actions: ['archive', 'destroy'] });
    expect(await titles(at)).toEqual([]);
    expect(must(await openPlan(at, SYSTEM, plan.id)).tasks).toBe(4);
  });

  test('refused: nothing to publish, signed tomorrow, errors that nobody settled', async () => {
    const at = await room();
    expect(await draftPlan(at, SYSTEM, { documentId: await at.addDocument('关于放假的通知\n\n请各科室安排好值班。\n'), ownerUnitId: null, periodFrom: null, periodTo: null })).toMatchObject({ refused: 'no-tasks-in-document' });
    const documentId = await at.addDocument(paper().replace('新建小学2所', '新建小学2所\uFFFD'));
    const draft = must(await draftPlan(at, SYSTEM, { documentId, ownerUnitId: null, periodFrom: null, periodTo: null }));
    expect(await publishPlan(at, SYSTEM, draft.id, 1, { signOff: { ...SIGNED, on: '2026-03-03' }, overrides: [] })).toMatchObject({ refused: 'sign-off-in-future' });
    const { openErrors } = must(await lookOverDraft(at, SYSTEM, draft.id));
    expect(openErrors.length).toBeGreaterThan(0);
    expect(await publishPlan(at, SYSTEM, draft.id, 1, { signOff: SIGNED, overrides: [] })).toMatchObject({ refused: 'findings-open', values: { count: openErrors.length } });
    const overrides = openErrors.map(({ key }) => ({ key, reason: '原件如此，已请示' }));
    must(await publishPlan(at, SYSTEM, draft.id, 1, { signOff: SIGNED, overrides }));
    const [entry] = await listEntries(at.database, { kind: 'plan', id: draft.id }, null, 1);
    expect(entry?.remark).toContain('原件如此，已请示');
  });

  test('the list: by last day, by words, by what hangs on a task, by the day in Shanghai', async () => {
    const at = await room();
    const plan = await published(at);
    expect(await titles(at)).toEqual(['落实教师工资待遇', '建设乡村幼儿园', '扩建城区校舍', '培训骨干教师']);
    expect(await titles(at, { sort: '-due' })).toEqual(['培训骨干教师', '扩建城区校舍', '建设乡村幼儿园', '落实教师工资待遇']);
    expect(await titles(at, { sort: 'plan' })).toEqual(['扩建城区校舍', '建设乡村幼儿园', '培训骨干教师', '落实教师工资待遇']);
    expect(await titles(at, { text: '校舍' })).toEqual(['扩建城区校舍']);
    expect(await titles(at, { text: '教师 财政' })).toEqual(['落实教师工资待遇']);
    expect(await titles(at, { text: '直升机' })).toEqual([]);
    expect(await titles(at, { time: 'overdue' })).toEqual(['落实教师工资待遇']);
    expect(await titles(at, { time: 'near' })).toEqual(['建设乡村幼儿园']);
    expect(await titles(at, { time: 'not-due' })).toEqual(['扩建城区校舍']);
    expect(await titles(at, { time: 'no-deadline' })).toEqual(['培训骨干教师']);
    expect(await titles(at, { dueFrom: '2026-02-28', dueTo: '2026-03-20' })).toEqual(['落实教师工资待遇', '建设乡村幼儿园']);
    expect(await titles(at, { dueFrom: '2026-03-21', dueTo: '2027-12-30' })).toEqual([]);
    expect(await titles(at, { time: 'overdue', dueFrom: '2027-01-01' })).toEqual([]);
    expect(await titles(at, { target: 'yes', sort: 'plan' })).toEqual(['扩建城区校舍', '培训骨干教师']);
    expect(await titles(at, { lead: 'none' })).toEqual([]);
    expect(await titles(at, { plan: plan.id })).toHaveLength(4);
    expect(await titles(at, { plan: randomUUID() })).toEqual([]);
    expect(must(await listTaskPage(at, SYSTEM, { text: '', sort: 'plan', limit: 1 })).items[0]?.card).toMatchObject({ responsibilities: [{ name: '县教育局', role: 'lead' }, {}, {}], deadlines: [{ on: '2027-12-31' }], targets: [{ metric: '新建小学' }, {}] });
    expect(await countTasks(at, SYSTEM, { text: '', by: 'time' })).toEqual(expect.arrayContaining([{ key: 'overdue', label: null, tasks: 1 }, { key: 'no-deadline', label: null, tasks: 1 }]));
    expect(await countTasks(at, SYSTEM, { text: '', by: 'lead' })).toEqual([{ key: null, label: '县教育局', tasks: 3 }, { key: null, label: '县财政局', tasks: 1 }]);
    expect(await countTasks(at, SYSTEM, { text: '教师', by: 'none' })).toEqual([{ key: null, label: null, tasks: 2 }]);
    expect(await countTasks(at, SYSTEM, { text: '', by: 'year' })).toEqual([{ key: '2026', label: null, tasks: 2 }, { key: '2027', label: null, tasks: 1 }, { key: null, label: null, tasks: 1 }]);
  });

  test('a deadline ends with its day in Shanghai', async () => {
    const clock = frozenClock('2026-03-20T15:59:00.000Z');
    const at = testRoom(await server.fresh(), clock);
    onTestFinished(at.close);
    await published(at);
    expect(await titles(at, { time: 'near' })).toEqual(['建设乡村幼儿园']);
    clock.advanceDays(1 / 1440);
    expect(await titles(at, { time: 'near' })).toEqual([]);
    expect(await titles(at, { time: 'overdue' })).toEqual(['落实教师工资待遇', '建设乡村幼儿园']);
  });

  test('pages follow one another in each order', async () => {
    const at = await room();
    await published(at);
    for (const sort of ['due', '-due', 'plan'] as const) {
      const seen: (string | null)[] = [];
      let cursor: string | undefined;
      do {
        const page = must(await listTaskPage(at, SYSTEM, { text: '', sort, limit: 3, cursor }));
        // As it is sent: the same, in the shape that the endpoint promises.
        const { writtenJson } = must(await writeTaskPage(at, SYSTEM, { text: '', sort, limit: 3, cursor }));
        expect(TaskPage.parse(JSON.parse(Buffer.from(writtenJson).toString('utf8')))).toEqual(page);
        seen.push(...page.items.map(({ title }) => title));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(await titles(at, { sort }));
    }
    const { next } = must(await listTaskPage(at, SYSTEM, { text: '', sort: 'due', limit: 1 }));
    expect(await listTaskPage(at, SYSTEM, { text: '', sort: 'plan', limit: 1, cursor: next ?? '' })).toMatchObject({ refused: 'invalid-cursor' });
  });

  test('who reaches nothing of a plan is told that there is none', async () => {
    const at = await room();
    const plan = await published(at);
    const stranger: Caller = { kind: 'account', id: randomUUID(), grants: [{ role: 'reader', unitId: randomUUID() }], sessionId: null };
    const [task] = must(await listTaskPage(at, SYSTEM, { text: '', sort: 'due', limit: 1 })).items;
    expect(must(await listTaskPage(at, stranger, { text: '', sort: 'due', limit: 10 })).items).toEqual([]);
    expect(await openPlan(at, stranger, plan.id)).toMatchObject({ refused: 'plan-not-found' });
    expect(await openTask(at, stranger, task?.id ?? '')).toMatchObject({ refused: 'task-not-found' });
    expect(await withdrawPlan(at, stranger, plan.id, plan.version, '不要了')).toMatchObject({ refused: 'plan-not-found' });
    const reader: Caller = { ...stranger, grants: [{ role: 'reader', unitId: null }] };
    expect(await withdrawPlan(at, reader, plan.id, plan.version, '不要了')).toMatchObject({ refused: 'not-allowed' });
  });
});
