/** What one was told, newest first. Opening one reads it. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Notice } from '#notices/model';
import { call } from '../api/call.ts';
import { shanghaiMinute } from '../documents/moments.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { MailSettings } from './MailSettings.tsx';
import { placeOf } from './places.ts';
import { words } from './words.ts';
import '../access/access.css';
import './notices.css';

export default function NoticesPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const queries = useQueryClient();
  const [params, setParams] = useSearchParams();
  const unread = params.get('unread') === '1' ? 'true' : 'false';
  const [setting, setSetting] = useState(false);
  useEffect(() => { document.title = say('title'); }, [say]);
  const found = useInfiniteQuery({
    queryKey: ['notices', 'list', unread], initialPageParam: undefined as string | undefined, getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
    queryFn: ({ pageParam, signal }) => call('listNotices', { query: { unread, cursor: pageParam }, signal }),
  });
  if (found.error !== null && found.data === undefined) {
    const { title, detail, id } = tell(found.error);
    return <Sentence title={title} detail={detail} id={id} />;
  }
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  async function read(ids: string[] | null): Promise<void> {
    await call('markNoticesRead', { body: { ids } });
    await queries.invalidateQueries({ queryKey: ['notices'] });
  }
  const show = (only: boolean): void => setParams(only ? { unread: '1' } : {}, { replace: true });
  return (
    <section className="access-page">
      <header><h1>{say('title')}</h1><Button onClick={() => setSetting(true)}>{say('settings')}</Button></header>
      <div className="access-bar">
        <div className="switch" role="group" aria-label={say('filter')}><button type="button" aria-pressed={unread === 'false'} onClick={() => show(false)}>{say('all')}</button><button type="button" aria-pressed={unread === 'true'} onClick={() => show(true)}>{say('only')}</button></div>
        {items.some(({ readAt }) => readAt === null) ? <button type="button" className="link" onClick={() => void read(null)}>{say('readAll')}</button> : null}
      </div>
      {found.isPending ? <Loading /> : items.length === 0 ? <p className="blank">{say(unread === 'true' ? 'noneUnread' : 'none')}</p> : <ul className="notice-list">{items.map((one) => <Line key={one.id} notice={one} onRead={() => void read([one.id])} />)}</ul>}
      {found.hasNextPage ? <p><Button onClick={() => void found.fetchNextPage()} disabled={found.isFetchingNextPage}>{say('more')}</Button></p> : null}
      {setting ? <MailSettings onClose={() => setSetting(false)} /> : null}
    </section>
  );
}

function Line({ notice, onRead }: { readonly notice: Notice; readonly onRead: () => void }): ReactNode {
  const say = useWords(words);
  const place = placeOf(notice);
  const said = <b>{say(notice.kind)}</b>;
  const isNew = notice.readAt === null;
  return (
    <li className={isNew ? undefined : 'is-read'}>
      <span className="notice-mark">{isNew ? <span className="visually-hidden">{say('new')}</span> : null}</span>
      <span>
        {place === null ? isNew ? <button type="button" className="link" onClick={onRead}>{said}</button> : said : <Link to={place} onClick={isNew ? onRead : undefined}>{said}</Link>} {notice.title === '' ? null : <span lang="zh-CN">{notice.title}</span>}
        <br />
        <span className="notice-more">{notice.unit === null ? null : <span lang="zh-CN">{notice.unit.name}</span>}{notice.count === null ? null : <span>{say('count', { count: notice.count })}</span>}{notice.dueOn === null ? null : <span>{say('due', { dueOn: notice.dueOn })}</span>}</span>
      </span>
      <time className="quiet" dateTime={notice.madeAt}>{shanghaiMinute(notice.madeAt)}</time>
    </li>
  );
}
