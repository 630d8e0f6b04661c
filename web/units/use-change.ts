/** Changes something among the units; where somebody else was faster, the page shows how it is now and says so. */
import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { Problem } from '../api/problem.ts';
import { useWords } from '../labels/words.ts';
import { useNotify } from '../shell/Notices.tsx';
import { words } from './words.ts';

export function useChange<Input, Done>(change: (input: Input) => Promise<Done>, onDone: (done: Done) => void): UseMutationResult<Done, Error, Input> {
  const say = useWords(words);
  const notify = useNotify();
  const queries = useQueryClient();
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['units'] });
  return useMutation({
    mutationFn: change,
    onSuccess: async (done) => { onDone(done); await again(); },
    onError: async (error) => {
      if (!(error instanceof Problem) || error.status !== 412) return;
      await again();
      notify({ text: say('stale'), failed: true });
    },
  });
}
