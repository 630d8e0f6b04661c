import { describe, expect, test } from 'vitest';
import { linesOf } from '../../text/lines.ts';
import { flatTables } from './index.ts';

/** Rows below the head, a cell that is not there as `·`. */
const rowsOf = (text: string): string[] => flatTables(text, linesOf(text)).flatMap(({ grid }) => grid.rows.slice(1).map((row) => row.map((cell) => cell?.flow.text ?? '·').join(' | ')));

const ROWS = ['1 | 新建幼儿园两所,增加学位。 | 县教育局 | 县财政局、县住建局 | 2022年8月', '2 | 补充乡村教师。 | 县人社局 | 县教育局 | 长期坚持'];
const CELLS = [['序号', '主要任务', '牵头单位', '配合单位', '完成时限'], ['1', '新建幼儿园两所，增加学位。', '县教育局', '县财政局、县住建局', '2022年8月'], ['2', '补充乡村教师。', '县人社局', '县教育局', '长期坚持']];

describe('the same table', () => {
  test.each([
    ['one cell a line', CELLS.flat().join('\n')],
    ['one cell a line, empty lines between', CELLS.flat().join('\n\n')],
    ['cells behind tabs', CELLS.flat().map((cell) => `\t${cell}`).join('\n')],
    ['rows by tabs', CELLS.map((row) => row.join('\t')).join('\n')],
    ['rows by wide gaps', CELLS.map((row) => row.join('    ')).join('\n')],
    ['rows by single spaces', CELLS.map((row) => row.join(' ')).join('\n')],
    ['rows by bars', CELLS.map((row) => `| ${row.join(' | ')} |`).join('\n')],
    ['cells that end with bars', CELLS.flat().map((cell) => `${cell} |`).join('\n')],
  ])('%s', (_, text) => { expect(rowsOf(text)).toEqual(ROWS); });
});

const GROUPED = [['重点任务', '序号', '工作内容', '牵头单位', '完成时限'], ['扩充资源', '1', '新建公办幼儿园六所。', '县教育局', '2022年8月'], ['2', '回收小区配套幼儿园。', '县住建局', '2022年9月'], ['3', '清理闲置校舍用于办园。', '县财政局', '2022年6月'], ['建强队伍', '4', '公开招聘幼儿园教师。', '县人社局', '2022年7月'], ['5', '组织园长、教师全员培训。', '县教育局', '长期坚持']];
const UNGROUPED = ['扩充资源 | 1 | 新建公办幼儿园六所。 | 县教育局 | 2022年8月', '· | 2 | 回收小区配套幼儿园。 | 县住建局 | 2022年9月', '· | 3 | 清理闲置校舍用于办园。 | 县财政局 | 2022年6月', '建强队伍 | 4 | 公开招聘幼儿园教师。 | 县人社局 | 2022年7月', '· | 5 | 组织园长、教师全员培训。 | 县教育局 | 长期坚持'];

describe('a merged cell that is simply missing below its first row', () => {
  test.each([
    ['cells that end with bars', GROUPED.flat().map((cell) => `${cell} |`).join('\n')],
    ['cells behind tabs, an empty line between rows', GROUPED.map((row) => row.map((cell) => `\t${cell}`).join('\n')).join('\n\n')],
    ['rows by bars, filled up at the end, a line of dashes below the head', GROUPED.map((row) => `| ${[...row, ...Array<string>(5 - row.length).fill('')].join(' | ')} |`).toSpliced(1, 0, '| --- | --- | --- | --- | --- |').join('\n')],
    ['one cell a line', GROUPED.flat().join('\n')],
  ])('%s', (_, text) => { expect(rowsOf(text)).toEqual(UNGROUPED); });
});

test('a head of two rows, a cell of several lines between tabs, and what stands below the last row', () => {
  const rows = ['1\t1.新建幼儿园两所。', '2.改造三所。\t县教育局\t县财政局', '县住建局\t2022年8月', '2\t补充乡村教师。\t县人社局\t县教育局\t长期坚持'];
  expect(rowsOf(['序号\t主要任务\t责任分工\t\t完成时限', '\t\t牵头单位\t配合单位\t', ...rows, '三、工作要求', '各单位要抓好落实。'].join('\n'))).toEqual(['1 | 1.新建幼儿园两所。2.改造三所。 | 县教育局 | 县财政局县住建局 | 2022年8月', ROWS[1]]);
});

test('a table of numbers is a table, and asks nothing', () => {
  expect(rowsOf('序号\t县区\t2022年\n1\t溪口市\t5\n2\t龙坪县\t4\n合计\t\t9\n二、其他')).toEqual(['1 | 溪口市 | 5', '2 | 龙坪县 | 4', '合计 | · | 9']);
});

test('numbers of an extract only grow; what a page cuts goes to the cells it was cut from', () => {
  expect(rowsOf('序号 主要任务 完成时限 牵头单位 配合单位\n1 新建公办幼儿园六所。 2022年8月 县教育局 县住建局\n2 优化乡村学校布局，办好小规模学 2022年9月底县教育局 县财政局、县自然资\n序号 主要任务 完成时限 牵头单位 配合单位\n校二十所。 源局\n3 组织园长、教师全员培训。 长期坚持 县教育局 县财政局')).toEqual([
    '1 | 新建公办幼儿园六所。 | 2022年8月 | 县教育局 | 县住建局', '2 | 优化乡村学校布局,办好小规模学校二十所。 | 2022年9月底 | 县教育局 | 县财政局、县自然资源局', '3 | 组织园长、教师全员培训。 | 长期坚持 | 县教育局 | 县财政局',
  ]);
  expect(rowsOf('序号\n主要任务\n牵头单位\n4\n新建公办幼儿园六所。\n县教育局\n13\n回收小区配套幼儿园。\n县住建局\n15\n组织教师全员培训。\n县教育局')).toEqual(['4 | 新建公办幼儿园六所。 | 县教育局', '13 | 回收小区配套幼儿园。 | 县住建局', '15 | 组织教师全员培训。 | 县教育局']);
});

describe('cells cut over lines', () => {
  test('in the order of the words', () => {
    expect(rowsOf([
      '序号 工作任务 牵头单位 配合单位 完成时', '限',
      '1', '管住作业数量，每天不超过 50 分', '钟。', '市教育局', '各县（市、区）政', '府', '长期坚持',
      '2', '公开投诉举报电话，限期答复', '来信来访。', '市教育', '局、市民', '政局', '市委宣传部、市委', '网信办', '2021 年 9', '月底',
    ].join('\n'))).toEqual([
      '1 | 管住作业数量,每天不超过50分钟。 | 市教育局 | 各县(市、区)政府 | 长期坚持',
      '2 | 公开投诉举报电话,限期答复来信来访。 | 市教育局、市民政局 | 市委宣传部、市委网信办 | 2021年9月底',
    ]);
  });
  test('set on a screen, the number in the middle of its row, a cell over its bounds', () => {
    expect(rowsOf([
      '序号 工作任务              牵头单位 配合单位         完成时限', '', '',
      '    义务教育学校课后服务实现            市发展改革委、市',
      '                                       2021 年 9',
      '1   全覆盖，每周 5 天、每天至 市教育局 财政局、市人力资',
      '                                       月底',
      '    少 2 小时。                 源社会保障局', '', '',
      '    对培训机构收费实行专户管',
      '2                    市教育局              长期坚持',
      '    理，定期公开检查结果。',
    ].join('\n'))).toEqual([
      '1 | 义务教育学校课后服务实现全覆盖,每周5天、每天至少2小时。 | 市教育局 | 市发展改革委、市财政局、市人力资源社会保障局 | 2021年9月底',
      '2 | 对培训机构收费实行专户管理,定期公开检查结果。 | 市教育局 | · | 长期坚持',
    ]);
  });
});

test('a note, a line of the page and running text end a table', () => {
  expect(rowsOf(`${CELLS.map((row) => row.join('\t')).join('\n')}\n注：列第一位的为牵头单位。`)).toEqual(ROWS);
});

test('a list of words that are labels by chance is no table', () => {
  expect(rowsOf('任务\n目标\n学校要认真落实各项要求。')).toEqual([]);
});

test('a card: a label beside each value, between tabs', () => {
  expect(rowsOf('项目一\n项目名称\t扩容\n建设内容\t新增托位。\n牵头单位\t县卫健局\n\n项目二')).toEqual(['建设内容 | 新增托位。', '牵头单位 | 县卫健局']);
});

test('two columns between tabs', () => {
  expect(rowsOf('工作任务\t责任单位\n新建幼儿园。\t县教育局\n补充教师。\t县人社局')).toEqual(['新建幼儿园。 | 县教育局', '补充教师。 | 县人社局']);
});

test('cards with a label on a line and its value on the next', () => {
  expect(rowsOf('改革项目\n县管校聘\n主要内容\n实行教师总量控制，\n动态调整。\n牵头科室\n人事科\n\n改革项目\n中考改革')).toEqual(['主要内容 | 实行教师总量控制,动态调整。', '牵头科室 | 人事科']);
});
