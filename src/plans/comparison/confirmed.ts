/** What a person said goes before what the words propose. Pure. */
import { matchTasks, type Matchable, type Matching } from '../matching/match-tasks.ts';
import { bare } from '../matching/similarity.ts';
import type { ComparedPlan } from './model.ts';

export interface Said { readonly upperTask: string; readonly upperPrint: string; readonly lowerTask: string | null; readonly lowerPrint: string | null; readonly reason: string | null }
export interface Confirmed {
  readonly matching: Matching;
  /** By upper task: what a person said of it. */
  readonly said: ReadonlyMap<string, Said>;
  /** Upper tasks that the lower plan need not answer. */
  readonly exempt: ReadonlySet<string>;
}

/** Of a task's words: finds it again when a draft was published and its tasks have new ids. */
export function printOf(task: Pick<Matchable, 'text'>): string {
  return bare(task.text).slice(0, 200);
}

/** What was said of tasks that are no longer there says nothing any more. */
export function confirmedMatching(upper: ComparedPlan, lower: ComparedPlan, all: readonly Said[]): Confirmed {
  const find = (plan: ComparedPlan, id: string, print: string): string | null => (plan.tasks.find((task) => task.id === id) ?? plan.tasks.find((task) => printOf(task) === print))?.id ?? null;
  const said = new Map<string, Said>();
  const pairs: Matching['pairs'][number][] = [];
  const exempt = new Set<string>();
  for (const one of all) {
    const above = find(upper, one.upperTask, one.upperPrint);
    const below = one.lowerTask === null ? null : find(lower, one.lowerTask, one.lowerPrint ?? '');
    if (above === null || (below === null) !== (one.lowerTask === null)) continue;
    said.set(above, one);
    if (below === null) exempt.add(above);
    else pairs.push({ left: above, right: below, score: 1, because: [] });
  }
  // Several upper tasks may be answered by one lower task, if a person says so.
  const answered = new Set(pairs.map(({ right }) => right));
  const rest = matchTasks(upper.tasks.filter(({ id }) => !said.has(id)), lower.tasks.filter(({ id }) => !answered.has(id)));
  const place = new Map(upper.tasks.map(({ id }, index) => [id, index]));
  return {
    said, exempt,
    matching: { pairs: [...pairs, ...rest.pairs].sort((a, b) => (place.get(a.left) ?? 0) - (place.get(b.left) ?? 0)), leftAlone: [...rest.leftAlone, ...exempt], rightAlone: rest.rightAlone },
  };
}
