import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startTestServer, type TestServer } from './server.ts';
import { eventually, appears, visit } from './visit.ts';

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

describe('drafting', () => {
  test('the ledger follows the typing, and the draft outlives a reload', async () => {
    const { page, close } = await visit(browser, server.address, '/drafting');
    const editor = page.getByRole('textbox', { name: '起草的文稿' });
    await editor.click();
    await page.keyboard.insertText('松岭县工作方案\n一、重点任务\n1.改造校舍。2027年底前改造校舍6所。（县教育局、县财政局，列第一位的单位为牵头单位）');
    await eventually(() => page.locator('tr.task').count()).toBe(1);
    expect(await page.locator('tr.task .cell-lead').innerText()).toBe('县教育局');
    expect(await page.locator('tr.task .cell-deadline').innerText()).toBe('2027-12-31');
    await page.keyboard.insertText('\n2.招聘教师。2026年招聘教师30名。（县人社局、县教育局）');
    await eventually(() => page.locator('tr.task').count()).toBe(2);
    await eventually(() => page.locator('.cm-content .mark-lead').allInnerTexts()).toEqual(['县教育局', '县人社局']);
    await page.reload();
    await eventually(() => page.locator('tr.task').count()).toBe(2);
    await close();
  });

  test('the sample has findings, squiggled in the text; replacing can be undone', async () => {
    const { page, close } = await visit(browser, server.address, '/drafting');
    await page.getByRole('button', { name: '载入示例' }).click();
    await eventually(() => page.locator('tr.task').count()).toBeGreaterThan(5);
    await page.getByRole('tab', { name: /存疑/ }).click();
    await appears(page.locator('.finding').first());
    expect(await page.locator('.cm-content .squiggle').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: '清空' }).click();
    await page.getByRole('button', { name: '撤销' }).click();
    await eventually(() => page.locator('.finding').count()).toBeGreaterThan(0);
    await close();
  });

  test('a row leads to its words in the editor, and words to their row', async () => {
    const { page, close } = await visit(browser, server.address, '/drafting');
    await page.getByRole('button', { name: '载入示例' }).click();
    await page.locator('tr.task').nth(7).locator('.cell-lead .value').first().click();
    await eventually(() => page.locator('.cm-content .stress-chosen').count()).toBe(1);
    // In the middle of the editor; until then a click would meet what is still moving.
    await eventually(() => page.locator('.cm-content .stress-chosen').evaluate((words) => {
      const [at, within] = [words.getBoundingClientRect(), (words.closest('.cm-scroller') as Element).getBoundingClientRect()];
      return at.top >= within.top && at.bottom <= within.bottom;
    })).toBe(true);
    await page.locator('.cm-content .mark-deadline').first().click();
    await appears(page.locator('tr.task.is-chosen .cell-deadline .is-chosen'));
    await close();
  });

  test('a draft is handed on and kept as a document', async () => {
    const { page, close } = await visit(browser, server.address, '/drafting');
    await page.getByRole('button', { name: '载入示例' }).click();
    await appears(page.locator('tr.task').first());
    await page.getByRole('button', { name: '导出' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Excel' }).click()]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
    await page.getByRole('button', { name: '收为文件' }).click();
    await page.waitForURL(/\/documents\/[0-9a-f-]{36}/);
    await appears(page.locator('tr.task').first());
    await close();
  });

  test('a draft with a secrecy mark is neither read nor kept, and clearing it leaves no way back', async () => {
    const { page, close } = await visit(browser, server.address, '/drafting');
    const editor = page.getByRole('textbox', { name: '起草的文稿' });
    await editor.click();
    await page.keyboard.insertText('松岭县工作方案\n一、重点任务\n1.改造校舍。2027年底前改造校舍6所。（县教育局牵头）');
    await eventually(() => page.evaluate(() => localStorage.getItem('taizhang.draft'))).toContain('松岭县');
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText('机密★1年\n');
    await appears(page.getByRole('alert'));
    await eventually(() => page.locator('tr.task').count()).toBe(0);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('松岭县');
    expect(await page.getByRole('button', { name: '收为文件' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: /清空文稿/ }).click();
    await eventually(() => page.getByRole('alert').count()).toBe(0);
    await editor.click();
    await page.keyboard.press('Control+z');
    expect(await page.locator('.cm-content').innerText()).not.toContain('松岭县');
    await page.reload();
    await appears(editor);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('松岭县');
    await close();
  });

  test('two windows: what one keeps the other takes up; where both wrote, the author chooses', async () => {
    const { page, close } = await visit(browser, server.address, '/drafting');
    const write = async (there: typeof page, words: string): Promise<void> => {
      await there.getByRole('textbox', { name: '起草的文稿' }).click();
      await there.keyboard.press('Control+End');
      await there.keyboard.insertText(words);
    };
    const kept = (): Promise<string | null> => page.evaluate(() => localStorage.getItem('taizhang.draft'));
    await write(page, '甲窗口的话。');
    await eventually(kept).toBe('甲窗口的话。');
    const other = await page.context().newPage();
    await other.goto(`${server.address}/drafting`);
    await write(other, '乙窗口的话。');
    await eventually(() => page.locator('.cm-content').innerText()).toContain('乙窗口的话。');
    // Kept by another window of which this one has heard nothing: its own writing sends it no event.
    await page.evaluate(() => localStorage.setItem('taizhang.draft', '丙。'));
    await write(page, '丁。');
    await appears(page.getByRole('alert'));
    expect(await kept()).not.toContain('丁。');
    await page.getByRole('button', { name: '留这里的' }).click();
    await eventually(kept).toBe('甲窗口的话。乙窗口的话。丁。');
    await eventually(() => other.locator('.cm-content').innerText()).toBe('甲窗口的话。乙窗口的话。丁。');
    await close();
  });

  test('what is written after clearing is not thrown away by the way back', async () => {
    const { page, close } = await visit(browser, server.address, '/drafting');
    await page.getByRole('button', { name: '载入示例' }).click();
    await appears(page.locator('tr.task').first());
    await page.getByRole('button', { name: '清空' }).click();
    await appears(page.getByRole('button', { name: '撤销' }));
    await page.getByRole('textbox', { name: '起草的文稿' }).click();
    await page.keyboard.insertText('新写的一段。');
    await eventually(() => page.getByRole('button', { name: '撤销' }).count()).toBe(0);
    expect(await page.locator('.cm-content').innerText()).toBe('新写的一段。');
    await close();
  });

  test('the ledger follows the caret, also by keys', async () => {
    const { page, close } = await visit(browser, server.address, '/drafting');
    await page.getByRole('button', { name: '载入示例' }).click();
    await appears(page.locator('tr.task').nth(3));
    await page.getByRole('textbox', { name: '起草的文稿' }).click({ position: { x: 60, y: 60 } });
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('\n（十）添一项\n39.添办一所小学。2027年底前添办小学1所。（县教育局牵头）');
    await eventually(() => page.locator('tr.task.is-chosen .cell-measure').innerText()).toContain('添办一所小学');
    await page.keyboard.press('Control+Home');
    for (let line = 0; line < 12; line += 1) await page.keyboard.press('ArrowDown');
    await eventually(() => page.locator('tr.task.is-chosen .cell-measure').allInnerTexts()).not.toEqual([expect.stringContaining('添办一所小学')]);
    await close();
  });
});
