/** All tasks of all plans: asked by the address, shown as a list, by plan or as a board; one task opens beside them. */
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { TaskItem } from '#plans/model';
import { useSession } from '../access/session.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { askedIn, hiddenIn, layoutIn, patched, sortIn } from './address.ts';
import { Board } from './Board.tsx';
import { BulkBar } from './BulkBar.tsx';
import { TaskDrawer } from './TaskDrawer.tsx';
import { TaskTable } from './TaskTable.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useCounts, useTasks } from './use-tasks.ts';
import { words } from './words.ts';
import './plans.css';

const NONE: ReadonlyMap<string, TaskItem> = new Map();

export default function LedgerPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { can } = useSession();
  const [params, setParams] = useSearchParams();
  const asked = useMemo(() => askedIn(params), [params]);
  const [layout, sort, open] = [layoutIn(params), sortIn(params), params.get('task')];
  const hide = params.get('hide') ?? '';
  const hidden = useMemo(() => hiddenIn(new URLSearchParams({ hide })), [hide]);
  const query = useTasks(asked, sort);
  const total = useCounts(asked, 'none').data?.[0]?.tasks;
  const [chosen, setChosen] = useState(NONE);
  useEffect(() => { document.title = say('ledger.title'); }, [say]);
  // What was chosen under another question is chosen no more.
  useEffect(() => setChosen(NONE), [asked]);
  const show = useCallback((task: string | null) => setParams((now) => patched(now, { task }), { replace: true }), [setParams]);
  const tasks = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data]);
  const choose = useCallback((task: TaskItem, on: boolean) => setChosen((before) => {
    const next = new Map(before);
    if (on) next.set(task.id, task);
    else next.delete(task.id);
    return next;
  }), []);

  if (query.error !== null && query.data === undefined) {
    const told = tell(query.error);
    return <Sentence title={say('ledger.loadFailed')} detail={told.detail} id={told.id} />;
  }
  if (query.data === undefined) return <Loading />;
  const today = query.data.pages[0]?.today ?? '';
  const free = Object.keys(asked).length === 0;
  return (
    <div className={`ledger-page${open === null ? '' : ' has-drawer'}`}>
      <h1 className="visually-hidden">{say('ledger.title')}</h1>
      <Toolbar total={total} />
      {tasks.length === 0 ? (
        <p className="blank">{say(free ? 'ledger.empty' : 'ledger.none')} {free ? <Link to="/">{say('ledger.toDocuments')}</Link> : <button type="button" className="link" onClick={() => setParams((now) => patched(new URLSearchParams(), { layout: now.get('layout') }))}>{say('ledger.clear')}</button>}</p>
      ) : (
        <div className="ledger-split">
          {layout === 'board' ? <Board asked={asked} today={today} onOpen={show} /> : (
            <TaskTable tasks={tasks} today={today} open={open} grouped={layout === 'tree'} stale={query.isPlaceholderData} chosen={can('amend-plans') ? chosen : null} hidden={hidden} onChoose={choose} onOpen={show} onlyPlan={asked.plan !== undefined}
              onEnd={query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : null} />
          )}
          {open === null ? null : <TaskDrawer key={open} id={open} today={today} onClose={() => show(null)} onOpen={show} />}
        </div>
      )}
      {chosen.size > 0 ? <BulkBar chosen={[...chosen.values()]} onDone={() => setChosen(NONE)} /> : null}
    </div>
  );
}
