/** How plans stand, in the browser: lines and their grounds, totals, matrix, time, a leader's glance, what is due, reminders. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayOf } from '#calendar';
import { openPool } from '#platform/testing';
import { fillDelivery, type Many } from '../../src/delivery/testing/many-store.ts';
import { launchBrowser } from './browser.ts';
import { startTestServer, type TestServer } from './server.ts';
import { expectSound, expectSoundInEveryLook, PHONE } from './sound.ts';
import { appears, eventually, goAnew, visit } from './visit.ts';

let browser: Browser;
let server: TestServer;
let many: Many;
let plan: string;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startTestServer();
  await server.asOwner(async ({ host }) => {
    const database = openPool(() => ({ host, user: 'taizhang', database: 'taizhang' }), 2);
    // Yesterday: whatever the hour, a deadline is as late as the rows say.
    try { many = await fillDelivery(database, { plans: 1, counties: 24, townsPerCounty: 1, tasksPerPlan: 10, periods: 4, seed: 5, today: addDays(dayOf(new Date()), -1), byRule: true }); } finally { await database.destroy(); }
  });
  plan = many.plans[0] as string;
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const ask = async <T>(path: string): Promise<T> => (await (await fetch(`${server.address}/api/v1${path}`, { headers: await server.people.as('ledger-keeper') })).json()) as T;

test('from a number to its lines, to one line with its grounds, its chart and its table; the keyboard goes through the matrix', async () => {
  const { page, wrongs, close } = await visit(browser, server.address, `/plans/${plan}/delivery?view=totals`);
  const { whole } = await ask<{ whole: { time: { overdue: number } } }>(`/plans/${plan}/delivery/totals`);
  await page.getByRole('button', { name: '展开“第1县”' }).click();
  await appears(page.getByRole('rowheader', { name: '第1县第1镇' }));
  await page.getByRole('row', { name: /^合计/ }).getByRole('link', { name: String(whole.time.overdue), exact: true }).first().click();
  await eventually(() => new URL(page.url()).searchParams.get('time')).toBe('overdue');
  await appears(page.locator('.owed-table tbody tr').first());
  expect(await page.locator('.owed-table .mark-cell:first-child .visually-hidden').allInnerTexts().then((all) => new Set(all))).toEqual(new Set(['逾期']));
  await page.getByLabel('搜任务、单位').fill('第3县');
  await eventually(async () => new Set(await page.locator('.owed-unit').allInnerTexts()).size).toBeLessThanOrEqual(2);
  await page.goto(`${server.address}/plans/${plan}/delivery?pace=behind`);
  await page.locator('.owed-name button').first().click();
  await appears(page.locator('.course-frame svg'));
  expect(await page.locator('.opened-states').innerText()).toContain('序时应达');
  await page.locator('.course summary').first().click();
  expect(await page.locator('.course-table tbody tr').count()).toBeGreaterThan(2);
  await expectSound({ page, wrongs }, 'a line with its chart');
  await page.keyboard.press('Escape');
  await appears(page.locator('.opened'), 'detached');
  await page.getByRole('button', { name: '矩阵' }).click();
  const grid = page.getByRole('grid');
  await appears(grid.locator('button').first());
  await grid.locator('[data-at="0 0"]').focus();
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowRight');
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('data-at') ?? '')).toBe('30 1');
  // Scrolled far away by the wheel, the cell with the focus still hears the next key, and comes back into view.
  await grid.evaluate((frame) => { frame.scrollTop = 0; });
  await appears(grid.locator('[data-at="1 1"]'));
  await page.keyboard.press('ArrowRight');
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('data-at') ?? '')).toBe('30 2');
  await eventually(() => grid.evaluate((frame) => frame.scrollTop)).toBeGreaterThan(0);
  // Only what is seen is drawn, and the heads stay.
  expect(await grid.getByRole('gridcell').count()).toBeLessThan(48 * 10);
  expect(await grid.locator('.matrix-corner').isVisible()).toBe(true);
  await page.keyboard.press('Enter');
  await appears(page.locator('.matrix-chosen .owed-table'));
  await expectSound({ page, wrongs }, 'the matrix');
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Excel' }).click()]);
  expect(saved.suggestedFilename()).toContain('单位任务对照表');
  await close();
});

test('a reminder is released by a person, after which the next rung waits; the leader sees what will be missed and opens it', async () => {
  const { page, wrongs, close } = await visit(browser, server.address, '/reminders');
  const first = page.locator('.rung').filter({ hasText: '列入周调度清单' }).first();
  await first.locator('.rung-list input').first().check();
  const unit = await first.locator('.rung-list li').first().locator('b').innerText();
  await first.getByRole('button', { name: '发出所选提醒' }).click();
  await appears(page.getByRole('dialog'));
  await expectSound({ page, wrongs }, 'releasing');
  await page.getByRole('dialog').getByRole('button', { name: '发出', exact: true }).dblclick();
  await appears(page.locator('.notice').filter({ hasText: '发出了 1 项提醒' }));
  const released = page.locator('.rung').filter({ hasText: '已经发出的' });
  await eventually(() => released.locator('.rung-list li').count()).toBe(1);
  expect(await released.locator('.rung-list li').innerText()).toContain(unit);
  await released.getByRole('button', { name: '收回' }).click();
  await appears(released.getByText('已收回'));
  // A leader's county, over all plans, and from its number to the lines.
  const made = await fetch(`${server.address}/api/v1/pairings`, { method: 'POST', headers: { ...await server.people.as('ledger-keeper'), 'content-type': 'application/json' }, body: JSON.stringify({ person: { name: '田小河', post: '副厅长' }, placeUnitIds: [many.counties[0]], from: '2020-01-01' }) });
  expect(made.status, await made.text()).toBe(201);
  await page.goto(`${server.address}/counties`);
  const county = page.getByRole('row', { name: /^第1县/ });
  await appears(county);
  await county.locator('a.is-missing').click();
  await appears(page.locator('.owed-table tbody tr').first());
  expect(new Set((await page.locator('.owed-unit').allInnerTexts()).map((name) => name.slice(0, 3)))).toEqual(new Set(['第1县']));
  await page.goto(`${server.address}/glance`);
  await appears(page.locator('.glance-lists li').first());
  await page.locator('.glance-open').first().click();
  await appears(page.locator('.opened h2'));
  await expectSound({ page, wrongs }, 'the glance with a line opened');
  await close();
});

test('every page: accessible, loads nothing from elsewhere, breaks no policy, fits; narrow, wide and in English', async () => {
  const seen = await visit(browser, server.address, '/nothing', PHONE);
  for (const [path, ready] of [
    ['/glance', '.glance-lists li'], [`/plans/${plan}/delivery?under=${many.counties[2]}`, '.owed-table tbody tr'], [`/plans/${plan}/delivery?view=totals`, '.totals-table tbody tr'], [`/plans/${plan}/delivery?view=matrix`, '.matrix button'],
    [`/plans/${plan}/delivery?view=timeline`, '.course-frame svg'], [`/plans/${plan}/delivery?text=%E7%9B%B4%E5%8D%87%E6%9C%BA`, '.blank'], ['/due', '.due-bar'], ['/reminders', '.rung-list li'],
  ] as const) {
    await seen.page.setViewportSize(PHONE);
    await goAnew(seen, server.address, path);
    await expectSoundInEveryLook(seen, path, seen.page.locator(ready).first());
  }
  await seen.close();
});
