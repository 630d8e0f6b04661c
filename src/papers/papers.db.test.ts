import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { takeIn } from '#intake';
import { isRefusal } from '#kernel';
import { type Change, write } from '#journal';
import { type Caller, frozenClock, within } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { CITIES, DAY, MORNING, must, unproved, world, type World } from '../../test/delivery/fixture.ts';
import { published } from '../plans/testing.ts';
import { acknowledge, askUnlocking, assignmentTable, decideUnlocking, draftDispatch, lockPeriod, passDown, periodTable, reportTable, sendDispatch } from '../delivery/testing.ts';
import { changePaper, compilePaper, discardPaper, finishPaper, listPapers, openPaper, recordNumber, refreshPaper, reopenPaper } from './commands.ts';
import { fileOf } from './file.ts';
import { figureOf } from './freeze.ts';
import type { FigureKey, NewPaper, OpenedPaper } from './model.ts';
import type { PapersRoom } from './room.ts';

const EDU = '澜江省教育厅';
const MONEY = '澜江省财政厅';
const LATER = '2026-12-31T16:30:00.000Z';

interface Begun extends World { readonly papers: PapersRoom; readonly later: PapersRoom; readonly keeper: Caller; readonly ask: (more?: Partial<NewPaper>) => NewPaper; readonly report: (unit: string, standing: string, more?: Readonly<Record<string, unknown>>) => Promise<string> }

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());

  const begin = async (): Promise<Begun> => {
    const at = await world(await server.fresh());
    onTestFinished(at.close);
    const keeper = await at.as('ledger-keeper', EDU);
    const dispatch = must(await draftDispatch(at.room, keeper, at.planId, {
      authority: 'own-department', groupId: null, fromUnitId: at.unit(EDU), channel: 'letter', number: '澜教函〔2026〕12号', dispatchedOn: DAY, answerBy: null, words: null, contact: null,
      assignments: [...CITIES.map((name) => ({ taskId: at.task(2), unitId: at.unit(name) })), { taskId: at.task(3), unitId: at.unit(MONEY) }],
    }));
    const { assignments } = must(await sendDispatch(at.room, keeper, dispatch.dispatch.id, 1));
    const period = randomUUID();
    const step = (changes: Change[]): Promise<unknown> => within(at.plans.database, async (tx) => await write(tx, { actor: { kind: 'system', id: null }, action: 'report', subject: { kind: 'plan', id: at.planId }, at: at.room.clock.now().toISOString(), changes }) ?? true);
    must(await step([{ table: periodTable, id: period, insert: { id: period, plan_id: at.planId, every: 'quarter', from_on: '2026-01-01', to_on: '2026-04-01', title: '2026年第一季度', due_on: '2026-04-10', status: 'open', opened_at: at.room.clock.now().toISOString(), asked_count: 4, version: 1 } }]) as true);
    const versions = new Map<string, number>();
    return {
      ...at, keeper, papers: { database: at.plans.database, clock: at.room.clock }, later: { database: at.plans.database, clock: frozenClock(LATER) },
      ask: (more = {}) => ({ planId: at.planId, alsoPlanIds: [], kind: 'situation-report', unitId: at.unit(EDU), aboutUnitId: null, periodId: period, ...more }),
      report: async (unit, standing, more = {}) => {
        const owed = assignments.find(({ unitName }) => unitName === unit);
        const id = randomUUID();
        must(await step([
          { table: reportTable, id, insert: { id, assignment_id: owed?.id, period_id: period, status: 'submitted', standing, submitted_at: MORNING, late: false, origins: {}, asked_fields: 4, prefilled_fields: 0, version: 1, ...more } },
          { table: assignmentTable, id: owed?.id ?? '', set: { standing, problem_kind: standing === 'blocked' ? more['problem_kind'] ?? null : null, reported_on: DAY, last_period_id: period }, version: (versions.get(unit) ?? 0) + (owed?.version ?? 0) },
        ]) as true);
        versions.set(unit, (versions.get(unit) ?? 0) + 1);
        return id;
      },
    };
  };
  const counts = ({ frozen }: OpenedPaper, ...keys: FigureKey[]): (string | number)[] => keys.map((key) => { const figure = figureOf(frozen, key); return figure === undefined ? '-' : figure.missing > 0 ? `${figure.value} of which ${figure.missing} missing` : figure.value; });

  test('figures are taken from what was reported, with who is missing, and stay when more comes in', async () => {
    const at = await begin();
    await at.report(CITIES[0], 'blocked', { problem_kind: 'land', problem: '用地手续未办结', remedy: '自然资源部门正在办理' });
    await at.report(MONEY, 'done', { progress: '已全部发放' });
    const paper = must(await compilePaper(at.papers, at.keeper, at.ask()));
    expect(counts(paper, 'tasks', 'units', 'asked', 'reported', 'missing', 'done', 'blocked', 'overdue')).toEqual([2, 4, 4, 2, 2, '1 of which 2 missing', '1 of which 2 missing', 0]);
    expect(paper).toMatchObject({ title: '关于《教育提升行动方案》2026年第一季度进展情况的汇报', unitName: EDU, asOf: DAY, status: 'draft', actions: ['edit', 'refresh', 'finish', 'discard'] });
    const words = paper.blocks.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('\n');
    expect(words).toContain(`尚未报齐的单位：${CITIES[1]}、${CITIES[2]}。`);
    expect(words).toContain('卡在用地：用地手续未办结。措施：自然资源部门正在办理。');
    await at.report(CITIES[1], 'done');
    expect(must(await openPaper(at.papers, at.keeper, paper.id))).toEqual(paper);
    // The period is locked and opened again: the figures stay, and it is said.
    const between = { ...at.room, clock: frozenClock('2026-05-06T01:30:00.000Z') };
    must(await lockPeriod(between, at.keeper, paper.periodId ?? '', 1));
    const asked = must(await askUnlocking(between, at.keeper, paper.periodId ?? '', { reason: '两市漏报' }));
    must(await decideUnlocking(between, await at.as('reviewer', EDU), asked.id, 1, { granted: true, reason: null }));
    expect(must(await openPaper(at.papers, at.keeper, paper.id))).toEqual({ ...paper, openedAgainAt: '2026-05-06T01:30:00.000Z' });
    const again = must(await refreshPaper(at.later, at.keeper, paper.id, 1));
    expect(again.openedAgainAt).toBeNull();
    expect(counts(again, 'reported', 'done')).toEqual([3, '2 of which 1 missing']);
    expect([again.asOf, again.body, again.version]).toEqual(['2027-01-01', paper.body, 2]);
    expect(await unproved(at)).toEqual([]);
  });

  test('the next paper of a kind tells what is new since the one before; a letter speaks of one unit only', async () => {
    const at = await begin();
    await at.report(MONEY, 'under-way');
    const first = must(await compilePaper(at.papers, at.keeper, at.ask()));
    await at.report(CITIES[0], 'done');
    const second = must(await compilePaper(at.later, at.keeper, at.ask()));
    expect(second.frozen.since).toEqual({ id: first.id, asOf: DAY });
    expect(counts(second, 'newly-done', 'newly-overdue')).toEqual(['1 of which 2 missing', 1]);
    expect(counts(first, 'newly-done')).toEqual(['-']);
    const letter = must(await compilePaper(at.later, at.keeper, at.ask({ kind: 'reminder-letter', aboutUnitId: at.unit(MONEY) })));
    expect([letter.addressees, counts(letter, 'asked', 'overdue')]).toEqual([[MONEY], [1, 1]]);
    expect(JSON.stringify(letter.frozen)).not.toContain(CITIES[0]);
  });

  test('of several plans: all that is owed, each line with its plan; found under each of them; compared with the paper about the same plans', async () => {
    const at = await begin();
    const other = await published(at.plans, '澜江省安全提升方案\n\n1.完善校门设施。2026年底前完成。（省财政厅）\n', at.unit(EDU));
    const [task] = await at.plans.database.selectFrom('plans.task').select('id').where('plan_id', '=', other.id).execute();
    const drafted = must(await draftDispatch(at.room, at.keeper, other.id, { authority: 'own-department', groupId: null, fromUnitId: at.unit(EDU), channel: 'letter', number: '澜教函〔2026〕13号', dispatchedOn: DAY, answerBy: null, words: null, contact: null, assignments: [{ taskId: task?.id ?? '', unitId: at.unit(MONEY) }] }));
    must(await sendDispatch(at.room, at.keeper, drafted.dispatch.id, 1));
    const alone = must(await compilePaper(at.papers, at.keeper, at.ask()));
    const both = must(await compilePaper(at.papers, at.keeper, at.ask({ alsoPlanIds: [other.id, at.planId, other.id] })));
    expect(counts(both, 'tasks', 'units', 'asked')).toEqual([3, 4, 5]);
    expect([both.title, both.alsoPlans.map(({ id }) => id), both.frozen.since]).toEqual(['关于《教育提升行动方案》等2份方案2026年第一季度进展情况的汇报', [other.id], null]);
    expect(both.frozen.lines.map(({ plan }) => plan)).toEqual([...Array.from({ length: 4 }, () => '《教育提升行动方案》'), '《澜江省安全提升方案》']);
    expect(alone.frozen.lines.every(({ plan }) => plan === undefined)).toBe(true);
    for (const planId of [at.planId, other.id]) expect((await listPapers(at.papers, at.keeper, { planId, after: null, limit: 10 })).map(({ id }) => id)).toContain(both.id);
    expect((await listPapers(at.papers, at.keeper, { planId: other.id, after: null, limit: 10 })).map(({ id }) => id)).not.toContain(alone.id);
    expect(must(await compilePaper(at.later, at.keeper, at.ask({ alsoPlanIds: [other.id] }))).frozen.since?.id).toBe(both.id);
    expect(counts(must(await refreshPaper(at.later, at.keeper, both.id, 1)), 'asked', 'overdue')).toEqual([5, 2]);
    expect(await compilePaper(at.papers, at.keeper, at.ask({ alsoPlanIds: [randomUUID()] }))).toMatchObject({ refused: 'plan-not-found' });
    // Of another's ledger with nothing for this unit not even the title is told; of one that is seen there may be nothing.
    const theirs = await published(at.plans, '沅台市内部方案\n\n1.核对名册。2026年底前完成。（沅台市教育局）\n', at.unit('沅台市教育局'));
    const idle = await published(at.plans, '澜江省备用方案\n\n1.核对清册。2026年底前完成。（省财政厅）\n', at.unit(EDU));
    expect(await compilePaper(at.papers, at.keeper, at.ask({ alsoPlanIds: [theirs.id] }))).toMatchObject({ refused: 'plan-not-found' });
    expect(must(await compilePaper(at.papers, at.keeper, at.ask({ alsoPlanIds: [idle.id] }))).alsoPlans.map(({ id }) => id)).toEqual([idle.id]);
    // Nobody destroys one of them before the paper is there, and so found by what goes with it.
    await at.plans.database.transaction().execute(async (tx) => {
      must(await compilePaper({ ...at.papers, database: tx }, at.keeper, at.ask({ alsoPlanIds: [other.id] })));
      const free = await at.plans.database.selectFrom('plans.plan').select('id').where('id', 'in', [at.planId, other.id, theirs.id]).forUpdate().skipLocked().execute();
      expect(free.map(({ id }) => id)).toEqual([theirs.id]);
    });
    const notice = must(await compilePaper(at.later, at.keeper, at.ask({ kind: 'supervision-notice', aboutUnitId: at.unit(MONEY) })));
    expect([notice.title, notice.addressees]).toEqual(['关于《教育提升行动方案》有关任务的督办通知', [MONEY]]);
    expect(await unproved(at)).toEqual([]);
  });

  test('a letter to a unit below speaks of what was passed down to it; totals count that once, with who passed it down', async () => {
    const at = await begin();
    const [city] = [await at.as('reporting-clerk', CITIES[0]), await at.as('reporting-clerk', '云岭县人民政府')];
    const whole = async () => await at.plans.database.selectFrom('delivery.assignment').select(['id', 'version']).where('unit_id', '=', at.unit(CITIES[0])).executeTakeFirstOrThrow();
    must(await acknowledge(at.room, city, [await whole()]));
    const { id, version } = await whole();
    must(await passDown(at.room, city, id, version, { channel: 'system', number: null, dispatchedOn: DAY, answerBy: null, words: null, contact: null, parts: [{ unitId: at.unit('云岭县人民政府'), title: '云岭县建园', dueOn: '2026-06-30' }] }));
    const letter = must(await compilePaper(at.later, at.keeper, at.ask({ kind: 'reminder-letter', aboutUnitId: at.unit('云岭县人民政府') })));
    expect([letter.frozen.lines.map(({ name }) => name), counts(letter, 'asked', 'overdue')]).toEqual([['云岭县建园'], [1, 1]]);
    expect(counts(must(await compilePaper(at.later, at.keeper, at.ask())), 'units', 'asked')).toEqual([4, 4]);
  });

  test('edited with its figures, finished, taken back, numbered; as Word it is an official paper', async () => {
    const at = await begin();
    const paper = must(await compilePaper(at.papers, at.keeper, at.ask({ kind: 'bulletin' })));
    expect(await changePaper(at.papers, at.keeper, paper.id, 1, { body: '共{{总数}}' })).toMatchObject({ refused: 'unknown-figure' });
    const changed = must(await changePaper(at.papers, at.keeper, paper.id, 1, { body: '一、进展\n应报{{应报数}}，已报{{已报数}}。', addressees: ['各市州人民政府', MONEY], contact: '田小河 0000-1' }));
    expect(await changePaper(at.papers, at.keeper, paper.id, 1, { title: '另一个' })).toMatchObject({ refused: 'stale' });
    expect(changed.blocks.map(({ kind, pieces }) => [kind, pieces.length])).toEqual([['heading', 1], ['text', 5]]);
    expect(await recordNumber(at.papers, at.keeper, paper.id, 2, { number: '澜教〔2026〕8号', signedOn: DAY })).toMatchObject({ refused: 'paper-not-possible-now' });
    must(await finishPaper(at.papers, at.keeper, paper.id, 2));
    expect(await changePaper(at.papers, at.keeper, paper.id, 3, { title: '另一个' })).toMatchObject({ refused: 'paper-not-possible-now' });
    must(await reopenPaper(at.papers, at.keeper, paper.id, 3));
    must(await finishPaper(at.papers, at.keeper, paper.id, 4));
    expect(await recordNumber(at.papers, at.keeper, paper.id, 5, { number: '澜教〔2026〕8号', signedOn: '2026-03-03' })).toMatchObject({ refused: 'signed-in-future' });
    const numbered = must(await recordNumber(at.papers, at.keeper, paper.id, 5, { number: '澜教〔2026〕8号', signedOn: DAY }));
    expect([numbered.status, numbered.actions]).toEqual(['numbered', []]);
    expect(await discardPaper(at.papers, at.keeper, paper.id, 6)).toMatchObject({ refused: 'paper-not-possible-now' });
    const file = await fileOf(numbered);
    const source = await takeIn(file.bytes, file.fileName);
    const text = isRefusal(source) ? '' : source.text;
    for (const words of ['澜教〔2026〕8号', '各市州人民政府、', '应报4项，已报0项。', '2026年3月2日', '任务进展情况表', '建设幼儿园', CITIES[2], '尚未报齐的单位：', '田小河']) expect(text).toContain(words);
    expect(text).not.toMatch(/[{}]/);
    expect(await unproved(at)).toEqual([]);
  });

  test('a paper is its unit\'s own, and what cannot be written about is said', async () => {
    const at = await begin();
    const paper = must(await compilePaper(at.papers, at.keeper, at.ask()));
    for (const [role, unit] of [['ledger-keeper', MONEY], ['reader', EDU], ['reporting-clerk', EDU]] as const) {
      const other = await at.as(role, unit);
      expect(await openPaper(at.papers, other, paper.id), role).toMatchObject({ refused: 'paper-not-found' });
      expect(await listPapers(at.papers, other, { after: null, limit: 10 })).toEqual([]);
      expect(await compilePaper(at.papers, other, at.ask())).toMatchObject({ refused: 'not-allowed' });
      expect(await finishPaper(at.papers, other, paper.id, 1)).toMatchObject({ refused: 'paper-not-found' });
    }
    expect((await listPapers(at.papers, at.keeper, { after: null, limit: 10 })).map(({ id }) => id)).toEqual([paper.id]);
    expect(await listPapers(at.papers, at.keeper, { kind: 'brief', after: null, limit: 10 })).toEqual([]);
    const refused = async (more: Partial<NewPaper>): Promise<unknown> => { const answer = await compilePaper(at.papers, at.keeper, at.ask(more)); return isRefusal(answer) ? answer.refused : 'made'; };
    expect(await refused({ kind: 'letter' })).toBe('about-unit-needed');
    expect(await refused({ kind: 'letter', aboutUnitId: at.unit('沅台市教育局') })).toBe('nothing-handed-out');
    expect(await refused({ planId: randomUUID() })).toBe('plan-not-found');
    expect(await refused({ periodId: randomUUID() })).toBe('period-of-other-plan');
    expect(await refused({ unitId: randomUUID() })).toBe('unit-not-found');
    expect(await discardPaper(at.papers, at.keeper, paper.id, 1)).toBeUndefined();
    expect(await openPaper(at.papers, at.keeper, paper.id)).toMatchObject({ refused: 'paper-not-found' });
  });
});
