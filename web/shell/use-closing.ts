/** An opened menu closes where anything else is pressed, and with Esc. */
import { type RefObject, useEffect } from 'react';

export function useClosing(menu: RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const away = (event: Event): void => {
      const inside = event.target instanceof Node && menu.current?.contains(event.target) === true;
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !inside) menu.current?.removeAttribute('open');
    };
    addEventListener('pointerdown', away);
    addEventListener('keydown', away);
    return () => { removeEventListener('pointerdown', away); removeEventListener('keydown', away); };
  }, [menu]);
}
