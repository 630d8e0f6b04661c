/** What may become of a close-out. */
import type { CloseOutAction, CloseOutStatus } from './model.ts';

export const CLOSE_OUT_ACTIONS = {
  'asked': { 'grant': 'granted', 'decline': 'declined' },
  'granted': { 'reopen': 'reopened' },
  'declined': {}, 'reopened': {},
} as const satisfies Readonly<Record<CloseOutStatus, Readonly<Partial<Record<CloseOutAction, CloseOutStatus>>>>>;

export function possible(status: CloseOutStatus): readonly CloseOutAction[] {
  return Object.keys(CLOSE_OUT_ACTIONS[status]) as CloseOutAction[];
}

/** Who closes is neither who asked for it nor who handed in any of its reports. @param deciderId null: the product itself. */
export function mayDecide(deciderId: string | null, askedBy: string | null, reporters: readonly (string | null)[]): boolean {
  return deciderId === null || (deciderId !== askedBy && !reporters.includes(deciderId));
}
