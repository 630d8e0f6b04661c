/** The rows of the tree that are open, each level asked for when it is opened. */
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { UnitLine } from '#units/model';
import { call } from '../api/call.ts';

export interface TreeRow { readonly unit: UnitLine; readonly depth: number; readonly open: boolean; readonly loading: boolean }
export interface Tree {
  readonly rows: readonly TreeRow[];
  readonly pending: boolean;
  readonly error: Error | null;
  readonly toggle: (id: string, open?: boolean) => void;
  /** Opens whatever stands above a unit. */
  readonly reveal: (path: readonly string[]) => void;
}

const ROOTS = '';

export function useTree(closed: boolean): Tree {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const parents = [ROOTS, ...opened];
  const results = useQueries({
    queries: parents.map((parent) => ({
      queryKey: ['units', 'below', parent, closed],
      queryFn: ({ signal }: { signal: AbortSignal }) => call('listUnitsBelow', { query: { parent: parent === ROOTS ? undefined : parent, closed: closed ? 'true' : 'false' }, signal }),
      placeholderData: keepPreviousData,
    })),
  });
  const roots = results[0]?.data;
  // One province alone: what stands below it is what one came for.
  useEffect(() => { if (roots?.length === 1) setOpened((now) => (now.size === 0 ? new Set(roots.map(({ id }) => id)) : now)); }, [roots]);
  const below = new Map(parents.map((parent, n) => [parent, results[n]]));
  const rows: TreeRow[] = [];
  const visit = (parent: string, depth: number): void => {
    for (const unit of below.get(parent)?.data ?? []) {
      const open = opened.has(unit.id) && unit.childCount > 0;
      rows.push({ unit, depth, open, loading: open && below.get(unit.id)?.data === undefined });
      if (open) visit(unit.id, depth + 1);
    }
  };
  visit(ROOTS, 1);
  const toggle = useCallback((id: string, open?: boolean) => setOpened((now) => {
    const next = new Set(now);
    if (open ?? !now.has(id)) next.add(id);
    else next.delete(id);
    return next;
  }), []);
  const reveal = useCallback((path: readonly string[]) => setOpened((now) => (path.every((id) => now.has(id)) ? now : new Set([...now, ...path]))), []);
  return { rows, pending: results[0]?.isPending ?? true, error: results[0]?.error ?? null, toggle, reveal };
}
