import { expect, test } from 'vitest';
import { askedIn, hiddenIn, layoutIn, patched, sortIn, viewOf } from './address.ts';

test('an address is a question; what is not one of its words is left out', () => {
  expect(askedIn(new URLSearchParams('time=overdue&text=教师&task=7&sort=plan&unit='))).toEqual({ time: 'overdue', text: '教师' });
});
test('the tree is in the order of the plans, whatever the address says', () => {
  expect(sortIn(new URLSearchParams('layout=tree&sort=-due'))).toBe('plan');
  expect(sortIn(new URLSearchParams('sort=-due'))).toBe('-due');
  expect([sortIn(new URLSearchParams('sort=x')), layoutIn(new URLSearchParams('layout=x'))]).toEqual(['due', 'list']);
});
test('a view keeps the question and the layout, in one order, and not the open task', () => {
  expect(viewOf(new URLSearchParams('task=7&time=near&layout=board'))).toBe(viewOf(new URLSearchParams('layout=board&time=near')));
});
test('a null takes a word out, undefined leaves it', () => {
  expect(patched(new URLSearchParams('time=near&text=x'), { time: null, text: undefined, unit: 'u' }).toString()).toBe('text=x&unit=u');
});
test('columns that are left out stand in the address and in the view; others are no columns', () => {
  expect([...hiddenIn(new URLSearchParams('hide=target,task,lead'))]).toEqual(['lead', 'target']);
  expect(viewOf(new URLSearchParams('hide=target&task=7'))).toBe('hide=target');
});
