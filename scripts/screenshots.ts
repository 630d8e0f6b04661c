/** Makes the pictures of the README again: `node scripts/screenshots.ts`, into `docs/images/`. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../test/browser/browser.ts';
import { bringIn, startTestServer } from '../test/browser/server.ts';
import { buildWeb } from './web.mjs';

const root = join(import.meta.dirname, '..');
const images = join(root, 'docs', 'images');
const WIDE = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 780 };

await buildWeb();
rmSync(images, { recursive: true, force: true });
mkdirSync(images, { recursive: true });
const server = await startTestServer();
const browser = await launchBrowser();
try {
  await picture('start', '/', WIDE, async (page) => { await page.locator('.samples').waitFor(); });
  const plan = await add('provincial-plan.docx');
  const draft = await add('faulty-draft.docx');
  await add('responsibility-table.pdf');
  await add('work-ledger.xlsx');
  await picture('desk', `/documents/${plan}?at=t0.g0&open=1`, WIDE, chosenWords);
  await picture('findings', `/documents/${draft}?tab=findings&at=f0`, WIDE, chosenWords);
  await picture('drafting', '/drafting', WIDE, async (page) => {
    await page.locator('.desk-bar .plain-button').first().click();
    await page.locator('tr.task').first().waitFor();
    await page.mouse.move(0, 0);
  });
  await picture('documents', '/', WIDE, async (page) => { await page.locator('.document-list').waitFor(); });
  await picture('phone', `/documents/${plan}?at=t1.r0&pane=paper`, PHONE, chosenWords);
  await picture('desk-english', `/documents/${plan}?at=t0.g0&open=1`, WIDE, chosenWords, true);
} finally {
  await browser.close();
  await server.stop();
}

async function chosenWords(page: Page): Promise<void> {
  await page.locator('.paper [data-emphasis="chosen"]').first().waitFor();
}

async function add(name: string): Promise<string> {
  const response = await fetch(`${server.address}/api/v1/documents?name=${encodeURIComponent(name)}`, {
    method: 'POST', headers: { ...await server.people.as('ledger-keeper'), 'content-type': 'application/octet-stream' }, body: readFileSync(join(root, 'samples', name)),
  });
  if (response.status !== 201) throw new Error(`${name}: ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

async function picture(name: string, path: string, viewport: { width: number; height: number }, ready: (page: Page) => Promise<void>, english = false): Promise<void> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  await bringIn(context, server.address, 'ledger-keeper');
  const page = await context.newPage();
  if (english) await page.addInitScript("localStorage.setItem('taizhang.language', 'en')");
  await page.goto(`${server.address}${path}`);
  await ready(page);
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled', caret: 'hide' });
  await context.close();
  process.stdout.write(`docs/images/${name}.png\n`);
}
