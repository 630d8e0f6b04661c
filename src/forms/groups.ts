/** Tasks that stand under one heading, with what the group must reach, in the order of the paper. */
import type { Reading, SectionTarget, Task } from '#reader/model';
import { goalOf, saidIn, sentencesOf } from './aims.ts';
import { samePath } from './heading.ts';
import { compact } from './words.ts';

export interface Group {
  readonly heading: readonly string[];
  /** Sentences of the group's aim that no goal cell and no heading says already. */
  readonly aims: readonly string[];
  readonly tasks: readonly Task[];
}

export function groupsOf(reading: Reading): Group[] {
  const drafts: { heading: readonly string[]; targets: SectionTarget[]; tasks: Task[]; start: number }[] = [];
  for (const task of reading.tasks) {
    const open = drafts.at(-1);
    if (open !== undefined && samePath(open.heading, task.heading)) open.tasks.push(task);
    else drafts.push({ heading: task.heading, targets: [], tasks: [task], start: task.span[0] });
  }
  const byPath = new Map(drafts.toReversed().map((draft) => [pathOf(draft.heading), draft]));
  for (const target of reading.targets) {
    const home = byPath.get(pathOf(target.heading));
    if (home !== undefined) { home.targets.push(target); continue; }
    const lonely = { heading: target.heading, targets: [target], tasks: [], start: target.span[0] };
    byPath.set(pathOf(target.heading), lonely);
    drafts.push(lonely);
  }
  return drafts.toSorted((a, b) => a.start - b.start).map((draft) => {
    const said = [...new Set([...draft.heading, ...draft.tasks.flatMap(goalOf)])];
    return { heading: draft.heading, tasks: draft.tasks, aims: sentencesOf(reading, draft.targets.filter((target) => !saidIn(said, target))) };
  });
}

function pathOf(heading: readonly string[]): string {
  return heading.map(compact).join('\n');
}

/** The goal lines of a task's own row: its goal, and any of its targets that neither the goal nor the measure says. */
export function ownGoal(task: Task): string[] {
  const lines = goalOf(task);
  for (const target of task.targets) {
    if (!saidIn([task.text, ...task.heading, ...lines], target)) lines.push(target.text);
  }
  return lines;
}
