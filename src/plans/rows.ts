/** The rows of a ledger, as the tables hold them. Spans are code points of the document's text; days are YYYY-MM-DD. */
import type { Card } from './model.ts';

interface Placed { readonly span_start: number | null; readonly span_end: number | null }
/** From a day, until (not with) another. */
export interface Held extends Placed {
  readonly id: string; readonly plan_id: string; readonly position: number; readonly valid_from: string; readonly valid_to: string | null;
  /** Whose words it rests on; null: a person's own. */
  readonly document_id: string | null;
}

export interface WorkstreamRow extends Placed { readonly id: string; readonly plan_id: string; readonly parent_id: string | null; readonly heading: string; readonly position: number; readonly version: number }

/** What an entry bears of a task; the rest follows from the rows below it. */
export interface TaskCore extends Placed {
  readonly id: string; readonly plan_id: string; readonly parent_id: string | null; readonly workstream_id: string | null; readonly document_id: string | null;
  readonly number: string | null; readonly title: string | null; readonly text: string; readonly goal: string | null; readonly kind: string; readonly position: number;
  readonly recurrence_text: string | null; readonly recurrence_every: string | null; readonly recurrence_start: number | null; readonly recurrence_end: number | null;
  readonly status: string; readonly withdrawn_on: string | null; readonly version: number;
}
export interface Derived {
  readonly due_on: string;
  /** In the list, as long as its plan is. */
  readonly listed: boolean;
  readonly card: Card;
  readonly searchable: string;
  readonly keys: readonly string[];
}
export type TaskRow = TaskCore & Derived;

export interface ResponsibilityRow extends Held {
  readonly task_id: string; readonly name: string; readonly unit_id: string | null; readonly collective_id: string | null; readonly role: string;
  /** As the task's. */
  readonly due_on: string;
}
export interface LeaderRow extends Held { readonly task_id: string; readonly kind: string; readonly name: string }
export interface DeadlineRow extends Held { readonly task_id: string; readonly text: string; readonly due_on: string | null; readonly about: string | null }
export interface TargetRow extends Held {
  readonly task_id: string | null; readonly workstream_id: string | null; readonly text: string; readonly metric: string; readonly comparator: string; readonly value: number; readonly value_max: number | null;
  readonly unit: string; readonly year: number | null; readonly basis: string; readonly scope: string | null;
}

/** What hangs on one task. */
export interface Hanging {
  readonly responsibilities: readonly ResponsibilityRow[];
  readonly leaders: readonly LeaderRow[];
  readonly deadlines: readonly DeadlineRow[];
  readonly targets: readonly TargetRow[];
}

export interface LedgerRows extends Hanging {
  readonly workstreams: readonly WorkstreamRow[];
  readonly tasks: readonly TaskRow[];
}

/** A workstream and all above it, outermost first. */
export function chainOf(streams: ReadonlyMap<string, WorkstreamRow>, id: string | null): WorkstreamRow[] {
  const chain: WorkstreamRow[] = [];
  for (let at = streams.get(id ?? ''); at !== undefined; at = streams.get(at.parent_id ?? '')) chain.unshift(at);
  return chain;
}

/** A last day that cannot be told sorts behind all others. */
export const NEVER = 'infinity';

/** Still holds: nothing took its place. */
export function standing<T extends { readonly valid_to: string | null }>(rows: readonly T[]): T[] {
  return rows.filter(({ valid_to }) => valid_to === null);
}

/** Held on that day. */
export function heldOn<T extends { readonly valid_from: string; readonly valid_to: string | null }>(rows: readonly T[], day: string): T[] {
  return rows.filter(({ valid_from, valid_to }) => valid_from <= day && (valid_to === null || day < valid_to));
}
