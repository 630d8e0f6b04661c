/** The same target in several plans: linked, so that it is reported once and a contradiction shows. Pure. */
import type { WithTargets } from './model.ts';
import type { ComparedTarget } from './shapes.ts';
import { sameMetric, signOf } from './targets.ts';

export interface LinkedTarget { readonly planId: string; readonly taskId: string | null; readonly target: ComparedTarget }
export interface TargetLink {
  readonly year: number | null;
  readonly places: readonly LinkedTarget[];
  /** Whether all say the same value. */
  readonly agree: boolean;
}

/** Links of two plans and more, in the order of the plans; a target of one plan alone is no link. */
export function linkTargets(plans: readonly WithTargets[]): readonly TargetLink[] {
  const groups = new Map<string, LinkedTarget[][]>();
  // Only those of one sign are held against each other.
  const alike = new Map<string, LinkedTarget[][]>();
  for (const plan of plans) {
    const places = [...plan.targets.map((target) => ({ planId: plan.id, taskId: null, target })), ...plan.tasks.flatMap(({ id, targets }) => targets.map((target) => ({ planId: plan.id, taskId: id, target })))];
    for (const place of places) {
      const key = `${place.target.year ?? ''} ${place.target.basis}`;
      const sign = `${key} ${signOf(place.target)}`;
      const some = alike.get(sign) ?? [];
      alike.set(sign, some);
      const group = some.find(([first]) => sameMetric((first as LinkedTarget).target, place.target));
      if (group !== undefined) { group.push(place); continue; }
      const fresh = [place];
      some.push(fresh);
      const told = groups.get(key);
      if (told === undefined) groups.set(key, [fresh]);
      else told.push(fresh);
    }
  }
  return [...groups.values()].flat().filter((group) => new Set(group.map(({ planId }) => planId)).size > 1).map((group) => ({
    year: (group[0] as LinkedTarget).target.year, places: group,
    agree: new Set(group.map(({ target }) => `${target.comparator} ${target.value} ${target.valueMax ?? ''}`)).size === 1,
  }));
}
