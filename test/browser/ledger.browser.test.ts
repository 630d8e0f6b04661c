/** The ledger in the browser: from a checked document to a published plan, found, amended, compared, taken back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startTestServer, type TestServer } from './server.ts';
import { expectSound, expectSoundInEveryLook, PHONE } from './sound.ts';
import { addByApi, eventually, newVisitor, openPage, samplePath, appears, visit } from './visit.ts';

let browser: Browser;
let server: TestServer;
let documentId: string;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startTestServer();
  documentId = await addByApi(server.address, samplePath('joint-plan.txt'));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const made = async (path: string, body: object, version?: number): Promise<{ id: string; version: number }> => {
  const reply = await fetch(`${server.address}/api/v1${path}`, { method: 'POST', headers: { ...await server.people.as('ledger-keeper'), 'content-type': 'application/json', ...(version === undefined ? {} : { 'if-match': `"${version}"` }) }, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return await reply.json() as { id: string; version: number };
};
const ask = async (path: string): Promise<Record<string, unknown>> => (await (await fetch(`${server.address}/api/v1${path}`, { headers: await server.people.as('ledger-keeper') })).json()) as Record<string, unknown>;

test('a document becomes a plan, is published once, and its tasks are found in the ledger', async () => {
  const { page, wrongs, close } = await visit(browser, server.address, `/documents/${documentId}`);
  // The next step is the desk's one primary button.
  await page.locator('.desk-bar .is-primary').click();
  await page.getByRole('button', { name: '建立草稿' }).click();
  await appears(page.getByRole('button', { name: '签发成台账' }));
  await expectSound({ page, wrongs }, 'a draft');
  expect(await page.locator('.draft-ledger .task-cells').count()).toBe(8);
  await page.getByLabel('签发人').fill('田小河');
  await page.getByLabel('文号或会议纪要号').fill('云政办〔2026〕7号');
  for (const why of await page.getByPlaceholder('为何照原文签发').all()) await why.fill('原件如此，已请示');
  await page.getByRole('button', { name: '签发成台账' }).dblclick();
  // The draft shows the ledger to be, too.
  await appears(page.locator('.plan-page:not(.is-draft) .task-cells').first());
  await expectSound({ page, wrongs }, 'a plan');
  const { items } = await ask('/plans') as { items: { status: string; tasks: number; version: number }[] };
  expect(items).toMatchObject([{ status: 'published', version: 2 }]);
  await page.goto(`${server.address}/documents/${documentId}`);
  await appears(page.getByText('已签发；要改请修订'));
  await expectSound({ page, wrongs }, 'a desk whose plan is published');
  await page.getByRole('link', { name: '去修订' }).click();
  await page.getByRole('link', { name: '在台账中看' }).click();
  await eventually(() => page.getByRole('status').first().innerText()).toContain(String(items[0]?.tasks));
  // Of one plan its name stands in no row: a task is a line or two.
  expect(await page.locator('.cell-name small').count()).toBe(0);
  for (const height of await page.locator('.task-line.is-task').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height))) expect(height).toBeLessThanOrEqual(41);
  await page.getByRole('searchbox').fill('教师');
  await eventually(() => new URL(page.url()).searchParams.get('text')).toBe('教师');
  await close();
});

test('a document without a task is no way to a plan, and says why', async () => {
  const added = await fetch(`${server.address}/api/v1/documents?name=${encodeURIComponent('放假.txt')}`, { method: 'POST', headers: { ...await server.people.as('ledger-keeper'), 'content-type': 'application/octet-stream' }, body: '关于放假的通知\n\n请各科室安排好值班。\n' });
  const { page, wrongs, close } = await visit(browser, server.address, `/documents/${(await added.json() as { id: string }).id}`);
  const make = page.getByRole('button', { name: '做成台账' });
  await appears(make);
  expect(await make.isDisabled()).toBe(true);
  await appears(page.getByText('没有任务，做不成台账'));
  await expectSound({ page, wrongs }, 'a desk without a task');
  await close();
});

test('a task is amended with its ground, its history tells of it, and it is taken back', async () => {
  const { page, wrongs, close } = await visit(browser, server.address, '/ledger');
  await page.locator('.task-name').first().click();
  await appears(page.locator('.drawer h2'));
  await expectSound({ page, wrongs }, 'a task');
  await page.getByRole('button', { name: '修改', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称', { exact: true }).fill('改过的名称');
  await dialog.getByRole('button', { name: '再加一个目标' }).click();
  const target = dialog.locator('.amend-target').last();
  for (const [name, typed] of [['指标', '新建小学'], ['数值', '2'], ['计量单位', '所'], ['文中说法', '新建小学2所'], ['数值', '3']] as const) await target.getByLabel(name).fill(typed);
  expect(await target.getByLabel('文中说法').inputValue()).toBe('新建小学3所');
  await expectSound({ page, wrongs }, 'amending');
  expect(await dialog.getByRole('button', { name: '保存修改' }).isDisabled()).toBe(true);
  await dialog.getByLabel('修改依据').fill('县政府常务会议纪要〔2026〕3号');
  await dialog.getByRole('button', { name: '再加一个时限' }).click();
  await dialog.getByLabel('最后一天').last().fill('2150-01-01');
  await page.keyboard.press('Tab');
  await appears(dialog.getByText('日期 2150-01-01 不合常理'));
  await dialog.getByLabel('最后一天').last().fill('2027-06-30');
  for (const role of ['lead', 'cooperating']) {
    await dialog.getByRole('button', { name: '再加一个单位' }).click();
    await dialog.getByLabel('角色').last().selectOption(role);
    await dialog.getByRole('combobox', { name: '单位名称' }).last().fill('县公安局');
  }
  await dialog.getByRole('button', { name: '从配合单位中去掉' }).click();
  expect(await dialog.getByLabel('角色').last().inputValue()).toBe('lead');
  await dialog.getByRole('button', { name: '去掉 县公安局' }).click();
  await dialog.getByRole('button', { name: '保存修改' }).click();
  await eventually(() => page.locator('.drawer h2').innerText()).toContain('改过的名称');
  expect(await page.locator('.drawer-facts').innerText()).toContain('新建小学3所');
  await eventually(() => page.locator('.history li').count()).toBe(2);
  expect(await page.locator('.history').innerText()).toContain('县政府常务会议纪要〔2026〕3号');
  await page.locator('.notice').getByRole('button', { name: '撤回', exact: true }).click();
  await eventually(() => page.locator('.drawer h2').innerText()).not.toContain('改过的名称');
  await close();
});

test('many tasks change as one step; two windows on one task: the later is told and sees how it stands', async () => {
  const { page, close } = await visit(browser, server.address, '/ledger');
  await page.locator('.cell-choose input').nth(0).check();
  await page.locator('.cell-choose input').nth(1).check();
  await page.getByRole('button', { name: '批量修改' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '单位名称' }).fill('县教体局');
  await dialog.getByLabel('修改依据').fill('机构改革');
  const other = await visit(browser, server.address, page.url().replace(server.address, ''));
  await other.page.locator('.task-name').first().click();
  await other.page.getByRole('button', { name: '修改', exact: true }).click();
  await other.page.getByRole('dialog').getByLabel('名称', { exact: true }).fill('先改的');
  await other.page.getByRole('dialog').getByLabel('修改依据').fill('别的依据');
  await dialog.getByRole('button', { name: '保存修改' }).click();
  // No unit of that name would see its tasks: it is asked.
  await dialog.getByRole('checkbox', { name: '单位库里没有“县教体局”，照写' }).check();
  await dialog.getByRole('button', { name: '保存修改' }).click();
  await eventually(() => page.locator('.cell-lead').filter({ hasText: '县教体局' }).count()).toBe(2);
  await other.page.getByRole('dialog').getByRole('button', { name: '保存修改' }).click();
  await appears(other.page.locator('.notice.is-failed'));
  await eventually(() => other.page.locator('.drawer').innerText()).toContain('县教体局');
  await other.close();
  await close();
});

test('a later document is held against the plan and applied; the plan is shown as it was and compared', async () => {
  const { items: [plan] } = await ask('/plans') as { items: { id: string }[] };
  // The one that is due first: many were changed by hand, this one among them.
  const { items: [task] } = await ask('/tasks?sort=due') as { items: { id: string; text: string }[] };
  const lead = (page: Page) => page.locator(`[data-task="${task?.id}"] .cell-lead`);
  const later = `关于调整有关任务的通知\n\n1.${task?.text.replace(/20\d\d年/g, '2029年')}（县审计局、县教育局，列第一位的单位为牵头单位）\n`;
  const added = await fetch(`${server.address}/api/v1/documents?name=${encodeURIComponent('调整.txt')}`, { method: 'POST', headers: { ...await server.people.as('ledger-keeper'), 'content-type': 'application/octet-stream' }, body: later });
  expect(added.status).toBe(201);
  const { page, wrongs, close } = await visit(browser, server.address, `/plans/${plan?.id}`);
  await page.getByRole('button', { name: '按后来的文件修订' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /关于调整有关任务的通知|调整/ }).first().click();
  await appears(page.locator('.amendment-list li').first());
  await expectSound({ page, wrongs }, 'an amendment');
  // What many changed at once by hand is told, and stays until it is ticked.
  expect(await page.locator('.by-hand').first().innerText()).toContain('机构改革');
  const ticked = page.getByRole('checkbox', { name: '按这份文件改“牵头”' });
  expect(await ticked.isChecked()).toBe(false);
  await ticked.check();
  await page.getByRole('button', { name: /^确认修订：修改 1 项/ }).click();
  await page.getByRole('link', { name: '看台账' }).click();
  await eventually(() => lead(page).innerText()).toContain('县审计局');
  await page.goto(`${server.address}/plans/${plan?.id}?at=v2`);
  await appears(page.locator('.as-of'));
  await eventually(() => lead(page).innerText()).not.toContain('县审计局');
  await page.getByRole('button', { name: '与这一天比较' }).click();
  await appears(page.locator('.compared'));
  expect(await page.locator('.compared ins').allInnerTexts()).toContain('县审计局');
  await expectSound({ page, wrongs }, 'compared');
  await close();
});

test('by keys down the list: the row with the focus hears them however far it was scrolled away; a search field keeps what is typed', async () => {
  const text = `云溪市校舍改造方案\n一、重点任务\n${Array.from({ length: 60 }, (_, i) => `${i + 1}.改造第${i + 1}批校舍。2099年底前改造校舍${i + 1}所。（市教育局）`).join('\n')}\n`;
  const added = await fetch(`${server.address}/api/v1/documents?name=${encodeURIComponent('校舍.txt')}`, { method: 'POST', headers: { ...await server.people.as('ledger-keeper'), 'content-type': 'application/octet-stream' }, body: text });
  const { id, version } = await made('/plans', { documentId: (await added.json() as { id: string }).id });
  await made(`/plans/${id}/publish`, { signOff: { by: '田小河', on: '2026-03-01', number: '8号' }, overrides: [] }, version);
  const { page, close } = await visit(browser, server.address, `/ledger?plan=${id}`);
  const names = page.locator('.task-name');
  await appears(names.nth(1));
  const second = await names.nth(1).innerText();
  await names.first().focus();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  // So far that the rows between are drawn no more.
  await eventually(() => names.allInnerTexts()).not.toContain(second);
  await page.keyboard.press('ArrowDown');
  await eventually(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toBe(second);
  // In view, and below the bar and the heads that stay.
  await eventually(() => page.evaluate(() => { const box = (document.activeElement as Element).getBoundingClientRect(); return document.elementFromPoint(box.x + 4, box.y + 4)?.textContent; })).toBe(second);
  const field = page.getByRole('searchbox');
  await field.fill('校舍 ');
  await eventually(() => new URL(page.url()).searchParams.get('text')).toBe('校舍');
  await appears(page.locator('.task-table:not(.is-stale)'));
  expect(await field.inputValue()).toBe('校舍 ');
  await close();
});

test.each([
  ['the ledger', '/ledger', '.task-cells'], ['by plan', '/ledger?layout=tree', '.is-plan'], ['the board', '/ledger?layout=board', '.board-card'], ['the board by lead', '/ledger?layout=board&by=lead', '.board-card'],
  ['nothing found', '/ledger?text=%E7%9B%B4%E5%8D%87%E6%9C%BA', '.blank'], ['conditions', '/ledger?kind=build&target=yes&dueFrom=2020-01-01', '.chip.is-set'], ['plans', '/plans', '.plan-list'],
])('%s: accessible, loads nothing from elsewhere, breaks no policy, fits; narrow, wide and in English', async (name, path, ready) => {
  const seen = await visit(browser, server.address, path, PHONE);
  await expectSoundInEveryLook(seen, name, seen.page.locator(ready).first());
  await seen.close();
});

test('a page is drawn once it is there and what it shows has come: nothing waits for a clock', async () => {
  const context = await newVisitor(browser, server.address);
  // No timer ever ends, and no time goes by.
  await context.addInitScript('window.setTimeout = () => 0; performance.now = () => 0;');
  const { page, wrongs } = await openPage(context, server.address, '/ledger');
  await page.locator('.ledger-page h1').waitFor({ state: 'attached' });
  expect(wrongs).toEqual([]);
  await context.close();
});
