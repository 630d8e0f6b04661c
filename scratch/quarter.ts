import { launchBrowser } from '../test/browser/browser.ts';
import { startTestServer } from '../test/browser/server.ts';
import { addByApi } from '../test/browser/visit.ts';
import { signIn } from '../test/people.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
const shots = '/tmp/s7/q'; mkdirSync(shots, { recursive: true });
const server = await startTestServer({}); const browser = await launchBrowser();
const PASSWORD = 'nine quiet herons';
const raw = async (by: any, method: string, path: string, body?: unknown, version?: number): Promise<any> => {
  const reply = await fetch(`${server.address}/api/v1${path}`, { method, headers: { ...by, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(version === undefined ? {} : { 'if-match': `"${version}"` }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!reply.ok) { const t = await reply.text(); console.log('!!', method, path, reply.status, t.slice(0, 300)); return null; }
  return reply.status === 204 ? null : reply.json();
};
const keeperAll = await server.people.as('ledger-keeper');
const ask = (m: string, p: string, b?: unknown, v?: number) => raw(keeperAll, m, p, b, v);
const visitors = new Map<string, any>();
const person = async (name: string, role: string, unitId: string): Promise<any> => {
  const { account, password } = await raw(await server.people.as('system-admin'), 'POST', '/accounts', { signInName: name, displayName: name, unitId });
  await raw(await server.people.as('security-admin'), 'POST', `/accounts/${account.id}/roles`, { role, unitId, everywhere: false });
  const first = await signIn(server.address, account.signInName, password);
  const reply = await fetch(`${server.address}/api/v1/me/password`, { method: 'POST', headers: { ...first, 'content-type': 'application/json' }, body: JSON.stringify({ password, next: PASSWORD }) });
  const by = { cookie: reply.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'x-taizhang-csrf': (await reply.json() as any).csrf };
  visitors.set(name, by); return by;
};
const shot = async (who: string, name: string, path: string, width = 1366, act?: (page: any) => Promise<void>): Promise<void> => {
  const context = await browser.newContext({ viewport: { width, height: width === 390 ? 844 : 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const by = visitors.get(who); const [n = '', v = ''] = by.cookie.split('=');
  await context.addCookies([{ name: n, value: v, url: server.address, httpOnly: true, sameSite: 'Strict' }]);
  const page = await context.newPage(); const wrongs: string[] = [];
  page.on('pageerror', (e) => wrongs.push(e.message)); page.on('console', (m) => { if (m.type() === 'error') wrongs.push(m.text()); });
  await page.goto(`${server.address}${path}`); await page.waitForTimeout(1200); await act?.(page);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: width === 390 });
  console.log(name, width, over > 0 ? `OVER ${over}` : '', wrongs.join(' | ').slice(0, 200));
  await context.close();
};
try {
  visitors.set('all', keeperAll);
  await ask('POST', '/units/sample', {});
  const unit = async (name: string) => { const found = (await ask('GET', `/units?query=${encodeURIComponent(name)}&limit=20`))?.items.find((one: any) => one.name === name); if (!found) console.log('no unit', name); return found?.id; };
  const edu = await unit('澜江省教育厅'), money = await unit('澜江省财政厅'), gov = await unit('澜江省人民政府'), cityEdu = await unit('沅台市教育局'), city = await unit('沅台市人民政府');
  const keeper = await person('田小河', 'ledger-keeper', edu), clerk = await person('林青', 'reporting-clerk', cityEdu), reviewer = await person('方远', 'reviewer', cityEdu), leader = await person('顾平', 'leader', edu), inspector = await person('秦川', 'inspector', edu), eclerk = await person('乔木', 'reporting-clerk', edu);
  const document = await addByApi(server.address, '/work/shared/seeds/001_9e41ab81d025639e.txt');
  const plan = await raw(keeperAll, 'POST', '/plans', { documentId: document, ownerUnitId: edu, periodFrom: '2016-12-01', periodTo: '2020-12-31' });
  const matches = await ask('GET', `/plans/${plan.id}/draft`);
  console.log('draft', matches?.tasks, 'unmatched', matches?.unmatched?.length, 'proposed', matches?.proposed?.length, 'withoutLead', matches?.withoutLead);
  const names = [...new Set((matches?.unmatched ?? []).map((u: any) => u.name))] as string[];
  const met = await raw(keeper, 'POST', '/unit-names/match', { scopeUnitId: edu, names, documentId: document });
  const confirmed = (met ?? []).flatMap((m: any) => { const t = m.proposals?.[0]?.target; return t?.kind === 'unit' ? [{ name: m.name, meaning: t.kind === 'unit' ? { kind: 'unit', id: t.id } : { kind: 'collective', id: t.id } }] : []; });
  console.log('confirm', confirmed.length, 'of', names.length, names.filter((x) => !confirmed.some((c: any) => c.name === x)).join('、'));
  await raw(keeper, 'POST', '/unit-names', { scopeUnitId: edu, documentId: document, names: confirmed });
  const all = (await ask('GET', '/collectives'))?.items ?? [];
  console.log('collectives', all.length);
  const made = await raw(keeper, 'POST', '/collectives', { name: '各市州政府', documentId: null, scopeUnitId: edu, asOf: null, rule: { kinds: ['government'], levels: ['prefecture'], schoolKinds: [], belowId: gov, direct: false }, members: [], excluded: [] });
  console.log('made', JSON.stringify(made)?.slice(0, 200));
  if (made) await raw(keeper, 'POST', '/unit-names', { scopeUnitId: edu, documentId: document, names: [{ name: '各市州政府', meaning: { kind: 'collective', id: made.id } }] });
  const published = await raw(keeper, 'POST', `/plans/${plan.id}/publish`, { signOff: { by: '田小河', on: '2016-12-20', number: '澜政办〔2016〕225号' }, overrides: (matches?.openErrors ?? []).map((e: any) => ({ key: e.key, reason: '原文如此，照发' })) }, 1);
  console.log('published', published?.status, published?.tasks);
  const proposal = await raw(keeper, 'POST', `/plans/${plan.id}/dispatch-proposal`, { authority: 'own-department', groupId: null, fromUnitId: edu, taskIds: null });
  const owing = new Map<string, any[]>();
  for (const t of proposal?.tasks ?? []) for (const o of t.owing) { const list = owing.get(o.unitName) ?? []; list.push({ taskId: t.taskId ?? t.id, unitId: o.unitId }); owing.set(o.unitName, list); }
  console.log('owing', [...owing].map(([n, l]) => `${n} ${l.length}`).join('; ').slice(0, 500));
  console.log('ways', JSON.stringify(proposal?.units?.slice(0, 3)).slice(0, 300));
  const own = owing.get('澜江省教育厅') ?? [];
  const d1 = await raw(keeper, 'POST', `/plans/${plan.id}/dispatches`, { authority: 'own-department', groupId: null, fromUnitId: edu, channel: 'system', number: null, dispatchedOn: '2026-09-01', answerBy: '2026-12-01', words: '请按季度报送。', contact: '田小河 0000-1', assignments: own });
  await raw(keeper, 'POST', `/dispatches/${d1?.dispatch.id}/send`, undefined, 1);
  const peers = [...owing].filter(([n]) => n !== '澜江省教育厅').flatMap(([, l]) => l).filter((a) => a.unitId);
  const d2 = await raw(keeper, 'POST', `/plans/${plan.id}/dispatches`, { authority: 'own-department', groupId: null, fromUnitId: edu, channel: 'letter', number: '澜教函〔2026〕31号', dispatchedOn: '2026-09-01', answerBy: '2026-12-01', words: null, contact: null, assignments: peers });
  await raw(keeper, 'POST', `/dispatches/${d2?.dispatch.id}/send`, undefined, 1);
  await raw(eclerk, 'GET', '/assignments?mine=yes&limit=5');
  const mine = await raw(eclerk, 'GET', '/assignments?mine=yes&limit=100');
  await raw(eclerk, 'POST', '/assignments/acknowledge', { assignments: mine?.items.map((a: any) => ({ id: a.id, version: a.version })) });
  const first = mine?.items[0];
  await raw(eclerk, 'POST', `/assignments/${mine?.items[1]?.id}/pass-down`, { channel: 'system', number: null, dispatchedOn: '2026-09-05', answerBy: null, words: null, contact: null, parts: [{ unitId: cityEdu, title: null, dueOn: null }] }, mine?.items[1]?.version + 1);
  const sent2 = await raw(keeper, 'GET', `/dispatches/${d2?.dispatch.id}`);
  const byUnit = new Map<string, any[]>(); for (const a of sent2?.assignments ?? []) byUnit.set(a.unitId, [...byUnit.get(a.unitId) ?? [], a]);
  for (const [unitId, list] of [...byUnit].slice(0, 3)) await raw(keeper, 'POST', `/dispatches/${d2.dispatch.id}/recorded-answers`, { unitId, number: '回函〔2026〕9号', answeredOn: '2026-09-20', objections: [] });
  await raw(keeper, 'PUT', `/plans/${plan.id}/rhythm`, { every: 'quarter', clause: null }, 0);
  const period = await raw(keeper, 'POST', `/plans/${plan.id}/periods`, { from: '2026-07-01', dueOn: '2026-12-10' });
  console.log('period', period?.title, period?.asked, period?.unitsAsked);
  const due = await raw(eclerk, 'GET', '/my-reports?limit=100');
  console.log('due of clerk', due?.items.length);
  let n = 0;
  for (const line of (due?.items ?? []).slice(0, 9)) {
    const standing = ['done', 'under-way', 'blocked'][n % 3]; n += 1;
    await raw(eclerk, 'POST', `/assignments/${line.about.assignmentId}/periods/${period.id}/report/submit`, { standing, progress: '已印发通知，正在组织实施', problemKind: standing === 'blocked' ? 'money' : null, problem: standing === 'blocked' ? '县级配套资金没有落实' : null, remedy: standing === 'blocked' ? '商财政部门安排' : null, nextStep: '下季度开展检查', figures: [] }, 0);
  }
  for (const [, list] of [...byUnit].slice(0, 2)) for (const a of list.slice(0, 2)) await raw(keeper, 'POST', `/assignments/${a.id}/periods/${period.id}/report/record`, { letter: { number: '回函〔2026〕19号', on: '2026-11-20' }, draft: { standing: 'under-way', progress: '已完成方案', problemKind: null, problem: null, remedy: null, nextStep: null, figures: [] } }, 0);
  const papers: string[] = [];
  for (const kind of ['situation-report', 'bulletin', 'brief']) { const paper = await raw(keeper, 'POST', '/papers', { planId: plan.id, kind, unitId: edu, periodId: period?.id }); papers.push(paper?.id); const file = await fetch(`${server.address}/api/v1/papers/${paper?.id}/file`, { headers: keeper }); writeFileSync(`${shots}/${kind}.docx`, Buffer.from(await file.arrayBuffer())); }
  const P = plan.id;
  for (const [who, name, path] of [
    ['田小河', 'home-keeper', '/'], ['田小河', 'plan', `/plans/${P}`], ['田小河', 'dispatch-new', `/plans/${P}/dispatch`], ['田小河', 'dispatches', '/dispatches'], ['田小河', 'dispatch', `/dispatches/${d2?.dispatch.id}`],
    ['乔木', 'received', '/received'], ['乔木', 'assignment', `/assignments/${first?.id}`], ['乔木', 'my-reports', '/my-reports'], ['乔木', 'report', `/assignments/${due?.items[10]?.about.assignmentId}/reports/${period?.id}`],
    ['林青', 'received-city', '/received'], ['方远', 'reviews', '/reviews'], ['田小河', 'reviews-keeper', '/reviews'], ['田小河', 'periods', `/plans/${P}/periods`], ['田小河', 'period', `/periods/${period?.id}`], ['乔木', 'workbooks', `/periods/${period?.id}/workbooks`],
    ['田小河', 'requests', '/delivery-requests'], ['田小河', 'burden', '/burden'], ['顾平', 'home-leader', '/'], ['顾平', 'glance', '/glance'], ['顾平', 'delivery', `/plans/${P}/delivery`], ['顾平', 'matrix', `/plans/${P}/delivery?tab=matrix`], ['顾平', 'totals', `/plans/${P}/delivery?tab=totals`], ['顾平', 'timeline', `/plans/${P}/delivery?tab=timeline`],
    ['顾平', 'due', '/due'], ['秦川', 'reminders', '/reminders'], ['田小河', 'annual', '/annual'], ['田小河', 'directives', '/directives'], ['田小河', 'letters', '/responsibility-letters'], ['田小河', 'groups', '/leading-groups'], ['田小河', 'liaisons', '/liaisons'], ['田小河', 'pairings', '/pairings'], ['田小河', 'notices', '/notices'], ['田小河', 'channels', '/channels'], ['田小河', 'paper', `/papers/${papers[0]}`], ['田小河', 'ledger', '/ledger'],
  ] as [string, string, string][]) { await shot(who, name, path); await shot(who, name, path, 390); }
} catch (e) { console.log('FAILED', e); } finally { await browser.close(); await server.stop(); }
