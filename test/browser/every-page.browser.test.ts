/** What holds on every page, in both languages, wide and narrow. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { expectSoundInEveryLook, PHONE } from './sound.ts';
import { startTestServer, type TestServer } from './server.ts';
import { addByApi, goAnew, samplePath, appears, visit, type Visit } from './visit.ts';

let browser: Browser;
let server: TestServer;
let id: string;
let faulty: string;
/** A published plan; a draft that implements it and is out for opinions. */
let published: string;
let asked: string;
let group: string;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startTestServer();
  id = await addByApi(server.address, samplePath('provincial-plan.docx'));
  faulty = await addByApi(server.address, samplePath('faulty-draft.txt'));
  await ask('POST', '/units/sample', {});
  published = await planOf('joint-plan.txt');
  await ask('POST', `/plans/${published}/publish`, { signOff: { by: '田小河', on: '2026-03-01', number: '7号' }, overrides: [] }, 1);
  asked = await planOf('provincial-plan.txt');
  const round = await ask('POST', `/plans/${asked}/consultations`, { answerBy: '2099-01-01' }, 1) as { units: { id: string }[] };
  await ask('PUT', `/consulted-units/${round.units[0]?.id}/answer`, { answer: 'changes', opinions: [{ taskKey: null, proposal: '改为两年完成' }] }, 1);
  await ask('POST', `/plans/${asked}/implementations`, { upperPlanId: published });
  group = await leadingGroup();
  await ask('POST', '/channels', { unitId: null, kind: 'feishu', name: '工作群', address: 'https://robot.example/hook' });
});
/** One with a head, a member unit, a liaison person, and a leader tied to a county. */
const leadingGroup = async (): Promise<string> => {
  const unit = async (name: string): Promise<string> => {
    const found = await (await fetch(`${server.address}/api/v1/units?query=${encodeURIComponent(name)}`, { headers: await server.people.as('ledger-keeper') })).json() as { items: { id: string; name: string }[] };
    return found.items.find((one) => one.name === name)?.id ?? '';
  };
  const unitId = await unit('澜江省教育领导小组');
  await ask('POST', '/leading-groups', { unitId });
  await ask('POST', `/leading-groups/${unitId}/member-units`, { unitIds: [await unit('澜江省财政厅')] });
  await ask('POST', '/appointments', { capacity: 'head', groupId: unitId, person: { name: '顾平', post: '副省长', phone: '13800001234' }, from: '2025-03-01' });
  await ask('POST', '/appointments', { capacity: 'liaison', unitId: await unit('澜江省财政厅'), person: { name: '林青' } });
  await ask('POST', '/directives', { unitId: await unit('澜江省教育厅'), kind: 'instruction', source: '顾平', number: '省阅〔2026〕3号', issuedOn: '2026-03-01', points: [{ gist: '请教育厅抓紧', owingUnitId: await unit('澜江省教育厅'), dueOn: '2026-03-02' }] });
  await ask('POST', '/pairings', { person: { name: '陆川' }, placeUnitIds: [await unit('云岭县人民政府')] });
  return unitId;
};
const ask = async (method: string, path: string, body: unknown, version?: number): Promise<object> => {
  const reply = await fetch(`${server.address}/api/v1${path}`, { method, headers: { ...await server.people.as('ledger-keeper'), 'content-type': 'application/json', ...(version === undefined ? {} : { 'if-match': `"${version}"` }) }, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return reply.json() as Promise<object>;
};
const planOf = async (sample: string): Promise<string> => (await ask('POST', '/plans', { documentId: await addByApi(server.address, samplePath(sample)) }) as { id: string }).id;
afterAll(async () => {
  await tab?.close();
  await browser?.close();
  await server?.stop();
});

const openDraft = async (page: Page): Promise<Locator> => {
  await page.locator('.desk-bar .plain-button').first().click();
  return page.locator('tr.task').first();
};
/** `then` says what is there once it is done. */
const PAGES: readonly (readonly [name: string, path: () => string, ready: string, then?: (page: Page) => Promise<Locator>])[] = [
  ['documents', () => '/', '.document-list'],
  ['documents that were found', () => `/?q=${encodeURIComponent('教育')}`, '.snippet'],
  ['deleted documents', () => '/?deleted=1', '.blank'],
  ['the desk', () => `/documents/${id}?at=t1&open=1`, '.detail'],
  ['a cell that is edited', () => `/documents/${id}?at=t1.r0&open=1`, '.detail', async (page) => { await page.keyboard.press('Enter'); return page.locator('.cell-editor'); }],
  ['a target that is edited', () => `/documents/${id}?at=t0.g0`, 'tr.task', async (page) => { await page.keyboard.press('Enter'); return page.locator('.cell-editor'); }],
  ['the head, edited', () => `/documents/${id}?tab=head&at=h.title`, '.head', async (page) => { await page.keyboard.press('Enter'); return page.locator('.cell-editor'); }],
  ['what may be accepted at once', () => `/documents/${id}`, 'tr.task', async (page) => { await page.locator('.accept-many summary').click(); return page.locator('.accept-many[open]'); }],
  ['no other reading', () => `/documents/${id}/reread`, '.sentence'],
  ['the desk, targets', () => `/documents/${id}?tab=targets`, '.tab-panel'],
  ['the desk, parameters', () => `/documents/${id}?tab=parameters`, '.tab-panel'],
  ['the desk, findings', () => `/documents/${id}?tab=findings`, '.tab-panel'],
  ['the desk, head', () => `/documents/${id}?tab=head`, '.head'],
  ['the desk, paper', () => `/documents/${id}?pane=paper&at=t2.r0`, '.paper-block'],
  ['drafting', () => '/drafting', '.cm-content', openDraft],
  ['a draft with a secrecy mark', () => '/drafting?pane=paper', '.cm-content', async (page) => { await page.locator('.cm-content').click(); await page.keyboard.insertText('机密★1年\n松岭县方案'); return page.getByRole('alert'); }],
  ['the desk of one unit, a word sought', () => `/documents/${id}?unit=${encodeURIComponent('省财政厅')}&find=${encodeURIComponent('教育')}`, '.stress-sought'],
  ['text to paste', () => '/', '.intake', async (page) => { await page.locator('.intake-ways button').last().click(); return page.getByRole('dialog'); }],
  ['the keys', () => `/documents/${id}`, 'tr.task', async (page) => { await page.keyboard.press('?'); return page.getByRole('dialog'); }],
  ['the export', () => `/documents/${id}`, 'tr.task', async (page) => { await page.locator('.desk-bar .ant-btn').click(); return page.locator('.export'); }],
  ['the units', () => `/documents/${id}`, 'tr.task', async (page) => { await page.locator('.filter-unit').click(); return page.locator('.unit-option').first(); }],
  ['a letter', () => `/documents/${faulty}?tab=findings`, '.letter', async (page) => { await page.locator('.letter').first().click(); return page.getByRole('dialog'); }],
  ['nothing handed out yet', () => `/dispatches?plan=${published}`, '.blank'],
  ['tasks to be handed out', () => `/plans/${published}/dispatch`, '.hand-out-word'],
  ['nothing received', () => '/received', '.blank'],
  ['opinions', () => `/plans/${asked}/consultation`, '.opinion'],
  ['an answer to be recorded', () => `/plans/${asked}/consultation`, '.opinion', async (page) => { await page.locator('.asked-actions button').nth(1).click(); return page.getByRole('dialog'); }],
  ['a plan beside the one above it', () => `/plans/${asked}/comparison`, '.comparison-list'],
  ['shared targets', () => '/shared-targets', '.comparison'],
  ['the tree of units', () => '/units', '.unit-tree [role="treeitem"]', async (page) => { await page.locator('.unit-tree [role="treeitem"]').nth(2).click(); return page.locator('.unit-panel h2'); }],
  ['units that were found', () => `/units?q=${encodeURIComponent('云岭')}`, '.units-found li'],
  ['a unit to be added', () => '/units', '.unit-tree', async (page) => { await page.locator('.units-actions button').last().click(); return page.getByRole('dialog'); }],
  ['units to be imported', () => '/units', '.unit-tree', async (page) => { await page.locator('.units-actions button').first().click(); return page.getByRole('dialog'); }],
  ['a set of units', () => `/units/sets?new=${encodeURIComponent('省教育厅及成员单位')}`, 'dialog'],
  ['names of units in a document', () => `/units/names?document=${id}`, '.names-state'],
  ['a year', () => '/annual?year=2026', '.blank'],
  ['instructions', () => '/directives', '.directive'],
  ['an instruction to be registered', () => '/directives', '.directive', async (page) => { await page.locator('.people-actions button').click(); return page.getByRole('dialog'); }],
  ['responsibility letters', () => '/responsibility-letters?year=2026', '.blank', async (page) => { await page.locator('.people-actions button').click(); return page.getByRole('dialog'); }],
  ['leading groups', () => '/leading-groups', '.access-table tbody tr'],
  ['a leading group on a day', () => `/leading-groups/${group}?on=2025-01-01`, '.people-then', async (page) => { await page.locator('.people-past summary').click(); return page.locator('.people-past[open]'); }],
  ['somebody to be appointed', () => `/leading-groups/${group}`, '.people-section', async (page) => { await page.locator('.people-section button').nth(0).click(); return page.getByRole('dialog'); }],
  ['liaison persons', () => '/liaisons', '.access-table tbody tr'],
  ['leaders and their counties', () => '/pairings', '.access-table tbody tr'],
  ['notices', () => '/notices', '.blank', async (page) => { await page.locator('.access-page > header button').click(); return page.locator('.notice-kinds'); }],
  ['channels', () => '/channels', '.access-table tbody tr'],
  ['a channel to be changed', () => '/channels', '.access-table tbody tr', async (page) => { await page.locator('.access-table button').last().click(); return page.getByRole('dialog'); }],
  ['a glance with nothing handed out', () => '/glance', '.glance .blank'],
  ['delivery of a plan with nothing handed out', () => `/plans/${published}/delivery`, '.delivery-page .blank'],
  ['a month with nothing due', () => '/due?month=2031-01', '.due-page .blank'],
  ['what is owed, of nobody', () => '/owed?time=overdue', '.delivery-page .blank'],
  ['leaders and what their counties owe', () => '/counties', '.glance .totals-table tbody tr'],
  ['no reminder to release', () => '/reminders', '.reminders-page .blank'],
  ['no such page', () => '/nothing', '.sentence'],
];

// One tab for all pages: what the product is made of is fetched and compiled once.
let tab: Visit | undefined;
for (const [name, path, ready, then] of PAGES) test(`${name}: accessible, loads nothing from elsewhere, breaks no policy, fits; narrow, wide and in English`, async () => {
  const before = tab;
  tab = undefined;
  const seen = before ?? await visit(browser, server.address, '/nothing', PHONE);
  await seen.page.setViewportSize(PHONE);
  await goAnew(seen, server.address, path());
  await appears(seen.page.locator(ready).first(), 'attached');
  const done = await then?.(seen.page);
  // The half of a desk that a telephone does not show is there all the same.
  await (done === undefined ? expectSoundInEveryLook(seen, name, seen.page.locator(ready).first(), 'attached') : expectSoundInEveryLook(seen, name, done));
  tab = seen;
});

test('the policy of a page allows no inline script and no foreign source, and its nonce changes', async () => {
  const one = await fetch(`${server.address}/`);
  const other = await fetch(`${server.address}/`);
  const policy = one.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(policy).not.toBe(other.headers.get('content-security-policy'));
  const html = await one.text();
  expect(html).not.toContain('__CSP_NONCE__');
  expect(html).not.toMatch(/ style=/);
});
