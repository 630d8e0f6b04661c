import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Reading } from '#reader/model';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startTestServer, type TestServer } from './server.ts';
import { addByApi, eventually, samplePath, appears, visit, type Visit } from './visit.ts';

let browser: Browser;
let server: TestServer;
let id: string;
const open: Visit[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startTestServer();
});
beforeEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()));
  id = await addByApi(server.address, samplePath('provincial-plan.txt'));
});
afterAll(async () => {
  await Promise.all(open.map(({ close }) => close()));
  await browser?.close();
  await server?.stop();
});

async function desk(query = '', options: Parameters<typeof visit>[3] = {}): Promise<Page> {
  const here = await visit(browser, server.address, `/documents/${id}${query}`, options);
  open.push(here);
  await appears(here.page.locator('tr.task').first());
  return here.page;
}
const at = (page: Page): string | null => new URL(page.url()).searchParams.get('at');
const lead = (page: Page): ReturnType<Page['locator']> => page.locator('tr[data-task="0"] .cell-lead .value').first();

async function correctedBy(page: Page, name: string): Promise<void> {
  await appears(page.locator('.cell-editor'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  // The words under the old unit do not name this one: the field that owes a reason has the keyboard, unless an earlier one stands there.
  if (await page.locator('.cell-editor [aria-invalid="true"]').count() === 0) return;
  await appears(page.getByText('所选原文里没有这个单位'));
  await page.keyboard.type('机构改革');
  await page.keyboard.press('Enter');
}

describe('the checking desk', () => {
  test('by keyboard alone: a unit is corrected, the next accepted, the row accepted, the last step undone; the next visit sees it', async () => {
    const page = await desk();
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowRight');
    await eventually(() => at(page)).toBe('t0.r0');
    await page.keyboard.press('Enter');
    await correctedBy(page, '省教育厅发展规划处');
    await eventually(() => lead(page).innerText()).toBe('省教育厅发展规划处');
    expect(await lead(page).getAttribute('data-state')).toBe('corrected');
    await appears(page.locator('.cell-editor'), 'detached');
    await page.keyboard.press('a');
    await eventually(() => at(page)).not.toBe('t0.r0');
    const second = at(page);
    await page.keyboard.press('a');
    await eventually(() => at(page)).not.toBe(second);
    await page.keyboard.press('Shift+A');
    await eventually(() => page.locator('tr[data-task="0"] .row-sign').getAttribute('data-checked')).toBe('all');
    await eventually(() => at(page)).toBe('t1');
    await page.keyboard.press('k');
    await eventually(() => at(page)).toBe('t0');
    await page.keyboard.press('u');
    await eventually(() => page.locator('tr[data-task="0"] .row-sign').getAttribute('data-checked')).toBe('some');
    const again = await desk();
    await eventually(() => lead(again).innerText()).toBe('省教育厅发展规划处');
    expect(await again.locator('.check-progress').innerText()).toMatch(/^已核 2\//);
  });

  test('keys that come faster than the server answers: each does its step on what the one before made; after a failed one the rest is forgotten', async () => {
    const page = await desk('?at=t0.r0');
    const held = Promise.withResolvers<void>();
    let asked = 0;
    await page.route('**/documents/*/accept', async (route) => { asked += 1; await held.promise; await route.continue(); });
    for (const key of ['a', 'a', 'Shift+A', 'k', 'u']) await page.keyboard.press(key);
    expect(asked).toBe(1);
    held.resolve();
    // From the second cell to the row, to the row below, and back.
    await eventually(() => at(page)).toBe('t0');
    await eventually(() => page.locator('tr[data-task="0"] .row-sign').getAttribute('data-checked')).toBe('some');
    expect(await page.locator('.check-progress').innerText()).toMatch(/^已核 2\//);
    expect(asked).toBe(3);
    await page.unroute('**/documents/*/accept');
    const refused = Promise.withResolvers<void>();
    await page.route('**/documents/*/accept', async (route) => { await refused.promise; await route.abort(); });
    for (const key of ['Shift+A', 'x']) await page.keyboard.press(key);
    refused.resolve();
    await appears(page.locator('.notice.is-failed'));
    expect([await page.locator('.removed-tasks').count(), at(page)]).toEqual([0, 't0']);
  });

  test('a new lead that cooperates in the task already is asked about, and taken out there', async () => {
    const page = await desk('?at=t0.r0');
    const cooperating = page.locator('tr[data-task="0"] .cell-cooperating .value');
    const other = await cooperating.first().innerText();
    await page.keyboard.press('Enter');
    await correctedBy(page, other);
    await appears(page.getByText(`${other}在这项任务里已是配合单位。`));
    expect(await lead(page).innerText()).not.toBe(other);
    await page.keyboard.press('Enter');
    await eventually(() => lead(page).innerText()).toBe(other);
    await eventually(() => cooperating.allInnerTexts()).not.toContain(other);
    await page.locator('.notice').getByRole('button', { name: '恢复' }).click();
    await eventually(() => cooperating.allInnerTexts()).toContain(other);
  });

  test('where nothing was read, saying that it is right says so and goes on', async () => {
    const page = await desk('?at=t0.a&open=1');
    await page.keyboard.press('a');
    await appears(page.getByText('没有可确认的'));
    await eventually(() => at(page)).not.toBe('t0.a');
    expect(await page.locator('.check-progress').innerText()).toMatch(/^已核 0\//);
  });

  test('two at one cell: the second sees both values, and chooses', async () => {
    const [first, second] = [await desk('?at=t0.r0'), await desk('?at=t0.r0')];
    await second.keyboard.press('Enter');
    await appears(second.locator('.cell-editor'));
    await first.keyboard.press('Enter');
    await correctedBy(first, '甲厅');
    await eventually(() => lead(first).innerText()).toBe('甲厅');
    await correctedBy(second, '乙厅');
    const dialog = second.getByRole('dialog');
    await appears(dialog);
    expect(await dialog.locator('dd b').allInnerTexts()).toEqual(['甲厅（牵头）', '乙厅（牵头）']);
    await second.getByRole('button', { name: '改成我的' }).click();
    await eventually(() => lead(second).innerText()).toBe('乙厅');
    await second.keyboard.press('u');
    await eventually(() => lead(second).innerText()).toBe('甲厅');
  });

  test('what another does meanwhile does not slip under what is being typed', async () => {
    const [first, second] = [await desk('?at=t0.r0'), await desk('?at=t0.r0')];
    await second.keyboard.press('Enter');
    await appears(second.locator('.cell-editor'));
    await first.keyboard.press('Enter');
    await correctedBy(first, '甲厅');
    await eventually(() => lead(first).innerText()).toBe('甲厅');
    // The page looks again when it is returned to.
    await second.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await eventually(() => lead(second).innerText()).toBe('甲厅');
    await correctedBy(second, '乙厅');
    await appears(second.getByRole('dialog'));
    await second.getByRole('button', { name: '再改改' }).click();
    await second.getByLabel('单位名称').fill('丙厅');
    await second.getByRole('button', { name: '保存' }).click();
    await eventually(() => lead(second).innerText()).toBe('丙厅');
    await first.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await eventually(() => lead(first).innerText()).toBe('丙厅');
    await second.keyboard.press('Enter');
    await appears(second.locator('.cell-editor'));
    await first.keyboard.press('Enter');
    await correctedBy(first, '甲厅');
    await eventually(() => lead(first).innerText()).toBe('甲厅');
    await correctedBy(second, '乙厅');
    await appears(second.getByRole('dialog'));
    await second.getByRole('button', { name: '保留现在的' }).click();
    await appears(second.locator('.cell-editor'), 'detached');
    expect(await lead(second).innerText()).toBe('甲厅');
  });

  test('a look at what others do that finds no service leaves what is being typed where it is', async () => {
    const page = await desk('?at=t0.r0');
    await page.keyboard.press('Enter');
    await page.getByLabel('单位名称').fill('乙厅');
    await page.getByLabel('依据或理由').fill('电话核实');
    let looks = 0;
    await page.route('**/corrections*', (route) => { looks += 1; return route.abort(); });
    const look = (): Promise<boolean> => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await look();
    // It asks once more before it gives up.
    await eventually(() => looks).toBe(2);
    await page.unroute('**/corrections*');
    const answered = page.waitForResponse('**/corrections*');
    await look();
    await answered;
    expect(await page.getByLabel('单位名称').inputValue()).toBe('乙厅');
    await page.getByRole('button', { name: '保存' }).click();
    await eventually(() => lead(page).innerText()).toBe('乙厅');
  });

  test('words chosen in the paper become what a value rests on, and a unit of their own', async () => {
    const page = await desk('?at=t0&open=1');
    const chosen = await page.evaluate(() => {
      const mark = document.querySelector('.paper .mark-cooperating') as Element;
      mark.scrollIntoView({ block: 'center' });
      getSelection()?.selectAllChildren(mark);
      mark.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
      return mark.textContent;
    });
    await page.getByRole('button', { name: '加为牵头' }).click();
    await appears(page.locator('.cell-editor'));
    expect(await page.locator('.edit-passage').inputValue()).toBe(chosen);
    expect(await page.getByLabel('单位名称').inputValue()).toBe(chosen);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '两处都留' }).click();
    await eventually(() => page.locator('tr[data-task="0"] .cell-lead [data-state="added"]').allInnerTexts()).toEqual([chosen]);
  });

  test('words that the reader took for nothing become a task, and one of several headings becomes a target', async () => {
    const page = await desk();
    const rows = await page.locator('tr.task').count();
    const chosen = await page.evaluate(() => {
      const piece = [...document.querySelectorAll('.paper [data-s]')].find((one) => one.textContent?.includes('为回应群众') === true) as Element;
      getSelection()?.selectAllChildren(piece);
      piece.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
      return piece.textContent?.replace(/\s/g, '');
    });
    await page.getByRole('button', { name: '加为任务' }).click();
    await appears(page.locator('.cell-editor'));
    expect(await page.locator('.edit-passage').inputValue()).toBe(chosen);
    await page.getByRole('button', { name: '保存' }).click();
    await eventually(() => page.locator('tr.task').count()).toBe(rows + 1);
    expect(await page.locator('tr[data-task="0"] .cell-measure').innerText()).toContain('为回应群众');
    await page.getByRole('tab', { name: /总目标/ }).click();
    const targets = await page.locator('.targets tbody tr').count();
    await page.getByRole('button', { name: '添加总目标' }).click();
    await page.getByLabel('指标').fill('课后服务覆盖率');
    await page.getByLabel('数值').fill('100');
    await page.getByLabel('原文说法').fill('课后服务全覆盖');
    await page.getByLabel('依据或理由').fill('会议纪要');
    await page.keyboard.press('Enter');
    await eventually(() => page.locator('.targets tbody tr').count()).toBe(targets + 1);
  });

  test('a task is divided at chosen words and joined again', async () => {
    const page = await desk('?at=t0&open=1');
    const rows = await page.locator('tr.task').count();
    await page.evaluate(() => {
      const mark = document.querySelector('.paper .mark-target[data-anchors^="t0."]') as Element;
      getSelection()?.selectAllChildren(mark);
      mark.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
    });
    await page.getByRole('button', { name: '从这里拆成两项' }).click();
    await eventually(() => page.locator('tr.task').count()).toBe(rows + 1);
    expect(await page.locator('tr[data-task="1"] .cell-lead').innerText()).toBe(await lead(page).innerText());
    await page.keyboard.press('j');
    await page.getByRole('button', { name: '并入上一项' }).click();
    await eventually(() => page.locator('tr.task').count()).toBe(rows);
    await page.locator('.notice').getByRole('button', { name: '撤销' }).last().click();
    await eventually(() => page.locator('tr.task').count()).toBe(rows + 1);
  });

  test('without words a reason is owed, and the field says so', async () => {
    const page = await desk('?at=t0.r0');
    await page.keyboard.press('Enter');
    await page.locator('.edit-passage').fill('');
    await page.getByRole('button', { name: '保存' }).click();
    await appears(page.getByText('没有选原文，请写明依据'));
    await page.getByLabel('依据或理由').fill('电话核实');
    await page.keyboard.press('Enter');
    await appears(page.locator('.cell-editor'), 'detached');
    expect(await lead(page).getAttribute('data-state')).toBe('corrected');
  });

  test('a task goes and comes back; the filter shows what nobody looked at', async () => {
    const page = await desk('?at=t0');
    const rows = await page.locator('tr.task').count();
    await page.keyboard.press('x');
    await eventually(() => page.locator('tr.task').count()).toBe(rows - 1);
    await page.locator('.removed-tasks').getByRole('button', { name: '恢复' }).click();
    await eventually(() => page.locator('tr.task').count()).toBe(rows);
    await page.keyboard.press('Shift+A');
    await eventually(() => page.locator('tr[data-task="0"] .row-sign').getAttribute('data-checked')).toBe('all');
    await page.getByRole('button', { name: '未核的' }).click();
    await eventually(() => page.locator('tr.task').count()).toBe(rows - 1);
    await page.getByText('批量确认').click();
    await page.getByRole('button', { name: /^全部未核/ }).click();
    await appears(page.getByText('全部核完').first());
    await page.locator('.notice').getByRole('button', { name: '撤销' }).last().click();
    await eventually(() => page.locator('.check-progress').innerText()).toMatch(/^已核 \d+\/\d+ 格/);
  });

  test('a finding is settled in the list and opened again', async () => {
    id = await addByApi(server.address, samplePath('faulty-draft.txt'));
    const page = await desk('?tab=tasks');
    await page.getByRole('tab', { name: /存疑/ }).click();
    const finding = page.locator('.finding').first();
    await finding.getByRole('button', { name: '原文如此' }).click();
    await appears(finding.locator('.settled-as'));
    expect(await page.locator('.findings-bar[role="status"]').innerText()).toMatch(/^已处理 1\//);
    const open = Number(await page.locator('#tab-findings .tab-count').innerText());
    expect(open).toBe(await page.locator('.finding').count() - 1);
    await finding.getByRole('button', { name: '重新打开' }).click();
    await appears(finding.getByRole('button', { name: '原文如此' }));
  });

  test('read again by a newer product: what would change is shown, what was corrected stays, and there is a way back', async () => {
    await server.asOwner(async (database) => {
      const { rows: [row] } = await database.query<{ reading: Buffer }>('select reading from documents.document where id = $1', [id]);
      const reading = JSON.parse(gunzipSync((row as { reading: Buffer }).reading).toString('utf8')) as Reading;
      const older = { ...reading, tasks: reading.tasks.map((task, t) => (t === 0 ? { ...task, title: '旧读法的标题', responsibilities: task.responsibilities.slice(0, 2) } : task)) };
      await database.query("update documents.document set reading = $2, reader_version = '0.0.1' where id = $1", [id, gzipSync(JSON.stringify(older))]);
    });
    const page = await desk('?at=t0.r0');
    await page.keyboard.press('Enter');
    await correctedBy(page, '省教育厅发展规划处');
    await eventually(() => lead(page).innerText()).toBe('省教育厅发展规划处');
    await page.getByRole('tab', { name: '文件要素' }).click();
    await page.getByRole('button', { name: '重新读一遍' }).click();
    await page.getByRole('link', { name: '对照查看' }).click();
    await appears(page.locator('.reread tbody tr').first());
    const changes = await page.locator('.reread tbody tr').allInnerTexts();
    expect(changes.some((one) => one.includes('旧读法的标题'))).toBe(true);
    expect(changes.some((one) => one.includes('省教育厅发展规划处'))).toBe(false);
    await page.getByRole('button', { name: '采用新读法' }).click();
    await appears(page.locator('tr.task').first());
    await eventually(() => page.locator('tr[data-task="0"] .cell-measure b').innerText()).not.toBe('旧读法的标题');
    expect(await lead(page).innerText()).toBe('省教育厅发展规划处');
    await page.getByRole('link', { name: '新旧读法对照' }).first().click();
    await page.getByRole('button', { name: '换回原来的读法' }).click();
    await eventually(() => page.locator('tr[data-task="0"] .cell-measure b').innerText()).toBe('旧读法的标题');
    expect(await lead(page).innerText()).toBe('省教育厅发展规划处');
  });

  test('who may read but not check sees what was checked, and no button to change it', async () => {
    const keeper = await desk('?at=t0.r0');
    await keeper.keyboard.press('Enter');
    await correctedBy(keeper, '省教育厅发展规划处');
    await eventually(() => lead(keeper).innerText()).toBe('省教育厅发展规划处');
    const reader = await desk('?at=t0.r0', { as: 'reader' });
    expect(await lead(reader).innerText()).toBe('省教育厅发展规划处');
    await reader.keyboard.press('Enter');
    await appears(reader.locator('.detail'));
    expect(await reader.locator('.cell-editor, .row-checking, .accept-many').count()).toBe(0);
  });

  test('at 390 px the editor fits, and words are chosen in the other half', async () => {
    const page = await desk('?at=t0.r0&open=1', { width: 390, height: 780 });
    await page.keyboard.press('Enter');
    await appears(page.locator('.cell-editor'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: '到原文里选' }).click();
    const chosen = await page.evaluate(() => {
      const mark = document.querySelectorAll('.paper .mark-cooperating')[1] as Element;
      getSelection()?.selectAllChildren(mark);
      mark.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
      return mark.textContent;
    });
    await page.getByRole('button', { name: '用这些词' }).click();
    expect(await page.locator('.edit-passage').inputValue()).toBe(chosen);
  });
});
