/** A task on its way from the text to the reading: flows and ranges, no strings yet. */
import type { Flow } from '../flow.ts';
import type { Quantity } from './quantities.ts';
import type { FoundUnit } from '../units/roles.ts';

/** A passage by its flow and a range in it. */
export interface Passage { readonly flow: Flow; readonly from: number; readonly to: number }

export interface UnitPassage { readonly flow: Flow; readonly unit: FoundUnit }

export interface TaskDraft {
  readonly number: Passage | null;
  readonly heading: readonly Flow[];
  readonly title: Passage | null;
  /** The measure's words, in order, without its number and its bracket of units. */
  readonly body: readonly Passage[];
  readonly units: readonly UnitPassage[];
  readonly leaders: readonly Passage[];
  readonly offices: readonly Passage[];
  /** Passages that say by when outside the body: a cell, part of a bracket. */
  readonly deadlines: readonly Passage[];
  readonly goal: Passage | null;
  /** The goal stands beside this one measure, so its targets are this task's. */
  readonly ownGoal: boolean;
  /** Amounts in columns of their own, of which the measure is the metric. */
  readonly quantities?: readonly Quantity[];
  /** Roles were said in words, labels or columns. */
  readonly explicit: boolean;
  readonly start: number;
  readonly end: number;
}

/** A passage outside the tasks that may hold targets: the aim under a heading, a shared goal cell. */
export interface AimDraft { readonly heading: readonly Flow[]; readonly passage: Passage; readonly kind: 'aim' | 'goal'; /** It may say once more what a table asks for. */ readonly again?: boolean; /** Said in the paragraph above: 到2025年,…: —— …. */ readonly year?: number | null }

export interface Drafts { readonly tasks: TaskDraft[]; readonly aims: AimDraft[] }

export function whole(flow: Flow): Passage {
  return { flow, from: 0, to: flow.text.length };
}
