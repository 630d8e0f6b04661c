/** What the ledger's pages ask of the server, and what changes once something was changed. */
import { type InfiniteData, keepPreviousData, useInfiniteQuery, type UseInfiniteQueryResult, useMutation, type UseMutationResult, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Group, GroupBy, OpenedTask, TaskPage } from '#plans/model';
import { call, type Ask } from '../api/call.ts';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { useWords } from '../labels/words.ts';
import type { Asked, Sort } from './address.ts';
import { words } from './words.ts';

type Query = NonNullable<Ask<'listTasks'>['query']>;
const PAGE = 200;
/** Enough for the tallest screen: the first rows are there sooner, and more are asked for at once. */
const FIRST = 60;

export function useTasks(asked: Asked, sort: Sort, limit = PAGE): UseInfiniteQueryResult<InfiniteData<TaskPage>> {
  return useInfiniteQuery({
    queryKey: ['tasks', asked, sort, limit],
    queryFn: ({ pageParam, signal }) => call('listTasks', { query: { ...asked, sort, limit: pageParam === null ? Math.min(FIRST, limit) : limit, cursor: pageParam ?? undefined } as Query, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: TaskPage) => page.next,
    placeholderData: keepPreviousData,
  });
}

export function useCounts(asked: Asked, by: GroupBy): UseQueryResult<Group[]> {
  return useQuery({ queryKey: ['task-counts', asked, by], queryFn: ({ signal }) => call('countTasks', { query: { ...asked, by } as NonNullable<Ask<'countTasks'>['query']>, signal }), placeholderData: keepPreviousData });
}

export function useTask(id: string | null): UseQueryResult<OpenedTask> {
  return useQuery({ queryKey: ['task', id], enabled: id !== null, queryFn: ({ signal }) => call('openTask', { params: { id: id ?? '' }, signal }) });
}

/** Everything that tells of tasks is asked anew. */
export function useLedgerChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all(['tasks', 'task', 'task-counts', 'plan-ledger', 'plan', 'task-history'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  }, [queries]);
}

/** Says what was done, with the way back. */
export function useSteps(): { told: (text: string, step: string) => void; undo: UseMutationResult<unknown, Error, string> } {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const changed = useLedgerChanged();
  const undo = useMutation({
    mutationFn: (step: string) => call('undoLedgerStep', { params: { id: step } }),
    onSuccess: async () => { await changed(); notify({ text: say('undone') }); },
    onError: (error) => { notify({ text: complaint(error), failed: true }); },
  });
  const { mutate } = undo;
  const told = useCallback((text: string, step: string) => { notify({ text, action: { label: say('undo'), run: () => mutate(step) } }); }, [notify, say, mutate]);
  return { told, undo };
}
