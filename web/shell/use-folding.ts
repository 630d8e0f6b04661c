/** What a click unfolds (`<details>`) is folded again by Escape or a click beside it. */
import { type RefObject, useEffect, useRef } from 'react';

/** @param page folds it too when it changes: one has arrived where the menu led. */
export function useFolding(page?: string): RefObject<HTMLDetailsElement | null> {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => { details.current?.removeAttribute('open'); }, [page]);
  useEffect(() => {
    const away = (event: Event): void => {
      const inside = event.target instanceof Node && details.current?.contains(event.target) === true;
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !inside) details.current?.removeAttribute('open');
    };
    addEventListener('pointerdown', away);
    addEventListener('keydown', away);
    return () => { removeEventListener('pointerdown', away); removeEventListener('keydown', away); };
  }, []);
  return details;
}
