/**
 * Pages are fetched apart and drawn as soon as they are there. `lazy` would hold each back: React shows for 300 ms what stands
 * in the place of something that is not there yet, and a page asks the server only once it is drawn.
 */
import { type ComponentType, type ReactNode, useSyncExternalStore } from 'react';
import { Loading } from './Loading.tsx';

export interface Page<P extends object = object> {
  (props: P): ReactNode;
  /** Before it is wanted. Where it fails, drawing the page tells. */
  readonly fetch: () => void;
}

type Settled<P> = { readonly Here: ComponentType<P> } | { readonly failed: unknown };

export function page<P extends object = object>(load: () => Promise<{ readonly default: ComponentType<P> }>): Page<P> {
  let settled: Settled<P> | null = null;
  let coming: Promise<void> | null = null;
  const waiting = new Set<() => void>();
  const settle = (as: Settled<P>): void => {
    settled = as;
    for (const tell of waiting) tell();
  };
  const fetch = (): void => {
    coming ??= load().then((part) => settle({ Here: part.default }), (failed: unknown) => settle({ failed }));
  };
  const subscribe = (tell: () => void): (() => void) => {
    waiting.add(tell);
    return () => { waiting.delete(tell); };
  };
  function Drawn(props: P): ReactNode {
    fetch();
    const now = useSyncExternalStore(subscribe, () => settled);
    if (now === null) return <Loading />;
    if ('failed' in now) throw now.failed;
    return <now.Here {...props} />;
  }
  return Object.assign(Drawn, { fetch });
}
