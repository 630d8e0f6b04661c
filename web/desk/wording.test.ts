import { expect, test } from 'vitest';
import type { Target, Task } from '#reader/model';
import { readAddress, writeAddress } from './address.ts';
import { nextFinding, nextTask } from './steps.ts';
import { groupsOf, restOfText, shownTasks, targetValue, unitShares } from './wording.ts';

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
  expect(plain(targetValue({ ...target, text: '师生比不低于1∶7', value: 1 / 7, unit: '' }, '消除'))).toBe('≥ 1:7');
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
  const patch = { at: 't3.g0', open: true, tab: 'findings', unit: '省教育厅', text: '学位', hidden: new Set(['lead', 'target'] as const), pane: 'paper' } as const;
  expect(readAddress(writeAddress(new URLSearchParams(), patch))).toEqual(patch);
  expect(writeAddress(new URLSearchParams('at=t1&open=1&tab=head'), { at: null, open: false, tab: 'tasks', unit: null, text: '', pane: 'ledger', hidden: new Set() }).toString()).toBe('');
  expect(readAddress(new URLSearchParams('tab=nonsense&hide=nonsense&pane=x'))).toMatchObject({ tab: 'tasks', pane: 'ledger', hidden: new Set() });
});
