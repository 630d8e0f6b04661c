/** One line opened: why each state is what it is, the way to its target, its steps and what was reported. */
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link } from 'react-router';
import { becauseInWords } from '#delivery/four-states';
import { call } from '../api/call.ts';
import { useSpeech } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useEscape } from '../shell/use-escape.ts';
import { useProblem } from '../shell/use-problem.ts';
import { Mark } from './Mark.tsx';
import type { OpenedOwed } from './use-delivery.ts';
import { words } from './words.ts';

const CourseChart = lazy(() => import('./CourseChart.tsx'));

export function OwedDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data, error } = useQuery({ queryKey: ['owed-one', id], queryFn: ({ signal }) => call('openOwed', { params: { id }, signal }) });
  useEscape(onClose);
  return (
    <aside className="opened" aria-label={data?.title ?? say('column.task')}>
      <button type="button" className="opened-away" aria-label={say('opened.close')} onClick={onClose}>×</button>
      {error !== null ? <p className="refused" role="alert">{tell(error).detail}</p> : data === undefined ? <Loading /> : <Opened one={data} />}
    </aside>
  );
}

function Opened({ one }: { readonly one: OpenedOwed }): ReactNode {
  const say = useWords(words);
  const { language } = useSpeech();
  return (
    <>
      <p className="quiet" lang="zh-CN">{one.planTitle}{one.heading === null ? '' : ` · ${one.heading}`}</p>
      <h2 lang="zh-CN">{one.number === null ? null : <span className="quiet">{one.number} </span>}{one.title}</h2>
      <p lang="zh-CN"><b>{one.unitName}</b>{one.office === null ? null : <span className="quiet"> {one.office}</span>}</p>
      <dl className="opened-states" aria-label={say('opened.why')}>
        {(['time', 'pace', 'evidence', 'register'] as const).map((of) => <div key={of}><dt>{say(`state.${of}`)}</dt><dd><Mark of={of} state={one.states[of].state} word /><span className="quiet">{becauseInWords(one.states[of].because, language)}</span></dd></div>)}
      </dl>
      <details className="opened-words"><summary>{say('opened.words')}</summary><p lang="zh-CN">{one.text}</p>{one.goal === null ? null : <p lang="zh-CN">{say('opened.goal')}：{one.goal}</p>}</details>
      <p><Link to={`/plans/${one.planId}?task=${one.taskId}`}>{say('opened.task')}</Link></p>
      {one.courses.map((course) => <Suspense key={course.shareId} fallback={<Loading />}><CourseChart metric={course.metric} unit={course.unit} target={course.value} expected={course.expected} actual={course.actual} /></Suspense>)}
      {one.steps.length === 0 ? null : (
        <section><h3>{say('opened.steps')}</h3><ul className="opened-steps">{one.steps.map((step) => <li key={step.id}><span className="quiet">{say(`step.${step.kind}`)}</span> <span lang="zh-CN">{step.title}</span> <span className={step.reachedOn === null && step.dueOn < one.today ? 'is-late' : 'quiet'}>{step.reachedOn === null ? say('step.due', { day: step.dueOn }) : say('step.reached', { day: step.reachedOn })}</span></li>)}</ul></section>
      )}
      <section>
        <h3>{say('opened.reports')}</h3>
        {one.reports.length === 0 ? <p className="quiet">{say('opened.noReports')}</p> : (
          <ol className="opened-reports">{one.reports.map((report) => (
            <li key={report.reportId}>
              <b lang="zh-CN">{report.period}</b> {report.standing === null ? null : say(`standing.${report.standing}`)}{report.problemKind === null ? null : `（${say(`problem.${report.problemKind}`)}）`}
              {([['progress', report.progress], ['problem', report.problem], ['remedy', report.remedy], ['next', report.nextStep]] as const).map(([key, text]) => (text === null ? null : <p key={key} lang="zh-CN"><span className="quiet">{say(`opened.${key}`)}：</span>{text}</p>))}
            </li>
          ))}</ol>
        )}
      </section>
    </>
  );
}
