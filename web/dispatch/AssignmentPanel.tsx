/** What one unit owes of one task, and all that may be done with it: answered, arranged, divided, shared out. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Assignment } from '#delivery/model';
import { call } from '../api/call.ts';
import { shanghaiMinute } from '../documents/moments.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { DivideDialog } from './DivideDialog.tsx';
import { MilestonesDialog } from './MilestonesDialog.tsx';
import { OfficeDialog } from './OfficeDialog.tsx';
import type { Opened } from './opened.ts';
import { ReportsOf } from '../reporting/ReportsOf.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import { AssignmentState, calledOf, Since } from './shown.tsx';
import { useAct } from './use-act.ts';
import { words } from './words.ts';

type Doing = 'object' | 'hold' | 'withdraw' | 'office' | 'milestones' | 'break' | 'pass' | 'record' | 'update' | null;

/** @param onClose null on a page of its own. */
export function AssignmentPanel({ id, onClose }: { readonly id: string; readonly onClose: (() => void) | null }): ReactNode {
  const tell = useProblem();
  const { data, error } = useQuery({ queryKey: ['delivery-assignment', id], queryFn: ({ signal }) => call('openAssignment', { params: { id }, signal }) });
  const alone = onClose === null;
  useEffect(() => { if (alone && data !== undefined) document.title = calledOf(data.assignment); }, [alone, data]);
  if (error !== null) { const told = tell(error); return <Sentence title={told.title} detail={told.detail} id={told.id} />; }
  return data === undefined ? <Loading /> : <Shown opened={data} onClose={onClose} />;
}

function Shown({ opened, onClose }: { readonly opened: Opened; readonly onClose: (() => void) | null }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const [doing, setDoing] = useState<Doing>(null);
  const { assignment: one, above, parts, milestones, shares, targets, handovers } = opened;
  const may = (action: Assignment['actions'][number]): boolean => one.actions.includes(action);
  const target = { params: { id: one.id }, ifMatch: one.version };
  const acknowledge = useAct(() => call('acknowledgeAssignments', { body: { assignments: [{ id: one.id, version: one.version }] } }), () => notify({ text: say('received.acknowledged', { count: 1 }) }));
  const close = (): void => setDoing(null);
  return (
    <article className="assignment">
      <header>
        <h2 lang="zh-CN">{one.taskNumber === null ? '' : `${one.taskNumber}. `}{calledOf(one)}</h2>
        {onClose === null ? null : <span className="assignment-away"><Link to={`/assignments/${one.id}`}>{say('task.open')}</Link><button type="button" className="dialog-away" aria-label={say('close')} onClick={onClose}>×</button></span>}
      </header>
      <p className="dispatch-facts"><AssignmentState status={one.status} /><span lang="zh-CN">{one.unitName}</span><span>{say(`role.${one.role}`)}</span><span>{one.dueOn ?? say('noDeadline')}</span><span lang="zh-CN">{say('received.from', { unit: one.fromUnitName, day: one.dispatchedOn })}</span>{one.dispatchNumber === null ? null : <span lang="zh-CN">{one.dispatchNumber}</span>}{one.status === 'sent' && one.answerBy !== null ? <span>{say('answerBy', { day: one.answerBy })}</span> : null}</p>
      <Since {...one} />
      {one.objection === null ? null : <p className="since">{say('objection', { words: one.objection })}</p>}
      {one.reason === null ? null : <p className="quiet">{one.status === 'withdrawn' ? say('why', { reason: one.reason }) : say('heldTo', { words: one.reason })}</p>}
      {acknowledge.error === null ? null : <p className="refused" role="alert">{complaint(acknowledge.error)}</p>}
      <p className="dispatch-actions">
        {may('acknowledge') ? <Button type="primary" loading={acknowledge.isPending} onClick={() => acknowledge.mutate(undefined)}>{say('acknowledge')}</Button> : null}
        {may('object') ? <Button onClick={() => setDoing('object')}>{say('object')}</Button> : null}
        {may('hold-to') ? <Button onClick={() => setDoing('hold')}>{say('holdTo')}</Button> : null}
        {one.onBehalf ? <Button onClick={() => setDoing('record')}>{say('record')}</Button> : null}
        {may('bring-up-to-date') && one.since !== 'same' ? <Button onClick={() => setDoing('update')}>{say('update')}</Button> : null}
        {may('withdraw') ? <button type="button" className="plain-button danger" onClick={() => setDoing('withdraw')}>{say('withdraw')}</button> : null}
      </p>
      {above.length === 0 ? null : <section><h3>{say('task.above')}</h3><ol className="assignment-above">{above.map((up) => <li key={up.id}><Link to={`/assignments/${up.id}`} lang="zh-CN">{up.unitName} · {calledOf(up)}</Link></li>)}</ol></section>}
      <section><h3>{say(one.title === null ? 'task.words' : 'task.whole')}</h3><p lang="zh-CN" className="assignment-words">{one.taskText}</p><p className="quiet" lang="zh-CN">{say('task.plan')}：{one.planTitle}</p></section>
      <section>
        <h3>{say('office')} {may('detail') ? <button type="button" className="link" onClick={() => setDoing('office')}>{say('office.edit')}</button> : null}</h3>
        <p lang="zh-CN">{one.officeName === null && one.person === null ? <span className="quiet">{say('office.none')}</span> : [one.officeName, one.person].filter((part) => part !== null).join(' · ')}</p>
      </section>
      <section>
        {handovers.map((past) => <p key={past.madeAt} className="since" lang="zh-CN">{say('handedOver', { at: shanghaiMinute(past.madeAt), from: past.fromUnitName, reason: past.reason })}</p>)}
        <h3>{say('milestones')} {may('detail') ? <button type="button" className="link" onClick={() => setDoing('milestones')}>{say('milestones.edit')}</button> : null}</h3>
        {milestones.length === 0 ? <p className="quiet">{say('milestones.none')}</p> : <ol className="assignment-lines">{milestones.map((point) => <li key={point.id}><span lang="zh-CN"><i aria-hidden="true">{point.reachedOn === null ? '○' : '✓'}</i> {point.title}</span><span>{point.startsOn === null ? '' : `${point.startsOn} – `}{point.dueOn}{point.reachedOn === null ? '' : ` · ${say('milestones.reached')} ${point.reachedOn}`}</span></li>)}</ol>}
      </section>
      <section>
        <h3>{say('parts')} {may('detail') ? <button type="button" className="link" onClick={() => setDoing('break')}>{say('parts.break')}</button> : null} {may('pass-down') ? <button type="button" className="link" onClick={() => setDoing('pass')}>{say('parts.pass')}</button> : null}</h3>
        {parts.length === 0 ? <p className="quiet">{say('parts.none')}</p> : <ol className="assignment-lines">{parts.map((part) => <li key={part.id}><Link to={`/assignments/${part.id}`} lang="zh-CN">{part.unitId === one.unitId ? part.officeName ?? part.unitName : part.unitName} · {calledOf(part)}</Link><span>{part.dueOn ?? say('noDeadline')} <AssignmentState status={part.status} /></span></li>)}</ol>}
      </section>
      <section>
        <h3>{say('shares')}</h3>
        {targets.length === 0 ? <p className="quiet">{say('shares.none')}</p> : (
          <ol className="assignment-lines">{targets.map((goal) => {
            const own = shares.find(({ assignmentId, targetId }) => assignmentId === one.id && targetId === goal.id);
            return <li key={goal.id}><span lang="zh-CN">{goal.text}{own === undefined ? null : <small>{say('shares.own', { value: own.value, unit: own.unit })}</small>}</span><span>{one.parentId === null && one.status !== 'draft' ? <Link to={`/targets/${goal.id}/shares?back=${one.id}`}>{say('shares.view')}</Link> : null} {own !== undefined && parts.some(({ status }) => status !== 'withdrawn') ? <Link to={`/targets/${goal.id}/shares?parent=${one.id}&back=${one.id}`}>{say('shares.open')}</Link> : null}</span></li>;
          })}</ol>
        )}
      </section>
      {one.status === 'draft' ? null : <ReportsOf assignmentId={one.id} own={may('detail')} />}
      {doing === 'object' ? <ReasonDialog title={say('object.title')} about={say('object.about', { unit: one.fromUnitName })} go={say('object')} act={(reason) => call('objectToAssignment', { ...target, body: { reason } })} done={() => say('objectedNow')} onClose={close} /> : null}
      {doing === 'hold' ? <ReasonDialog title={say('holdTo.title')} about={say('holdTo.about')} go={say('holdTo')} act={(reason) => call('holdToAssignment', { ...target, body: { reason } })} done={() => say('held')} onClose={close} /> : null}
      {doing === 'withdraw' ? <ReasonDialog title={say('withdraw.one')} about={say('withdraw.about')} go={say('withdraw')} danger act={(reason) => call('withdrawAssignment', { ...target, body: { reason } })} done={() => say('withdrawn')} onClose={close} /> : null}
      {doing === 'update' ? <ReasonDialog title={say('update.title')} about={say('update.about')} go={say('update')} act={(reason) => call('bringAssignmentsUpToDate', { body: { reason, assignments: [{ id: one.id, version: one.version }] } })} done={(answer: { renewed: number; withdrawn: number }) => say('updated', answer)} onClose={close} /> : null}
      {doing === 'record' ? <RecordDialog dispatchId={one.dispatchId} assignments={[one]} onClose={close} /> : null}
      {doing === 'office' ? <OfficeDialog assignment={one} onClose={close} /> : null}
      {doing === 'milestones' ? <MilestonesDialog opened={opened} onClose={close} /> : null}
      {doing === 'break' || doing === 'pass' ? <DivideDialog assignment={one} down={doing === 'pass'} onClose={close} /> : null}
    </article>
  );
}
