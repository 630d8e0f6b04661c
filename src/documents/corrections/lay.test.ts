import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '#reader/model';
import { layCorrections } from './lay.ts';
import { type CheckedCell, type Correction, ITEM_FIELDS, keyOf, parseKey, type ResponsibilityValue, type Value } from './model.ts';
import { correctionsInside, publishCorrections } from './publish.ts';
import { layerOn, PLAN, readPlan, undone } from './testing.ts';

const reading = readPlan();
const cellsOf = (corrections: readonly Correction[] = [], of: Reading = reading): readonly CheckedCell[] => layCorrections(of, corrections).cells;
const unitCell = (task: number, unit: string): CheckedCell => cellsOf().find((cell) => cell.task === task && (cell.value as ResponsibilityValue | null)?.unit === unit) as CheckedCell;

/** What a clerk may do to a cell, whatever it holds. */
function another(cell: CheckedCell, n: number): Value {
  if (cell.field === 'responsibility') return { unit: `第${n}局`, role: n % 2 === 0 ? 'lead' : 'cooperating' };
  if (cell.field === 'deadline') return { text: `${2026 + n}年底`, on: `${2026 + n}-12-31` };
  if (cell.field === 'target') return { text: `达到${n}%`, metric: '覆盖率', comparator: '>=', value: n, valueMax: null, unit: '%', year: null, basis: 'at-date', scope: null, ...(cell.owner === 'section' ? { heading: ['一'] } : {}) };
  if (cell.field === 'recurrence') return { text: '每月', every: 'month' };
  if (cell.field === 'kind') return 'standing';
  if (cell.field === 'leadRule') return 'none';
  return Array.isArray(cell.value) ? [`甲${n}`, `乙${n}`] : `第${n}句`;
}

interface Deed { readonly pick: number; readonly what: 'accept' | 'correct' | 'remove' | 'undo' | 'add'; readonly n: number; readonly byHand: boolean }
const deeds = fc.array(fc.record({ pick: fc.nat(), what: fc.constantFrom<Deed['what']>('accept', 'correct', 'remove', 'undo', 'add'), n: fc.integer({ min: 1, max: 60 }), byHand: fc.boolean() }), { maxLength: 25 });

/** Does the deeds as the commands would let them be done. */
function lived(list: readonly Deed[]): Correction[] {
  const done: Correction[] = [];
  for (const { pick, what, n, byHand } of list) {
    const cells = cellsOf(done);
    const cell = cells[pick % cells.length] as CheckedCell;
    const more = byHand ? { rests: null, reason: '电话核实' } : {};
    if (what === 'undo') {
      const top = done.findLast((one) => one.cell === cell.key && one.undone === null);
      if (top !== undefined) done[done.indexOf(top)] = undone(top);
    } else if (what === 'accept' && cell.state === 'proposed' && !cell.empty) done.push(layerOn(cell, 'accept', cell.value, done));
    else if (what === 'correct' && cell.field !== 'task') done.push(layerOn(cell, 'correct', another(cell, n), done, more));
    else if (what === 'remove' && cell.state !== 'removed' && (cell.field === 'task' || parseKey(cell.key)?.item !== null)) done.push(layerOn(cell, 'remove', undefined, done));
    else if (what === 'add' && cell.task !== null) {
      const owner = parseKey(cell.key)?.owner as string;
      const field = ITEM_FIELDS[n % 3] as 'target';
      const fresh = { ...cell, key: keyOf(owner, field, `+00000000-0000-4000-9000-${String(done.length).padStart(12, '0')}`), field, owner: 'task' as const, proposed: undefined };
      done.push(layerOn(fresh, 'add', another(fresh, n), done, more));
    }
  }
  return done;
}

describe('a reading with corrections laid over it', () => {
  test('with none it is the reading, every cell proposed, every address its own', () => {
    const checked = layCorrections(reading, []);
    expect(checked.reading).toBe(reading);
    expect(reading.tasks).toHaveLength(4);
    expect(new Set(checked.cells.map(({ key }) => key)).size).toBe(checked.cells.length);
    expect(checked.cells.every(({ key }) => parseKey(key) !== null)).toBe(true);
    expect(checked.progress.checked).toBe(0);
    expect(checked.progress.total).toBeGreaterThan(30);
  });

  test('accepted throughout, it says the same and is wholly checked', () => {
    const all = cellsOf().filter(({ empty }) => !empty).map((cell) => layerOn(cell, 'accept', cell.value));
    const checked = layCorrections(reading, all);
    expect(checked.reading).toEqual(reading);
    expect(checked.progress.checked).toBe(checked.progress.total);
  });

  test('a corrected unit stands in its place, and nothing else moves', () => {
    const cell = unitCell(1, '县委编办');
    const checked = layCorrections(reading, [layerOn(cell, 'correct', { unit: '县委编制办公室', role: 'co-lead' })]);
    expect(checked.reading.tasks[1]?.responsibilities.map(({ unit, role, inferred }) => ({ unit, role, inferred }))).toEqual([
      { unit: '县教育局', role: 'lead', inferred: undefined }, { unit: '县委编制办公室', role: 'co-lead', inferred: true },
    ]);
    expect(checked.reading.tasks.filter((_, t) => t !== 1)).toEqual(reading.tasks.filter((_, t) => t !== 1));
    expect(checked.cells.find(({ key }) => key === cell.key)).toMatchObject({ state: 'corrected', drift: 'same', version: 1, proposed: { unit: '县委编办', role: 'cooperating' } });
  });

  test('tasks of the same words have cells of their own', () => {
    const cell = cellsOf().find(({ task, field }) => task === 3 && field === 'title') as CheckedCell;
    const checked = layCorrections(reading, [layerOn(cell, 'correct', '另一件事')]);
    expect(checked.reading.tasks.map(({ title }) => title)).toEqual(['扩建校舍', '配齐教师', '改善食堂', '另一件事']);
  });

  test('the passage alone may be chosen anew', () => {
    const cell = cellsOf().find(({ task, field }) => task === 0 && field === 'deadline') as CheckedCell;
    const at = PLAN.indexOf('2027年底');
    const { reading: mended } = layCorrections(reading, [layerOn(cell, 'correct', cell.value, [], { rests: [at, at + 6] })]);
    expect(mended.tasks[0]?.deadlines[0]).toMatchObject({ on: '2027-12-31', span: [at, at + 6] });
  });

  test('a task put in by hand stands where its words stand, or behind the one it names, and takes units', () => {
    const [first] = layCorrections(reading, []).owners as readonly [string];
    const words = { number: null, title: null, text: '每年组织一次轮岗。', heading: [], goal: null, kind: 'activity' as const };
    const base = cellsOf()[0] as CheckedCell;
    const [a, b] = ['+11111111-1111-4111-8111-111111111111', '+22222222-2222-4222-8222-222222222222'];
    const at = PLAN.indexOf('每年组织');
    const byWords = layerOn({ ...base, key: keyOf(a, 'task'), proposed: undefined }, 'add', words, [], { rests: [at, at + 9] });
    const byName = layerOn({ ...base, key: keyOf(b, 'task'), proposed: undefined }, 'add', { ...words, text: '会上议定的事。', after: first }, [], { rests: null, reason: '会议纪要' });
    const lead = layerOn({ ...base, key: keyOf(b, 'responsibility', '+33333333-3333-4333-8333-333333333333'), proposed: undefined }, 'add', { unit: '县教育局', role: 'lead' }, [], { rests: null, reason: '会议纪要' });
    const checked = layCorrections(reading, [byWords, byName, lead]);
    expect(checked.reading.tasks.map(({ text }) => text.slice(0, 4))).toEqual(['扩建校舍', '会上议定', '配齐教师', '每年组织', '改善食堂', '改善食堂']);
    expect(checked.reading.tasks[1]?.responsibilities).toMatchObject([{ unit: '县教育局', role: 'lead', inferred: true }]);
    expect(checked.cells.filter(({ task }) => task === 1).every(({ state }) => state === 'added')).toBe(true);
    expect(layCorrections(reading, [undone(byWords), undone(byName), undone(lead)]).reading).toEqual(reading);
  });

  test('a removed task leaves the table and stays among the cells with its words', () => {
    const [owner] = layCorrections(reading, []).owners as readonly [string];
    const cell = { ...(cellsOf()[0] as CheckedCell), key: keyOf(owner, 'task') };
    const checked = layCorrections(reading, [layerOn(cell, 'remove', undefined)]);
    expect(checked.reading.tasks).toEqual(reading.tasks.slice(1));
    expect(checked.cells.filter(({ state }) => state === 'removed')).toMatchObject([{ task: null, value: { title: '扩建校舍' } }]);
  });

  test('whatever was done: undone again it is the reading, and no version ever falls', () => {
    fc.assert(fc.property(deeds, (list) => {
      const done = lived(list);
      const before = layCorrections(reading, done);
      expect(new Set(before.cells.map(({ key }) => key)).size).toBe(before.cells.length);
      const taken = layCorrections(reading, done.map((one) => (one.undone === null ? undone(one) : one)));
      expect(taken.reading).toBe(reading);
      const versions = new Map(taken.cells.map(({ key, version }) => [key, version]));
      for (const { key, version } of before.cells) if (!key.includes('+')) expect(versions.get(key)).toBeGreaterThanOrEqual(version);
    }), { numRuns: 60 });
  });

  test('whatever was done: the order in which layers arrive does not matter, nor the way over the wire', () => {
    fc.assert(fc.property(deeds, fc.integer(), (list, seed) => {
      const done = lived(list);
      const shuffled = [...done].sort((a, b) => (wild(a.id, seed) - wild(b.id, seed)));
      const wired = correctionsInside(publishCorrections(shuffled, reading.source.text), reading.source.text);
      expect(layCorrections(reading, wired)).toEqual({ ...layCorrections(reading, done), unplaced: expect.anything() as never });
    }), { numRuns: 40 });
  });

  test('whatever was done: each cell stands in the checked reading as it says, at its position', () => {
    fc.assert(fc.property(deeds, (list) => {
      const { reading: checked, cells } = layCorrections(reading, lived(list));
      for (const { owner, field, task, item, value, state } of cells) {
        if (state === 'removed' || task === null || owner !== 'task' || field === 'task') continue;
        const held = checked.tasks[task] as unknown as Record<string, unknown>;
        const found = item === null ? held[field] : (held[{ responsibility: 'responsibilities', deadline: 'deadlines', target: 'targets' }[field as 'target']] as unknown[])[item];
        if (value !== null && typeof value === 'object' && !Array.isArray(value)) expect(found).toMatchObject(value);
        else expect(found).toEqual(value);
      }
    }), { numRuns: 40 });
  });

  test('what was said of a task that is not there is kept apart', () => {
    const cell = unitCell(0, '县财政局');
    const other = readPlan(PLAN.replace('扩建校舍。到2027年底，新建小学2所，学前三年毛入园率达到92%。', '修缮校舍。'));
    expect(layCorrections(other, [layerOn(cell, 'accept', cell.value)]).unplaced).toHaveLength(1);
  });

  test('what was accepted stays, whatever a newer reader makes of its words', () => {
    const lead = unitCell(0, '县教育局');
    const gone = unitCell(0, '县财政局');
    const done = [layerOn(lead, 'accept', lead.value), layerOn(gone, 'accept', gone.value)];
    const [first, ...rest] = reading.tasks;
    const newer: Reading = { ...reading, tasks: [{ ...first!, responsibilities: [{ ...first!.responsibilities[0]!, role: 'co-lead' }, first!.responsibilities[2]!] }, ...rest] };
    const checked = layCorrections(newer, done);
    expect(checked.reading.tasks[0]?.responsibilities.map(({ unit, role }) => `${unit} ${role}`)).toEqual(['县教育局 lead', '县自然资源局 cooperating', '县财政局 cooperating']);
    expect(checked.cells.filter(({ state }) => state === 'accepted').map(({ drift }) => drift)).toEqual(['differs', 'gone']);
  });
});

test.each(['head:title', 'section:target:0123456789abcd.0', '0123456789abcd.3:task', '0123456789abcd.0:responsibility:+00000000-0000-4000-8000-000000000001'])('%s is an address', (key) => {
  expect(parseKey(key)).not.toBeNull();
});
test.each(['', 'head', 'head:responsibility', 'head:title:0123456789abcd.0', '0123456789abcd.0:responsibility', '0123456789abcd:title', '0123456789abcd.0:title:+1', "x' or 1=1:title"])('%s is none', (key) => {
  expect(parseKey(key)).toBeNull();
});

function wild(id: string, seed: number): number {
  return (Number(id.slice(-6)) * 7919 + seed) % 101;
}
