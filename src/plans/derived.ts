/** What lists and searches need of a task, from the rows that hang on it. Pure. */
import { gramsOf, searchableText } from '#platform/search';
import type { Card, Recurrence, Role, Target } from './model.ts';
import { type Derived, type Hanging, NEVER, standing, type TargetRow, type TaskCore } from './rows.ts';

/** The marks by which filters find tasks: longer than the grams of a search, so none is taken for one. */
export const mark = {
  plan: (id: string): string => `p:${id}`,
  workstream: (id: string): string => `w:${id}`,
  /** A unit or a collective, in any role or in one. */
  unit: (id: string, role?: Role): string => (role === undefined ? `u:${id}` : `u:${id}:${role}`),
  /** A unit by its name as issued: also one that no tree knows. */
  name: (name: string, role?: Role): string => (role === undefined ? `n:${name}` : `n:${name}:${role}`),
  kind: (kind: string): string => `k:${kind}`,
  metric: (metric: string): string => `m:${metric}`,
  hasTarget: 'has:target',
  noLead: 'no:lead',
  /** The slice of a list by days that it lies in: the quarter of its last day. As the SQL of slices writes it. */
  quarter: (day: string): string => (day === NEVER ? 'd:never' : `d:${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`),
  /** The slice of a list by plans: the first digit of its plan's id, of sixteen. */
  sixteenth: (planId: string): string => `s:${planId.slice(0, 1)}`,
} as const;

/** @param above the workstream of the task and all above it */
export function derive(core: TaskCore, hanging: Hanging, above: readonly { readonly id: string; readonly heading: string }[]): Derived {
  const responsibilities = standing(hanging.responsibilities);
  const deadlines = standing(hanging.deadlines);
  const targets = standing(hanging.targets);
  const card = cardOf(core, hanging, above.at(-1)?.heading ?? null);
  // The offices are units below a department; persons are not sought by name.
  const searchable = searchableText([core.number, core.title, core.text, core.goal, ...responsibilities.map(({ name }) => name), ...card.offices, ...above.map(({ heading }) => heading)]);
  const units = responsibilities.flatMap(({ unit_id, collective_id, role }) => [unit_id, collective_id].flatMap((id) => (id === null ? [] : [mark.unit(id), mark.unit(id, role as Role)])));
  const names = responsibilities.flatMap(({ name, role }) => [mark.name(name), mark.name(name, role as Role)]);
  const dueOn = lastDayOf(deadlines.map(({ due_on }) => due_on));
  const marks = [
    mark.quarter(dueOn), mark.sixteenth(core.plan_id), mark.plan(core.plan_id), ...above.map(({ id }) => mark.workstream(id)), mark.kind(core.kind), ...units, ...names,
    ...targets.map(({ metric }) => mark.metric(metric)), ...(targets.length > 0 ? [mark.hasTarget] : []), ...(responsibilities.some(({ role }) => role !== 'cooperating') ? [] : [mark.noLead]),
  ];
  return { due_on: dueOn, listed: core.status === 'active', card, searchable, keys: [...new Set([...gramsOf(searchable), ...marks])] };
}

/** Also where some deadline cannot be told: the last that can be is the last that is known. */
export function lastDayOf(days: readonly (string | null)[]): string {
  return days.reduce<string | null>((last, day) => (day !== null && (last === null || day > last) ? day : last), null) ?? NEVER;
}

export function cardOf(core: TaskCore, hanging: Hanging, heading: string | null = null): Card {
  const people = standing(hanging.leaders);
  return {
    heading,
    responsibilities: standing(hanging.responsibilities).map(({ name, role, unit_id, collective_id }) => ({ name, role: role as Role, unitId: unit_id, collectiveId: collective_id })),
    leaders: people.filter(({ kind }) => kind === 'leader').map(({ name }) => name),
    offices: people.filter(({ kind }) => kind === 'office').map(({ name }) => name),
    deadlines: standing(hanging.deadlines).map(({ text, due_on, about }) => ({ text, on: due_on, about })),
    targets: standing(hanging.targets).map(targetOf),
    recurrence: recurrenceOf(core),
  };
}

export function recurrenceOf({ recurrence_text, recurrence_every }: TaskCore): Recurrence | null {
  return recurrence_text === null || recurrence_every === null ? null : { text: recurrence_text, every: recurrence_every as Recurrence['every'] };
}

export function targetOf({ text, metric, comparator, value, value_max, unit, year, basis, scope }: TargetRow): Target {
  return { text, metric, comparator: comparator as Target['comparator'], value, valueMax: value_max, unit, year, basis: basis as Target['basis'], scope };
}
