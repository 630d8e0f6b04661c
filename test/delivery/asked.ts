/** By HTTP alone: a plan whose first period asks units for reports. */
import type { Headers } from '../people.ts';

export interface Asked { readonly path: string; readonly clerk: Headers }

/** One bureau leads one task, and a clerk speaks for it. @returns the address of its report. */
export async function askForReports(address: string, as: (role: string) => Promise<Headers>, today: string): Promise<Asked> {
  const ask = async <T>(by: Headers, method: string, path: string, body?: unknown, version?: number): Promise<T> => {
    const text = typeof body === 'string';
    const reply = await fetch(`${address}/api/v1${path}`, { method, headers: { ...by, ...(body === undefined ? {} : { 'content-type': text ? 'application/octet-stream' : 'application/json' }), ...(version === undefined ? {} : { 'if-match': `"${version}"` }) }, ...(body === undefined ? {} : { body: text ? body : JSON.stringify(body) }) });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return reply.json() as Promise<T>;
  };
  const keeper = await as('ledger-keeper');
  await ask(keeper, 'POST', '/units/sample', {});
  const unitNamed = async (name: string): Promise<string> => (await ask<{ items: { id: string; name: string }[] }>(keeper, 'GET', `/units?query=${encodeURIComponent(name)}`)).items.find((one) => one.name === name)?.id ?? '';
  const [edu, bureau] = [await unitNamed('澜江省教育厅'), await unitNamed('沅台市教育局')];
  const paper = '澜江省教育厅关于印发教师培训方案的通知\n\n各市教育局：\n\n澜江省教师培训方案\n\n一、重点任务\n1.培训骨干教师。到2099年底，培训骨干教师100名。（沅台市教育局）\n\n澜江省教育厅\n2026年2月10日\n';
  const { id: documentId } = await ask<{ id: string }>(keeper, 'POST', `/documents?name=${encodeURIComponent('方案.txt')}&unitId=${edu}`, paper);
  const { id: plan } = await ask<{ id: string }>(keeper, 'POST', '/plans', { documentId, ownerUnitId: edu });
  await ask(keeper, 'POST', `/plans/${plan}/publish`, { signOff: { by: '田小河', on: '2026-03-01', number: '7号' }, overrides: [] }, 1);
  const clerk = await as(`reporting-clerk@${bureau}`);
  const { tasks } = await ask<{ tasks: { id: string }[] }>(keeper, 'GET', `/plans/${plan}/ledger`);
  const { dispatch } = await ask<{ dispatch: { id: string } }>(keeper, 'POST', `/plans/${plan}/dispatches`, { authority: 'own-department', fromUnitId: edu, channel: 'system', dispatchedOn: today, assignments: [{ taskId: tasks[0]?.id, unitId: bureau }] });
  const { assignments } = await ask<{ assignments: { id: string }[] }>(keeper, 'POST', `/dispatches/${dispatch.id}/send`, undefined, 1);
  await ask(keeper, 'PUT', `/plans/${plan}/rhythm`, { every: 'quarter' }, 0);
  const { from } = await ask<{ from: string }>(keeper, 'GET', `/plans/${plan}/periods/preview`);
  const period = await ask<{ id: string }>(keeper, 'POST', `/plans/${plan}/periods`, { from });
  return { path: `/api/v1/assignments/${assignments[0]?.id}/periods/${period.id}/report`, clerk };
}
