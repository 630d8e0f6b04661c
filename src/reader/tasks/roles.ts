/** Who leads when a task has several statements. */
import type { UnitPassage } from './draft.ts';

/** Over several statements of one task only the first lead leads alone; later leads lead with it. */
export function fixRoles(units: readonly UnitPassage[]): UnitPassage[] {
  let led = false;
  const seen = new Set<string>();
  const kept: UnitPassage[] = [];
  for (const passage of units) {
    const name = passage.flow.raw.slice(passage.unit.from, passage.unit.to);
    if (seen.has(name)) continue;
    seen.add(name);
    const role = passage.unit.role === 'lead' && led ? (passage.unit.inferred ? 'cooperating' : 'co-lead') : passage.unit.role;
    if (role === 'lead') led = true;
    kept.push({ flow: passage.flow, unit: { ...passage.unit, role } });
  }
  return kept;
}
