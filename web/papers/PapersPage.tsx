/** All papers, newest first, by kind and plan. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { KINDS } from '#papers/text';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { NewPaperDialog } from './NewPaperDialog.tsx';
import { words } from './words.ts';
import './papers.css';

export default function PapersPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const [params, setParams] = useSearchParams();
  const plan = params.get('plan') ?? undefined;
  const kind = KINDS.find((one) => one === params.get('kind'));
  const about = params.get('about');
  const [making, setMaking] = useState(params.get('new') !== null);
  const papers = useInfiniteQuery({
    queryKey: ['papers', plan, kind], initialPageParam: undefined as string | undefined, getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
    queryFn: ({ signal, pageParam }) => call('listPapers', { query: { plan, kind, cursor: pageParam }, signal }),
  });
  useEffect(() => { document.title = say('title'); }, [say]);
  if (papers.error !== null) { const told = tell(papers.error); return <Sentence title={told.title} detail={told.detail} id={told.id} />; }
  if (papers.data === undefined) return <Loading />;
  const items = papers.data.pages.flatMap((page) => page.items);
  const show = (next: string | null): void => setParams((now) => { const after = new URLSearchParams(now); if (next === null) after.delete('kind'); else after.set('kind', next); return after; });
  return (
    <div className="papers-page">
      <header className="papers-head"><div><h1>{say('title')}</h1><p className="quiet">{say('lead')}</p></div><Button type="primary" onClick={() => setMaking(true)}>{say('new')}</Button></header>
      <div className="switch papers-kinds" role="group" aria-label={say('column.kind')}>
        {[null, ...KINDS].map((one) => <button key={one ?? 'all'} type="button" aria-pressed={one === (kind ?? null)} onClick={() => show(one)}>{say(one === null ? 'all' : `kind.${one}`)}</button>)}
      </div>
      {items.length === 0 ? <p className="blank">{say(kind === undefined ? 'none' : 'noneFound')}</p> : (
        <table className="papers-list">
          <thead><tr><th scope="col">{say('column.title')}</th><th scope="col">{say('column.kind')}</th><th scope="col">{say('column.plan')}</th><th scope="col">{say('column.day')}</th><th scope="col">{say('column.status')}</th></tr></thead>
          <tbody>{items.map((paper) => (
            <tr key={paper.id}>
              <th scope="row" lang="zh-CN"><Link to={`/papers/${paper.id}`}>{paper.title}</Link>{paper.aboutUnitName === null ? null : <small>{paper.aboutUnitName}</small>}</th>
              <td>{say(`kind.${paper.kind}`)}</td><td lang="zh-CN">{paper.planTitle}{paper.alsoPlans.length === 0 ? null : ` ${say('more.plans', { count: paper.alsoPlans.length + 1 })}`}{paper.periodTitle === null ? null : <small>{paper.periodTitle}</small>}</td><td className="is-day">{paper.asOf}</td>
              <td>{say(`status.${paper.status}`)}{paper.number === null ? null : <small lang="zh-CN">{paper.number}</small>}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
      {papers.hasNextPage ? <p><Button loading={papers.isFetchingNextPage} onClick={() => void papers.fetchNextPage()}>{say('more')}</Button></p> : null}
      {making ? <NewPaperDialog begun={{ planId: plan ?? null, kind: KINDS.find((one) => one === params.get('new')) ?? null, about: about === null ? null : { id: about, name: params.get('aboutName') ?? '' } }} onClose={() => { setMaking(false); setParams((now) => { const after = new URLSearchParams(now); for (const name of ['new', 'about', 'aboutName']) after.delete(name); return after; }, { replace: true }); }} /> : null}
    </div>
  );
}
