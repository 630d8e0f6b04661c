/**
 * Publishing a plan of a thousand tasks: the checked reading opened, names matched, rows made and derived, written with their entry.
 * Floor: the very rows of such a plan and its entry, under other ids, put in set-wise by hand: one INSERT a table, all texts made beforehand.
 */
import { randomUUID } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import { documentsRoom } from '#documents';
import { isRefusal } from '#kernel';
import { type Database, SYSTEM, systemClock } from '#platform';
import { plansRoom } from '#plans';
import { testServer } from '#platform/testing';
import { plant, testRoom as unitsRoom } from '../src/units/testing.ts';
import { bench } from './bench.ts';
import { clocked, measured, ratios, takeTurns } from './rounds.ts';

const TASKS = 1_000;
const TABLES = ['plans.workstream', 'plans.task', 'plans.responsibility', 'plans.leader', 'plans.deadline', 'plans.target'] as const;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** A plan of an invented province, in 40 sections. */
function paper(seed: number): string {
  const lines = [`澜江省人民政府办公厅关于印发第${seed}号教育提升方案的通知`, `澜政办〔2026〕${seed}号`, '', '澜江省教育提升方案', ''];
  for (let n = 0; n < TASKS; n += 1) {
    if (n % 25 === 0) lines.push(`（${n / 25 + 1}）第${n / 25 + 1}组工作。`);
    lines.push(`${n + 1}.完成第${n}批校舍改造。到${2027 + (n % 4)}年底，新建学校${1 + (n % 7)}所，改造宿舍、食堂和操场，配齐第${seed}期设备。（省教育厅、省财政厅、${n % 2 === 0 ? '省发展改革委' : '省自然资源厅'}）`);
  }
  return [...lines, '以上任务列第一位的单位为牵头单位。', ''].join('\n');
}

const SALT = 'AAAAAAAAAAAAAAAAAAAAAA';

await bench('publish', async ({ rounds, note }) => {
  const server = await testServer(18, { fsync: 'on', full_page_writes: 'on' });
  const database = await server.fresh();
  const platform = { database, clock: systemClock, root: '', version: '0.0.0' } as never;
  const [documents, plans] = [documentsRoom.open(platform), plansRoom.open(platform)];
  const call = async <T>(room: typeof documents, name: string, request: object): Promise<T> => {
    const answer = await (room.handlers[name] as unknown as (asked: object) => Promise<unknown>)({ params: {}, query: {}, body: undefined, ifMatch: null, caller: SYSTEM, database, ...request });
    if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
    return answer as T;
  };
  try {
    const units = await plant(unitsRoom(database));
    const owner = [...units].find(([name]) => name === '澜江省人民政府')?.[1] ?? null;
    let seed = 0;
    const draft = async (): Promise<string> => {
      seed += 1;
      const { id: documentId } = await call<{ id: string }>(documents, 'addDocument', { query: { name: `${seed}.txt`, mode: 'received' }, body: new TextEncoder().encode(paper(seed)) });
      return (await call<{ id: string }>(plans, 'draftPlan', { body: { documentId, ownerUnitId: owner, periodFrom: null, periodTo: null } })).id;
    };
    const publish = (id: string): Promise<{ tasks: number }> => call(plans, 'publishPlan', { params: { id }, ifMatch: 1, body: { signOff: { by: '田小河', on: '2026-01-05', number: `${seed}号` }, overrides: [] } });

    const first = await draft();
    const made = await publish(first);
    const kept = await rowsOf(database, first);
    note(`${made.tasks} tasks, ${kept.count} rows, ${Math.round(kept.characters / 1024)} K characters of rows, ${Math.round(kept.effect.length / 1024)} K of the entry's batch`);
    const [waiting, texts]: [string[], ReturnType<typeof renamed>[]] = [[], []];
    for (let round = 0; round < rounds + 1; round += 1) {
      waiting.push(await draft());
      texts.push(renamed(kept));
    }
    const ours = async (): Promise<unknown> => publish(waiting.pop() as string);
    const floor = (): Promise<unknown> => byHand(database, first, texts.pop() as ReturnType<typeof renamed>);
    await ours();
    await floor();
    const sides = await takeTurns(rounds, { ours: () => clocked(ours), floor: () => clocked(floor) });
    return [{ name: `publish ${made.tasks} tasks`, unit: 'ms', measured: measured(sides.ours), floor: { name: 'the same rows and entry by hand, set-wise', measured: measured(sides.floor) }, ratio: measured(ratios(sides.ours, sides.floor)), ratioBound: { atMost: 3 } }];
  } finally {
    await documents.close?.();
    await plans.close?.();
    await server.stop();
  }
});

interface Kept { readonly planId: string; readonly tables: readonly (readonly [string, string])[]; readonly effect: string; readonly digest: string; readonly count: number; readonly characters: number }

async function rowsOf(database: Database, planId: string): Promise<Kept> {
  const tables: [string, string][] = [];
  let count = 0;
  for (const table of TABLES) {
    const { rows: [row] } = await database.executeQuery<{ text: string | null; count: number }>(CompiledQuery.raw(`select json_agg(t)::text as text, count(*)::int as count from ${table} t where plan_id = $1`, [planId]));
    if (row?.text !== null && row !== undefined) tables.push([table, row.text]);
    count += row?.count ?? 0;
  }
  const { rows: [batch] } = await database.executeQuery<{ effect: string; digest: string }>(CompiledQuery.raw(`select b.effect::text as effect, e.digest from journal.entry e join journal.batch b on b.digest = e.effect ->> 'batch' where e.subject_id = $1 and e.action = 'publish-plan'`, [planId]));
  return { planId, tables, effect: batch?.effect ?? '', digest: batch?.digest ?? '', count, characters: tables.reduce((sum, [, text]) => sum + text.length, 0) };
}

/** The same rows under other ids; those of units and of the document stay. */
function renamed({ planId, tables, effect, digest }: Kept): { readonly tables: readonly (readonly [string, string])[]; readonly effect: string; readonly batch: string; readonly digest: string } {
  const own = new Map<string, string>();
  for (const [, text] of tables) for (const [, id] of text.matchAll(/[{,]"id":"([0-9a-f-]{36})"/g)) if (id !== undefined) own.set(id, randomUUID());
  const rename = (text: string): string => text.replace(UUID, (id) => (id === planId ? id : own.get(id) ?? id));
  return { tables: tables.map(([table, text]) => [table, rename(text)] as const), effect: rename(effect), batch: `sm3:${randomUUID().replaceAll('-', '').padEnd(64, '0')}`, digest };
}

/** Into the plan that is there: the floor needs no draft. */
async function byHand(database: Database, planId: string, { tables, effect, batch, digest }: ReturnType<typeof renamed>): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await tx.executeQuery(CompiledQuery.raw(`update plans.plan set version = version + 1 where id = $1`, [planId]));
    for (const [table, text] of tables) await tx.executeQuery(CompiledQuery.raw(`insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`, [text]));
    await tx.executeQuery(CompiledQuery.raw(`insert into journal.batch (digest, row_count, salt, effect) values ($1, $2, $3, $4::json)`, [batch, 1, SALT, effect]));
    await tx.executeQuery(CompiledQuery.raw(`insert into journal.entry (at, actor_kind, actor_id, action, subject_kind, subject_id, effect, effect_salt, digest, form) values (now(), 'system', null, 'publish-plan', 'plan', $1, $2::json, $3, $4, 2)`, [planId, JSON.stringify({ batch, rows: 1 }), SALT, digest]));
  });
}
