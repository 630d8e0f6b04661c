import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOBODY, Numbering } from './numbering.ts';

const bytesOf = (ids: readonly string[]): Buffer => Buffer.from(ids.join('').replaceAll('-', ''), 'hex');
/** Drawn by lot, or alike but for a little. */
const ids = fc.array(fc.oneof(fc.uuid(), fc.nat(400).map((n) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`), fc.nat(400).map((n) => `${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`)), { maxLength: 600 });

test('each id has one number and comes back as it was, however many there are', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.uuid()), ids, (first, met) => {
    const numbers = new Numbering(bytesOf(first), first.join(''));
    const bytes = bytesOf(met);
    const given = met.map((_, place) => numbers.at(bytes, place));
    expect(first.map((_, place) => numbers.idOf(place + 1))).toEqual(first);
    expect(given.map((number) => numbers.idOf(number))).toEqual(met);
    expect(numbers.size).toBe(new Set([...first, ...met]).size + 1);
    expect(met.map((_, place) => numbers.at(bytes, place))).toEqual(given);
  }));
});

test('the id of zeroes is nobody', () => {
  const numbers = new Numbering();
  expect([numbers.at(Buffer.alloc(16), 0), numbers.at(Buffer.alloc(32, 7), 1), numbers.at(Buffer.alloc(32), 1)]).toEqual([NOBODY, 1, NOBODY]);
});
