/** A later document beside the plan: which measure changes which task, and what it would change. A person decides each. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { AmendmentDecision, OpenedAmendment } from '#plans/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { Differences } from './Differences.tsx';
import { useLedgerChanged } from './use-tasks.ts';
import { words } from './words.ts';
import './plans.css';

const BECAUSE = ['same-words', 'same-title', 'similar-words', 'contained', 'same-number', 'same-heading'] as const;
/** `TASK`, `add` or `leave`, by the measure's place. */
type Choices = ReadonlyMap<number, string>;

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
  const pairs = useMemo(() => new Map(amendment.pairs.map((pair) => [pair.place, pair])), [amendment]);
  const [choices, setChoices] = useState<Choices>(() => new Map(amendment.measures.map(({ place }): [number, string] => { const pair = pairs.get(place); return [place, pair?.firm === true ? pair.task.id : 'leave']; })));
  const [reason, setReason] = useState(amendment.document.number ?? amendment.document.name);
  const [on, setOn] = useState(today());
  const [once] = useState(() => crypto.randomUUID());
  const all = [...amendment.pairs.map(({ task }) => task), ...amendment.tasksAlone];
  const taken = [...choices.values()].filter((one) => one !== 'add' && one !== 'leave');
  const twice = taken.length !== new Set(taken).size;
  const decisions = [...choices].map(([place, choice]): AmendmentDecision => (choice === 'add' || choice === 'leave' ? { place, taskId: null, decision: choice } : { place, taskId: choice, decision: 'change' }));
  const count = (decision: AmendmentDecision['decision']): number => decisions.filter((one) => one.decision === decision).length;
  const done = async (): Promise<void> => { await Promise.all([changed(), queries.invalidateQueries({ queryKey: ['amendment', amendment.id] }), queries.invalidateQueries({ queryKey: ['amendments', amendment.planId] })]); };
  const apply = useMutation({ mutationFn: () => call('applyAmendment', { params: { id: amendment.id }, ifMatch: amendment.version, once, body: { decisions, on, reason: reason.trim() } }), onSuccess: done });
  const drop = useMutation({ mutationFn: () => call('dropAmendment', { params: { id: amendment.id }, ifMatch: amendment.version }), onSuccess: done });
  const failed = apply.error ?? drop.error;
  const put = (place: number, choice: string): void => setChoices((now) => new Map(now).set(place, choice));
  return (
    <>
      <p className="quiet">{say('amendment.lead')}</p>
      <ol className="amendment-list">
        {amendment.measures.map(({ place, number, title, text }) => {
          const pair = pairs.get(place);
          const choice = choices.get(place) ?? 'leave';
          return (
            <li key={place} className={choice === 'leave' ? 'is-left' : ''}>
              <div className="amendment-measure" lang="zh-CN"><b>{number === null ? '' : `${number}. `}{title ?? text.slice(0, 60)}</b>{title === null ? null : <p>{text}</p>}</div>
              <div className="amendment-decision">
                <label className="field"><span>{say('amendment.is')}</span>
                  <select value={choice} onChange={(event) => put(place, event.target.value)}>
                    <option value="leave">{say('amendment.leave')}</option>
                    <option value="add">{say('amendment.add')}</option>
                    {all.map((task) => <option key={task.id} value={task.id}>{say('amendment.change', { task: `${task.number === null ? '' : `${task.number} `}${task.name.slice(0, 40)}` })}</option>)}
                  </select>
                </label>
                {pair !== undefined && !pair.firm && choice !== pair.task.id ? <small className="quiet">{say('amendment.perhaps', { task: pair.task.name.slice(0, 40) })}</small> : null}
                {pair !== undefined && choice === pair.task.id ? (
                  <>
                    <small className="quiet">{say('amendment.because', { because: pair.because.flatMap((one) => { const known = BECAUSE.find((key) => key === one); return known === undefined ? [] : [say(`because.${known}`)]; }).join('、'), score: Math.round(pair.score * 100) })}</small>
                    {pair.differences.length === 0 ? <small className="quiet">{say('amendment.same')}</small> : <Differences differences={pair.differences} />}
                  </>
                ) : null}
              </div>
            </li>
          );
        })}
      </ol>
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
