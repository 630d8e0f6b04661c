/** What is due from whoever looks: one column, due first. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ReportPage } from '#delivery/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { Gist, StatusMark, TaskName } from './Line.tsx';
import { words } from './words.ts';
import './reporting.css';

export default function MyReportsPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const [params, setParams] = useSearchParams();
  const done = params.get('show') === 'done';
  const { data: count } = useQuery({ queryKey: ['my-reports-count'], queryFn: ({ signal }) => call('countMyReports', { signal }) });
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['my-reports', done], initialPageParam: null as string | null, getNextPageParam: (page: ReportPage) => page.next,
    queryFn: ({ pageParam, signal }) => call('listMyReports', { query: { done: done ? 'true' : 'false', cursor: pageParam ?? undefined, limit: 50 }, signal }),
  });
  useEffect(() => { document.title = say('mine.title'); }, [say]);
  if (error !== null) { const told = tell(error); return <Sentence title={told.title} detail={told.detail} id={told.id} />; }
  if (data === undefined) return <Loading />;
  const lines = data.pages.flatMap(({ items }) => items);
  const today = data.pages[0]?.today ?? '';
  return (
    <div className="reporting-page is-narrow">
      <h1>{say('mine.title')}</h1>
      <p className="quiet">{say('mine.lead')}</p>
      <div className="switch" role="group" aria-label={say('column.status')}>
        <button type="button" aria-pressed={!done} onClick={() => setParams({})}>{say('mine.todo', { count: count?.open ?? '…' })}</button>
        <button type="button" aria-pressed={done} onClick={() => setParams({ show: 'done' })}>{say('mine.done', { count: count?.done ?? '…' })}</button>
      </div>
      {count !== undefined && !done && (count.late > 0 || count.returned > 0) ? <p className="mine-urgent">{count.late > 0 ? <span className="is-late">■ {say('mine.late', { count: count.late })}</span> : null}{count.returned > 0 ? <span>▲ {say('mine.returned', { count: count.returned })}</span> : null}</p> : null}
      {lines.length === 0 ? <p className="blank">{say(done ? 'mine.noneDone' : 'mine.none')}</p> : (
        <ul className="report-lines">
          {lines.map((line) => (
            <li key={`${line.about.assignmentId} ${line.period.id}`}>
              <Link to={`/assignments/${line.about.assignmentId}/reports/${line.period.id}`}>
                <span className="report-line-head"><strong><TaskName line={line} /></strong><StatusMark status={line.status} late={line.late} /></span>
                <span className="report-line-about" lang="zh-CN">{line.about.planTitle} · {line.period.title} · {line.about.unitName}</span>
                <span className={`report-line-due${!done && line.period.dueOn < today ? ' is-late' : ''}`}>{!done && line.period.dueOn < today ? `■ ${say('overdue', { day: line.period.dueOn })}` : say('dueBy', { day: line.period.dueOn })}</span>
                <Gist line={line} />
                {line.returnReason === null ? null : <span className="report-returned" lang="zh-CN">{say('report.returnedBecause', { reason: line.returnReason })}</span>}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage ? <p className="next"><Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{say('mine.next')}</Button></p> : null}
    </div>
  );
}
