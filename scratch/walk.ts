import { launchBrowser } from '../test/browser/browser.ts';
import { startTestServer } from '../test/browser/server.ts';
import { addByApi, visit } from '../test/browser/visit.ts';
import { writeFileSync, mkdirSync, existsSync } from 'node:fs';
import { PAPER } from '../test/delivery/fixture.ts';
const shots = '/tmp/s7/shots'; mkdirSync(shots, { recursive: true });
const server = await startTestServer({}); const browser = await launchBrowser();
const ask = async (method: string, path: string, body?: unknown, version?: number, role = 'ledger-keeper'): Promise<any> => {
  const reply = await fetch(`${server.address}/api/v1${path}`, { method, headers: { ...await server.people.as(role), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(version === undefined ? {} : { 'if-match': `"${version}"` }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!reply.ok) { console.log(method, path, reply.status, await reply.text()); return null; }
  return reply.status === 204 ? null : reply.json();
};
try {
  await ask('POST', '/units/sample', {});
  const unit = async (name: string) => { const found = (await ask('GET', `/units?query=${encodeURIComponent(name)}&limit=20`)).items.find((one: any) => one.name === name); if (!found) console.log('no unit', name); return found?.id; };
  const edu = await unit('澜江省教育厅'); const money = await unit('澜江省财政厅'); const cities = await Promise.all(['沅台市人民政府', '梓陵市人民政府'].map(unit));
  writeFileSync('/tmp/s7/plan.txt', PAPER);
  const document = await addByApi(server.address, '/tmp/s7/plan.txt');
  const plan = await ask('POST', '/plans', { documentId: document, ownerUnitId: edu });
  await ask('POST', `/plans/${plan.id}/publish`, { signOff: { by: '田小河', on: '2026-03-01', number: '7号' }, overrides: [] }, 1);
  const ledger = await ask('GET', `/plans/${plan.id}/ledger`);
  const tasks = ledger.tasks.map((t: any) => t.id);
  const made = await ask('POST', `/plans/${plan.id}/dispatches`, { authority: 'own-department', groupId: null, fromUnitId: edu, channel: 'letter', number: '澜教函〔2026〕12号', dispatchedOn: '2026-03-02', answerBy: null, words: null, contact: null, assignments: [...cities.map((unitId) => ({ taskId: tasks[1], unitId })), { taskId: tasks[2], unitId: money }] });
  const sent = await ask('POST', `/dispatches/${made.dispatch.id}/send`, undefined, 1);
  await ask('PUT', `/plans/${plan.id}/rhythm`, { every: 'quarter', clause: null }, 0);
  const preview = await ask('GET', `/plans/${plan.id}/periods/preview`);
  console.log(JSON.stringify(preview)?.slice(0, 600));
  const period = await ask('POST', `/plans/${plan.id}/periods`, { from: '2026-07-01', dueOn: '2026-12-10' });
  console.log(JSON.stringify(period)?.slice(0, 400));
  await ask('POST', `/dispatches/${made.dispatch.id}/recorded-answers`, { unitId: money, number: '澜财函〔2026〕9号', answeredOn: '2026-03-05', objections: [] });
  const of = (name: string) => sent.assignments.find((a: any) => a.unitName === name);
  console.log(JSON.stringify(await ask('POST', `/assignments/${of('澜江省财政厅').id}/periods/${period.id}/report/record`, { letter: { number: '澜财函〔2026〕19号', on: '2026-11-20' }, draft: { standing: 'done', progress: '已全部发放', problemKind: null, problem: null, remedy: null, nextStep: null, figures: [] } }, 0))?.slice(0, 300));
  console.log(JSON.stringify(await ask('POST', `/assignments/${of('沅台市人民政府').id}/periods/${period.id}/report/record`, { letter: { number: '沅政函〔2026〕3号', on: '2026-11-20' }, draft: { standing: 'blocked', progress: '已完成选址', problemKind: 'land', problem: '用地手续未办结', remedy: '自然资源部门正在办理', nextStep: null, figures: [] } }, 0))?.slice(0, 300));
  const paper = await ask('POST', '/papers', { planId: plan.id, kind: 'situation-report', unitId: edu, periodId: period.id });
  const brief = await ask('POST', '/papers', { planId: plan.id, kind: 'bulletin', unitId: edu, periodId: period.id });
  for (const [id, name] of [[paper?.id, 'situation'], [brief?.id, 'bulletin']]) { const file = await fetch(`${server.address}/api/v1/papers/${id}/file`, { headers: await server.people.as('ledger-keeper') }); writeFileSync(`${shots}/${name}.docx`, Buffer.from(await file.arrayBuffer())); }
  const pages: [string, string][] = [['papers', '/papers'], ['paper', `/papers/${paper?.id}`], ['paper-new', '/papers?new=1'], ['bulletin', `/papers/${brief?.id}`], ...(process.argv.slice(2).map((p): [string, string] => [p.replace(/\W/g, '_'), p.replace('PLAN', plan.id).replace('PERIOD', period.id).replace('DISPATCH', made.dispatch.id)]))];
  for (const [name, path] of pages) for (const width of [1366, 390]) {
    const { page, wrongs, close } = await visit(browser, server.address, path, { width, height: width === 390 ? 844 : 768 });
    await page.waitForTimeout(1500);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: width === 390 });
    console.log(name, width, 'over', over, wrongs.join(' | '));
    await close();
  }
} finally { await browser.close(); await server.stop(); }
