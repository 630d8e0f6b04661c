/** What matching is given and what it answers. Pure. */
import type { NameReason, UnitKind, UnitLevel } from '../model.ts';

export interface KnownUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: UnitKind;
  readonly level: UnitLevel;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** From the root down to itself. */
  readonly path: readonly string[];
}

export interface Known {
  readonly units: readonly KnownUnit[];
  readonly aliases: readonly { readonly unitId: string; readonly scopeUnitId: string | null; readonly name: string }[];
  readonly formers: readonly { readonly unitId: string; readonly name: string; readonly validTo: string }[];
  readonly successions: readonly { readonly unitId: string; readonly successorId: string; readonly effectiveOn: string }[];
}

/** One unit that a name may mean. */
export interface Candidate {
  readonly unitId: string;
  /** 0 to 1. */
  readonly score: number;
  readonly because: readonly NameReason[];
}
