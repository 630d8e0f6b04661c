import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '#reader/model';
import { carryOver, compareReadings } from './carry.ts';
import { layCorrections } from './lay.ts';
import { type CheckedCell, keyOf, type ResponsibilityValue } from './model.ts';
import { layerOn, PLAN, readPlan } from './testing.ts';
import { textMap } from './text-map.ts';

const reading = readPlan();
const cells = layCorrections(reading, []).cells;
const unit = (task: number, name: string, of: readonly CheckedCell[] = cells): CheckedCell => of.find((cell) => cell.task === task && (cell.value as ResponsibilityValue | null)?.unit === name) as CheckedCell;

/** What another reader might make of the first task. */
function readOtherwise(change: (task: Reading['tasks'][number]) => Reading['tasks'][number]): Reading {
  const [first, ...rest] = reading.tasks;
  return { ...reading, tasks: [change(first!), ...rest] };
}

describe('a newer reading', () => {
  test('that reads the same changes nothing', () => {
    const said = cells.filter(({ empty }) => !empty).map((cell) => layerOn(cell, 'accept', cell.value));
    expect(compareReadings(reading, readPlan(), said)).toEqual([]);
    expect(carryOver(reading, readPlan(), said).every(({ fate, correction, to }) => fate === 'same' && JSON.stringify(correction) === JSON.stringify(to))).toBe(true);
  });

  test('of a text with other line breaks keeps every correction with its words', () => {
    const newer = readPlan(PLAN.replace('县财政局、', '县财\n政局、').replace('一、重点任务', '\n\n一、重点任务'));
    const cell = unit(0, '县自然资源局');
    const said = [layerOn(cell, 'correct', { unit: '县自然资源和规划局', role: 'cooperating' })];
    const [carried] = carryOver(reading, newer, said);
    expect(newer.source.text.slice(...carried!.to.rests!)).toBe('县自然资源局');
    const checked = layCorrections(newer, [carried!.to]);
    expect(checked.unplaced).toEqual([]);
    expect(checked.reading.tasks[0]?.responsibilities.map(({ unit: name }) => name.replace(/\s/g, ''))).toEqual(['县教育局', '县财政局', '县自然资源和规划局']);
  });

  test('that divides a task elsewhere still finds it, by its words', () => {
    const newer = readOtherwise((task) => ({ ...task, text: task.text.slice(0, -10) }));
    const cell = unit(0, '县财政局');
    const [carried] = carryOver(reading, newer, [layerOn(cell, 'accept', cell.value)]);
    expect(carried?.fate).toBe('moved');
    const checked = layCorrections(newer, [carried!.to]);
    expect([checked.unplaced.length, checked.cells.filter(({ state }) => state === 'accepted').map(({ drift }) => drift)]).toEqual([0, ['same']]);
  });

  test('whose passage of a value is longer: the correction moves with it', () => {
    const at = PLAN.indexOf('县财政局');
    const newer = readOtherwise((task) => ({ ...task, responsibilities: task.responsibilities.map((one) => (one.unit === '县财政局' ? { ...one, unit: '、县财政局', span: [at - 1, at + 4] as const } : one)) }));
    const cell = unit(0, '县财政局');
    const carried = carryOver(reading, newer, [layerOn(cell, 'accept', cell.value)]);
    expect(carried.map(({ fate }) => fate)).toEqual(['moved']);
    const checked = layCorrections(newer, carried.map(({ to }) => to));
    expect(checked.reading.tasks[0]?.responsibilities.map(({ unit: name }) => name)).toEqual(['县教育局', '县财政局', '县自然资源局']);
    expect(checked.cells.find(({ state }) => state === 'accepted')?.drift).toBe('differs');
  });

  test('that no longer has a task: what was said of it rests, and holds again when the old one counts again', () => {
    const newer: Reading = { ...reading, tasks: reading.tasks.slice(1) };
    const cell = unit(0, '县财政局');
    const said = [layerOn(cell, 'correct', { unit: '县发展改革局', role: 'cooperating' })];
    const carried = carryOver(reading, newer, said);
    expect(carried.map(({ fate }) => fate)).toEqual(['lost']);
    expect(layCorrections(newer, carried.map(({ to }) => to)).unplaced).toHaveLength(1);
    const back = carryOver(newer, reading, carried.map(({ to }) => to));
    expect(layCorrections(reading, back.map(({ to }) => to)).reading.tasks[0]?.responsibilities[1]?.unit).toBe('县发展改革局');
    expect(compareReadings(reading, newer, said)).toMatchObject([{ field: 'task', effect: 'lost', task: '1 扩建校舍' }]);
  });

  test('that reads what was added by hand: it stands once, as accepted', () => {
    const at = PLAN.indexOf('县委编办');
    const older = { ...reading, tasks: reading.tasks.map((task, t) => (t === 1 ? { ...task, responsibilities: task.responsibilities.slice(0, 1) } : task)) };
    const base = layCorrections(older, []);
    const added = layerOn({ ...base.cells[0]!, key: keyOf(base.owners[1]!, 'responsibility', '+44444444-4444-4444-8444-444444444444'), proposed: undefined, span: [at, at + 4] }, 'add', { unit: '县委编办', role: 'cooperating' });
    expect(layCorrections(older, [added]).reading.tasks[1]?.responsibilities).toHaveLength(2);
    const carried = carryOver(older, reading, [added]);
    expect(carried.map(({ fate }) => fate)).toEqual(['agrees']);
    const checked = layCorrections(reading, carried.map(({ to }) => to));
    expect(checked.reading.tasks[1]?.responsibilities).toHaveLength(2);
    expect(compareReadings(older, reading, [added])).toMatchObject([{ field: 'responsibility', effect: 'agrees', now: undefined }]);
  });

  test('is told cell by cell: what nobody checked is taken, what a person said stays', () => {
    const newer = readOtherwise((task) => ({ ...task, title: '改扩建校舍', responsibilities: task.responsibilities.map((one) => (one.unit === '县财政局' ? { ...one, role: 'co-lead' as const } : one)).slice(0, 2), deadlines: [] }));
    const finance = unit(0, '县财政局');
    const gone = compareReadings(reading, newer, [layerOn(finance, 'accept', finance.value)]);
    expect(gone.map(({ field, effect }) => `${field} ${effect}`).sort()).toEqual(['deadline taken', 'responsibility kept', 'responsibility taken', 'title taken']);
  });

  test('whatever it makes of them, no checked value of a task that is still there is lost', () => {
    const picks = fc.record({ drop: fc.array(fc.nat({ max: 9 }), { maxLength: 5 }), roles: fc.boolean(), cut: fc.nat({ max: 12 }) });
    fc.assert(fc.property(picks, ({ drop, roles, cut }) => {
      const newer = readOtherwise((task) => ({
        ...task, text: task.text.slice(0, task.text.length - cut),
        responsibilities: task.responsibilities.filter((_, i) => !drop.includes(i)).map((one) => (roles ? { ...one, role: 'co-lead' as const } : one)), targets: task.targets.filter((_, i) => !drop.includes(i + 5)),
      }));
      const said = cells.filter(({ task, empty, field }) => task === 0 && !empty && field !== 'task').map((cell) => layerOn(cell, 'accept', cell.value));
      const checked = layCorrections(newer, carryOver(reading, newer, said).map(({ to }) => to));
      expect(checked.unplaced).toEqual([]);
      const bySome = (a: { unit: string }, b: { unit: string }): number => (a.unit < b.unit ? -1 : 1);
      expect(checked.reading.tasks[0]?.responsibilities.map(({ unit: name, role }) => ({ unit: name, role })).sort(bySome)).toEqual(reading.tasks[0]?.responsibilities.map(({ unit: name, role }) => ({ unit: name, role })).sort(bySome));
      expect(checked.reading.tasks[0]?.text).toBe(reading.tasks[0]?.text);
    }), { numRuns: 60 });
  });
});

describe('words from one text to another', () => {
  test('a passage is found over other white space, behind an insertion, and not where it is gone', () => {
    const map = textMap('甲乙丙。丁戊己。', '甲 乙\n丙。新的一句。丁戊己。');
    expect(map([0, 3])).toEqual([0, 5]);
    expect(map([4, 7])).toEqual([11, 14]);
    expect(textMap('甲乙丙丁戊', '甲戊')([1, 4])).toBeNull();
  });

  test('whatever is put in between, the words before and behind it are the same words', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('甲', '乙', '丙', ' ', '\n') }), fc.string({ unit: fc.constantFrom('甲', '乙', '丙', ' ') }), fc.string({ unit: fc.constantFrom('甲', '乙', '丁', '\n') }), (head, inserted, tail) => {
      const [from, to] = [`始${head}中${tail}末`, `始${head}中${inserted}${tail}末`];
      const map = textMap(from, to);
      for (const span of [[0, head.length + 2], [head.length + 2, from.length]] as const) {
        const there = map(span);
        expect(there === null ? null : to.slice(...there).replace(/\s/g, '')).toBe(from.slice(...span).replace(/\s/g, ''));
      }
    }));
  });
});
