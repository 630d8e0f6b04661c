/** An installation that is worked with by its API, then proved by its owner's command: what every room writes is what the journal tells. */
import { chmodSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openPool, readPidFile, testFolder } from '#platform/testing';
import { CompiledQuery } from 'kysely';
import type { Headers } from '../people.ts';
import { addDocument, install, killAll, taizhang } from '../platform/installation.ts';

const folder = mkdtempSync(join(tmpdir(), 'tz-verified-'));
chmodSync(folder, 0o755);
afterEach(killAll);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PAPER = `云岭县人民政府关于印发教育提升方案的通知
云政发〔2026〕9号

一、重点任务
1.扩建校舍。到2027年底，新建小学2所。（县教育局、县财政局。列第一位的单位为牵头单位）
2.培训教师。每年培训校长50名。（县教育局、县人力资源社会保障局）
3.消除大班额。到2028年底，大班额比例降到5%以下。（县教育局）
`;

test('after documents, units, a plan published, amended and withdrawn: proved beside the server, and what is altered behind it is seen', async () => {
  const data = join(folder, 'data');
  renameSync(testFolder().folder, data);
  const home = await install({ TAIZHANG_DATA: data });
  const keeper = await home.as('ledger-keeper');
  const ask = async (method: string, path: string, body?: unknown, more: Record<string, string> = {}, by: Headers = keeper): Promise<Record<string, unknown>> => {
    const reply = await fetch(`${home.address}/api/v1${path}`, { method, headers: { ...by, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...more }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return reply.status === 204 ? {} : await reply.json() as Record<string, unknown>;
  };

  await ask('POST', '/units/sample');
  const { id: documentId } = await (await addDocument(home.address, keeper, PAPER)).json() as { id: string };
  const { id: letGo } = await (await addDocument(home.address, keeper, '云岭县教育局关于某事的通知')).json() as { id: string };
  await ask('DELETE', `/documents/${letGo}`);
  await ask('POST', `/documents/${letGo}/restore`);
  await ask('POST', `/documents/${letGo}/destroy`, { reason: '误传' });

  const draft = await ask('POST', '/plans', { documentId });
  const { openErrors } = await ask('GET', `/plans/${String(draft['id'])}/draft`) as { openErrors: { key: string }[] };
  const plan = await ask('POST', `/plans/${String(draft['id'])}/publish`, { signOff: { by: '田小河', on: '2026-03-02', number: '云政发〔2026〕9号' }, overrides: openErrors.map(({ key }) => ({ key, reason: '照发' })) }, { 'if-match': `"${String(draft['version'])}"` });
  const { items: tasks } = await ask('GET', '/tasks') as { items: { id: string; version: number }[] };
  expect(tasks.length).toBeGreaterThan(0);
  const [task] = tasks as [{ id: string; version: number }];
  await ask('POST', `/tasks/${task.id}/withdraw`, { reason: '并入另一项', effectiveOn: '2026-04-01' }, { 'if-match': `"${task.version}"` });
  const published = await ask('GET', `/plans/${String(plan['id'])}`);
  await ask('POST', `/plans/${String(plan['id'])}/withdraw`, { reason: '重新印发' }, { 'if-match': `"${String(published['version'])}"` });

  const proved = taizhang({ TAIZHANG_DATA: data }, 'verify');
  expect(proved).toMatchObject({ code: 0, errors: '', out: expect.stringContaining('Proved') });
  // A backup bears the head of that moment; it is in the chain later, and another line is not.
  const backup = taizhang({ TAIZHANG_DATA: data }, 'backup', '--to', join(folder, 'b.tar'));
  writeFileSync(join(folder, 'kept.txt'), backup.out);
  expect(taizhang({ TAIZHANG_DATA: data }, 'verify', '--head', join(folder, 'kept.txt'))).toMatchObject({ code: 0, out: expect.stringContaining('held against 1 seals') });
  writeFileSync(join(folder, 'other.txt'), backup.out.replace(/sm3:[0-9a-f]{6}/, 'sm3:000000'));
  expect(taizhang({ TAIZHANG_DATA: data }, 'verify', '--head', join(folder, 'other.txt'))).toMatchObject({ code: 1, out: expect.stringContaining('head-differs') });
  expect(taizhang({ TAIZHANG_DATA: data }, 'verify', '--head', join(folder, 'none.txt'))).toMatchObject({ code: 3, errors: expect.stringContaining('none.txt') });
  writeFileSync(join(folder, 'empty.txt'), 'nothing');
  expect(taizhang({ TAIZHANG_DATA: data }, 'verify', '--head', join(folder, 'empty.txt'))).toMatchObject({ code: 3, errors: expect.stringContaining('no seal') });

  // Carried to another database, where transactions are counted anew, it is proved by the same head.
  const elsewhere = { TAIZHANG_DATA: join(folder, 'elsewhere') };
  expect(taizhang(elsewhere, 'restore', join(folder, 'b.tar'))).toMatchObject({ code: 0, errors: '' });
  const carried = taizhang(elsewhere, 'verify', '--head', join(folder, 'kept.txt'));
  expect(carried).toMatchObject({ code: 0, out: expect.stringContaining(' 0 entries not sealed yet') });

  const pool = openPool(() => ({ host: readPidFile(join(data, 'postgres'))?.socket, user: 'taizhang', database: 'taizhang' }), 1);
  await pool.executeQuery(CompiledQuery.raw(`update plans.task set title = title || '（改）' where id = $1`, [task.id]));
  await pool.destroy();
  const altered = taizhang({ TAIZHANG_DATA: data }, 'verify', '--json');
  expect(altered.code).toBe(1);
  expect(JSON.parse(altered.out)).toMatchObject({ faults: [{ kind: 'row-different', where: `plans.task ${task.id}`, columns: ['title'] }] });

  const auditor = await home.as('audit-admin');
  expect(await ask('GET', '/journal/proof', undefined, {}, auditor)).toMatchObject({ faults: [{ kind: 'row-different' }] });
  const { items } = await ask('GET', '/journal/entries?limit=3', undefined, {}, auditor) as { items: { number: number }[] };
  expect(await ask('GET', `/journal/entries/${items[0]?.number}`, undefined, {}, auditor)).toMatchObject({ number: items[0]?.number });
  await home.end();
  expect(taizhang({ TAIZHANG_DATA: data }, 'verify')).toMatchObject({ code: 1 });
}, 240_000);
