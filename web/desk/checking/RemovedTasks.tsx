/** Tasks that were taken out, below the others, with the way back. */
import type { ReactNode } from 'react';
import { useWords } from '../../labels/words.ts';
import { useCheckingDesk } from './context.ts';
import { wordValue } from './value-wording.ts';
import { words } from './words.ts';

export function RemovedTasks(): ReactNode {
  const desk = useCheckingDesk();
  const say = useWords(words);
  const removed = desk?.checking.index.removedTasks ?? [];
  if (desk === null || removed.length === 0) return null;
  return (
    <tbody className="removed-tasks">
      <tr className="group"><th scope="rowgroup" colSpan={6}><span className="group-name">{say('removed.tasks', { count: removed.length })}</span></th></tr>
      {removed.map((cell) => (
        <tr key={cell.key}><td colSpan={6}><s>{wordValue('task', cell.value, say)}</s> <button type="button" className="link" onClick={() => void desk.checking.undo(cell)}>{say('restore')}</button></td></tr>
      ))}
    </tbody>
  );
}
