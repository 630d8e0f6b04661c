/** How much of the document a person has looked at. */
import type { ReactNode } from 'react';
import { useWords } from '../../labels/words.ts';
import { isOpen } from './cell-anchors.ts';
import { useCheckingDesk } from './context.ts';
import { words } from './words.ts';

export function Progress(): ReactNode {
  const desk = useCheckingDesk();
  const say = useWords(words);
  if (desk === null) return null;
  const { checked, index } = desk.checking;
  const { progress, reading } = checked;
  if (progress.total === 0) return null;
  const rows = reading.tasks.filter((_, t) => !index.ofTask(t).some(isOpen)).length;
  const done = progress.checked === progress.total;
  return (
    <span className="check-progress">
      <progress max={progress.total} value={progress.checked} aria-label={say('progress', { checked: progress.checked, total: progress.total })} />
      <span role="status">{done ? `✓ ${say('progress.done')}` : say('progress', { checked: progress.checked, total: progress.total })}{done ? null : <span className="quiet"> · {say('progress.rows', { checked: rows, total: reading.tasks.length })}</span>}</span>
    </span>
  );
}
