/** How much a rhythm asks of each unit in a year: shown before a period is opened. Pure. */
import { type Every, periodsAYear } from '#calendar';

/** Of one unit in one plan: the assignments that would be asked about, and the numbers asked for in them. */
export interface Owed { readonly unitId: string; readonly planId: string; readonly reports: number; readonly figures: number }

export interface UnitAsks {
  readonly unitId: string;
  /** Reports that this period asks for. */
  readonly reports: number;
  /** Fields of them: state, progress and next step of each, and its figures. */
  readonly fields: number;
  /** Reports a year by this rhythm. */
  readonly thisPlan: number;
  /** Reports a year that other plans ask of it already. */
  readonly otherPlans: number;
}

/** State, progress, next step. What is stuck and how to help it is asked only of who is stuck. */
export const FIELDS_OF_A_REPORT = 3;

/** The most asked first. @param rhythms of the other plans; one without a rhythm asks nothing yet. */
export function yearlyAsks(owed: readonly Owed[], planId: string, every: Every, rhythms: ReadonlyMap<string, Every>): readonly UnitAsks[] {
  const units = Map.groupBy(owed, ({ unitId }) => unitId);
  return [...units].flatMap(([unitId, all]): UnitAsks[] => {
    const own = all.find((one) => one.planId === planId);
    if (own === undefined || own.reports === 0) return [];
    const otherPlans = all.reduce((sum, one) => {
      const rhythm = one.planId === planId ? undefined : rhythms.get(one.planId);
      return rhythm === undefined ? sum : sum + one.reports * periodsAYear(rhythm);
    }, 0);
    return [{ unitId, reports: own.reports, fields: own.reports * FIELDS_OF_A_REPORT + own.figures, thisPlan: own.reports * periodsAYear(every), otherPlans }];
  }).toSorted((a, b) => (b.thisPlan + b.otherPlans) - (a.thisPlan + a.otherPlans) || a.unitId.localeCompare(b.unitId));
}
