/** A plan along time: each task from its dispatch to its last day with its steps, and each target with its way. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { daysBetween } from '#calendar';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useProblem } from '../shell/use-problem.ts';
import CourseChart from './CourseChart.tsx';
import type { AimCourse, Timeline } from './use-delivery.ts';
import { words } from './words.ts';

export default function TimelineView({ planId }: { readonly planId: string }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data, error } = useQuery({ queryKey: ['timeline', planId], queryFn: ({ signal }) => call('openTimeline', { params: { id: planId }, signal }) });
  const courses = useQuery({ queryKey: ['courses', planId], queryFn: ({ signal }) => call('listAimCourses', { params: { id: planId }, signal }) });
  if (error !== null) return <p className="refused" role="alert">{tell(error).detail}</p>;
  if (data === undefined) return <Loading />;
  return (
    <>
      <p className="quiet">{say('timeline.lead')}</p>
      <Bars timeline={data} planId={planId} />
      <section className="courses"><h2>{say('timeline.aims')}</h2>{courses.data === undefined ? <Loading /> : courses.data.length === 0 ? <p className="blank">{say('timeline.noAims')}</p> : courses.data.map((one) => <AimChart key={one.targetId} course={one} />)}</section>
    </>
  );
}

function AimChart({ course: { metric, unit, shared, points } }: { readonly course: AimCourse }): ReactNode {
  return (
    <CourseChart metric={metric} unit={unit} target={shared} expected={points.flatMap(({ on, expected }) => (expected === null ? [] : [{ on, expected }]))}
      actual={points.flatMap(({ on, actual, period, missing }) => (actual === null ? [] : [{ on, value: actual, period, missing }]))} />
  );
}

function Bars({ timeline: { today, from, to, tasks }, planId }: { readonly timeline: Timeline; readonly planId: string }): ReactNode {
  const say = useWords(words);
  const whole = Math.max(1, daysBetween(from, to));
  const at = (day: string): string => `${Math.round(Math.min(1, Math.max(0, daysBetween(from, day) / whole)) * 10_000) / 100}%`;
  const years = Array.from({ length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) }, (_, n) => `${Number(from.slice(0, 4)) + n + 1}-01-01`);
  return (
    <table className="bars">
      <thead><tr><th scope="col">{say('column.task')}</th><th scope="col"><span className="bars-scale" aria-hidden="true">{years.map((day) => <span key={day} style={{ left: at(day) }}>{day.slice(0, 4)}</span>)}<b style={{ left: at(today) }}>{say('timeline.today')}</b></span><span className="visually-hidden">{say('timeline.span', { from, to })}</span></th></tr></thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.taskId}>
            <th scope="row" lang="zh-CN"><Link to={`/plans/${planId}/delivery?task=${task.taskId}`}>{task.number === null ? '' : `${task.number} `}{task.title}</Link>
              <small>{task.dueOn ?? say('timeline.noEnd')} · {say('timeline.done', { closed: task.closed, units: task.units })}{task.overdue === 0 ? null : <span className="is-late"> · {say('timeline.overdue', { count: task.overdue })}</span>}{task.steps.length === 0 ? null : <span> · {say('timeline.steps', { count: task.steps.length })}</span>}</small></th>
            <td>
              <span className="bar-track">
                <i className="bar-now" style={{ left: at(today) }} />
                <span className={`bar${task.dueOn !== null && task.dueOn < today && task.closed < task.units ? ' is-late' : ''}${task.closed === task.units ? ' is-closed' : ''}`} style={{ left: at(task.from), right: `calc(100% - ${at(task.dueOn ?? to)})` }}><span className="visually-hidden">{say('timeline.span', { from: task.from, to: task.dueOn ?? say('timeline.noEnd') })}</span></span>
                {task.steps.slice(0, 40).map((step, n) => <i key={n} className={`bar-step${step.reachedOn !== null ? ' is-reached' : step.dueOn < today ? ' is-late' : ''}`} style={{ left: at(step.dueOn) }} title={`${step.unitName} ${step.title} ${step.dueOn}`} />)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
