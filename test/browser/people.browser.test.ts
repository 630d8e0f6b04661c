/** Leading groups, whom to call, leaders and their counties; what one was told, and the ways out. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { startTestServer, type TestServer } from './server.ts';
import { appears, eventually, visit } from './visit.ts';

let browser: Browser;
let server: TestServer;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startTestServer();
  const reply = await fetch(`${server.address}/api/v1/units/sample`, { method: 'POST', headers: { ...await server.people.as('ledger-keeper'), 'content-type': 'application/json' }, body: '{}' });
  expect(reply.status).toBe(200);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('a leading group is registered, its head appointed and replaced, and who it was on a day is told; a telephone is seen with a reason', async () => {
  const { page, wrongs, close } = await visit(browser, server.address, '/leading-groups');
  const choose = async (label: string, typed: string, name: string): Promise<void> => {
    await page.getByRole('combobox', { name: label }).fill(typed);
    await page.getByRole('option', { name: new RegExp(`^${name}`, 'u') }).first().click();
  };
  await appears(page.getByText('还没有登记领导小组'));
  await page.getByRole('button', { name: '登记领导小组' }).click();
  await choose('单位树里的领导小组', '教育领导小组', '澜江省教育领导小组');
  await choose('办公室设在哪个单位', '澜江省教育厅', '澜江省教育厅');
  await page.getByLabel('成立文号').fill('澜政〔2025〕3号');
  await page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click();
  await appears(page.getByRole('heading', { name: '澜江省教育领导小组' }));
  await appears(page.locator('.people-facts', { hasText: '澜政〔2025〕3号' }));

  await page.getByRole('button', { name: '登记任职' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('担任').selectOption('head');
  await dialog.getByLabel('姓名').fill('顾平');
  await dialog.getByLabel('职务').fill('副省长');
  await dialog.getByLabel('电话').fill('13800001234');
  await dialog.getByLabel('起始日期').fill('2025-03-01');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await appears(page.getByText('138****1234'));
  await page.getByRole('button', { name: '换人：接替 顾平' }).click();
  await dialog.getByLabel('姓名').fill('陆川');
  await dialog.getByLabel('起始日期').fill('2025-02-01');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await appears(dialog.getByText('停任日期应晚于起始日期'));
  await dialog.getByLabel('起始日期').fill('2025-06-01');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await appears(page.getByRole('cell', { name: '陆川', exact: true }));
  await page.getByText('其他时间的（1）').click();
  await appears(page.getByText('2025-03-01 至 2025-06-01'));

  await page.getByLabel('看哪一天').fill('2025-05-31');
  await page.keyboard.press('Tab');
  await appears(page.getByText('这是 2025-05-31 的情况。'));
  await eventually(() => page.locator('.people-section').first().getByRole('cell', { name: '顾平', exact: true }).count()).toBe(1);
  expect(new URL(page.url()).searchParams.get('on')).toBe('2025-05-31');

  await page.getByRole('button', { name: '查看 顾平 的电话' }).first().click();
  await dialog.getByRole('textbox').fill('催报一季度进展');
  await dialog.getByRole('button', { name: '查看' }).click();
  await appears(page.getByText('13800001234'));

  await page.getByRole('button', { name: '回到今天' }).click();
  await page.getByRole('button', { name: '增加成员单位' }).click();
  await choose('单位（可多选）', '澜江省财政厅', '澜江省财政厅');
  await dialog.getByRole('button', { name: '增加', exact: true }).click();
  await appears(page.getByRole('heading', { name: '成员单位（1）' }));

  await page.getByRole('link', { name: '包联' }).click();
  await page.getByRole('button', { name: '登记包联' }).click();
  await dialog.getByLabel('姓名').fill('陆川');
  await dialog.getByRole('button', { name: '选用 陆川' }).click();
  await choose('县（市、区）政府（可多选）', '云岭县人民', '云岭县人民政府');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await appears(page.getByRole('row', { name: /陆川.*云岭县人民政府/u }));
  expect(wrongs).toEqual([]);
  await close();
});

test('the bell leads to what one was told; a channel is added, its address never shown, tried out, and what came of it is said', async () => {
  const { page, wrongs, close } = await visit(browser, server.address, '/');
  await page.getByRole('link', { name: '通知', exact: true }).click();
  await appears(page.getByText('没有通知。'));
  await page.getByRole('button', { name: '邮件设置' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('任务将到期').uncheck();
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '邮件设置' }).click();
  await eventually(() => dialog.getByLabel('任务将到期').isChecked()).toBe(false);
  await dialog.getByLabel('不要邮件').check();
  await dialog.getByRole('button', { name: '保存' }).click();

  await page.goto(`${server.address}/channels`);
  await page.getByRole('button', { name: '增加渠道' }).click();
  await dialog.getByLabel('名称', { exact: true }).fill('厅机关工作群');
  await dialog.getByLabel('机器人地址').fill('http://robot.example/hook');
  await dialog.getByRole('button', { name: '保存' }).click();
  await appears(dialog.getByText('应以 https:// 开头'));
  await dialog.getByLabel('机器人地址').fill('https://127.0.0.1:9/robot?token=abc-of-the-robot');
  await dialog.getByLabel('签名密钥').fill('SEC-of-the-robot');
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '试发到 厅机关工作群' }).click();
  await appears(page.getByRole('cell', { name: /地址在内网/u }));
  expect(await page.content()).not.toMatch(/of-the-robot/u);
  page.once('dialog', (asked) => void asked.accept());
  await page.getByRole('button', { name: '修改 厅机关工作群' }).click();
  await dialog.getByRole('button', { name: '删除' }).click();
  await appears(page.getByText('还没有渠道。'));
  expect(wrongs).toEqual([]);
  await close();
});

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test('an instruction is registered with two points, one is done, and what is open is left; a signed letter is filed with its scan', async () => {
  const { page, wrongs, close } = await visit(browser, server.address, '/directives');
  const dialog = page.getByRole('dialog');
  const choose = async (label: string, name: string, nth = 0): Promise<void> => {
    await page.getByRole('combobox', { name: label, exact: true }).nth(nth).fill(name);
    await page.getByRole('option', { name: new RegExp(`^${name}`, 'u') }).first().click();
  };
  await appears(page.getByText('还没有登记。'));
  await page.getByRole('button', { name: '登记批示或纪要' }).click();
  await dialog.getByLabel('来源').fill('顾平');
  await dialog.getByLabel('文号').fill('省阅〔2026〕3号');
  await choose('登记单位', '澜江省教育厅');
  await dialog.getByLabel('要点').fill('请抓紧核定编制');
  await choose('承办单位', '澜江省教育厅');
  await dialog.getByRole('button', { name: '再加一项' }).click();
  await dialog.getByLabel('要点').nth(1).fill('一季度后报我');
  await choose('承办单位', '澜江省财政厅');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await appears(page.locator('.directive', { hasText: '省阅〔2026〕3号' }));
  await page.getByRole('button', { name: '登记办结：请抓紧核定编制' }).click();
  await dialog.getByLabel('复文文号').fill('澜教函〔2026〕8号');
  await dialog.getByRole('button', { name: '保存' }).click();
  await appears(page.getByText('（澜教函〔2026〕8号）'));
  await page.getByRole('button', { name: '未办结', exact: true }).click();
  await appears(page.getByRole('button', { name: '登记办结：一季度后报我' }));

  await page.getByRole('link', { name: '目标责任书' }).click();
  await page.getByRole('button', { name: '存扫描件' }).click();
  await choose('责任单位', '沅台市教育局');
  await choose('交办单位', '澜江省教育厅');
  await dialog.locator('input[type="file"]').setInputFiles({ name: '责任书.pdf', mimeType: 'application/pdf', buffer: PNG });
  await dialog.getByRole('button', { name: '存档' }).click();
  await appears(dialog.getByRole('alert'));
  await dialog.locator('input[type="file"]').setInputFiles({ name: '责任书.png', mimeType: 'image/png', buffer: PNG });
  await dialog.getByRole('button', { name: '存档' }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载 沅台市教育局' }).click()]);
  expect(file.suggestedFilename()).toBe('责任书.png');
  expect(wrongs).toEqual([]);
  await close();
});

test('somebody with roles at two places works in the name of one: the page says so, the server counts no other, and a reload keeps it', async () => {
  const ask = async (path: string, role: string, body?: object): Promise<{ items?: { id: string; name: string }[]; account?: { id: string } }> => {
    const reply = await fetch(`${server.address}/api/v1${path}`, { headers: { ...await server.people.as(role), ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }) });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return await reply.json() as never;
  };
  const unitId = (await ask(`/units?query=${encodeURIComponent('沅台市教育局')}`, 'ledger-keeper')).items?.find(({ name }) => name === '沅台市教育局')?.id;
  const account = (await ask('/me', 'reader')).account?.id;
  await ask(`/accounts/${account}/roles`, 'security-admin', { role: 'ledger-keeper', unitId });
  const { page, wrongs, close } = await visit(browser, server.address, '/directives', { as: 'reader' });
  await appears(page.locator('.directive').first());
  await page.locator('.unit-switch summary').click();
  const [asked] = await Promise.all([page.waitForRequest((request) => request.url().includes('/api/v1/directives')), page.getByRole('button', { name: '沅台市教育局' }).click()]);
  expect((await asked.allHeaders())['x-taizhang-unit']).toBe(unitId);
  // The register of the department is out of its sight.
  await appears(page.getByText('还没有登记。'));
  await page.reload();
  await appears(page.getByText('还没有登记。'));
  await page.locator('.unit-switch summary').click();
  await page.getByRole('button', { name: '全部单位' }).click();
  await appears(page.locator('.directive').first());
  expect(wrongs).toEqual([]);
  await close();
});
