/** What the system already knows of a report, each with where it is from. Pure. A sum that lacks somebody is told, and not filled in. */
import type { ProblemKind, Standing } from '../model.ts';
import type { Offer, Origin } from './model.ts';

export interface LastReport {
  readonly periodTitle: string;
  readonly standing: Standing | null;
  readonly problemKind: ProblemKind | null;
  readonly problem: string | null;
  readonly remedy: string | null;
  readonly nextStep: string | null;
  readonly figures: ReadonlyMap<string, number>;
}

/** What the pieces that were passed down say of one share in this period. */
export interface Gathered { readonly sum: number; readonly reported: number; readonly missing: readonly string[] }

/** The same target, reported by the same unit in another plan in this time. */
export interface ToldElsewhere { readonly value: number; readonly planTitle: string }

export interface Known {
  readonly last: LastReport | null;
  readonly shares: readonly { readonly id: string; readonly gathered: Gathered | null; readonly elsewhere: ToldElsewhere | null }[];
}

/**
 * A state goes on as it was; a problem that was stuck is offered again; a figure is what the pieces below sum to, or what
 * the unit reported of the same target in another plan. Last time's figure is shown beside, never offered as today's.
 */
export function prefill({ last, shares }: Known): Offer {
  const from: Origin | null = last === null ? null : { kind: 'last-report', title: last.periodTitle };
  const stuck = last?.standing === 'blocked';
  const offered = <T>(value: T | null): { value: T; from: Origin } | null => (value === null || from === null ? null : { value, from });
  return {
    standing: offered(last?.standing ?? null),
    problemKind: offered(stuck ? last.problemKind : null), problem: offered(stuck ? last.problem : null), remedy: offered(stuck ? last.remedy : null),
    saidNext: last?.nextStep ?? null,
    figures: shares.map(({ id, gathered, elsewhere }) => ({
      shareId: id, before: last?.figures.get(id) ?? null,
      value: gathered !== null && gathered.missing.length === 0 && gathered.reported > 0 ? { value: gathered.sum, from: { kind: 'parts', count: gathered.reported } }
        : elsewhere === null ? null : { value: elsewhere.value, from: { kind: 'other-plan', title: elsewhere.planTitle } },
      gathered: gathered === null ? null : { sum: gathered.sum, reported: gathered.reported, missing: [...gathered.missing] },
    })),
  };
}

/** What was handed in, as far as it is asked for. */
export interface Filled {
  readonly standing: Standing | null; readonly problemKind: ProblemKind | null; readonly problem: string | null; readonly remedy: string | null;
  readonly figures: ReadonlyMap<string, number>;
}

/**
 * The fields that a report asked for, and those that were handed in as they had been offered.
 * State, progress and next step are always asked for, each share's figure too; the three about a problem of who is stuck.
 */
export function countFields(filled: Filled, offer: Offer): { readonly asked: number; readonly prefilled: number } {
  const stuck = filled.standing === 'blocked';
  const kept = [
    offer.standing?.value === filled.standing && filled.standing !== null,
    stuck && offer.problemKind !== null && offer.problemKind.value === filled.problemKind,
    stuck && offer.problem !== null && offer.problem.value === filled.problem,
    stuck && offer.remedy !== null && offer.remedy.value === filled.remedy,
    ...offer.figures.map(({ shareId, value }) => value !== null && filled.figures.get(shareId) === value.value),
  ];
  return { asked: 3 + (stuck ? 3 : 0) + offer.figures.length, prefilled: kept.filter(Boolean).length };
}
