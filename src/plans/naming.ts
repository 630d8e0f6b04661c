/** Units that a person names for a task: each one of the tree, or, where the person says so, written as it stands. */
import { type Refusal, refuse } from '#kernel';
import type { Executor } from '#platform';
import type { Responsibility } from './model.ts';
import type { Room } from './room.ts';
import { standing, type ResponsibilityRow, type TaskCore } from './rows.ts';
import { findPlan } from './store/plans.ts';
import { plansOf } from './store/tasks.ts';

export type NamedUnit = Pick<Responsibility, 'name' | 'unitId' | 'collectiveId'>;
/** Refuses `unit-not-found`, and `unit-not-in-tree` {names} of what nobody said is to be written as it stands. */
export type Settle = <U extends NamedUnit>(task: Pick<TaskCore, 'plan_id'>, units: readonly U[], responsibilities: readonly ResponsibilityRow[]) => readonly U[] | Refusal;

/**
 * @param at the tasks or the plan that the units are named for: what a name means depends on whose paper it stands in
 * @param asWritten names that a person saw the tree lacks, and wants nevertheless
 */
export async function settling({ database, below }: Pick<Room, 'database' | 'below'>, at: { readonly tasks: readonly string[] } | { readonly plan: string }, units: readonly NamedUnit[], asWritten: readonly string[]): Promise<Settle> {
  const names = [...new Set(units.flatMap(({ name, unitId, collectiveId }) => (unitId === null && collectiveId === null ? [name] : [])))];
  const ids = [...new Set(units.flatMap(({ unitId }) => unitId ?? []))];
  const known = new Set((await below.pathsOf(database, ids)).keys());
  const meant = new Map<string, Awaited<ReturnType<Room['below']['matchNames']>>>();
  for (const plan of names.length === 0 ? [] : await planIdsOf(database, at)) {
    const row = await findPlan(database, plan);
    if (row !== undefined) meant.set(plan, await below.matchNames(database, names, { documentId: row.document_id, ownerUnitId: row.owner_unit_id, issuers: [] }));
  }
  return (task, asked, responsibilities) => {
    if (asked.some(({ unitId }) => unitId !== null && !known.has(unitId))) return refuse('unit-not-found');
    const missing: string[] = [];
    const settled = asked.map((one) => {
      if (one.unitId !== null || one.collectiveId !== null || standing(responsibilities).some(({ name, unit_id, collective_id }) => name === one.name && unit_id === null && collective_id === null)) return one;
      const match = meant.get(task.plan_id)?.get(one.name);
      if (match !== undefined) return { ...one, unitId: match.unitId, collectiveId: match.collectiveId };
      if (!asWritten.includes(one.name)) missing.push(one.name);
      return one;
    });
    return missing.length > 0 ? refuse('unit-not-in-tree', { names: [...new Set(missing)].join('、') }) : settled;
  };
}

async function planIdsOf(db: Executor, at: { readonly tasks: readonly string[] } | { readonly plan: string }): Promise<readonly string[]> {
  return 'plan' in at ? [at.plan] : plansOf(db, at.tasks);
}

/** One unit, by what the tree knows of it, or by its name. */
export function sameUnit(a: NamedUnit, b: NamedUnit): boolean {
  if (a.unitId !== null && b.unitId !== null) return a.unitId === b.unitId;
  if (a.collectiveId !== null && b.collectiveId !== null) return a.collectiveId === b.collectiveId;
  return a.name === b.name;
}
