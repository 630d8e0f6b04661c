/** From a document to a draft: whose plan it is, what it is called, for how long. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { UnitReference } from '#units/model';
import { useSession } from '../access/session.tsx';
import { call } from '../api/call.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { words } from './plan-words.ts';
import './plans.css';

export default function NewPlanPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const complaint = useComplaint();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const documentId = params.get('document') ?? '';
  const document_ = useQuery({ queryKey: ['document', documentId], queryFn: ({ signal }) => call('openDocument', { params: { id: documentId }, signal }) });
  const there = useQuery({ queryKey: ['plans-of', documentId], queryFn: ({ signal }) => call('listPlans', { query: { document: documentId }, signal }) });
  const { me } = useSession();
  const [owner, setOwner] = useState<UnitReference | null>(null);
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [once] = useState(() => crypto.randomUUID());
  useEffect(() => { document.title = say('new.title'); }, [say]);
  const make = useMutation({
    mutationFn: () => call('draftPlan', { once, body: { documentId, ownerUnitId: owner?.id ?? null, ...(title.trim() === '' ? {} : { title: title.trim() }), periodFrom: from === '' ? null : from, periodTo: to === '' ? null : to } }),
    onSuccess: ({ id }) => navigate(`/plans/${id}`, { replace: true }),
  });
  const error = document_.error ?? there.error;
  if (error !== null) { const told = tell(error); return <Sentence title={told.title} detail={told.detail} id={told.id} action={<Link to="/">{say('ledger.toDocuments')}</Link>} />; }
  if (document_.data === undefined || there.data === undefined || me === null) return <Loading />;
  const standing = there.data.items.find(({ status }) => status !== 'withdrawn');
  const { summary } = document_.data;
  return (
    <div className="plans-page is-narrow">
      <p className="back"><Link to={`/documents/${documentId}`}>{say('draft.toDesk')}</Link></p>
      <h1>{say('new.title')}</h1>
      <p className="quiet" lang="zh-CN">{summary.title ?? summary.name}</p>
      {standing !== undefined ? <p className="told">{say('new.exists')} <Link to={`/plans/${standing.id}`}>{say('new.open')}</Link></p> : (
        <form className="plan-form" onSubmit={(event) => { event.preventDefault(); make.mutate(); }}>
          {make.error === null ? null : <p className="refused" role="alert">{complaint(make.error)}</p>}
          <label className="field"><span>{say('new.name')}</span><Input lang="zh-CN" value={title} maxLength={300} placeholder={document_.data.reading.document.plan?.title ?? summary.title ?? say('new.nameHint')} onChange={(event) => setTitle(event.target.value)} /></label>
          <div className="field"><span>{say('new.owner')}</span><UnitPicker label={say('new.owner')} value={owner} onChange={setOwner} /><small className="quiet">{say('new.ownerAbout')}</small></div>
          <div className="field-pair">
            <DateField label={say('new.from')} value={from} onChange={setFrom} />
            <DateField label={say('new.to')} value={to} onChange={setTo} />
          </div>
          <p><Button type="primary" htmlType="submit" loading={make.isPending}>{say('new.go')}</Button> <span className="quiet">{say('new.about')}</span></p>
        </form>
      )}
    </div>
  );
}
