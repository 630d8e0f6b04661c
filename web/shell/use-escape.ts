/** What lies beside the page leaves by Esc, unless a dialog lies over it. */
import { useLayoutEffect } from 'react';

export function useEscape(onLeave: () => void): void {
  // With the drawing and not after it: who sees it may press.
  useLayoutEffect(() => {
    const key = (event: KeyboardEvent): void => { if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) onLeave(); };
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, [onLeave]);
}
