import { expect, test } from 'vitest';
import { flowOf } from '../flow.ts';
import { manyPoints } from './cell-words.ts';

test.each([
  ['1.摸清底数；2.分类施策；3.跟踪问效。', true],
  ['（1）摸清底数；（2）分类施策。', true],
  // The row's own number, and points below it.
  ['1.完善结对帮扶制度。（1）摸清底数；（2）分类施策。', false],
  ['（1）12所学校完善结对帮扶制度。（1）摸清底数；（2）分类施策。', false],
  ['1.完善结对帮扶制度。', false],
])('%s: points of one measure: %s', (text, many) => {
  expect(manyPoints(flowOf(text, 0, text.length), 1)).toBe(many);
});
