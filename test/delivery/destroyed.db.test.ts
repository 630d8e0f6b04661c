/** A published ledger whose paper turns out to be secret, after all that can be done with it was done: nothing of it is left anywhere. */
import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { verify } from '#journal';
import { type Caller, type Database, SYSTEM } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { deliveryErasesWith } from '#delivery';
import { papersEraseWith } from '#papers';
import { rooms } from '../../src/rooms.ts';
import { addDirective, addEvidence, addEvidenceFile, askCloseOut, askFor, listDirectives, lockPeriod, nameOffice, openPreviewDesk, returnReport, saveDraft, setMilestones, submitReport } from '../../src/delivery/testing.ts';
import { changePaper, compilePaper } from '../../src/papers/testing.ts';
import { type Above, amendTask, bulkAmend, destroyPlan, draftPlan, exportDestructions, ledgerAt, linkPlans, listDestructions, openConsultation, openPlan, ownRows, paper, planVersions, previewDestruction, published, readDestruction, recordAnswer, saveView, sayCounterpart, taskHistory } from '../../src/plans/testing.ts';
import { CITY_EDU, EDU, type Running, running } from './running.ts';
import { must } from './fixture.ts';

/** Typed by people in every place that takes words. */
const TYPED = '密字甲乙丙';
/** Of the paper itself. */
const OF_THE_PAPER = ['教育提升行动方案', '扩建校舍', '建设幼儿园', '落实教师待遇', '统筹教师编制', '培训骨干教师', '澜教发〔2026〕3号', '公办幼儿园16所', '扩大学位供给'];
const SECRETS = [TYPED, ...OF_THE_PAPER];
const tables = rooms.flatMap((room) => room.tables);
const above: Above = { erasesWith: [deliveryErasesWith, papersEraseWith], tables };

const docx = (words: string): Uint8Array => zipSync({ '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'), 'word/document.xml': strToU8(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`) });

/** Each table and secret of which some row bears the word: as text, as JSON escapes it, as bytes, packed or not. */
async function holding(owner: Database): Promise<string[]> {
  const { rows: names } = await sql<{ name: string }>`select format('%I.%I', n.nspname, relname) as name from pg_class c join pg_namespace n on n.oid = relnamespace where relkind in ('r', 'm', 'p') and nspname !~ '^pg_|^information_schema'`.execute(owner);
  const found = new Set<string>();
  for (const { name } of names) {
    const { rows } = await sql<{ row: Record<string, unknown>; text: string }>`select t as row, t::text as text from (select * from ${sql.raw(name)}) t`.execute(owner);
    const whole = await sql<Record<string, unknown>>`select * from ${sql.raw(name)}`.execute(owner);
    const texts = [...rows.map(({ text }) => text), ...rows.map(({ row }) => JSON.stringify(row))];
    for (const value of whole.rows.flatMap((row) => Object.values(row))) {
      if (!(value instanceof Uint8Array)) continue;
      const bytes = Buffer.from(value);
      texts.push(bytes.toString('utf8'), bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes).toString('utf8') : '');
    }
    for (const word of SECRETS) if (texts.some((text) => text.includes(word) || text.includes(Buffer.from(word).toString('hex')))) found.add(`${name} ${word}`);
  }
  return [...found].toSorted();
}

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  const desk = openPreviewDesk();
  beforeAll(async () => { server = await testServer(major); });
  afterAll(async () => { await desk.close(); await server.stop(); });

  const faults = async ({ room }: Running): Promise<unknown> => (await verify(room.database as Database, tables)).faults;
  const lived = async (): Promise<{ at: Running; other: string; everywhere: Caller }> => {
    const at = await running(await server.fresh());
    onTestFinished(at.close);
    const { room, plans, keeper, clerk, reviewer, ownClerk } = at;
    const why = { reason: `因${TYPED}`, on: '2026-03-01' };
    const other = (await published(plans, paper().replaceAll('培训骨干教师', '培养名师').replaceAll('扩大学位供给', '增加学位'), at.unit(EDU))).id;
    const first = must(await amendTask(plans, SYSTEM, at.task(1), 1, { goal: TYPED, title: TYPED }, why));
    const many = Array.from({ length: 45 }, (_, n) => `${TYPED}单位${n}`);
    must(await amendTask(plans, SYSTEM, at.task(3), 1, { responsibilities: many.map((name, n) => ({ name, unitId: null, collectiveId: null, role: n === 0 ? 'lead' as const : 'cooperating' as const })) }, { ...why, asWritten: many }));
    must(await bulkAmend(plans, SYSTEM, [{ id: at.task(1), version: first.version }, { id: at.task(4), version: 1 }], { deadlines: [{ text: `${TYPED}日`, on: '2027-12-31', about: null }] }, why));
    const link = must(await linkPlans(plans, SYSTEM, other, at.planId));
    must(await sayCounterpart(plans, SYSTEM, link.id, 1, at.task(3), { lowerTask: null, reason: TYPED } as never));
    must(await saveView(plans, keeper, { name: TYPED, query: `plan=${at.planId}&text=${TYPED}`, shared: true }));
    const period = await at.open();
    const owed = async (of: number): Promise<number> => (await room.database.selectFrom('delivery.assignment').select('version').where('id', '=', at.assignment(of)).executeTakeFirstOrThrow()).version;
    must(await nameOffice(room, clerk, at.assignment(5), await owed(5), { officeUnitId: null, person: `${TYPED}某` }));
    must(await setMilestones(room, clerk, at.assignment(5), await owed(5), { milestones: [{ kind: 'milestone', title: TYPED, startsOn: null, dueOn: '2026-06-30', reachedOn: null }] }));
    const place = [at.assignment(5), period.id] as const;
    const draft = { standing: 'under-way' as const, progress: `进展${TYPED}`, problemKind: 'money' as const, problem: TYPED, remedy: TYPED, nextStep: TYPED, figures: [] };
    must(await saveDraft(room, clerk, place, 0, draft));
    must(await addEvidence(room, clerk, place, { kind: 'paper', title: TYPED, number: `${TYPED}1号`, issuedOn: '2026-02-20', link: null }));
    const filed = must(await addEvidenceFile(room, desk, clerk, place, docx(`名单${TYPED}`), { name: `${TYPED}.docx`, kind: 'file' }));
    const handed = must(await submitReport(room, clerk, place, filed.version, draft));
    must(await returnReport(room, reviewer, handed.id as string, handed.version, `退回${TYPED}`));
    must(await askFor(room, ownClerk, at.assignment(4), { kind: 'extension', askedDueOn: '2028-06-30', reason: TYPED, number: null }));
    await askCloseOut(room, clerk, at.assignment(5), { words: TYPED });
    must(await addDirective(room, keeper, { unitId: at.unit(EDU), kind: 'instruction', source: '某领导', number: null, issuedOn: '2026-03-01', points: [{ taskId: at.task(5), owingUnitId: at.unit(CITY_EDU), gist: TYPED, dueOn: null }, { taskId: null, owingUnitId: null, gist: '别的事', dueOn: null }] }));
    must(await addDirective(room, keeper, { unitId: at.unit(EDU), kind: 'minutes', source: TYPED, number: null, issuedOn: '2026-03-01', points: [{ taskId: at.task(1), owingUnitId: null, gist: TYPED, dueOn: null }] }));
    const written = must(await compilePaper({ database: room.database, clock: room.clock }, keeper, { planId: at.planId, alsoPlanIds: [], kind: 'situation-report', unitId: at.unit(EDU), aboutUnitId: null, periodId: period.id }));
    must(await changePaper({ database: room.database, clock: room.clock }, keeper, written.id, written.version, { body: `一、${TYPED}` }));
    must(await compilePaper({ database: room.database, clock: room.clock }, keeper, { planId: other, alsoPlanIds: [at.planId], kind: 'brief', unitId: at.unit(EDU), aboutUnitId: null, periodId: null }));
    // A locked period keeps totals and figures of its own.
    must(await lockPeriod(room, keeper, period.id, period.version));
    return { at, other, everywhere: await at.as('ledger-keeper', null) };
  };

  test('destroyed: no word in any column of any table, the proof holds, replay and rows agree, what is left says who and when', async () => {
    const { at, other, everywhere } = await lived();
    const { plans } = at;
    const owner = server.owner(plans.database);
    const before = await holding(owner);
    expect(before.map((one) => one.split(' ')[0])).toEqual(expect.arrayContaining(['journal.entry', 'journal.batch', 'journal.remark', 'documents.document', 'documents.file', 'plans.plan', 'plans.task', 'plans.step', 'plans.saved_view', 'plans.counterpart', 'delivery.report', 'delivery.file', 'delivery.evidence', 'delivery.request', 'delivery.milestone', 'delivery.assignment', 'delivery.directive', 'delivery.directive_point', 'papers.paper', 'notices.event']));
    for (const word of SECRETS) expect(before.some((one) => one.endsWith(word))).toBe(true);
    expect(await faults(at)).toEqual([]);
    const rest = async (): Promise<unknown> => ({
      plan: await plans.database.selectFrom('plans.plan').selectAll().where('id', '=', other).execute(), tasks: await plans.database.selectFrom('plans.task').selectAll().where('plan_id', '=', other).orderBy('position').execute(),
      history: must(await planVersions(plans, SYSTEM, other)).map(({ version, action, at: when, tasks }) => ({ version, action, when, tasks })), ledger: await ledgerAt(plans, SYSTEM, other, { version: 2 }),
      points: must(await listDirectives(at.room, at.keeper, { limit: 10 } as never)).items.flatMap(({ points }) => points.map(({ gist }) => gist)).filter((gist) => gist !== TYPED),
    });
    const otherWas = await rest();

    const { version } = must(await openPlan(plans, SYSTEM, at.planId));
    const seen = must(await previewDestruction(plans, above, everywhere, at.planId));
    expect(seen).toMatchObject({ counts: { tasks: 5, dispatches: 1, assignments: 6, reports: 1, papers: 2, views: 1 }, otherPlans: [], otherPlansUnseen: 0, archivedAt: null, olderEntries: 0 });
    // It stands in nobody's way: a transaction that only reads may take no lock of a row.
    expect(must(await plans.database.transaction().setAccessMode('read only').execute((tx) => previewDestruction({ ...plans, database: tx }, above, everywhere, at.planId)))).toEqual(seen);
    const shell = must(await destroyPlan(plans, above, everywhere, at.planId, version, '经核为涉密件'));
    expect(shell).toMatchObject({ status: 'published', destroyedBy: { kind: 'account', id: everywhere.id, name: '试用人' }, documentKept: false, counts: { ...seen.counts, notices: expect.any(Number), entries: expect.any(Number), remarks: expect.any(Number) } });
    expect(shell.counts.entries).toBeGreaterThan(15);

    expect(await holding(owner)).toEqual([]);
    expect(await faults(at)).toEqual([]);
    expect(await rest()).toEqual(otherWas);
    // Pressed twice, it is answered with what was done; whoever saw the ledger is told what became of it.
    expect(must(await destroyPlan(plans, above, everywhere, at.planId, version, '又一次'))).toEqual(shell);
    expect(await openPlan(plans, at.clerk, at.planId)).toMatchObject({ refused: 'plan-destroyed' });
    expect(must(await readDestruction(plans, at.clerk, at.planId))).toEqual(shell);
    expect(await readDestruction(plans, await at.as('ledger-keeper', '霁州土家族自治州人民政府'), other)).toMatchObject({ refused: 'plan-not-found' });
    // Those who look after the secrets and after what was done have a list of them, within their reach; nobody else.
    const listed = await listDestructions(plans, await at.as('audit-admin', null), null, 10);
    expect(listed).toEqual([{ ...shell, ownerUnitId: at.unit(EDU), ownerUnitName: EDU, reason: '经核为涉密件' }]);
    expect(await listDestructions(plans, await at.as('security-admin', EDU), null, 10)).toEqual(listed);
    const { rows: [apart] } = await sql<{ name: string }>`select u.name from units.unit u, plans.destruction d where u.id <> all(d.audience) and not exists (select from units.unit v where v.name = u.name and v.id <> u.id) limit 1`.execute(owner);
    expect(await listDestructions(plans, await at.as('security-admin', apart?.name ?? ''), null, 10)).toEqual([]);
    expect(await listDestructions(plans, await at.as('audit-admin', null), [shell.destroyedAt, shell.id], 10)).toEqual([]);
    for (const format of ['csv', 'docx', 'xlsx'] as const) {
      const file = must(await exportDestructions(plans, await at.as('audit-admin', null), format));
      if (format === 'csv') expect(Buffer.from(file.bytes).toString('utf8')).toMatch(/经核为涉密件.*已发布.*任务5项.*已销毁/s);
      expect(file.bytes.byteLength).toBeGreaterThan(100);
    }
    const gone = at.task(1);
    expect(await taskHistory(plans, SYSTEM, gone)).toMatchObject({ refused: 'task-not-found' });
    const { rows: left } = await sql<{ action: string; remark: string | null }>`select action, r.words as remark from journal.entry e left join journal.remark r on r.id = e.remark_id where subject_id = ${at.planId} and action in ('destroy-plan', 'erase-effects') order by number`.execute(plans.database);
    expect(left).toEqual([{ action: 'erase-effects', remark: null }, { action: 'destroy-plan', remark: '经核为涉密件' }]);
    // What is left cannot be altered unseen.
    await sql`update journal.entry set actor_id = gen_random_uuid() where action = 'publish-plan' and subject_id = ${at.planId}`.execute(owner);
    await sql`update plans.destruction set destroyed_by = gen_random_uuid()`.execute(owner);
    expect((await verify(plans.database, tables)).faults.map(({ kind }) => kind).toSorted()).toEqual(['entry-altered', 'row-different']);
  });

  test('every table that holds on to a plan, through however many others, is emptied of what goes', async () => {
    const database = await server.fresh();
    const { rows } = await sql<{ name: string }>`with recursive holding as (
        select 'plans.plan'::regclass::oid as id union select k.conrelid from pg_constraint k join holding h on k.confrelid = h.id where k.contype = 'f')
      select n.nspname || '.' || c.relname as name from holding join pg_class c on c.oid = id join pg_namespace n on n.oid = c.relnamespace`.execute(server.owner(database));
    const going = await database.transaction().execute(async (tx) => Promise.all([...above.erasesWith, ownRows].map((one) => one(tx, randomUUID(), 'looked-at'))));
    const emptied = new Set(going.flatMap(({ rows: some, alongside = [] }) => [...some.map(({ table }): string => table.name), ...alongside]));
    expect(rows.map(({ name }) => name).filter((name) => !emptied.has(name)).toSorted()).toEqual([]);
  });

  test('only who reaches all to whom it is shown destroys it; a draft that was consulted goes with its letters and opinions', async () => {
    const { at, everywhere } = await lived();
    const { plans } = at;
    const { version } = must(await openPlan(plans, SYSTEM, at.planId));
    const [cityKeeper, deptKeeper] = [await at.as('ledger-keeper', CITY_EDU), at.keeper];
    expect(await destroyPlan(plans, above, await at.as('reporting-clerk', EDU), at.planId, version, '涉密')).toMatchObject({ refused: 'not-allowed' });
    expect(await destroyPlan(plans, above, cityKeeper, at.planId, version, '涉密')).toMatchObject({ refused: 'not-allowed' });
    expect(await destroyPlan(plans, above, deptKeeper, at.planId, version, '涉密')).toMatchObject({ refused: 'destroy-reaches-further', values: { count: expect.any(Number) } });
    expect(await destroyPlan(plans, above, everywhere, at.planId, version - 1, '涉密')).toMatchObject({ refused: 'stale' });
    expect(await previewDestruction(plans, above, deptKeeper, at.planId)).toMatchObject({ refused: 'destroy-reaches-further' });
    // Nothing of all that changed anything.
    expect(await faults(at)).toEqual([]);

    const documentId = await plans.addDocument(paper().replaceAll('扩建城区校舍', TYPED), '密稿.txt');
    const copy = await plans.addDocument(paper().replaceAll('扩建城区校舍', TYPED), '另名.txt');
    const draft = must(await draftPlan(plans, SYSTEM, { documentId, ownerUnitId: at.unit(EDU), periodFrom: null, periodTo: null }));
    const round = must(await openConsultation(plans, SYSTEM, draft.id, draft.version, { answerBy: '2026-03-20', contact: `${TYPED}人`, units: undefined }));
    must(await recordAnswer(plans, SYSTEM, round.units[0]?.id ?? '', 1, { answer: 'changes', answerNumber: '函1号', answeredOn: '2026-03-02', opinions: [{ taskKey: null, proposal: TYPED, reason: TYPED }] }));
    const shell = must(await destroyPlan(plans, above, deptKeeper, draft.id, draft.version + 1, '涉密'));
    expect(shell).toMatchObject({ status: 'consulting', counts: { rounds: 1, opinions: 1 } });
    expect(await plans.database.selectFrom('plans.consultation').select('id').execute()).toEqual([]);
    // Copies of the installation's own are out of this keeper's reach: the paper stays until somebody comes who reaches them.
    expect(shell.documentKept).toBe(true);
    expect((await plans.database.selectFrom('documents.document').select('id').where('id', 'in', [documentId, copy]).execute())).toHaveLength(2);
    expect(await faults(at)).toEqual([]);
  });
});
