import { expect, test } from 'vitest';
import type { Target, Task } from '#reader/model';
import { readAddress, writeAddress } from './address.ts';
import { nextFinding, nextTask } from './steps.ts';
import { deadlineOrder, groupsOf, restOfText, roleOf, rowNumbers, shownDeadlines, shownTasks, targetFigure, targetValue, unitShares } from './wording.ts';

const target: Target = { text: '毛入园率达到95%', metric: '毛入园率', comparator: '>=', value: 95, valueMax: null, unit: '%', year: 2028, basis: 'at-date', scope: null, span: [0, 9] };
const task: Task = {
  number: '1', heading: ['一、任务', '（一）布局'], title: '改造校舍', text: '改造校舍。改造6所。', responsibilities: [{ unit: '县教育局', role: 'lead', span: [0, 1] }, { unit: '县财政局', role: 'cooperating', span: [0, 1] }],
  leaders: [], offices: ['基教科'], kind: 'build', deadlines: [], recurrence: null, targets: [], span: [0, 10], spans: { text: [0, 10] }, goal: '布局更好',
};
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test('a target is worded with its sign, and a ratio keeps its form', () => {
  expect(plain(targetValue(target, '消除'))).toBe('≥ 95 %');
  expect(plain(targetValue({ ...target, comparator: '=', value: 12, unit: '所' }, '消除'))).toBe('12 所');
  expect(plain(targetValue({ ...target, comparator: 'eliminate', value: 56, unit: '人' }, '消除'))).toBe('消除 56 人');
  expect(plain(targetValue({ ...target, comparator: 'range', value: 10, valueMax: 20, unit: '所' }, '消除'))).toBe('10–20 所');
  expect(plain(targetValue({ ...target, text: '师生比不低于1∶7', value: 1 / 7, unit: '' }, '消除'))).toBe('≥ 1∶7');
  expect(targetFigure({ text: '中学生机比达到8:1', value: 8, unit: '' })).toBe('8:1');
  expect(targetFigure({ text: '从1/3的学校起，每校3人', value: 1 / 3, unit: '' })).toBe('1/3');
  expect(targetFigure({ text: '三分之一的名额', value: 1 / 3, unit: '' })).toBe('三分之一');
  expect(targetFigure({ text: '按师生比配备', value: 1 / 3, unit: '' })).toBe('0.3333');
  expect(targetFigure({ text: '15年以上', value: 15, unit: '年' })).toBe('15');
});

test('tasks under one heading are one group, told by its goal where all share it', () => {
  const groups = groupsOf([task, task, { ...task, heading: ['二、保障'], goal: null }], [0, 1, 2]);
  expect(groups.map((group) => [group.tasks, group.goal])).toEqual([[[0, 1], '布局更好'], [[2], null]]);
  expect(groupsOf([task, { ...task, goal: '另一目标' }], [0, 1])[0]?.goal).toBe(null);
});

test('a unit or a text narrows the rows', () => {
  const tasks = [task, { ...task, responsibilities: [], text: '招聘教师。' , title: null }];
  expect(shownTasks(tasks, '县财政局', '')).toEqual([0]);
  expect(shownTasks(tasks, null, '招聘')).toEqual([1]);
  expect(shownTasks(tasks, null, ' ')).toEqual([0, 1]);
  expect(unitShares(tasks)).toEqual([{ unit: '县教育局', lead: 1, cooperating: 0 }, { unit: '县财政局', lead: 0, cooperating: 1 }]);
});

test('the title is not said twice', () => {
  expect(restOfText(task)).toBe('改造6所。');
  expect(restOfText({ ...task, title: '另题' })).toBe(task.text);
});

test('keys stop at the ends and begin at either end', () => {
  expect([nextTask([2, 5], null, 1), nextTask([2, 5], null, -1), nextTask([2, 5], 't2.r0', 1), nextTask([2, 5], 't5', 1)]).toEqual(['t2', 't5', 't5', null]);
  expect([nextFinding([3, 1], 'f3.k2', 1), nextFinding([3, 1], 'f1', 1)]).toEqual(['f1', null]);
});

test('the address comes back as it was written, and ordinary choices leave it short', () => {
  const patch = { at: 't3.g0', open: true, tab: 'findings', unchecked: true, unit: '省教育厅', text: '学位', find: '轮岗', hidden: new Set(['lead', 'target'] as const), pane: 'paper' } as const;
  expect(readAddress(writeAddress(new URLSearchParams(), patch))).toEqual(patch);
  expect(writeAddress(new URLSearchParams('at=t1&open=1&tab=head'), { at: null, open: false, tab: 'tasks', unit: null, text: '', pane: 'ledger', hidden: new Set() }).toString()).toBe('');
  expect(readAddress(new URLSearchParams('tab=nonsense&hide=nonsense&pane=x'))).toMatchObject({ tab: 'tasks', pane: 'ledger', hidden: new Set() });
});

test('the column of deadlines rules the row; one day stands once with its wordings', () => {
  const day = (text: string, on: string | null, column?: boolean): Task['deadlines'][number] => ({ text, on, span: [0, 1], ...(column === undefined ? {} : { column }) });
  const running = { ...task, deadlines: [day('三年内', '2020-12-31'), day('到2020年', '2020-12-31'), day('2019年底前', '2019-12-31')] };
  expect(shownDeadlines(running, 4)).toEqual([{ text: '2020-12-31', anchors: ['t4.d0', 't4.d1'], words: ['三年内', '到2020年'] }, { text: '2019-12-31', anchors: ['t4.d2'], words: ['2019年底前'] }]);
  const ruled = { ...task, deadlines: [day('到2020年', '2020-12-31'), day('2018年6月', '2018-06-30', true)] };
  expect(shownDeadlines(ruled, 0)).toEqual([{ text: '2018-06-30', anchors: ['t0.d1'], words: ['2018年6月'] }]);
  expect(deadlineOrder(ruled)).toEqual([1, 0]);
});

test('a number that begins again is told with its heading', () => {
  const numbered = (number: string | null, heading: string): Task => ({ ...task, number, heading: ['一、任务', heading] });
  expect(rowNumbers([numbered('1', '（一）布局'), numbered('2', '（一）布局'), numbered('1', '（二）队伍'), numbered(null, '（二）队伍')])).toEqual(['（一）1', '（一）2', '（二）1', '·']);
  expect(rowNumbers([numbered('1', '（一）布局'), numbered('2', '（二）队伍')])).toEqual(['1', '2']);
});

test('what a unit is in a task', () => {
  expect([roleOf(task, '县教育局'), roleOf(task, '县财政局'), roleOf(task, '县人社局')]).toEqual(['lead', 'cooperating', null]);
});
