import { expect, test } from 'vitest';
import type { Responsibility } from '#plans/model';
import { changesOf, doubledIn, type Form, implausibleDeadline, NO_TARGET, targetsIn, withTargetField } from './amend-form.ts';

const unit = (name: string, role: Responsibility['role'], unitId: string | null = null): Responsibility => ({ name, role, unitId, collectiveId: null });
const target = { text: '新增学位1800个', metric: '新增学位', comparator: '>=', value: '1800', valueMax: '', unit: '个', year: '2027', basis: 'cumulative', scope: '' };
const form: Form = { title: '扩建', text: '扩建校舍。', goal: '', kind: 'build', units: [unit('县教育局', 'lead')], deadlines: [{ text: '2027年底', on: '2027-12-31', about: null }], targets: [target] };

test('nothing typed is no change, an empty row is none either', () => {
  expect(changesOf(form, form)).toEqual({});
  expect(changesOf(form, { ...form, targets: [target, NO_TARGET], units: [...form.units, unit(' ', 'cooperating')] })).toEqual({});
});

test('a value that changes takes its words along where they name it once', () => {
  const now = withTargetField(target, 'value', '2400');
  expect(now['text']).toBe('新增学位2400个');
  expect(changesOf(form, { ...form, targets: [now] })).toEqual({ targets: [{ text: '新增学位2400个', metric: '新增学位', comparator: '>=', value: 2400, valueMax: null, unit: '个', year: 2027, basis: 'cumulative', scope: null }] });
  expect(withTargetField({ ...target, text: '1800人、1800个' }, 'value', '2400')['text']).toBe('1800人、1800个');
  expect(withTargetField({ ...target, text: '11800个' }, 'value', '2400')['text']).toBe('11800个');
  expect(withTargetField({ ...target, value: '1.8', text: '1.85万、118' }, 'value', '2')['text']).toBe('1.85万、118');
  expect(changesOf(form, { ...form, targets: [] })).toEqual({ targets: [] });
});

test('what is no target is told by its row and field', () => {
  expect(targetsIn([NO_TARGET, { ...target, value: '很多' }])).toEqual({ row: 1, field: 'value', problem: 'problem.number' });
  expect(targetsIn([{ ...target, text: '' }])).toEqual({ row: 0, field: 'text', problem: 'problem.empty' });
});

test('a lead that cooperates too is found, by its unit or its name', () => {
  expect(doubledIn([unit('县教育局', 'lead'), unit('县财政局', 'cooperating'), unit('县教育局', 'cooperating')])).toEqual([2]);
  expect(doubledIn([unit('县教育局', 'lead', 'a'), unit('教育局', 'cooperating', 'a'), unit('县教育局', 'cooperating', 'b')])).toEqual([1]);
  expect(doubledIn([unit('', 'lead'), unit('', 'cooperating')])).toEqual([]);
});

test('a day that nobody means is found, unless it stood there', () => {
  const on = (day: string): Form['deadlines'] => [{ text: '到期', on: day, about: null }];
  expect(implausibleDeadline({ deadlines: on('0001-01-01') }, form)).toBe('0001-01-01');
  expect(implausibleDeadline({ deadlines: on('0001-01-01') }, { deadlines: on('0001-01-01') })).toBe(undefined);
  expect(implausibleDeadline({ deadlines: on('1990-01-01') }, form)).toBe(undefined);
});
