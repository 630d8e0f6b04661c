import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf } from '../units/testing.ts';
import { sampleServer, type SampleServer } from '../units/testing.ts';
import { testDoor, type TestDoor } from '../access/testing.ts';
import { type Caller, type Database, frozenClock, NOBODY, within } from '#platform';
import { majorsHere } from '#platform/testing';
import type { Role } from '#access';
import { noticesRoom } from './index.ts';
import { notify, type Telling } from './notify.ts';
import { countUnread, listNotices, markRead } from './own.ts';
import type { NoticesRoom } from './room.ts';
import { listQuery } from './store/events.ts';

const AT = '2026-03-02T01:30:00.000Z';

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: SampleServer;
  let database: Database;
  let door: TestDoor;
  let room: NoticesRoom;
  const clock = frozenClock(AT);
  const unit = (name: string): string => server.ids.get(name) as string;
  beforeAll(async () => {
    server = await sampleServer(major);
    ({ database } = await server.copy());
    door = testDoor(database, clock);
    room = { database, clock };
  });
  afterAll(async () => { await door.close(); await server.stop(); });

  const person = async (role: Role | null, at: string | null): Promise<Caller> => {
    const { accountId } = await door.as(role, at);
    return { kind: 'account', id: accountId, grants: role === null ? [] : [{ role, unitId: at }], sessionId: null };
  };
  const tell = (telling: Partial<Telling> & Pick<Telling, 'kind' | 'to'>): Promise<number> => within(database, (tx) => notify(tx, { title: '云岭县教育提升实施方案', about: { kind: 'dispatch', id: null }, at: AT, ...telling })) as Promise<number>;
  const told = async (caller: Caller): Promise<object[]> => {
    const page = await listNotices(room, caller, { unread: 'false', limit: 50 });
    return 'refused' in page ? [] : page.items.map(({ kind, unit: of, count }) => ({ kind, unit: of?.name ?? null, count }));
  };

  test('who acts for the unit itself is told, and nobody above, beside, elsewhere or out of use', async () => {
    const [county, office] = [unit('云岭县教育局'), unit('云岭县财政局')];
    const [clerk, keeper, reader, above, beside] = [await person('reporting-clerk', county), await person('ledger-keeper', county), await person('reader', county), await person('ledger-keeper', unit('云岭县人民政府')), await person('reporting-clerk', office)];
    const gone = await person('reporting-clerk', county);
    await sql`update access.account set disabled = true where id = ${gone.id}`.execute(database);
    expect(await tell({ kind: 'dispatch-sent', to: [{ unitId: county, count: 3 }] })).toBe(2);
    for (const caller of [clerk, keeper]) expect(await told(caller)).toEqual([{ kind: 'dispatch-sent', unit: '云岭县教育局', count: 3 }]);
    for (const caller of [reader, above, beside, gone]) expect(await told(caller)).toEqual([]);
    expect(await tell({ kind: 'dispatch-sent', to: [{ unitId: unit('白水县教育局') }] })).toBe(0);
  });

  test('an objection goes to the nearest who dispatches; whoever did it is not told; one with two roles is told once', async () => {
    const [bureau, government] = [unit('白水县教育局'), unit('白水县人民政府')];
    const [near, far, everywhere] = [await person('ledger-keeper', government), await person('ledger-keeper', unit('澜江省人民政府')), await person('ledger-keeper', null)];
    expect(await tell({ kind: 'dispatch-objected', to: [{ unitId: bureau }] })).toBe(1);
    expect(await told(near)).toHaveLength(1);
    expect([...await told(far), ...await told(everywhere)]).toEqual([]);
    expect(await tell({ kind: 'dispatch-objected', to: [{ unitId: bureau }], byAccountId: near.id })).toBe(0);
    expect(await tell({ kind: 'dispatch-objected', to: [{ unitId: bureau }, { unitId: government }] })).toBe(1);
    expect(await tell({ kind: 'report-passed', to: [{ unitId: bureau, accountIds: [far.id as string] }] })).toBe(1);
    expect(await tell({ kind: 'channel-failed', to: [{ unitId: null }] })).toBe(1);
    expect(await told(everywhere)).toEqual([{ kind: 'channel-failed', unit: null, count: null }]);
  });

  test('once is once for each unit, and what is rolled back was never told', async () => {
    const [one, two] = [unit('港东区教育局'), unit('城北区教育局')];
    const clerk = await person('reporting-clerk', one);
    const other = await person('reporting-clerk', two);
    const once = 'due-soon 2026-03-05';
    expect(await tell({ kind: 'due-soon', once, to: [{ unitId: one, count: 1 }] })).toBe(1);
    expect(await tell({ kind: 'due-soon', once, to: [{ unitId: one, count: 1 }, { unitId: two, count: 2 }] })).toBe(1);
    expect([await told(clerk), await told(other)]).toEqual([[{ kind: 'due-soon', unit: '港东区教育局', count: 1 }], [{ kind: 'due-soon', unit: '城北区教育局', count: 2 }]]);
    await within(database, async (tx) => { await notify(tx, { kind: 'report-returned', title: '', about: { kind: 'report', id: null }, to: [{ unitId: one }], at: AT }); return { refused: 'stale', values: {} }; });
    expect(await told(clerk)).toHaveLength(1);
    await expect(notify(database, { kind: 'report-returned', title: '', about: { kind: 'report', id: null }, to: [{ unitId: one }], at: AT })).rejects.toThrow('in the transaction');
  });

  test('one reads one\'s own: page by page, read one by one or all at once; programs and nobody have none', async () => {
    const at = unit('青溪县教育局');
    const clerk = await person('reporting-clerk', at);
    for (let n = 0; n < 5; n += 1) await tell({ kind: 'period-opened', title: `第${n}期`, to: [{ unitId: at }] });
    const first = await listNotices(room, clerk, { unread: 'false', limit: 3 }) as { items: { id: string; title: string }[]; next: string };
    const second = await listNotices(room, clerk, { unread: 'false', cursor: first.next, limit: 3 }) as typeof first;
    expect(new Set([...first.items, ...second.items].map(({ title }) => title)).size).toBe(5);
    expect(second.next).toBeNull();
    expect(await countUnread(room, clerk)).toEqual({ count: 5 });
    expect(await markRead(room, clerk, [first.items[0]?.id as string])).toEqual({ count: 4 });
    expect((await listNotices(room, clerk, { unread: 'true', limit: 9 }) as typeof first).items).toHaveLength(4);
    const other = await person('reader', null);
    expect(await markRead(room, other, [first.items[1]?.id as string])).toEqual({ count: 0 });
    expect(await countUnread(room, clerk)).toEqual({ count: 4 });
    expect(await markRead(room, clerk, null)).toEqual({ count: 0 });
    for (const caller of [NOBODY, { kind: 'program', id: clerk.id, grants: [], sessionId: null } as Caller]) expect(codeOf(await countUnread(room, caller))).toBe('own-account-only');
    expect(codeOf(await listNotices(room, clerk, { unread: 'false', cursor: 'nothing', limit: 3 }))).toBe('invalid-cursor');
  });

  test('what was read is kept half a year, what was not a year and more', async () => {
    const at = unit('石埠区教育局');
    const clerk = await person('reporting-clerk', at);
    for (const kind of ['report-passed', 'report-returned'] as const) await tell({ kind, to: [{ unitId: at }] });
    const { items: [newest] } = await listNotices(room, clerk, { unread: 'true', limit: 1 }) as { items: { id: string }[] };
    await markRead(room, clerk, [newest?.id as string]);
    const later = frozenClock(AT);
    const { hourly } = noticesRoom.open({ database, clock: later, root: '', version: '0' });
    later.advanceDays(180);
    await hourly?.();
    expect(await told(clerk)).toHaveLength(2);
    later.advanceDays(1);
    await hourly?.();
    expect(await told(clerk)).toHaveLength(1);
    later.advanceDays(220);
    await hourly?.();
    expect(await told(clerk)).toHaveLength(0);
  });

  test('a page of notices reads at most twenty rows for each row shown', async () => {
    const { id } = await person('reader', null);
    await sql`with made as (insert into notices.event (id, kind, title, about_kind, made_at) select gen_random_uuid(), 'due-soon', '', 'period', ${AT}::timestamptz - n * interval '1 minute' from generate_series(1, 6000) as n returning id, made_at)
      insert into notices.notice (account_id, event_id, made_at, read_at) select case when row_number() over () % 3 = 0 then ${id}::uuid else gen_random_uuid() end, id, made_at, case when row_number() over () % 30 = 0 then null else made_at end from made`.execute(database);
    await sql`analyze notices.notice, notices.event`.execute(server.owner(database));
    for (const unreadOnly of [false, true]) {
      const [explained] = await listQuery(database, { accountId: id as string, unreadOnly, after: null, limit: 51 }).explain<{ 'QUERY PLAN': { Plan: Node }[] }>('json', sql`analyze`);
      const top = explained?.['QUERY PLAN'][0]?.Plan as Node;
      expect(top['Actual Rows']).toBe(51);
      expect(readBy(top)).toBeLessThanOrEqual(20 * 51);
    }
  });
});

interface Node { 'Node Type': string; 'Actual Rows': number; 'Actual Loops': number; 'Rows Removed by Filter'?: number; Plans?: Node[] }
function readBy(node: Node): number {
  const under = (node.Plans ?? []).reduce((sum, plan) => sum + readBy(plan), 0);
  return !/Scan/.test(node['Node Type']) || node['Node Type'] === 'Bitmap Index Scan' ? under : under + node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0));
}
