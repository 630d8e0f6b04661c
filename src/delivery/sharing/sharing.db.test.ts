import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { isRefusal } from '#kernel';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { CITIES, DAY, must, unproved, world } from '../../../test/delivery/fixture.ts';
import { acknowledge } from '../assignments/answering.ts';
import { openAssignment } from '../assignments/listing.ts';
import { breakDown } from '../assignments/passing.ts';
import { draftDispatch, sendDispatch } from '../dispatching/commands.ts';
import { openShares, shareOut } from './commands.ts';
import { ShareOut } from './model.ts';

const EDU = '澜江省教育厅';
const codeOf = (value: unknown): string => (isRefusal(value) ? value.refused : 'done');

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());

  test('a target is shared out over those that owe it, whole or not at all, and divided again below', async () => {
    const at = await world(await server.fresh());
    onTestFinished(at.close);
    const keeper = await at.as('ledger-keeper', EDU);
    const clerk = await at.as('reporting-clerk', CITIES[0]);
    const { assignments, dispatch } = must(await draftDispatch(at.room, keeper, at.planId, { authority: 'own-department', groupId: null, fromUnitId: at.unit(EDU), channel: 'letter', number: null, dispatchedOn: DAY, answerBy: null, words: null, contact: null, assignments: CITIES.map((name) => ({ taskId: at.task(2), unitId: at.unit(name) })) }));
    const [one, two, three] = assignments.map(({ id }) => id) as [string, string, string];
    const target = (await at.plans.database.selectFrom('plans.target').select('id').where('task_id', '=', at.task(2)).executeTakeFirstOrThrow()).id;
    const asked = (shares: readonly object[], seen: readonly object[] = [], parentId: string | null = null): ShareOut => ShareOut.parse({ shares, seen, parentId });
    // Nothing that was not sent is shared out.
    expect(codeOf(await openShares(at.room, keeper, target, null))).toBe('target-not-found');
    must(await sendDispatch(at.room, keeper, dispatch.id, 1));
    const open = must(await openShares(at.room, keeper, target, null));
    expect([open.whole, open.target.adds, open.mayShare, open.candidates.map(({ unitName }) => unitName)]).toEqual([16, true, true, [...CITIES]]);
    expect(codeOf(await shareOut(at.room, clerk, target, asked([{ assignmentId: one, value: 16 }])))).toBe('not-allowed');
    expect(await shareOut(at.room, keeper, target, asked([{ assignmentId: one, value: 8 }, { assignmentId: two, value: 5 }]))).toMatchObject({ refused: 'shares-do-not-sum', values: { sum: 13, whole: 16, difference: 3, unit: '所' } });
    expect(codeOf(await shareOut(at.room, keeper, target, asked([{ assignmentId: one, value: 8 }, { assignmentId: one, value: 8 }])))).toBe('shared-twice');
    expect(codeOf(await shareOut(at.room, keeper, target, asked([{ assignmentId: at.planId, value: 16 }])))).toBe('share-of-nobody');
    const way = { startsOn: '2026-01-01', endsOn: '2027-12-31' };
    const first = must(await shareOut(at.room, keeper, target, asked([
      { assignmentId: one, value: 8, ...way, trajectory: 'line' }, { assignmentId: two, value: 5, ...way, trajectory: 'steps', waypoints: [{ dueOn: '2026-12-31', expected: 2 }, { dueOn: '2027-12-31', expected: 5 }] }, { assignmentId: three, value: 3 },
    ])));
    expect(first.shares.map(({ unitName, value, trajectory, waypoints }) => [unitName, value, trajectory, waypoints.length])).toEqual([[CITIES[0], 8, 'line', 0], [CITIES[1], 5, 'steps', 2], [CITIES[2], 3, 'none', 0]]);
    // Without having seen them nobody writes over what others shared.
    expect(codeOf(await shareOut(at.room, keeper, target, asked([{ assignmentId: one, value: 16 }])))).toBe('stale');
    const seen = first.shares.map(({ id, version }) => ({ id, version }));
    const second = must(await shareOut(at.room, keeper, target, asked([{ assignmentId: one, value: 9, ...way, trajectory: 'line' }, { assignmentId: two, value: 7, ...way, trajectory: 'steps', waypoints: [{ dueOn: '2027-06-30', expected: 7 }] }], seen)));
    expect(second.shares.map(({ id, value, version, waypoints }) => [id, value, version, waypoints.length])).toEqual([[seen[0]?.id, 9, 2, 0], [seen[1]?.id, 7, 2, 1]]);

    // The city took it on by letter; its own parts take its own nine.
    const whole = must(await openAssignment(at.room, clerk, one)).assignment;
    must(await acknowledge(at.room, clerk, [{ id: one, version: whole.version }]));
    const { parts } = must(await breakDown(at.room, clerk, one, whole.version + 1, { parts: ['东片', '西片'].map((title) => ({ title, dueOn: null, officeUnitId: null, person: null })) }));
    const [east, west] = parts.map(({ id }) => id) as [string, string];
    expect(must(await openShares(at.room, clerk, target, one))).toMatchObject({ whole: 9, mayShare: true, shares: [] });
    expect(codeOf(await shareOut(at.room, keeper, target, asked([{ assignmentId: east, value: 9 }], [], one)))).toBe('not-allowed');
    expect(codeOf(await shareOut(at.room, clerk, target, asked([{ assignmentId: east, value: 4 }, { assignmentId: west, value: 4 }], [], one)))).toBe('shares-do-not-sum');
    expect(must(await shareOut(at.room, clerk, target, asked([{ assignmentId: east, value: 5 }, { assignmentId: west, value: 4 }], [], one))).shares.map(({ value }) => value)).toEqual([5, 4]);
    expect(must(await openAssignment(at.room, keeper, one)).shares.map(({ assignmentId, value }) => [assignmentId === one, value])).toEqual([[true, 9], [false, 5], [false, 4]]);
    expect(must(await shareOut(at.room, clerk, target, asked([], must(await openShares(at.room, clerk, target, one)).shares.map(({ id, version }) => ({ id, version })), one))).shares).toEqual([]);
    expect(await unproved(at)).toEqual([]);
  });
});
