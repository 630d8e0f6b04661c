/**
 * The soft ladder of reminders. Pure: it proposes, a person releases; nothing goes out by itself, and no rung is left out.
 */
import { daysBetween } from '#calendar';
import { on, promptLetterDays, reminderDays, supervisionNoticeDays, telephoneDays } from '../four-states/parameters.ts';

/** Before the deadline, on it, and after it one rung after the other. */
export const RUNGS = ['before', 'on-the-day', 'meeting-list', 'telephone', 'prompt-letter', 'supervision-notice'] as const;
export type Rung = (typeof RUNGS)[number];
export const AFTER: readonly Rung[] = ['meeting-list', 'telephone', 'prompt-letter', 'supervision-notice'];

export interface LadderFacts {
  readonly dueOn: string;
  /** Rungs released for this deadline and not taken back. */
  readonly released: readonly Rung[];
}

/** So many days after the deadline a rung may be proposed; negative: before it. */
export function daysOf(rung: Rung, asOf: string): number {
  const days = { 'before': -on(reminderDays, asOf), 'on-the-day': 0, 'meeting-list': 1, 'telephone': on(telephoneDays, asOf), 'prompt-letter': on(promptLetterDays, asOf), 'supervision-notice': on(supervisionNoticeDays, asOf) };
  return days[rung];
}

/** The next rung, or null: too early, or the last one went out. A rung after the deadline waits for the one below it. */
export function proposedRung({ dueOn, released }: LadderFacts, asOf: string): Rung | null {
  const days = daysBetween(dueOn, asOf);
  if (days < 0) return days >= daysOf('before', asOf) && !released.includes('before') ? 'before' : null;
  if (days === 0) return released.includes('on-the-day') ? null : 'on-the-day';
  const next = AFTER.find((rung) => !released.includes(rung));
  return next !== undefined && days >= daysOf(next, asOf) ? next : null;
}
