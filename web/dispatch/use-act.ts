import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { Problem } from '../api/problem.ts';
import { useWords } from '../labels/words.ts';
import { useNotify } from '../shell/Notices.tsx';
import { words } from './words.ts';

/** Everything that tells of what was handed out is asked anew. */
export function useDeliveryChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => { await queries.invalidateQueries({ predicate: ({ queryKey }) => typeof queryKey[0] === 'string' && queryKey[0].startsWith('delivery') }); }, [queries]);
}

/** Does something and shows what came of it; where somebody else was faster, the page shows how it is now and says so. */
export function useAct<T, A = unknown>(act: (input: T) => Promise<A>, done: (answer: A) => void, away: () => void = () => undefined): UseMutationResult<A, Error, T> {
  const say = useWords(words);
  const notify = useNotify();
  const changed = useDeliveryChanged();
  return useMutation({
    mutationFn: act,
    onSuccess: async (answer) => { await changed(); away(); done(answer); },
    onError: async (error) => {
      if (!(error instanceof Problem) || error.status !== 412) return;
      await changed();
      notify({ text: say('stale'), failed: true });
      away();
    },
  });
}
