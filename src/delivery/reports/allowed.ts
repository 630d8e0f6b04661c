/** What of the possible a caller may do with a report. */
import { actsFor } from '#access';
import { type Action, ACTIONS, type Role } from '#access/model';
import { type Refusal, refuse } from '#kernel';
import type { Caller } from '#platform';
import { isSender } from '../allowed.ts';
import type { ReportAction } from './model.ts';
import { after, NEEDED, possible } from './states.ts';
import type { AboutRow, PeriodRow, ReportRow } from './store.ts';

/** Assignments in these states are asked about. */
export function isAsked(about: Pick<AboutRow, 'status' | 'plan_status' | 'dispatched_on'>, period: Pick<PeriodRow, 'to_on'>): boolean {
  return (about.status === 'sent' || about.status === 'acknowledged') && about.plan_status === 'published' && about.dispatched_on < period.to_on;
}

/** The units and offices for which this caller does that; everywhere for the product itself. */
export function spokenFor(caller: Caller, action: Action): 'everywhere' | readonly string[] {
  if (caller.kind === 'system') return 'everywhere';
  const roles: readonly Role[] = ACTIONS[action];
  return [...new Set(caller.grants.filter(({ role }) => roles.includes(role as Role)).flatMap(({ unitId }) => unitId ?? []))];
}

/** Whoever works in the unit, or at the office it named. */
export function ownEyes(caller: Caller, about: AboutRow): boolean {
  return actsFor(caller, 'read-delivery', about.unit_id, about.office_unit_id);
}

/** Whether this caller may, leaving aside whether it is possible. Who handed in never reviews it; the product itself may do both. */
export function mayDo(caller: Caller, action: ReportAction, about: AboutRow, report: Pick<ReportRow, 'submitted_by'> | undefined, reviewedAbove: boolean): boolean {
  if (action === 'record') return !actsFor(caller, 'report-progress', about.unit_id, about.office_unit_id) && isSender(caller, about, 'record-on-behalf');
  if (action !== 'pass' && action !== 'return') return actsFor(caller, NEEDED[action], about.unit_id, about.office_unit_id);
  if (caller.kind !== 'system' && caller.id === report?.submitted_by) return false;
  return actsFor(caller, 'review-reports', about.unit_id, about.office_unit_id) || (reviewedAbove && isSender(caller, about));
}

export function allowedOf(caller: Caller, about: AboutRow, period: PeriodRow, report: ReportRow | undefined, reviewedAbove: boolean): readonly ReportAction[] {
  const writing: readonly ReportAction[] = ['save', 'submit', 'record'];
  return possible(report?.status ?? 'draft', period.status === 'locked').filter((action) => (isAsked(about, period) || !writing.includes(action)) && mayDo(caller, action, about, report, reviewedAbove));
}

/**
 * Refuses `period-locked` {title}, `report-not-asked`, `speaks-for-another` {unit}, `reviews-own-report`, `not-allowed`,
 * and `not-possible-for-report` {status, possible}.
 */
export function refusedFor(caller: Caller, action: ReportAction, about: AboutRow, period: PeriodRow, report: ReportRow | undefined, reviewedAbove: boolean): Refusal | null {
  const status = report?.status ?? 'draft';
  if (!mayDo(caller, action, about, report, reviewedAbove)) {
    if (['save', 'submit', 'take-back', 'correct', 'ratify'].includes(action)) return refuse('speaks-for-another', { unit: about.unit_name });
    if (action === 'record') return refuse('not-allowed', { action: 'record-on-behalf' });
    return report?.submitted_by !== null && report?.submitted_by === caller.id ? refuse('reviews-own-report') : refuse('not-allowed', { action: 'review-reports' });
  }
  const locked = period.status === 'locked';
  if (after(status, action, locked) === undefined) return locked ? refuse('period-locked', { title: period.title }) : refuse('not-possible-for-report', { status, possible: allowedOf(caller, about, period, report, reviewedAbove).join(' ') });
  return (action === 'save' || action === 'submit' || action === 'record') && !isAsked(about, period) ? refuse('report-not-asked', { title: period.title }) : null;
}
