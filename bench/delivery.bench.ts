/**
 * Totals and the matrix of a province with ten years of reports, and writers beside them.
 * Floors: the same totals read from a table that holds them ready; the matrix by one hand-written statement that gives its bytes; the same reports without what follows from them.
 * Sizes: `--quick`, or TAIZHANG_BENCH_SIZE=small for a look, nothing for 30 plans, 200,000 assignments and 2,000,000 reports.
 */
import { randomUUID } from 'node:crypto';
import { env } from 'node:process';
import { CompiledQuery } from 'kysely';
import { isRefusal } from '#kernel';
import { actorOf, newSalt, write } from '#journal';
import { notify } from '#notices';
import { type Database, frozenClock, SYSTEM, within } from '#platform';
import { testServer, type TestServer } from '#platform/testing';
import { deliveryBelow, figureTable, fillDelivery, type Many, openReport, planMatrix, planTotals, reportTable, type Room, submitReport } from '../src/delivery/testing.ts';
import { bench, type Run } from './bench.ts';
import type { Figure } from './figure.ts';
import { clocked, measured, ratios, takeTurns } from './rounds.ts';

const TODAY = '2026-11-22';
const clock = frozenClock(`${TODAY}T02:00:00.000Z`);
const WRITERS = 16;
/** Reports of each writer in a round. */
const MOST_EACH = 60;
const PROGRESS = '按计划推进';

interface Size { readonly plans: number; readonly counties: number; readonly townsPerCounty: number; readonly tasksPerPlan: number; readonly periods: number }
/** A task of a county has a piece in a town: 30 × 22 × 150 × 2 = 198,000, each reported on in nearly every one of 11 quarters. */
const FULL: Size = { plans: 30, counties: 150, townsPerCounty: 10, tasksPerPlan: 22, periods: 11 };
const SMALL: Size = { plans: 10, counties: 50, townsPerCounty: 4, tasksPerPlan: 12, periods: 4 };
const QUICK: Size = { plans: 4, counties: 12, townsPerCounty: 2, tasksPerPlan: 8, periods: 3 };

/** One statement that the planner has nothing to choose in, and that gives the cells as text. */
const MATRIX = `with s as (select a.unit_id, a.task_id, min(case when a.status = 'closed' then '4' when a.due_on < $2::date then '0' when t.kind = 'standing' and k.id is not null and a.last_period_id is distinct from k.id then case when k.due_on < $2::date then '0' when k.due_on <= $2::date + 30 then '1' else '2' end
      when a.due_on <= $2::date + 30 then '1' when a.due_on < 'infinity' or (t.kind = 'standing' and k.id is not null) then '2' else '3' end) || min(case a.pace when 'behind' then '0' when 'on' then '1' when 'ahead' then '2' else '3' end) || min(case a.evidence when 'none' then '0' when 'submitted' then '1' else '2' end) as states
    from delivery.assignment a join plans.task t on t.id = a.task_id left join (select id, due_on from delivery.period where plan_id = $1 and status = 'open') k on true where a.plan_id = $1 and a.status not in ('draft', 'withdrawn') group by a.unit_id, a.task_id)
  select json_build_object('units', (select json_agg(json_build_object('id', u.id, 'name', u.name)) from units.unit u where u.id in (select unit_id from s)), 'tasks', (select json_agg(json_build_object('id', t.id, 'number', t.number, 'title', t.title)) from plans.task t where t.plan_id = $1),
    'cells', (select json_agg(json_build_array(s.unit_id, s.task_id, s.states)) from s))::text as text`;

await bench('delivery', async (run) => {
  const size = run.quick ? QUICK : env['TAIZHANG_BENCH_SIZE'] === 'small' ? SMALL : FULL;
  const server = await testServer(18, { fsync: 'on', full_page_writes: 'on' });
  try {
    const whole = await province(server, size);
    run.note(`${size.plans} plans, ${size.counties} counties with ${size.townsPerCounty} towns each, ${whole.many.assignments} assignments, ${whole.many.reports} reports, made in ${whole.seconds.toFixed(0)} s`);
    const tenth = await province(server, { ...size, plans: Math.max(1, Math.round(size.plans / 10)) });
    return [await rollUp(whole, run), await otherPlans(whole, tenth, run), await matrix(whole, run), await writers(server, whole, run)];
  } finally {
    await server.stop();
  }
});

interface Province { readonly database: Database; readonly room: Room; readonly many: Many; readonly owner: Database; readonly seconds: number }

async function province(server: TestServer, size: Size): Promise<Province> {
  const database = await server.fresh();
  const owner = server.owner(database);
  let many: Many | undefined;
  const seconds = await clocked(async () => { many = await fillDelivery(owner, { ...size, seed: 1, today: TODAY, byRule: false }); }) / 1000;
  return { database, room: { database, clock, below: deliveryBelow }, many: many as Many, owner, seconds };
}

function must<T>(value: T): Exclude<T, { readonly refused: string }> {
  if (isRefusal(value)) throw new Error(JSON.stringify(value));
  return value as Exclude<T, { readonly refused: string }>;
}

async function rows<Row>(database: Database, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  return (await database.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
}

/** Every level of a plan at once, against the same counts lying ready, a row a unit. */
async function rollUp({ database, room, owner, many }: Province, { rounds }: Run): Promise<Figure> {
  const plan = many.plans[0] as string;
  const totals = must(await planTotals(room, SYSTEM, plan, { deep: true }));
  await rows(owner, 'create schema bench');
  await rows(owner, 'create table bench.total (plan_id uuid, unit_id uuid, name text, parent_id uuid, level text, deeper boolean, counts integer[])');
  const ready = totals.units.map(({ unitId, name, parentId, level, deeper, counts }) => ({ plan_id: plan, unit_id: unitId, name, parent_id: parentId, level, deeper, counts: numbersOf(counts) }));
  await rows(owner, `insert into bench.total select * from json_populate_recordset(null::bench.total, $1::json)`, [JSON.stringify(ready)]);
  // As many again for every other plan, as such a table would hold.
  for (const other of many.plans.slice(1)) await rows(owner, 'insert into bench.total select $1::uuid, unit_id, name, parent_id, level, deeper, counts from bench.total where plan_id = $2::uuid', [other, plan]);
  await rows(owner, 'create index on bench.total (plan_id)');
  await rows(owner, 'vacuum analyze bench.total');
  await rows(owner, 'grant usage on schema bench to public');
  await rows(owner, 'grant select on bench.total to public');
  const readyTotals = (): Promise<{ unit_id: string; name: string; counts: number[] }[]> => rows(database, 'select unit_id, name, parent_id, level, deeper, counts from bench.total where plan_id = $1', [plan]);
  const ours = async () => must(await planTotals(room, SYSTEM, plan, { deep: true })).units;
  if (digestOf((await ours()).map(({ unitId, name, counts }) => [unitId, name, numbersOf(counts)])) !== digestOf((await readyTotals()).map(({ unit_id, name, counts }) => [unit_id, name, counts]))) throw new Error('the two sides do not say the same');
  const sides = await takeTurns(rounds, { ours: () => clocked(ours), ready: () => clocked(readyTotals) });
  return { name: `roll-up of a plan over all levels (${totals.units.length} units)`, unit: 'ms', measured: measured(sides.ours), floor: { name: 'ready totals', measured: measured(sides.ready) }, ratio: measured(ratios(sides.ours, sides.ready)), ratioBound: { atMost: 3 } };
}

/** In no order: names are slow to sort, on either side. */
function digestOf(units: readonly unknown[]): string {
  return units.map((unit) => JSON.stringify(unit)).toSorted().join();
}

function numbersOf(counts: object): number[] {
  return Object.values(counts).flatMap((value: number | object) => (typeof value === 'number' ? [value] : Object.values(value) as number[]));
}

/** The same plan among ten times as many others. */
async function otherPlans(whole: Province, tenth: Province, { rounds }: Run): Promise<Figure> {
  const one = ({ room, many }: Province) => async (): Promise<unknown> => must(await planTotals(room, SYSTEM, many.plans[0] as string, { deep: true }));
  await one(whole)();
  await one(tenth)();
  const sides = await takeTurns(rounds * 3, { whole: () => clocked(one(whole)), tenth: () => clocked(one(tenth)) });
  return { name: `the same among ${whole.many.plans.length} plans`, unit: 'ms', measured: measured(sides.whole), floor: { name: `among ${tenth.many.plans.length}`, measured: measured(sides.tenth) }, ratio: measured(ratios(sides.whole, sides.tenth)), ratioBound: { atMost: 1.2 } };
}

async function matrix({ database, room, many }: Province, { rounds }: Run): Promise<Figure> {
  const plan = many.plans[0] as string;
  const ours = async (): Promise<string> => JSON.stringify(must(await planMatrix(room, SYSTEM, plan, undefined)));
  const floor = async (): Promise<string> => (await rows<{ text: string }>(database, MATRIX, [plan, TODAY]))[0]?.text ?? '';
  const told = JSON.parse(await ours()) as { units: { id: string }[]; tasks: { id: string }[]; cells: [number, number, string][] };
  const plain = (JSON.parse(await floor()) as { cells: [string, string, string][] }).cells.map((cell) => cell.join(' ')).toSorted();
  if (JSON.stringify(told.cells.map(([unit, task, states]) => `${told.units[unit]?.id} ${told.tasks[task]?.id} ${states}`).toSorted()) !== JSON.stringify(plain)) throw new Error('the two sides do not say the same');
  const sides = await takeTurns(rounds, { ours: () => clocked(ours), floor: () => clocked(floor) });
  return { name: `matrix of a plan (${told.units.length} × ${told.tasks.length}, ${told.cells.length} cells)`, unit: 'ms', measured: measured(sides.ours), floor: { name: 'one statement by hand', measured: measured(sides.floor) }, ratio: measured(ratios(sides.ours, sides.floor)), ratioBound: { atMost: 1.5 } };
}

interface Owing { readonly id: string; readonly period: string; readonly unit: string; readonly share: string | null }

/** Sixteen who hand in at once, by the command itself; beside it the same looks at what is known, the same rows, entry and notice, without what follows from them for any total. */
async function writers(server: TestServer, { database, many }: Province, { rounds }: Run): Promise<Figure> {
  const wide = server.wider(database, WRITERS);
  const left = (await rows<Owing>(database, `select a.id, k.id as period, a.unit_id as unit, (select h.id from delivery.share h where h.assignment_id = a.id limit 1) as share from delivery.assignment a join delivery.period k on k.plan_id = a.plan_id and k.status = 'open'
    where a.status = 'acknowledged' and not exists (select 1 from delivery.report r where r.assignment_id = a.id and r.period_id = k.id) order by md5(a.id::text) limit $1`, [WRITERS * MOST_EACH * (rounds + 1) * 2]));
  const each = Math.floor(left.length / (WRITERS * (rounds + 1) * 2));
  if (each === 0) throw new Error(`only ${left.length} reports are missing: ${many.assignments} assignments are too few for so many rounds`);
  const at = { database: wide, clock, below: deliveryBelow };
  const next = (): Owing => {
    const owing = left.pop();
    if (owing === undefined) throw new Error('too few reports are missing for so many rounds');
    return owing;
  };
  const handIn = async (): Promise<void> => {
    const { id, period, share } = next();
    const figures = share === null ? [] : [{ shareId: share, value: 12 }];
    must(await submitReport(at, SYSTEM, [id, period], 0, { standing: 'under-way', progress: PROGRESS, problemKind: null, problem: null, remedy: null, nextStep: null, figures }));
  };
  const plain = async (): Promise<void> => {
    const owing = next();
    const [id, figureId, now] = [randomUUID(), randomUUID(), clock.now().toISOString()];
    must(await within(wide, async (tx) => {
      await openReport({ ...at, database: tx }, SYSTEM, owing.id, owing.period);
      const report = { id, salt: newSalt(), assignment_id: owing.id, period_id: owing.period, status: 'submitted', waiting_unit_id: owing.unit, standing: 'under-way', progress: PROGRESS, submitted_at: now, submitted_by: null, late: false, asked_fields: 3, prefilled_fields: 0, origins: {}, version: 1 };
      const figure = { id: figureId, assignment_id: owing.id, report_id: id, period_id: owing.period, share_id: owing.share, value: 12, version: 1 };
      const refused = await write(tx, { actor: actorOf(SYSTEM), action: 'submit-report', subject: { kind: 'report', id }, at: now, changes: [{ table: reportTable, id, insert: report }, ...(owing.share === null ? [] : [{ table: figureTable, id: figureId, insert: figure }])] });
      if (refused !== null) return refused;
      await notify(tx, { kind: 'report-submitted', title: '方案', about: { kind: 'report', id }, to: [{ unitId: owing.unit }], at: now });
      return id;
    }));
  };
  const perSecond = async (work: () => Promise<unknown>): Promise<number> => WRITERS * each * 1000 / await clocked(() => Promise.all(Array.from({ length: WRITERS }, async () => { for (let count = 0; count < each; count += 1) await work(); })));
  await perSecond(handIn);
  await perSecond(plain);
  const sides = await takeTurns(rounds, { ours: () => perSecond(handIn), plain: () => perSecond(plain) });
  return { name: `${WRITERS} writers hand in reports`, unit: 'reports/s', measured: measured(sides.ours), floor: { name: 'without what follows', measured: measured(sides.plain) }, ratio: measured(ratios(sides.ours, sides.plain)), ratioBound: { atLeast: 0.8 } };
}
