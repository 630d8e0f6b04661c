/** What may become of a request to open a locked period again. */
import type { UnlockingAction, UnlockingStatus } from './model.ts';

export const UNLOCKING_ACTIONS = {
  'asked': { 'grant': 'granted', 'decline': 'declined', 'take-back': 'taken-back' },
  'granted': {}, 'declined': {}, 'taken-back': {},
} as const satisfies Readonly<Record<UnlockingStatus, Readonly<Partial<Record<UnlockingAction, UnlockingStatus>>>>>;

export function possible(status: UnlockingStatus): readonly UnlockingAction[] {
  return Object.keys(UNLOCKING_ACTIONS[status]) as UnlockingAction[];
}
