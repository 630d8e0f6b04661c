import { expect, test } from 'vitest';
import { placesIn } from './places.ts';

const text = '一行\n𠮷二行\n\n末';

test.each([[0, 1, 1], [1, 1, 2], [3, 2, 1], [5, 2, 2], [8, 3, 1], [9, 4, 1], [10, 4, 2]])('offset %i is line %i, column %i', (offset, line, column) => {
  expect(placesIn(text)(offset)).toEqual({ line, column });
});
