/** Whom each kind of notice is for. */
import type { Action } from '#access';
import type { NoticeKind } from './model.ts';

interface Audience {
  /** Whoever may do this next. */
  readonly action: Action;
  /** `own`: who acts for the unit itself; `nearest`: who does so there, or at the nearest unit above. */
  readonly how: 'own' | 'nearest';
}

export const AUDIENCE = {
  'dispatch-sent': { action: 'answer-dispatch', how: 'own' },
  'dispatch-objected': { action: 'dispatch-tasks', how: 'nearest' },
  'report-submitted': { action: 'review-reports', how: 'own' },
  'report-returned': { action: 'report-progress', how: 'own' },
  'report-passed': { action: 'report-progress', how: 'own' },
  // Nobody reviews it in the unit: whoever sent the task accepts.
  'report-to-accept': { action: 'dispatch-tasks', how: 'nearest' },
  'request-asked': { action: 'decide-requests', how: 'nearest' },
  'request-decided': { action: 'report-progress', how: 'own' },
  'close-out-asked': { action: 'close-out', how: 'nearest' },
  'close-out-decided': { action: 'report-progress', how: 'own' },
  'unlocking-asked': { action: 'decide-requests', how: 'nearest' },
  'unlocking-decided': { action: 'decide-requests', how: 'own' },
  'handover-proposed': { action: 'dispatch-tasks', how: 'nearest' },
  'period-opened': { action: 'report-progress', how: 'own' },
  'due-soon': { action: 'report-progress', how: 'own' },
  'directive-given': { action: 'answer-dispatch', how: 'own' },
  'channel-failed': { action: 'manage-channels', how: 'nearest' },
  'mail-failed': { action: 'manage-channels', how: 'nearest' },
} as const satisfies Record<NoticeKind, Audience>;
