/** How values of a reading are worded in the table: targets, dates, kinds. Labels come from the caller's language. */
import type { Comparator, LeadRule, Role, Target, Task, TaskKind } from '#reader/model';
import type { LabelKey } from '../labels/index.tsx';

const SIGN: Readonly<Record<Exclude<Comparator, 'range' | 'eliminate'>, string>> = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '', '~': '≈' };
/** Between sign, value and unit, so that a line never ends inside a value. */
const JOINT = '\u00a0';

/** `≥ 85 %`, `10–20 所`, `≤ 1:3`; for a thing to be got rid of, the thing itself says it. */
export function targetValue(target: Target, eliminate: string): string {
  const sign = target.comparator === 'range' ? '' : target.comparator === 'eliminate' ? eliminate : SIGN[target.comparator];
  return [sign, targetFigure(target), target.unit].filter((part) => part !== '').join(JOINT);
}

interface Figure { readonly value: number; readonly valueMax?: number | null; readonly unit: string; readonly text: string }

const RATIO = /(\d+(?:\.\d+)?)\s*([:：∶/／])\s*(\d+(?:\.\d+)?)/g;
const HAN_FRACTION = /[一二三四五六七八九十百\d]+分之[一二三四五六七八九十百\d]+/;
const NEAR = 1e-6;

/** The number as the paper writes it: a ratio or a fraction keeps its form, which its quotient has lost. */
export function targetFigure(figure: Figure): string {
  const { value, valueMax, unit, text } = figure;
  if (valueMax !== undefined && valueMax !== null) return `${rounded(value)}–${rounded(valueMax)}`;
  if (unit !== '') return rounded(value);
  for (const [written, over, , under] of text.matchAll(RATIO)) {
    if (Math.abs(Number(over) / Number(under) - value) < NEAR) return written.replace(/\s+/g, '');
  }
  return (Number.isInteger(value) ? undefined : HAN_FRACTION.exec(text)?.[0]) ?? rounded(value);
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

/** The parts of a list that stand in a closed row: what it says, which values say it, and their own words. */
export interface Shown { readonly text: string; readonly anchors: readonly string[]; readonly words: readonly string[] }

/** Deadlines as a row shows them: where there is a column of deadlines it rules; one day stands once, with all its wordings. */
export function shownDeadlines(task: Task, t: number): Shown[] {
  const ruled = task.deadlines.some((one) => one.column === true);
  const days = new Map<string, { anchors: string[]; words: string[] }>();
  task.deadlines.forEach((one, i) => {
    if (ruled && one.column !== true) return;
    const day = one.on ?? one.text;
    const shown = days.get(day) ?? { anchors: [], words: [] };
    days.set(day, shown);
    shown.anchors.push(`t${t}.d${i}`);
    shown.words.push(one.text);
  });
  return [...days].map(([text, { anchors, words }]) => ({ text, anchors, words: [...new Set(words)] }));
}

/** Positions of a task's deadlines, those of the column first. */
export function deadlineOrder(task: Task): number[] {
  const all = task.deadlines.map((_, i) => i);
  return [...all.filter((i) => task.deadlines[i]?.column === true), ...all.filter((i) => task.deadlines[i]?.column !== true)];
}

/** What a unit is in a task; the gravest where it stands more than once. */
export function roleOf(task: Task, unit: string): Role | null {
  return ROLES.find((role) => task.responsibilities.some((one) => one.unit === unit && one.role === role)) ?? null;
}

const ROLES: readonly Role[] = ['lead', 'co-lead', 'cooperating'];
export const ROLE_LABEL: Readonly<Record<Role, LabelKey>> = { lead: 'mark.lead', 'co-lead': 'detail.coLead', cooperating: 'mark.cooperating' };

const CIRCLED_SECTION = /^\s*([（(][一二三四五六七八九十]{1,3}[)）])/;

/** A number that begins again under each heading is told with its heading: （二）2. Those that run through stand alone. */
export function rowNumbers(tasks: readonly Task[]): string[] {
  const seen = new Set<string>();
  const again = tasks.some(({ number }) => { if (number === null) return false; const known = seen.has(number); seen.add(number); return known; });
  return tasks.map(({ number, heading }) => {
    if (number === null) return '·';
    const section = again ? CIRCLED_SECTION.exec(heading.at(-1) ?? '')?.[1] : undefined;
    return section === undefined || section === number ? number : `${section}${number}`;
  });
}
