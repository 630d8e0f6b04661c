import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { verify } from '#journal';
import { frozenClock, SYSTEM } from '#platform';
import { plansRoom } from '../index.ts';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { addTask, amendTask, bulkAmend, withdrawTask } from '../amending.ts';
import { openPlan } from '../drafting.ts';
import { openLedger } from '../ledger/commands.ts';
import { withdrawPlan } from '../publishing.ts';
import type { Ledger } from '../model.ts';
import { undoStep } from '../stepping.ts';
import { MORNING, must, published, testRoom } from '../testing.ts';
import { compareMoments, ledgerAt, planVersions, taskHistory } from './commands.ts';

const why = { reason: '常务会议纪要', on: null, asWritten: ['县教体局', '县审计局'] };

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());

  test('every earlier state is shown as it was, and two are compared cell by cell', async () => {
    const clock = frozenClock(MORNING);
    const at = testRoom(await server.fresh(), clock);
    onTestFinished(at.close);
    const plan = await published(at);
    const first = must(await openLedger(at, SYSTEM, plan.id));
    const [one, two] = first.tasks;
    clock.advanceDays(1);
    must(await amendTask(at, SYSTEM, one?.id ?? '', 1, { title: '扩建校舍', responsibilities: [{ name: '县财政局', role: 'lead', unitId: null, collectiveId: null }], leaders: ['梁一'] }, why));
    const added = must(await addTask(at, SYSTEM, plan.id, { text: '完成用地预审。', title: '用地预审' }, why));
    const second = must(await openLedger(at, SYSTEM, plan.id));
    clock.advanceDays(1);
    const gone = must(await withdrawTask(at, SYSTEM, two?.id ?? '', 1, why));
    const third = must(await openLedger(at, SYSTEM, plan.id));

    const words = ({ tasks }: Ledger) => tasks.map(({ id, number, title, text, card, status, dueOn, version }) => ({ id, number, title, text, card, status, dueOn, version }));
    for (const [day, then] of [['2026-03-02', first], ['2026-03-03', second], ['2026-03-04', third]] as const) {
      const shown = must(await ledgerAt(at, SYSTEM, plan.id, { day }));
      expect(words(shown)).toEqual(words(then));
      expect(shown.plan.version).toBe(then.plan.version);
      expect(shown.workstreams).toEqual(then.workstreams);
      expect(words(must(await ledgerAt(at, SYSTEM, plan.id, { version: then.plan.version })))).toEqual(words(then));
    }
    // Signed before it was put in here: what held on a day in between can be told, before the paper nothing.
    expect(words(must(await ledgerAt(at, SYSTEM, plan.id, { day: '2026-03-01' })))).toEqual(words(must(await ledgerAt(at, SYSTEM, plan.id, { day: '2026-03-02' }))));
    expect(await ledgerAt(at, SYSTEM, plan.id, { day: '2026-02-09' })).toMatchObject({ refused: 'not-published-then' });
    expect(await ledgerAt(at, SYSTEM, plan.id, { day: '2026-03-05' })).toMatchObject({ refused: 'day-in-future' });

    expect(await compareMoments(at, SYSTEM, plan.id, { day: '2026-03-02' }, { day: '2026-03-04' })).toEqual({
      added: [{ id: added.id, number: null, name: '用地预审' }], removed: [{ id: two?.id, number: '2', name: '建设乡村幼儿园' }], same: 2,
      changed: [{ id: one?.id, number: '1', name: '扩建校舍', differences: [
        { cell: 'title', before: ['扩建城区校舍'], after: ['扩建校舍'] }, { cell: 'lead', before: ['县教育局'], after: ['县财政局'] }, { cell: 'cooperating', before: ['县财政局', '县自然资源局'], after: [] }, { cell: 'leaders', before: [], after: ['梁一'] },
      ] }],
    });
    expect(must(await taskHistory(at, SYSTEM, one?.id ?? ''))).toMatchObject([
      { action: 'amend-task', day: '2026-03-03', reason: why.reason, by: { kind: 'system', id: null }, differences: [{ cell: 'title' }, { cell: 'lead' }, { cell: 'cooperating' }, { cell: 'leaders' }] },
      { action: 'publish-plan', day: '2026-03-02', differences: [] },
    ]);
    must(await undoStep(at, SYSTEM, gone.step));
    expect(must(await taskHistory(at, SYSTEM, two?.id ?? '')).map(({ action, differences }) => [action, differences.map(({ cell }) => cell)])).toEqual([['undo-step', ['status']], ['withdraw-task', ['status']], ['publish-plan', []]]);
    expect(must(await planVersions(at, SYSTEM, plan.id)).map(({ version, action }) => [version, action])).toEqual([[6, 'undo-step'], [5, 'withdraw-task'], [4, 'add-task'], [3, 'amend-task'], [2, 'publish-plan']]);
  });

  test('what the tables hold is what the journal tells, after everything that can be done with a plan', async () => {
    const at = testRoom(await server.fresh());
    onTestFinished(at.close);
    const plan = await published(at);
    const [one, two, three] = must(await openLedger(at, SYSTEM, plan.id)).tasks.map(({ id }) => id) as [string, string, string];
    const first = must(await amendTask(at, SYSTEM, one, 1, { deadlines: [], targets: [], leaders: ['梁一'], offices: ['基教股'], recurrence: { text: '每年', every: 'year' }, goal: '学位够用' }, why));
    must(await undoStep(at, SYSTEM, first.step));
    must(await amendTask(at, SYSTEM, one, 3, { leaders: ['梁一'], parentId: two }, why));
    must(await addTask(at, SYSTEM, plan.id, { text: '完成用地预审。', targets: [{ text: '达到33.3%', metric: '比例', comparator: '>=', value: 33.3, valueMax: null, unit: '%', year: 2027, basis: 'at-date', scope: null }] }, why));
    must(await bulkAmend(at, SYSTEM, [{ id: three, version: 1 }], { kind: 'build', lead: { name: '县教体局', unitId: null, collectiveId: null } }, why));
    must(await withdrawTask(at, SYSTEM, two, 1, why));
    must(await withdrawPlan(at, SYSTEM, plan.id, must(await openPlan(at, SYSTEM, plan.id)).version, '由新方案取代'));
    const verdict = await verify(at.database, plansRoom.tables);
    expect(verdict.faults).toEqual([]);
    expect(verdict.entryCount).toBeGreaterThan(7);
    await server.owner(at.database).updateTable('plans.responsibility').set({ name: '别的单位' }).where('task_id', '=', three).execute();
    expect((await verify(at.database, plansRoom.tables)).faults.length).toBeGreaterThan(0);
  });

  test('a step over two plans stands in the record of each, and is taken back in both', async () => {
    const at = testRoom(await server.fresh());
    onTestFinished(at.close);
    const ledgers = [must(await openLedger(at, SYSTEM, (await published(at)).id)), must(await openLedger(at, SYSTEM, (await published(at)).id))];
    const tasks = ledgers.map((ledger) => ledger.tasks[0]).map((task) => ({ id: task?.id ?? '', version: 1 }));
    const stepped = must(await bulkAmend(at, SYSTEM, tasks, { addUnit: { name: '县审计局', role: 'cooperating', unitId: null, collectiveId: null } }, why));
    for (const { id } of tasks) expect(must(await taskHistory(at, SYSTEM, id))[0]).toMatchObject({ action: 'amend-tasks', differences: [{ cell: 'cooperating' }] });
    must(await undoStep(at, SYSTEM, stepped.step));
    for (const [n, { id }] of tasks.entries()) {
      expect(must(await taskHistory(at, SYSTEM, id))[0]).toMatchObject({ action: 'undo-step' });
      expect(must(await openLedger(at, SYSTEM, ledgers[n]?.plan.id ?? '')).tasks[0]?.card).toEqual(ledgers[n]?.tasks[0]?.card);
    }
  });
});
