import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, type Database, SYSTEM } from '#platform';
import { majorsHere } from '#platform/testing';
import { changeUnit, createUnit, deleteUnit, moveUnit, openUnit } from './commands/edit.ts';
import { searchUnits } from './commands/find.ts';
import { addAlias } from './commands/names.ts';
import type { Room } from './commands/room.ts';
import { type OpenedUnit, UnitDraft, type UnitPage } from './model.ts';
import { matchNames } from './naming.ts';
import { allUnits } from './store/units.ts';
import { codeOf, must, sampleServer, type SampleServer } from './testing.ts';

const draft = (name: string, more: Partial<UnitDraft> = {}): UnitDraft => UnitDraft.parse({ name, kind: 'department', level: 'county', ...more });

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: SampleServer;
  let database: Database;
  let room: Room;
  beforeAll(async () => { server = await sampleServer(major); });
  afterAll(() => server.stop());
  const id = (name: string): string => server.ids.get(name) as string;
  const province = async (): Promise<void> => { ({ database, room } = await server.copy()); };

  test('a path is the unit and all above it, and stays so when a subtree moves', async () => {
    await province();
    const before = must(await openUnit(room, SYSTEM, id('云岭县教育局')));
    expect(before.unit.above).toEqual(['澜江省人民政府', '沅台市人民政府', '云岭县人民政府']);
    const county = must(await openUnit(room, SYSTEM, id('云岭县人民政府')));
    must(await moveUnit(room, SYSTEM, county.unit.id, county.version, id('梓陵市人民政府'), 3));
    expect(must(await openUnit(room, SYSTEM, id('云岭县教育局'))).unit.above).toEqual(['澜江省人民政府', '梓陵市人民政府', '云岭县人民政府']);
    const units = await allUnits(database);
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    for (const unit of units) expect(unit.path).toEqual([...(unit.parentId === null ? [] : (byId.get(unit.parentId)?.path ?? ['?'])), unit.id]);
    const moved = must(await openUnit(room, SYSTEM, county.unit.id));
    expect(codeOf(await moveUnit(room, SYSTEM, moved.unit.id, moved.version, id('云岭县教育局'), 0))).toBe('unit-below-itself');
    expect(codeOf(await moveUnit(room, SYSTEM, moved.unit.id, county.version, id('沅台市人民政府'), 0))).toBe('stale');
  });

  test('two at once: no ring, no name twice, no change lost', async () => {
    await province();
    const [one, other] = [must(await openUnit(room, SYSTEM, id('沅台市人民政府'))), must(await openUnit(room, SYSTEM, id('梓陵市人民政府')))];
    const moves = await Promise.all([moveUnit(room, SYSTEM, one.unit.id, one.version, other.unit.id, 0), moveUnit(room, SYSTEM, other.unit.id, other.version, one.unit.id, 0)]);
    expect(moves.map(codeOf).toSorted()).toEqual(['unit-below-itself', null].toSorted());
    const made = await Promise.all(Array.from({ length: 4 }, () => createUnit(room, SYSTEM, id('云岭县人民政府'), draft('云岭县体育局'))));
    expect(made.map(codeOf).filter((code) => code === null)).toHaveLength(1);
    const bureau = must(await openUnit(room, SYSTEM, id('云岭县教育局')));
    const edits = await Promise.all(['甲局', '乙局'].map((name) => changeUnit(room, SYSTEM, bureau.unit.id, bureau.version, draft(name), null)));
    expect(edits.map(codeOf).toSorted()).toEqual(['stale', null].toSorted());
    const aliases = await Promise.all([id('云岭县财政局'), id('云岭县民政局')].map((unit) => addAlias(room, SYSTEM, unit, '县某局', undefined)));
    expect(aliases.map(codeOf).toSorted()).toEqual(['alias-taken', null].toSorted());
  });

  test('one creates, mends and deletes a unit within one’s reach', async () => {
    await province();
    const keeper: Caller = { kind: 'account', id: null, grants: [{ role: 'ledger-keeper', unitId: id('云岭县人民政府') }], sessionId: null };
    const made = must(await createUnit(room, keeper, id('云岭县人民政府'), draft('云岭县体育局'))) as OpenedUnit;
    expect(made.unit.path.at(-2)).toBe(id('云岭县人民政府'));
    expect(codeOf(await createUnit(room, keeper, id('云岭县人民政府'), draft('云岭县体育局')))).toBe('unit-name-taken');
    expect(codeOf(await createUnit(room, keeper, id('青溪县人民政府'), draft('青溪县体育局')))).toBe('unit-out-of-reach');
    expect(codeOf(await createUnit(room, keeper, null, draft('另一省人民政府')))).toBe('unit-out-of-reach');
    expect(codeOf(await createUnit(room, keeper, id('云岭县人民政府'), draft('甲', { creditCode: '91350100M000100Y44' })))).toBe('credit-code-wrong');
    const changed = must(await changeUnit(room, keeper, made.unit.id, made.version, draft('云岭县文化体育局'), '2026-01-01'));
    expect(changed.former).toEqual([{ name: '云岭县体育局', shortName: null, divisionCode: null, validTo: '2026-01-01' }]);
    expect((must(await searchUnits(database, { query: '文化', belowId: id('云岭县人民政府'), limit: 10 }))).items.map(({ name }) => name)).toEqual(['云岭县文化体育局']);
    expect(codeOf(await deleteUnit(room, keeper, made.unit.id, changed.version))).toBe('unit-in-use');
    const slip = must(await createUnit(room, keeper, id('云岭县人民政府'), draft('云岭县体肓局')));
    expect(await deleteUnit(room, keeper, slip.unit.id, slip.version)).toBeNull();
    expect(codeOf(await openUnit(room, SYSTEM, slip.unit.id))).toBe('unit-not-found');
  });

  test('a page after the other holds every unit once, searched for or not', async () => {
    await province();
    for (const query of ['', '教育局', '云岭']) {
      const met: string[] = [];
      let cursor: string | undefined;
      do {
        const page: UnitPage = must(await searchUnits(database, { query, limit: 7, cursor }));
        met.push(...page.items.map(({ name, id: unitId }) => `${name} ${unitId}`));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      const all = (await allUnits(database)).filter(({ name }) => name.includes(query)).map(({ name, id: unitId }) => `${name} ${unitId}`);
      expect(met.toSorted()).toEqual(all.toSorted());
      expect(met.length).toBeGreaterThan(7);
    }
    expect(codeOf(await searchUnits(database, { query: '', limit: 7, cursor: 'zzz' }))).toBe('invalid-cursor');
  });

  test('names in a paper of the province find their units', async () => {
    await province();
    const matches = await matchNames(database, id('澜江省教育厅'), ['省教育厅', '各市州政府', '教育部', '各高校', '省教育厅', '省交警']);
    expect(matches.map(({ name, sure, proposals }) => [name, sure, proposals[0]?.target])).toEqual([
      ['省教育厅', true, { kind: 'unit', id: id('澜江省教育厅'), name: '澜江省教育厅' }],
      ['各市州政府', true, expect.objectContaining({ kind: 'new-collective', memberCount: 3 })],
      ['教育部', true, { kind: 'outside' }],
      ['各高校', true, expect.objectContaining({ kind: 'new-collective', memberCount: 2 + 1 })],
      ['省教育厅', true, expect.objectContaining({ id: id('澜江省教育厅') })],
      ['省交警', false, undefined],
    ]);
  });
});
