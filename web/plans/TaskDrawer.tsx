/** One task beside the list: its words, who answers for it and since when, by when, how much; and what may be done with it. */
import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { OpenedTask } from '#plans/model';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useEscape } from '../shell/use-escape.ts';
import { useProblem } from '../shell/use-problem.ts';
import { TaskMark } from '../states/TaskMark.tsx';
import { useTaskStates } from '../states/use-task-states.ts';
import { AmendDialog } from './AmendDialog.tsx';
import { History } from './History.tsx';
import { nameOf, SHAPE, timeWords } from './shown.ts';
import { useTask } from './use-tasks.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import { words } from './drawer-words.ts';

/** Enough of the words to find them in the paper again. */
const SOUGHT = 14;

export function TaskDrawer({ id, today, onClose, onOpen }: { readonly id: string; readonly today: string; readonly onClose: () => void; readonly onOpen: (id: string) => void }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data: task, error } = useTask(id);
  const [doing, setDoing] = useState<'amend' | 'withdraw' | null>(null);
  useEscape(onClose);
  return (
    <aside className="drawer" aria-label={task === undefined ? say('column.task') : nameOf(task)}>
      <button type="button" className="drawer-away" aria-label={say('task.close')} onClick={onClose}>×</button>
      {error !== null ? <p className="refused" role="alert">{tell(error).detail}</p> : task === undefined ? <Loading /> : <Opened task={task} today={today} onOpen={onOpen} onDo={setDoing} />}
      {task !== undefined && doing === 'amend' ? <AmendDialog task={task} onClose={() => setDoing(null)} /> : null}
      {task !== undefined && doing === 'withdraw' ? <WithdrawDialog task={task} onClose={() => setDoing(null)} /> : null}
    </aside>
  );
}

/** The other three states, of all who owe it; where it was not handed out they have nothing to say. */
function TaskStanding({ task }: { readonly task: OpenedTask }): ReactNode {
  const say = useWords(words);
  const tasks = useMemo(() => [{ id: task.id }], [task.id]);
  const standing = useTaskStates(tasks).get(task.id);
  if (standing === undefined) return <span className="quiet">{say('state.threeOf', { states: (['pace', 'evidence', 'register'] as const).map((state) => say(`state.${state}`)).join(say('list')), what: say('state.unreported') })}</span>;
  return <>{(['pace', 'evidence', 'register'] as const).map((state) => <span key={state}>{say(`state.${state}`)} <TaskMark of={state} states={standing} /></span>)}<Link to={`/plans/${task.planId}/delivery?task=${task.id}`}>{say('state.toDelivery')}</Link></>;
}

function Opened({ task, today, onOpen, onDo }: { readonly task: OpenedTask; readonly today: string; readonly onOpen: (id: string) => void; readonly onDo: (what: 'amend' | 'withdraw') => void }): ReactNode {
  const say = useWords(words);
  const units = task.responsibilities.filter(({ to }) => to === null).toSorted((a, b) => Number(a.role === 'cooperating') - Number(b.role === 'cooperating'));
  const former = task.responsibilities.filter(({ to, from }) => to !== null && to > from);
  const people = task.leaders.filter(({ to }) => to === null);
  const deadlines = task.deadlines.filter(({ to }) => to === null);
  const targets = task.targets.filter(({ to }) => to === null);
  return (
    <>
      <p className="drawer-place" lang="zh-CN"><Link to={`/plans/${task.planId}?task=${task.id}`}>{task.planTitle}</Link>{task.headings.map((heading) => <span key={heading}>{heading}</span>)}</p>
      <h2 lang="zh-CN">{task.number === null ? null : <span className="drawer-number">{task.number}</span>}{task.title ?? nameOf(task).slice(0, 60)}</h2>
      <p className="drawer-states">
        <span className={`cell-time is-${task.time}`}><i aria-hidden="true">{SHAPE[task.time]}</i>{timeWords(say, task, today)}</span>
        <span className="quiet">{say(`kind.${task.kind}`)}</span>
        <TaskStanding task={task} />
      </p>
      {task.status === 'withdrawn' ? <p className="withdrawn-sign">{say('task.withdrawn', { day: task.withdrawnOn ?? '' })}</p> : null}
      {task.actions.length === 0 ? null : (
        <p className="drawer-actions">
          {task.actions.includes('amend') ? <Button size="small" onClick={() => onDo('amend')}>{say('task.amend')}</Button> : null}
          {task.actions.includes('withdraw') ? <button type="button" className="link danger" onClick={() => onDo('withdraw')}>{say('task.withdraw')}</button> : null}
        </p>
      )}
      <section className="drawer-words" aria-label={say('task.words')} lang="zh-CN">
        <p>{task.text}</p>
        {task.documentId === null ? null : <Link to={`/documents/${task.documentId}?pane=paper&find=${encodeURIComponent([...task.text.replace(/\s+/gu, '')].slice(0, SOUGHT).join(''))}`}>{say('task.toPaper')}</Link>}
      </section>
      <dl className="drawer-facts" lang="zh-CN">
        {task.goal === null ? null : <><dt>{say('task.goal')}</dt><dd>{task.goal}</dd></>}
        <dt>{say('task.responsibilities')}</dt>
        <dd>
          {units.length === 0 ? <span className="no-lead">{say('noLead')}</span> : null}
          {units.map((one) => <span key={one.id} className="drawer-row"><b className={`role is-${one.role}`}>{say(`role.${one.role}`)}</b>{one.unitId === null ? <Link to={`/ledger?unitName=${encodeURIComponent(one.name)}`} title={say('task.unitPage', { unit: one.name })}>{one.name}</Link> : <Link to={`/duties/${one.unitId}`} title={say('task.unitPage', { unit: one.name })}>{one.name}</Link>}<small>{say('task.since', { day: one.from })}</small></span>)}
          {former.length === 0 ? null : <details><summary>{say('task.former')} {former.length}</summary>{former.map((one) => <span key={one.id} className="drawer-row"><b className={`role is-${one.role}`}>{say(`role.${one.role}`)}</b>{one.name}<small>{say('task.span', { from: one.from, to: one.to ?? '' })}</small></span>)}</details>}
        </dd>
        {people.length === 0 ? null : <><dt>{say('task.people')}</dt><dd>{people.map((one) => <span key={one.id} className="drawer-row">{one.name}<small>{say(`task.${one.kind}`)}</small></span>)}</dd></>}
        <dt>{say('task.deadlines')}</dt>
        <dd>
          {deadlines.length === 0 && task.recurrence === null ? <span className="quiet">{say('task.none')}</span> : null}
          {deadlines.map((one) => <span key={one.id} className="drawer-row">{one.text}{one.on === null ? null : <small>{one.on}</small>}{one.about === null ? null : <small>{one.about}</small>}</span>)}
          {task.recurrence === null ? null : <span className="drawer-row">{task.recurrence.text}<small>{say('task.recurrence')}</small></span>}
        </dd>
        {targets.length === 0 ? null : <><dt>{say('task.targets')}</dt><dd>{targets.map((one) => <span key={one.id} className="drawer-row"><Link to={`/ledger?metric=${encodeURIComponent(one.metric)}`}>{one.text}</Link>{one.year === null ? null : <small>{one.year}</small>}</span>)}</dd></>}
        {task.children.length === 0 ? null : <><dt>{say('task.children')}</dt><dd>{task.children.map((child) => <button key={child.id} type="button" className="link drawer-row" onClick={() => onOpen(child.id)}>{child.number === null ? '' : `${child.number} `}{child.title ?? child.text.slice(0, 60)}</button>)}</dd></>}
        <dt>{say('task.history')}</dt>
        <dd><History taskId={task.id} version={task.version} /></dd>
      </dl>
    </>
  );
}
