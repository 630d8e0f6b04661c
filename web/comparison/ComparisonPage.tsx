/** One plan held against the one above it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { Comparison } from './Comparison.tsx';
import { words } from './words.ts';
import './comparison.css';

export default function ComparisonPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { id = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const [choosing, setChoosing] = useState(false);
  const plan = useQuery({ queryKey: ['plan', id], queryFn: ({ signal }) => call('openPlan', { params: { id }, signal }) });
  const links = useQuery({ queryKey: ['implementations', id], queryFn: ({ signal }) => call('listImplementations', { params: { id }, signal }) });
  useEffect(() => { document.title = `${say('title')}${plan.data === undefined ? '' : ` · ${plan.data.title}`}`; }, [say, plan.data]);
  const error = plan.error ?? links.error;
  if (error) {
    const told = tell(error);
    return <Sentence title={told.status === 404 ? say('missing') : told.title} detail={told.detail} id={told.id} action={<Link to="/plans">{say('back')}</Link>} />;
  }
  if (plan.data === undefined || links.data === undefined) return <Loading />;
  const above = links.data.filter(({ lower }) => lower.id === id);
  const below = links.data.filter(({ upper }) => upper.id === id);
  const shown = above.find((one) => one.id === params.get('with')) ?? above[0];
  return (
    <div className="comparison">
      <p className="comparison-back"><Link to={`/plans/${id}`}>{say('back')}</Link></p>
      <header className="comparison-head">
        <div>
          <h1 lang="zh-CN">{plan.data.title}</h1>
          <p className="quiet">{say('lead')}</p>
          {below.length === 0 ? null : <p className="quiet">{say('below')}{below.map(({ id: link, lower }) => <Link key={link} className="below-link" to={`/plans/${lower.id}/comparison?with=${link}`} lang="zh-CN">{lower.title}</Link>)}</p>}
        </div>
        <Button type={above.length === 0 ? 'primary' : 'default'} onClick={() => setChoosing(true)}>{say(above.length === 0 ? 'choose' : 'chooseMore')}</Button>
      </header>
      {above.length > 1 ? <div className="switch" role="group" aria-label={say('title')}>{above.map((one) => <button key={one.id} type="button" aria-pressed={one.id === shown?.id} onClick={() => setParams({ with: one.id })} lang="zh-CN">{one.upper.title}</button>)}</div> : null}
      {shown === undefined ? <p className="blank">{say('none')}</p> : <Comparison key={shown.id} id={shown.id} planId={id} />}
      {choosing ? <ChooseDialog planId={id} taken={above.map(({ upper }) => upper.id)} onClose={() => setChoosing(false)} /> : null}
    </div>
  );
}

function ChooseDialog({ planId, taken, onClose }: { readonly planId: string; readonly taken: readonly string[]; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const queries = useQueryClient();
  const [upper, setUpper] = useState<string | null>(null);
  const { data } = useQuery({ queryKey: ['plans', 'to-compare'], queryFn: ({ signal }) => call('listPlans', { query: { limit: 200, status: 'published' }, signal }) });
  const others = (data?.items ?? []).filter(({ id }) => id !== planId && !taken.includes(id));
  const link = useMutation({
    mutationFn: () => call('linkPlans', { params: { id: planId }, body: { upperPlanId: upper as string } }),
    onSuccess: async () => { await queries.invalidateQueries({ queryKey: ['implementations', planId] }); onClose(); },
  });
  return (
    <Dialog title={say('chooseTitle')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={upper === null} loading={link.isPending} onClick={() => link.mutate()}>{say('choose')}</Button></>}>
      {link.error === null ? null : <p className="refused" role="alert">{complaint(link.error)}</p>}
      {data !== undefined && others.length === 0 ? <p>{say('chooseNone')}</p> : (
        <Select autoFocus aria-label={say('chooseTitle')} showSearch={{ optionFilterProp: 'label' }} getPopupContainer={(node) => node.closest('dialog') ?? document.body} value={upper} onChange={setUpper}
          options={others.map(({ id, title, documentNumber }) => ({ value: id, label: documentNumber === null ? title : `${title} ${documentNumber}` }))} />
      )}
    </Dialog>
  );
}
