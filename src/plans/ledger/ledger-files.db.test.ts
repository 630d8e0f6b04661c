import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { takeIn } from '#intake';
import { type Caller, type FileReply, SYSTEM } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { plant, testRoom as unitsRoom } from '../../units/testing.ts';
import { amendTask } from '../amending.ts';
import { listTaskPage } from '../questions.ts';
import { must, paper, published, testRoom, type TestRoom } from '../testing.ts';
import { changeView, listViews, openView, removeView, saveView } from '../views/commands.ts';
import { exportPlan, exportTasks, openLedger } from './commands.ts';

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());
  const room = async (): Promise<TestRoom> => {
    const made = testRoom(await server.fresh());
    onTestFinished(made.close);
    return made;
  };
  const text = ({ bytes }: FileReply): string => new TextDecoder().decode(bytes);

  test('a ledger is shown whole, in the order of the paper', async () => {
    const at = await room();
    const plan = await published(at);
    const ledger = must(await openLedger(at, SYSTEM, plan.id));
    expect(ledger.workstreams.map(({ heading, parentId }) => [heading, parentId === null])).toEqual([['一、重点任务', true], ['（一）扩大学位供给', false], ['（二）建强教师队伍', false]]);
    expect(ledger.tasks.map(({ number, card }) => [number, card.heading])).toEqual([['1', '（一）扩大学位供给'], ['2', '（一）扩大学位供给'], ['3', '（二）建强教师队伍'], ['4', '（二）建强教师队伍']]);
    expect(await openLedger(at, SYSTEM, randomUUID())).toMatchObject({ refused: 'plan-not-found' });
  });

  test('it goes out in the official forms, and so does whatever was asked for', async () => {
    const at = await room();
    const plan = await published(at);
    for (const format of ['docx', 'xlsx'] as const) expect(must(await exportPlan(at, SYSTEM, plan.id, { format })).fileName).toMatch(new RegExp(`^《云岭县教育提升实施方案》(?:重点工作台账|责任分工表)\.${format}$`));
    const csv = text(must(await exportPlan(at, SYSTEM, plan.id, { format: 'csv', form: 'responsibility' })));
    for (const words of ['扩建城区校舍', '县财政局', '到2027年底', '落实教师工资待遇']) expect(csv).toContain(words);
    const found = text(must(await exportTasks(at, SYSTEM, { text: '教师' }, { format: 'csv', title: '教师工作', brief: false })));
    expect(found).toContain('培训骨干教师');
    expect(found).not.toContain('扩建城区校舍');
    expect(await exportTasks(at, SYSTEM, { text: '直升机' }, { format: 'csv', title: undefined, brief: false })).toMatchObject({ refused: 'nothing-to-export' });
  });

  test('what one unit owes across plans goes out under its own name', async () => {
    const at = await room();
    const ids = await plant(unitsRoom(at.database));
    const [bureau, id] = [...ids].find(([name]) => /县教育局$/.test(name)) ?? ['', ''];
    const county = bureau.replace(/教育局$/, '');
    const owner = ids.get(county) ?? [...ids].find(([name]) => name.endsWith(`${county}人民政府`))?.[1] ?? null;
    await published(at, paper(), owner);
    await published(at, paper().replaceAll('扩建城区校舍', '修缮乡村宿舍').replaceAll('县教育局', bureau), owner);
    const brief = text(must(await exportTasks(at, SYSTEM, { text: '', unit: id }, { format: 'csv', title: undefined, brief: true })));
    expect(brief).toContain('修缮乡村宿舍');
    expect(brief).toContain('扩建城区校舍');
    const words = async (asked: Parameters<typeof exportTasks>[2]): Promise<string> => {
      const taken = must(await takeIn(must(await exportTasks(at, SYSTEM, asked, { format: 'docx', title: undefined, brief: true })).bytes, '摘录.docx'));
      return taken.text;
    };
    expect(await words({ text: '', unit: id })).toContain('台账2份　内容截至2026年3月2日');
    // As the letter's: with its goal, its number, when it was signed and of which day it is.
    const [task] = must(await listTaskPage(at, SYSTEM, { text: '修缮', unit: id, sort: 'plan', limit: 1 })).items;
    must(await amendTask(at, SYSTEM, task?.id ?? '', 1, { goal: '学位足额供给' }, { reason: '会议纪要', on: null }));
    const one = await words({ text: '修缮', unit: id });
    for (const said of ['学位足额供给', '云政办〔2026〕7号', '签发：2026年3月1日', '内容截至2026年3月2日', '摘自台账，以台账为准', '新增学位1800个']) expect(one).toContain(said);
    for (const unsaid of ['来源文件名', '原文为准']) expect(one).not.toContain(unsaid);
  });

  test('a view is one person\'s own until it is shared, and nobody else changes it', async () => {
    const at = await room();
    const [one, other] = [0, 1].map((): Caller => ({ kind: 'account', id: randomUUID(), grants: [{ role: 'reader', unitId: null }], sessionId: null })) as [Caller, Caller];
    const view = must(await saveView(at, one, { name: '本月到期', query: 'time=near', shared: false }));
    expect(await listViews(at, other)).toEqual([]);
    expect(await openView(at, other, view.id)).toMatchObject({ refused: 'view-not-found' });
    const shared = must(await changeView(at, one, view.id, 1, { name: '本月到期', query: 'time=near', shared: true }));
    expect(await listViews(at, other)).toEqual([{ ...shared, own: false }]);
    expect(await changeView(at, other, view.id, 2, { name: '我的', query: '', shared: true })).toMatchObject({ refused: 'view-not-found' });
    expect(await removeView(at, other, view.id, 2)).toMatchObject({ refused: 'view-not-found' });
    expect(await removeView(at, one, view.id, 1)).toMatchObject({ refused: 'stale' });
    expect(await removeView(at, one, view.id, 2)).toBeUndefined();
    expect(await listViews(at, one)).toEqual([]);
  });
});
