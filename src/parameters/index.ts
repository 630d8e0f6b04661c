/**
 * Numbers that are policy, or the product's own convention where no paper rules: each with its days, its clause and its words.
 * A value that ended stays, so that last year is computed by last year's rule.
 */

export interface ParameterValue {
  /** The first day on which it holds; null: since ever. */
  readonly from: string | null;
  readonly value: number;
  /** The paper that says so; null: the product's own convention, which no paper sets. */
  readonly source: { readonly document: string; readonly clause: string; readonly words: string } | null;
  /** The day on which somebody last looked whether it still holds. */
  readonly confirmedOn: string;
}

export interface Parameter {
  readonly code: string;
  /** What is counted: days, points of a hundred … */
  readonly unit: 'day' | 'percent' | 'count';
  /** Oldest first. */
  readonly values: readonly [ParameterValue, ...ParameterValue[]];
}

/** The value that held on a day; undefined before the first. */
export function valueOn({ values }: Parameter, day: string): ParameterValue | undefined {
  return values.findLast(({ from }) => from === null || from <= day);
}

/** A deadline is near from so many days before it (docs/decisions/0121). The product's own convention, the same for a task and for who owes it. */
export const warningDays: Parameter = { code: 'warning-days', unit: 'day', values: [{ from: null, value: 30, source: null, confirmedOn: '2026-11-22' }] };

/** The number on a day, of a parameter that holds since ever. */
export function numberOn(parameter: Parameter, day: string): number {
  return (valueOn(parameter, day) ?? parameter.values[0]).value;
}
