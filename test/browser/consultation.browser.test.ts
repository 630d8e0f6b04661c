/** A draft goes out for opinions and is held against the plan above it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startTestServer, type TestServer } from './server.ts';
import { expectSound, expectSoundInEveryLook } from './sound.ts';
import { addByApi, eventually, samplePath, appears, visit } from './visit.ts';

let browser: Browser;
let server: TestServer;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startTestServer();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface PlanReply { readonly id: string; readonly version: number }

async function ask(method: string, path: string, body: unknown, version?: number): Promise<PlanReply> {
  const reply = await fetch(`${server.address}/api/v1${path}`, {
    method, headers: { ...await server.people.as('ledger-keeper'), 'content-type': 'application/json', ...(version === undefined ? {} : { 'if-match': `"${version}"` }) }, body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return reply.json() as Promise<PlanReply>;
}
const drafted = async (sample: string): Promise<PlanReply> => ask('POST', '/plans', { documentId: await addByApi(server.address, samplePath(sample)) });

describe('opinions on a draft', () => {
  test('are asked for, recorded and decided on one page', async () => {
    const plan = await drafted('provincial-plan.txt');
    const { page, wrongs, close } = await visit(browser, server.address, `/plans/${plan.id}/consultation`);
    await page.getByRole('button', { name: '开始征求意见' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('联系人和电话').fill('田小河 0000-1');
    await dialog.getByRole('button', { name: '开始' }).click();
    await appears(page.locator('.round-units'));
    const units = await page.locator('.round-units tbody').count();
    expect(units).toBeGreaterThan(3);
    expect(await page.locator('.round-facts').innerText()).toContain(`未回复 ${units}`);

    await page.getByRole('button', { name: /^登记发函：/ }).first().click();
    await dialog.getByLabel('发文字号').fill('云教函〔2026〕12号');
    await dialog.getByRole('button', { name: '保存' }).click();
    await eventually(() => page.locator('.round-units tbody').first().innerText()).toContain('云教函〔2026〕12号');
    await page.getByRole('button', { name: `一起登记发函（${units - 1}）` }).click();
    await dialog.getByLabel('发文字号').fill('云教函〔2026〕13号');
    await dialog.getByRole('button', { name: '保存' }).click();
    await eventually(() => page.locator('.round-units tbody', { hasText: '云教函〔2026〕13号' }).count()).toBe(units - 1);
    expect(await page.getByRole('button', { name: /^一起登记发函/u }).count()).toBe(0);

    await page.getByRole('button', { name: /^登记回函：/ }).first().click();
    await dialog.getByText('有意见').click();
    await dialog.getByLabel('建议改成').fill('目标改为两年完成');
    await dialog.getByRole('button', { name: '保存' }).click();
    await appears(page.locator('.opinion'));
    expect(await page.locator('.round-facts').innerText()).toContain('未定 1 条');

    await page.getByLabel('是否采纳').click();
    await page.locator('.ant-select-item-option', { hasText: '不采纳' }).click();
    expect(await page.locator('.opinion button', { hasText: '保存' }).isDisabled()).toBe(true);
    await page.getByLabel('说明').fill('目标已由会议确定');
    await page.locator('.opinion button', { hasText: '保存' }).click();
    await eventually(() => page.locator('.round-facts').innerText()).not.toContain('未定');
    await page.getByLabel('是否采纳').click();
    await page.locator('.ant-select-item-option', { hasText: /^采纳$/ }).click();
    await page.locator('.opinion button', { hasText: '保存' }).click();
    await eventually(() => page.locator('.round-facts').innerText()).toContain('采纳未改 1 条');
    expect(await page.getByRole('link', { name: '到核对台改' }).getAttribute('href')).toMatch(/^\/documents\/[0-9a-f-]+(\?at=t\d+&open=1)?$/);

    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /^函件：/ }).first().click();
    expect((await download).suggestedFilename()).toMatch(/^征求意见函 .*\.docx$/);
    await page.getByRole('button', { name: '结束这一次' }).click();
    await dialog.getByRole('button', { name: '结束这一次' }).click();
    await appears(page.getByRole('button', { name: '再征求一次' }));
    expect(wrongs).toEqual([]);
    await close();
  });

  test('two who record one answer: the slower one is told, and sees how it is now', async () => {
    const plan = await drafted('provincial-plan.txt');
    await ask('POST', `/plans/${plan.id}/consultations`, { answerBy: '2099-01-01' }, plan.version);
    const one = await visit(browser, server.address, `/plans/${plan.id}/consultation`);
    const other = await visit(browser, server.address, `/plans/${plan.id}/consultation`);
    for (const { page } of [one, other]) await page.getByRole('button', { name: /^登记发函：/ }).first().click();
    await one.page.getByRole('dialog').getByLabel('发文字号').fill('甲函〔2026〕1号');
    await one.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await eventually(() => one.page.locator('.round-units tbody').first().innerText()).toContain('甲函〔2026〕1号');
    await other.page.getByRole('dialog').getByLabel('发文字号').fill('乙函〔2026〕2号');
    await other.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await eventually(() => other.page.locator('.notice').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringContaining('别人刚登记过')]));
    await eventually(() => other.page.locator('.round-units tbody').first().innerText()).toContain('甲函〔2026〕1号');
    await one.close();
    await other.close();
  });
});

describe('a plan beside the one above it', () => {
  test('is chosen, shows what is missing, and takes a person\'s word', async () => {
    const upper = await drafted('provincial-plan.txt');
    await ask('POST', `/plans/${upper.id}/publish`, { signOff: { by: '田小河', on: '2026-03-01', number: '7号' }, overrides: [] }, upper.version);
    const lower = await drafted('responsibility-table.docx');
    const { page, wrongs, close } = await visit(browser, server.address, `/plans/${lower.id}/comparison`);
    await page.getByRole('button', { name: '选上级台账' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').click();
    await page.locator('.ant-select-item-option').first().click();
    await dialog.getByRole('button', { name: '选上级台账' }).click();
    await appears(page.locator('.comparison-list .kind').first());
    const missing = await page.locator('.comparison-list tr', { hasText: '没有对应的任务' }).count();
    expect(missing).toBeGreaterThan(0);
    await page.locator('.comparison-list tr', { hasText: '没有对应的任务' }).first().getByRole('button').click();
    await dialog.getByLabel('理由').fill('本级没有这项工作');
    await dialog.getByRole('button', { name: '保存' }).click();
    await eventually(() => page.locator('.comparison-list tr', { hasText: '没有对应的任务' }).count()).toBe(missing - 1);
    await page.getByRole('button', { name: /^任务对应/ }).click();
    await eventually(() => page.locator('.comparison-list').innerText()).toContain('本级不需对应：本级没有这项工作');
    expect(wrongs).toEqual([]);
    await close();
  });
});

test('a ledger that turns out to be secret is destroyed on its page, which then says who did it; its paper is gone', async () => {
  const documentId = await addByApi(server.address, samplePath('county-list.txt'));
  const plan = await ask('POST', '/plans', { documentId });
  // From the desk of the paper the way leads to the ledger.
  const { page, wrongs, close } = await visit(browser, server.address, `/documents/${documentId}`);
  await page.getByRole('button', { name: '涉密销毁' }).click();
  await page.getByRole('dialog').getByRole('link').click();
  await page.waitForURL(`**/plans/${plan.id}`);
  await page.getByRole('button', { name: '涉密销毁' }).click();
  const dialog = page.getByRole('dialog');
  await appears(dialog.getByText(/办理记录|将一并销毁/));
  const go = dialog.getByRole('button', { name: /销\s*毁$/ });
  await dialog.getByLabel(/销毁原因/).fill('经核为涉密件');
  expect(await go.isDisabled()).toBe(true);
  await dialog.getByLabel('我已核对，确认销毁').check();
  await expectSound({ page, wrongs }, 'what destroying takes');
  await go.click();
  await appears(page.getByRole('heading', { name: '这份台账已按保密要求销毁' }));
  expect(await page.locator('.destroyed').innerText()).toMatch(/于 \d{4}-\d\d-\d\d \d\d:\d\d 销毁/);
  const headers = await server.people.as('ledger-keeper');
  expect((await fetch(`${server.address}/api/v1/documents/${documentId}`, { headers })).status).toBe(404);
  const gone = await fetch(`${server.address}/api/v1/plans/${plan.id}`, { headers });
  expect([gone.status, (await gone.json() as { code: string }).code]).toEqual([410, 'plan-destroyed']);
  // The browser tells of every answer that is no success; these were asked for.
  wrongs.length = 0;
  await expectSound({ page, wrongs }, 'what is left');
  await close();
  const auditor = await visit(browser, server.address, '/destroyed-ledgers', { as: 'audit-admin' });
  const line = auditor.page.locator('.plan-list tbody tr');
  await appears(line);
  expect(await line.innerText()).toContain('经核为涉密件');
  await expectSoundInEveryLook(auditor, 'ledgers that were destroyed', line);
  await auditor.close();
});
