/** Units that a few characters find, a moment after the last was typed. */
import { keepPreviousData, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { UnitHit } from '#units/model';
import { call } from '../api/call.ts';

export const LEAST_CHARACTERS = 2;
const PAUSE_MS = 200;

/** What is typed, once it rests and is long enough; else empty. */
export function useRested(typed: string, least = LEAST_CHARACTERS): string {
  const wanted = [...typed.trim()].length >= least ? typed.trim() : '';
  const [rested, setRested] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setRested(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  return rested;
}

export interface Found { readonly units: readonly UnitHit[]; readonly query: UseInfiniteQueryResult }

export function useFound(query: string, closed: boolean, limit: number): Found {
  const found = useInfiniteQuery({
    queryKey: ['units', 'found', query, closed, limit],
    queryFn: ({ pageParam, signal }) => call('listUnits', { query: { query, closed: closed ? 'true' : 'false', limit, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled: query !== '',
  });
  return { units: found.data?.pages.flatMap(({ items }) => items) ?? [], query: found };
}
