import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { takeIn } from '#intake';
import { isRefusal } from '#kernel';
import { noticesRoom } from '#notices';
import { peopleRoom } from '#people';
import { type Caller, type FileReply, SYSTEM } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { CITIES, DAY, must, unproved, world, type World } from '../../../test/delivery/fixture.ts';
import { PAPER } from '../../../test/delivery/paper.ts';
import { published, withdrawPlan } from '../../plans/testing.ts';
import { confirmNames, testRoom as unitsRoomFor } from '../../units/testing.ts';
import { acknowledge, recordAnswer } from '../assignments/answering.ts';
import { exportAssignments } from '../assignments/export.ts';
import { proposalsFor } from './check.ts';
import { breakDown, passDown } from '../assignments/passing.ts';
import { discardDispatch, draftDispatch, editDispatch, listDispatches, openDispatch, sendDispatch, withdrawDispatch } from './commands.ts';
import { letterArchive, letterTo } from './exports.ts';
import type { NewDispatch, OpenedDispatch } from './model.ts';
import { proposeAuthority, proposeDispatch } from './proposing.ts';

const EDU = '澜江省教育厅';
const MONEY = '澜江省财政厅';
const CITY_EDU = '沅台市教育局';
const textOf = async ({ bytes, fileName }: FileReply): Promise<string> => {
  const source = await takeIn(bytes, fileName);
  return isRefusal(source) ? '' : source.text;
};

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());
  const begin = async (): Promise<World & { keeper: Caller; ask: (more: Partial<NewDispatch> & { pairs: [number, string][] }) => NewDispatch }> => {
    const at = await world(await server.fresh());
    onTestFinished(at.close);
    return {
      ...at, keeper: await at.as('ledger-keeper', EDU),
      ask: ({ pairs, ...more }) => ({ authority: 'own-department', groupId: null, fromUnitId: at.unit(EDU), channel: 'letter', number: null, dispatchedOn: DAY, answerBy: '2026-03-20', words: null, contact: null, assignments: pairs.map(([task, unit]) => ({ taskId: at.task(task), unitId: at.unit(unit) })), ...more }),
    };
  };

  test('who would owe what is proposed from the ledger, with the ways to each', async () => {
    const at = await begin();
    await at.as('reporting-clerk', CITY_EDU);
    const found = must(await proposeDispatch(at.room, at.keeper, at.planId, { authority: 'own-department', groupId: null, fromUnitId: at.unit(EDU), taskIds: null, unitIds: [] }));
    expect(found.tasks.map(({ number, owing, cooperating, unknown }) => [number, owing.map(({ unitName, role }) => `${unitName} ${role}`), cooperating, unknown])).toEqual([
      ['1', [`${EDU} lead`], ['省财政厅'], []], ['2', CITIES.map((name) => `${name} member`), [], []], ['3', [`${MONEY} lead`], ['省教育厅'], []],
      ['4', [`${EDU} lead`, '澜江省人力资源和社会保障厅 co-lead'], [], []], ['5', [`${CITY_EDU} lead`], [], []],
    ]);
    const ways = new Map(found.units.map(({ name, channels, actsHere }) => [name, [actsHere, channels.join(' ')]]));
    expect([ways.get(EDU), ways.get(MONEY), ways.get(CITIES[0]), ways.get(CITY_EDU)]).toEqual([[true, 'system letter meeting'], [false, 'letter'], [false, 'letter'], [true, 'system letter meeting']]);
    // By the government's word a bureau below another government is past reach, and it is said why.
    const forwarded = must(await proposeDispatch(at.room, at.keeper, at.planId, { authority: 'government-office', groupId: null, fromUnitId: at.unit(EDU), taskIds: [at.task(2), at.task(5)], unitIds: [] }));
    expect(forwarded.units.map(({ name, channels, refusal }) => [name, channels.join(' '), refusal?.zh ?? null])).toEqual([
      ...CITIES.map((name) => [name, 'letter meeting', null]), [CITY_EDU, '', `以“政府办公厅（室）转发”名义不能向“${CITY_EDU}”交办。可以用：本部门的系统内交办。`],
    ]);
    expect(await proposeDispatch(at.room, await at.as('ledger-keeper', CITY_EDU), at.planId, { authority: 'own-department', groupId: null, fromUnitId: at.unit(CITY_EDU), taskIds: null, unitIds: [] })).toMatchObject({ refused: 'plan-of-another' });
  });

  test('a name that stood for no unit when the plan was issued is known once somebody confirmed it', async () => {
    const at = await begin();
    await at.plans.database.updateTable('plans.responsibility').set({ unit_id: null }).where('name', '=', '沅台市教育局').execute();
    const owing = async (): Promise<unknown> => must(await proposeDispatch(at.room, at.keeper, at.planId, { authority: 'own-department', groupId: null, fromUnitId: at.unit(EDU), taskIds: [at.task(5)], unitIds: [] })).tasks.map((task) => [task.owing.map(({ unitName }) => unitName), task.unknown]);
    expect(await owing()).toEqual([[[], ['沅台市教育局']]]);
    must(await confirmNames(unitsRoomFor(at.plans.database), SYSTEM, at.unit(EDU), null, [{ name: '沅台市教育局', meaning: { kind: 'unit', id: at.unit(CITY_EDU) } }]));
    expect(await owing()).toEqual([[[CITY_EDU], []]]);
    // In the papers of the office that confirmed it, and in no other's.
    const other = await published(at.plans, PAPER, at.unit(MONEY));
    await at.plans.database.updateTable('plans.responsibility').set({ unit_id: null }).where('name', '=', '沅台市教育局').execute();
    const tasks = await at.plans.database.selectFrom('plans.task').select(['id', 'plan_id']).where('number', '=', '5').where('plan_id', 'in', [at.planId, other.id]).execute();
    const both = await proposalsFor(at.room, at.room.database, tasks.map(({ id }) => id), DAY);
    expect(tasks.map(({ id, plan_id }) => [plan_id, both.get(id)?.owing.map(({ unitId }) => unitId), both.get(id)?.unknown]).toSorted()).toEqual([[at.planId, [at.unit(CITY_EDU)], []], [other.id, [], ['沅台市教育局']]].toSorted());
  });

  test('drafted, changed, sent; letters bear their unit\'s tasks only, and whoever acts there is told', async () => {
    const at = await begin();
    const clerk = await at.as('reporting-clerk', CITY_EDU);
    const draft = must(await draftDispatch(at.room, at.keeper, at.planId, at.ask({ pairs: [[2, CITIES[0]], [2, CITIES[1]], [3, MONEY]], contact: '田小河 0000-1', words: '请按月调度。' })));
    expect(draft.dispatch).toMatchObject({ status: 'draft', assignments: 3, units: 3, actions: ['edit', 'send', 'discard'] });
    expect(draft.assignments.map(({ unitName, role, status, dueOn }) => [unitName, role, status, dueOn])).toEqual([[CITIES[0], 'member', 'draft', '2027-12-31'], [CITIES[1], 'member', 'draft', '2027-12-31'], [MONEY, 'lead', 'draft', '2026-12-31']]);
    // Nobody but the sender sees a draft.
    expect(await openDispatch(at.room, await at.as('reader', MONEY), draft.dispatch.id)).toMatchObject({ refused: 'dispatch-not-found' });
    const edited = must(await editDispatch(at.room, at.keeper, draft.dispatch.id, 1, { number: '澜教函〔2026〕12号', assignments: [{ taskId: at.task(2), unitId: at.unit(CITIES[2]) }, { taskId: at.task(2), unitId: at.unit(CITIES[0]) }, { taskId: at.task(3), unitId: at.unit(MONEY) }] }));
    // What stays keeps its row and its place; what is new comes behind.
    expect(edited.assignments.map(({ id, unitName }) => [draft.assignments.findIndex((one) => one.id === id), unitName])).toEqual([[0, CITIES[0]], [2, MONEY], [-1, CITIES[2]]]);
    expect(await editDispatch(at.room, at.keeper, draft.dispatch.id, 2, { assignments: [{ taskId: at.task(3), unitId: at.unit(CITIES[0]) }] })).toMatchObject({ refused: 'unit-not-responsible' });
    const { dispatch } = must(await editDispatch(at.room, at.keeper, draft.dispatch.id, 2, { assignments: [{ taskId: at.task(2), unitId: at.unit(CITIES[0]) }, { taskId: at.task(3), unitId: at.unit(MONEY) }] }));
    expect(dispatch).toMatchObject({ version: 3, assignments: 2, number: '澜教函〔2026〕12号' });

    const letter = await textOf(must(await letterTo(at.room, at.keeper, dispatch.id, at.unit(MONEY))));
    for (const words of [`${MONEY}：`, '澜教函〔2026〕12号', '关于商请办理《', '牵头的1项任务函告如下', '落实教师待遇', '2026年12月31日', '2026年3月20日前书面反馈', '请按月调度。', '任务承办回执', '田小河']) expect(letter).toContain(words);
    expect(letter).not.toContain('幼儿园');
    const archive = unzipSync(must(await letterArchive(at.room, at.keeper, dispatch.id)).bytes);
    expect(Object.keys(archive).map((name) => name.replace(/ 澜江省教育.*$/u, ''))).toEqual([`1 商请函 ${CITIES[0]}`, `2 商请函 ${MONEY}`, '名单.csv']);
    expect(strFromU8(archive['名单.csv'] as Uint8Array)).toContain(`${MONEY},1`);

    const sent = must(await sendDispatch(at.room, at.keeper, dispatch.id, 3));
    expect([sent.dispatch.status, sent.dispatch.unanswered, sent.assignments.map(({ status }) => status)]).toEqual(['sent', 2, ['sent', 'sent']]);
    expect(await editDispatch(at.room, at.keeper, dispatch.id, 4, { channel: 'meeting' })).toMatchObject({ refused: 'dispatch-has-gone' });
    expect(must(await editDispatch(at.room, at.keeper, dispatch.id, 4, { contact: '许文 0000-2' })).dispatch.contact).toBe('许文 0000-2');
    for (const format of ['docx', 'xlsx', 'csv'] as const) {
      const list = await textOf(must(await exportAssignments(at.room, at.keeper, { dispatch: dispatch.id, format })));
      for (const words of ['收到的任务', MONEY, CITIES[0], '牵头', '待签收', '2026-12-31', '澜教函〔2026〕12号'].slice(format === 'csv' ? 1 : 0)) expect(list, format).toContain(words);
    }
    expect(await exportAssignments(at.room, at.keeper, { dispatch: dispatch.id, status: 'closed', format: 'xlsx' })).toMatchObject({ refused: 'nothing-owed' });
    expect(await draftDispatch(at.room, at.keeper, at.planId, at.ask({ pairs: [[3, MONEY]] }))).toMatchObject({ refused: 'already-dispatched', values: { unit: MONEY } });

    const bureau = must(await draftDispatch(at.room, at.keeper, at.planId, at.ask({ pairs: [[5, CITY_EDU]], channel: 'system' })));
    must(await sendDispatch(at.room, at.keeper, bureau.dispatch.id, 1));
    const notices = noticesRoom.open({ database: at.room.database, clock: at.room.clock, root: '', version: '0' } as never).handlers['listNotices'] as unknown as (asked: object) => Promise<{ items: { kind: string; count: number }[] }>;
    expect((await notices({ caller: clerk, query: { limit: 10 }, params: {}, database: at.room.database })).items).toMatchObject([{ kind: 'dispatch-sent', count: 1 }]);
    expect(must(await listDispatches(at.room, at.keeper, { plan: at.planId, limit: 10 })).items.map(({ channel }) => channel).toSorted()).toEqual(['letter', 'system']);
    expect(await unproved(at)).toEqual([]);
  });

  test('what is refused, with what would do', async () => {
    const at = await begin();
    const code = async (more: Parameters<typeof at.ask>[0], by: Caller = at.keeper): Promise<string> => { const done = await draftDispatch(at.room, by, at.planId, at.ask(more)); return isRefusal(done) ? done.refused : 'done'; };
    expect(await code({ pairs: [[3, MONEY]], channel: 'system' })).toBe('channel-not-open');
    expect(await code({ pairs: [[5, CITY_EDU]], channel: 'system' })).toBe('unit-not-in-system');
    expect(await code({ pairs: [[1, MONEY]] })).toBe('unit-only-cooperates');
    expect(await code({ pairs: [[1, CITY_EDU]] })).toBe('unit-not-responsible');
    expect(await code({ pairs: [[3, MONEY]], dispatchedOn: '2026-03-03' })).toBe('dispatched-in-future');
    expect(await code({ pairs: [[3, MONEY]], answerBy: '2026-03-01' })).toBe('answer-before-dispatch');
    expect(await code({ pairs: [[3, MONEY]], authority: 'leading-group' })).toBe('group-missing');
    expect(await code({ pairs: [[5, CITY_EDU]], authority: 'government-office' })).toBe('authority-does-not-reach');
    expect(await code({ pairs: [[3, MONEY]] }, await at.as('reporting-clerk', EDU))).toBe('not-allowed');
    expect(await code({ pairs: [[3, MONEY]] }, await at.as('ledger-keeper', MONEY))).toBe('not-allowed');
    const meeting = must(await draftDispatch(at.room, at.keeper, at.planId, at.ask({ pairs: [[3, MONEY]], channel: 'meeting', authority: 'government-office' })));
    expect(await sendDispatch(at.room, at.keeper, meeting.dispatch.id, 1)).toMatchObject({ refused: 'minutes-missing' });
    expect(await sendDispatch(at.room, at.keeper, meeting.dispatch.id, 7)).toMatchObject({ refused: 'minutes-missing' });
    expect(await discardDispatch(at.room, at.keeper, meeting.dispatch.id, 7)).toMatchObject({ refused: 'stale' });
    expect(await discardDispatch(at.room, at.keeper, meeting.dispatch.id, 1)).toBeUndefined();
    expect(await code({ pairs: [[3, MONEY]] })).toBe('done');
    // A plan that was withdrawn meanwhile goes nowhere.
    const { items: [waiting] } = must(await listDispatches(at.room, at.keeper, { limit: 1 }));
    must(await withdrawPlan(at.plans, SYSTEM, at.planId, 2, '重新印发'));
    expect(await sendDispatch(at.room, at.keeper, waiting?.id ?? '', 1)).toMatchObject({ refused: 'plan-not-published' });
  });

  test('in a leading group\'s name its members and the governments below are reached, by whoever houses its office; who left it is not', async () => {
    const at = await begin();
    const people = peopleRoom.open({ database: at.room.database, clock: at.room.clock, root: '', version: '0' } as never).handlers as unknown as Record<string, (asked: object) => Promise<unknown>>;
    const group = at.unit('澜江省教育领导小组');
    const asked = { caller: SYSTEM, database: at.room.database, query: {}, params: { id: group } };
    must(await people['setUpLeadingGroup']?.({ ...asked, body: { unitId: group, officeUnitId: at.unit(EDU), documentNumber: null } }) as object);
    must(await people['addMemberUnits']?.({ ...asked, body: { unitIds: [at.unit(EDU), at.unit(MONEY)], from: null } }) as object);
    const named = { authority: 'leading-group' as const, groupId: group };
    const ways = must(await proposeDispatch(at.room, at.keeper, at.planId, { ...named, fromUnitId: at.unit(EDU), taskIds: null, unitIds: [] })).units.map(({ name, channels, refusal }) => [name, channels.join(' ') || refusal?.code]);
    expect(ways).toEqual([[EDU, 'system letter meeting'], ...CITIES.map((name) => [name, 'letter meeting']), [MONEY, 'letter meeting'], ['澜江省人力资源和社会保障厅', 'authority-does-not-reach'], [CITY_EDU, 'authority-does-not-reach']]);
    const draft = must(await draftDispatch(at.room, at.keeper, at.planId, at.ask({ ...named, pairs: [[3, MONEY]] })));
    expect(await textOf(must(await letterTo(at.room, at.keeper, draft.dispatch.id, at.unit(MONEY))))).toContain('经澜江省教育领导小组同意，现将由你单位牵头的1项任务交办如下');
    expect(await draftDispatch(at.room, at.keeper, at.planId, at.ask({ authority: 'leading-group', groupId: at.unit(MONEY), pairs: [[2, CITIES[0]]] }))).toMatchObject({ refused: 'group-not-found' });
  });

  test('two who hand out the same at once do not both', async () => {
    const at = await begin();
    const done = await Promise.all([1, 2, 3].map(() => draftDispatch(at.room, at.keeper, at.planId, at.ask({ pairs: [[3, MONEY]] }))));
    expect(done.map((one) => (isRefusal(one) ? one.refused : 'done')).toSorted()).toEqual(['already-dispatched', 'already-dispatched', 'done']);
  });

  test('a list tells one\'s own from what others passed down; by whose word follows from who issued the paper', async () => {
    const at = await begin();
    const city = await at.as('ledger-keeper', CITIES[0]);
    const { dispatch } = must(await draftDispatch(at.room, at.keeper, at.planId, at.ask({ pairs: [[2, CITIES[0]]] })));
    const sent = must(await sendDispatch(at.room, at.keeper, dispatch.id, 1));
    const { id, version } = sent.assignments[0] as (typeof sent.assignments)[number];
    const [taken] = must(await acknowledge(at.room, city, [{ id, version }]));
    must(await breakDown(at.room, city, id, taken?.version ?? 0, { parts: [{ title: '选址', dueOn: null, officeUnitId: null, person: null }] }));
    must(await passDown(at.room, city, id, (taken?.version ?? 0) + 1, { channel: 'letter', number: null, dispatchedOn: DAY, answerBy: null, words: null, contact: null, parts: [{ unitId: at.unit('沅台市教育局'), title: null, dueOn: null }] }));
    const list = async (caller: Caller, whose?: 'own' | 'below'): Promise<unknown> => must(await listDispatches(at.room, caller, { whose, limit: 10 })).items.map(({ fromUnitName, passedDown }) => [fromUnitName, passedDown]);
    const [own, below] = [[EDU, false], [CITIES[0], true]];
    expect([await list(at.keeper, 'own'), await list(at.keeper, 'below'), (await list(at.keeper) as unknown[]).length]).toEqual([[own], [below], 2]);
    expect([await list(city, 'own'), await list(city, 'below')]).toEqual([[below], []]);
    // Who looks on from above speaks for no unit: out of the ledger, and passed on from there.
    const everywhere = await at.as('leader', null);
    expect([await list(everywhere, 'own'), await list(everywhere, 'below')]).toEqual([[own], [below]]);
    expect(must(await proposeAuthority(at.room, at.keeper, at.planId))).toEqual({ authority: 'own-department', groupId: null, because: 'issuer', words: EDU });
    expect(await proposeAuthority(at.room, at.keeper, '00000000-0000-4000-8000-000000000000')).toMatchObject({ refused: 'plan-not-found' });
    expect(await unproved(at)).toEqual([]);
  });

  test('an answer by letter is recorded for the unit; what went out is withdrawn with its reason and may be given anew', async () => {
    const at = await begin();
    const draft = must(await draftDispatch(at.room, at.keeper, at.planId, at.ask({ pairs: [[2, CITIES[0]], [2, CITIES[1]]] })));
    const sent: OpenedDispatch = must(await sendDispatch(at.room, at.keeper, draft.dispatch.id, 1));
    expect(sent.assignments.every(({ onBehalf, actions }) => onBehalf && !actions.includes('acknowledge'))).toBe(true);
    const [first, second] = sent.assignments.map(({ id }) => id) as [string, string];
    const answer = { unitId: at.unit(CITIES[0]), number: '沅政函〔2026〕5号', answeredOn: DAY, objections: [] };
    expect(await recordAnswer(at.room, await at.as('ledger-keeper', MONEY), draft.dispatch.id, answer)).toMatchObject({ refused: 'dispatch-not-found' });
    expect(await recordAnswer(at.room, at.keeper, draft.dispatch.id, { ...answer, objections: [{ assignmentId: second, words: '用地不足' }] })).toMatchObject({ refused: 'assignment-not-of-unit' });
    expect(await recordAnswer(at.room, at.keeper, draft.dispatch.id, { ...answer, answeredOn: '2026-03-03' })).toMatchObject({ refused: 'answer-day-in-future' });
    must(await recordAnswer(at.room, at.keeper, draft.dispatch.id, answer));
    expect(await recordAnswer(at.room, at.keeper, draft.dispatch.id, answer)).toMatchObject({ refused: 'nothing-to-record' });
    const after = must(await recordAnswer(at.room, at.keeper, draft.dispatch.id, { unitId: at.unit(CITIES[1]), number: '梓政函〔2026〕2号', answeredOn: DAY, objections: [{ assignmentId: second, words: '用地不足，建议调整为8所' }] }));
    expect(after.assignments.map(({ id, status, answerNumber, objection }) => [id, status, answerNumber, objection])).toEqual([[first, 'acknowledged', '沅政函〔2026〕5号', null], [second, 'objected', '梓政函〔2026〕2号', '用地不足，建议调整为8所']]);
    expect(after.dispatch).toMatchObject({ unanswered: 0, objected: 1 });
    const gone = must(await withdrawDispatch(at.room, at.keeper, draft.dispatch.id, after.version, '改由领导小组交办'));
    expect([gone.dispatch.status, gone.dispatch.reason, gone.assignments.map(({ status, reason }) => [status, reason])]).toEqual(['withdrawn', '改由领导小组交办', [['withdrawn', '改由领导小组交办'], ['withdrawn', '改由领导小组交办']]]);
    expect(isRefusal(await draftDispatch(at.room, at.keeper, at.planId, at.ask({ pairs: [[2, CITIES[0]]] })))).toBe(false);
    expect(await unproved(at)).toEqual([]);
  });
});
