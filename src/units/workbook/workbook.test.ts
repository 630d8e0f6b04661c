import exceljs from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal, type Refusal } from '#kernel';
import { takeRows } from '#intake';
import { unitSentences } from '../sentences.ts';
import { inferKind, inferLevel } from './infer.ts';
import { type Filled, type FilledRow, parseRows } from './parse.ts';
import { planImport, type Standing } from './plan.ts';
import { writeWorkbook } from './write.ts';

type Cell = string | number | Date | null;
async function read(rows: readonly (readonly Cell[])[], shape: (sheet: exceljs.Worksheet, book: exceljs.Workbook) => void = () => {}): Promise<Filled | Refusal> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('一');
  for (const row of rows) sheet.addRow([...row]);
  shape(sheet, book);
  const sheets = await takeRows(new Uint8Array(await book.xlsx.writeBuffer()), '表.xlsx');
  return isRefusal(sheets) ? sheets : parseRows(sheets, '表.xlsx');
}
const right = (filled: Filled | Refusal): Filled => {
  if (isRefusal(filled)) throw new Error(JSON.stringify(filled));
  return filled;
};

describe('a workbook as people fill it in', () => {
  test('heads below a title, other words for them, marks of what must be filled', async () => {
    const { rows, ignored, faults } = right(await read([['全省单位一览表'], [null], ['序号', '*机构名称', '主管部门（必填）', '单位 简称', '性质', '级别', '又称'], [1, '甲县教育局', '甲县人民政府', '县教育局', '行政部门', '县级', '县教体局、县教育体育局；县文教局'], [null, null, null], [2, '甲县一小', '甲县教育局', null, '小学', null, null]]));
    expect(faults).toEqual([]);
    expect(ignored).toEqual(['序号']);
    expect(rows).toEqual([
      expect.objectContaining({ row: 4, name: '甲县教育局', parent: ['甲县人民政府'], shortName: '县教育局', kind: 'department', level: 'county', aliases: ['县教体局', '县教育体育局', '县文教局'] }),
      expect.objectContaining({ row: 6, name: '甲县一小', kind: 'school', level: null, aliases: [] }),
    ]);
  });

  test('codes that Excel made numbers, dates in every dress, a parent with its own parent', async () => {
    const { rows, faults } = right(await read([
      ['单位名称', '上级单位', '行政区划代码', '学校标识码', '统一社会信用代码', '成立日期'],
      ['甲', '乙县人民政府/乙县教育局', 970101, 2197000001, ' 91350100m000100y43 ', '2019年1月1日'], ['乙', '丙／丁', '970101001001', null, null, '2019/1/31'], ['丙', null, '９７０１０１', null, null, new Date('2020-02-29T00:00:00Z')],
    ], (sheet) => { sheet.getCell('F4').numFmt = 'yyyy-mm-dd'; }));
    expect(faults).toEqual([]);
    expect(rows).toMatchObject([
      { parent: ['乙县教育局', '乙县人民政府'], divisionCode: '970101', schoolCode: '2197000001', creditCode: '91350100M000100Y43', validFrom: '2019-01-01' },
      { parent: ['丁', '丙'], divisionCode: '970101001001', validFrom: '2019-01-31' }, { parent: [], divisionCode: '970101', validFrom: '2020-02-29' },
    ]);
  });

  test('every cell that is wrong is told with its row', async () => {
    const { faults } = right(await read([['名称', '类型', '层级', '行政区划代码', '学校标识码', '统一社会信用代码', '成立日期'], ['甲', '公司', '国级', '97', '99', '9', '2019-02-30'], [null, '部门'], ['长'.repeat(101), '部门'], ['乙', '部门', null, null, null, null, '去年']]));
    expect(faults.map(({ row, column, refusal }) => [row, column, refusal.refused])).toEqual([
      [2, 'kind', 'row-kind'], [2, 'level', 'row-level'], [2, 'divisionCode', 'row-code-wrong'], [2, 'schoolCode', 'row-code-wrong'], [2, 'creditCode', 'row-code-wrong'], [2, 'validFrom', 'row-date'], [3, 'name', 'row-no-name'], [4, 'name', 'row-too-long'], [5, 'validFrom', 'row-date'],
    ]);
    for (const { row, refusal } of faults) {
      expect(unitSentences(refusal)?.zh).toMatch(new RegExp(`^第 ${row} 行.+。$`, 'u'));
      expect(unitSentences(refusal)?.en).toContain(`Row ${row}`);
    }
  });

  test('the sheet that has the heads is taken, hidden ones are not; without heads it is refused', async () => {
    const { rows } = right(await read([['说明'], ['请看第二张']], (_, book) => { book.addWorksheet('藏', { state: 'hidden' }).addRows([['单位名称', '上级'], ['不该读', '']]); book.addWorksheet('二').addRows([['单位名称', '上级'], ['甲', '乙']]); }));
    expect(rows.map(({ name }) => name)).toEqual(['甲']);
    expect(await read([['说明'], ['没有表头']])).toMatchObject({ refused: 'workbook-no-head' });
    expect(await read([])).toMatchObject({ refused: 'workbook-empty' });
  });

  test('the template is empty: its line of hints is no row', async () => {
    const sheets = await takeRows(await writeWorkbook([]), '模板.xlsx');
    expect(isRefusal(sheets) ? sheets : parseRows(sheets, '模板.xlsx')).toMatchObject({ rows: [], faults: [], ignored: [] });
  });
});

test.each([
  ['云岭县人民政府', null, 'government'], ['云岭县教育局', 'government', 'department'], ['云岭县人民政府办公室', 'government', 'department'], ['办公室', 'department', 'office'], ['基础教育科', 'department', 'office'], ['云岭县第一中学', 'department', 'school'], ['澜江大学', 'department', 'school'],
  ['县政府教育督导室', 'government', 'inspectorate'], ['教育工作领导小组', 'government', 'leading-group'], ['云岭县残疾人联合会', 'government', 'other'], ['高新区管委会', 'government', 'government'],
] as const)('%s below a %s is a %s', (name, above, kind) => { expect(inferKind(name, above)).toBe(kind); });

test.each([
  ['某省人民政府', 'government', null, null, 'province'], ['某市人民政府', 'government', null, 'province', 'prefecture'], ['某市人民政府', 'government', null, 'prefecture', 'county'], ['某州人民政府', 'government', null, 'province', 'prefecture'], ['某区人民政府', 'government', null, 'prefecture', 'county'], ['某镇人民政府', 'government', null, 'county', 'town'],
  ['开发区管委会', 'government', '970100', 'province', 'prefecture'], ['甲', 'government', '970000', null, 'province'], ['甲', 'government', '970102', null, 'county'], ['甲', 'government', '970102003', null, 'town'], ['甲', 'government', '970102003001', null, 'village'], ['甲', 'government', '970102003000', null, 'town'], ['某县教育局', 'department', null, 'county', 'county'], ['办公室', 'office', null, 'county', 'none'],
] as const)('%s (%s, %s) below %s is of the %s', (name, kind, code, above, level) => { expect(inferLevel(name, kind, code, above)).toBe(level); });

describe('a plan of an import', () => {
  const standing = (): Standing => { let n = 0; return { units: [], aliases: [], below: null, covers: () => true, newId: () => `id-${n += 1}` }; };
  const name = fc.constantFrom('甲', '乙', '丙', '丁', '戊', '己');
  const filled = (row: number, own: string, parent: readonly string[], alias: string | null): FilledRow => ({ row, id: null, name: own, parent, shortName: null, aliases: alias === null ? [] : [alias], kind: null, level: null, divisionCode: null, schoolCode: null, creditCode: null, validFrom: null });
  const rows = fc.array(fc.record({ name, parent: fc.array(name, { maxLength: 2 }), alias: fc.option(name) }), { maxLength: 14 }).map((all) => all.map((one, n) => filled(n + 2, one.name, one.parent, one.alias)));

  test('whatever the rows say: a tree without rings and without two of one name in one place, or a fault', () => {
    fc.assert(fc.property(rows, (all) => {
      const { created, faults, aliases } = planImport(all, standing());
      const met = new Set<string>();
      for (const { id, parentId, path } of created) {
        expect(parentId === null || met.has(parentId)).toBe(true);
        expect(path.at(-1)).toBe(id);
        expect(path.at(-2) ?? null).toBe(parentId);
        met.add(id);
      }
      expect(new Set(created.map(({ parentId, draft }) => `${parentId} ${draft.name}`)).size).toBe(created.length);
      expect(new Set(aliases.map(({ scopeUnitId, folded }) => `${scopeUnitId} ${folded}`)).size).toBe(aliases.length);
      // Every row is made, or somebody is told why not.
      if (faults.length === 0) expect(created.length).toBe(all.length);
      expect(created.length + faults.length > 0 || all.length === 0).toBe(true);
    }), { numRuns: 500 });
  });
});
