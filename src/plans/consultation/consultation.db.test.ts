import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { isRefusal, type Refusal } from '#kernel';
import { takeIn } from '#intake';
import { listEntries } from '#journal';
import { type Caller, type FileReply, SYSTEM } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { checkedReading, documentsRoom } from '#documents';
import { amendTask } from '../amending.ts';
import { discardPlan, draftPlan, lookOverDraft, openPlan } from '../drafting.ts';
import { openLedger } from '../ledger/commands.ts';
import { publishPlan } from '../publishing.ts';
import type { Plan } from '../model.ts';
import { must, paper, SIGNED, testRoom, type TestRoom } from '../testing.ts';
import { listAdopted } from './carried-out.ts';
import { closeConsultation, decideOpinion, getConsultation, getUnit, listConsultations, listTasks, openConsultation, recordAnswer, recordSent, sayCarriedOut } from './commands.ts';
import { adoption, letterArchive, letterTo, nextDraft } from './exports.ts';
import type { Consultation } from './model.ts';

const BY = '2026-03-20';
const textOf = async ({ bytes, fileName }: FileReply): Promise<string> => {
  const source = await takeIn(bytes, fileName);
  return isRefusal(source) ? '' : source.text;
};

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());

  const drafted = async (): Promise<{ at: TestRoom; plan: Plan }> => {
    const at = testRoom(await server.fresh());
    onTestFinished(at.close);
    return { at, plan: must(await draftPlan(at, SYSTEM, { documentId: await at.addDocument(paper()), ownerUnitId: null, periodFrom: null, periodTo: null })) };
  };
  const asked = async (): Promise<{ at: TestRoom; plan: Plan; round: Consultation }> => {
    const { at, plan } = await drafted();
    return { at, plan, round: must(await openConsultation(at, SYSTEM, plan.id, plan.version, { answerBy: BY, contact: '田小河 0000-1', units: undefined })) };
  };
  const unitOf = (round: Consultation, name: string): Consultation['units'][number] => round.units.find((unit) => unit.name === name) as Consultation['units'][number];
  const opinion = (taskKey: string | null): { taskKey: string | null; proposal: string; reason: string | null } => ({ taskKey, proposal: '改为2028年底', reason: '用地手续未办结' });

  test('every unit that the draft names is asked, by how much it is asked, and the plan waits', async () => {
    const { at, plan, round } = await asked();
    expect(round).toMatchObject({ round: 1, status: 'open', openedOn: '2026-03-02', answerBy: BY, contact: '田小河 0000-1' });
    expect(round.units.map(({ name, leadCount, cooperatingCount }) => [name, leadCount, cooperatingCount])).toEqual([['县教育局', 3, 1], ['县财政局', 1, 1], ['县自然资源局', 0, 1], ['各乡镇政府', 0, 1], ['县人力资源社会保障局', 0, 1]]);
    expect(must(await openPlan(at, SYSTEM, plan.id))).toMatchObject({ status: 'consulting', version: 2, actions: ['edit', 'end-consultation', 'publish', 'destroy'] });
    const [entry] = await listEntries(at.database, { kind: 'plan', id: plan.id }, null, 1);
    expect(entry?.action).toBe('open-consultation');
    expect(JSON.stringify(entry)).not.toContain('田小河');
  });

  test('a letter has its unit\'s rows only, and bears the number that was recorded', async () => {
    const { at, round } = await asked();
    const unit = unitOf(round, '县自然资源局');
    must(await recordSent(at, SYSTEM, unit.id, 1, { sentNumber: '云教函〔2026〕12号', sentOn: '2026-03-03' }));
    const letter = await textOf(must(await letterTo(at, SYSTEM, unit.id)));
    for (const words of ['县自然资源局：', '云教函〔2026〕12号', '2026年3月20日前', '扩建城区校舍', '共1项（配合1项）', '田小河']) expect(letter).toContain(words);
    expect(letter).not.toContain('培训骨干教师');
    const names = Object.keys(unzipSync(must(await letterArchive(at, SYSTEM, round.id)).bytes));
    expect(names).toHaveLength(6);
    expect(names[0]).toMatch(/^1 征求意见函 县教育局 /);
  });

  test('an answer is recorded, decided with a reason, and told in the table of what was adopted', async () => {
    const { at, round } = await asked();
    const unit = unitOf(round, '县财政局');
    const [task] = must(await listTasks(at, SYSTEM, unit.id));
    const answered = must(await recordAnswer(at, SYSTEM, unit.id, 1, { answer: 'changes', answerNumber: '云财函〔2026〕3号', answeredOn: '2026-03-10', opinions: [opinion(task?.key ?? null), opinion(null)] }));
    expect(answered.opinions).toMatchObject([{ about: expect.stringContaining('扩建城区校舍'), decision: 'pending' }, { about: '', taskKey: null }]);
    const [first] = answered.opinions;
    expect(must(await decideOpinion(at, SYSTEM, first?.id ?? '', 1, { decision: 'partly', explanation: '先完成选址' }))).toMatchObject({ decision: 'partly', version: 2 });
    const table = await textOf(must(await adoption(at, SYSTEM, round.id, 'docx')));
    for (const words of ['县财政局', '云财函〔2026〕3号', '部分采纳', '先完成选址', '未回复4个', '研究中1条']) expect(table).toContain(words);
    expect(must(await adoption(at, SYSTEM, round.id, 'xlsx')).bytes.length).toBeGreaterThan(1_000);
  });

  test('an opinion that was adopted leads to its task, and is told until the draft changes there', async () => {
    const { at, plan, round } = await asked();
    const unit = unitOf(round, '县财政局');
    const [task] = must(await listTasks(at, SYSTEM, unit.id));
    const { opinions: [first, whole, third] } = must(await recordAnswer(at, SYSTEM, unit.id, 1, { answer: 'changes', answerNumber: null, answeredOn: null, opinions: [opinion(task?.key ?? null), opinion(null), opinion(task?.key ?? null)] }));
    must(await decideOpinion(at, SYSTEM, first?.id ?? '', 1, { decision: 'adopted', explanation: null }));
    must(await decideOpinion(at, SYSTEM, whole?.id ?? '', 1, { decision: 'partly', explanation: '先完成选址' }));
    must(await decideOpinion(at, SYSTEM, third?.id ?? '', 1, { decision: 'declined', explanation: '目标已定' }));
    const told = async () => must(await listAdopted(at, SYSTEM, plan.id)).map(({ id, place, changed }) => ({ id, place, changed }));
    expect(await told()).toEqual([{ id: first?.id, place: 0, changed: false }, { id: whole?.id, place: null, changed: false }]);
    expect(must(await lookOverDraft(at, SYSTEM, plan.id)).adoptedUnchanged).toMatchObject([{ unit: '县财政局', place: 0 }, { place: null }]);
    const cells = must(await checkedReading(at.database, plan.documentId)).cells;
    const of = (place: number) => cells.find(({ field, task: owner }) => field === 'deadline' && owner === place)?.key ?? '';
    // Another task is another matter; whether the whole meets what was asked of it a person says.
    must(await at.correct(plan.documentId, of(1), { text: '2026年底', on: '2026-12-31' }, '来函'));
    expect((await told()).map(({ changed }) => changed)).toEqual([false, false]);
    must(await at.correct(plan.documentId, of(0), { text: '2028年底', on: '2028-12-31' }, '来函'));
    expect((await told()).map(({ changed }) => changed)).toEqual([true, false]);
    expect(must(await sayCarriedOut(at, SYSTEM, whole?.id ?? '', 2, true))).toMatchObject({ carriedOut: true, version: 3 });
    expect((await told()).map(({ changed }) => changed)).toEqual([true, true]);
    expect(must(await lookOverDraft(at, SYSTEM, plan.id)).adoptedUnchanged).toEqual([]);
    expect(await sayCarriedOut(at, SYSTEM, third?.id ?? '', 2, true)).toMatchObject({ refused: 'opinion-not-adopted' });
    expect(await sayCarriedOut(at, SYSTEM, whole?.id ?? '', 2, false)).toMatchObject({ refused: 'stale' });
    // Decided otherwise, it is no longer carried out.
    expect(must(await decideOpinion(at, SYSTEM, whole?.id ?? '', 3, { decision: 'declined', explanation: '另行安排' }))).toMatchObject({ carriedOut: false });
  });

  test('publishing closes the round; what nobody decided by then is decided afterwards, and nothing else is recorded', async () => {
    const { at, plan, round } = await asked();
    const [unit, other] = [unitOf(round, '县财政局'), unitOf(round, '县教育局')];
    const { opinions: [first] } = must(await recordAnswer(at, SYSTEM, unit.id, 1, { answer: 'changes', answerNumber: null, answeredOn: null, opinions: [opinion(null)] }));
    const { version } = must(await openPlan(at, SYSTEM, plan.id));
    must(await publishPlan(at, SYSTEM, plan.id, version, { signOff: SIGNED, overrides: [] }));
    expect(must(await getConsultation(at, SYSTEM, round.id))).toMatchObject({ status: 'closed', version: 2 });
    expect(await recordAnswer(at, SYSTEM, other.id, 1, { answer: 'no-comment', answerNumber: null, answeredOn: null, opinions: [] })).toMatchObject({ refused: 'consultation-closed' });
    expect(await closeConsultation(at, SYSTEM, round.id, 2)).toMatchObject({ refused: 'consultation-closed' });
    must(await decideOpinion(at, SYSTEM, first?.id ?? '', 1, { decision: 'adopted', explanation: null }));
    expect(await decideOpinion(at, SYSTEM, first?.id ?? '', 2, { decision: 'declined', explanation: '不采纳' })).toMatchObject({ refused: 'consultation-closed' });
    expect(must(await sayCarriedOut(at, SYSTEM, first?.id ?? '', 2, true)).carriedOut).toBe(true);
    // A round that an earlier version left open beside a published plan is closed by hand, and the plan stays published.
    await sql`update plans.consultation set status = 'open' where id = ${round.id}`.execute(at.database);
    expect(must(await closeConsultation(at, SYSTEM, round.id, 2)).status).toBe('closed');
    expect(must(await openPlan(at, SYSTEM, plan.id)).status).toBe('published');
  });

  test('an answer that comes again replaces what nobody decided, and nothing else', async () => {
    const { at, round } = await asked();
    const unit = unitOf(round, '县财政局');
    const give = (version: number, count: number): ReturnType<typeof recordAnswer> => recordAnswer(at, SYSTEM, unit.id, version, { answer: 'changes', answerNumber: null, answeredOn: null, opinions: Array.from({ length: count }, () => opinion(null)) });
    must(await give(1, 1));
    const again = must(await give(2, 2));
    expect(again.opinions).toHaveLength(2);
    must(await decideOpinion(at, SYSTEM, again.opinions[0]?.id ?? '', 1, { decision: 'adopted', explanation: null }));
    expect(await give(3, 1)).toMatchObject({ refused: 'opinions-decided', values: { count: 1 } });
    expect(await recordAnswer(at, SYSTEM, unitOf(round, '县教育局').id, 1, { answer: 'changes', answerNumber: null, answeredOn: null, opinions: [opinion('0000000000000x.1')] })).toMatchObject({ refused: 'task-not-in-draft' });
  });

  test('two who record one answer do not overwrite each other', async () => {
    const { at, round } = await asked();
    const { id } = unitOf(round, '县财政局');
    const answers = await Promise.all(['no-comment', 'none'].map((answer) => recordAnswer(at, SYSTEM, id, 1, { answer: answer as 'none', answerNumber: null, answeredOn: null, opinions: [] })));
    expect(answers.filter((one) => isRefusal(one) && one.refused === 'stale')).toHaveLength(1);
  });

  test('a round ends when all is decided; then the draft may be asked about again, and its changes are marked', async () => {
    const { at, plan, round } = await asked();
    const unit = unitOf(round, '县财政局');
    const { opinions } = must(await recordAnswer(at, SYSTEM, unit.id, 1, { answer: 'changes', answerNumber: null, answeredOn: null, opinions: [opinion(null)] }));
    expect(await closeConsultation(at, SYSTEM, round.id, 1)).toMatchObject({ refused: 'opinions-undecided', values: { count: 1 } });
    must(await decideOpinion(at, SYSTEM, opinions[0]?.id ?? '', 1, { decision: 'declined', explanation: '目标已定' }));
    expect(must(await closeConsultation(at, SYSTEM, round.id, 1))).toMatchObject({ status: 'closed', version: 2 });
    expect(await recordSent(at, SYSTEM, unit.id, 2, { sentNumber: null, sentOn: '2026-03-03' })).toMatchObject({ refused: 'consultation-closed' });
    const now = must(await openPlan(at, SYSTEM, plan.id));
    expect(now.status).toBe('draft');
    expect(must(await openConsultation(at, SYSTEM, plan.id, now.version, { answerBy: BY, contact: null, units: ['县财政局'] })).units).toHaveLength(1);
    expect(await textOf(must(await nextDraft(at, SYSTEM, round.id)))).toContain('修改0项，新增0项，删去0项');
  });

  test.each([
    ['a day that has passed', { answerBy: '2026-03-01', contact: null, units: undefined }, 'answer-day-past'],
    ['a unit that the draft does not name', { answerBy: BY, contact: null, units: ['县气象局'] }, 'unit-not-named'],
    ['nobody', { answerBy: BY, contact: null, units: [] }, 'no-unit-named'],
  ])('is refused: %s', async (_, input, code) => {
    const { at, plan } = await drafted();
    expect(await openConsultation(at, SYSTEM, plan.id, plan.version, input)).toMatchObject({ refused: code });
  });

  test('twice at once is one round; a draft that went out is not let go', async () => {
    const { at, plan } = await drafted();
    const rounds = await Promise.all([1, 2].map(() => openConsultation(at, SYSTEM, plan.id, plan.version, { answerBy: BY, contact: null, units: undefined })));
    expect(rounds.filter((one) => isRefusal(one))).toHaveLength(1);
    const round = rounds.find((one) => !isRefusal(one)) as Consultation;
    must(await closeConsultation(at, SYSTEM, round.id, round.version));
    const { version } = must(await openPlan(at, SYSTEM, plan.id));
    expect(await discardPlan(at, SYSTEM, plan.id, version)).toMatchObject({ refused: 'plan-was-consulted' });
  });

  test('a unit that a published plan names sees no other unit\'s opinion, and nothing of how the draft goes on', async () => {
    const at = testRoom(await server.fresh());
    onTestFinished(at.close);
    const [county, bureau] = [randomUUID(), randomUUID()];
    for (const [id, name, kind] of [[county, '云岭县人民政府', 'government'], [bureau, '青溪县教育局', 'department']] as const) {
      await sql`insert into units.unit (id, parent_id, name, kind, level, path, searchable, grams) values (${id}, null, ${name}, ${kind}, 'county', ${[id]}::uuid[], '', '{}')`.execute(at.database);
    }
    const plan = must(await draftPlan(at, SYSTEM, { documentId: await at.addDocument(paper()), ownerUnitId: county, periodFrom: null, periodTo: null }));
    const round = must(await openConsultation(at, SYSTEM, plan.id, plan.version, { answerBy: BY, contact: '田小河 0000-1', units: undefined }));
    const asking = unitOf(round, '县财政局');
    must(await recordAnswer(at, SYSTEM, asking.id, 1, { answer: 'changes', answerNumber: null, answeredOn: null, opinions: [opinion(null)] }));
    const open = must(await publishPlan(at, SYSTEM, plan.id, plan.version + 1, { signOff: SIGNED, overrides: [] }));
    const [task] = must(await openLedger(at, SYSTEM, plan.id)).tasks;
    must(await amendTask(at, SYSTEM, task?.id as string, task?.version as number, { responsibilities: [{ name: '青溪县教育局', role: 'lead', unitId: bureau, collectiveId: null }] }, { reason: '调整', on: null }));
    const reader = (unitId: string): Caller => ({ kind: 'account', id: plan.id, grants: [{ role: 'reader', unitId }], sessionId: null });
    expect(must(await openPlan(at, reader(bureau), plan.id)).id).toBe(open.id);
    for (const hidden of [getConsultation(at, reader(bureau), round.id), getUnit(at, reader(bureau), asking.id), listTasks(at, reader(bureau), asking.id), adoption(at, reader(bureau), round.id, 'docx'), nextDraft(at, reader(bureau), round.id)]) {
      expect(await hidden).toMatchObject({ refused: 'consultation-not-found' });
    }
    expect(await listConsultations(at, reader(bureau), plan.id)).toEqual([]);
    expect(await listAdopted(at, reader(bureau), plan.id)).toEqual([]);
    expect(must(await getConsultation(at, reader(county), round.id)).units.flatMap(({ opinions }) => opinions)).toHaveLength(1);
    expect(must(await listConsultations(at, reader(county), plan.id))).toHaveLength(1);
  });

  test('a spreadsheet runs no unit\'s name in the list of the letters', async () => {
    const at = testRoom(await server.fresh());
    onTestFinished(at.close);
    const documentId = await at.addDocument(paper().replaceAll('县自然资源局', '县林业局'));
    const cell = must(await checkedReading(at.database, documentId)).cells.find(({ field, value }) => field === 'responsibility' && (value as { unit?: string }).unit === '县林业局');
    const documents = documentsRoom.open({ database: at.database, clock: at.clock, root: '', version: '0' });
    const correct = documents.handlers['correctCell'] as unknown as (request: object) => Promise<object | Refusal>;
    must(await correct({ params: { id: documentId, cell: cell?.key }, ifMatch: 0, caller: SYSTEM, database: at.database, body: { value: { unit: '=HYPERLINK("http://x","县林业局")', role: 'cooperating' }, rests: null, reason: '试' } }));
    await documents.close?.();
    const plan = must(await draftPlan(at, SYSTEM, { documentId, ownerUnitId: null, periodFrom: null, periodTo: null }));
    const round = must(await openConsultation(at, SYSTEM, plan.id, plan.version, { answerBy: BY, contact: null, units: undefined }));
    const list = strFromU8(unzipSync(must(await letterArchive(at, SYSTEM, round.id)).bytes)['名单.csv'] as Uint8Array);
    expect(list).toContain('HYPERLINK');
    expect(list).not.toContain('"=HYPERLINK');
  });

  test('who may not see the plan sees no round, and a reader changes nothing', async () => {
    const { at, plan, round } = await asked();
    const reader = (unitId: string | null): Caller => ({ kind: 'account', id: plan.id, grants: [{ role: 'reader', unitId }], sessionId: null });
    expect(await getConsultation(at, reader(plan.id), round.id)).toMatchObject({ refused: 'consultation-not-found' });
    expect(must(await getConsultation(at, reader(null), round.id)).id).toBe(round.id);
    expect(await recordSent(at, reader(null), round.units[0]?.id ?? '', 1, { sentNumber: null, sentOn: BY })).toMatchObject({ refused: 'not-allowed' });
  });
});
