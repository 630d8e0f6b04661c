import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FAULT_WORDS, groupFaults } from './fault-words.ts';

const at = (kind: string, where: string, columns: readonly string[] = []): { kind: string; where: string; columns: readonly string[] } => ({ kind, where, columns });

test('what happened together is told together', () => {
  expect(groupFaults([at('entry-altered', '2'), at('entry-altered', '3'), at('entry-altered', '1'), at('entry-altered', '9'), at('row-different', 'a.b x', ['name']), at('row-different', 'a.b y', ['name']), at('row-different', 'a.c y', ['name'])])).toEqual([
    { kind: 'entry-altered', table: null, columns: [], count: 4, where: ['1–3', '9'] },
    { kind: 'row-different', table: 'a.b', columns: ['name'], count: 2, where: ['x', 'y'] },
    { kind: 'row-different', table: 'a.c', columns: ['name'], count: 1, where: ['y'] },
  ]);
});

test('no fault is lost, and every number is in a range', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (numbers) => {
    const [group, ...more] = groupFaults(numbers.map((number) => at('seal-broken', String(number))));
    expect([more.length, group?.count]).toEqual([0, numbers.length]);
    const told = (group?.where ?? []).flatMap((range) => { const [from = 0, to = from] = range.split('–').map(Number); return Array.from({ length: to - from + 1 }, (_, n) => from + n); });
    expect(told).toEqual(numbers.toSorted((one, other) => one - other));
  }));
});

test('each kind has its words in both languages', () => {
  for (const [kind, [zh, en]] of Object.entries(FAULT_WORDS)) expect([kind, /\p{Script=Han}/u.test(zh), /^[\x20-\x7e]+$/.test(en)]).toEqual([kind, true, true]);
});
