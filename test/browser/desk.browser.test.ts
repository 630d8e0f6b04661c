import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startTestServer, type TestServer } from './server.ts';
import { addByApi, eventually, samplePath, appears, visit } from './visit.ts';

let browser: Browser;
let server: TestServer;
let prose: string;
let table: string;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startTestServer();
  prose = await addByApi(server.address, samplePath('provincial-plan.txt'));
  table = await addByApi(server.address, samplePath('responsibility-table.docx'));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('the checking desk', () => {
  test('a cell leads to its words: they are marked, in view, and in the address', async () => {
    const { page, close } = await visit(browser, server.address, `/documents/${prose}`);
    const row = page.locator('tr.task').last();
    await row.scrollIntoViewIfNeeded();
    const cell = row.locator('.cell-lead .value').first();
    const unit = await cell.innerText();
    await cell.click();
    const words = page.locator('.paper [data-emphasis="chosen"]');
    await eventually(async () => (await words.allInnerTexts()).join('')).toBe(unit);
    expect(await isInView(page, '.paper [data-emphasis="chosen"]', '.paper')).toBe(true);
    expect(new URL(page.url()).searchParams.get('at')).toMatch(/^t\d+\.r0$/);
    await close();
  });

  test('words lead to their row, and the address opens the same place again', async () => {
    const { page, close } = await visit(browser, server.address, `/documents/${prose}`);
    const mark = page.locator('.paper .mark-cooperating').last();
    const unit = await mark.innerText();
    await mark.click();
    const chosen = page.locator('tr.task.is-chosen');
    await eventually(() => chosen.locator('.value.is-chosen').innerText()).toBe(unit);
    expect(await isInView(page, 'tr.task.is-chosen', '.tab-panel')).toBe(true);
    const again = await visit(browser, server.address, new URL(page.url()).pathname + new URL(page.url()).search);
    await eventually(() => again.page.locator('tr.task.is-chosen .value.is-chosen').innerText()).toBe(unit);
    await eventually(() => isInView(again.page, '.paper [data-emphasis="chosen"]', '.paper')).toBe(true);
    await again.close();
    await close();
  });

  test('chosen words lead to the row that holds them and stay chosen', async () => {
    const { page, close } = await visit(browser, server.address, `/documents/${prose}`);
    await appears(page.locator('.paper .mark-lead').nth(2));
    const selected = await page.evaluate(() => {
      const mark = document.querySelectorAll('.paper .mark-lead')[2] as Element;
      mark.scrollIntoView({ block: 'center' });
      getSelection()?.selectAllChildren(mark);
      mark.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
      return getSelection()?.toString();
    });
    await eventually(() => page.locator('tr.task.is-chosen .cell-lead .is-chosen').innerText()).toBe(selected);
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(selected);
    await close();
  });

  test('keys walk rows and values, open a row and leave it', async () => {
    const { page, close } = await visit(browser, server.address, `/documents/${prose}`);
    await appears(page.locator('tr.task').first());
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('j');
    const at = (): string | null => new URL(page.url()).searchParams.get('at');
    await eventually(at).toBe('t1');
    await page.keyboard.press('ArrowRight');
    await eventually(at).toBe('t1.r0');
    await page.keyboard.press('o');
    await appears(page.locator('.detail'));
    expect(await page.locator('.detail-text').innerText()).not.toBe('');
    await page.keyboard.press('Escape');
    await eventually(() => page.locator('.detail').count()).toBe(0);
    await page.keyboard.press('?');
    await appears(page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await close();
  });

  test('findings lead to their places by list and by key', async () => {
    const id = await addByApi(server.address, samplePath('faulty-draft.txt'));
    const { page, close } = await visit(browser, server.address, `/documents/${id}`);
    await page.getByRole('tab', { name: /存疑/ }).click();
    const place = page.locator('.finding-places button').first();
    await place.click();
    await eventually(() => page.locator('.paper [data-emphasis="chosen"]').count()).toBeGreaterThan(0);
    const first = new URL(page.url()).searchParams.get('at');
    await page.locator('.paper').focus().catch(() => undefined);
    await page.keyboard.press(']');
    await eventually(() => new URL(page.url()).searchParams.get('at')).not.toBe(first);
    await close();
  });

  test('the extract of one unit, and a text, narrow the rows', async () => {
    const { page, close } = await visit(browser, server.address, `/documents/${prose}?unit=${encodeURIComponent('省财政厅')}`);
    await appears(page.locator('tr.task').first());
    const rows = await page.locator('tr.task').count();
    const all = Number((await page.locator('[role="tab"]').first().innerText()).replace(/\D/g, ''));
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThan(all);
    await page.getByRole('textbox', { name: '在任务中查找' }).fill('没有这样的话');
    await appears(page.getByText('没有符合条件的任务'));
    await page.getByRole('button', { name: '全部显示' }).click();
    await eventually(() => page.locator('tr.task').count()).toBe(all);
    await close();
  });

  test('a kind of mark is hidden by its legend, and the address says so', async () => {
    const { page, close } = await visit(browser, server.address, `/documents/${prose}`);
    await appears(page.locator('.paper .mark-lead').first());
    await page.locator('.legend-item', { hasText: '牵头' }).click();
    await eventually(() => page.locator('.paper .mark-lead').count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('hide')).toBe('lead');
    expect(await page.locator('.paper .mark-deadline').count()).toBeGreaterThan(0);
    await close();
  });

  test('a table of Word is drawn as a table', async () => {
    const { page, close } = await visit(browser, server.address, `/documents/${table}`);
    await appears(page.locator('.paper-table'));
    expect(await page.locator('.paper-table tr').count()).toBeGreaterThan(10);
    await close();
  });

  test('the border of the halves is moved by keys and remembered', async () => {
    const { page, close } = await visit(browser, server.address, `/documents/${prose}`);
    const bar = page.getByRole('separator');
    await bar.focus();
    const before = Number(await bar.getAttribute('aria-valuenow'));
    await page.keyboard.press('ArrowRight');
    await eventually(async () => Number(await bar.getAttribute('aria-valuenow'))).toBe(before + 2);
    await page.reload();
    await eventually(async () => Number(await page.getByRole('separator').getAttribute('aria-valuenow'))).toBe(before + 2);
    await close();
  });

  test('a ledger is handed on as a Word file', async () => {
    const { page, close } = await visit(browser, server.address, `/documents/${prose}`);
    await page.getByRole('button', { name: '导出' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Word' }).click()]);
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
    expect(await download.path()).not.toBe('');
    await close();
  });

  test('what is printed is the ledger, with its head on each page and nothing to click', async () => {
    const { page, close } = await visit(browser, server.address, `/documents/${prose}`);
    await appears(page.locator('tr.task').first());
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.top', '.paper', '.tabs', '.filters', '.totals', '.desk-bar button']) expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    expect(await page.locator('.ledger thead').evaluate((head) => getComputedStyle(head).display)).toBe('table-header-group');
    expect(await page.locator('.value').evaluateAll((values) => values.filter((value) => getComputedStyle(value).display === 'none').length)).toBe(0);
    await close();
  });

  test('a finding of a superior\'s paper can be asked about: the letter is drafted', async () => {
    const id = await addByApi(server.address, samplePath('faulty-draft.txt'));
    const { page, close } = await visit(browser, server.address, `/documents/${id}?tab=findings`);
    await page.getByRole('button', { name: '起草询问函' }).click();
    const letter = page.getByRole('textbox', { name: '询问函草稿' });
    expect(await letter.inputValue()).toContain('请示');
    const several = (await letter.inputValue()).length;
    const picks = page.getByRole('dialog').getByRole('checkbox');
    expect(await picks.count()).toBeGreaterThan(1);
    await picks.first().uncheck();
    await eventually(async () => (await letter.inputValue()).length).toBeLessThan(several);
    await page.getByRole('radio', { name: /平级/ }).check();
    await eventually(() => letter.inputValue()).toMatch(/的函/);
    await close();
  });

  test('the unit that is asked for stands first in each row with its role, and of the units only its words are marked', async () => {
    const { page, close } = await visit(browser, server.address, `/documents/${prose}?unit=${encodeURIComponent('省财政厅')}`);
    await appears(page.locator('tr.task').first());
    const roles = await page.locator('tr.task').evaluateAll((rows) => rows.map((row) => {
      const role = row.querySelector('.row-role')?.textContent;
      return [role, row.querySelector(`.cell-${role === '配合' ? 'cooperating' : 'lead'} .value`)?.textContent];
    }));
    expect(roles.map(([, first]) => first)).toEqual(roles.map(() => '省财政厅'));
    expect(new Set(roles.map(([role]) => role)).size).toBeGreaterThan(0);
    expect(new Set(await page.locator('.paper .mark-cooperating, .paper .mark-lead').allInnerTexts())).toEqual(new Set(['省财政厅']));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.print-extent').innerText()).toContain('省财政厅');
    await close();
  });

  test('a unit that is chosen is shown in the paper at once', async () => {
    const { page, close } = await visit(browser, server.address, `/documents/${prose}`);
    await page.locator('.filter-unit input').fill('省财政厅');
    await page.keyboard.press('Enter');
    await eventually(() => page.locator('.paper [data-emphasis="chosen"]').allInnerTexts()).toEqual(['省财政厅']);
    expect(await isInView(page, '.paper [data-emphasis="chosen"]', '.paper')).toBe(true);
    await close();
  });

  test('a word is found in the whole paper, place by place, and in the rows', async () => {
    const { page, close } = await visit(browser, server.address, `/documents/${prose}`);
    await appears(page.locator('tr.task').first());
    await page.keyboard.press('/');
    await page.keyboard.insertText('教师');
    const places = page.locator('.find-count');
    await eventually(() => places.innerText()).toMatch(/^1\/\d+$/);
    const count = Number((await places.innerText()).split('/')[1]);
    expect(count).toBeGreaterThan(1);
    expect(await page.locator('.paper .stress-found, .paper .stress-sought').allInnerTexts()).toEqual(Array.from({ length: count }, () => '教师'));
    await page.keyboard.press('Enter');
    await eventually(() => places.innerText()).toBe(`2/${count}`);
    await eventually(() => isInView(page, '.paper [data-emphasis="sought"]', '.paper')).toBe(true);
    expect(new Set(await page.locator('tr.task mark').allInnerTexts())).toEqual(new Set(['教师']));
    await page.keyboard.press('Escape');
    await eventually(() => page.locator('.paper .stress-sought').count()).toBe(0);
    await close();
  });

  test('arrows walk rows as j and k do, digits go to the tabs, Esc leads from the findings back to the row', async () => {
    const id = await addByApi(server.address, samplePath('faulty-draft.txt'));
    const { page, close } = await visit(browser, server.address, `/documents/${id}`);
    await appears(page.locator('tr.task').first());
    const params = (): string => new URL(page.url()).searchParams.toString();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await eventually(params).toBe('at=t1');
    await page.keyboard.press(']');
    await eventually(params).toContain('tab=findings');
    await page.keyboard.press(']');
    await page.keyboard.press('Escape');
    await eventually(params).toBe('at=t1');
    await page.keyboard.press('5');
    await eventually(params).toContain('tab=head');
    await close();
  });

  test('the signs at the edge are one stop of the Tab key', async () => {
    const id = await addByApi(server.address, samplePath('faulty-draft.txt'));
    const { page, close } = await visit(browser, server.address, `/documents/${id}`);
    await appears(page.locator('.gutter-sign').nth(1));
    expect(await page.locator('.gutter-sign[tabindex="0"]').count()).toBe(1);
    await page.locator('.gutter-sign[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('.gutter-sign').nth(1).evaluate((sign) => sign === document.activeElement)).toBe(true);
    expect(await page.locator('.gutter-sign[tabindex="0"]').count()).toBe(1);
    await close();
  });

  test('all places of a finding can be reached from the list', async () => {
    const text = `云溪市校舍改造方案\n一、重点任务\n${Array.from({ length: 12 }, (_, i) => `${i + 1}.改造第${i + 1}批校舍。`).join('\n')}\n`;
    const response = await fetch(`${server.address}/api/v1/documents?name=many.txt`, { method: 'POST', headers: { ...await server.people.as('ledger-keeper'), 'content-type': 'application/octet-stream' }, body: text });
    const { id } = await response.json() as { id: string };
    const { page, close } = await visit(browser, server.address, `/documents/${id}?tab=findings`);
    const folded = page.locator('.finding', { has: page.locator('.more-places') }).first();
    const finding = page.locator(`[data-finding="${await folded.getAttribute('data-finding')}"]`);
    await finding.locator('.more-places').click();
    await eventually(() => finding.locator('.to-words').count()).toBe(12);
    await finding.locator('.to-words').last().click();
    await eventually(() => page.locator('.paper [data-emphasis="chosen"]').count()).toBeGreaterThan(0);
    await close();
  });

  test('findings are told in the chosen language', async () => {
    const id = await addByApi(server.address, samplePath('faulty-draft.txt'));
    const { page, close } = await visit(browser, server.address, `/documents/${id}?tab=findings`, { english: true });
    await eventually(() => page.locator('.finding-message').first().innerText()).toMatch(/^[A-Z][a-z]+ /);
    await close();
  });

  test('a document that is not there is said so, with a way back', async () => {
    const { page, close } = await visit(browser, server.address, '/documents/00000000-0000-4000-8000-000000000000');
    await appears(page.getByRole('alert'));
    await page.getByRole('link', { name: '回到文件' }).click();
    await appears(page.getByRole('heading', { level: 1 }));
    await close();
  });
});

/** Whether the first match lies within what its scrolling frame shows. */
async function isInView(page: import('playwright-core').Page, selector: string, frame: string): Promise<boolean> {
  return page.evaluate(([one, around]) => {
    const box = document.querySelector(one as string)?.getBoundingClientRect();
    const view = document.querySelector(around as string)?.getBoundingClientRect();
    return box !== undefined && view !== undefined && box.top >= view.top - 1 && box.top < view.bottom;
  }, [selector, frame]);
}
