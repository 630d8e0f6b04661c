/** Parts of a page that are fetched apart, but before they are wanted: a key pressed while one comes would go to whatever lies below. */
import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';

export interface Early<P> {
  /** Drawn at once where it was fetched, else as soon as it comes. */
  readonly Part: (props: P) => ReactNode;
  /** Where it fails, drawing the part tries again and tells. */
  readonly fetch: () => void;
}

export function early<P extends object>(load: () => Promise<{ readonly default: ComponentType<P> }>): Early<P> {
  let here: ComponentType<P> | null = null;
  const Coming = lazy(load);
  return {
    fetch: () => { load().then((part) => { here = part.default; }, () => undefined); },
    Part: function Part(props) {
      // The same for as long as it is drawn: what was typed into it stays.
      const [Drawn] = useState<ComponentType<P>>(() => here ?? (Coming as unknown as ComponentType<P>));
      return <Suspense fallback={null}><Drawn {...props} /></Suspense>;
    },
  };
}
