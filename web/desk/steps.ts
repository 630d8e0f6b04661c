/** Where the keys lead: the next row, the next finding, the next value of a row. Pure. */
import type { Reading } from '#reader/model';
import { type Anchor, findingOf, taskOf } from './anchor.ts';

export function nextTask(shown: readonly number[], at: Anchor | null, step: 1 | -1): Anchor | null {
  const position = shown.indexOf(taskOf(at));
  const next = position < 0 ? (step === 1 ? shown[0] : shown.at(-1)) : shown[position + step];
  return next === undefined ? null : `t${next}`;
}

/** Findings in the order given, stopping at the ends. */
export function nextFinding(order: readonly number[], at: Anchor | null, step: 1 | -1): Anchor | null {
  const position = order.indexOf(findingOf(at));
  const next = position < 0 ? (step === 1 ? order[0] : order.at(-1)) : order[position + step];
  return next === undefined ? null : `f${next}`;
}

/** The values of the chosen row, in the order of its columns; before the first stands the row itself. */
export function nextValue(reading: Reading, at: Anchor | null, step: 1 | -1): Anchor | null {
  const t = taskOf(at);
  const task = reading.tasks[t];
  if (!task) return null;
  const units = (cooperating: boolean): Anchor[] => task.responsibilities.flatMap((one, i) => ((one.role === 'cooperating') === cooperating ? [`t${t}.r${i}`] : []));
  const values: Anchor[] = [`t${t}`, ...units(false), ...units(true), ...task.deadlines.map((_, i) => `t${t}.d${i}`), ...(task.recurrence ? [`t${t}.e`] : []), ...task.targets.map((_, i) => `t${t}.g${i}`)];
  return values[values.indexOf(at ?? '') + step] ?? null;
}
