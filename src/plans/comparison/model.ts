/** A plan as a comparison sees it: only what is compared. Safe for the browser. */
import type { Matchable } from '../matching/match-tasks.ts';

export interface ComparedTarget {
  readonly id: string;
  readonly text: string;
  readonly metric: string;
  readonly comparator: '>=' | '>' | '<=' | '<' | '=' | '~' | 'range' | 'eliminate';
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string;
  readonly year: number | null;
  readonly basis: 'at-date' | 'per-year' | 'cumulative';
}

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

/** Where a target stands; `taskId` null: in a heading. */
export interface TargetPlace { readonly taskId: string | null; readonly target: ComparedTarget }

export type Difference =
  /** The lower plan asks for less than the upper one, of the same metric and year. */
  | { readonly kind: 'weaker-target'; readonly upper: TargetPlace; readonly lower: TargetPlace }
  /** It reaches the same only later. */
  | { readonly kind: 'later-target'; readonly upper: TargetPlace; readonly lower: TargetPlace }
  | { readonly kind: 'later-deadline'; readonly upperTask: string; readonly lowerTask: string; readonly upperOn: string; readonly lowerOn: string }
  | { readonly kind: 'no-deadline'; readonly upperTask: string; readonly lowerTask: string; readonly upperOn: string }
  | { readonly kind: 'no-counterpart'; readonly upperTask: string }
  | { readonly kind: 'target-not-taken-up'; readonly upper: TargetPlace }
  | { readonly kind: 'no-lead'; readonly lowerTask: string };
