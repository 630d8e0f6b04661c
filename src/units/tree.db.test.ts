import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verify } from '#journal';
import { type Caller, type Database, SYSTEM } from '#platform';
import { type TestServer, testServer } from '#platform/testing';
import { changeCollective, createCollective, removeCollective } from './commands/collectives.ts';
import { changeUnit, createUnit, deleteUnit, moveUnit } from './commands/edit.ts';
import { addAlias, confirmNames, forgetName, removeAlias } from './commands/names.ts';
import { mayManage, type Room } from './commands/room.ts';
import { closeUnit, mergeUnits, reopenUnit } from './commands/succeed.ts';
import { CollectiveDraft, type Unit, UnitDraft } from './model.ts';
import { listCollectives } from './store/collectives.ts';
import { allAliases, confirmedNames } from './store/names.ts';
import { allUnits } from './store/units.ts';
import { tables } from './tables.ts';
import { plant, testRoom } from './testing.ts';
import { sampleRows } from './workbook/sample.ts';

let server: TestServer;
beforeAll(async () => { server = await testServer(); });
afterAll(() => server.stop());

const rows = sampleRows.filter(({ name }) => /^(?:澜江省人民政府|澜江省教育厅|沅台市人民政府|沅台市教育局|云岭县(?:人民政府|教育局|实验小学)|临津区人民政府|梓陵市人民政府)$/u.test(name));
const at = fc.nat(30);
const day = fc.constantFrom('2024-01-01', '2025-06-01', '2026-02-01');
type Turn = { readonly what: string; readonly a: number; readonly b: number; readonly c: number; readonly on: string };
const turn: fc.Arbitrary<Turn> = fc.record({ what: fc.constantFrom('create', 'move', 'move', 'rename', 'close', 'split', 'merge', 'reopen', 'delete', 'alias', 'unalias', 'set', 'reset', 'unset', 'confirm', 'forget'), a: at, b: at, c: at, on: day });

/** One thing done to whatever there is; what is refused changes nothing. */
async function take(room: Room, database: Database, caller: Caller, { what, a, b, c, on }: Turn): Promise<void> {
  const units = await allUnits(database);
  const pick = (n: number): Unit => units[n % units.length] as Unit;
  const [one, two, three] = [pick(a), pick(b), pick(c)];
  const draft = (name: string): UnitDraft => UnitDraft.parse({ name, kind: 'department', level: 'county' });
  const [set] = (await listCollectives(database, {})).slice(a % 3);
  const asked = CollectiveDraft.parse({ name: `统称${a}`, scopeUnitId: c % 2 === 0 ? null : two.id, rule: b % 2 === 0 ? { belowId: one.id, kinds: ['department'], levels: [] } : null, memberIds: [two.id], excludedIds: [three.id] });
  switch (what) {
    case 'create': await createUnit(room, caller, b === 0 ? null : one.id, draft(`单位${b}`)); break;
    case 'move': await moveUnit(room, caller, one.id, one.version, c === 0 ? null : two.id, c); break;
    case 'rename': await changeUnit(room, caller, one.id, one.version, { ...draft(`新名${b}`), kind: one.kind, level: one.level }, c % 2 === 0 ? on : null); break;
    case 'close': await closeUnit(room, caller, one.id, one.version, { on, successorIds: b % 2 === 0 ? [two.id] : [], below: c % 2 === 0 ? 'close' : 'pass-on' }); break;
    case 'split': await closeUnit(room, caller, one.id, one.version, { on, successorIds: [two.id, three.id], below: 'pass-on' }); break;
    case 'merge': await mergeUnits(room, caller, [one.id, two.id], three.id, on); break;
    case 'reopen': await reopenUnit(room, caller, one.id, one.version); break;
    case 'delete': await deleteUnit(room, caller, one.id, one.version); break;
    case 'alias': await addAlias(room, caller, one.id, `别名${b}`, c % 3 === 0 ? null : undefined); break;
    case 'unalias': await removeAlias(room, caller, (await allAliases(database))[a]?.id ?? one.id); break;
    case 'set': await createCollective(room, caller, asked); break;
    case 'reset': if (set !== undefined) await changeCollective(room, caller, set.id, set.version, asked); break;
    case 'unset': if (set !== undefined) await removeCollective(room, caller, set.id, set.version); break;
    case 'confirm': await confirmNames(room, caller, c % 4 === 0 ? null : two.id, null, [{ name: `名称${a}`, meaning: b % 3 === 0 ? { kind: 'outside' } : { kind: 'unit', id: one.id } }]); break;
    default: await forgetName(room, caller, (await confirmedNames(database, [null, ...units.map(({ id }) => id)], null))[a]?.id ?? one.id);
  }
}

test('whatever is done in whatever order, paths follow the tree, nothing stands below a closed unit, and the journal tells it all', async () => {
  const first = await server.fresh();
  await plant(testRoom(first), rows);
  const planted = await server.copyOf(first);
  await fc.assert(fc.asyncProperty(fc.array(turn, { minLength: 10, maxLength: 18 }), async (turns) => {
    const database = await planted();
    const room = testRoom(database);
    for (const one of turns) await take(room, database, SYSTEM, one);
    const units = await allUnits(database);
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    for (const unit of units) {
      const above = unit.parentId === null ? undefined : byId.get(unit.parentId);
      expect(unit.path).toEqual([...(above?.path ?? []), unit.id]);
      if (unit.validTo === null) expect(above?.validTo ?? null).toBeNull();
    }
    expect((await verify(database, tables)).faults).toEqual([]);
  }), { numRuns: 10 });
}, 120_000);

test('who holds a role at one unit changes nothing outside of it, whatever is tried', async () => {
  const database = await server.fresh();
  const room = testRoom(database);
  const ids = await plant(room, rows);
  const county = ids.get('云岭县人民政府') as string;
  const keeper: Caller = { kind: 'account', id: '7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a11', grants: [{ role: 'ledger-keeper', unitId: county }], sessionId: null };
  const outside = async (): Promise<string> => JSON.stringify([
    (await allUnits(database)).filter(({ path }) => !path.includes(county)), (await allAliases(database)).filter(({ scopeUnitId }) => scopeUnitId === null), await confirmedNames(database, [null, ...[...ids.values()].filter((id) => id !== county)], null), await listCollectives(database, {}),
  ].map((all) => all.map((one) => ('scopeUnitId' in one && one.scopeUnitId === county ? null : one))));
  const before = await outside();
  await fc.assert(fc.asyncProperty(turn, async (one) => {
    await take(room, database, keeper, one);
    const now = await allUnits(database);
    expect(now.find(({ id }) => id === county)?.path.slice(0, -1)).toEqual([ids.get('澜江省人民政府'), ids.get('沅台市人民政府')]);
  }), { numRuns: 150 });
  const inside = new Set((await allUnits(database)).filter(({ path }) => path.includes(county)).map(({ id }) => id));
  const strange = JSON.parse(await outside()) as { id?: string; scopeUnitId?: string | null }[][];
  expect(JSON.stringify(strange.map((all) => all.filter((one) => one !== null && (one.scopeUnitId == null || !inside.has(one.scopeUnitId)))))).toBe(JSON.stringify((JSON.parse(before) as unknown[][]).map((all) => all.filter((one) => one !== null))));
}, 120_000);

test('a reach covers a unit and all below it, and nothing else', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  fc.assert(fc.property(fc.uniqueArray(id, { minLength: 1 }), fc.uniqueArray(id), (path, reach) => {
    const may = mayManage({ reachOf: () => reach }, SYSTEM, path);
    expect(may).toBe(path.some((one) => reach.includes(one)));
    expect(mayManage({ reachOf: () => 'everywhere' }, SYSTEM, path)).toBe(true);
    expect(mayManage({ reachOf: () => reach }, SYSTEM, null)).toBe(false);
    if (may) expect(mayManage({ reachOf: () => reach }, SYSTEM, [...path, 'below'])).toBe(true);
  }));
});
