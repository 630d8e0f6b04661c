import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { Problem } from '../api/problem.ts';
import { useWords } from '../labels/words.ts';
import { useNotify } from '../shell/Notices.tsx';
import { words } from './words.ts';

/** Records something in a round; where somebody else was faster, the page shows how it is now and says so. */
export function useRecord<T>(planId: string, record: (input: T) => Promise<unknown>, onDone: () => void): UseMutationResult<unknown, Error, T> {
  const say = useWords(words);
  const notify = useNotify();
  const queries = useQueryClient();
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['consultations', planId] });
  return useMutation({
    mutationFn: record,
    onSuccess: async () => { await again(); notify({ text: say('saved') }); onDone(); },
    onError: async (error) => {
      if (!(error instanceof Problem) || error.status !== 412) return;
      await again();
      notify({ text: say('stale'), failed: true });
      onDone();
    },
  });
}
