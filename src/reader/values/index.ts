/** Deadlines, recurrences, targets and parameters, read from a passage. Pure: no clock, no node. */
import { DIGITS, kindsIn, kindsOf } from '../scan.ts';
import { readDates, TIME_SIGNS } from './dates.ts';
import { NUMERAL_SIGNS } from './figures.ts';
import { maskOf, OPENING_MARKS } from './mask.ts';
import type { FoundDeadline, Passage, ValueContext, Values } from './model.ts';
import { EVERY_SIGNS, readRecurrence } from './recurrence.ts';
import { readNumbers } from './targets.ts';

export { readDeadlineCell } from './deadline-cell.ts';
export type * from './model.ts';

/** What a passage must hold for each of the stages below to find anything in it. */
const GATE = 1, NUMERAL = 2, TIME = 4, EVERY = 8, MARK = 16;
const KINDS = kindsOf([
  [GATE, `${DIGITS}一二两三四五六七八九十半末底内${EVERY_SIGNS}`], [NUMERAL, NUMERAL_SIGNS], [TIME, TIME_SIGNS], [EVERY, EVERY_SIGNS], [MARK, OPENING_MARKS],
]);

/**
 * The whole text of one task, aim or heading.
 * `from` and `to` are indexes into `flow.text` (the same as into `flow.raw`).
 */
export function readValues(flow: Passage, context: ValueContext): Values {
  const kinds = kindsIn(flow.text, KINDS);
  if ((kinds & GATE) === 0) return { deadlines: [], recurrence: null, targets: [], parameters: [] };
  const mask = maskOf(flow.text, (kinds & MARK) !== 0);
  const dates = (kinds & TIME) === 0 ? [] : readDates(flow.text, mask, context);
  const deadlines: FoundDeadline[] = dates
    .filter((date) => date.role === 'deadline')
    .map((date) => ({ from: date.from, to: date.to, on: date.on, ...(date.inferred ? { inferred: true } : {}) }));
  const { targets, parameters } = (kinds & NUMERAL) === 0 ? { targets: [], parameters: [] } : readNumbers(flow, mask, dates, context);
  return { deadlines, recurrence: (kinds & EVERY) === 0 ? null : readRecurrence(flow.text, mask), targets, parameters };
}
