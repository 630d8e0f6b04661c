/** Where a paper may go. The drawing in docs/ is made from this. */
import type { PaperAction, PaperStatus } from './model.ts';

/** Null: it is gone. A paper that bears its number was issued: it stays as it is. */
export const PAPER_ACTIONS = {
  'draft': { 'edit': 'draft', 'refresh': 'draft', 'finish': 'finished', 'discard': null },
  'finished': { 'reopen': 'draft', 'record-number': 'numbered' },
  'numbered': {},
} as const satisfies Readonly<Record<PaperStatus, Readonly<Partial<Record<PaperAction, PaperStatus | null>>>>>;

export function possible(status: PaperStatus): readonly PaperAction[] {
  return Object.keys(PAPER_ACTIONS[status]) as PaperAction[];
}
