/** How values of a reading are worded in the table: targets, dates, kinds. Labels come from the caller's language. */
import type { Comparator, LeadRule, Target, Task, TaskKind } from '#reader/model';
import type { LabelKey } from '../labels/index.tsx';

const SIGN: Readonly<Record<Exclude<Comparator, 'range' | 'eliminate'>, string>> = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '', '~': '≈' };
/** Between sign, value and unit, so that a line never ends inside a value. */
const JOINT = '\u00a0';

/** `≥ 85 %`, `10–20 所`, `≤ 1:3`; for a thing to be got rid of, the thing itself says it. */
export function targetValue(target: Target, eliminate: string): string {
  const sign = target.comparator === 'range' ? '' : target.comparator === 'eliminate' ? eliminate : SIGN[target.comparator];
  return [sign, targetFigure(target), target.unit].filter((part) => part !== '').join(JOINT);
}

/** The number as people write it: a ratio or a fraction keeps its form, which its quotient has lost. */
export function targetFigure(target: Target): string {
  if (target.valueMax !== null) return `${rounded(target.value)}–${rounded(target.valueMax)}`;
  const ratio = target.unit === '' && !Number.isInteger(target.value) ? /(\d+(?:\.\d+)?)\s*([:：∶/])\s*(\d+(?:\.\d+)?)/.exec(target.text) : null;
  return ratio ? `${ratio[1]}${ratio[2] === '/' ? '/' : ':'}${ratio[3]}` : rounded(target.value);
}

function rounded(value: number): string {
  return String(Math.round(value * 10000) / 10000);
}

export const KIND_LABEL: Readonly<Record<TaskKind, LabelKey>> = {
  'issue-paper': 'kind.issuePaper', build: 'kind.build', 'reach-target': 'kind.reachTarget', activity: 'kind.activity', standing: 'kind.standing',
};

export const RULE_LABEL: Readonly<Record<LeadRule, LabelKey>> = { stated: 'rule.stated', columns: 'rule.columns', implied: 'rule.implied', none: 'rule.none' };

export interface Group { readonly key: string; readonly heading: readonly string[]; readonly goal: string | null; readonly tasks: readonly number[] }

/** Runs of tasks under one heading, in the order of the paper. */
export function groupsOf(tasks: readonly Task[], shown: readonly number[]): Group[] {
  const groups: { key: string; heading: readonly string[]; goals: Set<string | null>; tasks: number[] }[] = [];
  for (const t of shown) {
    const task = tasks[t] as Task;
    const path = task.heading.join('\n');
    const last = groups.at(-1);
    if (last && last.heading.join('\n') === path) {
      last.tasks.push(t);
      last.goals.add(task.goal);
    } else groups.push({ key: `${t}`, heading: task.heading, goals: new Set([task.goal]), tasks: [t] });
  }
  return groups.map(({ key, heading, goals, tasks: members }) => ({ key, heading, tasks: members, goal: goals.size === 1 ? [...goals][0] ?? null : null }));
}

/** Positions of the tasks that a unit takes part in and whose words hold the text. */
export function shownTasks(tasks: readonly Task[], unit: string | null, text: string): number[] {
  const wanted = text.trim();
  return tasks.flatMap((task, t) => {
    if (unit !== null && !task.responsibilities.some((one) => one.unit === unit)) return [];
    if (wanted !== '' && ![task.text, task.title ?? '', task.number ?? '', ...task.heading, ...task.responsibilities.map((one) => one.unit), ...task.offices].some((one) => one.includes(wanted))) return [];
    return [t];
  });
}

export interface UnitShare { readonly unit: string; readonly lead: number; readonly cooperating: number }

/** Every unit named, those that lead most first. */
export function unitShares(tasks: readonly Task[]): UnitShare[] {
  const shares = new Map<string, { lead: number; cooperating: number }>();
  for (const task of tasks) {
    for (const { unit, role } of task.responsibilities) {
      const share = shares.get(unit) ?? { lead: 0, cooperating: 0 };
      if (role === 'cooperating') share.cooperating += 1;
      else share.lead += 1;
      shares.set(unit, share);
    }
  }
  return [...shares].map(([unit, share]) => ({ unit, ...share })).sort((a, b) => b.lead - a.lead || b.cooperating - a.cooperating);
}

/** The measure without the title that already stands above it. */
export function restOfText(task: Task): string {
  if (task.title === null || !task.text.startsWith(task.title)) return task.text;
  return task.text.slice(task.title.length).replace(/^[。.，,；;：:\s]+/, '');
}
