/** How an assignment is shown: shape and word for its state, its words, its days. */
import type { ReactNode } from 'react';
import type { Assignment } from '#delivery/model';
import { useWords } from '../labels/words.ts';
import { words } from './words.ts';

/** Shape and word, never colour alone. */
const SIGNS: Readonly<Record<Assignment['status'], string>> = { draft: '·', sent: '○', acknowledged: '◐', objected: '▲', closed: '✓', withdrawn: '—' };

export function AssignmentState({ status }: Pick<Assignment, 'status'>): ReactNode {
  const say = useWords(words);
  return <span className={`assignment-state is-${status}`}><i aria-hidden="true">{SIGNS[status]}</i>{say(`state.${status}`)}</span>;
}

/** A part goes by its own words. */
export function calledOf({ title, taskTitle, taskText }: Pick<Assignment, 'title' | 'taskTitle' | 'taskText'>): string {
  return title ?? taskTitle ?? taskText;
}

/** What changed in the ledger since it was handed out. */
export function Since({ since, dueOn, taskDueOn, parentId }: Pick<Assignment, 'since' | 'dueOn' | 'taskDueOn' | 'parentId'>): ReactNode {
  const say = useWords(words);
  if (since === 'same') return null;
  const moved = since === 'amended' && parentId === null && dueOn !== taskDueOn;
  return <small className="since">{say(`changed.${since}`)}{moved ? ` · ${say('changed.due', { from: dueOn ?? say('noDeadline'), to: taskDueOn ?? say('noDeadline') })}` : ''}</small>;
}
