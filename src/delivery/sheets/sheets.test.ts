import exceljs from 'exceljs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { takeRows } from '#intake';
import { isRefusal } from '#kernel';
import { COLUMNS, headOf } from './columns.ts';
import { mergeFiles } from './merge.ts';
import { type Expected, letters, numberIn, type ReadFile, readReturned } from './read.ts';
import { type SheetRow, writeSheet } from './write.ts';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const rows: SheetRow[] = [
  { assignmentId: id(1), number: '1', task: '扩建城区校舍', unitName: '云岭县教育局', dueOn: '2027-12-31', standing: null, progress: null, problemKind: null, problem: null, remedy: null, nextStep: null, shares: [{ id: id(11), metric: '新建小学', unit: '所', target: 2, before: null, value: null }, { id: id(12), metric: '新增学位', unit: '个', target: 1800, before: 300, value: null }] },
  { assignmentId: id(2), number: '2', task: '培训骨干教师', unitName: '云岭县教育局', dueOn: null, standing: 'under-way', progress: '上期写的', problemKind: null, problem: null, remedy: null, nextStep: null, shares: [] },
  { assignmentId: id(3), number: '3', task: '落实教师待遇', unitName: '云岭县教育局', dueOn: null, standing: null, progress: null, problemKind: null, problem: null, remedy: null, nextStep: null, shares: [] },
];
const expected = new Map<string, Expected>(rows.map((row) => [row.assignmentId, row]));
const [plan, period] = [id(7), id(8)];
let sent: Uint8Array;
beforeAll(async () => { sent = await writeSheet({ planId: plan, periodId: period, title: '2026年第一季度填报', subtitle: '云岭县教育局', rows }); });

const at = (key: string): number => COLUMNS.findIndex((column) => column.key === key) + 1;
async function mangled(name: string, change: (sheet: exceljs.Worksheet) => void): Promise<ReadFile> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(sent as unknown as Parameters<typeof book.xlsx.load>[0]);
  const sheet = book.worksheets[0] as exceljs.Worksheet;
  change(sheet);
  const read = await takeRows(new Uint8Array(await book.xlsx.writeBuffer()), name);
  if (isRefusal(read)) throw new Error(read.refused);
  return readReturned(name, read, expected);
}
/** Rows 5 and 6 are the first task's, 7 the second's, 8 the third's. */
const fill = (sheet: exceljs.Worksheet): void => {
  sheet.getCell(5, at('standing')).value = '推进中';
  sheet.getCell(5, at('value')).value = 1;
  sheet.getCell(6, at('value')).value = '1,200 个';
  sheet.getCell(5, at('progress')).value = '主体完工';
  sheet.getCell(7, at('progress')).value = '已办两期';
};
/** The library that mangles here leaves merged ranges where they were when it moves cells, as no office program does. */
const apart = (sheet: exceljs.Worksheet): void => { for (const range of [...sheet.model.merges]) sheet.unMergeCells(range); };
const said = (file: ReadFile): unknown => [...file.rows].map(([assignment, cells]) => [assignment.slice(-1), Object.fromEntries(cells.map(({ field, shareId, value }) => [`${field}${shareId === null ? '' : `/${shareId.slice(-2)}`}`, value]))]);
const FILLED_IN = [['1', { 'standing': 'under-way', 'value/11': 1, 'value/12': 1200, 'progress': '主体完工' }], ['2', { standing: 'under-way', progress: '已办两期' }]];

describe('a workbook that went out and comes back', () => {
  test('untouched but for what was filled in; the hidden mark tells plan and period, every cell its file', async () => {
    const file = await mangled('云岭.xlsx', fill);
    expect(file).toMatchObject({ planId: plan, periodId: period, unmatched: [], strangers: [] });
    expect(said(file)).toEqual(FILLED_IN);
    expect(file.rows.get(id(1))?.find(({ field }) => field === 'progress')?.at).toEqual({ file: '云岭.xlsx', sheet: '填报', cell: `${letters(at('progress') - 1)}5` });
  });
  test('columns inserted and renamed, rows sorted, the sheet renamed, the marks deleted: the same', async () => {
    expect(said(await mangled('a.xlsx', (sheet) => { fill(sheet); apart(sheet); sheet.spliceColumns(at('standing'), 0, ['', '', '', '备注', '甲', '乙', '丙']); sheet.name = '云岭县上报'; sheet.getCell(4, at('progress') + 1).value = '本期干了什么'; }))).toEqual(FILLED_IN);
    expect(said(await mangled('b.xlsx', (sheet) => { fill(sheet); apart(sheet); sheet.insertRow(2, ['', '省厅填报']); sheet.insertRow(8, []); }))).toEqual(FILLED_IN);
    const bare = await mangled('c.xlsx', (sheet) => { fill(sheet); sheet.getRow(1).values = []; sheet.getCell(4, at('progress')).value = '进 展 情 况（必填）'; });
    expect([bare.planId, said(bare)]).toEqual([null, FILLED_IN]);
    const swapped = await mangled('d.xlsx', (sheet) => { fill(sheet); const [a, b] = [sheet.getRow(7).values, sheet.getRow(8).values]; sheet.getRow(7).values = b as exceljs.CellValue[]; sheet.getRow(8).values = a as exceljs.CellValue[]; });
    expect(said(swapped)).toEqual(FILLED_IN);
  });
  test('a column whose head is not understood is told by its head and place, once, and only where something stands in it', async () => {
    const file = await mangled('k.xlsx', (sheet) => { fill(sheet); sheet.getRow(1).values = []; sheet.getCell(4, at('progress')).value = '干了些什么'; sheet.getCell(4, COLUMNS.length + 1).value = '空着的一列'; });
    expect(file.unmatched).toMatchObject([{ why: 'column-unknown', words: '干了些什么', at: { cell: `${letters(at('progress') - 1)}4` } }]);
    expect(said(await mangled('l.xlsx', (sheet) => { fill(sheet); sheet.getRow(1).values = []; sheet.getCell(4, at('progress')).value = '目前进展'; sheet.getCell(4, at('task')).value = '任务名称'; sheet.getColumn(1).eachCell((cell) => { cell.value = null; }); }))).toEqual(FILLED_IN);
  });
  test('keys lost: found by number, words and unit; what two rows could be is listed', async () => {
    const lost = await mangled('e.xlsx', (sheet) => { fill(sheet); sheet.getColumn(1).eachCell((cell) => { cell.value = null; }); });
    expect(said(lost)).toEqual(FILLED_IN);
    const renamed = await mangled('f.xlsx', (sheet) => { fill(sheet); sheet.getCell(7, 1).value = null; sheet.getCell(7, at('task')).value = '培训班主任'; });
    expect(renamed.unmatched).toMatchObject([{ why: 'row-unknown', words: '培训班主任', at: { file: 'f.xlsx' } }]);
  });
  test('merged: words over two tasks are both tasks\'; a figure over several rows is nobody\'s', async () => {
    const file = await mangled('g.xlsx', (sheet) => { fill(sheet); sheet.getCell(8, at('progress')).value = null; sheet.mergeCells(7, at('progress'), 8, at('progress')); sheet.unMergeCells(5, at('value'), 6, at('value')); sheet.getCell(6, at('value')).value = null; sheet.mergeCells(5, at('value'), 6, at('value')); });
    expect(said(file)).toEqual([['1', { standing: 'under-way', progress: '主体完工' }], ['2', { standing: 'under-way', progress: '已办两期' }], ['3', { progress: '已办两期' }]]);
    expect(file.unmatched).toMatchObject([{ why: 'figure-over-several-rows', words: '1' }]);
  });
  test('what is no number and no known state is listed with its cell; nothing and 无 say nothing', async () => {
    const file = await mangled('h.xlsx', (sheet) => { fill(sheet); sheet.getCell(5, at('value')).value = '约1所左右'; sheet.getCell(5, at('standing')).value = '还行'; sheet.getCell(5, at('problem')).value = '无'; sheet.getCell(6, at('value')).value = '—'; });
    expect(file.unmatched.map(({ why, words, at: place }) => [why, words, place.cell])).toEqual([['standing-unknown', '还行', `${letters(at('standing') - 1)}5`], ['value-not-number', '约1所左右', `${letters(at('value') - 1)}5`]]);
    expect(said(file)).toEqual([['1', { progress: '主体完工' }], FILLED_IN[1]]);
  });
  test('a row of another plan is a stranger; a copied row that says otherwise is listed', async () => {
    const file = await mangled('i.xlsx', (sheet) => { fill(sheet); sheet.getCell(8, 1).value = `TZ1:${id(99)}`; sheet.getCell(8, at('progress')).value = '别处'; const copy = sheet.getRow(9); copy.values = sheet.getRow(7).values as exceljs.CellValue[]; copy.getCell(at('progress')).value = '改过'; });
    expect(file.strangers).toEqual([id(99)]);
    expect(file.unmatched.map(({ why }) => why)).toEqual(['row-unknown', 'row-twice']);
  });
});

test('several files are one: the same said twice is once, what differs is in neither', async () => {
  const one = await mangled('甲.xlsx', fill);
  const other = await mangled('乙.xlsx', (sheet) => { fill(sheet); sheet.getCell(5, at('value')).value = 2; sheet.getCell(8, at('progress')).value = '已发放'; });
  const { rows: merged, unmatched } = mergeFiles([one, other]);
  expect(unmatched).toMatchObject([{ why: 'differs-between-files', words: '1', at: { file: '甲.xlsx' }, other: { words: '2', at: { file: '乙.xlsx' } } }]);
  expect(merged.get(id(1))?.map(({ field }) => field)).toEqual(['standing', 'progress', 'value']);
  expect(merged.get(id(3))).toMatchObject([{ value: '已发放', at: { file: '乙.xlsx' } }]);
});

test('figures as people write them', () => {
  expect([numberIn('１２', ''), numberIn('1,200', '个'), numberIn('85%', '%'), numberIn('85 ％', '%'), numberIn('12所', '所'), numberIn('-3.5', ''), numberIn('12所', '个'), numberIn('1e3', ''), numberIn('', '')]).toEqual([12, 1200, 85, 85, 12, -3.5, null, null, null]);
  fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom('', '所', '%', '万元'), (value, unit) => { expect(numberIn(`${value.toLocaleString('en')}${unit}`, unit)).toBe(value); }));
  expect(new Set(COLUMNS.map(({ key }) => headOf(key))).size).toBe(COLUMNS.length);
});
