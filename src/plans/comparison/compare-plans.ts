/** A lower plan held against the upper one that it implements. Pure. */
import { matchTasks, type Matching } from '../matching/match-tasks.ts';
import type { ComparedPlan, ComparedTask } from './model.ts';
import type { ShownDifference as Difference, TargetPlace } from './shapes.ts';
import { isWeaker, sameMetric } from './targets.ts';

export interface Comparison {
  readonly matching: Matching;
  readonly differences: readonly Difference[];
  /** Upper targets that the lower plan takes up in full. */
  readonly heldCount: number;
}

/**
 * @param matching as a person confirmed it; without it the proposed one. `left` is the upper plan.
 * A target is looked for in the task's counterpart first, then in the whole lower plan.
 * Differences come in the order of the upper plan, those of the lower plan alone at the end.
 */
export function comparePlans(upper: ComparedPlan, lower: ComparedPlan, matching: Matching = matchTasks(upper.tasks, lower.tasks)): Comparison {
  const counterpart = new Map(matching.pairs.map(({ left, right }) => [left, right]));
  const below = new Map(lower.tasks.map((task) => [task.id, task]));
  const all = targetsOf(lower);
  const differences: Difference[] = [];
  let heldCount = 0;
  const hold = (place: TargetPlace, near: readonly TargetPlace[]): void => {
    const found = differenceOf(place, near) ?? differenceOf(place, all);
    if (found === 'held') heldCount += 1;
    else differences.push(found ?? { kind: 'target-not-taken-up', upper: place });
  };
  for (const target of upper.targets) hold({ taskId: null, target }, []);
  for (const task of upper.tasks) {
    const mine = below.get(counterpart.get(task.id) ?? '');
    if (mine === undefined) differences.push({ kind: 'no-counterpart', upperTask: task.id });
    else differences.push(...deadlineDifference(task, mine));
    const near = mine === undefined ? [] : mine.targets.map((target): TargetPlace => ({ taskId: mine.id, target }));
    for (const target of task.targets) {
      // What has no counterpart is told once, unless another task or a heading takes its target up.
      if (mine === undefined && differenceOf({ taskId: task.id, target }, all) === null) continue;
      hold({ taskId: task.id, target }, near);
    }
  }
  for (const task of lower.tasks) if (task.leads.length === 0) differences.push({ kind: 'no-lead', lowerTask: task.id });
  return { matching, differences, heldCount };
}

function targetsOf(plan: ComparedPlan): readonly TargetPlace[] {
  return [...plan.targets.map((target): TargetPlace => ({ taskId: null, target })), ...plan.tasks.flatMap(({ id, targets }) => targets.map((target): TargetPlace => ({ taskId: id, target })))];
}

/** `held`, a difference, or null where the places hold no target of this metric. */
function differenceOf(upper: TargetPlace, places: readonly TargetPlace[]): Difference | 'held' | null {
  const same = places.filter(({ target }) => sameMetric(target, upper.target));
  if (same.length === 0) return null;
  const { year } = upper.target;
  const inTime = same.filter(({ target }) => year === null || target.year === null || target.year <= year);
  if (inTime.some(({ target }) => !isWeaker(target, upper.target))) return 'held';
  const late = same.find(({ target }) => year !== null && target.year !== null && target.year > year && !isWeaker(target, upper.target));
  if (late !== undefined) return { kind: 'later-target', upper, lower: late };
  // Of several the nearest in time is the one that is told.
  const [lower] = same.toSorted((a, b) => distance(a, year) - distance(b, year));
  return { kind: 'weaker-target', upper, lower: lower as TargetPlace };
}

function distance({ target }: TargetPlace, year: number | null): number {
  return year === null || target.year === null ? 0 : Math.abs(target.year - year);
}

function deadlineDifference(upper: ComparedTask, lower: ComparedTask): Difference[] {
  const upperOn = last(upper.dueOn);
  if (upperOn === undefined) return [];
  const lowerOn = last(lower.dueOn);
  if (lowerOn === undefined) return [{ kind: 'no-deadline', upperTask: upper.id, lowerTask: lower.id, upperOn }];
  return lowerOn > upperOn ? [{ kind: 'later-deadline', upperTask: upper.id, lowerTask: lower.id, upperOn, lowerOn }] : [];
}

function last(days: readonly string[]): string | undefined {
  return [...days].sort().at(-1);
}
