/** One plan: a draft on its way to being published, or its ledger in the order of the paper. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { Plan } from '#plans/model';
import { useSession } from '../access/session.tsx';
import { call } from '../api/call.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { patched } from './address.ts';
import { ArchiveButton } from './ArchiveButton.tsx';
import { AmendByDocument } from './AmendByDocument.tsx';
import { DraftPanel } from './DraftPanel.tsx';
import { Files } from './Files.tsx';
import { PlanLedger } from './PlanLedger.tsx';
import { useLedgerChanged } from './use-tasks.ts';
import { words } from './plan-words.ts';
import './plans.css';

// Seldom needed: not a part of the first page.
const Destroyed = lazy(() => import('./Destroyed.tsx'));
const DestroyDialog = lazy(() => import('./DestroyDialog.tsx'));

export default function PlanPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { id = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const { data: plan, error } = useQuery({ queryKey: ['plan', id], queryFn: ({ signal }) => call('openPlan', { params: { id }, signal }) });
  useEffect(() => { if (plan !== undefined) document.title = plan.title; }, [plan]);
  const show = useCallback((task: string | null) => setParams((now) => patched(now, { task }), { replace: true }), [setParams]);
  if (error !== null) {
    const told = tell(error);
    if (told.status === 410) return <Suspense fallback={<Loading />}><Destroyed id={id} /></Suspense>;
    return <Sentence title={told.status === 404 ? say('plan.missing') : told.title} detail={told.detail} id={told.id} action={<Link to="/plans">{say('plan.back')}</Link>} />;
  }
  if (plan === undefined) return <Loading />;
  const issued = plan.status === 'published' || plan.status === 'withdrawn';
  return (
    <div className={issued ? 'plan-page' : 'plan-page is-draft'}>
      <header className="plan-head">
        <p className="back"><Link to="/plans">{say('plan.back')}</Link></p>
        <h1 lang="zh-CN">{plan.title}</h1>
        <p className="plan-facts">
          <span className={`status is-${plan.status}`}>{say(`status.${plan.status}`)}</span>
          {plan.documentNumber === null ? null : <span lang="zh-CN">{plan.documentNumber}</span>}
          {plan.signOff === null ? null : <span>{say('plan.signedBy', plan.signOff)}</span>}
          {plan.periodFrom === null && plan.periodTo === null ? null : <span>{plan.periodFrom ?? ''}–{plan.periodTo ?? ''}</span>}
        </p>
        <PlanActions plan={plan} />
      </header>
      {issued ? <PlanLedger plan={plan} open={params.get('task')} onOpen={show} /> : plan.actions.includes('publish') ? <DraftPanel plan={plan} /> : null}
    </div>
  );
}

function PlanActions({ plan }: { readonly plan: Plan }): ReactNode {
  const say = useWords(words);
  const navigate = useNavigate();
  const notify = useNotify();
  const complaint = useComplaint();
  const changed = useLedgerChanged();
  const [doing, setDoing] = useState<'withdraw' | 'edit' | 'amend' | 'destroy' | null>(null);
  const discard = useMutation({
    mutationFn: () => call('discardPlan', { params: { id: plan.id }, ifMatch: plan.version }),
    onSuccess: async () => { notify({ text: say('plan.discarded') }); await navigate('/plans', { replace: true }); },
    onError: async (error) => { notify({ text: complaint(error), failed: true }); await changed(); },
  });
  const { can } = useSession();
  // Papers are shown with a ledger that is an office's word; before that they are its own.
  const issued = plan.status === 'published' || plan.status === 'withdrawn';
  const may = (action: Plan['actions'][number]): boolean => plan.actions.includes(action);
  const next = useNextStep(plan);
  return (
    <p className="plan-actions">
      {next === null ? null : <Button type="primary" href={`/plans/${plan.id}/${next}`} onClick={(event) => { event.preventDefault(); void navigate(`/plans/${plan.id}/${next}`); }}>{say(`next.${next}`)}</Button>}
      {issued || plan.actions.length > 0 ? <Link className="plain-button" to={`/documents/${plan.documentId}`}>{say('plan.document')}</Link> : null}
      {plan.status === 'published' ? <Link className="plain-button" to={`/ledger?plan=${plan.id}`}>{say('plan.inLedger')}</Link> : null}
      {(plan.status === 'published' || plan.status === 'withdrawn') && can('read-delivery') && next !== 'delivery' ? <Link className="plain-button" to={`/plans/${plan.id}/delivery`}>{say('plan.delivery')}</Link> : null}
      {plan.status === 'consulting' || can('consult-units') ? <Link className="plain-button" to={`/plans/${plan.id}/consultation`}>{say('plan.consultation')}</Link> : null}
      {issued && can('read-delivery') && next !== 'periods' ? <Link className="plain-button" to={`/plans/${plan.id}/periods`}>{say('plan.periods')}</Link> : null}
      {plan.status === 'withdrawn' ? null : <Link className="plain-button" to={`/plans/${plan.id}/comparison`}>{say('plan.comparison')}</Link>}
      {plan.status === 'published' && can('dispatch-tasks') && next !== 'dispatch' ? <Link className="plain-button" to={`/plans/${plan.id}/dispatch`}>{say('plan.handOut')}</Link> : null}
      {issued && can('read-delivery') ? <Link className="plain-button" to={`/dispatches?plan=${plan.id}`}>{say('plan.dispatches')}</Link> : null}
      {issued ? <Files planId={plan.id} /> : null}
      <ArchiveButton plan={plan} />
      {may('amend') ? <button type="button" className="plain-button" onClick={() => setDoing('amend')}>{say('plan.amendments')}</button> : null}
      {may('edit') ? <button type="button" className="plain-button" onClick={() => setDoing('edit')}>{say('plan.edit')}</button> : null}
      {may('discard') ? <button type="button" className="plain-button danger" disabled={discard.isPending} onClick={() => discard.mutate()}>{say('plan.discard')}</button> : null}
      {may('withdraw') ? <button type="button" className="plain-button danger" onClick={() => setDoing('withdraw')}>{say('plan.withdraw')}</button> : null}
      {may('destroy') ? <button type="button" className="plain-button danger" onClick={() => setDoing('destroy')}>{say('plan.destroy')}</button> : null}
      {doing === 'destroy' ? <Suspense fallback={null}><DestroyDialog plan={plan} onClose={() => setDoing(null)} /></Suspense> : null}
      {doing === 'withdraw' ? <WithdrawPlan plan={plan} onClose={() => setDoing(null)} /> : null}
      {doing === 'amend' ? <AmendByDocument plan={plan} onClose={() => setDoing(null)} /> : null}
      {doing === 'edit' ? <EditPlan plan={plan} onClose={() => setDoing(null)} /> : null}
    </p>
  );
}

/** What comes next for whoever keeps a published plan: hand it out, ask how it goes, see how it stands. Null: nothing stands out. */
function useNextStep({ id, status }: Plan): 'dispatch' | 'periods' | 'delivery' | null {
  const { can } = useSession();
  const keeps = status === 'published' && can('dispatch-tasks') && can('open-periods');
  const dispatches = useQuery({ queryKey: ['dispatches', 'any', id], queryFn: ({ signal }) => call('listDispatches', { query: { plan: id, limit: 1 }, signal }), enabled: keeps, retry: false });
  const periods = useQuery({ queryKey: ['periods', id], queryFn: ({ signal }) => call('listPeriods', { params: { id }, signal }), enabled: keeps, retry: false });
  if (!keeps) return status === 'published' && can('read-delivery') ? 'delivery' : null;
  if (dispatches.data === undefined || periods.data === undefined) return null;
  return dispatches.data.items.length === 0 ? 'dispatch' : periods.data.length === 0 ? 'periods' : 'delivery';
}

function WithdrawPlan({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const changed = useLedgerChanged();
  const [reason, setReason] = useState('');
  const withdraw = useMutation({ mutationFn: () => call('withdrawPlan', { params: { id: plan.id }, ifMatch: plan.version, body: { reason: reason.trim() } }), onSuccess: async () => { onClose(); await changed(); notify({ text: say('plan.withdrawn') }); } });
  return (
    <Dialog title={say('plan.withdrawTitle')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button danger type="primary" disabled={reason.trim().length < 2} loading={withdraw.isPending} onClick={() => withdraw.mutate()}>{say('plan.withdraw')}</Button></>}>
      {withdraw.error === null ? null : <p className="refused" role="alert">{complaint(withdraw.error)}</p>}
      <p>{say('plan.withdrawAbout')}</p>
      <label className="field"><span>{say('amend.reason')}</span><Input value={reason} autoFocus maxLength={500} placeholder={say('amend.reasonHint')} onChange={(event) => setReason(event.target.value)} /></label>
    </Dialog>
  );
}

function EditPlan({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const changed = useLedgerChanged();
  const [title, setTitle] = useState(plan.title);
  const [from, setFrom] = useState(plan.periodFrom ?? '');
  const [to, setTo] = useState(plan.periodTo ?? '');
  const save = useMutation({ mutationFn: () => call('editPlan', { params: { id: plan.id }, ifMatch: plan.version, body: { title: title.trim(), periodFrom: from === '' ? null : from, periodTo: to === '' ? null : to } }), onSuccess: async () => { onClose(); await changed(); } });
  return (
    <Dialog title={say('plan.edit')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={title.trim() === ''} loading={save.isPending} onClick={() => save.mutate()}>{say('amend.save')}</Button></>}>
      {save.error === null ? null : <p className="refused" role="alert">{complaint(save.error)}</p>}
      <label className="field"><span>{say('new.name')}</span><Input lang="zh-CN" value={title} maxLength={300} onChange={(event) => setTitle(event.target.value)} /></label>
      <div className="field-pair">
        <DateField label={say('new.from')} value={from} onChange={setFrom} />
        <DateField label={say('new.to')} value={to} onChange={setTo} />
      </div>
    </Dialog>
  );
}
