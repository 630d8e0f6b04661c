/** One step on a line of a list: said when it is done, why when it is refused; then everything that tells of reports is asked anew. */
import { useWords } from '../labels/words.ts';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { useReportsChanged } from './use-changed.ts';
import { words } from './words.ts';

export function useDone(said: keyof typeof words.zh = 'requests.done'): (run: () => Promise<unknown>) => Promise<void> {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const changed = useReportsChanged();
  return async (run) => {
    try {
      await run();
      notify({ text: say(said) });
    } catch (error) {
      notify({ text: complaint(error), failed: true });
    }
    await changed();
  };
}
