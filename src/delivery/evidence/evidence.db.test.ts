import exceljs from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { isRefusal } from '#kernel';
import type { Caller } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { CITIES, must, unproved } from '../../../test/delivery/fixture.ts';
import { CITY_EDU, EDU, type Running, running } from '../../../test/delivery/running.ts';
import { showBurden } from '../burden/commands.ts';
import { askCloseOut, decideCloseOut, listCloseOuts, reopenCloseOut } from '../closing/commands.ts';
import { openReport, passReport, recordReport, saveDraft, submitReport } from '../reports/commands.ts';
import type { Evidence, ReportDraft } from '../reports/model.ts';
import { askFor, decideRequest, listRequests, takeBackRequest } from '../requests/commands.ts';
import { COLUMNS } from '../sheets/columns.ts';
import { periodWorkbook, takeBackWorkbooks } from '../sheets/commands.ts';
import * as evidence from './commands.ts';
import { openPreviewDesk, type PreviewDesk } from './preview-desk.ts';

const draft = (over: Partial<ReportDraft> = {}): ReportDraft => ({ standing: 'under-way', progress: '有序推进', problemKind: null, problem: null, remedy: null, nextStep: null, figures: [], ...over });
const docx = (words: string): Uint8Array => zipSync({ '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'), 'word/document.xml': strToU8(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`) });
const jpeg = Buffer.concat([Uint8Array.of(0xff, 0xd8, 0xff, 0xfe, 0, 8), Buffer.from('GPS---', 'latin1'), Uint8Array.of(0xff, 0xda, 0, 2, 7, 7, 0xff, 0xd9)]);

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  let desk: PreviewDesk;
  beforeAll(async () => { server = await testServer(major); desk = openPreviewDesk(); });
  afterAll(async () => { await desk.close(); await server.stop(); });
  const begin = async (): Promise<Running & { periodId: string }> => { const at = await running(await server.fresh()); onTestFinished(at.close); return { ...at, periodId: (await at.open()).id }; };

  test('evidence: a paper by its number; a file by its bytes, looked into, freed of traces; nothing forbidden, disguised or secret; seen by whom it concerns', async () => {
    const at = await begin();
    const place = [at.assignment(5), at.periodId] as const;
    const add = (name: string, bytes: Uint8Array, kind: 'file' | 'photo' = 'file') => evidence.addEvidenceFile(at.room, desk, at.clerk, place, bytes, { name, kind });
    const begun = must(await evidence.addEvidence(at.room, at.clerk, place, { kind: 'paper', title: '培训通知', number: '沅教〔2026〕3号', issuedOn: '2026-02-20', link: null }));
    expect(begun).toMatchObject({ version: 1, status: 'draft', evidence: [{ kind: 'paper', number: '沅教〔2026〕3号', file: null }] });
    expect(await add('脚本.html', strToU8('<html><script>1</script>'))).toMatchObject({ refused: 'evidence-type-forbidden' });
    expect(await add('照片.docx', jpeg)).toMatchObject({ refused: 'evidence-disguised', values: { found: 'jpeg' } });
    expect(await add('方案.docx', docx('机密★1年 关于培训的方案'))).toMatchObject({ refused: 'secrecy-mark' });
    expect(await add('坏的.docx', zipSync({ '[Content_Types].xml': strToU8('x'), 'word/document.xml': strToU8('<w:document') }))).toHaveProperty('refused');
    expect(await add('现场.jpg', jpeg, 'photo')).toMatchObject({ refused: 'photo-not-asked' });
    expect(await evidence.addEvidenceFile(at.room, desk, at.ownClerk, place, docx('别的单位'), { name: '说明.docx', kind: 'file' })).toHaveProperty('refused');
    const named = (list: readonly { title: string }[], title: string) => list.find((one) => one.title === title) as Evidence;
    const file = named(must(await add('名单.docx', docx('参训教师一百人'))).evidence, '名单.docx');
    expect(file.file).toMatchObject({ preview: 'text', mediaType: expect.stringContaining('wordprocessing') });
    expect(must(await evidence.evidenceText(at.room, at.clerk, file.id))).toEqual({ text: '参训教师一百人' });
    expect(must(await evidence.evidenceFile(at.room, at.clerk, file.id))).toMatchObject({ fileName: '名单.docx', mediaType: 'application/octet-stream' });
    expect(await evidence.evidencePicture(at.room, at.clerk, file.id)).toMatchObject({ refused: 'evidence-no-picture' });
    const picture = named(must(await add('截图.jpg', jpeg)).evidence, '截图.jpg');
    const shown = must(await evidence.evidencePicture(at.room, at.clerk, picture.id));
    expect([shown.mediaType, Buffer.from(shown.bytes).includes('GPS')]).toEqual(['image/jpeg', false]);
    // While it is being written nobody else looks; once it is handed in, whoever asked does, and nothing is taken out.
    expect(await evidence.openEvidence(at.room, at.keeper, file.id)).toMatchObject({ refused: 'evidence-not-found' });
    must(await evidence.removeEvidence(at.room, at.clerk, picture.id, 1));
    await evidence.sweepEvidence(at.room);
    expect((await at.room.database.selectFrom('delivery.file').select('digest').execute()).map(({ digest }) => digest)).toEqual([file.file?.digest]);
    const handed = must(await submitReport(at.room, at.clerk, place, 1, draft()));
    must(await evidence.openEvidence(at.room, at.keeper, file.id));
    expect(await evidence.removeEvidence(at.room, at.clerk, file.id, 1)).toMatchObject({ refused: 'not-possible-for-report' });
    const standing = async (): Promise<unknown> => (await at.room.database.selectFrom('delivery.assignment').select('evidence').where('id', '=', place[0]).executeTakeFirst())?.evidence;
    expect(await standing()).toBe('submitted');
    must(await passReport(at.room, at.reviewer, handed.id as string, 2));
    expect(await standing()).toBe('accepted');
    expect(await unproved(at)).toEqual([]);
  });

  test('more time is asked for and decided by another; a close-out needs its evidence and another person, and is opened again', async () => {
    const at = await begin();
    const id = at.assignment(4);
    expect(await askFor(at.room, at.ownClerk, id, { kind: 'extension', askedDueOn: '2026-12-31', reason: '机构调整', number: null })).toMatchObject({ refused: 'extension-not-later' });
    expect(await askFor(at.room, at.clerk, id, { kind: 'extension', askedDueOn: '2027-06-30', reason: '机构调整', number: null })).toMatchObject({ refused: 'assignment-not-found' });
    const asked = must(await askFor(at.room, at.ownClerk, id, { kind: 'extension', askedDueOn: '2027-06-30', reason: '机构调整', number: null }));
    expect(await askFor(at.room, at.ownClerk, id, { kind: 'extension', askedDueOn: '2027-07-30', reason: '机构调整', number: null })).toMatchObject({ refused: 'request-open-already' });
    expect(asked.actions).toEqual(['take-back']);
    expect(await decideRequest(at.room, at.ownClerk, asked.id, 1, { granted: true, reason: null, dueOn: null, number: null })).toMatchObject({ refused: 'not-allowed' });
    expect(await decideRequest(at.room, at.keeper, asked.id, 2, { granted: true, reason: null, dueOn: null, number: null })).toMatchObject({ refused: 'stale' });
    expect(must(await decideRequest(at.room, at.keeper, asked.id, 1, { granted: true, reason: null, dueOn: '2027-03-31', number: '澜教函〔2026〕20号' }))).toMatchObject({ status: 'granted', grantedDueOn: '2027-03-31', about: { dueOn: '2027-03-31' } });
    expect(await takeBackRequest(at.room, at.ownClerk, asked.id, 2)).toMatchObject({ refused: 'request-decided' });
    expect(must(await listRequests(at.room, at.keeper, { limit: 5, status: 'granted' })).items).toHaveLength(1);

    expect(await askCloseOut(at.room, at.ownClerk, id, { words: null })).toMatchObject({ refused: 'lacks-any-evidence' });
    must(await evidence.addEvidence(at.room, at.ownClerk, [id, at.periodId], { kind: 'paper', title: '核定文件', number: '澜编发〔2026〕2号', issuedOn: null, link: null }));
    const handed = must(await submitReport(at.room, at.ownClerk, [id, at.periodId], 1, draft({ standing: 'done' })));
    must(await passReport(at.room, at.keeper, handed.id as string, 2));
    const closing = must(await askCloseOut(at.room, at.ownClerk, id, { words: '已核定' }));
    expect(closing).toMatchObject({ status: 'asked', basis: { enough: true }, actions: [] });
    // A keeper who also spoke for the unit may not close what he reported.
    const both = { ...at.ownClerk, grants: [...at.ownClerk.grants, { role: 'ledger-keeper', unitId: at.unit(EDU) }] };
    expect(await decideCloseOut(at.room, both, closing.id, 1, { granted: true, reason: null })).toMatchObject({ refused: 'closes-own-report' });
    expect(must(await decideCloseOut(at.room, at.keeper, closing.id, 1, { granted: true, reason: null }))).toMatchObject({ status: 'granted', about: { assignmentStatus: 'closed' }, actions: ['reopen'] });
    expect(must(await listCloseOuts(at.room, at.keeper, { limit: 5 })).items).toHaveLength(1);
    expect(must(await reopenCloseOut(at.room, at.keeper, closing.id, 2, '复核发现未下达'))).toMatchObject({ status: 'reopened', about: { assignmentStatus: 'acknowledged' } });
    // Who decides is told of what is asked, who asked of what was decided; by the plan's title alone.
    const told = async (who: Caller): Promise<string[]> => (await sql<{ kind: string; title: string }>`select v.kind, v.title from notices.notice n join notices.event v on v.id = n.event_id where n.account_id = ${who.id}::uuid and v.kind not in ('period-opened', 'dispatch-sent')`.execute(at.room.database)).rows.map(({ kind, title }) => `${kind} ${title}`).toSorted();
    const plan = asked.about.planTitle;
    expect(await told(at.keeper)).toEqual([`close-out-asked ${plan}`, `report-to-accept ${plan}`, `request-asked ${plan}`]);
    expect(await told(at.ownClerk)).toEqual([`close-out-decided ${plan}`, `close-out-decided ${plan}`, `report-passed ${plan}`, `request-decided ${plan}`]);
    // A page of many asks no more often than a page of one.
    must(await askCloseOut(at.room, at.ownClerk, id, { words: null }));
    must(await askFor(at.room, at.ownClerk, id, { kind: 'change', words: '并入培训', reason: '机构调整', number: null }));
    const asking = async (list: typeof listCloseOuts | typeof listRequests, limit: number): Promise<[number, number]> => {
      let count = 0;
      const counted = at.room.database.withPlugin({ transformQuery: ({ node }) => { count += 1; return node; }, transformResult: async ({ result }) => result });
      return [must(await list({ ...at.room, database: counted }, at.keeper, { limit })).items.length, count];
    };
    for (const list of [listCloseOuts, listRequests]) {
      const [one, many] = [await asking(list, 1), await asking(list, 5)];
      expect([one[0], many[0]]).toEqual([1, 2]);
      expect(many[1]).toBe(one[1]);
    }
    // A value to reach: the figure that was reviewed must be there.
    const city = [at.assignment(CITIES[0]), at.periodId] as const;
    const share = must(await openReport(at.room, at.keeper, ...city)).shares[0]?.shareId as string;
    must(await recordReport(at.room, at.keeper, city, 0, draft({ figures: [{ shareId: share, value: 4 }] }), { number: '1号', on: '2026-03-01' }));
    expect(await askCloseOut(at.room, at.keeper, city[0], { words: null })).toMatchObject({ refused: 'assignment-not-acknowledged' });
    expect(await unproved(at)).toEqual([]);
  });

  test('workbooks go out and come back mangled, several at once; what was not asked twice is counted', async () => {
    const at = await begin();
    const sent = must(await periodWorkbook(at.room, at.keeper, at.periodId, null));
    expect(sent.fileName).toContain('5个单位');
    const column = (key: string): number => COLUMNS.findIndex((one) => one.key === key) + 1;
    const returned = async (name: string, change: (sheet: exceljs.Worksheet, rowOf: (unit: string) => number) => void, from = sent.bytes): Promise<{ name: string; content: string }> => {
      const book = new exceljs.Workbook();
      await book.xlsx.load(from as unknown as Parameters<typeof book.xlsx.load>[0]);
      const sheet = book.worksheets[0] as exceljs.Worksheet;
      change(sheet, (unit) => { let found = 0; sheet.eachRow((row, n) => { if (row.getCell(column('unit')).text === unit) found = n; }); return found; });
      return { name, content: Buffer.from(await book.xlsx.writeBuffer()).toString('base64') };
    };
    const fill = (unit: string, value: number, progress: string) => (sheet: exceljs.Worksheet, rowOf: (name: string) => number): void => {
      const row = sheet.getRow(rowOf(unit));
      row.getCell(column('standing')).value = '推进中';
      row.getCell(column('value')).value = value;
      row.getCell(column('progress')).value = progress;
      row.getCell(column('paper')).value = '市政办〔2026〕1号';
      sheet.getCell(4, column('progress')).value = '工作进展（必填）';
    };
    const files = [await returned('沅台.xlsx', fill(CITIES[0], 2, '选址完成')), await returned('梓陵.xlsx', fill(CITIES[1], 1, '已开工')), await returned('梓陵（改）.xlsx', fill(CITIES[1], 3, '已开工')), { name: '坏.xlsx', content: Buffer.from('not a workbook').toString('base64') }];
    const seen = must(await takeBackWorkbooks(at.room, at.keeper, at.periodId, { files, dry: true, submit: false, onBehalf: { number: '1号', on: '2026-03-01' } }));
    expect(seen.files.map(({ name, rows, refused }) => [name, rows, refused === null])).toEqual([['沅台.xlsx', 1, true], ['梓陵.xlsx', 1, true], ['梓陵（改）.xlsx', 1, true], ['坏.xlsx', 0, false]]);
    expect(seen.unmatched).toMatchObject([{ why: 'differs-between-files', words: '1', other: { words: '3', at: { file: '梓陵（改）.xlsx' } } }]);
    expect(seen.rows.map(({ about, taken }) => [about.unitName, taken])).toEqual([[CITIES[0], 'record'], [CITIES[1], 'record']]);
    expect(seen.absent.map(({ unitName }) => unitName).toSorted()).toEqual([CITY_EDU, EDU, EDU, CITIES[2]].toSorted());
    expect(await at.room.database.selectFrom('delivery.report').select('id').execute()).toEqual([]);
    const kept = must(await takeBackWorkbooks(at.room, at.keeper, at.periodId, { files, dry: false, submit: false, onBehalf: { number: '1号', on: '2026-03-01' } }));
    expect(kept.rows.map(({ refused }) => refused)).toEqual([null, null]);
    const report = must(await openReport(at.room, at.keeper, at.assignment(CITIES[0]), at.periodId));
    expect(report).toMatchObject({ status: 'passed', progress: '选址完成', recorded: { number: '1号' }, shares: [{ value: 2 }], evidence: [{ kind: 'paper', number: '市政办〔2026〕1号' }], origins: { progress: expect.stringMatching(/^沅台\.xlsx 填报!/u) } });
    // The bureau's own: a draft, of which what lacks something stays a draft.
    const own = must(await periodWorkbook(at.room, at.clerk, at.periodId, at.unit(CITY_EDU)));
    const mine = [await returned('本单位.xlsx', (sheet, rowOf) => { sheet.getRow(rowOf(CITY_EDU)).getCell(column('standing')).value = '受阻'; }, own.bytes)];
    expect(must(await takeBackWorkbooks(at.room, at.clerk, at.periodId, { files: mine, dry: false, submit: true, onBehalf: null })).rows).toMatchObject([{ taken: 'draft', refused: { code: 'report-lacks-progress' } }]);
    expect(must(await openReport(at.room, at.clerk, at.assignment(5), at.periodId))).toMatchObject({ status: 'draft', standing: 'blocked', version: 1 });
    // Typed over by hand, a value comes from no file any more.
    expect(must(await saveDraft(at.room, at.clerk, [at.assignment(5), at.periodId], 1, draft())).origins).toEqual({});
    const otherPeriod = Buffer.from(must(await periodWorkbook(at.room, at.clerk, at.periodId, at.unit(CITY_EDU))).bytes).toString('base64');
    at.passTo('2026-04-02T01:30:00.000Z');
    const next = await at.open('2026-04-01');
    expect(must(await takeBackWorkbooks(at.room, at.clerk, next.id, { files: [{ name: '上期.xlsx', content: otherPeriod }], dry: true, submit: false, onBehalf: null })).files).toMatchObject([{ refused: { code: 'workbook-other-period' } }]);

    const burden = await showBurden(at.room, at.keeper, { year: 2026 });
    expect(burden.total).toEqual({ asks: 12, fields: 42, prefilled: 0, refused: 0 });
    expect(burden.units[0]).toMatchObject({ unitName: EDU, asks: 4 });
    expect(isRefusal(await showBurden(at.room, await at.as('reader', CITY_EDU), {}))).toBe(false);
    expect((await showBurden(at.room, at.clerk, { year: 2026 })).units.map(({ unitName }) => unitName)).toEqual([CITY_EDU]);
    expect(await unproved(at)).toEqual([]);
  });
});
