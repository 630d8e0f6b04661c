/** What is chosen, filtered and hidden at the desk stands in the address and nowhere else. */
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { Anchor } from './anchor.ts';
import { MARK_KINDS, type MarkKind } from './marks.ts';

export const TABS = ['tasks', 'targets', 'parameters', 'findings', 'head'] as const;
export type Tab = (typeof TABS)[number];

export interface DeskAddress {
  readonly at: Anchor | null;
  /** The chosen row shows everything that was read. */
  readonly open: boolean;
  readonly tab: Tab;
  readonly unit: string | null;
  readonly text: string;
  /** Only rows with cells that nobody looked at. */
  readonly unchecked: boolean;
  /** A word sought in the paper. */
  readonly find: string;
  readonly hidden: ReadonlySet<MarkKind>;
  /** Which half a narrow screen shows. */
  readonly pane: 'paper' | 'ledger';
}

const NO_KINDS: ReadonlySet<MarkKind> = new Set();

export function readAddress(params: URLSearchParams): DeskAddress {
  const tab = params.get('tab');
  const hide = params.get('hide');
  return {
    at: params.get('at'),
    open: params.get('open') === '1',
    tab: TABS.find((one) => one === tab) ?? 'tasks',
    unit: params.get('unit'),
    text: params.get('text') ?? '',
    unchecked: params.get('check') === 'open',
    find: params.get('find') ?? '',
    hidden: hide === null ? NO_KINDS : new Set(MARK_KINDS.filter((kind) => hide.split(',').includes(kind))),
    pane: params.get('pane') === 'paper' ? 'paper' : 'ledger',
  };
}

export function writeAddress(params: URLSearchParams, patch: Partial<DeskAddress>): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (name: string, value: string | null): void => {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  };
  if (patch.at !== undefined) put('at', patch.at);
  if (patch.open !== undefined) put('open', patch.open ? '1' : null);
  if (patch.tab !== undefined) put('tab', patch.tab === 'tasks' ? null : patch.tab);
  if (patch.unit !== undefined) put('unit', patch.unit);
  if (patch.text !== undefined) put('text', patch.text);
  if (patch.unchecked !== undefined) put('check', patch.unchecked ? 'open' : null);
  if (patch.find !== undefined) put('find', patch.find);
  if (patch.hidden !== undefined) put('hide', [...patch.hidden].join(','));
  if (patch.pane !== undefined) put('pane', patch.pane === 'ledger' ? null : patch.pane);
  return next;
}

export interface DeskAddressing {
  readonly address: DeskAddress;
  readonly update: (patch: Partial<DeskAddress>) => void;
  /** The address as of now, also between two keys that come faster than the page is drawn. */
  readonly peek: () => DeskAddress;
}

export function useDeskAddress(): DeskAddressing {
  const [params, setParams] = useSearchParams();
  const latest = useRef(params);
  const set = useRef(setParams);
  // The router hands out a new setter for each address; ours stays the same, so that rows are not drawn again for it.
  useLayoutEffect(() => {
    latest.current = params;
    set.current = setParams;
  }, [params, setParams]);
  const address = useMemo(() => readAddress(params), [params]);
  const peek = useCallback(() => readAddress(latest.current), []);
  const update = useCallback((patch: Partial<DeskAddress>) => {
    latest.current = writeAddress(latest.current, patch);
    // Moving about a document is one visit: "back" leaves the desk instead of undoing forty rows.
    set.current(latest.current, { replace: true });
  }, []);
  return { address, update, peek };
}
