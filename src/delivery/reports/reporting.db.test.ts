import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Database } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { CITIES, must, unproved } from '../../../test/delivery/fixture.ts';
import { CITY_EDU, EDU, type Running, running } from '../../../test/delivery/running.ts';
import { acknowledge } from '../assignments/answering.ts';
import { openAssignment } from '../assignments/listing.ts';
import { passDown } from '../assignments/passing.ts';
import { lockPeriod, movePeriodDue, openPeriod, previewPeriod, readPeriod, readRhythm, setRhythm } from '../periods/commands.ts';
import { planAims } from '../totals/commands.ts';
import * as commands from './commands.ts';
import { countMyReports, listMyReports, listPeriodReports, listReviews } from './lists.ts';
import type { ReportDraft } from './model.ts';

/** Nothing is refused of which something stays. */
const nothing = (): void => undefined;
const draft = (over: Partial<ReportDraft> = {}): ReportDraft => ({ standing: 'under-way', progress: '已办两期培训', problemKind: null, problem: null, remedy: null, nextStep: '再办一期', figures: [], ...over });

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());
  const begin = async (): Promise<Running> => { const at = await running(await server.fresh()); onTestFinished(at.close); return at; };

  test('what is asked is seen before it is asked, and not asked twice', async () => {
    const at = await begin();
    expect(must(await readRhythm(at.room, at.keeper, at.planId))).toMatchObject({ every: null, version: 0, proposal: { every: 'half-year', because: 'none-named' }, maySet: true });
    expect(await openPeriod(at.room, at.keeper, at.planId, { from: '2026-01-01', dueOn: null }, nothing)).toMatchObject({ refused: 'rhythm-not-set' });
    expect(await setRhythm(at.room, at.keeper, at.planId, 0, { every: 'month', clause: null })).toMatchObject({ refused: 'month-without-clause' });
    const seen = must(await previewPeriod(at.room, at.keeper, at.planId, { every: 'quarter' }));
    expect(seen).toMatchObject({ title: '2026年第一季度', from: '2026-01-01', to: '2026-04-01', dueOn: '2026-04-10', asked: 6, yearly: 24, overlaps: null, choices: [{ from: '2026-01-01' }] });
    // Of a time that is long over the reports are due so many days from today.
    expect(must(await previewPeriod(at.room, at.keeper, at.planId, { every: 'quarter', from: '2025-10-01' }))).toMatchObject({ asked: 0, dueOn: '2026-03-12' });
    expect(seen.units.map(({ unitName, reports, fields, thisPlan }) => [unitName, reports, fields, thisPlan]).toSorted()).toEqual([[CITY_EDU, 1, 3, 4], [EDU, 2, 6, 8], ...CITIES.map((name) => [name, 1, 4, 4])].toSorted());
    must(await setRhythm(at.room, at.keeper, at.planId, 0, { every: 'quarter', clause: null }));
    expect(await setRhythm(at.room, at.keeper, at.planId, 0, { every: 'year', clause: null })).toMatchObject({ refused: 'stale' });
    expect(await openPeriod(at.room, at.keeper, at.planId, { from: '2026-02-01', dueOn: null }, nothing)).toMatchObject({ refused: 'period-not-of-rhythm', values: { begins: '2026-01-01' } });
    expect(await openPeriod(at.room, at.keeper, at.planId, { from: '2026-04-01', dueOn: null }, nothing)).toMatchObject({ refused: 'period-not-begun' });
    expect(await openPeriod(at.room, at.keeper, at.planId, { from: '2026-01-01', dueOn: '2026-03-01' }, nothing)).toMatchObject({ refused: 'due-day-past' });
    expect(await openPeriod(at.room, at.clerk, at.planId, { from: '2026-01-01', dueOn: null }, nothing)).toMatchObject({ refused: 'not-allowed' });
    const period = must(await openPeriod(at.room, at.keeper, at.planId, { from: '2026-01-01', dueOn: null }, nothing));
    expect(period).toMatchObject({ asked: 6, handedIn: 0, unitsAsked: 5, unitsMissing: 5, actions: ['lock', 'move-due'] });
    // Half a year that holds this quarter would ask the same again.
    must(await setRhythm(at.room, at.keeper, at.planId, 1, { every: 'half-year', clause: null }));
    const steps: ((db: Database) => Promise<unknown>)[] = [];
    expect(await openPeriod(at.room, at.keeper, at.planId, { from: '2026-01-01', dueOn: null }, (step) => { steps.push(step); })).toMatchObject({ refused: 'asked-already', values: { title: '2026年第一季度' } });
    expect(steps).toHaveLength(1);
    for (const step of steps) await step(at.room.database as Database);
    expect(await at.room.database.selectFrom('delivery.refused_ask').select('period_id').execute()).toEqual([{ period_id: period.id }]);
    expect(await unproved(at)).toEqual([]);
  });

  test('handing in asks the database so many times and no more: each is a way there and back for every clerk', async () => {
    const at = await begin();
    const period = await at.open();
    let asked = 0;
    const counted = at.room.database.withPlugin({ transformQuery: ({ node }) => node, transformResult: async ({ result }) => { asked += 1; return result; } });
    const saved = must(await commands.saveDraft({ ...at.room, database: counted }, at.clerk, [at.assignment(5), period.id], 0, draft()));
    expect(asked).toBeLessThanOrEqual(11);
    asked = 0;
    must(await commands.submitReport({ ...at.room, database: counted }, at.clerk, [at.assignment(5), period.id], saved.version, draft()));
    expect(asked).toBeLessThanOrEqual(15);
  });

  test('to whom a part was passed down sees the period that asks it, though the plan is not shown to it; what was sent back stands before the order of the paper', async () => {
    const at = await begin();
    const period = await at.open();
    const [city, county, stranger] = [await at.as('reporting-clerk', CITIES[0]), await at.as('reporting-clerk', '云岭县人民政府'), await at.as('reporting-clerk', '青溪县人民政府')];
    const one = async () => must(await openAssignment(at.room, city, at.assignment(CITIES[0])));
    must(await acknowledge(at.room, city, [{ id: at.assignment(CITIES[0]), version: (await one()).version }]));
    expect(await readPeriod(at.room, county, period.id)).toMatchObject({ refused: 'period-not-found' });
    must(await passDown(at.room, city, at.assignment(CITIES[0]), (await one()).version, { channel: 'system', number: null, dispatchedOn: '2026-03-02', answerBy: null, words: null, contact: null, parts: [{ unitId: at.unit('云岭县人民政府'), title: null, dueOn: null }] }));
    expect(await countMyReports(at.room, county)).toMatchObject({ open: 1, toAcknowledge: 1 });
    expect(must(await readPeriod(at.room, county, period.id))).toMatchObject({ asked: 1, unitsAsked: 1, actions: [] });
    expect(await readPeriod(at.room, stranger, period.id)).toMatchObject({ refused: 'period-not-found' });

    const own = async (page: { readonly cursor?: string } = {}) => must(await listMyReports(at.room, at.ownClerk, { ...page, limit: 1, done: false }));
    const titles = async (): Promise<string[]> => { const first = await own(); return [first, ...first.next === null ? [] : [await own({ cursor: first.next })]].flatMap(({ items }) => items.map(({ about }) => about.number ?? '')); };
    expect(await titles()).toEqual(['1', '4']);
    const handed = must(await commands.submitReport(at.room, at.ownClerk, [at.assignment(4), period.id], 0, draft()));
    must(await commands.returnReport(at.room, at.keeper, handed.id as string, 1, '请写明已到多少'));
    expect(await titles()).toEqual(['4', '1']);
  });

  test('a quarter: drafted, handed in, sent back, reviewed by another, ratified, locked, corrected; two at one report', async () => {
    const at = await begin();
    const period = await at.open();
    const place = [at.assignment(5), period.id] as const;
    expect(must(await listMyReports(at.room, at.clerk, { limit: 10, done: false })).items.map(({ about, status }) => [about.title, status])).toEqual([['培训骨干教师', 'missing']]);
    const empty = must(await commands.openReport(at.room, at.clerk, ...place));
    expect(empty).toMatchObject({ id: null, version: 0, status: 'draft', actions: ['save', 'submit'], reviewedAbove: false, offer: { standing: null } });

    const saved = must(await commands.saveDraft(at.room, at.clerk, place, 0, draft({ progress: '写到一半' })));
    expect(saved).toMatchObject({ version: 1, progress: '写到一半' });
    // A colleague who had the empty page open is told; nothing is lost.
    expect(await commands.saveDraft(at.room, await at.as('reporting-clerk', CITY_EDU), place, 0, draft())).toMatchObject({ refused: 'stale' });
    // Whoever asked sees that nothing came yet, not what is being typed.
    expect(must(await commands.openReport(at.room, at.keeper, ...place))).toMatchObject({ id: null, progress: null, version: 1, actions: ['record'] });
    expect(await commands.saveDraft(at.room, at.keeper, place, 1, draft())).toMatchObject({ refused: 'speaks-for-another', values: { unit: CITY_EDU } });
    expect(await commands.openReport(at.room, await at.as('reporting-clerk', CITIES[1]), ...place)).toMatchObject({ refused: 'report-not-found' });

    for (const [over, refused] of [[{ standing: null }, 'report-lacks-standing'], [{ progress: null }, 'report-lacks-progress'], [{ standing: 'blocked' }, 'report-lacks-problem-kind'], [{ standing: 'blocked', problemKind: 'money' }, 'report-lacks-problem']] as const) expect(await commands.submitReport(at.room, at.clerk, place, 1, draft(over))).toMatchObject({ refused });
    at.passTo('2026-04-10T15:59:59.000Z');
    const handed = must(await commands.submitReport(at.room, at.clerk, place, 1, draft({ standing: 'blocked', problemKind: 'money', problem: '经费未到位' })));
    expect(handed).toMatchObject({ status: 'submitted', late: false, version: 2, actions: ['take-back'], submittedBy: '试用人' });
    expect(await commands.passReport(at.room, at.clerk, handed.id as string, 2)).toMatchObject({ refused: 'reviews-own-report' });
    expect(await commands.passReport(at.room, at.keeper, handed.id as string, 2)).toMatchObject({ refused: 'not-allowed' });
    expect(must(await listReviews(at.room, at.reviewer, { limit: 5 })).items.map(({ about }) => about.unitName)).toEqual([CITY_EDU]);
    expect(must(await listReviews(at.room, at.keeper, { limit: 5 })).items).toEqual([]);
    const back = must(await commands.returnReport(at.room, at.reviewer, handed.id as string, 2, '请写明已到多少'));
    expect(back).toMatchObject({ status: 'returned', returnReason: '请写明已到多少' });
    expect(await countMyReports(at.room, at.clerk)).toEqual({ open: 1, late: 0, returned: 1, done: 0, toAcknowledge: 0 });

    at.passTo('2026-04-10T16:00:00.000Z');
    const again = must(await commands.submitReport(at.room, at.clerk, place, 3, draft({ standing: 'blocked', problemKind: 'money', problem: '经费未到位' })));
    expect(again).toMatchObject({ status: 'submitted', late: true, returnReason: null });
    const passed = must(await commands.passReport(at.room, at.reviewer, handed.id as string, 4));
    expect(passed).toMatchObject({ status: 'passed', passedBy: '试用人' });
    expect(await commands.ratifyReport(at.room, at.clerk, handed.id as string, 5, { by: '方远', on: '2026-04-12', number: null })).toMatchObject({ refused: 'ratified-in-future' });
    expect(must(await commands.ratifyReport(at.room, at.clerk, handed.id as string, 5, { by: '方远', on: '2026-04-11', number: '局长办公会〔2026〕4号' }))).toMatchObject({ status: 'ratified', ratification: { by: '方远' } });
    expect(await at.room.database.selectFrom('delivery.assignment').select(['standing', 'problem_kind', 'reported_on', 'last_period_id', 'evidence']).where('id', '=', place[0]).executeTakeFirst())
      .toEqual({ standing: 'blocked', problem_kind: 'money', reported_on: '2026-04-11', last_period_id: period.id, evidence: 'none' });

    // A unit without a reviewer is accepted by who sent it out; the letter's number stands for a unit that nobody speaks for here.
    const own = must(await commands.submitReport(at.room, at.ownClerk, [at.assignment(1), period.id], 0, draft()));
    expect(own.reviewedAbove).toBe(true);
    expect(must(await listReviews(at.room, at.keeper, { limit: 5 })).items.map(({ about }) => about.title)).toEqual(['扩建校舍']);
    must(await commands.passReport(at.room, at.keeper, own.id as string, 1));
    const city = [at.assignment(CITIES[0]), period.id] as const;
    const share = must(await commands.openReport(at.room, at.keeper, ...city)).shares[0]?.shareId as string;
    expect(await commands.recordReport(at.room, at.keeper, city, 0, draft({ figures: [{ shareId: share, value: 2 }] }), { number: '沅政函〔2026〕8号', on: '2026-04-30' })).toMatchObject({ refused: 'letter-in-future' });
    const recorded = must(await commands.recordReport(at.room, at.keeper, city, 0, draft({ figures: [{ shareId: share, value: 2 }] }), { number: '沅政函〔2026〕8号', on: '2026-04-08' }));
    expect(recorded).toMatchObject({ status: 'passed', late: false, recorded: { number: '沅政函〔2026〕8号', on: '2026-04-08' }, shares: [{ value: 2 }] });

    expect(must(await readPeriod(at.room, at.keeper, period.id))).toMatchObject({ asked: 6, handedIn: 3, passed: 3, late: 2, unitsMissing: 3 });
    expect(must(await listPeriodReports(at.room, at.keeper, period.id, { limit: 2, status: 'missing' })).next).not.toBeNull();
    // What is being written when it is locked stays, and is refused; a figure is corrected with both values.
    const other = [at.assignment(CITIES[1]), period.id] as const;
    must(await commands.saveDraft(at.room, at.ownClerk, [at.assignment(4), period.id], 0, draft({ progress: '没来得及报' })));
    must(await movePeriodDue(at.room, at.keeper, period.id, 1, '2026-04-20'));
    expect(must(await lockPeriod(at.room, at.keeper, period.id, 2))).toMatchObject({ status: 'locked', actions: ['ask-unlocking'], asked: 6 });
    expect(await commands.submitReport(at.room, at.ownClerk, [at.assignment(4), period.id], 1, draft())).toMatchObject({ refused: 'period-locked' });
    expect(must(await commands.openReport(at.room, at.ownClerk, at.assignment(4), period.id))).toMatchObject({ progress: '没来得及报', actions: [] });
    expect(await commands.recordReport(at.room, at.keeper, other, 0, draft(), { number: '1号', on: '2026-04-08' })).toMatchObject({ refused: 'period-locked' });
    // Locked, the period keeps its totals; they count the same reports.
    const closed = await at.room.database.selectFrom('delivery.closed_total').selectAll().execute();
    expect([closed.reduce((sum, { asked }) => sum + asked, 0), closed.reduce((sum, { reported }) => sum + reported, 0)]).toEqual([6, 3]);
    // So does what was reached of each target: a correction changes what is now.
    const reached = async (period?: string) => must(await planAims(at.room, at.keeper, at.planId, { period })).map(({ shares, shared, sum, reported, missing }) => [shares, shared, sum, reported, missing.map(({ name }) => name)]);
    const then = [[3, 16, 2, 1, [CITIES[1], CITIES[2]].toSorted((a, b) => a.localeCompare(b, 'zh-CN-u-co-pinyin'))]];
    expect([await reached(period.id), await reached()]).toEqual([then, then]);
    const figureOf = () => at.room.database.selectFrom('delivery.share').select(['figure_value', 'figure_on']).where('id', '=', share).executeTakeFirst();
    expect(await figureOf()).toEqual({ figure_value: 2, figure_on: '2026-03-31' });
    const cityClerk = await at.as('reporting-clerk', CITIES[0]);
    expect(await commands.correctFigure(at.room, cityClerk, recorded.id as string, 1, { shareId: share, value: 2, reason: '重复' })).toMatchObject({ refused: 'figure-unchanged' });
    const corrected = must(await commands.correctFigure(at.room, cityClerk, recorded.id as string, 1, { shareId: share, value: 3, reason: '漏报一所' }));
    expect(corrected).toMatchObject({ version: 2, shares: [{ value: 3 }], corrections: [{ before: 2, after: 3, reason: '漏报一所' }] });
    expect(await figureOf()).toEqual({ figure_value: 3, figure_on: '2026-03-31' });
    expect([await reached(period.id), (await reached())[0]?.[2]]).toEqual([then, 3]);
    expect(await planAims(at.room, at.keeper, at.planId, { period: at.planId })).toMatchObject({ refused: 'period-not-found' });
    expect((await at.room.database.selectFrom('delivery.ask').select(['asked_count']).execute()).reduce((sum, { asked_count }) => sum + asked_count, 0)).toBe(6);

    // The next quarter knows what was said.
    const next = await at.open('2026-04-01');
    expect(must(await commands.openReport(at.room, at.clerk, place[0], next.id)).offer).toMatchObject({ standing: { value: 'blocked', from: { kind: 'last-report', title: '2026年第一季度' } }, problem: { value: '经费未到位' }, saidNext: '再办一期' });
    const kept = must(await commands.submitReport(at.room, at.clerk, [place[0], next.id], 0, draft({ standing: 'blocked', problemKind: 'money', problem: '经费未到位' })));
    expect(await at.room.database.selectFrom('delivery.report').select(['asked_fields', 'prefilled_fields']).where('id', '=', kept.id as string).executeTakeFirst()).toEqual({ asked_fields: 6, prefilled_fields: 3 });
    expect(await unproved(at)).toEqual([]);
  });

  test('two clerks who begin at the same moment: one is kept, the other is told', async () => {
    const at = await begin();
    const period = await at.open();
    const other = await at.as('reporting-clerk', CITY_EDU);
    const done = await Promise.all([at.clerk, other].map((who, place) => commands.saveDraft(at.room, who, [at.assignment(5), period.id], 0, draft({ progress: `第${place}人` }))));
    expect(done.map((one) => ('refused' in one ? one.refused : 'kept')).toSorted()).toEqual(['kept', 'stale']);
    // One who hands in while the period is being locked is either in it, or refused: never neither.
    const [locked, handed] = await Promise.all([lockPeriod(at.room, at.keeper, period.id, 1), commands.submitReport(at.room, at.clerk, [at.assignment(5), period.id], 1, draft())]);
    expect('refused' in locked).toBe(false);
    const { handedIn } = must(await readPeriod(at.room, at.keeper, period.id));
    expect(handedIn).toBe('refused' in handed ? 0 : 1);
  });
});
