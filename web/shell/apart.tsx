/**
 * Pages and parts of them that are fetched apart, and drawn as soon as they are there. `lazy` would hold each back: React shows
 * for 300 ms what stands in the place of something that is not there yet, and a page asks the server only once it is drawn.
 */
import { type ComponentType, type ReactNode, useState, useSyncExternalStore } from 'react';
import { Loading } from './Loading.tsx';

export interface Apart<P extends object = object> {
  (props: P): ReactNode;
  /** Before it is wanted: a key pressed while a part comes would go to whatever lies below. Where it fails, drawing it tries again and tells. */
  readonly fetch: () => void;
}

type Load<P> = () => Promise<{ readonly default: ComponentType<P> }>;
type Settled<P> = { readonly Here: ComponentType<P> } | { readonly failed: unknown };

/** A part of a page; nothing stands in its place while it comes. */
export function apart<P extends object = object>(load: Load<P>, meanwhile: ReactNode = null): Apart<P> {
  let settled: Settled<P> | null = null;
  let coming = false;
  const waiting = new Set<() => void>();
  const settle = (as: Settled<P>): void => {
    settled = as;
    for (const tell of waiting) tell();
  };
  const fetch = (): void => {
    if (coming) return;
    coming = true;
    load().then((part) => settle({ Here: part.default }), (failed: unknown) => settle({ failed }));
  };
  const again = (): void => {
    if (settled !== null && 'failed' in settled) [settled, coming] = [null, false];
    fetch();
  };
  const subscribe = (tell: () => void): (() => void) => {
    waiting.add(tell);
    return () => { waiting.delete(tell); };
  };
  function Drawn(props: P): ReactNode {
    useState(again);
    const now = useSyncExternalStore(subscribe, () => settled);
    if (now === null) return meanwhile;
    if ('failed' in now) throw now.failed;
    return <now.Here {...props} />;
  }
  return Object.assign(Drawn, { fetch });
}

export function page<P extends object = object>(load: Load<P>): Apart<P> {
  return apart(load, <Loading />);
}
