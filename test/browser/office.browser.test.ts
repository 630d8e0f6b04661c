/** The office's own sign-in in a real browser, against a real OpenID Connect server. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { startTestServer, type TestServer } from './server.ts';
import { appears } from './visit.ts';

const [clientId, clientSecret] = ['taizhang', 'a secret of thirty-two letters or so'];
let browser: Browser;
let office: Server;
let server: TestServer;

beforeAll(async () => {
  office = createServer();
  await new Promise<void>((resolve) => { office.listen(0, '127.0.0.1', resolve); });
  // Another site than the product, as it will be in an office: its redirect brings no strict cookie along.
  const issuer = `http://localhost:${(office.address() as AddressInfo).port}`;
  server = await startTestServer({ TAIZHANG_OIDC_ISSUER: issuer, TAIZHANG_OIDC_CLIENT_ID: clientId, TAIZHANG_OIDC_CLIENT_SECRET: clientSecret, TAIZHANG_OIDC_NAME: '云岭统一认证' });
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [`${server.address}/office-sign-in`], response_types: ['code'], grant_types: ['authorization_code'] }],
    findAccount: async (_, id) => ({ accountId: id, claims: async () => ({ sub: id }) }), cookies: { keys: ['of the test'] }, pkce: { required: () => true },
  });
  office.on('request', provider.callback() as never);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  office.closeAllConnections();
  office.close();
});

test('unknown there, one is told the id; linked by an administrator, one comes in where one was', async () => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  const atOffice = async (): Promise<void> => {
    await page.getByRole('button', { name: '用云岭统一认证登录' }).click();
    await page.locator('input[name=login]').fill('employee-17');
    await page.locator('input[name=password]').fill('any');
    await page.locator('button[type=submit]').click();
    await appears(page.locator('form'));
    await page.locator('button[type=submit]').click();
  };
  await page.goto(`${server.address}/me`);
  await atOffice();
  await appears(page.getByText('employee-17'));
  expect(new URL(page.url()).search).toBe('');

  const headers = { ...await server.people.as('system-admin'), 'content-type': 'application/json' };
  const { account } = await (await fetch(`${server.address}/api/v1/accounts`, { method: 'POST', headers, body: JSON.stringify({ signInName: 'linked', displayName: '田小河' }) })).json() as { account: { id: string; version: number } };
  const linked = await fetch(`${server.address}/api/v1/accounts/${account.id}`, { method: 'PATCH', headers: { ...headers, 'if-match': `"${account.version}"` }, body: JSON.stringify({ oidcSubject: 'employee-17' }) });
  expect(linked.status).toBe(200);

  await page.goto(`${server.address}/me?from=there`);
  await page.getByRole('button', { name: '用云岭统一认证登录' }).click();
  await appears(page.getByRole('heading', { name: '我的账号' }));
  expect(page.url()).toBe(`${server.address}/me?from=there`);
  expect(await page.locator('.user-menu summary').innerText()).toBe('田小河');
  await context.close();
});
