import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { isRefusal, type Refusal } from '#kernel';
import { type Caller, SYSTEM } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { CITIES, DAY, must, unproved, world, type World } from '../../../test/delivery/fixture.ts';
import { amendTask, withdrawTask } from '../../plans/testing.ts';
import { draftDispatch, sendDispatch, withdrawDispatch } from '../dispatching/commands.ts';
import type { Assignment, Channel } from '../model.ts';
import { shareOut } from '../sharing/commands.ts';
import { ShareOut } from '../sharing/model.ts';
import { acknowledge, holdTo, object, withdraw } from './answering.ts';
import { nameOffice, setMilestones } from './detailing.ts';
import { countAssignments, listAssignments, openAssignment } from './listing.ts';
import type { PassDownMany } from './model.ts';
import { breakDown, passDown } from './passing.ts';
import { passDownMany, withdrawMany } from './passing-many.ts';
import { bringUpToDate } from './since.ts';
import { renewPaths } from './store.ts';

const EDU = '澜江省教育厅';
const CITY = CITIES[0];
const CITY_EDU = '沅台市教育局';
const BECAUSE = '会议纪要〔2026〕3号';
const codeOf = (value: unknown): string => (isRefusal(value) ? (value as Refusal).refused : 'done');

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());

  interface Sent extends World { readonly keeper: Caller; readonly clerk: Caller; readonly given: (unitName: string) => Assignment }
  /** Tasks of the paper at units, sent; a clerk acts for the city's bureau. */
  const begin = async (pairs: readonly [number, string][], channel: Channel = 'system', authority: 'own-department' | 'government-office' = 'own-department'): Promise<Sent> => {
    const at = await world(await server.fresh());
    onTestFinished(at.close);
    const keeper = await at.as('ledger-keeper', EDU);
    const clerk = await at.as('reporting-clerk', CITY_EDU);
    for (const unit of new Set(pairs.map(([, name]) => name))) if (unit !== CITY_EDU) await at.as('reporting-clerk', unit);
    const draft = must(await draftDispatch(at.room, keeper, at.planId, { authority, groupId: null, fromUnitId: at.unit(EDU), channel, number: null, dispatchedOn: DAY, answerBy: '2026-03-20', words: null, contact: null, assignments: pairs.map(([task, unit]) => ({ taskId: at.task(task), unitId: at.unit(unit) })) }));
    const sent = must(await sendDispatch(at.room, keeper, draft.dispatch.id, 1));
    return { ...at, keeper, clerk, given: (name) => sent.assignments.find(({ unitName }) => unitName === name) as Assignment };
  };
  const taken = async (at: Sent, by: Caller, one: Assignment): Promise<Assignment> => must(await acknowledge(at.room, by, [{ id: one.id, version: one.version }]))[0] as Assignment;

  test('many are passed down in one step: told first row by row, written whole or not at all, withdrawn together', async () => {
    const at = await begin([[1, EDU], [4, EDU], [5, CITY_EDU]]);
    const received = must(await listAssignments(at.room, at.keeper, { mine: 'yes', limit: 10 })).items;
    const taken = must(await acknowledge(at.room, at.keeper, received.map(({ id, version }) => ({ id, version }))));
    const [bureau, peer] = [at.unit(CITY_EDU), at.unit('澜江省财政厅')];
    const asked = (rows: PassDownMany['rows'], dry = false): PassDownMany => ({ channel: 'system', number: null, dispatchedOn: DAY, answerBy: '2026-03-20', words: null, contact: null, dueOn: null, rows, dry });
    const all = taken.map(({ id, version }) => ({ id, version, unitIds: [bureau, peer] }));
    const entries = async (): Promise<number> => (await at.plans.database.selectFrom('journal.entry').selectAll().execute()).length;
    const before = await entries();
    const told = must(await passDownMany(at.room, at.keeper, asked(all, true)));
    expect([told.applied, told.pairs, told.units, told.refusedCount, told.pieces, await entries()]).toEqual([false, 4, 2, 2, [], before]);
    expect(told.rows.map(({ taskNumber, refused, units }) => [taskNumber, refused, units.map((unit) => [unit.unitName, unit.refused?.code ?? null])]).toSorted()).toEqual(['1', '4'].map((number) => [number, null, [[CITY_EDU, null], ['澜江省财政厅', 'channel-not-open']]]));
    // Nothing goes while one of them cannot.
    expect(await passDownMany(at.room, at.keeper, asked(all))).toMatchObject({ refused: 'pass-down-rows-refused', values: { count: 2 } });
    expect(await entries()).toBe(before);
    const good = all.map((row) => ({ ...row, unitIds: [bureau] }));
    const late = must(await passDownMany(at.room, at.keeper, { ...asked(good, true), dueOn: '2029-01-01' }));
    expect([late.refusedCount, late.rows.map(({ refused }) => refused?.code)]).toEqual([2, ['part-later-than-whole', 'part-later-than-whole']]);
    const done = must(await passDownMany(at.room, at.keeper, asked(good)));
    expect([done.applied, done.dispatches.length, done.pieces.length, await entries()]).toEqual([true, 1, 2, before + 1]);
    // They came to the unit as its own, to be taken on; a second time they are told as given.
    expect(must(await listAssignments(at.room, at.clerk, { mine: 'yes', status: 'sent', limit: 10 })).items.filter(({ role }) => role === 'part').map(({ taskNumber, fromUnitName }) => `${taskNumber} ${fromUnitName}`).toSorted()).toEqual([`1 ${EDU}`, `4 ${EDU}`]);
    expect(codeOf(await passDownMany(at.room, at.keeper, asked(good)))).toBe('pass-down-rows-refused');
    const again = must(await passDownMany(at.room, at.keeper, asked(good.map((row) => ({ ...row, version: row.version + 1 })), true)));
    expect(again.rows.flatMap(({ units }) => units.map(({ refused }) => refused?.code))).toEqual(['given-below-already', 'given-below-already']);
    // Whoever speaks for another unit passes down nothing of it, and two units' tasks are two steps.
    expect(codeOf(await passDownMany(at.room, at.clerk, asked(good, true)))).toBe('assignment-not-found');
    const everywhere = await at.as('ledger-keeper', null);
    expect(must(await passDownMany(at.room, everywhere, asked(good.map((row) => ({ ...row, version: row.version + 1 })), true))).rows.map(({ refused }) => refused?.code)).toEqual(['speaks-for-another', 'speaks-for-another']);
    expect(codeOf(await passDownMany(at.room, everywhere, asked([...good, { id: at.given(CITY_EDU).id, version: 2, unitIds: [peer] }], true)))).toBe('pass-down-of-several');
    expect(codeOf(await withdrawMany(at.room, at.clerk, done.pieces, BECAUSE))).toBe('not-allowed');
    expect(must(await withdrawMany(at.room, at.keeper, done.pieces, BECAUSE))).toEqual({ withdrawn: 2 });
    expect(codeOf(await withdrawMany(at.room, at.keeper, done.pieces, BECAUSE))).toBe('stale');
    expect(must(await passDownMany(at.room, at.keeper, asked(good.map((row) => ({ ...row, version: row.version + 1 })), true))).refusedCount).toBe(0);
    expect(await unproved(at)).toEqual([]);
  });

  test('a unit answers for itself only; an objection goes back, is held to, and is taken on', async () => {
    const at = await begin([[5, CITY_EDU], [1, EDU]]);
    const one = at.given(CITY_EDU);
    expect(must(await listAssignments(at.room, at.clerk, { mine: 'yes', limit: 10 })).items.map(({ id, actions }) => [id, actions])).toEqual([[one.id, ['acknowledge', 'object']]]);
    // Above it, beside it and everywhere is not the unit itself.
    for (const by of [at.keeper, await at.as('ledger-keeper', null), await at.as('reporting-clerk', CITY)]) expect(codeOf(await acknowledge(at.room, by, [{ id: one.id, version: 2 }]))).toBe('speaks-for-another');
    expect(codeOf(await acknowledge(at.room, await at.as('reporting-clerk', '澜江省财政厅'), [{ id: one.id, version: 2 }]))).toBe('assignment-not-found');
    expect(codeOf(await acknowledge(at.room, await at.as('reader', CITY_EDU), [{ id: one.id, version: 2 }]))).toBe('speaks-for-another');
    // All or none.
    expect(codeOf(await acknowledge(at.room, at.clerk, [{ id: one.id, version: 2 }, { id: at.given(EDU).id, version: 2 }]))).toBe('assignment-not-found');
    expect(codeOf(await object(at.room, at.clerk, one.id, 1, '名额过多'))).toBe('stale');
    const objected = must(await object(at.room, at.clerk, one.id, 2, '名额过多'));
    expect([objected.status, objected.objection]).toEqual(['objected', '名额过多']);
    expect(codeOf(await holdTo(at.room, at.clerk, one.id, 3, BECAUSE))).toBe('not-allowed');
    const held = must(await holdTo(at.room, at.keeper, one.id, 3, BECAUSE));
    expect([held.status, held.reason]).toEqual(['sent', BECAUSE]);
    const done = await taken(at, at.clerk, held);
    expect([done.status, done.objection, done.answeredOn, done.version]).toEqual(['acknowledged', null, DAY, 5]);
    expect(await object(at.room, at.clerk, one.id, 5, '晚了')).toMatchObject({ refused: 'not-possible-for-assignment', values: { status: 'acknowledged', possible: 'detail pass-down' } });
    expect(must(await countAssignments(at.room, at.keeper, {}))).toEqual({ all: 2, unanswered: 1, objected: 0, changed: 0 });
    expect(await unproved(at)).toEqual([]);
  });

  test('a unit arranges what it took on: office and person, phases and milestones, parts for its offices, parts for units below; levels above see all of it', async () => {
    const at = await begin([[2, CITY]], 'system', 'government-office');
    const city = await at.as('reporting-clerk', CITY);
    await at.as('reporting-clerk', '云岭县人民政府');
    const one = await taken(at, city, at.given(CITY));
    const phases = [{ kind: 'phase' as const, title: '选址', startsOn: '2026-03-02', dueOn: '2026-06-30', reachedOn: null }, { kind: 'milestone' as const, title: '开工', startsOn: null, dueOn: '2026-05-31', reachedOn: null }];
    expect(codeOf(await setMilestones(at.room, city, one.id, 3, { milestones: [{ ...phases[0], startsOn: null } as never] }))).toBe('phase-without-start');
    expect(codeOf(await setMilestones(at.room, city, one.id, 3, { milestones: [{ ...phases[0], dueOn: '2026-03-01' } as never] }))).toBe('phase-backwards');
    expect(codeOf(await setMilestones(at.room, city, one.id, 3, { milestones: [{ ...phases[1], dueOn: '2028-01-01' } as never] }))).toBe('milestone-later-than-whole');
    expect(codeOf(await setMilestones(at.room, city, one.id, 3, { milestones: [{ ...phases[1], reachedOn: '2026-03-03' } as never] }))).toBe('reached-in-future');
    const arranged = must(await setMilestones(at.room, city, one.id, 3, { milestones: phases }));
    expect(arranged.milestones.map(({ title, dueOn }) => [title, dueOn])).toEqual([['开工', '2026-05-31'], ['选址', '2026-06-30']]);
    expect(codeOf(await nameOffice(at.room, city, one.id, 4, { officeUnitId: at.unit(EDU), person: '许文' }))).toBe('office-not-of-unit');
    const named = must(await nameOffice(at.room, city, one.id, 4, { officeUnitId: at.unit(CITY_EDU), person: '许文 0000-3' }));
    expect([named.assignment.officeName, named.assignment.person, named.version]).toEqual([CITY_EDU, '许文 0000-3', 5]);
    // The bureau that the government named acts for it in this.
    expect(must(await openAssignment(at.room, at.clerk, one.id)).assignment.actions).toEqual(['detail', 'pass-down']);
    expect(codeOf(await breakDown(at.room, city, one.id, 5, { parts: [{ title: '筹措资金', dueOn: '2028-01-01', officeUnitId: null, person: null }] }))).toBe('part-later-than-whole');
    const broken = must(await breakDown(at.room, city, one.id, 5, { parts: [{ title: '筹措资金', dueOn: '2026-09-30', officeUnitId: at.unit('沅台市财政局'), person: null }] }));
    expect(broken.parts.map(({ title, status, officeName, dueOn }) => [title, status, officeName, dueOn])).toEqual([['筹措资金', 'acknowledged', '沅台市财政局', '2026-09-30']]);

    const down = (unitNames: readonly string[], channel: Channel = 'letter', version = 6) => passDown(at.room, city, one.id, version, { channel, number: null, dispatchedOn: DAY, answerBy: null, words: null, contact: null, parts: unitNames.map((name) => ({ unitId: at.unit(name), title: null, dueOn: null })) });
    expect(codeOf(await down(['云岭县教育局']))).toBe('authority-does-not-reach');
    expect(codeOf(await down(['青溪县人民政府']))).toBe('authority-does-not-reach');
    expect(codeOf(await down(['石埠区人民政府'], 'system'))).toBe('unit-not-in-system');
    expect(codeOf(await down(['石埠区人民政府', '石埠区人民政府']))).toBe('given-below-already');
    expect(codeOf(await down(['石埠区人民政府'], 'letter', 5))).toBe('stale');
    const passed = must(await down(['云岭县人民政府'], 'system'));
    const county = passed.parts.find(({ unitName }) => unitName === '云岭县人民政府') as Assignment;
    expect([county.status, county.role, county.fromUnitName, county.dueOn]).toEqual(['sent', 'part', CITY, '2027-12-31']);
    expect(codeOf(await down(['云岭县人民政府'], 'system', 7))).toBe('given-below-already');
    // Whoever handed it to the city sees what the city made of it; whoever it went to sees what stands above, as far as it may.
    expect(must(await openAssignment(at.room, at.keeper, county.id)).above.map(({ unitName }) => unitName)).toEqual([CITY]);
    expect(must(await openAssignment(at.room, await at.as('reader', '云岭县人民政府'), county.id)).above).toEqual([]);
    expect(codeOf(await openAssignment(at.room, await at.as('reader', '青溪县人民政府'), county.id))).toBe('assignment-not-found');
    expect(must(await listAssignments(at.room, city, { mine: 'yes', limit: 10 })).items.map(({ title, unitName }) => [title, unitName])).toEqual([[null, CITY]]);
    expect(must(await listAssignments(at.room, await at.as('reporting-clerk', '沅台市财政局'), { mine: 'yes', limit: 10 })).items.map(({ title }) => title)).toEqual(['筹措资金']);

    // The city takes back the county's part; the department, the whole of it with the rest.
    expect(codeOf(await withdraw(at.room, await at.as('reporting-clerk', '云岭县人民政府'), county.id, county.version, BECAUSE))).toBe('not-allowed');
    expect(must(await withdraw(at.room, city, county.id, county.version, BECAUSE)).status).toBe('withdrawn');
    must(await down(['石埠区人民政府'], 'letter', 7));
    const whole = must(await openAssignment(at.room, at.keeper, one.id));
    must(await withdrawDispatch(at.room, at.keeper, whole.assignment.dispatchId, 2, '改由教育厅直接办理'));
    expect(must(await openAssignment(at.room, at.keeper, one.id)).parts.map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    expect(await unproved(at)).toEqual([]);
  });

  test('what changes in the ledger is told beside what was given, follows when the sender says so, and is taken on anew', async () => {
    const at = await begin([[5, CITY_EDU], [1, EDU], [4, EDU]]);
    const one = await taken(at, at.clerk, at.given(CITY_EDU));
    const target = (await at.plans.database.selectFrom('plans.target').selectAll().where('task_id', '=', at.task(5)).executeTakeFirstOrThrow());
    must(await shareOut(at.room, at.keeper, target.id, ShareOut.parse({ shares: [{ assignmentId: one.id, value: 100, trajectory: 'line' }] })));
    const task = async (number: number): Promise<number> => (await at.plans.database.selectFrom('plans.task').select('version').where('id', '=', at.task(number)).executeTakeFirstOrThrow()).version;
    must(await amendTask(at.plans, SYSTEM, at.task(5), await task(5), { deadlines: [{ text: '2026年9月底前', on: '2026-09-30', about: null }], targets: [{ text: '每年培训骨干教师120名', metric: target.metric, comparator: '>=', value: 120, valueMax: null, unit: target.unit, year: null, basis: 'per-year', scope: null }] }, { reason: BECAUSE, on: null }));
    must(await withdrawTask(at.plans, SYSTEM, at.task(1), await task(1), { reason: BECAUSE, on: null }));
    must(await amendTask(at.plans, SYSTEM, at.task(4), await task(4), { responsibilities: [{ name: '省人力资源社会保障厅', role: 'lead', unitId: at.unit('澜江省人力资源和社会保障厅'), collectiveId: null }] }, { reason: BECAUSE, on: null }));
    const changed = must(await listAssignments(at.room, at.keeper, { changed: 'yes', limit: 10 })).items;
    expect(changed.map(({ taskNumber, since, dueOn, taskDueOn }) => [taskNumber, since, dueOn, taskDueOn]).toSorted()).toEqual([['1', 'withdrawn', '2027-12-31', '2027-12-31'], ['4', 'amended', '2026-12-31', '2026-12-31'], ['5', 'amended', null, '2026-09-30']]);
    expect((await countAssignments(at.room, at.keeper, { plan: at.planId })).changed).toBe(3);
    expect(codeOf(await bringUpToDate(at.room, at.clerk, [{ id: one.id, version: one.version }], BECAUSE))).toBe('not-allowed');
    expect(codeOf(await bringUpToDate(at.room, at.keeper, [{ id: one.id, version: 1 }], BECAUSE))).toBe('stale');
    expect(must(await bringUpToDate(at.room, at.keeper, changed.map(({ id, version }) => ({ id, version })), BECAUSE))).toEqual({ renewed: 1, withdrawn: 2 });
    const { assignment, shares, targets } = must(await openAssignment(at.room, at.clerk, one.id));
    // The share stands under the target as it is now, and is seen to be of the old one.
    expect([shares.map(({ targetId, value }) => [targetId, value]), targets.map(({ id, value }) => [id, value])]).toEqual([[[targets[0]?.id, 100]], [[targets[0]?.id, 120]]]);
    expect(targets[0]?.id).not.toBe(target.id);
    expect([assignment.status, assignment.dueOn, assignment.since]).toEqual(['sent', '2026-09-30', 'same']);
    expect(codeOf(await bringUpToDate(at.room, at.keeper, [{ id: one.id, version: assignment.version }], BECAUSE))).toBe('nothing-to-bring-up-to-date');
    expect(await unproved(at)).toEqual([]);
  });

  test('a list in pages leaves none out, and who sees what follows the tree', async () => {
    const at = await begin(CITIES.map((name): [number, string] => [2, name]), 'letter');
    const all: string[] = [];
    for (let cursor: string | undefined, page = 0; page < 5; page += 1) {
      const found = must(await listAssignments(at.room, at.keeper, { limit: 2, cursor }));
      all.push(...found.items.map(({ unitName }) => unitName));
      if (found.next === null) break;
      cursor = found.next;
    }
    expect(all.toSorted()).toEqual([...CITIES].toSorted());
    expect(must(await listAssignments(at.room, at.keeper, { q: '霁州', limit: 10 })).items.map(({ unitName }) => unitName)).toEqual([CITIES[2]]);
    await at.plans.database.updateTable('delivery.assignment').set({ path: [] }).where('unit_id', '=', at.unit(CITY)).execute();
    expect(await renewPaths(at.room.database)).toBe(1);
    expect(must(await listAssignments(at.room, await at.as('reader', CITY), { limit: 10 })).items).toHaveLength(1);
  });
});
