/** One plan's rounds of opinions: whom was asked, what came back, what became of it. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useSession } from '../access/session.tsx';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { OpenDialog } from './OpenDialog.tsx';
import { Round } from './Round.tsx';
import { words } from './words.ts';
import './consultation.css';

export default function ConsultationPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { id = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const { can } = useSession();
  const [opening, setOpening] = useState(false);
  const plan = useQuery({ queryKey: ['plan', id], queryFn: ({ signal }) => call('openPlan', { params: { id }, signal }) });
  const rounds = useQuery({ queryKey: ['consultations', id], queryFn: ({ signal }) => call('listConsultations', { params: { id }, signal }) });
  const adopted = useQuery({ queryKey: ['consultations', id, 'adopted'], queryFn: ({ signal }) => call('listAdopted', { params: { id }, signal }) });
  useEffect(() => { document.title = `${say('title')}${plan.data === undefined ? '' : ` · ${plan.data.title}`}`; }, [say, plan.data]);

  const error = plan.error ?? rounds.error;
  if (error) {
    const told = tell(error);
    return <Sentence title={told.status === 404 ? say('missing') : told.title} detail={told.detail} id={told.id} action={<Link to="/plans">{say('back')}</Link>} />;
  }
  if (plan.data === undefined || rounds.data === undefined) return <Loading />;
  const wanted = Number(params.get('round'));
  const shown = rounds.data.find(({ round }) => round === wanted) ?? rounds.data[0];
  const may = plan.data.actions.includes('consult');
  return (
    <div className="consultation">
      <p className="consultation-back"><Link to={`/plans/${id}`}>{say('back')}</Link></p>
      <header className="consultation-head">
        <div>
          <h1 lang="zh-CN">{plan.data.title}</h1>
          <p className="quiet">{say('lead')}</p>
        </div>
        {may ? <Button type={rounds.data.length === 0 ? 'primary' : 'default'} onClick={() => setOpening(true)}>{say(rounds.data.length === 0 ? 'start' : 'again')}</Button> : null}
      </header>
      {rounds.data.length > 1 ? (
        <div className="switch" role="group" aria-label={say('rounds')}>
          {rounds.data.map(({ id: roundId, round, status }) => <button key={roundId} type="button" aria-pressed={roundId === shown?.id} onClick={() => setParams({ round: String(round) })}>{say('round', { round })} <small>{say(status === 'open' ? 'open' : 'closed')}</small></button>)}
        </div>
      ) : null}
      {shown === undefined ? <p className="blank">{say(may ? 'none' : 'notNow')}</p> : <Round key={shown.id} round={shown} adopted={adopted.data ?? []} settles={can('consult-units')} drafting={plan.data.actions.includes('publish') || plan.data.actions.includes('edit')} may={shown.status === 'open' && plan.data.actions.includes('end-consultation')} />}
      {opening ? <OpenDialog plan={plan.data} onClose={() => setOpening(false)} /> : null}
    </div>
  );
}
