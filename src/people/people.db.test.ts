import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listEntries, verify } from '#journal';
import { type Caller, type Database, frozenClock, SYSTEM } from '#platform';
import { majorsHere } from '#platform/testing';
import { codeOf, must, type SampleServer, sampleServer } from '../units/testing.ts';
import * as appointments from './appointments.ts';
import * as groups from './groups.ts';
import { leadingGroupOn } from './index.ts';
import type { LeadingGroup, PersonDraft } from './model.ts';
import * as pairings from './pairings.ts';
import * as persons from './persons.ts';
import type { PeopleRoom } from './room.ts';
import { tables } from './tables.ts';
import { exportPeople, importPeople } from './workbook/commands.ts';
import { writeWorkbook } from './workbook/write.ts';

const somebody = (name: string, more: Partial<PersonDraft> = {}): PersonDraft => ({ name, post: null, phone: null, unitId: null, accountId: null, ...more });

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: SampleServer;
  let database: Database;
  let room: PeopleRoom;
  const unit = (name: string): string => server.ids.get(name) as string;
  const GROUP = '澜江省教育领导小组';
  beforeAll(async () => { server = await sampleServer(major); });
  afterAll(() => server.stop());
  beforeEach(async () => {
    ({ database } = await server.copy());
    room = { database, clock: frozenClock('2026-06-15T02:00:00.000Z') };
  });

  const keeperAt = (unitId: string | null): Caller => ({ kind: 'account', id: '11111111-1111-4111-8111-111111111111', grants: [{ role: 'ledger-keeper', unitId }], sessionId: null });
  const setUp = async (): Promise<LeadingGroup> => must(await groups.setUpGroup(room, SYSTEM, unit(GROUP), { officeUnitId: unit('澜江省教育厅'), documentNumber: '澜政〔2025〕3号' }));
  const draft = (more: Partial<appointments.AppointmentDraft>): appointments.AppointmentDraft => ({ capacity: 'member', groupId: unit(GROUP), unitId: null, personId: null, person: null, replacesId: null, from: null, to: null, ...more });
  const proved = async (): Promise<void> => { expect((await verify(database, tables)).faults).toEqual([]); };

  test('a leading group is a unit of the tree, set up once, by whoever manages it', async () => {
    expect(codeOf(await groups.setUpGroup(room, SYSTEM, unit('澜江省财政厅'), { officeUnitId: null, documentNumber: null }))).toBe('group-unit-wrong');
    expect(codeOf(await groups.setUpGroup(room, keeperAt(unit('澜江省教育厅')), unit(GROUP), { officeUnitId: null, documentNumber: null }))).toBe('people-out-of-reach');
    const group = await setUp();
    expect(group).toMatchObject({ id: unit(GROUP), name: GROUP, government: { name: '澜江省人民政府' }, office: { name: '澜江省教育厅' }, documentNumber: '澜政〔2025〕3号', on: '2026-06-15', mayManage: true });
    expect(codeOf(await setUp().catch(() => groups.setUpGroup(room, SYSTEM, unit(GROUP), { officeUnitId: null, documentNumber: null })))).toBe('group-there-already');
    expect(must(await groups.changeGroup(room, keeperAt(unit('澜江省人民政府')), group.id, 1, { officeUnitId: unit('澜江省财政厅'), documentNumber: null }))).toMatchObject({ version: 2, office: { name: '澜江省财政厅' } });
    expect(codeOf(await groups.changeGroup(room, SYSTEM, group.id, 1, { officeUnitId: null, documentNumber: null }))).toBe('stale');
    expect(must(await groups.openGroup(room, keeperAt(unit('澜江省教育厅')), group.id)).mayManage).toBe(false);
  });

  test('who belonged to it on a day can be told: the last day counts, the day of the change is the successor\'s', async () => {
    const { id } = await setUp();
    must(await groups.addMemberUnits(room, SYSTEM, id, { unitIds: [unit('澜江省财政厅'), unit('澜江省审计厅')], from: '2026-01-01' }));
    const first = must(await appointments.appoint(room, SYSTEM, draft({ capacity: 'head', person: somebody('顾平', { post: '副省长', phone: '138-0000-1234' }), from: '2025-03-01' })));
    const second = must(await appointments.appoint(room, SYSTEM, draft({ capacity: 'head', person: somebody('陆川'), from: '2026-05-01', replacesId: first.id })));
    expect(second).toMatchObject({ person: { name: '陆川' }, from: '2026-05-01', to: null });
    const heads = async (on: string): Promise<unknown[]> => must(await groups.openGroup(room, SYSTEM, id, on)).members.map(({ person }) => person.name);
    expect([await heads('2025-02-28'), await heads('2025-03-01'), await heads('2026-04-30'), await heads('2026-05-01')]).toEqual([[], ['顾平'], ['顾平'], ['陆川']]);
    expect(must(await groups.openGroup(room, SYSTEM, id)).otherMembers).toMatchObject([{ person: { name: '顾平', phone: '138******1234' }, to: '2026-05-01' }]);
    const [finance] = must(await groups.openGroup(room, SYSTEM, id)).memberUnits;
    must(await groups.changeMemberUnit(room, SYSTEM, finance?.id as string, 1, { from: '2026-01-01', to: '2026-06-01' }));
    expect(await leadingGroupOn(database, id, '2026-05-31')).toMatchObject({ governmentId: unit('澜江省人民政府'), officeUnitId: unit('澜江省教育厅'), memberUnitIds: [unit('澜江省财政厅'), unit('澜江省审计厅')] });
    expect((await leadingGroupOn(database, id, '2026-06-01'))?.memberUnitIds).toEqual([unit('澜江省审计厅')]);
    expect(must(await groups.listGroups(room, { query: '教育', on: '2026-04-30', limit: 10 })).items).toEqual([{ id, name: GROUP, government: { id: unit('澜江省人民政府'), name: '澜江省人民政府' }, office: { id: unit('澜江省教育厅'), name: '澜江省教育厅' }, heads: ['顾平'], memberUnitCount: 2, memberCount: 1 }]);
    await proved();
  });

  test('nobody is the same twice at once, no time runs backwards, and a mistake is removed', async () => {
    const { id } = await setUp();
    must(await groups.addMemberUnits(room, SYSTEM, id, { unitIds: [unit('澜江省财政厅')], from: '2026-01-01' }));
    expect(codeOf(await groups.addMemberUnits(room, SYSTEM, id, { unitIds: [unit('澜江省审计厅'), unit('澜江省财政厅')], from: null }))).toBe('member-unit-held');
    expect(must(await groups.openGroup(room, SYSTEM, id)).memberUnits).toHaveLength(1);
    const held = must(await appointments.appoint(room, SYSTEM, draft({ person: somebody('顾平'), from: '2026-01-01', to: '2026-03-01' })));
    const again = (from: string | null, to: string | null): Promise<unknown> => appointments.appoint(room, SYSTEM, draft({ personId: held.person.id, from, to }));
    expect(codeOf(await again('2026-02-28', null))).toBe('appointment-held');
    expect(codeOf(await again('2026-04-01', '2026-04-01'))).toBe('days-reversed');
    expect(codeOf(await again('2026-03-01', null))).toBeNull();
    expect(codeOf(await appointments.changeAppointment(room, SYSTEM, held.id, 1, { from: '2026-01-01', to: null }))).toBe('appointment-held');
    expect(codeOf(await appointments.appoint(room, SYSTEM, draft({ capacity: 'deputy', personId: held.person.id, from: '2026-01-01', replacesId: held.id })))).toBe('appointment-not-found');
    expect(codeOf(await appointments.appoint(room, SYSTEM, draft({})))).toBe('person-missing');
    expect(await appointments.removeAppointment(room, SYSTEM, held.id, 1)).toBeNull();
    expect(codeOf(await appointments.openAppointment(room, held.id))).toBe('appointment-not-found');
    await proved();
  });

  test('liaison persons are their unit\'s: who manages another unit changes none', async () => {
    const [bureau, other] = [unit('云岭县教育局'), unit('白水县教育局')];
    const mine = draft({ capacity: 'liaison', groupId: null, unitId: bureau, person: somebody('林青', { unitId: bureau, phone: '0970-7654321' }), from: '2026-01-01' });
    expect(codeOf(await appointments.appoint(room, keeperAt(other), mine))).toBe('people-out-of-reach');
    const made = must(await appointments.appoint(room, keeperAt(bureau), mine));
    expect(codeOf(await appointments.changeAppointment(room, keeperAt(other), made.id, 1, { from: null, to: '2026-05-01' }))).toBe('people-out-of-reach');
    must(await appointments.changeAppointment(room, keeperAt(unit('云岭县人民政府')), made.id, 1, { from: '2026-01-01', to: '2026-06-15' }));
    expect(must(await appointments.listLiaisons(room, { unit: bureau, limit: 10 })).items).toEqual([]);
    expect(must(await appointments.listLiaisons(room, { on: '2026-06-14', limit: 10 })).items).toMatchObject([{ person: { name: '林青', phone: '097*****4321' }, unit: { name: '云岭县教育局' } }]);
    expect(must(await appointments.listLiaisons(room, { unit: other, on: '2026-06-14', limit: 10 })).items).toEqual([]);
  });

  test('a leader answers for several places; the sheet of an account asks by the day', async () => {
    const { rows: [account] } = await sql<{ id: string }>`insert into access.account (id, sign_in_name, sign_in_key, created_at) values (gen_random_uuid(), 'gu', 'gu', now()) returning id`.execute(database);
    const education = unit('澜江省教育厅');
    const leader = somebody('顾平', { unitId: education });
    const some = { personId: null, person: leader, from: '2026-01-01', to: null };
    expect(codeOf(await pairings.addPairings(room, keeperAt(unit('云岭县人民政府')), { ...some, placeUnitIds: [unit('云岭县人民政府')] }))).toBe('people-out-of-reach');
    expect(codeOf(await pairings.addPairings(room, SYSTEM, { ...some, placeUnitIds: [unit('云岭县教育局')] }))).toBe('place-not-government');
    const [first] = must(await pairings.addPairings(room, keeperAt(education), { ...some, placeUnitIds: [unit('云岭县人民政府'), unit('白水县人民政府')] }));
    expect(codeOf(await pairings.addPairings(room, SYSTEM, { personId: first?.person.id as string, person: null, placeUnitIds: [unit('白水县人民政府')], from: null, to: null }))).toBe('pairing-held');
    must(await pairings.changePairing(room, SYSTEM, first?.id as string, 1, { from: '2026-01-01', to: '2026-03-01' }));
    const person = first?.person as { id: string; version: number };
    const own: Caller = { kind: 'account', id: account?.id as string, grants: [{ role: 'leader', unitId: education }], sessionId: null };
    expect(await pairings.listOwnPlaces(room, own)).toEqual([]);
    expect(codeOf(await persons.changePerson(room, keeperAt(education), person.id, 1, { name: '顾平', post: null, unitId: education, signInName: 'nobody' }))).toBe('account-not-found');
    must(await persons.changePerson(room, keeperAt(education), person.id, 1, { name: '顾平', post: null, unitId: education, signInName: 'GU' }));
    expect(await pairings.listOwnPlaces({ ...room, clock: frozenClock('2026-02-28T15:59:59.000Z') }, own)).toEqual([{ id: unit('白水县人民政府'), name: '白水县人民政府' }, { id: unit('云岭县人民政府'), name: '云岭县人民政府' }]);
    expect((await pairings.listOwnPlaces({ ...room, clock: frozenClock('2026-02-28T16:00:00.000Z') }, own)).map(({ name }) => name)).toEqual(['白水县人民政府']);
    expect(must(await pairings.listPairings(room, keeperAt(unit('云岭县人民政府')), { limit: 10 })).items).toMatchObject([{ place: { name: '白水县人民政府' }, person: { name: '顾平', signsIn: true }, mayManage: false }]);
    expect(await pairings.removePairing(room, SYSTEM, first?.id as string, 2)).toBeNull();
    await proved();
  });

  test('a telephone is seen with a reason that the journal keeps; what was erased is gone, and the journal still proves', async () => {
    await setUp();
    const { person, id } = must(await appointments.appoint(room, SYSTEM, draft({ person: somebody('顾平', { phone: '13800001234' }), from: '2026-01-01' })));
    expect(person.phone).toBe('138****1234');
    expect(await persons.revealPerson(room, SYSTEM, person.id, '催报一季度进展')).toEqual({ phone: '13800001234' });
    expect(await listEntries(database, { kind: 'person', id: person.id }, null, 10)).toMatchObject([{ action: 'reveal-person', remark: '催报一季度进展', effect: [] }]);
    expect(JSON.stringify(await listEntries(database, { kind: 'leading-group', id: unit(GROUP) }, null, 10))).not.toMatch(/顾平|1380000/u);
    const changed = must(await persons.changePerson(room, SYSTEM, person.id, 1, { name: '顾平', post: '厅长', unitId: null }));
    expect(changed).toMatchObject({ post: '厅长', phone: '138****1234', version: 2 });
    expect(must(await persons.listPeople(room, { query: '顾', limit: 5 })).items).toHaveLength(1);
    expect(codeOf(await persons.erasePerson(room, SYSTEM, person.id, 2, '本人要求'))).toBe('person-in-office');
    must(await appointments.changeAppointment(room, SYSTEM, id, 1, { from: '2026-01-01', to: '2026-06-01' }));
    expect(codeOf(await persons.erasePerson(room, keeperAt(unit('白水县教育局')), person.id, 2, '本人要求'))).toBe('people-out-of-reach');
    expect(must(await persons.erasePerson(room, SYSTEM, person.id, 2, '本人要求'))).toMatchObject({ name: null, post: null, phone: null });
    expect(must(await persons.listPeople(room, { query: '顾', limit: 5 })).items).toEqual([]);
    expect(codeOf(await persons.changePerson(room, SYSTEM, person.id, 3, { name: '顾平', post: null, unitId: null }))).toBe('person-erased');
    await proved();
  });

  test('the list goes out and comes back: unchanged as it is, telephones untouched, days and posts as they were edited', async () => {
    await setUp();
    const finance = unit('澜江省财政厅');
    const rows = [
      { id: '', what: 'member-unit', target: GROUP, name: null, post: null, unit: '澜江省财政厅', phone: null, from: '2026-01-01', to: null },
      { id: '', what: 'head', target: GROUP, name: '顾平', post: '副省长', unit: null, phone: '13800001234', from: '2026-01-01', to: null },
      { id: '', what: 'liaison', target: GROUP, name: '林青', post: '处长', unit: '省财政厅', phone: null, from: '2026-01-01', to: null },
      { id: '', what: 'pairing', target: '云岭县', name: '顾平', post: null, unit: null, phone: null, from: '2026-01-01', to: null },
    ] as const;
    const takeIn = async (some: Parameters<typeof writeWorkbook>[0], more: { dry?: boolean; caller?: Caller } = {}) => must(await importPeople(room, more.caller ?? SYSTEM, { bytes: await writeWorkbook(some), name: '名单.xlsx', dry: more.dry ?? false }));
    expect(await takeIn(rows, { dry: true })).toMatchObject({ applied: false, created: 4, faultCount: 0 });
    expect(await takeIn(rows)).toMatchObject({ applied: true, rows: 4, created: 4, changed: 0, faults: [] });
    expect(must(await groups.openGroup(room, SYSTEM, unit(GROUP)))).toMatchObject({ memberUnits: [{ unit: { id: finance } }], members: [{ capacity: 'head', person: { name: '顾平', phone: '138****1234' } }, { capacity: 'liaison', person: { name: '林青' } }] });
    expect(await takeIn(rows)).toMatchObject({ applied: true, created: 0, changed: 0, unchanged: 4 });

    const bytes = must(await exportPeople(room, SYSTEM, { past: false, reason: null })).bytes;
    expect(must(await importPeople(room, SYSTEM, { bytes, name: '名单.xlsx', dry: false }))).toMatchObject({ applied: true, created: 0, changed: 0, unchanged: 4 });
    const head = must(await groups.openGroup(room, SYSTEM, unit(GROUP))).members[0];
    expect(await takeIn([{ ...rows[1], id: head?.id as string, name: '顾平之', phone: '138****1234', to: '2026-09-01' }])).toMatchObject({ applied: true, created: 0, changed: 1 });
    expect(must(await groups.openGroup(room, SYSTEM, unit(GROUP))).members[0]).toMatchObject({ person: { name: '顾平之', post: '副省长' }, to: '2026-09-01' });
    expect(await persons.revealPerson(room, SYSTEM, head?.person.id as string, '核对')).toEqual({ phone: '13800001234' });
    must(await exportPeople(room, SYSTEM, { past: true, reason: '印发通讯录' }));
    expect(await listEntries(database, { kind: 'people', id: 'list' }, null, 1)).toMatchObject([{ action: 'reveal-people', remark: '印发通讯录' }]);
    await proved();
  });

  test('one row that is wrong keeps all out, and each says where', async () => {
    await setUp();
    const row = { id: '', what: 'member', target: GROUP, name: '顾平', post: null, unit: null, phone: null, from: null, to: null } as const;
    const report = must(await importPeople(room, keeperAt(unit('白水县人民政府')), { bytes: await writeWorkbook([
      row, { ...row, target: '没有的小组', name: '甲' }, { ...row, name: null }, { ...row, phone: '12' }, { ...row, from: '2026-02-01', to: '2026-01-01' },
      { ...row, what: 'liaison', unit: '云岭县教育局' }, { ...row, what: 'liaison', target: null, unit: '白水县教育局' }, { ...row, what: 'pairing', target: '哪里' }, { ...row, unit: '没有的单位' },
      { ...row, what: 'liaison', target: null, unit: '白水县教育局' },
    ]), name: '名单.xlsx', dry: false }));
    expect(report).toMatchObject({ applied: false, faultCount: 9 });
    expect(report.faults.map(({ row: at, code }) => `${at} ${code}`)).toEqual(['2 people-row-reach', '3 people-row-group', '4 people-row-blank', '5 people-row-phone', '6 people-row-days', '7 people-row-reach', '9 people-row-place', '10 people-row-unit', '11 people-row-twice']);
    expect(report.faults[2]?.sentence.zh).toBe('第 4 行“姓名”是空的，请填写。');
    expect(await sql`select from people.person`.execute(database)).toMatchObject({ rows: [] });
    expect(codeOf(await importPeople(room, SYSTEM, { bytes: new TextEncoder().encode('姓名,电话'), name: '名单.csv', dry: true }))).toBe('workbook-not-xlsx');
  });
});
