/** A period is opened, reported, reviewed, returned as workbooks; time is asked for and a task closed: each by whoever does it in an office. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf } from '#calendar';
import { systemClock } from '#platform';
import { launchBrowser } from './browser.ts';
import { expectSound, expectSoundInEveryLook, PHONE } from './sound.ts';
import { startTestServer, type TestServer } from './server.ts';
import { appears, eventually, newVisitor, openPage, visit, type Visit } from './visit.ts';

const PAPER = `澜江省教育厅关于印发教师培训行动方案的通知
澜教发〔2026〕3号

沅台市教育局：
现将《澜江省教师培训行动方案》印发给你们，请认真执行。

澜江省教师培训行动方案

一、重点任务
1.培训骨干教师。到2099年底，培训骨干教师100名。（沅台市教育局）
2.完善培训制度。2099年12月底前，出台教师培训管理办法。（省教育厅）
以上任务列第一位的单位为牵头单位。各单位每季度向省教育厅报送进展情况。

澜江省教育厅
2026年2月10日
`;

let browser: Browser;
let server: TestServer;
let plan: string;
let edu: string;
let bureau: string;
let assignments: { readonly id: string; readonly version: number; readonly unitName: string }[];
const today = dayOf(systemClock.now());

async function ask<T>(as: string, method: string, path: string, body?: unknown, version?: number): Promise<T> {
  const text = typeof body === 'string';
  const reply = await fetch(`${server.address}/api/v1${path}`, {
    method, headers: { ...await server.people.as(as), ...(body === undefined ? {} : { 'content-type': text ? 'application/octet-stream' : 'application/json' }), ...(version === undefined ? {} : { 'if-match': `"${version}"` }) },
    ...(body === undefined ? {} : { body: text ? body : JSON.stringify(body) }),
  });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return reply.json() as Promise<T>;
}
const unitNamed = async (name: string): Promise<string> => (await ask<{ items: { id: string; name: string }[] }>('ledger-keeper', 'GET', `/units?query=${encodeURIComponent(name)}`)).items.find((one) => one.name === name)?.id ?? '';

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startTestServer();
  await ask('ledger-keeper', 'POST', '/units/sample', {});
  [edu, bureau] = [await unitNamed('澜江省教育厅'), await unitNamed('沅台市教育局')];
  const document = await ask<{ id: string }>('ledger-keeper', 'POST', `/documents?name=${encodeURIComponent('方案.txt')}&unitId=${edu}`, PAPER);
  plan = (await ask<{ id: string }>('ledger-keeper', 'POST', '/plans', { documentId: document.id, ownerUnitId: edu })).id;
  await ask('ledger-keeper', 'POST', `/plans/${plan}/publish`, { signOff: { by: '田小河', on: '2026-03-01', number: '7号' }, overrides: [] }, 1);
  for (const one of [`reporting-clerk@${bureau}`, `reviewer@${bureau}`, `ledger-keeper@${edu}`]) await server.people.as(one);
  const { tasks } = await ask<{ tasks: { id: string }[] }>('ledger-keeper', 'GET', `/plans/${plan}/ledger`);
  const drafted = await ask<{ dispatch: { id: string } }>('ledger-keeper', 'POST', `/plans/${plan}/dispatches`, { authority: 'own-department', fromUnitId: edu, channel: 'system', dispatchedOn: today, assignments: [{ taskId: tasks[0]?.id, unitId: bureau }, { taskId: tasks[1]?.id, unitId: edu }] });
  ({ assignments } = await ask<{ assignments: typeof assignments }>('ledger-keeper', 'POST', `/dispatches/${drafted.dispatch.id}/send`, undefined, 1));
  const own = assignments.find(({ unitName }) => unitName === '沅台市教育局');
  await ask(`reporting-clerk@${bureau}`, 'POST', '/assignments/acknowledge', { assignments: [{ id: own?.id, version: own?.version }] });
  const opened = await ask<{ targets: { id: string }[] }>('ledger-keeper', 'GET', `/tasks/${tasks[0]?.id}`);
  await ask('ledger-keeper', 'PUT', `/targets/${opened.targets[0]?.id}/shares`, { shares: [{ assignmentId: own?.id, value: 100 }] });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const at = (path: string, as: string): Promise<Visit> => visit(browser, server.address, path, { as });
/** What was opened is whole, in each of its looks. */
async function soundEverywhere(path: string, as: string, ready: string): Promise<void> {
  const seen = await visit(browser, server.address, path, { as, ...PHONE });
  await expectSoundInEveryLook(seen, path, seen.page.locator(ready).first());
  await seen.close();
}
const noticed = (page: Page, words: string): Promise<unknown> => eventually(() => page.locator('.notices').innerText()).toContain(words);

test('a period runs through: asked, written, kept, met by a colleague, handed in, sent back, reviewed, asked for, closed, counted', async () => {
  const clerkName = `reporting-clerk@${bureau}`;
  const keeperName = `ledger-keeper@${edu}`;

  // The keeper sees what it would ask before it is asked.
  const keeper = await at(`/plans/${plan}`, keeperName);
  await keeper.page.getByRole('link', { name: '填报期' }).click();
  await appears(keeper.page.getByText('文件写明：'));
  await keeper.page.getByRole('button', { name: '确认周期' }).click();
  await appears(keeper.page.getByText('这一期向 2 个单位要 2 份填报、7 个栏目；按这个周期一年共 8 份。'));
  await expectSound(keeper, 'periods');
  await keeper.page.getByRole('button', { name: '开这一期并通知' }).click();
  await appears(keeper.page.getByText('已报 0/2'));
  await soundEverywhere(`/plans/${plan}/periods`, keeperName, '.period-lines');

  // The clerk: one page, one form; kept while typing, without a button.
  const context = await newVisitor(browser, server.address, { as: clerkName });
  const clerk = await openPage(context, server.address, '/my-reports');
  await soundEverywhere('/my-reports', clerkName, '.report-lines');
  await clerk.page.locator('.report-lines a').click();
  await appears(clerk.page.locator('.report-form'));
  const formPath = new URL(clerk.page.url()).pathname;
  await clerk.page.getByLabel('推进中').check();
  await clerk.page.getByLabel('进展情况').fill('已办两期');
  await eventually(() => clerk.page.locator('.report-buttons').innerText()).toContain('草稿已保存');
  // Whoever asked does not look over the shoulder.
  const above = await at(formPath, keeperName);
  await appears(above.page.locator('.report-form, .blank').first());
  expect(await above.page.content()).not.toContain('已办两期');
  await above.close();

  // A colleague had the page open: told, nothing lost, one of the two is chosen.
  const colleague = await openPage(context, server.address, formPath);
  await appears(colleague.page.locator('.report-form'));
  await clerk.page.getByLabel('进展情况').fill('已办三期');
  await eventually(() => clerk.page.locator('.report-buttons').innerText()).toContain('草稿已保存');
  await colleague.page.getByLabel('进展情况').fill('同事写的');
  await appears(colleague.page.locator('.report-conflict'));
  expect(await colleague.page.locator('.report-conflict').innerText()).toContain('已办三期');
  expect(await colleague.page.getByLabel('进展情况').inputValue()).toBe('同事写的');
  await expectSound(colleague, 'a conflict');
  await colleague.page.getByRole('button', { name: '用对方的' }).click();
  expect(await colleague.page.getByLabel('进展情况').inputValue()).toBe('已办三期');
  await colleague.close();

  // Figures: a word is no number; evidence: a number, and a picture that is none.
  const figure = clerk.page.locator('.report-number');
  await figure.fill('约六十');
  await appears(clerk.page.getByText('请填数字，或留空'));
  await figure.fill('60');
  await clerk.page.getByRole('button', { name: '加文号' }).click();
  await clerk.page.getByRole('dialog').getByLabel('文号').fill('沅教〔2026〕3号');
  await clerk.page.getByRole('dialog').getByRole('button', { name: '添加' }).click();
  await eventually(() => clerk.page.locator('.evidence-list').innerText()).toContain('沅教〔2026〕3号');
  await clerk.page.locator('input[type=file]').first().setInputFiles({ name: '照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ no picture') });
  await noticed(clerk.page, '没有保存');
  await clerk.page.locator('input[type=file]').first().setInputFiles({ name: '截图.png', mimeType: 'image/png', buffer: readFileSync(new URL('../../docs/images/desk.png', import.meta.url)) });
  await clerk.page.getByRole('button', { name: '预览：截图.png' }).click();
  await eventually(() => clerk.page.locator('.evidence-picture').evaluate((picture) => (picture as HTMLImageElement).naturalWidth)).toBeGreaterThan(10);
  await expectSound(clerk, 'a picture');
  await clerk.page.keyboard.press('Escape');
  await soundEverywhere(formPath, clerkName, '.report-form');
  await clerk.page.getByRole('button', { name: '报出' }).click();
  await noticed(clerk.page, '已报出');
  await appears(clerk.page.getByRole('button', { name: '收回' }));

  // The reviewer sends it back, with a reason that the clerk reads first; then it passes.
  const reviewer = await at('/reviews', `reviewer@${bureau}`);
  await soundEverywhere('/reviews', `reviewer@${bureau}`, '.report-lines');
  await reviewer.page.getByRole('button', { name: '退回' }).click();
  await reviewer.page.getByRole('dialog').getByLabel('原因').fill('请写明人数');
  await reviewer.page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
  await appears(reviewer.page.getByText('没有等您审核的填报。'));
  await clerk.page.goto(`${server.address}/my-reports`);
  await clerk.page.getByText('退回原因：请写明人数').click();
  await clerk.page.getByLabel('进展情况').fill('已办三期，60人');
  await clerk.page.getByRole('button', { name: '报出' }).click();
  await noticed(clerk.page, '已报出');
  await reviewer.page.reload();
  await reviewer.page.getByRole('button', { name: '审核通过' }).click();
  await appears(reviewer.page.getByText('没有等您审核的填报。'));
  await reviewer.close();

  // Ratified on paper, recorded by the clerk; more time is asked for, and granted by who handed it out.
  await clerk.page.goto(`${server.address}${formPath}`);
  await clerk.page.getByRole('button', { name: '登记审定' }).click();
  await clerk.page.getByRole('dialog').getByLabel('审定人').fill('方远');
  await clerk.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await appears(clerk.page.getByText('方远 审定于'));
  await soundEverywhere(formPath, clerkName, '.report-said');
  await expect(ask(clerkName, 'POST', `/assignments/${assignments.find(({ unitName }) => unitName === '沅台市教育局')?.id}/close-outs`, { words: null })).rejects.toThrow('lacks-figure-or-register');
  await ask(clerkName, 'POST', `/assignments/${assignments.find(({ unitName }) => unitName === '沅台市教育局')?.id}/requests`, { kind: 'extension', askedDueOn: '2100-06-30', reason: '师资不足' });
  await keeper.page.goto(`${server.address}/delivery-requests`);
  await soundEverywhere('/delivery-requests', keeperName, '.report-lines');
  await keeper.page.getByRole('button', { name: '同意', exact: true }).click();
  await noticed(keeper.page, '已办');
  await appears(keeper.page.locator('.blank'));

  // The department's own comes back as a workbook, its head renamed.
  const { items } = await ask<{ items: { id: string; about: { assignmentId: string }; period: { id: string } }[] }>(keeperName, 'GET', '/my-reports');
  const period = items[0]?.period.id ?? '';
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  await book.xlsx.load(await (await fetch(`${server.address}/api/v1/periods/${period}/workbook?unit=${edu}`, { headers: await server.people.as(keeperName) })).arrayBuffer());
  book.worksheets[0]?.getRow(5).eachCell({ includeEmpty: true }, (cell, column) => { const mark = book.worksheets[0]?.getCell(1, column).text; if (mark === 'tz:standing') cell.value = '推进中'; if (mark === 'tz:progress') cell.value = '已形成初稿'; });
  await keeper.page.goto(`${server.address}/periods/${period}/workbooks`);
  await keeper.page.locator('input[type=file]').setInputFiles([{ name: '教育厅.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(await book.xlsx.writeBuffer()) }, { name: '别的.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('x') }]);
  await appears(keeper.page.getByText('已形成初稿'));
  expect(await keeper.page.locator('.book-files').innerText()).toContain('文件已损坏');
  await expectSound(keeper, 'returned workbooks');
  await keeper.page.getByLabel('本单位的直接报出').check();
  await keeper.page.getByRole('button', { name: '收下' }).click();
  await noticed(keeper.page, '已收下 1 项');
  await keeper.page.goto(`${server.address}/periods/${period}`);
  await appears(keeper.page.getByText('已报 2/2'));
  await soundEverywhere(`/periods/${period}`, keeperName, '.plain-table');
  await keeper.page.getByRole('button', { name: '锁定', exact: true }).click();
  await keeper.page.getByRole('dialog').getByRole('button', { name: '锁定', exact: true }).click();
  await appears(keeper.page.getByText('已锁定', { exact: true }).first());
  // Opened again by two: the keeper asks, somebody else decides.
  await keeper.page.getByRole('button', { name: '申请重新开放' }).click();
  await keeper.page.getByRole('dialog').getByRole('textbox').fill('一个单位的附件传错了');
  await keeper.page.getByRole('dialog').getByRole('button', { name: '申请重新开放' }).click();
  await appears(keeper.page.getByText('等待决定'));
  expect(await keeper.page.getByRole('button', { name: '重新开放', exact: true }).count()).toBe(0);
  await soundEverywhere(`/periods/${period}`, 'ledger-keeper', '.report-lines');
  const leader = await at(`/periods/${period}`, 'ledger-keeper');
  await leader.page.getByRole('button', { name: '重新开放', exact: true }).click();
  await appears(leader.page.getByText('此后报来的算迟报'));
  await leader.close();

  await keeper.page.goto(`${server.address}/burden`);
  await soundEverywhere('/burden', keeperName, '.plain-table');
  expect((await keeper.page.locator('tfoot').innerText()).replaceAll(/\s+/gu, ' ')).toContain('合计 2 7');
  await keeper.close();
  await clerk.close();
  await context.close();
}, 240_000);
