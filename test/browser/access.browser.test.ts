/** The way in: a new installation by its first visitor, a session that ends, and what administrators do. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startTestServer, type TestServer } from './server.ts';
import { expectSound, expectSoundInEveryLook, PHONE } from './sound.ts';
import { addByApi, eventually, samplePath, appears, visit } from './visit.ts';

const OWN = 'nine patient cranes';
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

async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: '登录名' }).fill(name);
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

async function setOwn(page: Page, oneTime: string): Promise<void> {
  await appears(page.getByRole('heading', { name: '先改成自己的口令' }));
  await page.getByLabel('一次性口令').fill(oneTime);
  await page.getByLabel('新口令', { exact: true }).fill(OWN);
  await page.getByLabel('再输一次新口令').fill(OWN);
  await page.getByRole('button', { name: '保存并继续' }).click();
}

test('a new installation, by one person: own password, the three others, the first document, out again', async () => {
  const own = await startTestServer();
  const seen = await visit(browser, own.address, '/', { as: 'nobody' });
  const { page } = seen;
  await appears(page.getByText('启动服务的窗口里打印了'));
  await expectSound(seen, 'sign-in');
  await signIn(page, 'admin', 'not this one');
  await appears(page.getByRole('alert').filter({ hasText: '登录名或口令不对' }));
  await signIn(page, 'admin', own.firstPassword);
  await expectSound(seen, 'first password');
  await setOwn(page, own.firstPassword);

  await appears(page.getByRole('heading', { name: '给这套系统配齐人' }));
  await expectSound(seen, 'first steps');
  // Names are of persons: none is there before somebody wrote it, or said on purpose that there is one person only.
  for (const name of await page.getByLabel('姓名').all()) expect(await name.inputValue()).toBe('');
  await page.getByLabel('姓名').first().fill('鲁一山');
  await page.getByRole('button', { name: '建好这三个账号' }).click();
  expect(await page.getByRole('heading', { name: '给这套系统配齐人' }).count()).toBe(1);
  await page.getByRole('button', { name: '一个人试用' }).click();
  await page.getByRole('button', { name: '建好这三个账号' }).click();
  await appears(page.getByRole('heading', { name: '三个账号建好了' }));
  await expectSound(seen, 'three persons');
  expect(await page.locator('.access-table th').allInnerTexts()).toEqual(['角色', '姓名', '登录名', '一次性口令']);
  expect(await page.locator('.user-menu summary').innerText()).toBe('鲁一山');
  const keeper = await page.locator('.access-secret').last().innerText();
  await page.getByRole('button', { name: '退出，换台账管理员登录' }).click();
  await appears(page.getByRole('heading', { name: '登录台账' }));
  expect(await page.getByRole('textbox', { name: '登录名' }).inputValue()).toBe('taizhang');
  await signIn(page, 'taizhang', keeper);
  await setOwn(page, keeper);

  await page.locator('.samples .sample-title').first().click();
  await appears(page.locator('tr.task').first());
  await page.locator('.user-menu summary').click();
  await page.getByRole('button', { name: '退出' }).click();
  await appears(page.getByRole('heading', { name: '登录台账' }));
  expect(seen.wrongs).toEqual([]);
  await seen.close();
  await own.stop();
});

describe('a session that is over', () => {
  test('asks anew over the page: what was typed is still there, and what was pressed is done', async () => {
    const { page, close } = await visit(browser, server.address, '/');
    await page.getByRole('button', { name: '粘贴文字' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('松岭县校舍改造方案\n一、重点任务\n1.改造校舍。2027年底前改造校舍6所。（县教育局）\n');
    await page.context().clearCookies();
    await page.getByRole('button', { name: '读这段文字' }).click();
    await appears(page.getByRole('heading', { name: '登录已过期' }));
    const { signInName, password } = await server.people.credentials('ledger-keeper');
    expect(await page.getByRole('textbox', { name: '登录名' }).inputValue()).toBe(signInName);
    await signIn(page, signInName, password);
    await eventually(() => page.locator('tr.task').count()).toBe(1);
    expect(await page.locator('.desk-title').innerText()).toContain('松岭县校舍改造方案');
    await close();
  });

  test('put away without signing in, the page says why nothing was done', async () => {
    await addByApi(server.address, samplePath('joint-plan.txt'), '留着.txt');
    const { page, close } = await visit(browser, server.address, '/');
    await appears(page.locator('.document-list'));
    await page.context().clearCookies();
    await page.locator('.document-list tbody tr', { hasText: '留着.txt' }).getByRole('button').click();
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
    await appears(page.locator('.notice.is-failed', { hasText: '请先登录' }));
    await close();
  });

  test('another tab that signed in anew is followed without a word', async () => {
    const { page, close } = await visit(browser, server.address, '/me', { as: 'reviewer' });
    await appears(page.locator('.access-table tbody tr').first());
    const { signInName, password } = await server.people.credentials('reviewer');
    const renewed = await page.evaluate(async (given) => (await fetch('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(given) })).status, { signInName, password });
    expect(renewed).toBe(201);
    const rows = page.locator('.access-table tbody tr');
    // The new session took the place of the old one; a second one is there to be ended.
    await fetch(`${server.address}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ signInName, password }) });
    await page.reload();
    await appears(rows.nth(1));
    await page.evaluate(async (given) => { await fetch('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(given) }); }, { signInName, password });
    await rows.getByRole('button', { name: '结束' }).first().click();
    await appears(page.getByText('已结束。'));
    expect(await page.getByRole('heading', { name: '登录已过期' }).count()).toBe(0);
    await close();
  });
});

describe('administrators', () => {
  test('the system administrator makes an account, the security administrator gives it a role; each sees what is theirs', async () => {
    await server.people.as('security-admin');
    const system = await visit(browser, server.address, '/', { as: 'system-admin' });
    await eventually(() => new URL(system.page.url()).pathname).toBe('/accounts');
    await system.page.getByRole('button', { name: '新建账号' }).click();
    await system.page.getByRole('dialog').getByLabel('姓名').fill('鲁一山');
    await system.page.getByRole('dialog').getByLabel('登录名').fill('tianxiaohe');
    await system.page.getByRole('button', { name: '建账号', exact: true }).click();
    const password = await system.page.locator('.access-secret').innerText();
    await system.page.getByRole('button', { name: '已抄下，关闭' }).click();
    await system.page.getByRole('link', { name: '鲁一山' }).click();
    await appears(system.page.getByText('角色由安全管理员给和收回。'));
    const path = new URL(system.page.url()).pathname;
    await system.page.goto(`${server.address}/documents/7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a11`);
    await appears(system.page.getByRole('heading', { name: '您的角色没有“文件”这一页' }));
    await system.page.goto(`${server.address}/plans`);
    await appears(system.page.getByRole('heading', { name: '您的角色没有“计划”这一页' }));
    await appears(system.page.getByText('能看的是：台账管理员、填报人、'));
    await expectSound(system, 'a closed page');
    await system.close();

    const security = await visit(browser, server.address, path, { as: 'security-admin' });
    await security.page.getByRole('combobox', { name: '角色', exact: true }).selectOption('reviewer');
    await security.page.getByRole('button', { name: '给角色' }).click();
    // Without a unit of its own, neither a unit nor everything is taken for granted.
    await appears(security.page.getByRole('alert').filter({ hasText: '请选一个单位' }));
    expect(await security.page.locator('.access-roles').count()).toBe(0);
    await security.page.getByLabel('全部范围').check();
    await security.page.getByRole('button', { name: '给角色' }).click();
    await appears(security.page.locator('.access-roles', { hasText: '审核人' }));
    await security.page.getByLabel('全部范围').check();
    await security.page.getByRole('combobox', { name: '角色', exact: true }).selectOption('audit-admin');
    await security.page.getByRole('button', { name: '给角色' }).click();
    await appears(security.page.getByRole('alert').filter({ hasText: '不能由同一人担任' }));
    await security.close();

    const person = await visit(browser, server.address, '/', { as: 'nobody' });
    await signIn(person.page, 'TianXiaohe', password);
    await setOwn(person.page, password);
    await appears(person.page.getByRole('link', { name: '文件', exact: true }));
    expect(await person.page.getByRole('link', { name: '账号' }).count()).toBe(0);
    await person.close();
  });

  test('a program gets a token that works, and ends', async () => {
    const { page, close } = await visit(browser, server.address, '/programs', { as: 'security-admin' });
    await page.getByRole('button', { name: '发一个令牌' }).click();
    await page.getByLabel('程序名称').fill('省平台汇总');
    await page.getByLabel('全部范围').check();
    await page.getByRole('button', { name: '发令牌' }).click();
    const token = await page.locator('.access-secret').innerText();
    const status = async (): Promise<number> => (await fetch(`${server.address}/api/v1/documents`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await status()).toBe(200);
    await page.getByRole('button', { name: '已抄下，关闭' }).click();
    await page.getByRole('button', { name: '结束' }).click();
    await appears(page.getByText('令牌已停用。'));
    expect(await status()).toBe(401);
    await close();
  });

  test('a role begins with the unit of the account; who may not give a password is told who does', async () => {
    const ask = async (by: string, path: string, body: object): Promise<{ account: { id: string }; unit: { id: string } }> =>
      (await fetch(`${server.address}/api/v1${path}`, { method: 'POST', headers: { ...await server.people.as(by), 'content-type': 'application/json' }, body: JSON.stringify(body) })).json() as never;
    const { unit } = await ask('system-admin', '/units', { name: '松岭县财政局', kind: 'department', level: 'county', parentId: null });
    const { account: { id } } = await ask('system-admin', '/accounts', { signInName: 'ofunit', displayName: '田小河', unitId: unit.id });
    const security = await visit(browser, server.address, `/accounts/${id}`, { as: 'security-admin' });
    await appears(security.page.locator('.picked', { hasText: '松岭县财政局' }));
    await security.page.getByRole('button', { name: '给角色' }).click();
    await appears(security.page.locator('.access-roles', { hasText: '松岭县财政局' }));
    expect(await security.page.getByRole('button', { name: '重置口令' }).count()).toBe(0);
    await ask('security-admin', `/accounts/${id}/roles`, { role: 'system-admin', scope: 'all' });
    await security.page.reload();
    await appears(security.page.getByRole('button', { name: '重置口令' }));
    await security.close();
    const system = await visit(browser, server.address, `/accounts/${id}`, { as: 'system-admin' });
    await appears(system.page.getByText('这个账号的口令和登录方式由安全管理员来改'));
    expect(await system.page.getByRole('button', { name: '重置口令' }).count()).toBe(0);
    await system.close();
  });

  test('who reads for one unit begins with what it owes, and is led to the paper of the ledger, not to its desk', async () => {
    const send = async <T>(by: string, path: string, body: unknown, more: object = {}): Promise<T> =>
      (await fetch(`${server.address}/api/v1${path}`, { method: 'POST', headers: { ...await server.people.as(by), 'content-type': typeof body === 'string' ? 'application/octet-stream' : 'application/json', ...more }, body: typeof body === 'string' ? body : JSON.stringify(body) })).json() as Promise<T>;
    const { unit } = await send<{ unit: { id: string } }>('system-admin', '/units', { name: '松岭县审计局', kind: 'department', level: 'county', parentId: null });
    const paper = await send<{ id: string }>('ledger-keeper', `/documents?name=${encodeURIComponent('松岭方案.txt')}`, '松岭县教育提升实施方案\n\n一、重点任务\n1.扩建城区校舍。到2027年底，新建小学2所。（松岭县审计局）\n2.培训骨干教师。每年培训骨干教师100名。（松岭县审计局）\n');
    const draft = await send<{ id: string; version: number }>('ledger-keeper', '/plans', { documentId: paper.id });
    await send('ledger-keeper', `/plans/${draft.id}/publish`, { signOff: { by: '鲁一山', on: '2026-02-10', number: '松政办〔2026〕7号' }, overrides: [] }, { 'if-match': `"${draft.version}"` });
    const { account, password } = await send<{ account: { id: string }; password: string }>('system-admin', '/accounts', { signInName: 'auditreader', displayName: '田小河', unitId: unit.id });
    await send('security-admin', `/accounts/${account.id}/roles`, { role: 'reader', unitId: unit.id });

    const seen = await visit(browser, server.address, '/', { as: 'nobody' });
    const { page } = seen;
    const absent: string[] = [];
    await signIn(page, 'auditreader', password);
    await setOwn(page, password);
    await appears(page.getByRole('heading', { name: '松岭县审计局' }));
    expect(new URL(page.url()).pathname).toBe(`/duties/${unit.id}`);
    page.on('response', (response) => { if (response.status() === 404 && !response.url().endsWith('/corrections')) absent.push(response.url()); });
    await page.locator('.task-name').first().click();
    await page.getByRole('link', { name: '看文件中的这一处' }).click();
    await appears(page.getByText('任务以签发的台账为准'));
    await appears(page.locator('.paper').getByText('扩建城区校舍').first());
    await expectSound(seen, 'a paper that is shown');
    await page.goto(`${server.address}/plans/${draft.id}`);
    await appears(page.getByRole('link', { name: '在台账中看' }));
    expect(await page.getByRole('link', { name: '征求意见' }).count()).toBe(0);
    await page.getByRole('link', { name: '我单位的任务' }).click();
    await appears(page.getByRole('heading', { name: '松岭县审计局' }));
    await page.getByRole('link', { name: '文件', exact: true }).click();
    await appears(page.getByText('还没有'));
    expect(absent).toEqual([]);
    await seen.close();
  });

  test('a day is typed as offices write it, or chosen by keys; what is none is told, and nothing is sent', async () => {
    const seen = await visit(browser, server.address, '/programs', { as: 'security-admin' });
    const { page } = seen;
    await page.getByRole('button', { name: '发一个令牌' }).click();
    await page.getByLabel('程序名称').fill('汇总');
    await page.getByLabel('全部范围').check();
    const until = page.getByRole('combobox', { name: '有效至' });
    await until.fill('2026年13月1日');
    await page.getByRole('button', { name: '发令牌' }).click();
    await appears(page.getByRole('alert').filter({ hasText: '不是日期' }));
    expect(await page.locator('.access-secret').count()).toBe(0);
    await until.fill('2027年2月3日');
    await page.getByLabel('程序名称').focus();
    expect(await until.inputValue()).toBe('2027-02-03');
    await until.press('ArrowDown');
    const calendar = page.getByRole('dialog', { name: '选日期 · 有效至' });
    await appears(calendar);
    await expectSound(seen, 'a calendar');
    for (const key of ['ArrowRight', 'ArrowDown', 'PageDown', 'Home', 'Shift+PageUp', 'Shift+PageDown']) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    expect(await until.inputValue()).toBe('2027-03-08');
    expect(await until.evaluate((field) => field === document.activeElement)).toBe(true);
    await until.press('ArrowDown');
    await appears(calendar);
    await page.keyboard.press('Escape');
    expect([await calendar.count(), await page.getByRole('dialog', { name: '发一个令牌' }).count()]).toEqual([0, 1]);
    await seen.close();
  });

  test('phone and mail are shown for a reason only', async () => {
    const headers = { ...await server.people.as('system-admin'), 'content-type': 'application/json' };
    const made = await (await fetch(`${server.address}/api/v1/accounts`, { method: 'POST', headers, body: JSON.stringify({ signInName: 'masked', displayName: '马一二', phone: '13812345678' }) })).json() as { account: { id: string } };
    const { page, close } = await visit(browser, server.address, `/accounts/${made.account.id}`, { as: 'system-admin' });
    await appears(page.getByText('138****5678'));
    await page.getByRole('button', { name: '查看手机和邮箱' }).click();
    await page.getByLabel('原因').fill('通知本人');
    await page.getByRole('button', { name: '查看', exact: true }).click();
    await appears(page.getByText('13812345678'));
    await close();
  });
});

const PAGES: readonly (readonly [name: string, role: string, path: string, ready: string])[] = [
  ['my account', 'ledger-keeper', '/me', '.access-table tbody tr'], ['accounts', 'system-admin', '/accounts', '.access-table tbody tr'], ['a new account', 'system-admin', '/accounts', 'dialog'],
  ['sessions', 'security-admin', '/sessions', '.access-table tbody tr'], ['programs', 'security-admin', '/programs', '.access-page'], ['a program', 'security-admin', '/programs', 'dialog'], ['one account', 'security-admin', '/accounts?q=admin', '.access-give'],
];
test.each(PAGES)('%s: accessible, breaks no policy, fits; narrow, wide and in English', async (name, role, path, ready) => {
  const seen = await visit(browser, server.address, path, { ...PHONE, as: role });
  if (ready === 'dialog') await seen.page.locator('.access-page header .ant-btn').click();
  if (ready === '.access-give') await seen.page.locator('.access-table a').first().click();
  await expectSoundInEveryLook(seen, name, seen.page.locator(ready).first());
  await seen.close();
});
