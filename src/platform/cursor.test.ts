import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineCursor, pageOf, readCursor } from './cursor.ts';

const cursor = defineCursor('names', z.tuple([z.string(), z.int().nullable(), z.uuid()]));

test('what is written is read again, whatever the values', () => {
  fc.assert(fc.property(fc.tuple(fc.string({ unit: 'grapheme' }).filter((text) => !/^0000-|\0/.test(text)), fc.option(fc.integer()), fc.uuid()), (values) => {
    expect(cursor.read(cursor.write(values))).toEqual(values);
  }));
});

test('any other text is refused and throws nothing', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json().map((text) => Buffer.from(text).toString('base64url'))), (text) => {
    expect(cursor.read(text)).toMatchObject({ refused: 'invalid-cursor' });
  }));
  expect(cursor.read(defineCursor('units', z.tuple([z.uuid()])).write(['7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a11']))).toMatchObject({ refused: 'invalid-cursor' });
  for (const word of ['a\0', '0000-01-01T00:00:00Z']) expect(cursor.read(cursor.write([word, 1, '7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a11']))).toMatchObject({ refused: 'invalid-cursor' });
  expect(readCursor(cursor, undefined)).toBeNull();
});

test('a page has one row less than was found when there is more, and says where the next begins', () => {
  const found = ['7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a11', '7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a12', '7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a13'];
  const place = (id: string): [string, null, string] => ['n', null, id];
  const page = pageOf(found, 2, cursor, place);
  expect(page.items).toEqual(found.slice(0, 2));
  expect(cursor.read(page.next ?? '')).toEqual(place(found[1] as string));
  expect(pageOf(found, 3, cursor, place)).toEqual({ items: found, next: null });
});
