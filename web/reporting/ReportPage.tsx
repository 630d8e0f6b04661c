/** One report: to be written by whoever it is due from, or to be looked at and reviewed. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Report } from '#delivery/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { AskMenu } from './AskMenu.tsx';
import { StatusMark, TaskName } from './Line.tsx';
import { ReportForm } from './ReportForm.tsx';
import { ReportView } from './ReportView.tsx';
import { useReportsChanged } from './use-changed.ts';
import { words } from './words.ts';
import './reporting.css';

/** Only the unit's own people may: so who asks for more time or for the end of a task is one of them. */
const OWN: readonly Report['actions'][number][] = ['save', 'take-back', 'correct', 'ratify'];

export default function ReportPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const queries = useQueryClient();
  const changed = useReportsChanged();
  const { id = '', period = '' } = useParams();
  const [recording, setRecording] = useState(false);
  const key = ['report', id, period];
  // What one types into must not be exchanged below the hands by a look that comes back.
  const { data: report, error } = useQuery({ queryKey: key, queryFn: ({ signal }) => call('openReport', { params: { id, period }, signal }), refetchOnWindowFocus: false });
  useEffect(() => { if (report !== undefined) document.title = report.about.title; }, [report]);
  if (error !== null) { const told = tell(error); return <Sentence title={told.status === 404 ? say('report.missing') : told.title} detail={told.detail} id={told.id} action={<Link to="/my-reports">{say('report.back')}</Link>} />; }
  if (report === undefined) return <Loading />;
  const take = (next: Report, told = true): void => {
    queries.setQueryData(key, next);
    if (told) void changed();
  };
  const writing = report.actions.includes('save') ? 'own' : report.actions.includes('record') ? 'record' : null;
  const own = report.actions.some((action) => OWN.includes(action));
  const back = own ? ['/my-reports', 'report.back'] as const : report.actions.includes('pass') ? ['/reviews', 'report.backToReviews'] as const : [`/periods/${report.period.id}`, 'report.backToPeriod'] as const;
  const overdue = report.status === 'draft' || report.status === 'returned';
  return (
    <div className="reporting-page is-narrow">
      <p className="back"><Link to={back[0]}>{say(back[1])}</Link></p>
      <header className="report-head">
        <h1><TaskName line={report} /></h1>
        <p className="report-facts">
          <StatusMark status={report.id === null && !own ? 'missing' : report.status} late={report.late} />
          <span lang="zh-CN">{report.about.unitName}</span><Link to={`/periods/${report.period.id}`} lang="zh-CN">{report.about.planTitle} {report.period.title}</Link>
          {overdue ? <span>{say('dueBy', { day: report.period.dueOn })}</span> : null}
          {report.period.locked ? <span>{say('report.locked')}</span> : null}
          <AskMenu about={report.about} own={own} />
        </p>
        <details className="report-task"><summary>{say('report.taskText')}</summary><p lang="zh-CN">{report.taskText}</p></details>
      </header>
      {report.returnReason === null ? null : <p className="report-returned" role="note" lang="zh-CN">▲ {say('report.returnedBecause', { reason: report.returnReason })}</p>}
      {writing === 'record' && !recording ? (
        // Whose report it is may still be writing it: a letter is taken down only on purpose.
        <><p className="blank">{say('report.notYet')}</p><p><Button onClick={() => setRecording(true)}>{say('report.recordLetter')}</Button></p></>
      ) : writing === null ? <ReportView report={report} onChanged={take} /> : <ReportForm key={`${id} ${period} ${writing}`} report={report} onBehalf={writing === 'record'} onChanged={take} />}
    </div>
  );
}
