/** The plans: drafts, what is out for opinions, what was published, what was withdrawn. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { PlanPage, PlanStatus } from '#plans/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { words } from './plan-words.ts';
import './plans.css';

const STATUSES = ['draft', 'consulting', 'published', 'withdrawn'] as const satisfies readonly PlanStatus[];

export default function PlansPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const [params, setParams] = useSearchParams();
  const status = STATUSES.find((one) => one === params.get('status'));
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['plans', status ?? 'all'], initialPageParam: null as string | null, getNextPageParam: (page: PlanPage) => page.next,
    queryFn: ({ pageParam, signal }) => call('listPlans', { query: { status, cursor: pageParam ?? undefined, limit: 50 }, signal }),
  });
  useEffect(() => { document.title = say('plans.title'); }, [say]);
  if (error !== null) { const told = tell(error); return <Sentence title={told.title} detail={told.detail} id={told.id} />; }
  if (data === undefined) return <Loading />;
  const plans = data.pages.flatMap(({ items }) => items);
  return (
    <div className="plans-page">
      <h1>{say('plans.title')}</h1>
      <p className="quiet">{say('plans.lead')}</p>
      <div className="switch" role="group" aria-label={say('plans.status')}>
        <button type="button" aria-pressed={status === undefined} onClick={() => setParams({})}>{say('plans.all')}</button>
        {STATUSES.map((one) => <button key={one} type="button" aria-pressed={status === one} onClick={() => setParams({ status: one })}>{say(`status.${one}`)}</button>)}
      </div>
      {plans.length === 0 ? <p className="blank">{say('plans.none')} <Link to="/">{say('ledger.toDocuments')}</Link></p> : (
        <table className="plan-list">
          <thead><tr><th scope="col">{say('filter.plan')}</th><th scope="col">{say('plans.status')}</th><th scope="col" className="figure">{say('plans.tasks')}</th><th scope="col">{say('plans.period')}</th><th scope="col">{say('plans.signed')}</th></tr></thead>
          <tbody>
            {plans.map((plan) => (
              <tr key={plan.id}>
                <td><Link to={`/plans/${plan.id}`} lang="zh-CN">{plan.title}</Link>{plan.documentNumber === null ? null : <small lang="zh-CN">{plan.documentNumber}</small>}</td>
                <td data-label={say('plans.status')}><span className={`status is-${plan.status}`}>{say(`status.${plan.status}`)}</span></td>
                <td className="figure" data-label={say('plans.tasks')}>{plan.status === 'published' || plan.status === 'withdrawn' ? plan.tasks : '—'}</td>
                <td className="cell-day" data-label={say('plans.period')}>{plan.periodFrom === null && plan.periodTo === null ? '—' : `${plan.periodFrom ?? ''}–${plan.periodTo ?? ''}`}</td>
                <td className="cell-day" data-label={say('plans.signed')}>{plan.signOff === null ? '—' : `${plan.signOff.on} ${plan.signOff.by}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hasNextPage ? <p className="next"><Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{say('plans.next')}</Button></p> : null}
    </div>
  );
}
