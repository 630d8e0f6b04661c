import { daysBetween } from '#calendar';
import type { Because, Outcome, TimeFacts, TimeState } from './model.ts';
import { on, warningDays } from './parameters.ts';

/**
 * Time, and nothing else: whether it is late is not whether it is behind.
 * A deadline ends with its day in Shanghai: on the day itself it is near, the day after it is overdue.
 */
export function timeState({ dueOn, closedOn, check }: TimeFacts, asOf: string): Outcome<TimeState> {
  if (closedOn !== null) return { state: 'closed', because: closed(closedOn, dueOn) };
  if (dueOn !== null && dueOn < asOf) return { state: 'overdue', because: { code: 'overdue-by', values: { dueOn, days: daysBetween(dueOn, asOf) } } };
  if (check !== undefined && check !== null && !check.reported) {
    const of = at(check.dueOn, asOf);
    return { state: of.state, because: { code: `check-${of.because.code}`, values: { ...of.because.values, period: check.title } } };
  }
  if (dueOn !== null) return at(dueOn, asOf);
  if (check === undefined) return { state: 'no-deadline', because: { code: 'no-deadline', values: {} } };
  return check === null ? { state: 'no-deadline', because: { code: 'standing-no-period', values: {} } } : { state: 'not-due', because: { code: 'check-done', values: { period: check.title } } };
}

function at(dueOn: string, asOf: string): Outcome<TimeState> {
  const days = daysBetween(asOf, dueOn);
  if (days < 0) return { state: 'overdue', because: { code: 'overdue-by', values: { dueOn, days: -days } } };
  if (days === 0) return { state: 'near', because: { code: 'due-today', values: { dueOn } } };
  const warning = on(warningDays, asOf);
  return days <= warning ? { state: 'near', because: { code: 'due-in', values: { dueOn, days } } } : { state: 'not-due', because: { code: 'not-due-before', values: { dueOn, days, warning } } };
}

function closed(closedOn: string, dueOn: string | null): Because {
  if (dueOn === null) return { code: 'closed', values: { closedOn } };
  return closedOn <= dueOn ? { code: 'closed-in-time', values: { closedOn, dueOn } } : { code: 'closed-late', values: { closedOn, dueOn, days: daysBetween(dueOn, closedOn) } };
}
