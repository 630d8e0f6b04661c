import { useSyncExternalStore } from 'react';

/** As wide as a phone: where the line at the top has no room for the pages. */
const NARROW = '(max-width: 600px)';

export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => { const list = matchMedia(NARROW); list.addEventListener('change', changed); return () => list.removeEventListener('change', changed); },
    () => matchMedia(NARROW).matches,
  );
}
