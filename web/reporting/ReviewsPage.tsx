/** What waits for this person's review, the first handed in first; looked at and decided without leaving the list. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Report, ReportLine, ReportPage } from '#delivery/model';
import { call } from '../api/call.ts';
import { shanghaiMinute } from '../documents/moments.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { Gist, TaskName } from './Line.tsx';
import { ReturnDialog } from './ReportView.tsx';
import { useReportsChanged } from './use-changed.ts';
import { useDone } from './use-done.ts';
import { words } from './words.ts';
import './reporting.css';

export default function ReviewsPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['reviews'], initialPageParam: null as string | null, getNextPageParam: (page: ReportPage) => page.next,
    queryFn: ({ pageParam, signal }) => call('listReviews', { query: { cursor: pageParam ?? undefined, limit: 50 }, signal }),
  });
  useEffect(() => { document.title = say('reviews.title'); }, [say]);
  if (error !== null) { const told = tell(error); return <Sentence title={told.title} detail={told.detail} id={told.id} />; }
  if (data === undefined) return <Loading />;
  const lines = data.pages.flatMap(({ items }) => items);
  return (
    <div className="reporting-page is-narrow">
      <h1>{say('reviews.title')}</h1>
      <p className="quiet">{say('reviews.lead')}</p>
      {lines.length === 0 ? <p className="blank">{say('reviews.none')}</p> : <ul className="report-lines">{lines.map((line) => <Waiting key={line.id} line={line} />)}</ul>}
      {hasNextPage ? <p className="next"><Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{say('mine.next')}</Button></p> : null}
    </div>
  );
}

function Waiting({ line }: { readonly line: ReportLine }): ReactNode {
  const say = useWords(words);
  const done = useDone('report.passed');
  const changed = useReportsChanged();
  const [returning, setReturning] = useState(false);
  const id = line.id ?? '';
  // The dialog works on a whole report; it is fetched when it is wanted.
  const { data: report } = useQuery({ queryKey: ['report', id], enabled: returning, queryFn: ({ signal }) => call('openReportById', { params: { id }, signal }) });
  const pass = (): Promise<void> => done(() => call('passReport', { params: { id }, ifMatch: line.version }));
  return (
    <li>
      <div className="review-line">
        <span className="report-line-head"><strong><Link to={`/assignments/${line.about.assignmentId}/reports/${line.period.id}`}><TaskName line={line} /></Link></strong>{line.late ? <em>{say('late')}</em> : null}</span>
        <span className="report-line-about" lang="zh-CN">{line.about.unitName} · {line.about.planTitle} {line.period.title} · {say('report.byOn', { by: line.submittedBy ?? '', at: line.submittedAt === null ? '' : shanghaiMinute(line.submittedAt) })}</span>
        <Gist line={line} />
        {line.progress === null ? null : <span className="report-words" lang="zh-CN">{line.progress}</span>}
        {line.problem === null ? null : <span className="report-words" lang="zh-CN">{say('report.problem')}：{line.problem}</span>}
        <span className="report-buttons"><Button type="primary" onClick={() => void pass()}>{say('report.pass')}</Button><Button onClick={() => setReturning(true)}>{say('report.return')}</Button>
          <Link className="plain-button" to={`/assignments/${line.about.assignmentId}/reports/${line.period.id}`}>{say('reviews.open')}<span className="visually-hidden" lang="zh-CN"> {line.about.title}</span>{line.evidenceCount === 0 ? '' : ` · ${say('report.evidence')} ${line.evidenceCount}`}</Link></span>
      </div>
      {returning && report !== undefined ? <ReturnDialog report={report as Report} onChanged={() => void changed()} onClose={() => setReturning(false)} /> : null}
    </li>
  );
}
