/** What one unit has to do: "what does this ask of us". */
import type { Reading } from '#reader/model';
import { refuse, type Refusal } from '#kernel';
import { samePath } from './heading.ts';
import { compact } from './words.ts';

/** The reading with only the tasks in which the unit stands, by its name without white space, and the aims above them. */
export function extractFor(reading: Reading, unit: string): Reading | Refusal {
  const wanted = compact(unit);
  const tasks = reading.tasks.filter((task) => task.responsibilities.some((one) => compact(one.unit) === wanted));
  if (wanted === '' || tasks.length === 0) return refuse('unit-not-in-reading', { unit });
  const targets = reading.targets.filter((target) => tasks.some((task) => samePath(task.heading, target.heading)));
  return { ...reading, tasks, targets };
}
