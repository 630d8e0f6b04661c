/** The keys of the desk. They rest while something is being typed or a dialog is open. */
import { useEffect, useRef } from 'react';

const NAMES = ['j', 'k', '[', ']', '/', '1', '2', '3', '4', '5', 'Enter', 'Escape', '?', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'a', 'A', 'u', 'n', 'o', 'w', 'x', 'Delete', '+'] as const;
export type DeskKey = (typeof NAMES)[number];
const KEYS: ReadonlySet<string> = new Set(NAMES);
/** Full-width keys of a Chinese input method mean the same. */
const SAME: Readonly<Record<string, string>> = { '【': '[', '】': ']', '？': '?', '／': '/', '、': '/', J: 'j', K: 'k', '=': '+', '＋': '+', U: 'u', N: 'n', O: 'o', W: 'w', X: 'x' };

export function useDeskKeys(handle: (key: DeskKey) => boolean): void {
  const latest = useRef(handle);
  useEffect(() => { latest.current = handle; });
  useEffect(() => {
    function listen(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
      // Caps Lock makes an A of the a that accepts one cell; Shift means the row.
      const key = event.key === 'a' || event.key === 'A' ? (event.shiftKey ? 'A' : 'a') : SAME[event.key] ?? event.key;
      if (!KEYS.has(key)) return;
      const target = event.target as Element;
      if (target.closest('input, textarea, select, [contenteditable="true"], dialog, [role="dialog"], [role="combobox"], [role="listbox"], [role="menu"]') !== null) return;
      if (key === 'Enter' && target.closest('button, a, summary') !== null) return;
      if (key.startsWith('Arrow') && target.closest('[role="separator"], [role="tab"], .gutter') !== null) return;
      // In the paper up and down scroll, as in any text.
      if ((key === 'ArrowUp' || key === 'ArrowDown') && target.closest('.paper') !== null) return;
      if (latest.current(key as DeskKey)) event.preventDefault();
    }
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
