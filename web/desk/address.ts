/** What is chosen, filtered and hidden at the desk stands in the address and nowhere else. */
import { useCallback, useMemo } from 'react';
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
  if (patch.hidden !== undefined) put('hide', [...patch.hidden].join(','));
  if (patch.pane !== undefined) put('pane', patch.pane === 'ledger' ? null : patch.pane);
  return next;
}

export function useDeskAddress(): readonly [DeskAddress, (patch: Partial<DeskAddress>) => void] {
  const [params, setParams] = useSearchParams();
  const address = useMemo(() => readAddress(params), [params]);
  // Moving about a document is one visit: "back" leaves the desk instead of undoing forty rows.
  const update = useCallback((patch: Partial<DeskAddress>) => setParams((current) => writeAddress(current, patch), { replace: true }), [setParams]);
  return [address, update];
}
