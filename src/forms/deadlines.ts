/** By when a task is to be done, in the cell of a form. */
import type { Task } from '#reader/model';
import { compact, inLine } from './words.ts';

/**
 * What stands in 完成时限, equal words once. Where the paper has a column for it, what that column says: the dates in
 * the running words stand in the measure.
 */
export function deadlineLines(task: Task): string[] {
  const inColumn = task.deadlines.filter((deadline) => deadline.column === true);
  const texts = [...new Set((inColumn.length > 0 ? inColumn : task.deadlines).map((deadline) => inLine(deadline.text)))];
  const often = task.recurrence === null ? '' : inLine(task.recurrence.text);
  if (often !== '' && !compact(task.text).includes(compact(often)) && !texts.some((text) => text.includes(often))) texts.push(often);
  return texts.map((text, place) => (place < texts.length - 1 ? `${text}；` : text));
}
