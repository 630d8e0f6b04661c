import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { launchBrowser } from './browser.ts';
import { startTestServer, type TestServer } from './server.ts';
import { addByApi, dropFile, eventually, samplePath, appears, visit } from './visit.ts';

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

describe('the documents', () => {
  test('an empty product says what to do and offers samples; one opens with one click', async () => {
    const { page, close } = await visit(browser, server.address, '/');
    await appears(page.getByRole('heading', { name: '把一份文件变成台账' }));
    await page.locator('.samples .sample-title').first().click();
    await appears(page.locator('tr.task').first());
    expect(new URL(page.url()).pathname).toMatch(/^\/documents\/[0-9a-f-]{36}$/);
    await close();
  });

  test('a file that falls on the page becomes a table', async () => {
    const { page, close } = await visit(browser, server.address, '/');
    await appears(page.locator('.intake'));
    await dropFile(page, '云溪市分工.txt', readFileSync(samplePath('responsibility-table.txt'), 'utf8'));
    await appears(page.locator('tr.task').first());
    expect(await page.locator('tr.task').count()).toBeGreaterThan(5);
    expect(await page.locator('.paper').innerText()).toContain('消除义务教育大班额');
    await close();
  });

  test('a file that was taken in before is said so, and the earlier one can be opened instead', async () => {
    const first = await addByApi(server.address, samplePath('joint-plan.txt'));
    const { page, close } = await visit(browser, server.address, '/');
    await appears(page.locator('.intake'));
    await dropFile(page, '又一份.txt', readFileSync(samplePath('joint-plan.txt'), 'utf8'));
    await page.locator('.notice button').first().click();
    await eventually(() => new URL(page.url()).pathname).toBe(`/documents/${first}`);
    await page.goto(`${server.address}/`);
    await appears(page.locator('.document-list'));
    expect(await page.getByText('又一份.txt').count()).toBe(0);
    await close();
  });

  test('pasted text is read like a file', async () => {
    const { page, close } = await visit(browser, server.address, '/');
    await page.getByRole('button', { name: '粘贴文字' }).click();
    await appears(page.getByRole('dialog'));
    // Typed without a look where to: the field has the focus.
    await page.keyboard.insertText('松岭县校舍改造方案\n一、重点任务\n1.改造校舍。2027年底前改造校舍6所。（县教育局、县财政局，列第一位的单位为牵头单位）\n');
    await page.getByRole('button', { name: '读这段文字' }).click();
    await eventually(() => page.locator('tr.task').count()).toBe(1);
    expect(await page.locator('.desk-title').innerText()).toContain('松岭县校舍改造方案');
    await close();
  });

  test('a refused file gets its sentence and is not kept', async () => {
    const { page, close } = await visit(browser, server.address, '/');
    await appears(page.locator('.intake'));
    await dropFile(page, '空.txt', '');
    const told = page.locator('.upload .refused');
    await appears(told);
    expect((await told.innerText()).length).toBeGreaterThan(10);
    await page.getByRole('button', { name: '知道了' }).click();
    expect(await page.locator('.upload').count()).toBe(0);
    await close();
  });

  test('several files are read one after another, and each opens from its line', async () => {
    const { page, close } = await visit(browser, server.address, '/');
    await page.locator('.intake input[type=file]').setInputFiles([samplePath('county-list.xlsx'), samplePath('work-ledger.pdf')]);
    await eventually(() => page.locator('.upload.is-kept').count()).toBe(2);
    await page.locator('.upload a').last().click();
    await appears(page.locator('tr.task').first());
    await close();
  });

  test('a sending that is cancelled leaves no line', async () => {
    const { page, close } = await visit(browser, server.address, '/');
    await appears(page.locator('.intake'));
    // The answer never comes while the request is held back.
    await page.route('**/api/v1/documents?name=*', () => undefined);
    await dropFile(page, '慢.txt', '慢');
    await page.getByRole('button', { name: '取消' }).click();
    await eventually(() => page.locator('.upload').count()).toBe(0);
    await close();
  });

  test('two characters find a document by its text; another two do not', async () => {
    await addByApi(server.address, samplePath('county-list.md'));
    const { page, close } = await visit(browser, server.address, '/');
    const search = page.getByRole('searchbox');
    await search.fill('云岭');
    await eventually(() => new URL(page.url()).searchParams.get('q')).toBe('云岭');
    await eventually(() => page.locator('.document-list tbody tr').count()).toBeGreaterThan(0);
    await search.fill('鲲鹏');
    await appears(page.getByText('没有找到'));
    await close();
  });

  test('what is found shows its words, and the desk opens at them', async () => {
    await addByApi(server.address, samplePath('county-list.md'), '清单.md');
    const { page, close } = await visit(browser, server.address, `/?q=${encodeURIComponent('校舍')}`);
    const row = page.locator('.document-list tbody tr', { has: page.locator('.snippet') }).first();
    expect(await row.locator('.snippet mark').first().innerText()).toBe('校舍');
    await row.locator('.cell-document a').click();
    await eventually(() => page.locator('.paper [data-emphasis="sought"]').allInnerTexts()).toEqual(['校舍']);
    expect(await page.locator('.find-count').innerText()).toMatch(/^1\/\d+$/);
    await close();
  });

  test('with the service gone: a sentence says so, no count is told, and going elsewhere leaves it behind', async () => {
    await addByApi(server.address, samplePath('county-list.md'));
    const { page, close } = await visit(browser, server.address, '/');
    await appears(page.locator('.document-list'));
    await page.route('**/*', (route) => route.abort());
    await page.getByRole('button', { name: 'English' }).click();
    await appears(page.locator('.notice.is-failed', { hasText: '连不上台账服务' }));
    await page.getByRole('searchbox').fill('教育');
    await appears(page.locator('.kept [role=alert]', { hasText: '连不上台账服务' }));
    expect(await page.locator('.kept-bar [role=status]').innerText()).toBe('');
    await page.getByRole('link', { name: '起草' }).click();
    await appears(page.getByRole('heading', { name: '连不上台账服务' }));
    await page.getByRole('link', { name: '文件', exact: true }).click();
    await appears(page.getByRole('heading', { name: '文件' }));
    await page.getByRole('link', { name: '起草' }).click();
    await page.unroute('**/*');
    await page.getByRole('button', { name: '再试一次' }).click();
    await appears(page.getByRole('textbox', { name: '起草的文稿' }));
    await close();
  });

  test('deleting can be undone at once, and later from the deleted ones', async () => {
    await addByApi(server.address, samplePath('joint-plan.html'), '联合.html');
    const { page, close } = await visit(browser, server.address, '/');
    const row = page.locator('.document-list tbody tr', { hasText: '联合.html' });
    await row.getByRole('button').click();
    await eventually(() => row.count()).toBe(0);
    await page.getByRole('button', { name: '撤销' }).click();
    await appears(row);
    await row.getByRole('button').click();
    await eventually(() => row.count()).toBe(0);
    await page.getByRole('button', { name: '已删除', exact: true }).click();
    await appears(row);
    await row.getByRole('button').click();
    await eventually(() => row.count()).toBe(0);
    await page.getByRole('button', { name: '收下的文件' }).click();
    await appears(row);
    await close();
  });

  test('English is a switch that this browser remembers', async () => {
    const { page, close } = await visit(browser, server.address, '/');
    await page.getByRole('button', { name: 'English' }).click();
    await appears(page.getByRole('heading', { name: 'Documents' }));
    await page.reload();
    await appears(page.getByRole('heading', { name: 'Documents' }));
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await close();
  });
});
