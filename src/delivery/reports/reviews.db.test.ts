import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import type { Caller, Database } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { CITIES, must } from '../../../test/delivery/fixture.ts';
import { CITY_EDU, EDU, type Running, running } from '../../../test/delivery/running.ts';
import { lockPeriod } from '../periods/commands.ts';
import { fillDelivery, type Many } from '../testing/many-store.ts';
import { mayDo } from './allowed.ts';
import { submitReport } from './commands.ts';
import { type Reviewing, unitsWaiting, unitsWaitingQuery, waitingQuery } from './list-store.ts';
import { listReviews } from './lists.ts';
import { load } from './load.ts';

/** House rule, at most twenty rows read for each row returned. */
const MOST_READ_A_ROW = 20;
const PAGE = 101;

interface Node { 'Node Type': string; 'Relation Name'?: string; 'Actual Rows': number; 'Actual Loops': number; 'Rows Removed by Filter'?: number; 'Rows Removed by Index Recheck'?: number; Plans?: Node[] }

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());
  const draft = { standing: 'under-way', progress: '已办两期', problemKind: null, problem: null, remedy: null, nextStep: null, figures: [] } as const;

  test('each sees what each may review, neither more nor less; nothing waits in a locked period', async () => {
    const at: Running = await running(await server.fresh());
    onTestFinished(at.close);
    const period = await at.open();
    const cityClerks = await Promise.all(CITIES.map(async (name) => at.as('reporting-clerk', name)));
    // The department has two reviewers, the bureau one; one city has a reviewer who hands in too, the others none.
    const reviewers = [await at.as('reviewer', EDU), await at.as('reviewer', EDU), at.reviewer];
    const both = await at.as('reviewer', CITIES[0]);
    const handsIn: Caller = { ...both, grants: [...both.grants, { role: 'reporting-clerk', unitId: at.unit(CITIES[0]) }] } as Caller;
    const handed: [Caller, string][] = [[at.ownClerk, at.assignment(1)], [at.ownClerk, at.assignment(4)], [at.clerk, at.assignment(5)], [handsIn, at.assignment(CITIES[0])], [cityClerks[1] as Caller, at.assignment(CITIES[1])], [cityClerks[2] as Caller, at.assignment(CITIES[2])]];
    for (const [who, assignment] of handed) must(await submitReport(at.room, who, [assignment, period.id], 0, { ...draft, figures: [] }));
    const others = [at.keeper, await at.as('ledger-keeper', '澜江省人民政府'), await at.as('ledger-keeper', CITY_EDU), await at.as('reviewer', CITIES[1]), await at.as('ledger-keeper', null)];
    const now = at.room.clock.now().toISOString();
    for (const caller of [...reviewers, handsIn, ...cityClerks, at.clerk, ...others, { kind: 'system', id: null, grants: [] } as unknown as Caller]) {
      const expected = [];
      for (const [, assignment] of handed) {
        const found = await load(at.room.database, { kind: 'system', id: null, grants: [] } as unknown as Caller, assignment, period.id, false, now);
        if (found?.report !== undefined && mayDo(caller, 'pass', found.about, found.report, found.reviewedAbove)) expected.push(assignment);
      }
      const seen: string[] = [];
      for (let cursor: string | undefined; ;) {
        const page = must(await listReviews(at.room, caller, { limit: 2, cursor }));
        seen.push(...page.items.map(({ about }) => about.assignmentId));
        if (page.next === null) break;
        cursor = page.next;
      }
      expect([...seen].toSorted(), JSON.stringify(caller.grants)).toEqual(expected.toSorted());
    }
    must(await lockPeriod(at.room, at.keeper, period.id, 1));
    expect(must(await listReviews(at.room, at.reviewer, { limit: 5 })).items).toEqual([]);
  });

  describe('of many', () => {
    let database: Database;
    let many: Many;
    const accounts = Array.from({ length: 60 }, () => randomUUID());
    beforeAll(async () => {
      database = await server.fresh();
      const owner = server.owner(database);
      many = await fillDelivery(owner, { plans: 4, counties: 30, townsPerCounty: 12, tasksPerPlan: 40, periods: 2, seed: 1, today: '2026-03-02', byRule: false });
      // All counties but the last two have two reviewers of their own.
      for (const [place, id] of accounts.entries()) {
        await sql`insert into access.account (id, sign_in_name, sign_in_key, display_name, created_at) values (${id}, ${`u${place}`}, ${`u${place}`}, '试用人', '2026-01-01T00:00:00Z')`.execute(owner);
        if (place < 56) await sql`insert into access.role_grant (id, account_id, role, unit_id, valid_from) values (${randomUUID()}, ${id}, 'reviewer', ${many.counties[place % 28] ?? ''}, '2026-01-01T00:00:00Z')`.execute(owner);
      }
      await sql`vacuum analyze`.execute(owner);
    });

    const nobody = { own: [], sent: [], answering: [], accountId: null, roles: ['reviewer'], at: '2026-03-02T01:30:00.000Z' } as const;
    const cases: [string, () => Reviewing][] = [
      ['a county\'s reviewer', () => ({ ...nobody, own: [many.counties[3] ?? ''], accountId: accounts[3] ?? '' })],
      ['the keeper of the province, of the two counties without reviewers', () => ({ ...nobody, sent: [many.province] })],
      ['whoever sees all', () => ({ ...nobody, own: 'everywhere' })],
    ];
    test.each(cases)('the queue of %s reads at most 20 rows for each row it returns', async (_, asked) => {
      const units = await unitsWaiting(database, asked());
      const query = waitingQuery(asked(), units, null, PAGE);
      const returned = (await query.execute(database)).rows.length;
      expect(returned).toBeGreaterThan(20);
      const read = [];
      for (const one of [unitsWaitingQuery(asked()), query]) {
        const { rows: [explained] } = await sql<{ 'QUERY PLAN': [{ Plan: Node }] }>`explain (analyze, format json) ${one}`.execute(database);
        read.push(...told((explained as NonNullable<typeof explained>)['QUERY PLAN'][0].Plan));
      }
      expect(read.reduce((sum, [, rows]) => sum + rows, 0) / returned, read.map((one) => one.join(': ')).join('\n')).toBeLessThanOrEqual(MOST_READ_A_ROW);
    });
  });
});

/** What read how many rows. */
function told(node: Node): [string, number][] {
  const own = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) * node['Actual Loops'];
  return [...(node['Relation Name'] === undefined ? [] : [[`${node['Node Type']} ${node['Relation Name']}`, own] as [string, number]]), ...(node.Plans ?? []).flatMap(told)];
}
