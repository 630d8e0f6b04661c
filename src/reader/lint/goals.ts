/** A goal that is dated before the measures which must reach it. */
import type { Span } from '#kernel';
import type { Task } from '../model.ts';
import { type Found, type Paper, namesOf, shortened } from './paper.ts';

interface Goal { readonly words: string; readonly span: Span; readonly year: number; readonly tasks: Task[] }

export function earlyGoals(paper: Paper): readonly Found[] {
  const goals = [...cellGoals(paper), ...headingGoals(paper)];
  return goals.flatMap((goal): Found[] => {
    const later = goal.tasks.filter((task) => lastYear(task) > goal.year);
    if (later.length === 0) return [];
    const years = [...new Set(later.map(lastYear))].sort().join('、');
    return [{ code: 'early-goal', severity: 'note', message: `目标“${shortened(goal.words, 24)}”定在${goal.year}年，而${namesOf(paper, later)}的完成时限在${years}年，晚于目标。`, spans: [goal.span, ...later.slice(0, 10).map(({ deadlines, span }) => deadlines[0]?.span ?? span)] }];
  });
}

function lastYear(task: Task): number {
  return latest(task.deadlines.map(({ on }) => (on === null ? 0 : Number(on.slice(0, 4)))));
}

/** Of any number of years: more than a call takes arguments. */
function latest(years: readonly number[]): number {
  return years.reduce((last, year) => Math.max(last, year), 0);
}

/** The goal cell of a table stands once for a group of rows. */
function cellGoals(paper: Paper): Goal[] {
  const goals = new Map<number, Goal>();
  for (const task of paper.reading.tasks) {
    const span = task.spans.goal;
    if (!span || task.goal === null) continue;
    const known = goals.get(span[0]);
    if (known) { known.tasks.push(task); continue; }
    const years = [...task.goal.replace(/《[^》]*》/g, '').matchAll(/((?:19|20)\d{2})年/g)].map((match) => Number(match[1]));
    if (years.length > 0) goals.set(span[0], { words: task.goal, span, year: latest(years), tasks: [task] });
  }
  return [...goals.values()];
}

/** The aim under a heading, where every one of its targets has a year. */
function headingGoals(paper: Paper): Goal[] {
  const goals = new Map<string, { words: string; span: Span; years: (number | null)[] }>();
  for (const target of paper.reading.targets) {
    const key = target.heading.join('\u0000');
    const known = goals.get(key);
    if (known) known.years.push(target.year); else goals.set(key, { words: target.text, span: target.span, years: [target.year] });
  }
  const below = new Map<string, Task[]>();
  for (const task of paper.reading.tasks) {
    if (task.goal !== null) continue;
    const key = task.heading.join('\u0000');
    const known = below.get(key);
    if (known) known.push(task); else below.set(key, [task]);
  }
  return [...goals].flatMap(([key, { words, span, years }]): Goal[] => {
    const tasks = below.get(key) ?? [];
    return tasks.length > 0 && years.every((year) => year !== null) ? [{ words, span, year: latest(years as number[]), tasks }] : [];
  });
}
