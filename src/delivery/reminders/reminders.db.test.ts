import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { isRefusal, type Refusal } from '#kernel';
import { type Caller, type Database, frozenClock, SYSTEM } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { fillDelivery, type Many } from '../testing/many-store.ts';
import { listProposals, listReleased, noteReminder, openReminder, releaseReminders, takeBackReminder } from './commands.ts';
import type { Release } from './model.ts';

const must = <T>(value: T | Refusal): T => { if (isRefusal(value)) throw new Error(JSON.stringify(value)); return value; };
const clock = frozenClock('2026-11-22T02:00:00.000Z');

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  let database: Database;
  let many: Many;
  beforeAll(async () => {
    server = await testServer(major);
    database = await server.fresh();
    many = await fillDelivery(server.owner(database), { plans: 1, counties: 4, townsPerCounty: 0, tasksPerPlan: 9, periods: 2, seed: 3, today: '2026-11-22', byRule: true });
  });
  afterAll(() => server.stop());
  const at = (): { database: Database; clock: typeof clock } => ({ database, clock });
  const keeper = (unitId: string): Caller => ({ kind: 'account', id: '00000000-0000-4000-8000-00000000000a', grants: [{ role: 'ledger-keeper', unitId }], sessionId: null });
  const asked = (items: Release['items']): Release => ({ items, words: null, number: null, spokenWith: null });

  test('what is late is proposed, released once by a person, noted, and proposed again when it was taken back', async () => {
    const { items } = await listProposals(at(), keeper(many.province), {});
    const late = items.find(({ days, about }) => days > 15 && about === 'deadline');
    expect(late).toMatchObject({ rung: 'meeting-list', released: [], reachable: false });
    const one = { assignmentId: late?.assignmentId ?? '', dueOn: late?.dueOn ?? '' };
    // A rung cannot be left out.
    expect(await releaseReminders(at(), keeper(many.province), asked([{ ...one, rung: 'prompt-letter' }]))).toMatchObject({ refused: 'rung-not-proposed' });
    const both = await Promise.all([0, 1].map(() => releaseReminders(at(), keeper(many.province), asked([{ ...one, rung: 'meeting-list' }]))));
    expect(both.map((done) => (isRefusal(done) ? done.refused : done.count)).toSorted()).toEqual([1, 'rung-not-proposed']);
    expect((await listProposals(at(), keeper(many.province), {})).items.find(({ assignmentId, dueOn }) => assignmentId === one.assignmentId && dueOn === one.dueOn)).toMatchObject({ rung: 'telephone' });
    must(await releaseReminders(at(), keeper(many.province), { ...asked([{ ...one, rung: 'telephone' }]), spokenWith: '李主任' }));
    const released = must(await listReleased(at(), keeper(many.province), { limit: 10 })).items;
    expect(new Map(released.map(({ rung, spokenWith }) => [rung, spokenWith]))).toEqual(new Map([['meeting-list', null], ['telephone', '李主任']]));
    const telephone = released.find(({ rung }) => rung === 'telephone');
    expect(must(await noteReminder(at(), keeper(many.province), telephone?.id ?? '', 1, { number: '云教督函〔2026〕3号' })).paperNumber).toBe('云教督函〔2026〕3号');
    expect(await noteReminder(at(), keeper(many.province), telephone?.id ?? '', 1, { number: null })).toMatchObject({ refused: 'stale' });
    expect(must(await takeBackReminder(at(), keeper(many.province), telephone?.id ?? '', 2)).actions).toEqual([]);
    expect(await noteReminder(at(), keeper(many.province), telephone?.id ?? '', 3, { number: null })).toMatchObject({ refused: 'reminder-taken-back' });
    expect((await listProposals(at(), keeper(many.province), {})).items.find(({ assignmentId, dueOn }) => assignmentId === one.assignmentId && dueOn === one.dueOn)?.rung).toBe('telephone');
    const { rows } = await sql<{ words: string }>`select effect::text as words from journal.entry where action = 'release-reminders'`.execute(database);
    expect(rows).toHaveLength(2);
    expect(rows.some(({ words }) => words.includes('李主任'))).toBe(false);
  });

  test('whoever did not hand it out reminds nobody of it; of several, one that is not proposed releases none', async () => {
    const county = many.counties[0] as string;
    expect((await listProposals(at(), keeper(county), {})).items).toEqual([]);
    const { items } = await listProposals(at(), SYSTEM, { rung: 'meeting-list' });
    expect(items.length).toBeGreaterThan(1);
    const [good, other] = items.map(({ assignmentId, dueOn, rung }) => ({ assignmentId, dueOn, rung })) as [Release['items'][number], Release['items'][number]];
    expect(await releaseReminders(at(), keeper(county), asked([good]))).toMatchObject({ refused: 'assignment-not-found' });
    expect(await releaseReminders(at(), SYSTEM, asked([good, { ...other, rung: 'telephone' }]))).toMatchObject({ refused: 'rung-not-proposed' });
    expect((await listProposals(at(), SYSTEM, { rung: 'meeting-list' })).items.some(({ assignmentId, dueOn }) => assignmentId === good.assignmentId && dueOn === good.dueOn)).toBe(true);
    expect(await openReminder(at(), SYSTEM, good.assignmentId)).toMatchObject({ refused: 'reminder-not-found' });
  });
});
