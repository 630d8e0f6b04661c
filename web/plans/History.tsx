/** What was done with a task, newest first, cell by cell. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { useProblem } from '../shell/use-problem.ts';
import { Differences } from './Differences.tsx';
import { words } from './drawer-words.ts';

const ACTIONS = ['publish-plan', 'amend-task', 'amend-tasks', 'withdraw-task', 'withdraw-tasks', 'add-task', 'undo-step', 'apply-amendment', 'withdraw-plan'] as const;
export type ActionKey = `action.${(typeof ACTIONS)[number]}`;

export function actionKey(action: string): ActionKey {
  return `action.${ACTIONS.find((one) => one === action) ?? 'amend-task'}`;
}

/** @param version asked anew when the task has another one. */
export function History({ taskId, version }: { readonly taskId: string; readonly version: number }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data, error } = useQuery({ queryKey: ['task-history', taskId, version], queryFn: ({ signal }) => call('listTaskHistory', { params: { id: taskId }, signal }) });
  if (error !== null) return <span className="refused">{tell(error).detail}</span>;
  if (data === undefined) return <span className="quiet">…</span>;
  return (
    <ol className="history">
      {data.map((change) => (
        <li key={change.entry}>
          <span>{change.day} <b>{say(actionKey(change.action))}</b></span>
          {change.reason === null ? null : <small lang="zh-CN">{change.reason}</small>}
          <Differences differences={change.differences} />
        </li>
      ))}
    </ol>
  );
}
