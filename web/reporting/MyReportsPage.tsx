/** What is due from whoever looks: one column, due first. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ReportLine, ReportPage } from '#delivery/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { Gist, StatusMark, TaskName } from './Line.tsx';
import { words } from './burden-words.ts';
import './reporting.css';

/** What was sent back stands by itself, before what is new of the same period. */
const groupOf = ({ about, period, status }: ReportLine): string => `${status === 'returned' ? 'returned' : 'asked'} ${period.id} ${about.unitId}`;

/** Of which plan, for which unit, by when: said once over its tasks. */
function Asked({ line, late }: { readonly line: ReportLine; readonly late: boolean }): ReactNode {
  const say = useWords(words);
  return (
    <header>
      <h2 lang="zh-CN">{line.status === 'returned' ? `▲ ${say('status.returned')} · ` : ''}{line.about.planTitle} · {line.period.title}</h2>
      <p><span lang="zh-CN">{line.about.unitName}</span> <span className={late ? 'report-line-due is-late' : 'quiet'}>{late ? `■ ${say('overdue', { day: line.period.dueOn })}` : say('dueBy', { day: line.period.dueOn })}</span> <Link to={`/periods/${line.period.id}`}>{say('mine.period')}</Link></p>
    </header>
  );
}

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
      {count === undefined || count.toAcknowledge === 0 ? null : <p className="mine-waiting" role="note">{say('mine.toAcknowledge', { count: count.toAcknowledge })} <Link to="/received?status=sent">{say('mine.acknowledge')}</Link></p>}
      {count !== undefined && !done && (count.late > 0 || count.returned > 0) ? <p className="mine-urgent">{count.late > 0 ? <span className="is-late">■ {say('mine.late', { count: count.late })}</span> : null}{count.returned > 0 ? <span>▲ {say('mine.returned', { count: count.returned })}</span> : null}</p> : null}
      {lines.length === 0 ? <p className="blank">{say(done ? 'mine.noneDone' : count !== undefined && count.done > 0 ? 'mine.allDone' : 'mine.none')}</p> : [...Map.groupBy(lines, groupOf)].map(([group, some]) => (
        <section key={group} className="mine-group">
          <Asked line={some[0] as ReportLine} late={!done && (some[0] as ReportLine).period.dueOn < today} />
          <ul className="report-lines">
            {some.map((line) => (
              <li key={line.about.assignmentId}>
                <Link to={`/assignments/${line.about.assignmentId}/reports/${line.period.id}`}>
                  <span className="report-line-head"><strong><TaskName line={line} /></strong><StatusMark status={line.status} late={line.late} /></span>
                  <Gist line={line} />
                  {line.returnReason === null ? null : <span className="report-returned" lang="zh-CN">{say('report.returnedBecause', { reason: line.returnReason })}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {hasNextPage ? <p className="next"><Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{say('mine.next')}</Button></p> : null}
    </div>
  );
}
