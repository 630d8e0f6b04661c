import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '#kernel';
import { listEntries } from '#journal';
import { type Caller, type Database, SYSTEM } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { searchUnits } from './commands/find.ts';
import { importSample, importUnits } from './commands/import.ts';
import { addAlias } from './commands/names.ts';
import type { Room } from './commands/room.ts';
import type { ImportReport } from './model.ts';
import { matchNames } from './naming.ts';
import { allAliases } from './store/names.ts';
import { allUnits } from './store/units.ts';
import { testRoom } from './testing.ts';
import type { UnitRow } from './workbook/row.ts';
import { sampleRows } from './workbook/sample.ts';
import { rowsOf, writeWorkbook } from './workbook/write.ts';

const row = (name: string, parent: string | null, more: Partial<UnitRow> = {}): UnitRow => ({ name, parent, shortName: null, kind: 'department', level: 'county', divisionCode: null, schoolCode: null, creditCode: null, aliases: [], validFrom: null, ...more });
const must = (value: unknown): ImportReport => {
  if (isRefusal(value)) throw new Error(JSON.stringify(value));
  return value as ImportReport;
};

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  let database: Database;
  let room: Room;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());
  let planted: (() => Promise<Database>) | null = null;
  /** With the sample in it. */
  const beginPlanted = async (): Promise<void> => {
    if (planted === null) {
      await begin();
      must(await importSample(room, SYSTEM));
      planted = await server.copyOf(database);
    }
    database = await planted();
    room = testRoom(database);
  };
  const begin = async (): Promise<void> => { database = await server.fresh(); room = testRoom(database); };
  const takeIn = async (rows: readonly UnitRow[], more: { dry?: boolean; caller?: Caller; belowId?: string | null; ids?: readonly string[] } = {}): Promise<ImportReport> =>
    must(await importUnits(room, more.caller ?? SYSTEM, { bytes: await writeWorkbook(rows, more.ids), name: '单位.xlsx', belowId: more.belowId ?? null, dry: more.dry ?? false }));

  test('the sample goes in as one step, and comes out as it went in', async () => {
    await begin();
    expect(await takeIn(sampleRows, { dry: true })).toMatchObject({ applied: false, created: sampleRows.length, faultCount: 0 });
    expect(await allUnits(database)).toEqual([]);
    expect(await takeIn(sampleRows)).toMatchObject({ applied: true, created: sampleRows.length, aliases: 6, ignoredColumns: [] });
    const units = await allUnits(database);
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    for (const unit of units) expect(unit.path).toEqual([...(byId.get(unit.parentId ?? '')?.path ?? []), unit.id]);
    expect(await listEntries(database, { kind: 'unit', id: 'all' }, null, 10)).toMatchObject([{ action: 'import-units', effect: { rows: sampleRows.length + 6 } }]);

    const exported = rowsOf(units, await allAliases(database));
    const again = await takeIn(exported.map((one) => one.row), { ids: exported.map(({ id }) => id) });
    expect(again).toMatchObject({ applied: true, created: 0, changed: 0, moved: 0, unchanged: sampleRows.length, aliases: 0, faults: [] });
    expect(isRefusal(await importSample(room, SYSTEM))).toBe(true);
  });

  test('a row with the number of a unit renames and moves it', async () => {
    await beginPlanted();
    const before = (await allUnits(database)).find(({ name }) => name === '云岭县教育局');
    expect(await takeIn([row('云岭县教育体育局', '青溪县人民政府')], { ids: [before?.id ?? ''] })).toMatchObject({ applied: true, moved: 1, created: 0 });
    const after = (await allUnits(database)).find(({ id }) => id === before?.id);
    expect(after).toMatchObject({ name: '云岭县教育体育局', version: 2 });
    const found = await searchUnits(database, { query: '云岭县实验小学', limit: 5 });
    expect(isRefusal(found) ? [] : found.items[0]?.above).toEqual(['澜江省人民政府', '梓陵市人民政府', '青溪县人民政府', '云岭县教育体育局']);
    expect(isRefusal(found) ? 0 : ((await searchUnits(database, { query: '教育体育', limit: 5 })) as { items: unknown[] }).items).toHaveLength(1);
  });

  test('one wrong row and nothing is written; each fault has its row and its sentence', async () => {
    await beginPlanted();
    const count = (await allUnits(database)).length;
    await addAlias(room, SYSTEM, (await allUnits(database)).find(({ name }) => name === '云岭县教育局')?.id ?? '', '县教育局', undefined);
    const report = await takeIn([
      row('云岭县体育局', '云岭县人民政府'), row('甲局', '没有的县人民政府'), row('乙处', '基础教育科', { kind: 'office' }), row('丙局', '丁局'), row('丁局', '丙局'),
      row('云岭县科技局', '云岭县人民政府', { aliases: ['县教育局'] }), row('云岭县体育局', '云岭县人民政府'), row('戊小学', '云岭县教育局', { kind: 'school', schoolCode: '2197000001' }), row('己小学', '云岭县教育局', { schoolCode: '4197000001' }),
      row('庚局', '云岭县人民政府', { creditCode: '91350100M000100Y44' }), row('辛局', '云岭县人民政府', { creditCode: '91350100M000100Y43' }), row('壬局', '云岭县人民政府', { creditCode: '91350100M000100Y43' }),
    ]);
    expect(report.faults.map((fault) => [fault.row, fault.column, fault.code])).toEqual([
      [3, '上级单位', 'row-parent-missing'], [4, '上级单位', 'row-parent-ambiguous'], [5, '上级单位', 'row-parent-ring'], [7, '别名', 'row-alias-taken'], [8, '单位名称', 'row-twice'], [10, '学校标识码', 'row-code-taken'],
      [11, '统一社会信用代码', 'row-code-wrong'], [13, '统一社会信用代码', 'row-code-twice'],
    ]);
    expect(report.applied).toBe(false);
    for (const { sentence, row: at } of report.faults) expect(sentence.zh).toContain(`第 ${at} 行`);
    expect(await allUnits(database)).toHaveLength(count);
  });

  test('a keeper of one county imports there and nowhere else', async () => {
    await beginPlanted();
    const county = (await allUnits(database)).find(({ name }) => name === '云岭县人民政府')?.id ?? '';
    const keeper: Caller = { kind: 'account', id: null, grants: [{ role: 'ledger-keeper', unitId: county }], sessionId: null };
    expect(await takeIn([row('云岭县体育局', null)], { caller: keeper, belowId: county })).toMatchObject({ applied: true, created: 1 });
    expect((await takeIn([row('青溪县体育局', '青溪县人民政府')], { caller: keeper, belowId: county })).faults).toMatchObject([{ row: 2, code: 'row-out-of-reach' }]);
    expect((await takeIn([row('某局', null)], { caller: keeper })).faults).toMatchObject([{ code: 'row-out-of-reach' }]);
  });

  test('a keeper of one county takes no unit from another, neither by its number nor by its code', async () => {
    await begin();
    must(await importSample(room, SYSTEM));
    const units = await allUnits(database);
    const county = units.find(({ name }) => name === '云岭县人民政府')?.id ?? '';
    const keeper: Caller = { kind: 'account', id: null, grants: [{ role: 'ledger-keeper', unitId: county }], sessionId: null };
    const foreign = units.find(({ path, schoolCode }) => schoolCode !== null && !path.includes(county));
    const office = units.find(({ path, kind }) => kind === 'department' && !path.includes(county));
    expect((await takeIn([row('夺来的局', '云岭县人民政府')], { caller: keeper, ids: [office?.id ?? ''] })).faults).toMatchObject([{ row: 2, code: 'row-out-of-reach' }]);
    expect((await takeIn([row(foreign?.name ?? '', '云岭县教育局', { kind: 'school', schoolCode: foreign?.schoolCode ?? '' })], { caller: keeper })).faults).toMatchObject([{ row: 2, code: 'row-out-of-reach' }]);
    expect(await allUnits(database)).toEqual(units);
  });

  test('five thousand units', async () => {
    await beginPlanted();
    const more = Array.from({ length: 5_000 }, (_, n) => row(`第${n}小学`, '云岭县教育局', { kind: 'school', schoolCode: `2197${String(500_000 + n)}` }));
    expect(await takeIn(more)).toMatchObject({ applied: true, created: 5_000 });
    const [match] = await matchNames(database, null, ['第4321小学']);
    expect(match).toMatchObject({ sure: true, proposals: [{ target: { name: '第4321小学' } }] });
  });
});
