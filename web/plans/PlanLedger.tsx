/** A plan's ledger in the order of the paper, with its workstreams; a task opens beside it. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { TaskDrawer } from './TaskDrawer.tsx';
import { TaskTable } from './TaskTable.tsx';
import { words } from './words.ts';

export function PlanLedger({ planId, open, onOpen }: { readonly planId: string; readonly open: string | null; readonly onOpen: (id: string | null) => void }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data, error } = useQuery({ queryKey: ['plan-ledger', planId], queryFn: ({ signal }) => call('openLedger', { params: { id: planId }, signal }) });
  const tasks = useMemo(() => data?.tasks.filter(({ status }) => status === 'active') ?? [], [data]);
  if (error !== null) return <p className="refused" role="alert">{tell(error).detail}</p>;
  if (data === undefined) return <Loading />;
  const aims = data.workstreams.filter(({ targets }) => targets.length > 0);
  return (
    <>
      {aims.length === 0 ? null : (
        <ul className="plan-aims" lang="zh-CN">{aims.map(({ id, heading, targets }) => <li key={id}><b>{heading}</b>{targets.map(({ text }) => <span key={text}>{text}</span>)}</li>)}</ul>
      )}
      <p className="quiet plan-count">{say('ledger.total', { count: tasks.length })}</p>
      <div className={`ledger-split${open === null ? '' : ' has-drawer'}`}>
        <TaskTable tasks={tasks} today={data.today} open={open} grouped onlyPlan stale={false} chosen={null} onChoose={() => undefined} onOpen={onOpen} onEnd={null} />
        {open === null ? null : <TaskDrawer key={open} id={open} today={data.today} onClose={() => onOpen(null)} onOpen={onOpen} />}
      </div>
    </>
  );
}
