import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startTestServer, type TestServer } from './server.ts';
import { expectSound, expectSoundInEveryLook, PHONE } from './sound.ts';
import { addByApi, eventually, samplePath, appears, visit } from './visit.ts';

let browser: Browser;
let server: TestServer;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startTestServer();
  for (const name of ['county-list.txt', 'work-ledger.txt']) await addByApi(server.address, samplePath(name));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
const photograph = async (page: Page, name: string): Promise<void> => {
  if (process.env['JOURNAL_PICTURES'] !== undefined) await page.screenshot({ path: join(process.env['JOURNAL_PICTURES'], `${name}.png`) });
};

test('the auditor sees what was done, narrows it, opens an entry, and proves all of it', async () => {
  const { page, wrongs, close } = await visit(browser, server.address, '/journal', { as: 'audit-admin' });
  await appears(page.getByRole('heading', { name: '办理记录' }));
  await page.getByText(/taizhang-seal \d+ sm3:/).waitFor({ timeout: 20_000 });
  const rows = page.locator('.journal-table tbody tr');
  await eventually(() => rows.count()).toBeGreaterThan(3);
  await photograph(page, 'wide');
  await page.getByLabel('做了什么').selectOption({ label: '收入文件' });
  await eventually(() => rows.count()).toBe(2);
  expect(page.url()).toContain('action=add-document');
  // Whose doing: found by typing, whatever their number.
  const who = page.getByRole('combobox', { name: '谁' });
  await who.click();
  await who.fill('没有这个人');
  await appears(page.getByText('没有这样的账号'));
  await who.fill('');
  await page.locator('.ant-select-item-option').first().click();
  await eventually(() => page.url()).toContain('actor=');
  await page.goto(page.url().replace(/actor=[^&]*&?/u, '').replace(/&$/u, ''));
  await eventually(() => rows.count()).toBe(2);
  // The paper's title beside its id: looked up, not kept.
  await appears(rows.first().locator('.journal-name'));
  await rows.first().getByRole('button', { name: /收入文件/ }).click();
  const dialog = page.getByRole('dialog');
  await appears(dialog.getByText('documents.document'));
  expect(await dialog.innerText()).not.toContain('work-ledger');
  await photograph(page, 'entry');
  await expectSound({ page, wrongs }, 'an entry');
  await page.keyboard.press('Escape');
  await rows.first().getByTitle('只看这一个').click();
  await eventually(() => rows.count()).toBe(1);
  await page.getByRole('button', { name: '清除条件' }).click();
  await page.getByRole('button', { name: '核验全部记录' }).click();
  await page.getByText('核验通过').waitFor({ timeout: 20_000 });
  await expectSound({ page, wrongs }, 'the journal');
  await close();
});

test('narrow and in English it is sound, too', async () => {
  const seen = await visit(browser, server.address, '/journal', { as: 'audit-admin', ...PHONE });
  await appears(seen.page.locator('.journal-table tbody tr').first());
  await photograph(seen.page, 'narrow');
  await expectSoundInEveryLook(seen, 'the journal', seen.page.locator('.journal-table tbody tr').first());
  await photograph(seen.page, 'english');
  await seen.close();
});

test('what does not hold is told in words, many of a kind as one, with what to do', async () => {
  await server.asOwner(async (database) => {
    await database.query("set session_replication_role = replica");
    await database.query("update journal.entry set subject_id = gen_random_uuid()::text where number in (1, 2, 3)");
  });
  const { page, wrongs, close } = await visit(browser, server.address, '/journal', { as: 'audit-admin' });
  await page.getByRole('button', { name: '核验全部记录' }).click();
  await appears(page.getByText('记录被改动：第 1–3 号 · 共 3 处'));
  await appears(page.getByText('请先不要改动数据'));
  await expectSound({ page, wrongs }, 'a journal that was altered');
  await close();
});

test('who may not is told so, and sees no way to it', async () => {
  const { page, close } = await visit(browser, server.address, '/journal');
  await appears(page.locator('.sentence'));
  expect(await page.getByRole('link', { name: '办理记录' }).count()).toBe(0);
  await close();
});

test('the auditor has a list of the ledgers that were destroyed; where there is none it says so, and can be had as a file', async () => {
  const { page, wrongs, close } = await visit(browser, server.address, '/destroyed-ledgers', { as: 'audit-admin' });
  await appears(page.getByRole('heading', { name: '涉密台账销毁清单' }));
  await appears(page.getByText('还没有销毁过台账。'));
  const coming = page.waitForEvent('download');
  await page.locator('.destroyed-files a').last().click();
  expect((await coming).suggestedFilename()).toContain('.csv');
  expect(wrongs).toEqual([]);
  await close();
});
