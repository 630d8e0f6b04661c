/** One dispatch: what went to whom, its letters, who has taken it on; sent, recorded, withdrawn from here. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import type { Assignment } from '#delivery/model';
import { useSession } from '../access/session.tsx';
import { type Answer, addressOf, call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { AddDialog } from './AddDialog.tsx';
import { Answers } from './DispatchesPage.tsx';
import { NumberDialog } from './NumberDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import { AssignmentState, calledOf, Since } from './shown.tsx';
import { useAct } from './use-act.ts';
import { words } from './words.ts';
import './dispatch.css';

type Opened = Answer<'openDispatch'>;
type Doing = { readonly what: 'send' | 'edit' | 'add' | 'withdraw' | 'update' } | { readonly what: 'record'; readonly unitId: string } | { readonly what: 'hold' | 'withdraw-one'; readonly one: Assignment } | null;

export default function DispatchPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { can } = useSession();
  const { id = '' } = useParams();
  const { data, error } = useQuery({ queryKey: ['delivery-dispatch', id], queryFn: ({ signal }) => call('openDispatch', { params: { id }, signal }) });
  useEffect(() => { if (data !== undefined) document.title = `${say('dispatches')} · ${data.dispatch.planTitle}`; }, [say, data]);
  if (error !== null) {
    const told = tell(error);
    // Whoever it went to sees what was given to its own unit.
    if (told.status === 404 && can('answer-dispatch')) return <Navigate to={`/received?dispatch=${id}`} replace />;
    return <Sentence title={told.status === 404 ? say('missing') : told.title} detail={told.detail} id={told.id} action={<Link to="/dispatches">{say('back')}</Link>} />;
  }
  return data === undefined ? <Loading /> : <Shown opened={data} />;
}

function Shown({ opened: { dispatch, assignments } }: { readonly opened: Opened }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const navigate = useNavigate();
  const [doing, setDoing] = useState<Doing>(null);
  const may = (action: (typeof dispatch.actions)[number]): boolean => dispatch.actions.includes(action);
  const discard = useAct(() => call('discardDispatch', { params: { id: dispatch.id }, ifMatch: dispatch.version }), () => { notify({ text: say('discarded') }); void navigate('/dispatches', { replace: true }); });
  const leave = useAct((gone: Assignment) => call('editDispatch', { params: { id: dispatch.id }, ifMatch: dispatch.version, body: { assignments: assignments.filter(({ id }) => id !== gone.id).map(({ taskId, unitId }) => ({ taskId, unitId })) } }), () => notify({ text: say('left') }));
  const byUnit = [...Map.groupBy(assignments, ({ unitId }) => unitId)];
  const changed = assignments.filter(({ since, actions }) => since !== 'same' && actions.includes('bring-up-to-date'));
  const params = { id: dispatch.id };
  const close = (): void => setDoing(null);
  return (
    <div className="dispatch-page">
      <p className="dispatch-back"><Link to={`/dispatches?plan=${dispatch.planId}`}>{say('back')}</Link> · <Link to={`/plans/${dispatch.planId}`}>{say('backToPlan')}</Link></p>
      <header className="dispatch-head">
        <div>
          <h1 lang="zh-CN">{say('dispatches')} · {dispatch.planTitle}</h1>
          <p className="dispatch-facts">
            <span className={`dispatch-status is-${dispatch.status}`}>{say(`status.${dispatch.status}`)}</span><span lang="zh-CN">{dispatch.fromUnitName}{dispatch.sentByName === null ? '' : `（${say('sentBy', { name: dispatch.sentByName })}）`}</span><span>{say(`authority.${dispatch.authority}`)}</span><span>{say(`channel.${dispatch.channel}`)}</span>
            <span>{say('sentOn', { day: dispatch.dispatchedOn })}</span>{dispatch.number === null ? null : <span lang="zh-CN">{dispatch.number}</span>}{dispatch.answerBy === null ? null : <span>{say('answerBy', { day: dispatch.answerBy })}</span>}
            {dispatch.contact === null ? null : <span>{say('contact', { contact: dispatch.contact })}</span>}<span>{say('counts', { units: dispatch.units, tasks: dispatch.assignments })}</span><Answers dispatch={dispatch} />
          </p>
          {dispatch.words === null ? null : <p lang="zh-CN" className="dispatch-words">{dispatch.words}</p>}
          {dispatch.reason === null ? null : <p className="since">{say('why', { reason: dispatch.reason })}</p>}
        </div>
      </header>
      {leave.error === null ? null : <p className="refused" role="alert">{complaint(leave.error)}</p>}
      {discard.error === null ? null : <p className="refused" role="alert">{complaint(discard.error)}</p>}
      <p className="dispatch-actions">
        {may('send') ? <Button type="primary" onClick={() => setDoing({ what: 'send' })}>{say('send')}</Button> : null}
        {dispatch.status === 'withdrawn' ? null : <a className="plain-button" href={addressOf('dispatchLetters', { params })}>{say('letters')}</a>}
        {may('edit') ? <button type="button" className="plain-button" onClick={() => setDoing({ what: 'edit' })}>{say(dispatch.status === 'draft' ? 'change' : 'edit')}</button> : null}
        {may('edit') && dispatch.status === 'draft' ? <button type="button" className="plain-button" onClick={() => setDoing({ what: 'add' })}>{say('add')}</button> : null}
        {may('discard') ? <button type="button" className="plain-button danger" disabled={discard.isPending} onClick={() => discard.mutate(undefined)}>{say('discard')}</button> : null}
        {may('withdraw') ? <button type="button" className="plain-button danger" onClick={() => setDoing({ what: 'withdraw' })}>{say('withdraw')}</button> : null}
      </p>
      {changed.length === 0 ? null : <p className="dispatch-changed" role="status"><span>{say('changed', { count: changed.length })}</span> <Button size="small" onClick={() => setDoing({ what: 'update' })}>{say('update')}</Button></p>}
      <table className="dispatch-table">
        <thead><tr><th scope="col">{say('column.unit')}</th><th scope="col">{say('column.task')}</th><th scope="col">{say('column.due')}</th><th scope="col">{say('column.state')}</th><th scope="col">{say('column.actions')}</th></tr></thead>
        {byUnit.map(([unitId, own]) => (
          <tbody key={unitId}>
            {own.map((one, place) => (
              <tr key={one.id} className={`is-${one.status}`}>
                {place === 0 ? <th scope="rowgroup" rowSpan={own.length} lang="zh-CN">{one.unitName}
                  <span className="dispatch-unit-acts">{one.status === 'withdrawn' ? null : <a href={addressOf('dispatchLetter', { params: { id: dispatch.id, unitId } })} aria-label={say('letterOf', { unit: one.unitName })}>{say('letter')}</a>}
                    {own.some(({ onBehalf }) => onBehalf) ? <button type="button" className="link" aria-label={say('recordOf', { unit: one.unitName })} onClick={() => setDoing({ what: 'record', unitId })}>{say('record')}</button> : null}</span></th> : null}
                <td data-label={say('column.task')} lang="zh-CN"><Link to={`/assignments/${one.id}`}>{one.taskNumber === null ? '' : `${one.taskNumber}. `}{calledOf(one)}</Link><small>{say(`role.${one.role}`)}</small><Since {...one} />
                  {one.objection === null || (one.status !== 'objected' && one.status !== 'sent') ? null : <small className="since">{say('objection', { words: one.objection })}</small>}{one.status === 'sent' && one.objection !== null && one.reason !== null ? <small>{say('heldTo', { words: one.reason })}</small> : null}</td>
                <td data-label={say('column.due')}>{one.dueOn ?? say('noDeadline')}</td>
                <td data-label={say('column.state')}><AssignmentState status={one.status} />{one.answeredOn === null || one.status === 'sent' ? null : <small>{one.answeredOn}{one.answerNumber === null ? '' : ` ${say('onBehalf', { number: one.answerNumber })}`}</small>}</td>
                <td className="dispatch-row-acts">
                  {may('edit') && one.status === 'draft' && assignments.length > 1 ? <button type="button" className="link" disabled={leave.isPending} aria-label={say('leaveOf', { unit: one.unitName, task: calledOf(one) })} onClick={() => leave.mutate(one)}>{say('leave')}</button> : null}
                  {one.actions.includes('hold-to') ? <button type="button" className="link" onClick={() => setDoing({ what: 'hold', one })}>{say('holdTo')}</button> : null}
                  {one.actions.includes('withdraw') ? <button type="button" className="link" onClick={() => setDoing({ what: 'withdraw-one', one })}>{say('withdraw')}</button> : null}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {doing?.what === 'send' || doing?.what === 'edit' ? <NumberDialog dispatch={dispatch} sending={doing.what === 'send'} onClose={close} /> : null}
      {doing?.what === 'add' ? <AddDialog dispatch={dispatch} assignments={assignments} onClose={close} /> : null}
      {doing?.what === 'record' ? <RecordDialog dispatchId={dispatch.id} assignments={assignments.filter(({ unitId }) => unitId === doing.unitId)} onClose={close} /> : null}
      {doing?.what === 'withdraw' ? <ReasonDialog title={say('withdraw.title')} about={say('withdraw.about')} go={say('withdraw')} danger act={(reason) => call('withdrawDispatch', { params, ifMatch: dispatch.version, body: { reason } })} done={() => say('withdrawn')} onClose={close} /> : null}
      {doing?.what === 'withdraw-one' ? <ReasonDialog title={say('withdraw.one')} about={say('withdraw.about')} go={say('withdraw')} danger act={(reason) => call('withdrawAssignment', { params: { id: doing.one.id }, ifMatch: doing.one.version, body: { reason } })} done={() => say('withdrawn')} onClose={close} /> : null}
      {doing?.what === 'hold' ? <ReasonDialog title={say('holdTo.title')} about={say('holdTo.about')} go={say('holdTo')} act={(reason) => call('holdToAssignment', { params: { id: doing.one.id }, ifMatch: doing.one.version, body: { reason } })} done={() => say('held')} onClose={close} /> : null}
      {doing?.what === 'update' ? <ReasonDialog title={say('update.title')} about={say('update.about')} go={say('update')} act={(reason) => call('bringAssignmentsUpToDate', { body: { reason, assignments: changed.map(({ id, version }) => ({ id, version })) } })} done={(answer: { renewed: number; withdrawn: number }) => say('updated', answer)} onClose={close} /> : null}
    </div>
  );
}
