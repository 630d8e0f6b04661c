/** What is counted, side by side and never added up into one. Pure. */
import type { Counts } from './model.ts';

/** As the closed totals name them. */
export const COUNTERS = [
  'total', 'asked', 'reported', 'time_overdue', 'time_near', 'time_not_due', 'time_no_deadline', 'time_closed', 'pace_behind', 'pace_on', 'pace_ahead',
  'evidence_none', 'evidence_submitted', 'evidence_accepted', 'standing_not_started', 'standing_under_way', 'standing_blocked', 'standing_done',
] as const;
export type Counter = (typeof COUNTERS)[number];
export type CountRow = Record<Counter, number>;

/** A number for each counter, in their order. */
export type Tally = number[];
export const AT = Object.fromEntries(COUNTERS.map((name, place) => [name, place])) as Record<Counter, number>;

/** Nothing counted yet. */
export function newTally(): Tally {
  return new Array<number>(COUNTERS.length).fill(0);
}

/** Adds to `sum` what another one counted. @returns the sum. */
export function addTally(sum: Tally, more: Tally): Tally {
  for (let place = 0; place < sum.length; place += 1) sum[place] = (sum[place] as number) + (more[place] as number);
  return sum;
}

export function tallyOf(row: CountRow): Tally {
  return COUNTERS.map((name) => row[name]);
}
export function rowOf(tally: Tally): CountRow {
  return Object.fromEntries(COUNTERS.map((name, place) => [name, tally[place]])) as CountRow;
}

export function countsOf(tally: Tally): Counts {
  const of = (name: Counter): number => tally[AT[name]] as number;
  const total = of('total');
  return {
    total, asked: of('asked'), reported: of('reported'),
    time: { 'overdue': of('time_overdue'), 'near': of('time_near'), 'not-due': of('time_not_due'), 'no-deadline': of('time_no_deadline'), 'closed': of('time_closed') },
    pace: { 'behind': of('pace_behind'), 'on': of('pace_on'), 'ahead': of('pace_ahead'), 'not-measurable': total - of('pace_behind') - of('pace_on') - of('pace_ahead') },
    evidence: { 'none': of('evidence_none'), 'submitted': of('evidence_submitted'), 'accepted': of('evidence_accepted') },
    // There are no registers yet.
    register: { 'contradicted': 0, 'not-measurable': total, 'confirmed': 0 },
    standing: { 'not-started': of('standing_not_started'), 'under-way': of('standing_under_way'), 'blocked': of('standing_blocked'), 'done': of('standing_done') },
  };
}
