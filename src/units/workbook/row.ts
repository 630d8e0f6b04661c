/** One unit as a row of a workbook tells of it. Pure. */
import type { UnitKind, UnitLevel } from '../model.ts';

export interface UnitRow {
  readonly name: string;
  /** The unit above, by its name; null: a root. */
  readonly parent: string | null;
  readonly shortName: string | null;
  readonly kind: UnitKind;
  readonly level: UnitLevel;
  readonly divisionCode: string | null;
  readonly schoolCode: string | null;
  readonly creditCode: string | null;
  readonly aliases: readonly string[];
  readonly validFrom: string | null;
}
