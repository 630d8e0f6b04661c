/** A later document beside the plan: which measure changes which task, and what it would change. A person decides each. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { OpenedAmendment } from '#plans/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { AmendmentMeasure } from './AmendmentMeasure.tsx';
import { chosenAtFirst, decisionOf, type Choices, isSame } from './amendment-choices.ts';
import { useLedgerChanged } from './use-tasks.ts';
import { words } from './amendment-words.ts';
import './plans.css';

export default function AmendmentPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { amendment = '' } = useParams();
  const { data, error } = useQuery({ queryKey: ['amendment', amendment], queryFn: ({ signal }) => call('openAmendment', { params: { id: amendment }, signal }) });
  useEffect(() => { if (data !== undefined) document.title = `${say('amendment.title')} · ${data.planTitle}`; }, [say, data]);
  if (error !== null) { const told = tell(error); return <Sentence title={told.title} detail={told.detail} id={told.id} action={<Link to="/plans">{say('plan.back')}</Link>} />; }
  if (data === undefined) return <Loading />;
  return (
    <div className="plans-page">
      <p className="back"><Link to={`/plans/${data.planId}`} lang="zh-CN">{data.planTitle}</Link></p>
      <h1 lang="zh-CN">{say('amendment.heading', { name: data.document.name })}</h1>
      <p className="plan-facts"><span className={`status is-${data.status === 'open' ? 'draft' : 'published'}`}>{say(`amendment.${data.status}`)}</span><Link to={`/documents/${data.documentId}`}>{say('plan.document')}</Link></p>
      {data.status === 'open' ? <Deciding amendment={data} /> : <p className="blank">{say(data.status === 'applied' ? 'amendment.wasApplied' : 'amendment.wasDropped', { on: data.effectiveOn ?? '', count: data.decisions.length })} <Link to={`/plans/${data.planId}`}>{say('amendment.toPlan')}</Link></p>}
    </div>
  );
}

function Deciding({ amendment }: { readonly amendment: OpenedAmendment }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const queries = useQueryClient();
  const changed = useLedgerChanged();
  const [choices, setChoices] = useState<Choices>(() => chosenAtFirst(amendment));
  const [reason, setReason] = useState(amendment.document.number ?? amendment.document.name);
  const [on, setOn] = useState(today());
  const [once] = useState(() => crypto.randomUUID());
  const pairOf = (place: number): OpenedAmendment['pairs'][number] | undefined => amendment.pairs.find((pair) => pair.place === place);
  const taken = [...choices.values()].flatMap(({ what }) => (what === 'add' || what === 'leave' ? [] : [what]));
  const twice = taken.length !== new Set(taken).size;
  const decisions = [...choices].map(([place, choice]) => decisionOf(place, choice, pairOf(place)));
  const count = (decision: (typeof decisions)[number]['decision']): number => decisions.filter((one) => one.decision === decision).length;
  const done = async (): Promise<void> => { await Promise.all([changed(), queries.invalidateQueries({ queryKey: ['amendment', amendment.id] }), queries.invalidateQueries({ queryKey: ['amendments', amendment.planId] })]); };
  const apply = useMutation({ mutationFn: () => call('applyAmendment', { params: { id: amendment.id }, ifMatch: amendment.version, once, body: { decisions, on, reason: reason.trim() } }), onSuccess: done });
  const drop = useMutation({ mutationFn: () => call('dropAmendment', { params: { id: amendment.id }, ifMatch: amendment.version }), onSuccess: done });
  const failed = apply.error ?? drop.error;
  // By what was proposed, not by what is chosen: a row stays where it is while one decides.
  const same = amendment.measures.filter(({ place }) => isSame(pairOf(place)));
  const list = (measures: OpenedAmendment['measures']): ReactNode => (
    <ol className="amendment-list">
      {measures.map((measure) => <AmendmentMeasure key={measure.place} amendment={amendment} measure={measure} pair={pairOf(measure.place)} choice={choices.get(measure.place) ?? { what: 'leave', keep: [] }} onChoose={(choice) => setChoices((now) => new Map(now).set(measure.place, choice))} />)}
    </ol>
  );
  return (
    <>
      <p className="quiet">{say('amendment.lead')}</p>
      <p className="amendment-counts" role="status">{say('amendment.counts', { changed: count('change'), added: count('add'), same: same.length })}</p>
      {same.length === amendment.measures.length ? <p className="blank">{say('amendment.allSame')}</p> : list(amendment.measures.filter((measure) => !same.includes(measure)))}
      {same.length === 0 ? null : <details className="amendment-alone amendment-same"><summary>{say('amendment.sameCount', { count: same.length })}</summary>{list(same)}</details>}
      {amendment.tasksAlone.length === 0 ? null : <details className="amendment-alone"><summary>{say('amendment.untouched', { count: amendment.tasksAlone.length })}</summary><ul lang="zh-CN">{amendment.tasksAlone.map((task) => <li key={task.id}>{task.number === null ? '' : `${task.number} `}{task.name.slice(0, 80)}</li>)}</ul></details>}
      <form className="plan-form" onSubmit={(event) => { event.preventDefault(); apply.mutate(); }}>
        {failed === null ? null : <p className="refused" role="alert">{complaint(failed)}</p>}
        <div className="field-pair">
          <label className="field"><span>{say('amend.reason')}</span><Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} /></label>
          <DateField label={say('amend.on')} max={today()} value={on} onChange={setOn} />
        </div>
        {twice ? <p className="refused">{say('amendment.twice')}</p> : null}
        <p className="amendment-go">
          <Button type="primary" htmlType="submit" disabled={twice || reason.trim().length < 2 || on === '' || count('change') + count('add') === 0} loading={apply.isPending}>{say('amendment.apply', { changed: count('change'), added: count('add') })}</Button>
          <button type="button" className="link danger" disabled={drop.isPending} onClick={() => drop.mutate()}>{say('amendment.drop')}</button>
          <span className="quiet">{say('amend.after')}</span>
        </p>
      </form>
    </>
  );
}
