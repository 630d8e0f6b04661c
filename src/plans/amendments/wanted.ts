/** What a later document wants of a task, and what of it a person lets in. Pure. */
import type { Task } from '#reader/model';
import type { Wanted } from '../change-task.ts';
import type { Matched } from '../from-reading.ts';
import type { Cell, Role } from '../model.ts';
import { type Hanging, standing } from '../rows.ts';

/** What the later paper says of a task; of what it does not speak, the plan's word stands. */
export function wantedBy(measure: Task, documentId: string, matched: ReadonlyMap<string, Matched>): Wanted {
  const span = (at: readonly [number, number]): [number, number] | null => (at[0] === at[1] ? null : [at[0], at[1]]);
  const said = <T, K extends string>(key: K, list: readonly T[]): { readonly [P in K]?: readonly T[] } => (list.length === 0 ? {} : { [key]: list } as { readonly [P in K]: readonly T[] });
  return {
    title: measure.title, text: measure.text, kind: measure.kind, ...(measure.goal === null ? {} : { goal: measure.goal }),
    ...(measure.recurrence === null ? {} : { recurrence: { text: measure.recurrence.text, every: measure.recurrence.every, span: span(measure.recurrence.span) } }),
    ...said('responsibilities', measure.responsibilities.map(({ unit, role, span: at }) => ({ name: unit, role, unitId: matched.get(unit)?.unitId ?? null, collectiveId: matched.get(unit)?.collectiveId ?? null, span: span(at) }))),
    ...said('leaders', measure.leaders), ...said('offices', measure.offices),
    ...said('deadlines', measure.deadlines.map(({ text, on, span: at }) => ({ text, on, about: null, span: span(at) }))),
    ...said('targets', measure.targets.map(({ text, metric, comparator, value, valueMax, unit, year, basis, scope, span: at }) => ({ text, metric, comparator, value, valueMax, unit, year, basis, scope, span: span(at) }))),
    words: { documentId, span: [measure.span[0], measure.span[1]] },
  };
}

/** What the later paper says, without the cells that stay. */
export function keeping(wanted: Wanted, keep: readonly Cell[], { responsibilities }: Hanging): Wanted {
  const [lead, cooperating] = [keep.includes('lead'), keep.includes('cooperating')];
  const left: { -readonly [K in keyof Wanted]: Wanted[K] } = { ...wanted };
  for (const cell of keep) {
    if (cell === 'deadlines') { delete left.deadlines; delete left.recurrence; }
    else if (cell === 'title' || cell === 'text' || cell === 'goal' || cell === 'kind' || cell === 'leaders' || cell === 'offices' || cell === 'targets') delete left[cell];
  }
  if (left.responsibilities === undefined || (!lead && !cooperating)) return left;
  if (lead && cooperating) { delete left.responsibilities; return left; }
  const stays = standing(responsibilities).filter(({ role }) => (role !== 'cooperating') === lead).map(({ name, role, unit_id, collective_id }) => ({ name, role: role as Role, unitId: unit_id, collectiveId: collective_id }));
  const comes = left.responsibilities.filter(({ role, name }) => (role !== 'cooperating') !== lead && !stays.some((one) => one.name === name));
  return { ...left, responsibilities: lead ? [...stays, ...comes] : [...comes, ...stays] };
}
