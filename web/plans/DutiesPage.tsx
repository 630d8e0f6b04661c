/** What one unit owes across all plans, on a page and as a Word extract. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { call } from '../api/call.ts';
import { saveResponse } from '../api/download.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { patched } from './address.ts';
import { Files } from './Files.tsx';
import { TaskDrawer } from './TaskDrawer.tsx';
import { TaskTable } from './TaskTable.tsx';
import { useCounts, useTasks } from './use-tasks.ts';
import { words } from './words.ts';
import './plans.css';

export default function DutiesPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const complaint = useComplaint();
  const notify = useNotify();
  const { unit = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const [busy, setBusy] = useState(false);
  const opened = useQuery({ queryKey: ['unit', unit], staleTime: 60_000, queryFn: ({ signal }) => call('openUnit', { params: { id: unit }, signal }) });
  const tasks = useTasks({ unit }, 'due');
  const count = useCounts({ unit }, 'none').data?.[0]?.tasks;
  const leading = useCounts({ unit, role: 'leading' }, 'none').data?.[0]?.tasks;
  const show = useCallback((task: string | null) => setParams((now) => patched(now, { task }), { replace: true }), [setParams]);
  const name = opened.data?.unit.name ?? '';
  useEffect(() => { if (name !== '') document.title = say('duties.title', { unit: name }); }, [say, name]);
  const error = opened.error ?? tasks.error;
  if (error !== null) { const told = tell(error); return <Sentence title={told.title} detail={told.detail} id={told.id} action={<Link to="/ledger">{say('ledger.title')}</Link>} />; }
  if (tasks.data === undefined || opened.data === undefined) return <Loading />;
  const items = tasks.data.pages.flatMap((page) => page.items);
  const today = tasks.data.pages[0]?.today ?? '';
  const open = params.get('task');
  const save = async (): Promise<void> => {
    setBusy(true);
    try { await saveResponse(await call('exportTasks', { query: { unit, format: 'docx', brief: 'yes' } }), 'taizhang.docx'); } catch (failed) { notify({ text: complaint(failed), failed: true }); } finally { setBusy(false); }
  };
  return (
    <div className="plan-page">
      <header className="plan-head">
        <p className="back"><Link to={`/ledger?unit=${unit}`}>{say('plan.inLedger')}</Link></p>
        <h1 lang="zh-CN">{say('duties.title', { unit: name })}</h1>
        <p className="quiet">{say('duties.lead', { unit: name })}</p>
        <p className="plan-facts">{count === undefined || leading === undefined ? null : <b>{say('duties.counts', { count, leading })}</b>}</p>
        {items.length === 0 ? null : <p className="plan-actions"><Button type="primary" loading={busy} onClick={() => void save()}>{say('duties.word')}</Button> <Files asked={{ unit }} /></p>}
      </header>
      {items.length === 0 ? <p className="blank">{say('ledger.none')}</p> : (
        <div className={`ledger-split${open === null ? '' : ' has-drawer'}`}>
          <TaskTable tasks={items} today={today} open={open} grouped={false} onlyPlan={false} stale={false} chosen={null} onChoose={() => undefined} onOpen={show} onEnd={tasks.hasNextPage && !tasks.isFetchingNextPage ? () => void tasks.fetchNextPage() : null} />
          {open === null ? null : <TaskDrawer key={open} id={open} today={today} onClose={() => show(null)} onOpen={show} />}
        </div>
      )}
    </div>
  );
}
