/** Tasks handed out and received, in the browser: chosen from a ledger, sent, taken on, arranged, divided, answered by letter, shared out. */
import { unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PAPER } from '../delivery/paper.ts';
import { launchBrowser } from './browser.ts';
import { startTestServer, type TestServer } from './server.ts';
import { expectSound } from './sound.ts';
import { appears, eventually, visit } from './visit.ts';

let browser: Browser;
let server: TestServer;
let planId: string;
const units = new Map<string, string>();

const ask = async (method: string, path: string, body?: unknown, version?: number, by = 'ledger-keeper'): Promise<Record<string, unknown>> => {
  const reply = await fetch(`${server.address}/api/v1${path}`, { method, headers: { ...await server.people.as(by), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(version === undefined ? {} : { 'if-match': `"${version}"` }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return reply.status === 204 ? {} : await reply.json() as Record<string, unknown>;
};
const unit = async (name: string): Promise<string> => {
  const known = units.get(name) ?? ((await ask('GET', `/units?query=${encodeURIComponent(name)}`)) as { items: { id: string; name: string }[] }).items.find((one) => one.name === name)?.id;
  if (known === undefined) throw new Error(`no unit ${name}`);
  units.set(name, known);
  return known;
};

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startTestServer();
  await ask('POST', '/units/sample', {});
  await ask('POST', '/collectives', { name: '各市州人民政府', memberIds: await Promise.all(['沅台市人民政府', '梓陵市人民政府', '霁州土家族自治州人民政府'].map(unit)) });
  const added = await fetch(`${server.address}/api/v1/documents?name=${encodeURIComponent('方案.txt')}`, { method: 'POST', headers: { ...await server.people.as('ledger-keeper'), 'content-type': 'application/octet-stream' }, body: new TextEncoder().encode(PAPER) });
  const { id: documentId } = await added.json() as { id: string };
  const { id } = await ask('POST', '/plans', { documentId, ownerUnitId: await unit('澜江省教育厅') }) as { id: string };
  await ask('POST', `/plans/${id}/publish`, { signOff: { by: '田小河', on: '2026-03-01', number: '3号' }, overrides: [] }, 1);
  planId = id;
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('from the ledger to the units: chosen, reached as each may be, letters looked at, sent; an answer by letter recorded', async () => {
  const city = `reporting-clerk@${await unit('沅台市教育局')}`;
  await server.people.as(city);
  const { page, wrongs, close } = await visit(browser, server.address, `/plans/${planId}`);
  await page.getByRole('link', { name: '交办任务' }).click();
  await appears(page.locator('.hand-out-tasks li').first());
  // A department's paper: its own word is chosen, and it is said why.
  expect(await page.getByRole('radio', { name: /^本部门/ }).isChecked()).toBe(true);
  await appears(page.getByText('来文由“澜江省教育厅”印发，默认以“本部门”名义。'));
  await expectSound({ page, wrongs }, 'nothing chosen');
  expect(await page.getByRole('button', { name: '起草交办' }).isDisabled()).toBe(true);
  const tasks = page.locator('.hand-out-tasks > li');
  // 教师待遇 is led by a peer, which is written to; 骨干教师 by a bureau of the own line, where somebody acts.
  await tasks.filter({ hasText: '落实教师待遇' }).getByRole('checkbox').check();
  await tasks.filter({ hasText: '培训骨干教师' }).getByRole('checkbox').check();
  await tasks.filter({ hasText: '建设幼儿园' }).getByRole('checkbox').first().check();
  await tasks.filter({ hasText: '建设幼儿园' }).getByRole('checkbox').nth(1).check();
  await eventually(() => page.locator('.hand-out-channels li').count()).toBe(4);
  expect(await page.getByRole('combobox', { name: '澜江省财政厅：送达渠道' }).locator('option').allInnerTexts()).toEqual(['发函（通知）']);
  expect(await page.getByRole('combobox', { name: '沅台市教育局：送达渠道' }).inputValue()).toBe('system');
  // By the government's word the bureau below another government is past reach, and it is said at once what does.
  await page.getByRole('radio', { name: /政府办公厅/ }).check();
  await appears(page.locator('.hand-out-channels .refused').filter({ hasText: '可以用：本部门的系统内交办' }));
  await page.getByRole('radio', { name: /^本部门/ }).check();
  await eventually(() => page.locator('.hand-out-channels .refused').count()).toBe(0);
  await page.getByLabel('联系人和电话').fill('田小河 0000-1');
  await expectSound({ page, wrongs }, 'chosen');
  await page.getByRole('button', { name: '起草交办' }).dblclick();
  await eventually(() => new URL(page.url()).pathname).toBe('/dispatches');
  await eventually(() => page.locator('.dispatch-table tbody tr').count()).toBe(2);
  await expectSound({ page, wrongs }, 'dispatches');

  await page.locator('tr', { hasText: '发函（通知）' }).getByRole('link').first().click();
  await appears(page.getByRole('button', { name: '发出', exact: true }));
  // A draft is looked over: one is left out, the day to answer by is another.
  await page.getByRole('button', { name: '去掉：梓陵市人民政府 建设幼儿园' }).click();
  await eventually(() => page.locator('.dispatch-table tbody tr').count()).toBe(2);
  // What was left out by mistake is added again; what another channel carries is not offered.
  await page.getByRole('button', { name: '添加任务或单位' }).click();
  const adding = page.getByRole('dialog');
  await appears(adding.getByRole('checkbox', { name: /霁州土家族自治州人民政府/ }));
  expect(await adding.getByText('培训骨干教师').count()).toBe(0);
  await adding.getByRole('textbox', { name: '找任务或单位' }).fill('幼儿园');
  await adding.getByRole('checkbox', { name: /梓陵市人民政府/ }).check();
  await expectSound({ page, wrongs }, 'adding to a draft');
  await adding.getByRole('button', { name: '添加 1 项' }).click();
  await eventually(() => page.locator('.dispatch-table tbody tr').count()).toBe(3);
  await page.getByRole('button', { name: '去掉：梓陵市人民政府 建设幼儿园' }).click();
  await eventually(() => page.locator('.dispatch-table tbody tr').count()).toBe(2);
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await page.getByRole('dialog').getByLabel('请何时前签收或回函').fill('2099-01-31');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await appears(page.getByText('2099-01-31 前答复'));
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载全部函件' }).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(Object.keys(unzipSync(Buffer.concat(chunks))).filter((name) => name.endsWith('.docx'))).toHaveLength(2);
  await page.getByRole('button', { name: '发出', exact: true }).click();
  await page.getByRole('dialog').getByLabel('文号').fill('澜教函〔2026〕12号');
  await expectSound({ page, wrongs }, 'sending');
  await page.getByRole('dialog').getByRole('button', { name: '发出', exact: true }).click();
  await appears(page.getByText('未签收 2'));
  await page.getByRole('button', { name: '登记回函：澜江省财政厅' }).click();
  await page.getByRole('dialog').getByLabel('来函文号').fill('澜财函〔2026〕9号');
  await page.getByRole('dialog').getByPlaceholder('对这一项的异议').fill('建议由编办牵头');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await appears(page.getByText('异议：建议由编办牵头'));
  await page.getByRole('button', { name: '维持交办' }).click();
  await page.getByRole('dialog').getByLabel('原因').fill('三定规定明确由财政厅负责');
  await page.getByRole('dialog').getByRole('button', { name: '维持交办' }).click();
  await appears(page.getByText('未签收 2'));
  await expectSound({ page, wrongs }, 'a dispatch');
  await page.goto(`${server.address}/dispatches?plan=${planId}`);
  await page.locator('tr', { hasText: '系统内交办' }).getByRole('link').first().click();
  await page.getByRole('button', { name: '发出', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发出', exact: true }).click();
  await appears(page.getByText('未签收 1'));
  await close();
});

test('whoever acts for the unit takes it on, says who does it, arranges it and divides it; on a phone as well', async () => {
  const city = `reporting-clerk@${await unit('沅台市教育局')}`;
  const { page, wrongs, close } = await visit(browser, server.address, '/received', { as: city });
  await eventually(() => page.locator('.received-list > li').count()).toBe(1);
  await expectSound({ page, wrongs }, 'received');
  const [list] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Word', exact: true }).click()]);
  expect(list.suggestedFilename()).toMatch(/^收到的任务 .*\.docx$/u);
  await page.getByRole('checkbox', { name: '全选待签收的' }).check();
  await page.getByRole('button', { name: '签收选中的 1 项' }).click();
  await appears(page.locator('.received-list .is-acknowledged').first());
  await page.locator('.received-name').click();
  const panel = page.locator('.assignment-panel');
  await panel.getByRole('button', { name: '定处室和人' }).click();
  await page.getByRole('dialog').getByRole('textbox').last().fill('许文 0000-3');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await appears(panel.getByText('许文 0000-3'));
  await panel.getByRole('button', { name: '编排' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '加一个节点' }).click();
  await dialog.getByLabel('名称').fill('第一期结业');
  await dialog.getByLabel('日期', { exact: true }).fill('2026-06-30');
  await expectSound({ page, wrongs }, 'milestones');
  await dialog.getByRole('button', { name: '保存' }).click();
  await appears(panel.getByText('第一期结业'));
  await panel.getByRole('button', { name: '分给本单位处室' }).click();
  await dialog.getByLabel('内容').fill('筹措培训经费');
  await dialog.getByRole('button', { name: '保存分解' }).click();
  await appears(panel.getByRole('link', { name: /筹措培训经费/ }));
  // What is not the unit's to order about is refused with what would do, and nothing typed is lost.
  await panel.getByRole('button', { name: '下达给下级单位' }).click();
  await dialog.getByRole('combobox', { name: '承办单位 1' }).or(dialog.getByRole('textbox', { name: '承办单位 1' })).first().fill('云岭县财政局');
  await page.getByRole('option', { name: /云岭县财政局/ }).first().click();
  await dialog.getByRole('button', { name: '下达', exact: true }).click();
  await appears(dialog.getByRole('alert').filter({ hasText: '向“云岭县财政局”不能系统内交办' }));
  await dialog.getByRole('button', { name: '取消' }).click();
  await expectSound({ page, wrongs }, 'arranged');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectSound({ page, wrongs }, 'arranged, on a phone');
  await close();
});

test('many tasks go to units below in one step, looked through first and taken back in one; the list shows one\'s own first', async () => {
  const edu = await unit('澜江省教育厅');
  const keeper = `ledger-keeper@${edu}`;
  const { tasks } = await ask('POST', `/plans/${planId}/dispatch-proposal`, { authority: 'own-department', fromUnitId: edu }) as { tasks: { id: string; number: string }[] };
  const { dispatch } = await ask('POST', `/plans/${planId}/dispatches`, { authority: 'own-department', fromUnitId: edu, channel: 'system', dispatchedOn: '2026-03-02', assignments: tasks.filter(({ number }) => number === '1' || number === '4').map(({ id: taskId }) => ({ taskId, unitId: edu })) }, undefined, keeper) as { dispatch: { id: string } };
  await ask('POST', `/dispatches/${dispatch.id}/send`, undefined, 1, keeper);
  const { page, wrongs, close } = await visit(browser, server.address, '/received', { as: keeper });
  await page.getByRole('checkbox', { name: '全选待签收的' }).check();
  await page.getByRole('button', { name: '签收选中的 2 项' }).click();
  await page.getByRole('checkbox', { name: '全选已签收的' }).check();
  await page.getByRole('button', { name: '下达选中的 2 项' }).click();
  const dialog = page.getByRole('dialog');
  // All that stand below, and one of the own line more.
  await dialog.getByRole('checkbox', { name: '全部 3 个下级单位' }).check();
  await dialog.getByRole('combobox', { name: '再加一个单位' }).fill('沅台市教育局');
  await page.getByRole('option', { name: /沅台市教育局/ }).first().click();
  await appears(dialog.getByRole('checkbox', { name: '沅台市教育局' }));
  await expectSound({ page, wrongs }, 'passing many down');
  await dialog.getByRole('button', { name: '看清单' }).click();
  await appears(dialog.getByText('将发出 2 份（2 项任务）。'));
  await appears(dialog.getByText('有 6 份不能发，不会发出，原因见表中。'));
  await appears(dialog.locator('small.refused').filter({ hasText: '澜江大学' }).first());
  // Once a task, of all three.
  expect(await dialog.locator('small.refused').allInnerTexts()).toEqual([expect.stringContaining('等 3 个单位'), expect.stringContaining('等 3 个单位')]);
  await expectSound({ page, wrongs }, 'who gets what');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectSound({ page, wrongs }, 'who gets what, on a phone');
  await page.setViewportSize({ width: 1366, height: 768 });
  await dialog.getByRole('button', { name: '下达这 2 份' }).click();
  await appears(page.getByText('已把 2 项任务下达给 1 个单位，共 2 份。'));
  await eventually(() => new URL(page.url()).pathname).toMatch(/^\/dispatches\/.+/u);
  await page.getByRole('button', { name: '撤回这次下达' }).click();
  await appears(page.getByText('已撤回 2 份。'));
  await page.goto(`${server.address}/dispatches`);
  await appears(page.locator('.dispatch-table tbody tr').first());
  expect(await page.getByRole('button', { name: '本单位的' }).getAttribute('aria-pressed')).toBe('true');
  await appears(page.getByText('澜江省教育厅 · 下达').first());
  await page.getByRole('button', { name: '其他单位的' }).click();
  await appears(page.locator('.blank').filter({ hasText: '其他单位还没有交办或下达过' }));
  await expectSound({ page, wrongs }, 'whose dispatches');
  await close();
});

test('a target is shared out with its sum in sight; a short sum is not saved', async () => {
  const { items } = await ask('GET', `/assignments?plan=${planId}&q=${encodeURIComponent('骨干')}`) as { items: { id: string }[] };
  const { page, wrongs, close } = await visit(browser, server.address, `/assignments/${items[0]?.id ?? ''}`);
  await page.getByRole('link', { name: '看分解' }).click();
  const field = page.getByLabel(/沅台市教育局：分到/);
  await field.fill('90');
  await appears(page.getByText(/还差 10/));
  await page.getByRole('combobox', { name: '沅台市教育局：进度线' }).selectOption('line');
  await expectSound({ page, wrongs }, 'shares');
  await page.getByRole('button', { name: '保存分解' }).click();
  await appears(page.getByRole('alert').filter({ hasText: '各单位合计 90' }));
  expect(await field.inputValue()).toBe('90');
  await page.getByRole('button', { name: '平均分' }).click();
  await appears(page.getByText('与目标相等'));
  await page.getByRole('button', { name: '保存分解' }).click();
  await appears(page.getByText('指标分解已保存。'));
  await page.setViewportSize({ width: 390, height: 844 });
  await expectSound({ page, wrongs }, 'shares, on a phone');
  await close();
});

test('what a closed unit owes goes to its successor, from its page', async () => {
  const bureau = await unit('沅台市教育局');
  const { unit: { version } } = await ask('GET', `/units/${bureau}`) as { unit: { version: number } };
  await ask('POST', `/units/${bureau}/close`, { on: '2026-01-01', successorIds: [await unit('沅台市财政局'), await unit('沅台市民政局')], below: 'pass-on' }, version);
  const { page, wrongs, close } = await visit(browser, server.address, '/dispatches');
  await page.getByRole('link', { name: /任务待移交/ }).click();
  const go = page.getByRole('button', { name: /^移交 \d+ 项$/ });
  await appears(go);
  expect(await go.isDisabled()).toBe(true);
  await page.getByRole('combobox', { name: /^移交给：.*骨干教师/ }).first().selectOption({ label: '沅台市财政局' });
  await expectSound({ page, wrongs }, 'handovers');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectSound({ page, wrongs }, 'handovers, on a phone');
  await go.click();
  await page.getByRole('dialog').getByLabel('原因').fill('机构改革');
  await page.getByRole('dialog').getByRole('button', { name: /^移交/ }).click();
  await appears(page.getByText('已移交。'));
  const { items } = await ask('GET', `/assignments?unit=${await unit('沅台市财政局')}`) as { items: { id: string }[] };
  await page.goto(`${server.address}/assignments/${items[0]?.id ?? ''}`);
  await appears(page.getByText(/由沅台市教育局移交：机构改革/));
  await close();
});

test('the ledger of a closed unit and what it handed out are taken over by whoever stands in its place', async () => {
  const department = await unit('澜江省教育厅');
  const { unit: { version } } = await ask('GET', `/units/${department}`) as { unit: { version: number } };
  await ask('POST', `/units/${department}/close`, { on: '2026-01-01', successorIds: [await unit('澜江省财政厅')], below: 'pass-on' }, version);
  const { page, wrongs, close } = await visit(browser, server.address, '/dispatches');
  await page.getByRole('link', { name: /台账和交办待接管/ }).click();
  await appears(page.getByRole('heading', { name: '待接管的台账和交办' }));
  await expectSound({ page, wrongs }, 'ledgers to take over');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectSound({ page, wrongs }, 'ledgers to take over, on a phone');
  await page.getByRole('button', { name: /^接管：/ }).click();
  await page.getByRole('dialog').getByLabel('原因').fill('机构改革');
  await page.getByRole('dialog').getByRole('button', { name: '接管' }).click();
  await appears(page.getByText(/已接管，\d+ 次交办一并转来/));
  await page.goto(`${server.address}/dispatches`);
  await appears(page.getByText('澜江省财政厅').first());
  await close();
});
