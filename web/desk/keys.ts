/** The keys of the desk. They rest while something is being typed or a dialog is open. */
import { useLayoutEffect, useRef } from 'react';

const NAMES = ['j', 'k', '[', ']', '/', '1', '2', '3', '4', '5', 'Enter', 'Escape', '?', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'a', 'A', 'u', 'n', 'o', 'w', 'x', 'Delete', '+'] as const;
export type DeskKey = (typeof NAMES)[number];
const KEYS: ReadonlySet<string> = new Set(NAMES);
/** Full-width keys of a Chinese input method mean the same. */
const SAME: Readonly<Record<string, string>> = { '【': '[', '】': ']', '？': '?', '／': '/', '、': '/', J: 'j', K: 'k', '=': '+', '＋': '+', U: 'u', N: 'n', O: 'o', W: 'w', X: 'x' };

/** Done, or not the desk's; or under way, and then whether it succeeded. */
export type Pressed = boolean | Promise<boolean>;
/** What is typed behind these is not for the desk. */
const LEADS_AWAY: ReadonlySet<DeskKey> = new Set(['Enter', '/', '?']);

/** Keys that come faster than the server answers wait for what the one before does, as they rest upon it; where it failed they are forgotten. */
export function useDeskKeys(handle: (key: DeskKey) => Pressed): void {
  const latest = useRef(handle);
  // With the drawing and not after it: who sees the desk may press.
  useLayoutEffect(() => { latest.current = handle; });
  useLayoutEffect(() => {
    let underWay = false;
    let waiting: DeskKey[] = [];
    function take(key: DeskKey): boolean {
      const pressed = latest.current(key);
      if (LEADS_AWAY.has(key)) waiting = [];
      if (typeof pressed === 'boolean') return pressed;
      underWay = true;
      void pressed.then((done) => {
        underWay = false;
        if (!done) waiting = [];
        while (!underWay && waiting.length > 0) take(waiting.shift() as DeskKey);
      });
      return true;
    }
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
      if (underWay) {
        // A key that is held down says nothing new.
        if (!event.repeat) waiting.push(key as DeskKey);
        event.preventDefault();
      } else if (take(key as DeskKey)) event.preventDefault();
    }
    addEventListener('keydown', listen);
    return () => { waiting = []; removeEventListener('keydown', listen); };
  }, []);
}
