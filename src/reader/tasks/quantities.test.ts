import { describe, expect, test } from 'vitest';
import { flowOf } from '../flow.ts';
import { readSource, textSource } from '../index.ts';
import { aimColumns, quantitiesIn } from './quantities.ts';

const columns = (heads: readonly string[]): readonly number[] => [...aimColumns(heads.map((head) => (/目标/.test(head) ? 'goal' : 'other')), heads).keys()];

describe('columns of aims', () => {
  test.each([
    [['指标', '2026年目标', '2028年目标'], [1, 2]],
    [['指标', '2020年', '2025年'], [2]],
    [['指标', '2020年目标', '2025年目标'], [1, 2]],
    [['指标', '2025年', '2026年'], [1, 2]],
    [['指标', '2024年完成', '2025年投资', '年度目标'], [3]],
  ] as const)('%j', (heads, found) => { expect(columns(heads)).toEqual(found); });
});

describe('amounts of a cell', () => {
  const read = (text: string): unknown => {
    const [one] = quantitiesIn([{ flow: flowOf(text), row: 0, rowSpan: 1, column: 0, columnSpan: 1 }], new Map([[0, 2026]]), '所');
    return one && [one.comparator, one.value, one.unit, one.year];
  };
  test.each([
    ['95%以上', ['>=', 95, '%', 2026]],
    ['≤5%', ['<=', 5, '%', 2026]],
    ['1.2万人', ['=', 12000, '人', 2026]],
    ['约30', ['~', 30, '所', 2026]],
    ['完成主体工程', undefined],
    ['2026年6月', undefined],
  ] as const)('%s', (text, found) => { expect(read(text)).toEqual(found); });
});

describe('a column called 单位', () => {
  const unitsOf = (rows: readonly string[]): readonly (string | undefined)[] => readSource(textSource(rows.join('\n')), { name: '表' }).tasks.map((task) => task.targets[0]?.unit);
  test('tells in what is counted', () => {
    expect(unitsOf(['序号\t重点任务\t单位\t2028年目标\t责任部门', '1\t新建幼儿园\t所\t12\t县教育局', '2\t培训骨干教师\t名\t300\t县人社局'])).toEqual(['所', '名']);
  });
  test('tells who, where it holds offices', () => {
    expect(unitsOf(['序号\t重点任务\t单位\t2028年目标\t完成时限', '1\t新建幼儿园\t县教育局\t12\t2028年12月', '2\t培训骨干教师\t县人社局\t300\t2028年12月'])).toEqual(['', '']);
  });
});
