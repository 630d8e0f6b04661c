/** What is typed when a task is amended, and what of it differs from what was there. Pure. */
import { isPlausibleDay } from '#kernel';
import type { Deadline, OpenedTask, Responsibility, Target, TaskChanges } from '#plans/model';
import { type Draft, type DraftProblem, draftOf, valueOfDraft } from '../desk/checking/draft.ts';
import type { NamedUnit } from './UnitName.tsx';

export interface Form {
  readonly title: string;
  readonly text: string;
  readonly goal: string;
  readonly kind: OpenedTask['kind'];
  readonly units: readonly Responsibility[];
  readonly deadlines: readonly Deadline[];
  /** Each by the names of its fields, as typed. */
  readonly targets: readonly Draft[];
}

export function formOf(task: OpenedTask): Form {
  return {
    title: task.title ?? '', text: task.text, goal: task.goal ?? '', kind: task.kind,
    units: task.responsibilities.filter(({ to }) => to === null).map(({ name, role, unitId, collectiveId }) => ({ name, role, unitId, collectiveId })),
    deadlines: task.deadlines.filter(({ to }) => to === null).map(({ text, on, about }) => ({ text, on, about })),
    targets: task.targets.filter(({ to }) => to === null).map((target) => draftOf('target', target)),
  };
}

export const NO_TARGET: Draft = draftOf('target', undefined);

export interface TargetProblem { readonly row: number; readonly field: string; readonly problem: DraftProblem }

/** Rows in which nothing was typed are nothing. */
export function targetsIn(rows: readonly Draft[]): { readonly targets: readonly Target[] } | TargetProblem {
  const targets: Target[] = [];
  for (const [row, draft] of rows.entries()) {
    if (['metric', 'value', 'text'].every((name) => (draft[name] ?? '').trim() === '')) continue;
    const made = valueOfDraft('target', 'target', draft, undefined);
    if ('problem' in made) return { row, ...made };
    targets.push(made.value as Target);
  }
  return { targets };
}

/** The words go to every paper: where they name the value that is changed, they change with it. */
export function withTargetField(draft: Draft, name: string, typed: string): Draft {
  const was = (draft[name] ?? '').trim();
  const said = new RegExp(`(?<![\\d.])${was.replace(/[.\\]/g, '\\$&')}(?![\\d.])`, 'g');
  const text = draft['text'] ?? '';
  const follows = (name === 'value' || name === 'valueMax' || name === 'year') && /^\d+(?:\.\d+)?$/.test(was) && /^\d+(?:\.\d+)?$/.test(typed.trim()) && text.match(said)?.length === 1;
  return { ...draft, [name]: typed, ...(follows ? { text: text.replace(said, typed.trim()) } : {}) };
}

/** Fields that differ from what was there when the form was opened; empty lines are nothing. */
export function changesOf(before: Form, now: Form): TaskChanges | TargetProblem {
  const units = now.units.filter(({ name }) => name.trim() !== '').map((one) => ({ ...one, name: one.name.trim() }));
  const deadlines = now.deadlines.filter(({ text }) => text.trim() !== '').map((one) => ({ ...one, text: one.text.trim() }));
  const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
  const aimed = differ(now.targets, before.targets) ? targetsIn(now.targets) : null;
  if (aimed !== null && 'problem' in aimed) return aimed;
  const [was, is] = [targetsIn(before.targets), aimed];
  return {
    ...(now.title.trim() === before.title ? {} : { title: now.title.trim() === '' ? null : now.title.trim() }), ...(now.text === before.text ? {} : { text: now.text }),
    ...(now.goal.trim() === before.goal ? {} : { goal: now.goal.trim() === '' ? null : now.goal.trim() }), ...(now.kind === before.kind ? {} : { kind: now.kind }),
    ...(differ(units, before.units) ? { responsibilities: units } : {}), ...(differ(deadlines, before.deadlines) ? { deadlines } : {}),
    ...(is === null || ('targets' in was && !differ(is.targets, was.targets)) ? {} : { targets: [...is.targets] }),
  };
}

export function implausibleDeadline({ deadlines }: Pick<Form, 'deadlines'>, before: Pick<Form, 'deadlines'>): string | undefined {
  return deadlines.find(({ on }) => on !== null && !isPlausibleDay(on) && !before.deadlines.some((one) => one.on === on))?.on ?? undefined;
}

function isSameUnit(a: NamedUnit, b: NamedUnit): boolean {
  return a.unitId !== null && b.unitId !== null ? a.unitId === b.unitId : a.name.trim() === b.name.trim();
}

/** Places of cooperating units that lead the same task. */
export function doubledIn(units: readonly Responsibility[]): readonly number[] {
  const leading = units.filter(({ role, name }) => role !== 'cooperating' && name.trim() !== '');
  return units.flatMap((one, n) => (one.role === 'cooperating' && leading.some((lead) => isSameUnit(lead, one)) ? [n] : []));
}

/** Of many tasks, those in which a unit stands in a role that it would lose or that keeps it out. */
export function standsIn(units: readonly Responsibility[], unit: NamedUnit, leading: boolean): boolean {
  return units.some((one) => (one.role !== 'cooperating') === leading && isSameUnit(one, unit));
}
