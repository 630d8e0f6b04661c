/** Totals in SQL against the same totals counted row by row with the rules themselves. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { isRefusal, type Refusal } from '#kernel';
import { type Caller, type Database, frozenClock, SYSTEM } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { on, timeState, warningDays } from '../four-states/index.ts';
import { listOwed, openOwed, statesOfTasks, unitSheets } from '../owed/commands.ts';
import { fillDelivery, type Many } from '../testing/many-store.ts';
import { forgetOldLooks, glance, noteLook, planCourses, planMatrix } from '../views/commands.ts';
import { below as deliveryBelow } from '../index.ts';
import { readPeriod } from '../periods/commands.ts';
import { closePeriodTotals, planAims, planTotals } from './commands.ts';
import { followFigures } from './follow.ts';
import type { Counts, Totals } from './model.ts';

const TODAY = '2026-11-22';
const clock = frozenClock(`${TODAY}T02:00:00.000Z`);
const must = <T>(value: T | Refusal): T => { if (isRefusal(value)) throw new Error(JSON.stringify(value)); return value; };

interface Row { id: string; unit_id: string; path: string[]; above: string[] | null; workstream_id: string; status: string; role: string; kind: string; due_on: string; closed_on: string | null; pace: string; evidence: string; standing: string | null; reported: boolean }

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  let database: Database;
  let many: Many;
  let rows: Row[];
  let period: { id: string; title: string; due_on: string };
  const at = (): { database: Database; clock: typeof clock } => ({ database, clock });
  beforeAll(async () => {
    server = await testServer(major);
    database = await server.fresh();
    many = await fillDelivery(server.owner(database), { plans: 2, counties: 5, townsPerCounty: 2, tasksPerPlan: 10, periods: 3, seed: 7, today: TODAY, byRule: true });
    period = (await sql<typeof period>`select id, title, due_on from delivery.period where plan_id = ${many.plans[0]} and status = 'open'`.execute(database)).rows[0] as typeof period;
    rows = (await sql<Row>`select a.id, a.unit_id, a.path, p.path as above, t.workstream_id, a.status, a.role, t.kind, a.due_on, a.closed_on, a.pace, a.evidence, a.standing,
        exists (select 1 from delivery.report r where r.assignment_id = a.id and r.period_id = ${period.id} and r.status in ('submitted', 'passed', 'ratified')) as reported
      from delivery.assignment a join plans.task t on t.id = a.task_id left join delivery.assignment p on p.id = a.parent_id where a.plan_id = ${many.plans[0]}`.execute(database)).rows;
  });
  afterAll(() => server.stop());

  /** One by one, with the rules. */
  const counted = (some: readonly Row[]): Pick<Counts, 'total' | 'asked' | 'reported'> & { time: Record<string, number>; pace: Record<string, number>; evidence: Record<string, number>; standing: Record<string, number> } => {
    const times = some.map((row) => timeState({ dueOn: row.due_on === 'infinity' ? null : row.due_on, closedOn: row.status === 'closed' ? row.closed_on : null, ...(row.kind === 'standing' ? { check: { title: period.title, dueOn: period.due_on, reported: row.reported } } : {}) }, TODAY).state);
    const by = (values: readonly (string | null)[], keys: readonly string[]): Record<string, number> => Object.fromEntries(keys.map((key) => [key, values.filter((value) => value === key).length]));
    const owing = some.filter((row) => row.status === 'acknowledged' || row.reported);
    return {
      total: some.length, asked: owing.length, reported: owing.filter(({ reported }) => reported).length,
      time: by(times, ['overdue', 'near', 'not-due', 'no-deadline', 'closed']), pace: by(some.map((row) => row.pace), ['behind', 'on', 'ahead', 'not-measurable']), evidence: by(some.map((row) => row.evidence), ['none', 'submitted', 'accepted']),
      standing: by(some.map((row) => row.standing), ['not-started', 'under-way', 'blocked', 'done']),
    };
  };
  const seenFrom = (unit: string): Row[] => rows.filter(({ path, above }) => path.includes(unit) && above?.includes(unit) !== true);

  test('every level and every workstream is what the rows give, each piece counted once where it is seen from', async () => {
    const totals = must(await planTotals(at(), SYSTEM, many.plans[0] as string, { deep: true }));
    expect(totals.units).toHaveLength(1 + 5 + 10);
    for (const { unitId, counts } of totals.units) expect(counts).toMatchObject(counted(seenFrom(unitId)));
    expect(totals.whole).toMatchObject(counted(rows.filter(({ above }) => above === null)));
    for (const { workstreamId, counts } of totals.workstreams) expect(counts).toMatchObject(counted(rows.filter((row) => row.above === null && row.workstream_id === workstreamId)));
    expect(totals.whole.asked).toBeGreaterThan(totals.whole.reported);
    expect(totals.whole.time.overdue * totals.whole.time.near * totals.whole.time.closed * totals.whole.pace.behind * totals.whole.pace['not-measurable']).toBeGreaterThan(0);
    expect(on(warningDays, TODAY)).toBe(30);
  });

  test('what a period asks and what totals count are told together: the rest are pieces, asked about on their own', async () => {
    for (const caller of [SYSTEM, clerk(many.counties[0] as string), clerk(rows.find(({ above }) => above !== null)?.unit_id as string)]) {
      const totals = must(await planTotals(at(), caller, many.plans[0] as string, { deep: false }));
      const asked = must(await readPeriod({ ...at(), below: deliveryBelow }, caller, period.id));
      expect([asked.asked, asked.pieces]).toEqual([totals.whole.asked + totals.pieces, totals.pieces]);
      expect(totals.pieces > 0).toBe(caller === SYSTEM || caller.grants[0]?.unitId === many.counties[0]);
    }
  });

  test('only the next level is given where it is asked so, and a county is seen with its towns', async () => {
    const county = many.counties[0] as string;
    const top = must(await planTotals(at(), SYSTEM, many.plans[0] as string, { deep: false }));
    expect(top.units.map(({ unitId, deeper }) => [unitId, deeper])).toEqual([[many.province, true]]);
    const below = must(await planTotals(at(), SYSTEM, many.plans[0] as string, { under: county, deep: false }));
    expect(below.units.every(({ parentId }) => parentId === county)).toBe(true);
    expect(below.whole).toMatchObject(counted(seenFrom(county)));
    // A county's own row counts the whole, not the pieces: that there are towns below is told all the same.
    const counties = must(await planTotals(at(), SYSTEM, many.plans[0] as string, { under: many.province, deep: false }));
    expect(counties.units.map(({ deeper }) => deeper)).toEqual([true, true, true, true, true]);
    expect(below.units.some(({ deeper }) => deeper)).toBe(false);
  });

  const clerk = (unitId: string): Caller => ({ kind: 'account', id: '00000000-0000-4000-8000-00000000000a', grants: [{ role: 'reporting-clerk', unitId }], sessionId: null });

  test('who reaches a county sees it and what is below, nothing beside or above; who reaches nothing finds nothing', async () => {
    const [county, other] = many.counties as [string, string];
    const totals = must(await planTotals(at(), clerk(county), many.plans[0] as string, { deep: true }));
    expect(totals.units.map(({ unitId }) => unitId)).toContain(county);
    expect(totals.units.map(({ unitId }) => unitId)).not.toContain(many.province);
    expect(totals.units.map(({ unitId }) => unitId)).not.toContain(other);
    expect(totals.whole).toMatchObject(counted(seenFrom(county)));
    const owed = must(await listOwed(at(), clerk(county), { plan: many.plans[0], limit: 500 }));
    expect(new Set(owed.items.map(({ id }) => id))).toEqual(new Set(rows.filter(({ path }) => path.includes(county)).map(({ id }) => id)));
    expect(await planTotals(at(), clerk('00000000-0000-4000-8000-0000000000ff'), many.plans[0] as string, { deep: true })).toMatchObject({ refused: 'plan-not-found' });
    expect(await openOwed(at(), clerk(other), owed.items[0]?.id ?? '')).toMatchObject({ refused: 'assignment-not-found' });
  });

  test('the sheet of a county is what is seen from there over all plans; a county out of reach shows nothing', async () => {
    const [county, other] = many.counties as [string, string];
    const [sheet] = await unitSheets(at(), SYSTEM, [county]);
    const both = await Promise.all(many.plans.map(async (plan) => must(await planTotals(at(), SYSTEM, plan, { under: county, deep: false })).whole));
    const total = (pick: (counts: Counts) => number): number => both.reduce((sum, counts) => sum + pick(counts), 0);
    expect(sheet).toMatchObject({ plans: 2, total: total((one) => one.total), overdue: total((one) => one.time.overdue), near: total((one) => one.time.near), behind: total((one) => one.pace.behind), blocked: total((one) => one.standing.blocked), closed: total((one) => one.time.closed), asked: total((one) => one.asked), missing: total((one) => one.asked - one.reported) });
    expect((await unitSheets(at(), clerk(other), [county]))[0]).toMatchObject({ plans: 0, total: 0, missing: 0 });
  });

  test('a list that is filtered by a state has as many lines as the total says, in pages as in one', async () => {
    const { whole } = must(await planTotals(at(), SYSTEM, many.plans[0] as string, { deep: false }));
    const lines = async (asked: object): Promise<number> => {
      const found = must(await listOwed(at(), SYSTEM, { plan: many.plans[0], limit: 500, ...asked }));
      return found.items.filter(({ part }) => !part).length;
    };
    for (const state of ['overdue', 'near', 'not-due', 'no-deadline', 'closed'] as const) expect(await lines({ time: [state] })).toBe(whole.time[state]);
    for (const state of ['behind', 'on', 'ahead', 'not-measurable'] as const) expect(await lines({ pace: state })).toBe(whole.pace[state]);
    expect(await lines({ reported: 'no' })).toBe(whole.asked - whole.reported);
    expect(await lines({ standing: 'blocked' })).toBe(whole.standing.blocked);
    const all: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = must(await listOwed(at(), SYSTEM, { plan: many.plans[0], limit: 7, cursor }));
      all.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(all).toHaveLength(rows.length);
    expect(new Set(all).size).toBe(rows.length);
  });

  test('each line tells its states with a because; the kept pace is what the rule gives; its course shows expected and actual', async () => {
    const { items } = must(await listOwed(at(), SYSTEM, { plan: many.plans[0], limit: 500 }));
    for (const one of items) {
      const row = rows.find(({ id }) => id === one.id) as Row;
      expect(one.states.pace.state).toBe(row.pace);
      expect(one.states.evidence.state).toBe(row.evidence);
    }
    const behind = items.find(({ states }) => states.pace.state === 'behind');
    const opened = must(await openOwed(at(), SYSTEM, behind?.id ?? ''));
    expect(opened.states.pace.because).toMatchObject({ code: 'pace-behind', values: { metric: '新增学位' } });
    expect(opened.courses[0]?.actual.length).toBeGreaterThan(0);
    expect(opened.courses[0]?.expected.at(-1)?.expected).toBe(100);
    expect(opened.reports.length).toBeGreaterThan(0);
  });

  test('a target tells its sum and who is missing; missing is not zero', async () => {
    const [aim] = must(await planAims(at(), SYSTEM, many.plans[0] as string, {}));
    const shares = (await sql<{ value: number | null }>`select h.figure_value as value from delivery.share h join delivery.assignment a on a.id = h.assignment_id where h.target_id = ${aim?.targetId} and a.parent_id is null`.execute(database)).rows;
    expect(aim).toMatchObject({ shares: 5, shared: 500, reported: shares.filter(({ value }) => value !== null).length });
    expect(aim?.sum).toBe(shares.reduce((sum, { value }) => sum + (value ?? 0), 0));
    expect(aim?.missing.length).toBe(aim?.missingCount);
    expect((aim?.reported ?? 0) + (aim?.missingCount ?? 0)).toBe(5);
    const courses = must(await planCourses(at(), SYSTEM, many.plans[0] as string));
    for (const { points, shares: count } of courses) for (const { reported, missing, actual } of points) expect([reported + missing, actual === null]).toEqual([count, reported === 0]);
  });

  test('the matrix and the tasks say what the lines say', async () => {
    const matrix = must(await planMatrix(at(), SYSTEM, many.plans[0] as string, undefined));
    expect(matrix.cells).toHaveLength(new Set((await sql<{ key: string }>`select unit_id || ' ' || task_id as key from delivery.assignment where plan_id = ${many.plans[0]}`.execute(database)).rows.map(({ key }) => key)).size);
    const tasks = must(await statesOfTasks(at(), SYSTEM, { plan: many.plans[0] }));
    const { whole } = must(await planTotals(at(), SYSTEM, many.plans[0] as string, { deep: false }));
    expect(tasks.reduce((sum, { time }) => sum + (time.overdue ?? 0), 0)).toBe(whole.time.overdue);
    expect(tasks.reduce((sum, { missing }) => sum + missing, 0)).toBe(whole.asked - whole.reported);
    const late = matrix.cells.filter(([, , states]) => states.startsWith('0')).length;
    expect(late).toBeGreaterThan(0);
  });

  test('a glance tells what will be missed, what is stuck on what, and what changed', async () => {
    const seen = await glance(at(), SYSTEM, {});
    expect(seen).toMatchObject({ plans: 2, since: '2026-11-15' });
    expect(seen.atRisk.every(({ overdue, behind }) => overdue + behind > 0)).toBe(true);
    expect(seen.stuck.every(({ standing, problem }) => standing === 'blocked' && problem === '资金未到位')).toBe(true);
    expect(seen.stuckCount).toBe(seen.stuckOn.reduce((sum, { count }) => sum + count, 0));
    expect((await glance(at(), clerk('00000000-0000-4000-8000-0000000000ff'), {})).total).toBe(0);
  });

  test('what changed is told since that person last looked, by the day, and of nobody else', async () => {
    const [me, other] = ['0b', '0c'].map((end): Caller => ({ kind: 'account', id: `00000000-0000-4000-8000-0000000000${end}`, grants: [{ role: 'leader', unitId: many.province }], sessionId: null })) as [Caller, Caller];
    const on = (day: string) => ({ database, clock: frozenClock(`${day}T02:00:00.000Z`) });
    const since = async (who: Caller, day: string): Promise<unknown> => { const { since: from, lastLook } = await glance(on(day), who, {}); return [from, lastLook]; };
    expect(await since(me, '2026-11-20')).toEqual(['2026-11-13', null]);
    for (const day of ['2026-11-10', '2026-11-20', '2026-11-20']) await noteLook(on(day), me);
    // The same day over and over it is still the look before; a chosen day goes before both.
    expect(await since(me, '2026-11-20')).toEqual(['2026-11-10', '2026-11-10']);
    expect(await since(me, '2026-11-22')).toEqual(['2026-11-20', '2026-11-20']);
    expect(await glance(on('2026-11-22'), me, { since: '2026-11-01' })).toMatchObject({ since: '2026-11-01', lastLook: '2026-11-20' });
    // A clock that was set back moves nothing; another person, and the product itself, have none.
    await noteLook(on('2026-11-15'), me);
    await noteLook(on('2026-11-15'), SYSTEM);
    expect([await since(me, '2026-11-22'), await since(other, '2026-11-22'), await since(SYSTEM, '2026-11-22')]).toEqual([['2026-11-20', '2026-11-20'], ['2026-11-15', null], ['2026-11-15', null]]);
    expect(await database.selectFrom('delivery.look').selectAll().execute()).toEqual([{ account_id: me.id, looked_on: '2026-11-20', before_on: '2026-11-10' }]);
    await forgetOldLooks(on('2027-12-01'));
    expect(await database.selectFrom('delivery.look').selectAll().execute()).toEqual([]);
  });

  test('at every edge of a deadline and of a period the statement says what the rule says', async () => {
    const plan = many.plans[1] as string;
    const offsets = [-1, 0, 1, 29, 30, 31];
    await sql`update delivery.assignment a set due_on = case when n.place % 7 = 6 then 'infinity'::date else ${TODAY}::date + (array[-1, 0, 1, 29, 30, 31])[n.place % 7 + 1] end
      from (select id, (row_number() over (order by id))::integer as place from delivery.assignment where plan_id = ${plan}) n where n.id = a.id`.execute(database);
    const states = ['overdue', 'near', 'not-due', 'no-deadline', 'closed'] as const;
    for (const offset of offsets) {
      await sql`update delivery.period set due_on = ${TODAY}::date + ${offset}::integer where plan_id = ${plan} and status = 'open'`.execute(database);
      const { items } = must(await listOwed(at(), SYSTEM, { plan, limit: 500 }));
      const counts = must(await planTotals(at(), SYSTEM, plan, { deep: false })).whole.time;
      for (const state of states) {
        const byRule = items.filter((one) => one.states.time.state === state);
        const byStatement = must(await listOwed(at(), SYSTEM, { plan, limit: 500, time: [state] })).items;
        expect(byStatement.map(({ id }) => id), `${state} ${offset}`).toEqual(byRule.map(({ id }) => id));
        expect(counts[state], `${state} ${offset}`).toBe(byRule.filter(({ part }) => !part).length);
      }
    }
  });

  test('a locked period keeps its totals while things go on; a later figure changes what is now, at once', async () => {
    const plan = many.plans[0] as string;
    const looked = async (id: string): Promise<Totals> => must(await planTotals(at(), SYSTEM, plan, { period: id, deep: true }));
    const before = await looked(period.id);
    await database.transaction().execute(async (tx) => {
      await closePeriodTotals(tx, period.id);
      await sql`update delivery.period set status = 'locked' where id = ${period.id}`.execute(tx);
    });
    const closed = await looked(period.id);
    expect([closed.closed, closed.asOf]).toEqual([true, '2026-12-31']);
    // As of the period's last day more is overdue, all else is the same.
    expect({ ...closed.whole, time: null, standing: null }).toEqual({ ...before.whole, time: null, standing: null });
    // What was said in this period, not what was said last.
    expect(Object.values(closed.whole.standing).reduce((sum, count) => sum + count)).toBe(rows.filter(({ above, reported }) => above === null && reported).length);
    expect(closed.whole.time.overdue).toBeGreaterThanOrEqual(before.whole.time.overdue);
    const [one] = (await sql<{ id: string; assignment_id: string; pace: 'on' | 'ahead' }>`select f.id, f.assignment_id, a.pace from delivery.figure f join delivery.report r on r.id = f.report_id join delivery.assignment a on a.id = f.assignment_id where f.period_id = ${period.id} and r.status <> 'returned' and a.pace in ('on', 'ahead') and a.parent_id is null limit 1`.execute(database)).rows as [{ id: string; assignment_id: string; pace: 'on' | 'ahead' }];
    await database.transaction().execute(async (tx) => {
      await sql`update delivery.figure set value = 0 where id = ${one.id}`.execute(tx);
      await followFigures(tx, [one.assignment_id]);
    });
    const after = must(await planTotals(at(), SYSTEM, plan, { deep: true }));
    expect(after.whole.pace.behind).toBe(before.whole.pace.behind + 1);
    expect(after.whole.pace[one.pace]).toBe(before.whole.pace[one.pace] - 1);
    expect((await looked(period.id)).whole).toEqual(closed.whole);
  });
});
