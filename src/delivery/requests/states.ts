/** What may become of a request: for more time, for another task, or to open a locked period again (unlocking). */
import type { RequestAction, RequestStatus } from './model.ts';

export const REQUEST_ACTIONS = {
  'asked': { 'grant': 'granted', 'decline': 'declined', 'take-back': 'taken-back' },
  'granted': {}, 'declined': {}, 'taken-back': {},
} as const satisfies Readonly<Record<RequestStatus, Readonly<Partial<Record<RequestAction, RequestStatus>>>>>;

export function possible(status: RequestStatus): readonly RequestAction[] {
  return Object.keys(REQUEST_ACTIONS[status]) as RequestAction[];
}
