/** How the tasks of a ledger stand with all who owe them: asked beside the ledger, a page at a time. */
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSession } from '../access/session.tsx';
import { type Answer, call } from '../api/call.ts';

export type TaskStates = Answer<'listTaskStates'>[number];

/** As the endpoint takes them. */
const AT_ONCE = 100;
const NONE: ReadonlyMap<string, TaskStates> = new Map();

/** By task; a task that was not handed out is not in it. */
export function useTaskStates(tasks: readonly { readonly id: string }[]): ReadonlyMap<string, TaskStates> {
  const { can } = useSession();
  const chunks = useMemo(() => Array.from({ length: Math.ceil(tasks.length / AT_ONCE) }, (_, n) => tasks.slice(n * AT_ONCE, (n + 1) * AT_ONCE).map(({ id }) => id).join(',')), [tasks]);
  const asked = useQueries({ queries: chunks.map((ids) => ({ queryKey: ['task-states', ids], enabled: can('read-delivery'), queryFn: ({ signal }: { signal: AbortSignal }) => call('listTaskStates', { query: { tasks: ids }, signal }) })), combine: gathered });
  return asked;
}

function gathered(results: readonly { readonly data?: readonly TaskStates[] | undefined }[]): ReadonlyMap<string, TaskStates> {
  const all = results.flatMap(({ data }) => data ?? []);
  return all.length === 0 ? NONE : new Map(all.map((one) => [one.taskId, one]));
}
