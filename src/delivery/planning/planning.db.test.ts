import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import { within } from '#platform';
import { listNotices } from '../../notices/testing.ts';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { CITIES, must, unproved } from '../../../test/delivery/fixture.ts';
import { CITY_EDU, EDU, type Running, running } from '../../../test/delivery/running.ts';
import { codeOf } from '../../units/testing.ts';
import { openPreviewDesk, type PreviewDesk } from '../evidence/preview-desk.ts';
import { sweepFiles } from '../evidence/store.ts';
import { submitReport } from '../reports/commands.ts';
import { exportAnnualPlan, openAnnualPlan } from './annual.ts';
import * as directives from './directives.ts';
import * as letters from './letters.ts';
import type { AnnualPlan, DirectiveDraft } from './model.ts';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const words = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array).replace(/<[^>]+>/gu, '');

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  let desk: PreviewDesk;
  beforeAll(async () => { server = await testServer(major); desk = openPreviewDesk(); });
  afterAll(async () => { await desk.close(); await server.stop(); });
  const begin = async (): Promise<Running> => { const at = await running(await server.fresh()); onTestFinished(at.close); return at; };
  const titles = (plan: AnnualPlan): object => ({ carried: plan.carriedOver.map(({ title, unitName }) => `${title} ${unitName}`), months: plan.months.map(({ month, items }) => [month, items.map(({ title }) => title)]), standing: plan.standing.map(({ title }) => title) });
  /** The department's fourth task is stuck. */
  const stick = async (at: Running): Promise<void> => {
    const period = await at.open();
    at.passTo('2026-04-08T02:00:00.000Z');
    must(await submitReport(at.room, at.ownClerk, [at.assignment(4), period.id], 0, { standing: 'blocked', progress: '已核定两个市州', problemKind: 'posts', problem: '编制总量不足', remedy: '请编办调剂', nextStep: '再次会商', figures: [] }));
  };

  test('a year holds what falls due in it, what came over from before, and what has no last day; the year\'s last day counts, and so does the unit', async () => {
    const at = await begin();
    expect(titles(must(await openAnnualPlan(at.room, at.keeper, 2026, null)))).toEqual({ carried: [], months: [[12, ['统筹教师编制']]], standing: ['培训骨干教师'] });
    const later = must(await openAnnualPlan(at.room, at.keeper, 2027, null));
    expect(titles(later)).toEqual({ carried: [`统筹教师编制 ${EDU}`], months: [[12, ['扩建校舍', '建设幼儿园', '建设幼儿园', '建设幼儿园']]], standing: ['培训骨干教师'] });
    expect([later.due, later.closed, later.blocked, later.more]).toEqual([5, 0, 0, false]);
    expect(titles(must(await openAnnualPlan(at.room, at.keeper, 2027, at.unit(CITIES[1]))))).toEqual({ carried: [], months: [[12, ['建设幼儿园']]], standing: [] });
    // With all below it: the bureau's task is the city's.
    expect(titles(must(await openAnnualPlan(at.room, at.keeper, 2027, at.unit(CITIES[0]), true)))).toEqual({ carried: [], months: [[12, ['建设幼儿园']]], standing: ['培训骨干教师'] });
    expect(titles(must(await openAnnualPlan(at.room, at.keeper, 2027, at.unit(CITIES[0]))))).toEqual({ carried: [], months: [[12, ['建设幼儿园']]], standing: [] });
    expect(titles(must(await openAnnualPlan(at.room, at.clerk, 2026, null)))).toEqual({ carried: [], months: [], standing: ['培训骨干教师'] });
    expect(codeOf(await openAnnualPlan(at.room, at.keeper, 2026, at.planId))).toBe('unit-not-found');
    // Nothing was handed out in that year.
    expect(titles(must(await openAnnualPlan(at.room, at.keeper, 2025, null)))).toEqual({ carried: [], months: [], standing: [] });
  });

  test('the year\'s papers: the plan, the agenda of what is stuck with the unit\'s own words, a unit\'s letter with its rows and no other\'s', async () => {
    const at = await begin();
    expect(codeOf(await exportAnnualPlan(at.room, at.keeper, 2026, { below: 'no', what: 'agenda' }))).toBe('nothing-stuck');
    expect(codeOf(await exportAnnualPlan(at.room, at.keeper, 2026, { below: 'no', what: 'letter' }))).toBe('letter-without-unit');
    expect(codeOf(await exportAnnualPlan(at.room, at.keeper, 2025, { below: 'no', what: 'plan' }))).toBe('nothing-in-year');
    await stick(at);
    const plan = must(await exportAnnualPlan(at.room, at.keeper, 2026, { below: 'no', what: 'plan' }));
    expect(plan.fileName).toBe('2026年度工作计划.docx');
    expect(words(plan.bytes)).toMatch(/12月（1项）.*统筹教师编制.*2026-12-31.*长期坚持（1项）.*培训骨干教师/u);
    expect(words(plan.bytes)).toContain('目前推进受阻的有1项');
    const agenda = words(must(await exportAnnualPlan(at.room, at.keeper, 2026, { below: 'no', what: 'agenda' })).bytes);
    expect(agenda).toMatch(/统筹教师编制.*编制.*编制总量不足.*请编办调剂/u);
    expect(agenda).not.toContain('培训骨干教师');
    const letter = must(await exportAnnualPlan(at.room, at.keeper, 2026, { below: 'yes', what: 'letter', unit: at.unit(CITY_EDU) }));
    expect(letter.fileName).toBe(`${CITY_EDU}2026年度目标责任书.docx`);
    expect(words(letter.bytes)).toContain('培训骨干教师');
    expect(words(letter.bytes)).not.toContain('统筹教师编制');
  });

  test('an instruction is registered by source, number and gist, goes to the unit that is to act, and is answered by it or by letter', async () => {
    const at = await begin();
    const draft: DirectiveDraft = { unitId: at.unit(EDU), kind: 'minutes', source: '2026年度工作会议', number: '澜教纪〔2026〕2号', issuedOn: '2026-03-01', points: [{ taskId: at.task(5), owingUnitId: at.unit(CITY_EDU), gist: '9月前再办一期培训', dueOn: '2026-03-01' }, { taskId: null, owingUnitId: null, gist: '下次会议定在7月', dueOn: null }] };
    expect(codeOf(await directives.addDirective(at.room, at.clerk, { ...draft, unitId: at.unit(CITY_EDU) }))).toBe('not-allowed');
    expect(codeOf(await directives.addDirective(at.room, at.clerk, draft))).toBe('unit-not-found');
    expect(codeOf(await directives.addDirective(at.room, at.keeper, { ...draft, issuedOn: '2026-03-03' }))).toBe('directive-in-future');
    expect(codeOf(await directives.addDirective(at.room, at.keeper, { ...draft, points: [{ ...draft.points[0] as DirectiveDraft['points'][number], taskId: at.planId }] }))).toBe('task-not-found');
    const made = must(await directives.addDirective(at.room, at.keeper, draft));
    expect(made).toMatchObject({ kind: 'minutes', source: '2026年度工作会议', mayChange: true, points: [{ task: { number: '5', title: '培训骨干教师' }, owing: { name: CITY_EDU }, overdue: true, mayAnswer: true }, { task: null, owing: null, overdue: false, mayAnswer: false }] });
    expect(must(await listNotices({ database: at.room.database, clock: at.room.clock }, at.clerk, { unread: 'true', limit: 5 })).items.find(({ kind }) => kind === 'directive-given')).toMatchObject({ title: '澜教纪〔2026〕2号', count: 1, about: { kind: 'directive', id: made.id } });
    // The unit sees its own point of it, another nothing.
    const own = must(await directives.openDirective(at.room, at.clerk, made.id));
    expect([own.mayChange, own.points.map(({ gist, mayAnswer }) => [gist, mayAnswer])]).toEqual([false, [['9月前再办一期培训', true]]]);
    expect(codeOf(await directives.openDirective(at.room, await at.as('reporting-clerk', CITIES[1]), made.id))).toBe('directive-not-found');
    expect(must(await directives.listDirectives(at.room, at.clerk, { task: at.task(5), open: 'yes', limit: 5 })).items).toHaveLength(1);
    expect(must(await directives.listDirectives(at.room, at.keeper, { task: at.task(4), open: 'no', limit: 5 })).items).toEqual([]);
    const [point] = made.points;
    expect(codeOf(await directives.answerPoint(at.room, at.reviewer, point?.id as string, 1, { answeredOn: '2026-03-02', answerNumber: null }))).toBe('not-allowed');
    expect(codeOf(await directives.answerPoint(at.room, at.clerk, point?.id as string, 1, { answeredOn: '2026-03-03', answerNumber: null }))).toBe('directive-in-future');
    const answered = must(await directives.answerPoint(at.room, at.clerk, point?.id as string, 1, { answeredOn: '2026-03-02', answerNumber: '沅教报〔2026〕4号' }));
    expect(answered.points[0]).toMatchObject({ answeredOn: '2026-03-02', answerNumber: '沅教报〔2026〕4号', overdue: false, version: 2 });
    expect(codeOf(await directives.answerPoint(at.room, at.keeper, point?.id as string, 1, { answeredOn: null, answerNumber: null }))).toBe('stale');
    expect(must(await directives.listDirectives(at.room, at.keeper, { open: 'yes', limit: 5 })).items).toEqual([]);
    expect(codeOf(await directives.removeDirective(at.room, at.keeper, made.id, 1))).toBe('directive-answered');
    must(await directives.answerPoint(at.room, at.keeper, point?.id as string, 2, { answeredOn: null, answerNumber: null }));
    expect(await directives.removeDirective(at.room, at.keeper, made.id, 1)).toBeNull();
    expect(await unproved(at)).toEqual([]);
  });

  test('a signed letter is filed once a unit and year, as a scan and nothing else; its file outlives the sweep', async () => {
    const at = await begin();
    const filing: letters.Filing = { unit: at.unit(CITY_EDU), from: at.unit(EDU), year: 2026, signedOn: '2026-03-01', number: '', name: '责任书.png' };
    expect(codeOf(await letters.fileLetter(at.room, desk, at.clerk, PNG, { ...filing, from: at.unit(CITY_EDU) }))).toBe('not-allowed');
    expect(codeOf(await letters.fileLetter(at.room, desk, at.keeper, PNG, { ...filing, name: '责任书.pdf' }))).toBe('evidence-disguised');
    expect(codeOf(await letters.fileLetter(at.room, desk, at.keeper, must(await exportAnnualPlan(at.room, at.keeper, 2026, { below: 'no', what: 'plan' })).bytes, { ...filing, name: '责任书.docx' }))).toBe('letter-no-scan');
    expect(codeOf(await letters.fileLetter(at.room, desk, at.keeper, PNG, { ...filing, signedOn: '2026-03-03' }))).toBe('directive-in-future');
    const filed = must(await letters.fileLetter(at.room, desk, at.keeper, PNG, filing));
    expect(filed).toMatchObject({ unit: { name: CITY_EDU }, from: { name: EDU }, year: 2026, number: null, signedOn: '2026-03-01', mayChange: true });
    expect(codeOf(await letters.fileLetter(at.room, desk, at.keeper, PNG, filing))).toBe('letter-filed-already');
    await within(at.room.database, (tx) => sweepFiles(tx));
    expect(must(await letters.letterFile(at.room, at.clerk, filed.id)).bytes.length).toBeGreaterThan(40);
    expect(await letters.listLetters(at.room, at.clerk, 2026)).toMatchObject([{ id: filed.id, mayChange: false }]);
    expect(await letters.listLetters(at.room, await at.as('reader', CITIES[1]), 2026)).toEqual([]);
    expect(codeOf(await letters.openLetter(at.room, await at.as('reader', CITIES[1]), filed.id))).toBe('letter-not-found');
    expect(codeOf(await letters.removeLetter(at.room, at.clerk, filed.id, 1))).toBe('not-allowed');
    expect(await letters.removeLetter(at.room, at.keeper, filed.id, 1)).toBeNull();
    await within(at.room.database, (tx) => sweepFiles(tx));
    expect(await at.room.database.selectFrom('delivery.file').select('digest').execute()).toEqual([]);
    expect(await unproved(at)).toEqual([]);
  });
});
