/** What the pages of delivery ask of the server. */
import { keepPreviousData, useInfiniteQuery, type UseInfiniteQueryResult, useQuery, type UseQueryResult, type InfiniteData } from '@tanstack/react-query';
import { type Answer, type Ask, call } from '../api/call.ts';

export type Owed = Answer<'listOwed'>['items'][number];
export type OpenedOwed = Answer<'openOwed'>;
export type Totals = Answer<'openTotals'>;
export type Counts = Totals['whole'];
export type Matrix = Answer<'openMatrix'>;
export type Timeline = Answer<'openTimeline'>;
export type AimCourse = Answer<'listAimCourses'>[number];
export type Glance = Answer<'openGlance'>;
export type DueItem = Answer<'listDue'>['items'][number];
export type Proposal = Answer<'listProposals'>['items'][number];
export type Reminder = Answer<'openReminder'>;
export type OwedQuery = NonNullable<Ask<'listOwed'>['query']>;

export function useOwed(asked: OwedQuery, enabled = true): UseInfiniteQueryResult<InfiniteData<Answer<'listOwed'>>> {
  return useInfiniteQuery({
    queryKey: ['owed', asked], enabled, initialPageParam: null as string | null, getNextPageParam: (page: Answer<'listOwed'>) => page.next, placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => call('listOwed', { query: { ...asked, cursor: pageParam ?? undefined }, signal }),
  });
}

export function useTotals(planId: string, asked: { readonly period?: string | undefined; readonly under?: string | undefined; readonly levels?: 'next' | 'all' }): UseQueryResult<Totals> {
  return useQuery({ queryKey: ['totals', planId, asked], queryFn: ({ signal }) => call('openTotals', { params: { id: planId }, query: asked, signal }), placeholderData: keepPreviousData });
}
