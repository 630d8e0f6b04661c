/** A paper about what was reported: drafted from figures, edited, finished, numbered. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf } from '#calendar';
import { systemClock } from '#platform';
import { askForReports } from '../delivery/asked.ts';
import { launchBrowser } from './browser.ts';
import { expectSound } from './sound.ts';
import { startTestServer, type TestServer } from './server.ts';
import { appears, eventually, visit } from './visit.ts';

let browser: Browser;
let server: TestServer;
const today = dayOf(systemClock.now());

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startTestServer();
  const { path, clerk } = await askForReports(server.address, server.people.as, today);
  const draft = { standing: 'blocked', progress: '已培训20名', problemKind: 'money', problem: '培训经费没有落实', remedy: null, nextStep: null, figures: [] };
  const reply = await fetch(`${server.address}${path}/submit`, { method: 'POST', headers: { ...clerk, 'content-type': 'application/json', 'if-match': '"0"' }, body: JSON.stringify(draft) });
  if (!reply.ok) throw new Error(await reply.text());
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('is drafted from a dialog, leads from a figure to its tasks, is edited, finished and numbered', async () => {
  const { page, wrongs, close } = await visit(browser, server.address, '/papers');
  await appears(page.getByText('还没有文稿。'));
  await expectSound({ page, wrongs }, 'no papers');
  await page.getByRole('button', { name: '起草文稿' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('哪份台账').selectOption({ index: 1 });
  expect(await dialog.getByLabel('哪份台账').locator('option').nth(1).innerText()).toContain('教师培训方案');
  await appears(dialog.locator('.picked', { hasText: '澜江省教育厅' }));
  await dialog.getByLabel('填报周期').selectOption({ index: 1 });
  await expectSound({ page, wrongs }, 'a paper to be drafted');
  await dialog.getByRole('button', { name: '取数并起草' }).click();

  const sheet = page.locator('.paper-sheet');
  await appears(sheet.getByText('培训经费没有落实'));
  await expectSound({ page, wrongs }, 'a paper');
  await sheet.getByRole('link', { name: '1项', exact: true }).first().click();
  // What is counted once, whoever owes it, shows all that was asked for.
  for (const name of [/^任务数 ?1项/u, /^承办单位数 ?1个/u]) {
    const figure = page.getByRole('button', { name });
    if (await figure.getAttribute('aria-expanded') === 'false') await figure.click();
    await appears(page.locator('.paper-behind li', { hasText: '沅台市教育局' }));
  }
  const body = page.getByLabel('正文');
  await body.fill('一、进展\n受阻{{受阻}}。');
  expect(await sheet.innerText()).toContain('受阻1项。');
  await page.getByRole('button', { name: '插入：逾期', exact: true }).click();
  await page.keyboard.insertText('项');
  expect(await body.inputValue()).toContain('{{逾期}}项');
  await body.fill('共{{总数}}');
  await page.getByRole('button', { name: '保存' }).click();
  await appears(page.getByRole('alert').filter({ hasText: '{{总数}}' }));
  expect(await body.inputValue()).toBe('共{{总数}}');
  await body.fill('一、进展\n受阻{{受阻}}。');
  await page.getByRole('button', { name: '定稿' }).click();
  await appears(page.getByRole('button', { name: '登记文号' }));
  expect(await body.count()).toBe(0);
  await page.getByRole('button', { name: '登记文号' }).click();
  await dialog.getByLabel('发文字号').fill('澜教〔2026〕8号');
  await dialog.getByRole('button', { name: '登记文号' }).click();
  await appears(page.getByText('澜教〔2026〕8号'));
  expect(await page.getByRole('button', { name: '退回修改' }).count()).toBe(0);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 Word' }).click()]);
  expect(download.suggestedFilename()).toMatch(/^情况汇报 .*\.docx$/);
  expect(await download.path()).not.toBe('');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectSound({ page, wrongs }, 'a paper on a phone');
  await page.getByRole('link', { name: '回到文稿列表' }).click();
  await eventually(() => page.locator('.papers-list tbody tr').count()).toBe(1);
  await expectSound({ page, wrongs }, 'papers on a phone');
  await close();
});

test('from a rung of the ladder the paper is begun for its unit; beside an English page figures are called in English', async () => {
  const headers = await server.people.as('ledger-keeper');
  const first = async (path: string): Promise<string> => ((await (await fetch(`${server.address}/api/v1${path}`, { headers })).json()) as { items: { id: string }[] }).items[0]?.id ?? '';
  const [plan, unit] = [await first('/plans?status=published'), await first(`/units?query=${encodeURIComponent('沅台市教育局')}`)];
  const { page, wrongs, close } = await visit(browser, server.address, `/papers?new=supervision-notice&plan=${plan}&about=${unit}&aboutName=${encodeURIComponent('沅台市教育局')}`, { english: true });
  const dialog = page.getByRole('dialog');
  await appears(dialog.locator('.picked', { hasText: '澜江省教育厅' }));
  await appears(dialog.locator('.picked', { hasText: '沅台市教育局' }));
  expect(await dialog.getByRole('radio', { name: /^Supervision notice/u }).isChecked()).toBe(true);
  await dialog.getByRole('button', { name: 'Take figures and draft' }).click();
  await appears(page.locator('.paper-sheet').getByText('有关任务的督办通知'));
  const names = await page.locator('.paper-figure-name > span').allInnerTexts();
  expect(names).toContain('Behind pace');
  expect(names.join('')).not.toMatch(/\p{Script=Han}/u);
  await page.getByRole('button', { name: 'Insert: Units that have not reported', exact: true }).click();
  expect(await page.locator('.paper-editor textarea').inputValue()).toContain('{{未报单位}}');
  await expectSound({ page, wrongs }, 'a notice in English');
  await close();
});
