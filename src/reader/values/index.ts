/** Deadlines, recurrences, targets and parameters, read from a passage. Pure: no clock, no node. */
import { readDates } from './dates.ts';
import { maskOf } from './mask.ts';
import type { FoundDeadline, Passage, ValueContext, Values } from './model.ts';
import { readRecurrence } from './recurrence.ts';
import { readNumbers } from './targets.ts';

export { readDeadlineCell } from './deadline-cell.ts';
export type * from './model.ts';

/**
 * The whole text of one task, aim or heading.
 * `from` and `to` are indexes into `flow.text` (the same as into `flow.raw`).
 */
export function readValues(flow: Passage, context: ValueContext): Values {
  if (!/[\d一二两三四五六七八九十半末底内每按逐]/.test(flow.text)) return { deadlines: [], recurrence: null, targets: [], parameters: [] };
  const mask = maskOf(flow.text);
  const dates = readDates(flow.text, mask, context);
  const deadlines: FoundDeadline[] = dates
    .filter((date) => date.role === 'deadline')
    .map((date) => ({ from: date.from, to: date.to, on: date.on, ...(date.inferred ? { inferred: true } : {}) }));
  const { targets, parameters } = readNumbers(flow, mask, dates, context);
  return { deadlines, recurrence: readRecurrence(flow.text, mask), targets, parameters };
}
