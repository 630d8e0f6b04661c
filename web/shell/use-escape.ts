/** What lies beside the page leaves by Esc, unless a dialog lies over it. */
import { useEffect } from 'react';

export function useEscape(onLeave: () => void): void {
  useEffect(() => {
    const key = (event: KeyboardEvent): void => { if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) onLeave(); };
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, [onLeave]);
}
