/** All dispatches, newest first: to whom, by whose word, and who has taken them on. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Dispatch, DispatchStatus } from '#delivery/model';
import { useSession } from '../access/session.tsx';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { words } from './words.ts';
import './dispatch.css';

const PAGE = 50;
const WHOSE = ['own', 'below', 'all'] as const;
const STATUSES = ['draft', 'sent', 'withdrawn'] as const satisfies readonly DispatchStatus[];

export default function DispatchesPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { can } = useSession();
  const [params, setParams] = useSearchParams();
  const planId = params.get('plan') ?? undefined;
  const status = STATUSES.find((one) => one === params.get('status'));
  const whose = WHOSE.find((one) => one === params.get('whose')) ?? 'own';
  const plan = useQuery({ queryKey: ['plan', planId], enabled: planId !== undefined, queryFn: ({ signal }) => call('openPlan', { params: { id: planId ?? '' }, signal }) });
  const found = useInfiniteQuery({
    queryKey: ['delivery-dispatches', planId, status, whose],
    queryFn: ({ pageParam, signal }) => call('listDispatches', { query: { plan: planId, status, whose: whose === 'all' ? undefined : whose, cursor: pageParam ?? undefined, limit: PAGE }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const handovers = useQuery({ queryKey: ['delivery-handovers', 'any'], enabled: can('answer-dispatch'), queryFn: ({ signal }) => call('listHandovers', { query: { limit: 1 }, signal }) });
  const kept = useQuery({ queryKey: ['delivery-handovers', 'kept'], enabled: can('dispatch-tasks'), queryFn: ({ signal }) => call('listKeeping', { signal }) });
  useEffect(() => { document.title = say('dispatches'); }, [say]);
  if (found.error !== null) { const told = tell(found.error); return <Sentence title={told.title} detail={told.detail} id={told.id} action={<Link to="/plans">{say('dispatches.toPlans')}</Link>} />; }
  if (found.data === undefined) return <Loading />;
  const items = found.data.pages.flatMap((page) => page.items);
  const set = (name: 'status' | 'whose', next: string | null): void => setParams((now) => { const to = new URLSearchParams(now); if (next === null) to.delete(name); else to.set(name, next); return to; }, { replace: true });
  return (
    <div className="dispatch-page">
      {planId === undefined ? null : <p className="dispatch-back"><Link to={`/plans/${planId}`}>{say('backToPlan')}</Link> · <Link to="/dispatches">{say('dispatches.all')}</Link></p>}
      <header className="dispatch-head">
        <div><h1 lang="zh-CN">{say('dispatches')}{plan.data === undefined ? '' : ` · ${plan.data.title}`}</h1><p className="quiet">{say('dispatches.lead')}</p></div>
        {planId !== undefined && plan.data?.status === 'published' && can('dispatch-tasks') ? <Link className="dispatch-go" to={`/plans/${planId}/dispatch`}>{say('handOut')}</Link> : null}
      </header>
      {(handovers.data?.items.length ?? 0) === 0 ? null : <p className="dispatch-changed" role="status"><Link to="/handovers">{say('handovers.link')}</Link></p>}
      {(kept.data?.items.length ?? 0) === 0 ? null : <p className="dispatch-changed" role="status"><Link to="/handovers">{say('kept.link')}</Link></p>}
      <div className="dispatch-switches">
        <div className="switch" role="group" aria-label={say('whose')}>
          {WHOSE.map((one) => <button key={one} type="button" aria-pressed={whose === one} onClick={() => set('whose', one === 'own' ? null : one)}>{say(`whose.${one}`)}</button>)}
        </div>
        <div className="switch" role="group" aria-label={say('column.state')}>
          {[null, ...STATUSES].map((one) => <button key={one ?? 'any'} type="button" aria-pressed={(status ?? null) === one} onClick={() => set('status', one)}>{say(`status.${one ?? 'any'}`)}</button>)}
        </div>
      </div>
      {items.length === 0 ? <p className="blank">{say(status !== undefined ? 'dispatches.noneSuch' : whose === 'below' ? 'whose.noneBelow' : whose === 'own' && planId === undefined ? 'whose.noneOwn' : 'dispatches.none')} {status === undefined && whose !== 'below' && planId === undefined ? <Link to="/plans">{say('dispatches.toPlans')}</Link> : null}</p> : (
        <table className="dispatch-table">
          <thead><tr><th scope="col">{say('column.plan')}</th><th scope="col">{say('column.word')}</th><th scope="col">{say('column.day')}</th><th scope="col">{say('column.units')}</th><th scope="col">{say('column.answers')}</th></tr></thead>
          <tbody>{items.map((one) => <Line key={one.id} dispatch={one} />)}</tbody>
        </table>
      )}
      {found.hasNextPage ? <p><Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{say('dispatches.more')}</Button></p> : null}
    </div>
  );
}

function Line({ dispatch }: { readonly dispatch: Dispatch }): ReactNode {
  const say = useWords(words);
  return (
    <tr className={`is-${dispatch.status}`}>
      <th scope="row" lang="zh-CN"><Link to={`/dispatches/${dispatch.id}`}>{dispatch.planTitle}</Link><small>{dispatch.fromUnitName}{dispatch.passedDown ? ` · ${say('passedDown')}` : ''}</small></th>
      <td data-label={say('column.word')}>{say(`authority.${dispatch.authority}`)}<small>{say(`channel.${dispatch.channel}`)}</small></td>
      <td data-label={say('column.day')}>{dispatch.dispatchedOn}{dispatch.number === null ? null : <small lang="zh-CN">{dispatch.number}</small>}</td>
      <td data-label={say('column.units')}>{say('counts', { units: dispatch.units, tasks: dispatch.assignments })}</td>
      <td data-label={say('column.answers')}><Answers dispatch={dispatch} /></td>
    </tr>
  );
}

export function Answers({ dispatch: { status, unanswered, objected } }: { readonly dispatch: Pick<Dispatch, 'status' | 'unanswered' | 'objected'> }): ReactNode {
  const say = useWords(words);
  if (status === 'draft') return <span className="quiet"><i aria-hidden="true">· </i>{say('notSent')}</span>;
  if (status === 'withdrawn') return <span className="quiet"><i aria-hidden="true">— </i>{say('status.withdrawn')}</span>;
  if (unanswered === 0 && objected === 0) return <span><i aria-hidden="true">◐ </i>{say('answered')}</span>;
  return <span className="dispatch-answers">{unanswered === 0 ? null : <span><i aria-hidden="true">○ </i>{say('unanswered', { count: unanswered })}</span>}{objected === 0 ? null : <span className="is-objected"><i aria-hidden="true">▲ </i>{say('objected', { count: objected })}</span>}</span>;
}
