/** Makes the pictures of the README again: `node scripts/screenshots.ts`, into `docs/images/`. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { dayOf } from '#calendar';
import { systemClock } from '#platform';
import { askForReports } from '../test/delivery/asked.ts';
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
  const work = await add('work-ledger.xlsx');
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
  await delivered();
  await ledgers(plan, work);
} finally {
  await browser.close();
  await server.stop();
}

/** A plan that was handed out, with a paper about it. */
async function delivered(): Promise<void> {
  const keeper = await server.people.as('ledger-keeper');
  const { path, clerk } = await askForReports(server.address, server.people.as, dayOf(systemClock.now()));
  const submitted = await fetch(`${server.address}${path}/submit`, { method: 'POST', headers: { ...clerk, 'content-type': 'application/json', 'if-match': '"0"' }, body: JSON.stringify({ standing: 'blocked', progress: '已培训20名。', problemKind: 'money', problem: '培训经费没有落实', remedy: '已商财政部门列入预算', nextStep: '下季度组织第二期', figures: [] }) });
  if (!submitted.ok) throw new Error(await submitted.text());
  const [, assignment = '', period = ''] = /assignments\/([^/]+)\/periods\/([^/]+)/.exec(path) ?? [];
  const { planId } = await (await fetch(`${server.address}/api/v1/periods/${period}`, { headers: keeper })).json() as { planId: string };
  const { ownerUnitId } = await (await fetch(`${server.address}/api/v1/plans/${planId}`, { headers: keeper })).json() as { ownerUnitId: string };
  await picture('report', `/assignments/${assignment}/reports/${period}`, WIDE, async (page) => { await page.locator('h1').first().waitFor(); await page.waitForTimeout(600); });
  await picture('delivery', `/plans/${planId}/delivery`, WIDE, async (page) => { await page.locator('table, .totals-table').first().waitFor(); await page.waitForTimeout(600); });
  const { id } = await ask('POST', '/papers', { planId, kind: 'situation-report', unitId: ownerUnitId, periodId: period });
  await picture('paper', `/papers/${id}`, WIDE, async (page) => { await page.locator('.paper-sheet').waitFor(); await page.waitForTimeout(300); });
}

/** Two published plans, and one that is out for opinions. */
async function ledgers(first: string, second: string): Promise<void> {
  for (const documentId of [first, second]) {
    const { id } = await ask('POST', '/plans', { documentId });
    await ask('POST', `/plans/${id}/publish`, { signOff: { by: '顾平', on: '2026-03-01', number: '澜江政办发〔2026〕7号' }, overrides: [] }, 1);
  }
  await picture('ledger', '/ledger', WIDE, async (page) => { await page.locator('.task-table, table').first().waitFor(); await page.waitForTimeout(600); });
  const asked = await ask('POST', '/plans', { documentId: await add('responsibility-table.docx') });
  const round = await ask('POST', `/plans/${asked.id}/consultations`, { answerBy: '2099-12-20', contact: '田小河 0000-1234567' }, 1);
  const [one, other] = round.units ?? [];
  if (one !== undefined) await ask('PUT', `/consulted-units/${one.id}/answer`, { answer: 'changes', answerNumber: '青财函〔2026〕3号', answeredOn: '2026-03-10', opinions: [{ taskKey: null, proposal: '完成时限改为2028年底。', reason: '用地手续尚未办结' }] }, 1);
  if (other !== undefined) await ask('PUT', `/consulted-units/${other.id}/answer`, { answer: 'no-comment', answerNumber: '青发改函〔2026〕8号', answeredOn: '2026-03-09' }, 1);
  await picture('consultation', `/plans/${asked.id}/consultation`, WIDE, async (page) => { await page.locator('.opinion').first().waitFor(); });
}

interface Reply { readonly id: string; readonly units?: readonly { readonly id: string }[] }

async function ask(method: string, path: string, body: object, version?: number): Promise<Reply> {
  const response = await fetch(`${server.address}/api/v1${path}`, {
    method, headers: { ...await server.people.as('ledger-keeper'), 'content-type': 'application/json', ...(version === undefined ? {} : { 'if-match': `"${version}"` }) }, body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return response.json() as Promise<Reply>;
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
