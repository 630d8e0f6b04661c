import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import exceljs from 'exceljs';
import { launchBrowser } from './browser.ts';
import { startTestServer, type TestServer } from './server.ts';
import { expectSound } from './sound.ts';
import { addByApi, eventually, samplePath, appears, visit } from './visit.ts';

let browser: Browser;
let server: TestServer;
const workbook = join(tmpdir(), `units-${process.pid}.xlsx`);

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startTestServer();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const photograph = async (page: Page, name: string): Promise<void> => {
  if (process.env['UNITS_PICTURES'] !== undefined) await page.screenshot({ path: join(process.env['UNITS_PICTURES'], `${name}.png`) });
};
async function fillWorkbook(rows: readonly (readonly string[])[]): Promise<void> {
  const book = new exceljs.Workbook();
  book.addWorksheet('单位').addRows([['单位名称', '上级单位', '别名', '备注'], ...rows]);
  writeFileSync(workbook, Buffer.from(await book.xlsx.writeBuffer()));
}

test('an empty tree takes the sample in; a unit is found, added below, given an alias, renamed, closed', async () => {
  const { page, wrongs, close } = await visit(browser, server.address, '/units');
  await appears(page.getByRole('heading', { name: '还没有单位' }));
  await photograph(page, 'empty');
  await page.getByRole('button', { name: '放入示例省份' }).click();
  const root = page.getByRole('treeitem', { name: '澜江省人民政府', exact: true });
  await root.focus();
  await page.keyboard.press('ArrowLeft');
  await eventually(() => page.getByRole('treeitem').count()).toBe(1);
  await page.keyboard.press('ArrowRight');
  await appears(page.getByRole('treeitem', { name: '沅台市人民政府', exact: true }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await appears(page.locator('.unit-panel h2'));
  await photograph(page, 'tree');

  await page.getByRole('searchbox').fill('云岭');
  await page.locator('.units-found button').filter({ has: page.getByText('云岭县教育局', { exact: true }) }).click();
  await eventually(() => page.locator('.unit-panel h2').innerText()).toBe('云岭县教育局');
  await photograph(page, 'found');
  await page.getByRole('textbox', { name: '别名' }).fill('县教体局');
  await page.getByRole('button', { name: '加别名' }).click();
  await appears(page.locator('.unit-kin', { hasText: '县教体局' }));

  await page.getByRole('button', { name: '修改', exact: true }).click();
  await page.getByRole('textbox', { name: '单位名称' }).fill('云岭县教育体育局');
  await page.getByRole('checkbox', { name: /这是更名/ }).check();
  await photograph(page, 'form');
  await page.getByRole('button', { name: '保存' }).click();
  await eventually(() => page.locator('.unit-panel h2').innerText()).toBe('云岭县教育体育局');
  expect(await page.locator('.unit-panel').innerText()).toContain('云岭县教育局');

  await page.getByRole('button', { name: '新增下级' }).click();
  await page.getByRole('textbox', { name: '单位名称' }).fill('云岭县第二小学');
  await page.getByRole('textbox', { name: '学校标识码' }).fill('2197');
  await page.getByRole('button', { name: '保存' }).click();
  await appears(page.getByRole('alert').filter({ hasText: '学校标识码“2197”不对' }));
  await page.getByRole('textbox', { name: '学校标识码' }).fill('2197900001');
  await page.getByRole('button', { name: '保存' }).click();
  await eventually(() => page.locator('.unit-panel h2').innerText()).toBe('云岭县第二小学');

  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('combobox', { name: /^由谁承接/ }).fill('实验小学');
  await appears(page.getByRole('option', { name: /云岭县实验小学/ }));
  await photograph(page, 'close');
  await page.getByRole('option', { name: /云岭县实验小学/ }).click();
  await page.locator('.dialog').getByRole('button', { name: '撤销' }).click();
  await appears(page.locator('.unit-ended'));
  expect(await page.locator('.unit-panel').innerText()).toContain('云岭县实验小学');
  await page.locator('.unit-history summary').click();
  await appears(page.locator('.unit-history', { hasText: '新增' }));
  await photograph(page, 'closed');
  expect(wrongs).toEqual([]);
  await close();
});

test('a workbook with a wrong row is shown row by row and not taken in; mended, it is', async () => {
  const { page, wrongs, close } = await visit(browser, server.address, '/units');
  await page.getByRole('button', { name: '导入 Excel' }).click();
  await fillWorkbook([['青溪县第三小学', '青溪县教育局', '', ''], ['无主小学', '没有的教育局', '', '']]);
  await page.locator('input[type=file]').setInputFiles(workbook);
  await appears(page.locator('.import-faults', { hasText: '上级单位“没有的教育局”找不到' }));
  await appears(page.getByText('这些列不认识，没有导入：备注'));
  await photograph(page, 'faults');
  expect(await page.getByRole('button', { name: /^导入 \d+ 个单位$/ }).count()).toBe(0);
  await fillWorkbook([['青溪县第三小学', '青溪县教育局', '', ''], ['青溪县第四小学', '青溪县教育局', '青溪四小', '']]);
  await page.locator('input[type=file]').setInputFiles(workbook);
  await page.getByRole('button', { name: '导入 2 个单位' }).click();
  await appears(page.locator('.notice', { hasText: '已导入：新增 2 个' }));
  await page.getByRole('searchbox').fill('青溪四小');
  await appears(page.locator('.units-found', { hasText: '青溪县第四小学' }));
  expect(wrongs).toEqual([]);
  await close();
});

test('the names of a document are confirmed by keyboard and all at once, and remembered', async () => {
  const id = await addByApi(server.address, samplePath('provincial-plan.txt'));
  const { page, wrongs, close } = await visit(browser, server.address, `/units/names?document=${id}`);
  // The sample is of the sample province: its issuer is found in the tree.
  await appears(page.locator('.names-scope .picked', { hasText: '澜江省人民政府办公厅' }));
  await page.locator('.names-scope .picked button').click();
  await page.getByRole('combobox', { name: '发文单位' }).fill('澜江省教育厅');
  await page.getByRole('option', { name: /澜江省教育厅/ }).click();
  const education = page.locator('tr', { hasText: '省教育厅' }).first();
  await appears(education);
  await photograph(page, 'names');
  const before = await page.locator('tr.is-done').count();
  await page.locator('tbody tr').first().click({ position: { x: 4, y: 4 } });
  await page.locator('h1').click();
  // Faster than the server answers: each means the name that stands there by then.
  for (const key of ['Enter', 'Enter', 'j', 'Enter']) await page.keyboard.press(key);
  const standing = async (): Promise<readonly (string | null)[]> => page.locator('.unit-names-table tbody tr').evaluateAll((rows) => rows.slice(0, 5).map((row) => row.className.trim()));
  await eventually(standing).toEqual(['is-done', 'is-done', '', 'is-done', 'is-at']);
  await page.getByRole('button', { name: /^确认有把握的/ }).click();
  await appears(page.locator('.notice', { hasText: '已确认' }));
  await eventually(() => page.locator('tr.is-done').count()).toBeGreaterThan(before + 3);
  await photograph(page, 'names-done');
  // Without the issuer in the address: whose paper it is was remembered with the names.
  await page.goto(`${server.address}/units/names?document=${id}`);
  await appears(page.locator('.names-scope', { hasText: '澜江省教育厅' }));
  await eventually(() => page.locator('tr.is-done').count()).toBeGreaterThan(before + 3);
  expect(wrongs).toEqual([]);
  await close();
});

test('sets of units: made by a rule, shown with their members', async () => {
  const { page, wrongs, close } = await visit(browser, server.address, '/units/sets');
  await page.getByRole('button', { name: '新增统称' }).click();
  await page.getByRole('textbox', { name: '统称' }).fill('三市州');
  await page.getByRole('combobox', { name: '在谁下面' }).fill('澜江省人民');
  await page.getByRole('option', { name: '澜江省人民政府', exact: true }).first().click();
  await page.getByRole('checkbox', { name: '市级' }).check();
  await appears(page.getByText('这条规则今天指 3 个单位'));
  await photograph(page, 'set-form');
  await page.getByRole('button', { name: '保存' }).click();
  await page.locator('tr', { hasText: '三市州' }).getByRole('button', { name: /看名单/ }).click();
  await appears(page.locator('.set-members', { hasText: '沅台市人民政府、梓陵市人民政府' }));
  await photograph(page, 'sets');
  expect(wrongs).toEqual([]);
  await close();
});

test('units are merged with their successor, after it was told what follows', async () => {
  const headers = { ...await server.people.as('system-admin'), 'content-type': 'application/json' };
  const add = async (name: string, parentId: string | null): Promise<string> => ((await (await fetch(`${server.address}/api/v1/units`, { method: 'POST', headers, body: JSON.stringify({ name, kind: 'department', level: 'county', parentId }) })).json()) as { unit: { id: string } }).unit.id;
  const [trade, tourism] = [await add('云岭县商务局', null), await add('云岭县旅游局', null)];
  await add('云岭县商务局市场股', trade);
  await add('云岭县商务和旅游局', null);
  const { page, wrongs, close } = await visit(browser, server.address, `/units?unit=${trade}`);
  await page.getByRole('button', { name: '合并', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: /一起并过去的/ }).fill('云岭县旅游');
  await dialog.getByRole('option', { name: /云岭县旅游局/ }).click();
  // Enter before the list has come takes its first.
  await dialog.getByRole('combobox', { name: '合并成' }).fill('商务和旅游');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '看看会怎样' }).click();
  await appears(dialog.getByText(/“云岭县商务局”自 .* 起撤销，下面的 1 个单位转到“云岭县商务和旅游局”。/));
  await expectSound({ page, wrongs }, 'a merger');
  await dialog.getByRole('button', { name: '确认合并 2 个单位' }).click();
  await eventually(() => page.locator('.unit-panel h2').innerText()).toBe('云岭县商务和旅游局');
  await eventually(() => page.locator('.unit-panel').innerText()).toContain('云岭县旅游局');
  const opened = async (id: string): Promise<{ unit: { validTo: string | null }; successors: { unit: { name: string } }[] }> => (await fetch(`${server.address}/api/v1/units/${id}`, { headers })).json() as never;
  for (const id of [trade, tourism]) expect(await opened(id)).toMatchObject({ unit: { validTo: expect.any(String) }, successors: [{ unit: { name: '云岭县商务和旅游局' } }] });
  await close();
});

test('a name that means several units becomes a set on the spot, and is bound to it', async () => {
  const text = '青溪县教育提升实施方案\n\n一、重点任务\n1.扩建校舍。（县教育局及成员单位、县财政局）\n2.培训教师。（县教育局及成员单位）\n';
  const added = await (await fetch(`${server.address}/api/v1/documents?name=${encodeURIComponent('青溪方案.txt')}`, { method: 'POST', headers: { ...await server.people.as('ledger-keeper'), 'content-type': 'application/octet-stream' }, body: text })).json() as { id: string };
  const { page, wrongs, close } = await visit(browser, server.address, `/units/names?document=${added.id}&scope=none`);
  const line = page.locator('tr', { hasText: '县教育局及成员单位' });
  await line.getByRole('button', { name: '另选 县教育局及成员单位' }).click();
  await line.getByRole('button', { name: '列成统称' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('textbox', { name: '统称' }).inputValue()).toBe('县教育局及成员单位');
  for (const name of ['青溪县教育局', '青溪县财政局']) {
    await dialog.getByRole('combobox', { name: '另外加上' }).last().fill(name);
    await dialog.getByRole('option', { name: new RegExp(name) }).first().click();
  }
  await expectSound({ page, wrongs }, 'a set on the names page');
  await dialog.getByRole('button', { name: '保存' }).click();
  await appears(page.locator('tr.is-done', { hasText: '县教育局及成员单位' }));
  // Another name may be bound to a set that is there.
  const finance = page.locator('tr', { hasText: '县财政局' });
  await finance.getByRole('button', { name: '另选 县财政局' }).click();
  await finance.getByRole('combobox', { name: '或选一个统称' }).selectOption({ label: '县教育局及成员单位' });
  await appears(page.locator('tr.is-done', { hasText: '县财政局' }));
  await close();
});

test('a reader sees the tree and nothing to change it with', async () => {
  const { page, wrongs, close } = await visit(browser, server.address, '/units', { as: 'reader' });
  await page.getByRole('treeitem').nth(1).click();
  await appears(page.locator('.unit-panel h2'));
  expect(await page.locator('.unit-actions, .unit-alias').count()).toBe(0);
  expect(await page.locator('.units-actions button').count()).toBe(0);
  await page.goto(`${server.address}/units/sets`);
  await appears(page.locator('.unit-sets-table'));
  expect(await page.getByRole('button', { name: '新增统称' }).count()).toBe(0);
  expect(wrongs).toEqual([]);
  await close();
});

test('on a phone nothing scrolls sideways', async () => {
  for (const path of ['/units', '/units/sets']) {
    const { page, close } = await visit(browser, server.address, path, { width: 390, height: 844 });
    await appears(page.locator('h1'));
    await photograph(page, `phone${path.replaceAll('/', '-')}`);
    expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(390);
    await close();
  }
});
