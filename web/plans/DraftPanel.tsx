/** Before a plan is published: what it becomes, what stands in the way, and the sign-off. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Draft, Plan } from '#plans/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { TaskTable } from './TaskTable.tsx';
import { useLedgerChanged } from './use-tasks.ts';
import { words } from './plan-words.ts';

export function DraftPanel({ plan }: { readonly plan: Plan }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data: draft, error } = useQuery({ queryKey: ['plan', plan.id, 'draft', plan.version], queryFn: ({ signal }) => call('lookOverDraft', { params: { id: plan.id }, signal }) });
  const navigate = useNavigate();
  const [whys, setWhys] = useState<Readonly<Record<string, string>>>({});
  if (error !== null) return <p className="refused" role="alert">{tell(error).detail}</p>;
  if (draft === undefined) return <Loading />;
  return (
    <>
    <section className="draft-panel" aria-label={say('draft.title')}>
      <h2>{say('draft.title')}</h2>
      <p>{say('draft.about')}<b>{say('draft.counts', { tasks: draft.tasks, workstreams: draft.workstreams, responsibilities: draft.responsibilities, deadlines: draft.deadlines, targets: draft.targets })}</b></p>
      <ul className="draft-notes">
        {draft.checked === draft.cells ? null : <li>{say('draft.unchecked', { checked: draft.checked, cells: draft.cells })} <Link to={`/documents/${plan.documentId}`}>{say('draft.toDesk')}</Link></li>}
        {draft.openFindings === 0 ? null : <li>{say('draft.findings', { count: draft.openFindings })} <Link to={`/documents/${plan.documentId}?tab=findings`}>{say('draft.toDesk')}</Link></li>}
        {draft.opinions === null ? null : <li>{say('draft.opinions', draft.opinions)} <Link to={`/plans/${plan.id}/consultation`}>{say('draft.toOpinions')}</Link></li>}
        {draft.adoptedUnchanged.length === 0 ? null : <li>{say('draft.adopted', { count: draft.adoptedUnchanged.length })}<span className="name-pairs" lang="zh-CN">{draft.adoptedUnchanged.map(({ id, unit, about, proposal, place }) => <Link key={id} to={place === null ? `/plans/${plan.id}/consultation` : `/documents/${plan.documentId}?at=t${place}&open=1`}>{[unit, about.slice(0, 20), proposal.slice(0, 30)].filter((part) => part !== '').join(' · ')}</Link>)}</span></li>}
        {draft.withoutDeadline === 0 ? null : <li>{say('draft.withoutDeadline', { count: draft.withoutDeadline })}</li>}
        {draft.withoutLead === 0 ? null : <li>{say('draft.withoutLead', { count: draft.withoutLead })}</li>}
        {draft.doubled.length === 0 ? null : <li>{say('draft.doubled', { count: draft.doubled.length })}<span className="name-pairs" lang="zh-CN">{draft.doubled.map(({ place, task, unit }) => <Link key={`${place} ${unit}`} to={`/documents/${plan.documentId}?at=t${place}&open=1`}>{task}{say('draft.doubledUnit', { unit })}</Link>)}</span></li>}
        {draft.proposed.length === 0 ? null : <li>{say('draft.proposed')}<span className="name-pairs" lang="zh-CN">{draft.proposed.map(({ name, means }) => <span key={name}>{name}{name === means ? '' : ` → ${means}`}</span>)}</span></li>}
        {draft.proposed.length + draft.unmatched.length === 0 ? null : <li><Link to={`/units/names?document=${plan.documentId}${plan.ownerUnitId === null ? '' : `&owner=${plan.ownerUnitId}`}`}>{say('draft.toNames')}</Link></li>}
        {draft.unmatched.length === 0 ? null : <li>{say('draft.unmatched', { count: draft.unmatched.length })}<span className="name-pairs" lang="zh-CN">{draft.unmatched.map(({ name, tasks }) => <span key={name}>{name} <small>{tasks}</small></span>)}</span></li>}
      </ul>
      {draft.openErrors.length === 0 ? null : (
        <div className="draft-errors">
          <p className="refused">{say('draft.errors', { count: draft.openErrors.length })} <Link to={`/documents/${plan.documentId}?tab=findings`}>{say('draft.toDesk')}</Link></p>
          {draft.openErrors.map(({ key, message }) => <label key={key} className="field"><span lang="zh-CN">{message}</span><Input value={whys[key] ?? ''} maxLength={500} placeholder={say('draft.why')} onChange={(event) => setWhys((now) => ({ ...now, [key]: event.target.value }))} /></label>)}
        </div>
      )}
      <SignOff plan={plan} draft={draft} whys={whys} />
    </section>
    <section className="draft-ledger" aria-label={say('draft.ledger')}>
      <h2>{say('draft.ledger')}</h2>
      <p className="quiet">{say('draft.ledgerAbout')}</p>
      <TaskTable tasks={draft.ledger} today={draft.today} open={null} grouped onlyPlan stale={false} chosen={null} onChoose={() => undefined} onEnd={null} onOpen={(id) => { const place = draft.ledger.find((task) => task.id === id)?.position; if (place !== undefined) void navigate(`/documents/${plan.documentId}?at=t${place}&open=1`); }} />
    </section>
    </>
  );
}

function SignOff({ plan, draft, whys }: { readonly plan: Plan; readonly draft: Draft; readonly whys: Readonly<Record<string, string>> }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const changed = useLedgerChanged();
  const [by, setBy] = useState('');
  const [on, setOn] = useState(today());
  const [number, setNumber] = useState(plan.documentNumber ?? '');
  const [once] = useState(() => crypto.randomUUID());
  const overrides = draft.openErrors.flatMap(({ key }) => { const reason = (whys[key] ?? '').trim(); return reason.length < 2 ? [] : [{ key, reason }]; });
  const publish = useMutation({
    mutationFn: () => call('publishPlan', { params: { id: plan.id }, ifMatch: plan.version, once, body: { signOff: { by: by.trim(), on, number: number.trim() }, overrides } }),
    onSuccess: async () => { await changed(); notify({ text: say('publish.done') }); },
  });
  const ready = by.trim() !== '' && number.trim() !== '' && on !== '' && overrides.length === draft.openErrors.length;
  return (
    <form className="sign-off" onSubmit={(event) => { event.preventDefault(); if (ready) publish.mutate(); }}>
      <h2>{say('publish.title')}</h2>
      {publish.error === null ? null : <p className="refused" role="alert">{complaint(publish.error)}</p>}
      <div className="field-pair">
        <label className="field"><span>{say('publish.by')}</span><Input value={by} maxLength={100} autoComplete="off" onChange={(event) => setBy(event.target.value)} /></label>
        <DateField label={say('publish.on')} max={today()} value={on} onChange={setOn} />
        <label className="field is-wide"><span>{say('publish.number')}</span><Input value={number} maxLength={200} placeholder={say('publish.numberHint')} onChange={(event) => setNumber(event.target.value)} /></label>
      </div>
      <p><Button type="primary" htmlType="submit" disabled={!ready} loading={publish.isPending}>{say('publish.go')}</Button> <span className="quiet">{say('publish.after')}</span></p>
    </form>
  );
}
