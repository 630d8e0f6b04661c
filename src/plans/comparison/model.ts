/** A plan as a comparison sees it: only what is compared. Safe for the browser. */
import type { Matchable } from '../matching/match-tasks.ts';
import type { ComparedTarget } from './shapes.ts';

export interface ComparedTask extends Matchable {
  readonly leads: readonly string[];
  /** The last days of its deadlines, `YYYY-MM-DD`; one that can't be told is left out. */
  readonly dueOn: readonly string[];
  readonly targets: readonly ComparedTarget[];
}

export interface ComparedPlan {
  readonly id: string;
  readonly title: string;
  readonly tasks: readonly ComparedTask[];
  /** Targets that stand in headings and aims, not in one task. */
  readonly targets: readonly ComparedTarget[];
}

/** What of a plan is looked at when targets of many are linked. */
export interface WithTargets extends Pick<ComparedPlan, 'id' | 'targets'> { readonly tasks: readonly Pick<ComparedTask, 'id' | 'targets'>[] }
