import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { listEntries } from '#journal';
import { frozenClock, SYSTEM } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { addTask, amendTask, bulkAmend, withdrawTask } from './amending.ts';
import { openPlan } from './drafting.ts';
import type { OpenedTask } from './model.ts';
import { listTaskPage, openTask } from './questions.ts';
import { heldOn } from './rows.ts';
import { undoStep } from './stepping.ts';
import { plant, testRoom as unitsTestRoom } from '../units/testing.ts';
import { MORNING, must, published, testRoom, type TestRoom } from './testing.ts';

const why = { reason: '县政府常务会议纪要〔2026〕3号', on: null, asWritten: ['县教体局', '县自然资源局'] };

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());
  const ledger = async (clock = frozenClock(MORNING)): Promise<{ at: TestRoom; planId: string; tasks: OpenedTask[]; task: OpenedTask; other: OpenedTask }> => {
    const at = testRoom(await server.fresh(), clock);
    onTestFinished(at.close);
    const plan = await published(at);
    const { items } = must(await listTaskPage(at, SYSTEM, { text: '', sort: 'plan', limit: 10 }));
    const tasks = await Promise.all(items.map(async ({ id }) => must(await openTask(at, SYSTEM, id))));
    return { at, planId: plan.id, tasks, task: tasks[0] as OpenedTask, other: tasks[1] as OpenedTask };
  };
  const leadOn = ({ responsibilities }: OpenedTask, day: string): string[] =>
    heldOn(responsibilities.map((row) => ({ ...row, valid_from: row.from, valid_to: row.to })), day).filter(({ role }) => role === 'lead').map(({ name }) => name);
  const unit = (name: string, role: 'lead' | 'cooperating') => ({ name, role, unitId: null, collectiveId: null });

  test('who led on a day can be told after the lead has changed', async () => {
    const { at, planId, task } = await ledger();
    const amended = must(await amendTask(at, SYSTEM, task.id, 1, { responsibilities: [unit('县财政局', 'lead'), unit('县教育局', 'cooperating')], deadlines: [{ text: '2026年底', on: '2026-12-31', about: null }] }, { ...why, on: '2026-03-01' }));
    expect(amended).toMatchObject({ version: 2, dueOn: '2026-12-31', planVersion: 3 });
    expect([leadOn(amended, '2026-02-09'), leadOn(amended, '2026-02-28'), leadOn(amended, '2026-03-01')]).toEqual([[], ['县教育局'], ['县财政局']]);
    expect(amended.targets).toEqual(task.targets);
    const [entry] = await listEntries(at.database, { kind: 'plan', id: planId }, null, 1);
    expect(entry).toMatchObject({ action: 'amend-task', remark: why.reason });
    const { items: [shown] } = must(await listTaskPage(at, SYSTEM, { text: '', sort: 'plan', limit: 1 }));
    expect(shown?.card.responsibilities).toEqual([unit('县财政局', 'lead'), unit('县教育局', 'cooperating')]);
    expect(must(await listTaskPage(at, SYSTEM, { text: '自然资源', sort: 'plan', limit: 10 })).items).toEqual([]);
  });

  test('two editors on one task: the second is refused and nothing of theirs is kept', async () => {
    const { at, task } = await ledger();
    const done = await Promise.all(['甲', '乙'].map((title) => amendTask(at, SYSTEM, task.id, 1, { title }, why)));
    expect(done.map((one) => ('refused' in one ? one.refused : one.title)).toSorted()).toEqual(expect.arrayContaining(['stale']));
    const now = must(await openTask(at, SYSTEM, task.id));
    expect(now.version).toBe(2);
    expect(['甲', '乙']).toContain(now.title);
  });

  test('refused: nothing differs, from tomorrow, before what it changes held, under itself', async () => {
    const { at, planId, task, other } = await ledger();
    const refused = async (changes: Parameters<typeof amendTask>[4], on: string | null = null): Promise<unknown> => {
      const answer = await amendTask(at, SYSTEM, task.id, 1, changes, { ...why, on });
      return 'refused' in answer ? answer.refused : answer;
    };
    expect(await refused({ title: task.title })).toBe('nothing-changed');
    expect(await refused({ title: '别的' }, '2026-03-03')).toBe('effective-in-future');
    expect(await refused({ deadlines: [] }, '2026-02-09')).toBe('effective-too-early');
    expect(await refused({ parentId: task.id })).toBe('parent-not-possible');
    expect(await refused({ workstreamId: task.id })).toBe('workstream-not-found');
    must(await amendTask(at, SYSTEM, other.id, 1, { parentId: task.id }, why));
    expect(await refused({ parentId: other.id })).toBe('parent-not-possible');
    expect(await addTask(at, SYSTEM, planId, { text: '新增一项', parentId: planId }, why)).toMatchObject({ refused: 'parent-not-possible' });
  });

  test('a unit that the tree lacks is refused until it is confirmed; one that it has is linked; a day that nobody means is refused', async () => {
    const { at, planId, task, other } = await ledger();
    const ids = await plant(unitsTestRoom(at.database));
    const bureau = [...ids].find(([name]) => /^云岭县人民政府$/.test(name)) as [string, string];
    const lead = (name: string) => [{ name, role: 'lead' as const, unitId: null, collectiveId: null }];
    const unknown = { refused: 'unit-not-in-tree', values: { names: '火星教育局' } };
    expect(await amendTask(at, SYSTEM, task.id, 1, { responsibilities: lead('火星教育局') }, why)).toEqual(unknown);
    expect(await bulkAmend(at, SYSTEM, [{ id: task.id, version: 1 }], { lead: unit('火星教育局', 'lead') }, why)).toEqual(unknown);
    expect(await addTask(at, SYSTEM, planId, { text: '新增一项', responsibilities: lead('火星教育局') }, why)).toEqual(unknown);
    expect(await amendTask(at, SYSTEM, task.id, 1, { responsibilities: [{ ...unit('云岭县人民政府', 'lead'), unitId: task.id }] }, why)).toMatchObject({ refused: 'unit-not-found' });
    const linked = must(await amendTask(at, SYSTEM, task.id, 1, { responsibilities: [...lead(bureau[0]), unit('县教育局', 'cooperating'), unit('火星教育局', 'cooperating')] }, { ...why, asWritten: ['火星教育局'] }));
    expect(linked.responsibilities.filter(({ to }) => to === null).map(({ name, unitId }) => [name, unitId])).toEqual([[bureau[0], bureau[1]], ['县教育局', null], ['火星教育局', null]]);
    // What stands there already is no new name.
    must(await amendTask(at, SYSTEM, task.id, 2, { responsibilities: [unit('火星教育局', 'lead')] }, why));
    const due = (on: string) => [{ text: '到期', on, about: null }];
    for (const on of ['0001-01-01', '1989-12-31', '2101-01-01']) expect(await amendTask(at, SYSTEM, other.id, 1, { deadlines: due(on) }, why)).toMatchObject({ refused: 'day-implausible', values: { on } });
    expect(await bulkAmend(at, SYSTEM, [{ id: other.id, version: 1 }], { deadlines: due('0001-01-01') }, why)).toMatchObject({ refused: 'day-implausible' });
    expect(must(await amendTask(at, SYSTEM, other.id, 1, { deadlines: due('2100-12-31') }, why)).dueOn).toBe('2100-12-31');
  });

  test('a new lead of many leaves the cooperating units, also under another name for the same unit', async () => {
    const { at, task } = await ledger();
    const ids = await plant(unitsTestRoom(at.database));
    const county = [...ids].find(([name]) => /^云岭县人民政府$/.test(name))?.[1] ?? '';
    must(await amendTask(at, SYSTEM, task.id, 1, { responsibilities: [unit('县教育局', 'lead'), { ...unit('县政府', 'cooperating'), unitId: county }] }, why));
    must(await bulkAmend(at, SYSTEM, [{ id: task.id, version: 2 }], { lead: { name: '云岭县人民政府', unitId: county, collectiveId: null } }, why));
    expect(must(await openTask(at, SYSTEM, task.id)).responsibilities.filter(({ to }) => to === null).map(({ name, role }) => [name, role])).toEqual([['云岭县人民政府', 'lead']]);
  });

  test('a task is withdrawn with what stands under it, and a new one has its place', async () => {
    const { at, planId, task } = await ledger();
    const child = must(await addTask(at, SYSTEM, planId, { text: '完成用地预审。', title: '用地预审', parentId: task.id, workstreamId: task.workstreamId, responsibilities: [unit('县自然资源局', 'lead')] }, why));
    expect(child).toMatchObject({ position: 4, headings: task.headings, span: null, documentId: null, responsibilities: [{ name: '县自然资源局', from: '2026-03-02' }] });
    expect(must(await openTask(at, SYSTEM, task.id)).children).toMatchObject([{ id: child.id }]);
    expect(must(await openPlan(at, SYSTEM, planId)).tasks).toBe(5);
    const gone = must(await withdrawTask(at, SYSTEM, task.id, 1, why));
    expect(gone).toMatchObject({ status: 'withdrawn', withdrawnOn: '2026-03-02', actions: [] });
    expect(must(await openTask(at, SYSTEM, child.id)).status).toBe('withdrawn');
    expect(must(await openPlan(at, SYSTEM, planId)).tasks).toBe(3);
    expect(must(await listTaskPage(at, SYSTEM, { text: '', sort: 'plan', limit: 10, withdrawn: 'yes' })).items).toHaveLength(2);
    expect(await amendTask(at, SYSTEM, task.id, gone.version, { title: '又来' }, why)).toMatchObject({ refused: 'task-withdrawn' });
    must(await undoStep(at, SYSTEM, gone.step));
    expect(must(await openPlan(at, SYSTEM, planId)).tasks).toBe(5);
  });

  test('many tasks change as one step, and are taken back as one', async () => {
    const { at, planId, tasks } = await ledger();
    const before = must(await listTaskPage(at, SYSTEM, { text: '', sort: 'plan', limit: 10 })).items;
    const seen = tasks.map(({ id, version }) => ({ id, version }));
    const stepped = must(await bulkAmend(at, SYSTEM, seen, { lead: { name: '县教体局', unitId: null, collectiveId: null }, removeUnit: '县财政局', deadlines: [{ text: '2026年底', on: '2026-12-31', about: null }] }, why));
    expect(stepped).toMatchObject({ tasks: 4, on: '2026-03-02' });
    const after = must(await listTaskPage(at, SYSTEM, { text: '', sort: 'plan', limit: 10 })).items;
    expect(after.map(({ card, dueOn, version }) => [card.responsibilities[0]?.name, dueOn, version])).toEqual(Array.from({ length: 4 }, () => ['县教体局', '2026-12-31', 2]));
    expect(after.flatMap(({ card }) => card.responsibilities.map(({ name }) => name))).not.toContain('县财政局');
    expect(await bulkAmend(at, SYSTEM, seen, { kind: 'build' }, why)).toMatchObject({ refused: 'stale' });
    must(await undoStep(at, SYSTEM, stepped.step));
    const back = must(await listTaskPage(at, SYSTEM, { text: '', sort: 'plan', limit: 10 })).items;
    expect(back).toEqual(before.map((item) => ({ ...item, version: 3 })));
    expect(await undoStep(at, SYSTEM, stepped.step)).toMatchObject({ refused: 'step-undone' });
    expect((await listEntries(at.database, { kind: 'plan', id: planId }, null, 10)).map(({ action }) => action).slice(0, 2)).toEqual(['undo-step', 'amend-tasks']);
    expect(leadOn(must(await openTask(at, SYSTEM, tasks[0]?.id ?? '')), '2026-03-02')).toEqual(['县教育局']);
  });

  test('a step that somebody went on from is not taken back', async () => {
    const { at, task } = await ledger();
    const first = must(await amendTask(at, SYSTEM, task.id, 1, { title: '一' }, why));
    must(await amendTask(at, SYSTEM, task.id, 2, { title: '二' }, why));
    expect(await undoStep(at, SYSTEM, first.step)).toMatchObject({ refused: 'step-overtaken' });
  });
});
