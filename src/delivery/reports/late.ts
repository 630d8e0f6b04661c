/** A report is late when it is handed in after the last day of the period, which ends at 24:00 in Shanghai. Pure. */
import { dayOf } from '#calendar';

/** @param submittedAt an instant; @param dueOn YYYY-MM-DD. */
export function isLate(submittedAt: string, dueOn: string): boolean {
  return dayOf(new Date(submittedAt)) > dueOn;
}
