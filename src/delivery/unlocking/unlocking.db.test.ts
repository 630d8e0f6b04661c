import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Caller } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { CITIES, must, unproved } from '../../../test/delivery/fixture.ts';
import { CITY_EDU, EDU, type Running, running } from '../../../test/delivery/running.ts';
import { acknowledge } from '../assignments/answering.ts';
import { openAssignment } from '../assignments/listing.ts';
import { passDown } from '../assignments/passing.ts';
import { showBurden } from '../burden/commands.ts';
import { askCloseOut, decideCloseOut, listCloseOuts } from '../closing/commands.ts';
import * as evidence from '../evidence/commands.ts';
import { lockPeriod, movePeriodDue, readPeriod } from '../periods/commands.ts';
import { passReport, submitReport } from '../reports/commands.ts';
import { listReviews } from '../reports/lists.ts';
import { planTotals } from '../totals/commands.ts';
import { askUnlocking, decideUnlocking, listUnlockings, readUnlocking, takeBackUnlocking } from './commands.ts';

const draft = { standing: 'under-way', progress: '已办两期', problemKind: null, problem: null, remedy: null, nextStep: null, figures: [] } as const;
const because = { reason: '系统停机一天，两个单位没来得及报' };
const yes = { granted: true, reason: null };

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());
  const begin = async (): Promise<Running> => { const at = await running(await server.fresh()); onTestFinished(at.close); return at; };

  test('a locked period is opened by two persons; what comes in then is late, what waited waits again, and it is locked anew', async () => {
    const at = await begin();
    const period = await at.open();
    expect(await askUnlocking(at.room, at.keeper, period.id, because)).toMatchObject({ refused: 'period-not-locked' });
    must(await submitReport(at.room, at.clerk, [at.assignment(5), period.id], 0, { ...draft, figures: [] }));
    must(await lockPeriod(at.room, at.keeper, period.id, 1));
    const totals = async () => { const { closed, whole } = must(await planTotals(at.room, at.keeper, at.planId, { period: period.id, deep: false })); return [closed, whole.asked, whole.reported]; };
    expect(await totals()).toEqual([true, 6, 1]);
    expect((await listReviews(at.room, at.reviewer, { limit: 5 }))).toMatchObject({ items: [] });

    // Who owes nothing of the plan does not ask; who asked does not decide, whatever they may else.
    expect(await askUnlocking(at.room, await at.as('reporting-clerk', '澜江省财政厅'), period.id, because)).toHaveProperty('refused');
    expect(must(await readPeriod(at.room, at.clerk, period.id)).actions).toEqual(['ask-unlocking']);
    const asked = must(await askUnlocking(at.room, at.keeper, period.id, because));
    expect(asked).toMatchObject({ status: 'asked', reason: because.reason, askedBy: '试用人', actions: ['take-back'] });
    expect(await askUnlocking(at.room, at.clerk, period.id, because)).toMatchObject({ refused: 'unlocking-open-already' });
    expect(must(await readPeriod(at.room, at.clerk, period.id)).actions).toEqual([]);
    expect(await decideUnlocking(at.room, at.keeper, asked.id, 1, yes)).toMatchObject({ refused: 'decides-own-unlocking' });
    expect(await decideUnlocking(at.room, at.clerk, asked.id, 1, yes)).toMatchObject({ refused: 'not-allowed' });
    const leader = await at.as('reviewer', EDU);
    const declined = must(await decideUnlocking(at.room, leader, asked.id, 1, { granted: false, reason: '下期一并报' }));
    expect(declined).toMatchObject({ status: 'declined', decisionReason: '下期一并报', actions: [] });
    expect(await decideUnlocking(at.room, leader, asked.id, 2, yes)).toMatchObject({ refused: 'unlocking-decided' });
    const second = must(await askUnlocking(at.room, at.clerk, period.id, because));
    must(await takeBackUnlocking(at.room, at.clerk, second.id, 1));
    const third = must(await askUnlocking(at.room, at.clerk, period.id, because));
    expect(await decideUnlocking(at.room, leader, third.id, 2, yes)).toMatchObject({ refused: 'stale' });
    at.passTo('2026-03-05T01:30:00.000Z');
    expect(must(await decideUnlocking(at.room, leader, third.id, 1, yes))).toMatchObject({ status: 'granted' });
    expect(must(await listUnlockings(at.room, at.keeper, period.id)).map(({ status }) => status).toSorted()).toEqual(['declined', 'granted', 'taken-back']);

    // Before its last day still, and late all the same.
    expect(must(await readPeriod(at.room, at.keeper, period.id))).toMatchObject({ status: 'open', unlockedAt: '2026-03-05T01:30:00.000Z', lockedAt: null, actions: ['lock'] });
    expect(await movePeriodDue(at.room, at.keeper, period.id, 3, '2026-05-01')).toMatchObject({ refused: 'period-opened-again' });
    expect(must(await listReviews(at.room, at.reviewer, { limit: 5 })).items.map(({ about, late }) => [about.unitName, late])).toEqual([[CITY_EDU, false]]);
    expect(must(await submitReport(at.room, at.ownClerk, [at.assignment(1), period.id], 0, { ...draft, figures: [] }))).toMatchObject({ late: true });
    expect(await totals()).toEqual([false, 6, 2]);
    expect((await showBurden(at.room, at.keeper, { year: 2026 })).total.asks).toBe(6);
    const told = async (who: Caller): Promise<string[]> => (await sql<{ kind: string }>`select v.kind from notices.notice n join notices.event v on v.id = n.event_id where n.account_id = ${who.id}::uuid`.execute(at.room.database)).rows.map(({ kind }) => kind).filter((kind) => kind.startsWith('unlocking')).toSorted();
    expect([await told(at.clerk), await told(at.keeper)]).toEqual([['unlocking-decided'], ['unlocking-asked', 'unlocking-asked', 'unlocking-decided']]);
    expect(must(await lockPeriod(at.room, at.keeper, period.id, 3))).toMatchObject({ status: 'locked', late: 1 });
    expect(await totals()).toEqual([true, 6, 2]);
    expect(await at.room.database.selectFrom('delivery.ask').select('asked_count').where('unit_id', '=', at.unit(CITIES[0])).execute()).toEqual([{ asked_count: 1 }]);
    expect(await unproved(at)).toEqual([]);
  });

  test('to whom only a part was passed down asks for its period as anybody does who owes', async () => {
    const at = await begin();
    const [city, county, stranger] = [await at.as('reporting-clerk', CITIES[0]), await at.as('reporting-clerk', '云岭县人民政府'), await at.as('reporting-clerk', '青溪县人民政府')];
    const id = at.assignment(CITIES[0]);
    const version = async (): Promise<number> => must(await openAssignment(at.room, city, id)).version;
    must(await acknowledge(at.room, city, [{ id, version: await version() }]));
    must(await passDown(at.room, city, id, await version(), { channel: 'system', number: null, dispatchedOn: '2026-03-02', answerBy: null, words: null, contact: null, parts: [{ unitId: at.unit('云岭县人民政府'), title: null, dueOn: null }] }));
    const period = await at.open();
    must(await lockPeriod(at.room, at.keeper, period.id, 1));
    expect(must(await readPeriod(at.room, county, period.id)).actions).toEqual(['ask-unlocking']);
    const asked = must(await askUnlocking(at.room, county, period.id, because));
    expect(must(await listUnlockings(at.room, county, period.id)).map((one) => one.id)).toEqual([asked.id]);
    expect(must(await readUnlocking(at.room, county, asked.id))).toMatchObject({ status: 'asked', actions: ['take-back'] });
    expect(await listUnlockings(at.room, stranger, period.id)).toMatchObject({ refused: 'period-not-found' });
    expect(await readUnlocking(at.room, stranger, asked.id)).toMatchObject({ refused: 'unlocking-not-found' });
    expect(must(await takeBackUnlocking(at.room, county, asked.id, 1))).toMatchObject({ status: 'taken-back' });
  });

  test('a close-out that waits is not granted while its period is open again, and is judged by what is there when it is locked', async () => {
    const at = await begin();
    const period = await at.open();
    const id = at.assignment(4);
    must(await evidence.addEvidence(at.room, at.ownClerk, [id, period.id], { kind: 'paper', title: '核定文件', number: '澜编发〔2026〕2号', issuedOn: null, link: null }));
    const handed = must(await submitReport(at.room, at.ownClerk, [id, period.id], 1, { ...draft, standing: 'done', figures: [] }));
    must(await passReport(at.room, at.keeper, handed.id as string, 2));
    must(await lockPeriod(at.room, at.keeper, period.id, 1));
    const closing = must(await askCloseOut(at.room, at.ownClerk, id, { words: null }));
    const unlocking = must(await askUnlocking(at.room, at.clerk, period.id, because));
    expect(must(await listCloseOuts(at.room, at.keeper, { limit: 5 })).items).toMatchObject([{ openedAgain: [], actions: ['grant', 'decline'] }]);
    must(await decideUnlocking(at.room, at.keeper, unlocking.id, 1, yes));
    const [waiting] = must(await listCloseOuts(at.room, at.keeper, { limit: 5 })).items;
    expect(waiting).toMatchObject({ status: 'asked', openedAgain: [period.title], actions: ['decline'] });
    expect(await decideCloseOut(at.room, at.keeper, closing.id, 1, yes)).toMatchObject({ refused: 'closes-while-opened-again', values: { titles: period.title } });
    const { version } = must(await readPeriod(at.room, at.keeper, period.id));
    must(await lockPeriod(at.room, at.keeper, period.id, version));
    expect(must(await decideCloseOut(at.room, at.keeper, closing.id, 1, yes))).toMatchObject({ status: 'granted', openedAgain: [] });
    expect(await unproved(at)).toEqual([]);
  });

  test('two who decide at the same moment: one is done, the other is told', async () => {
    const at = await begin();
    const period = await at.open();
    must(await lockPeriod(at.room, at.keeper, period.id, 1));
    const asked = must(await askUnlocking(at.room, at.clerk, period.id, because));
    const done = await Promise.all([at.keeper, await at.as('reviewer', EDU)].map((who) => decideUnlocking(at.room, who, asked.id, 1, yes)));
    expect(done.map((one) => ('refused' in one ? one.refused : one.status)).toSorted()).toEqual(['granted', 'unlocking-decided']);
  });
});
