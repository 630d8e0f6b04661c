/** Where a report may go, and what may be done with it where it stands. The drawing in docs/ is made from this. */
import type { Action } from '#access/model';
import type { ReportAction, ReportStatus } from './model.ts';

export const REPORT_ACTIONS = {
  'draft': { 'save': 'draft', 'submit': 'submitted', 'record': 'passed' },
  'submitted': { 'take-back': 'draft', 'pass': 'passed', 'return': 'returned' },
  'returned': { 'save': 'draft', 'submit': 'submitted', 'record': 'passed' },
  'passed': { 'ratify': 'ratified', 'return': 'returned', 'correct': 'passed' },
  'ratified': { 'correct': 'ratified' },
} as const satisfies Readonly<Record<ReportStatus, Readonly<Partial<Record<ReportAction, ReportStatus>>>>>;

/** What a locked period still allows: a figure is corrected with both values kept, and who ratified is noted. */
const AFTER_LOCK: readonly ReportAction[] = ['correct', 'ratify'];
/** Of a report that was handed in and never reviewed, both values are kept too. */
const LOCKED_SUBMITTED: readonly ReportAction[] = ['correct'];

/** Who may do it: the action of the access room. */
export const NEEDED = {
  'save': 'report-progress', 'submit': 'report-progress', 'take-back': 'report-progress', 'correct': 'report-progress',
  'pass': 'review-reports', 'return': 'review-reports', 'ratify': 'record-ratification', 'record': 'record-on-behalf',
} as const satisfies Readonly<Record<ReportAction, Action>>;

/** What can be done with a report where it stands; a report that nobody began is a draft. */
export function possible(status: ReportStatus, locked: boolean): readonly ReportAction[] {
  const open = Object.keys(REPORT_ACTIONS[status]) as ReportAction[];
  if (!locked) return open;
  return status === 'submitted' ? LOCKED_SUBMITTED : open.filter((action) => AFTER_LOCK.includes(action));
}

/** Where an action leads, undefined where it is not possible. */
export function after(status: ReportStatus, action: ReportAction, locked: boolean): ReportStatus | undefined {
  if (!possible(status, locked).includes(action)) return undefined;
  return (REPORT_ACTIONS[status] as Readonly<Partial<Record<ReportAction, ReportStatus>>>)[action] ?? status;
}

/** Whether it was handed in: what a total counts. */
export function isHandedIn(status: ReportStatus): boolean {
  return status === 'submitted' || status === 'passed' || status === 'ratified';
}
