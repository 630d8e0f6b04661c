/**
 * What the states of one assignment rest on, in one number: so the database reads a plan's rows once and gives a unit's as one text,
 * and sums and states of time are made here. Pure; a test holds them against the rules.
 */
import { daysBetween } from '#calendar';
import { AT, type Tally } from './counters.ts';

/** The lowest bit of each; 30 bits for all but the task, which makes it a number beyond 32 bits and below 2^53. */
export const SHIFT = { closed: 0, asks: 1, pace: 2, evidence: 4, standing: 6, reported: 9, due: 10, task: 30 } as const;
/** 0 is none of them. */
export const PACES = ['behind', 'on', 'ahead'] as const;
export const EVIDENCES = ['none', 'submitted', 'accepted'] as const;
export const STANDINGS = ['not-started', 'under-way', 'blocked', 'done'] as const;
/** Last days are counted from here; 0 is a last day that cannot be told. */
export const DAY_ZERO = '1899-12-31';

/** What states of time are looked at with: a day, its warning, and the period in which standing tasks are checked. */
export interface Look { readonly today: number; readonly near: number; readonly period: { readonly dueOn: number } | null }

export function lookOf({ asOf, warning, period }: { readonly asOf: string; readonly warning: number; readonly period: { readonly dueOn: string } | null }): Look {
  const day = (on: string): number => daysBetween(DAY_ZERO, on);
  return { today: day(asOf), near: day(asOf) + warning, period: period === null ? null : { dueOn: day(period.dueOn) } };
}

/** Which task of the plan a code is of. */
export function taskOf(code: number): number {
  return Math.floor(code / 2 ** SHIFT.task);
}

/** Counts one assignment. @param standing whether its task is a standing one. */
export function countCode(tally: Tally, code: number, standing: boolean, look: Look): void {
  // All but the task: bits of a number below 2^31.
  const low = code % 2 ** SHIFT.task;
  const add = (place: number): void => { tally[place] = (tally[place] as number) + 1; };
  const reported = (low >> SHIFT.reported & 1) === 1;
  add(AT.total);
  if (look.period !== null && (reported || (low >> SHIFT.asks & 1) === 1)) {
    add(AT.asked);
    if (reported) add(AT.reported);
  }
  add(timeAt(low, standing, reported, look));
  const [pace, evidence, said] = [low >> SHIFT.pace & 3, low >> SHIFT.evidence & 3, low >> SHIFT.standing & 7];
  if (pace > 0) add(AT.pace_behind + pace - 1);
  if (evidence > 0) add(AT.evidence_none + evidence - 1);
  if (said > 0) add(AT.standing_not_started + said - 1);
}

/** As four-states/time.ts has it. */
function timeAt(low: number, standing: boolean, reported: boolean, { today, near, period }: Look): number {
  const due = low >> SHIFT.due;
  if ((low & 1) === 1) return AT.time_closed;
  if (due > 0 && due < today) return AT.time_overdue;
  if (standing && period !== null && !reported) return period.dueOn < today ? AT.time_overdue : period.dueOn <= near ? AT.time_near : AT.time_not_due;
  if (due > 0 && due <= near) return AT.time_near;
  return due > 0 || (standing && period !== null) ? AT.time_not_due : AT.time_no_deadline;
}
