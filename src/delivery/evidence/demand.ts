/** Which evidence a kind of task demands before it is closed, and whether a photo has a place in it. Pure. */
import type { EvidenceKind } from '../reports/model.ts';
import { INSPECTION_WORDS } from './inspection-words.ts';

/** As the ledger has them. */
export type TaskKind = 'issue-paper' | 'build' | 'reach-target' | 'activity' | 'standing';

/** Kinds that serve, the best first; reaching a value or the plan's end serves by itself. */
export const DEMANDED = {
  'issue-paper': ['paper'],
  'build': ['paper', 'photo'],
  'reach-target': ['register-figure', 'paper'],
  'activity': ['paper', 'link', 'file', 'photo'],
  'standing': [],
} as const satisfies Readonly<Record<TaskKind, readonly EvidenceKind[]>>;

/** A photo belongs to building works and to inspections; elsewhere a paper says more and asks less. */
export function photosBelong(kind: TaskKind, words: string): boolean {
  return kind === 'build' || (kind === 'activity' && INSPECTION_WORDS.test(words));
}

export interface ClosingFacts {
  readonly kind: TaskKind;
  readonly evidence: readonly { readonly kind: EvidenceKind; readonly number: string | null }[];
  /** Of each share the value to reach and the newest figure that was reviewed; null: none was reported. */
  readonly shares: readonly { readonly metric: string; readonly comparator: string; readonly target: number; readonly value: number | null }[];
  /** YYYY-MM-DD, the plan's last day; null where it has none. */
  readonly planEndsOn: string | null;
  readonly planWithdrawn: boolean;
  /** The task's own last day; null where it has none. */
  readonly dueOn: string | null;
}

export type Lack = 'paper-with-number' | 'photo-or-acceptance' | 'figure-or-register' | 'any-evidence' | 'plan-still-runs';
export interface Closing {
  readonly enough: boolean;
  /** What serves, or what is lacking. */
  readonly because: 'paper' | 'photo' | 'reached' | 'register-figure' | 'evidence' | 'plan-over' | Lack;
  /** Measures short of their value, or without a figure, which is not zero. */
  readonly short: readonly string[];
}

/** Whether what there is serves to close a task of this kind. */
export function closingOf(facts: ClosingFacts, asOf: string): Closing {
  const paper = facts.evidence.some(({ kind, number }) => kind === 'paper' && number !== null);
  const has = (kind: EvidenceKind): boolean => facts.evidence.some((one) => one.kind === kind);
  const enough = (because: Closing['because']): Closing => ({ enough: true, because, short: [] });
  const lacks = (because: Lack, short: readonly string[] = []): Closing => ({ enough: false, because, short });
  switch (facts.kind) {
    case 'issue-paper': return paper ? enough('paper') : lacks('paper-with-number');
    case 'build': return paper ? enough('paper') : has('photo') ? enough('photo') : lacks('photo-or-acceptance');
    case 'reach-target': {
      const short = facts.shares.filter((share) => !reaches(share)).map(({ metric }) => metric);
      if (facts.shares.length > 0 && short.length === 0) return enough('reached');
      // Where no value was shared out there is nothing to compare: then a paper of acceptance must say it.
      if (facts.shares.length === 0 && paper) return enough('paper');
      return has('register-figure') ? enough('register-figure') : lacks('figure-or-register', short);
    }
    case 'activity': return facts.evidence.length > 0 ? enough('evidence') : lacks('any-evidence');
    // What has a last day of its own is not for good, whatever its words are like.
    case 'standing': return facts.dueOn !== null && facts.evidence.length > 0 ? enough('evidence') : facts.planWithdrawn || (facts.planEndsOn !== null && facts.planEndsOn < asOf) ? enough('plan-over') : lacks(facts.dueOn === null ? 'plan-still-runs' : 'any-evidence');
  }
}

/** Whether a figure reaches the value; one that is missing never does. */
export function reaches({ comparator, target, value }: { readonly comparator: string; readonly target: number; readonly value: number | null }): boolean {
  if (value === null) return false;
  switch (comparator) {
    case '>': return value > target;
    case '<=': return value <= target;
    case '<': return value < target;
    case '=': return value === target;
    case 'eliminate': return value <= 0;
    default: return value >= target;
  }
}
