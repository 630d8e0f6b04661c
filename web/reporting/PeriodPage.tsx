/** One period: what it asked of whom, what each said, and who is missing. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { ReportPage } from '#delivery/model';
import { call } from '../api/call.ts';
import { shanghaiMinute } from '../documents/moments.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { Gist, StatusMark, TaskName } from './Line.tsx';
import { PeriodButtons, PeriodCounts } from './PeriodHead.tsx';
import { Unlockings } from './Unlockings.tsx';
import { words } from './periods-words.ts';
import './reporting.css';

const SHOWN = ['missing', 'submitted', 'passed', 'ratified', 'late'] as const;

export default function PeriodPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { id = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const status = SHOWN.find((one) => one === params.get('status'));
  const period = useQuery({ queryKey: ['period', id], queryFn: ({ signal }) => call('readPeriod', { params: { id }, signal }) });
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['period-reports', id, status ?? ''], initialPageParam: null as string | null, getNextPageParam: (page: ReportPage) => page.next,
    queryFn: ({ pageParam, signal }) => call('listPeriodReports', { params: { id }, query: { status, cursor: pageParam ?? undefined, limit: 100 }, signal }),
  });
  useEffect(() => { if (period.data !== undefined) document.title = period.data.title; }, [period.data]);
  if (period.error !== null || error !== null) { const told = tell(period.error ?? error); return <Sentence title={told.status === 404 ? say('period.missing') : told.title} detail={told.detail} id={told.id} />; }
  if (period.data === undefined || data === undefined) return <Loading />;
  const lines = data.pages.flatMap(({ items }) => items);
  return (
    <div className="reporting-page">
      <p className="back"><Link to={`/plans/${period.data.planId}/periods`}>{say('period.back')}</Link></p>
      <h1><span lang="zh-CN">{period.data.title}</span> <small lang="zh-CN">{period.data.planTitle}</small></h1>
      <p className="report-facts"><span>{say(`periods.status.${period.data.status}`)}</span><span>{say('dueBy', { day: period.data.dueOn })}</span>{period.data.unlockedAt === null ? null : <span className="since">{say('unlocking.since', { at: shanghaiMinute(period.data.unlockedAt) })}</span>}<PeriodCounts period={period.data} /><PeriodButtons period={period.data} /></p>
      <Unlockings periodId={id} />
      <div className="switch" role="group" aria-label={say('column.status')}>
        <button type="button" aria-pressed={status === undefined} onClick={() => setParams({}, { replace: true })}>{say('period.all')}</button>
        {SHOWN.map((one) => <button key={one} type="button" aria-pressed={status === one} onClick={() => setParams({ status: one }, { replace: true })}>{one === 'late' ? say('late') : say(`status.${one}`)}</button>)}
      </div>
      {lines.length === 0 ? <p className="blank">{say('period.none')}</p> : (
        <table className="plain-table is-lines"><thead><tr><th scope="col">{say('column.unit')}</th><th scope="col">{say('column.task')}</th><th scope="col">{say('column.status')}</th><th scope="col">{say('column.standing')}</th></tr></thead>
          <tbody>{lines.map((line) => (
            <tr key={line.about.assignmentId}>
              <th scope="row" lang="zh-CN">{line.about.unitName}</th>
              <td><Link to={`/assignments/${line.about.assignmentId}/reports/${id}`}><TaskName line={line} /></Link></td>
              <td data-label={say('column.status')}><StatusMark status={line.status} late={line.late} /></td>
              <td data-label={say('column.standing')}><Gist line={line} /></td>
            </tr>
          ))}</tbody></table>
      )}
      {hasNextPage ? <p className="next"><Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{say('mine.next')}</Button></p> : null}
    </div>
  );
}
