/**
 * What the states of one assignment rest on, in eight bytes: so the database reads a plan's rows once and gives them as they lie,
 * and sums and states of time are made here. Pure; a test holds them against the rules.
 *
 * Status, pace, evidence and standing are told by their first letters, which differ; above them stands the last day by its number.
 */
import { daysBetween } from '#calendar';
import { AT, type Counter, type Tally } from './counters.ts';

/** The lowest bit of each: seven for a letter (0: none), one for each of the next two, and above them the last day (0: it cannot be told). */
export const SHIFT = { status: 0, pace: 7, evidence: 14, standing: 21, reported: 28, late: 29, due: 30 } as const;
/** Bytes of each. */
export const CODE_BYTES = 8;
/** Last days are counted from here. */
export const DAY_ZERO = '1899-12-31';

/** What states of time are looked at with: a day, its warning, and the period in which standing tasks are checked. */
export interface Look { readonly today: number; readonly near: number; readonly period: { readonly dueOn: number } | null }

export function lookOf({ asOf, warning, period }: { readonly asOf: string; readonly warning: number; readonly period: { readonly dueOn: string } | null }): Look {
  const day = (on: string): number => daysBetween(DAY_ZERO, on);
  return { today: day(asOf), near: day(asOf) + warning, period: period === null ? null : { dueOn: day(period.dueOn) } };
}

/** By first letters, which counter a state is counted in; -1: none. */
export function byLetter(counters: Readonly<Record<string, Counter>>): readonly number[] {
  const places = new Array<number>(32).fill(-1);
  for (const [state, counter] of Object.entries(counters)) {
    const letter = state.charCodeAt(0) - 96;
    if (places[letter] !== -1) throw new Error(`two states begin with the letter of ${state}`);
    places[letter] = AT[counter];
  }
  return places;
}
const PACES = byLetter({ 'behind': 'pace_behind', 'on': 'pace_on', 'ahead': 'pace_ahead' });
const EVIDENCES = byLetter({ 'none': 'evidence_none', 'submitted': 'evidence_submitted', 'accepted': 'evidence_accepted' });
const STANDINGS = byLetter({ 'not-started': 'standing_not_started', 'under-way': 'standing_under_way', 'blocked': 'standing_blocked', 'done': 'standing_done' });
const [ACKNOWLEDGED, SENT, CLOSED] = ['acknowledged', 'sent', 'closed'].map((status) => status.charCodeAt(0) - 96);

/** Counts the assignment at a place. @param standing whether its task is a standing one. */
export function countCode(tally: Tally, codes: Buffer, place: number, standing: boolean, look: Look): void {
  const lower = codes.readUInt32BE(place * CODE_BYTES + 4);
  // What is left of the lower half, and all of the upper one.
  const due = codes.readUInt32BE(place * CODE_BYTES) * 4 + (lower >>> SHIFT.due);
  const states = lower & 2 ** SHIFT.due - 1;
  const status = states & 31;
  const reported = (states >> SHIFT.reported & 1) === 1;
  add(tally, AT.total);
  if (look.period !== null && (reported || ((status === ACKNOWLEDGED || status === SENT) && (states >> SHIFT.late & 1) === 0))) {
    add(tally, AT.asked);
    if (reported) add(tally, AT.reported);
  }
  add(tally, status === CLOSED ? AT.time_closed : timeAt(due, standing, reported, look));
  add(tally, PACES[states >> SHIFT.pace & 31] as number);
  add(tally, EVIDENCES[states >> SHIFT.evidence & 31] as number);
  add(tally, STANDINGS[states >> SHIFT.standing & 31] as number);
}

function add(tally: Tally, place: number): void {
  if (place >= 0) tally[place] = (tally[place] as number) + 1;
}

/** As four-states/time.ts has it, of what is not closed. */
function timeAt(due: number, standing: boolean, reported: boolean, { today, near, period }: Look): number {
  if (due > 0 && due < today) return AT.time_overdue;
  if (standing && period !== null && !reported) return period.dueOn < today ? AT.time_overdue : period.dueOn <= near ? AT.time_near : AT.time_not_due;
  if (due > 0 && due <= near) return AT.time_near;
  return due > 0 || (standing && period !== null) ? AT.time_not_due : AT.time_no_deadline;
}
