import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Caller, SYSTEM } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { CITIES, DAY, must, unproved } from '../../../test/delivery/fixture.ts';
import { CITY_EDU, EDU, type Running, running } from '../../../test/delivery/running.ts';
import { amendTask } from '../../plans/testing.ts';
import { closeUnit, testRoom as unitsRoomFor } from '../../units/testing.ts';
import { acknowledge } from '../assignments/answering.ts';
import { openAssignment } from '../assignments/listing.ts';
import { passDown } from '../assignments/passing.ts';
import { bringUpToDate } from '../assignments/since.ts';
import { listDispatches } from '../dispatching/commands.ts';
import { letterTo } from '../dispatching/exports.ts';
import { lockPeriod, openPeriod, setRhythm } from '../periods/commands.ts';
import { saveDraft, submitReport } from '../reports/commands.ts';
import { countMyReports, listReviews } from '../reports/lists.ts';
import { planTotals } from '../totals/commands.ts';
import { handOver, listHandovers, tellOfClosed } from './commands.ts';
import { listKeeping, takeOver, tellOfKept } from './keeping.ts';

const draft = { standing: 'under-way', progress: '已办两期', problemKind: null, problem: null, remedy: null, nextStep: null, figures: [] } as const;
const [MONEY, WELFARE] = ['沅台市财政局', '沅台市民政局'];
const reason = '机构改革方案〔2026〕1号';

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());
  const begin = async (): Promise<Running & { shut: (name: string, successors: readonly string[]) => Promise<void> }> => {
    const at = await running(await server.fresh());
    onTestFinished(at.close);
    return {
      ...at,
      shut: async (name, successors) => {
        const { rows: [row] } = await sql<{ version: number }>`select version from units.unit where id = ${at.unit(name)}`.execute(at.room.database);
        must(await closeUnit(unitsRoomFor(at.room.database, at.room.clock), SYSTEM, at.unit(name), row?.version ?? 0, { on: DAY, successorIds: successors.map(at.unit), below: 'pass-on' }));
      },
    };
  };
  const list = async (at: Running, who: Caller) => must(await listHandovers(at.room, who, { limit: 10 })).items;

  test('what a closed unit owes is proposed to its sender, goes to the chosen successor with all it has, and is told', async () => {
    const at = await begin();
    const period = await at.open();
    const id = at.assignment(5);
    must(await submitReport(at.room, at.clerk, [id, period.id], 0, { ...draft, figures: [] }));
    const version = async (): Promise<number> => must(await openAssignment(at.room, at.keeper, id)).version;
    const ask = async (to: string, who = at.keeper) => handOver(at.room, who, { assignments: [{ id, version: await version(), toUnitId: at.unit(to) }], reason });
    expect(await list(at, at.keeper)).toEqual([]);
    expect(await ask(MONEY)).toMatchObject({ refused: 'unit-not-closed', values: { unit: CITY_EDU } });

    const [clerk, reviewer] = [await at.as('reporting-clerk', MONEY), await at.as('reviewer', MONEY)];
    await at.shut(CITY_EDU, [MONEY, WELFARE]);
    for (let hour = 0; hour < 2; hour += 1) await tellOfClosed(at.room, 1);
    expect((await sql<{ title: string; count: number }>`select v.title, v.count from notices.notice n join notices.event v on v.id = n.event_id where n.account_id = ${at.keeper.id}::uuid and v.kind = 'handover-proposed'`.execute(at.room.database)).rows).toEqual([{ title: CITY_EDU, count: 1 }]);
    expect(await list(at, at.keeper)).toMatchObject([{ assignment: { id, unitName: CITY_EDU }, closedOn: DAY, successors: [{ name: MONEY, actsHere: true, owesAlready: false }, { name: WELFARE, actsHere: false }] }]);
    for (const who of [at.clerk, clerk]) expect(await list(at, who)).toEqual([]);
    expect(await ask(EDU)).toMatchObject({ refused: 'not-its-successor' });
    expect(await ask(MONEY, at.clerk)).toMatchObject({ refused: 'not-allowed' });
    expect(await ask(MONEY, clerk)).toMatchObject({ refused: 'assignment-not-found' });
    expect(must(await ask(MONEY))).toMatchObject([{ unitName: MONEY, status: 'sent', officeName: null }]);
    expect(await list(at, at.keeper)).toEqual([]);
    expect(await ask(WELFARE)).toMatchObject({ refused: 'unit-not-closed', values: { unit: MONEY } });

    // The successor owes the reports, reviews what waited, and is told whose it was.
    expect([await countMyReports(at.room, at.clerk), await countMyReports(at.room, clerk)].map(({ done }) => done)).toEqual([0, 1]);
    expect(must(await listReviews(at.room, reviewer, { limit: 5 })).items.map(({ about }) => about.assignmentId)).toEqual([id]);
    expect(must(await listReviews(at.room, at.reviewer, { limit: 5 })).items).toEqual([]);
    must(await acknowledge(at.room, clerk, [{ id, version: await version() }]));
    expect(must(await openAssignment(at.room, clerk, id)).handovers).toMatchObject([{ fromUnitName: CITY_EDU, toUnitName: MONEY, reason, madeBy: '试用人' }]);
    must(await lockPeriod(at.room, at.keeper, period.id, 1));
    at.passTo('2026-04-02T01:30:00.000Z');
    const next = await at.open('2026-04-01');
    must(await saveDraft(at.room, clerk, [id, next.id], 0, { ...draft, figures: [] }));
    expect(await saveDraft(at.room, at.clerk, [id, next.id], 1, { ...draft, figures: [] })).toHaveProperty('refused');

    // The ledger still names the closed unit: following it does not take the task away from who took it over.
    const { rows: [task] } = await sql<{ version: number }>`select version from plans.task where id = ${at.task(5)}`.execute(at.room.database);
    must(await amendTask(at.plans, SYSTEM, at.task(5), task?.version ?? 0, { deadlines: [{ text: '2026年9月底前', on: '2026-09-30', about: null }] }, { reason, on: null }));
    expect(must(await bringUpToDate(at.room, at.keeper, [{ id, version: await version() }], reason))).toEqual({ renewed: 1, withdrawn: 0 });
    expect(must(await openAssignment(at.room, at.keeper, id)).assignment).toMatchObject({ unitName: MONEY, dueOn: '2026-09-30' });
    expect(await unproved(at)).toEqual([]);
  });

  test('merged into one that owes the same: both are its own with their shares, through two successions, all or none', async () => {
    const at = await begin();
    await at.shut(CITIES[2], [CITIES[1]]);
    await at.shut(CITIES[1], [CITIES[0]]);
    const found = await list(at, at.keeper);
    expect(found.map(({ assignment, successors }) => [assignment.unitName, successors.map(({ name, owesAlready }) => [name, owesAlready])]).toSorted()).toEqual([[CITIES[1], [[CITIES[0], true]]], [CITIES[2], [[CITIES[0], true]]]].toSorted());
    const asked = found.map(({ assignment }) => ({ id: assignment.id, version: assignment.version, toUnitId: at.unit(CITIES[0]) }));
    expect(await handOver(at.room, at.keeper, { assignments: [asked[0] as (typeof asked)[0], { ...asked[1] as (typeof asked)[0], version: 9 }], reason })).toMatchObject({ refused: 'stale' });
    expect(await list(at, at.keeper)).toHaveLength(2);
    must(await handOver(at.room, at.keeper, { assignments: asked, reason }));
    const { rows } = await sql<{ name: string; sum: number }>`select u.name, sum(s.value) as sum from delivery.share s join delivery.assignment a on a.id = s.assignment_id join units.place u on u.id = a.unit_id group by u.name`.execute(at.room.database);
    expect(rows).toEqual([{ name: CITIES[0], sum: 16 }]);
    expect(await unproved(at)).toEqual([]);
  });

  test('the ledger and the dispatches of a closed unit are taken over by whoever stands in its place; its letters stay its own', async () => {
    const at = await begin();
    const HEIR = '澜江省财政厅';
    const [heir, other] = [await at.as('ledger-keeper', HEIR), await at.as('ledger-keeper', '澜江省人力资源和社会保障厅')];
    expect(must(await listDispatches(at.room, heir, { limit: 5 })).items).toEqual([]);
    expect(await listKeeping(at.room, heir)).toEqual({ items: [] });
    await at.shut(EDU, [HEIR]);
    for (let hour = 0; hour < 2; hour += 1) await tellOfKept(at.room);
    expect((await sql<{ title: string; count: number }>`select v.title, v.count from notices.notice n join notices.event v on v.id = n.event_id where n.account_id = ${heir.id}::uuid and v.kind = 'handover-proposed'`.execute(at.room.database)).rows).toEqual([{ title: EDU, count: 1 }]);
    const [kept] = (await listKeeping(at.room, heir)).items;
    expect(kept).toMatchObject({ planId: at.planId, unitName: EDU, closedOn: DAY, owned: true, dispatches: 1, successors: [{ name: HEIR }] });
    expect((await listKeeping(at.room, other)).items).toEqual([]);
    const asked = { planId: at.planId, version: kept?.version ?? 0, fromUnitId: at.unit(EDU), toUnitId: at.unit(HEIR), reason };
    expect(await takeOver(at.room, other, asked)).toMatchObject({ refused: 'plan-not-found' });
    expect(await takeOver(at.room, at.clerk, asked)).toMatchObject({ refused: 'plan-not-found' });
    expect(await takeOver(at.room, heir, { ...asked, toUnitId: at.unit('澜江省人力资源和社会保障厅') })).toMatchObject({ refused: 'plan-not-found' });
    expect(await takeOver(at.room, at.keeper, { ...asked, toUnitId: at.unit('澜江省人力资源和社会保障厅') })).toMatchObject({ refused: 'not-its-successor' });
    expect(await takeOver(at.room, heir, { ...asked, version: asked.version + 1 })).toMatchObject({ refused: 'stale' });
    expect(must(await takeOver(at.room, heir, asked))).toEqual({ dispatches: 1 });
    expect(await takeOver(at.room, heir, asked)).toMatchObject({ refused: 'plan-not-found' });
    expect([await listKeeping(at.room, heir), await listKeeping(at.room, at.keeper)]).toEqual([{ items: [] }, { items: [] }]);

    // It goes on with what was handed out: sees it, asks for reports, amends the ledger.
    const [sent] = must(await listDispatches(at.room, heir, { limit: 5 })).items;
    expect(sent).toMatchObject({ fromUnitName: HEIR, sentByName: EDU });
    const letter = must(await letterTo(at.room, heir, sent?.id ?? '', at.unit(CITY_EDU)));
    const words = strFromU8(unzipSync(letter.bytes as Uint8Array)['word/document.xml'] as Uint8Array);
    expect([words.includes(EDU), words.includes(HEIR)]).toEqual([true, false]);
    const rhythm = must(await setRhythm(at.room, heir, at.planId, 0, { every: 'quarter', clause: null }));
    expect(rhythm).toMatchObject({ every: 'quarter' });
    expect(must(await openPeriod(at.room, heir, at.planId, { from: '2026-01-01', dueOn: null }, () => undefined))).toMatchObject({ status: 'open' });
    expect((await sql<{ owner: string }>`select u.name as owner from plans.plan p join units.place u on u.id = p.owner_unit_id where p.id = ${at.planId}`.execute(at.room.database)).rows).toEqual([{ owner: HEIR }]);
    expect(await unproved(at)).toEqual([]);
  });

  test('a whole whose pieces were passed down: they are still of it with its successor, and totals count them once', async () => {
    const at = await begin();
    const city = await at.as('reporting-clerk', CITIES[0]);
    await at.as('reporting-clerk', '云岭县人民政府');
    const id = at.assignment(CITIES[0]);
    const whole = async (who = at.keeper) => { const { assignment, version } = must(await openAssignment(at.room, who, id)); return { id: assignment.id, version }; };
    must(await acknowledge(at.room, city, [await whole()]));
    must(await passDown(at.room, city, id, (await whole()).version, { channel: 'system', number: null, dispatchedOn: DAY, answerBy: null, words: null, contact: null, parts: [{ unitId: at.unit('云岭县人民政府'), title: null, dueOn: null }] }));
    await at.shut(CITIES[0], [CITIES[1]]);
    must(await handOver(at.room, at.keeper, { assignments: [{ ...await whole(), toUnitId: at.unit(CITIES[1]) }], reason }));
    // Its own, the one that it took over, and that of the bureau which came under it; at the county the piece.
    const { units } = must(await planTotals(at.room, at.keeper, at.planId, { deep: true }));
    expect([CITIES[1], '云岭县人民政府'].map((name) => units.find((unit) => unit.name === name)?.counts.total)).toEqual([3, 1]);
    expect(await unproved(at)).toEqual([]);
  });
});
