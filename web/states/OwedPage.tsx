/** What is owed over all plans, narrowed by the address: of a county, of whatever is late. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { OwedDrawer } from './OwedDrawer.tsx';
import { OwedList } from './OwedList.tsx';
import { words } from './words.ts';
import './states.css';

export default function OwedPage(): ReactNode {
  const say = useWords(words);
  const [params, setParams] = useSearchParams();
  const open = params.get('open');
  const under = params.get('under');
  const { data: unit } = useQuery({ queryKey: ['unit', under], enabled: under !== null, queryFn: ({ signal }) => call('openUnit', { params: { id: under ?? '' }, signal }) });
  const title = unit === undefined ? say('owed.title') : say('owed.titleOf', { unit: unit.unit.name });
  useEffect(() => { document.title = title; }, [title]);
  const put = useCallback((patch: Readonly<Record<string, string | null>>) => setParams((now) => {
    const next = new URLSearchParams(now);
    for (const [key, value] of Object.entries(patch)) { if (value === null || value === '') next.delete(key); else next.set(key, value); }
    return next;
  }, { replace: true }), [setParams]);
  const show = useCallback((one: string | null) => put({ open: one }), [put]);
  return (
    <div className={`delivery-page${open === null ? '' : ' has-opened'}`}>
      <header className="delivery-head"><p className="back"><Link to="/counties">{say('counties.title')}</Link></p><h1 lang="zh-CN">{title}</h1></header>
      <div className="delivery-split">
        <div className="delivery-main"><OwedList planId={null} params={params} put={put} open={open} onOpen={show} /></div>
        {open === null ? null : <OwedDrawer key={open} id={open} onClose={() => show(null)} />}
      </div>
    </div>
  );
}
