/** The keys of the desk. They rest while something is being typed or a dialog is open. */
import { type Pressed, useQueuedKeys } from '../shell/queued-keys.ts';

const NAMES = ['j', 'k', '[', ']', '/', '1', '2', '3', '4', '5', 'Enter', 'Escape', '?', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'a', 'A', 'u', 'n', 'o', 'w', 'x', 'Delete', '+'] as const;
export type DeskKey = (typeof NAMES)[number];
const KEYS: ReadonlySet<string> = new Set(NAMES);
/** Full-width keys of a Chinese input method mean the same. */
const SAME: Readonly<Record<string, string>> = { '【': '[', '】': ']', '？': '?', '／': '/', '、': '/', J: 'j', K: 'k', '=': '+', '＋': '+', U: 'u', N: 'n', O: 'o', W: 'w', X: 'x' };

/** What is typed behind these is not for the desk. */
const LEADS_AWAY: ReadonlySet<DeskKey> = new Set(['Enter', '/', '?']);

export function useDeskKeys(handle: (key: DeskKey) => Pressed): void {
  useQueuedKeys(deskKey, { handle, leadsAway: (key) => LEADS_AWAY.has(key) });
}

function deskKey(event: KeyboardEvent): DeskKey | null {
  // Caps Lock makes an A of the a that accepts one cell; Shift means the row.
  const key = event.key === 'a' || event.key === 'A' ? (event.shiftKey ? 'A' : 'a') : SAME[event.key] ?? event.key;
  if (!KEYS.has(key)) return null;
  const target = event.target as Element;
  if (target.closest('input, textarea, select, [contenteditable="true"], dialog, [role="dialog"], [role="combobox"], [role="listbox"], [role="menu"]') !== null) return null;
  if (key === 'Enter' && target.closest('button, a, summary') !== null) return null;
  if (key.startsWith('Arrow') && target.closest('[role="separator"], [role="tab"], .gutter') !== null) return null;
  // In the paper up and down scroll, as in any text.
  if ((key === 'ArrowUp' || key === 'ArrowDown') && target.closest('.paper') !== null) return null;
  return key as DeskKey;
}
