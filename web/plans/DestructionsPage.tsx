/** Ledgers that were destroyed, for those who look after the secrets and after what was done: by whom, when and why. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import type { DestructionPage } from '#plans/model';
import { addressOf, call } from '../api/call.ts';
import { shanghaiDay, shanghaiMinute } from '../documents/moments.ts';
import { useSpeech } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { destroyWords } from './destroy-words.ts';
import { sayCounts } from './say-counts.ts';
import { words } from './words.ts';
import './plans.css';

const FORMATS = ['xlsx', 'docx', 'csv'] as const;

export default function DestructionsPage(): ReactNode {
  const say = useWords(destroyWords);
  const sayPlan = useWords(words);
  const { language, say: sayFrame } = useSpeech();
  const tell = useProblem();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['destructions'], initialPageParam: null as string | null, getNextPageParam: (page: DestructionPage) => page.next,
    queryFn: ({ pageParam, signal }) => call('listDestructions', { query: { cursor: pageParam ?? undefined, limit: 50 }, signal }),
  });
  useEffect(() => { document.title = say('list.title'); }, [say]);
  if (error !== null) { const told = tell(error); return <Sentence title={told.title} detail={told.detail} id={told.id} />; }
  if (data === undefined) return <Loading />;
  const items = data.pages.flatMap((page) => page.items);
  return (
    <div className="plans-page">
      <h1>{say('list.title')}</h1>
      <p className="quiet">{say('list.about')}</p>
      <p className="destroyed-files">{FORMATS.map((format) => <a key={format} className="plain-button" href={addressOf('exportDestructions', { query: { format } })} download>{sayFrame(`export.${format}`)}</a>)}</p>
      {items.length === 0 ? <p className="blank">{say('list.none')}</p> : (
        <table className="plan-list">
          <thead><tr><th scope="col">{say('list.reason')}</th><th scope="col">{say('list.at')}</th><th scope="col">{say('list.by')}</th><th scope="col">{say('list.owner')}</th><th scope="col">{say('list.was')}</th><th scope="col">{say('list.went')}</th></tr></thead>
          <tbody>
            {items.map((one) => {
              const { kind, name } = one.destroyedBy;
              return (
                <tr key={one.id}>
                  <td><span lang="zh-CN">{one.reason ?? '—'}</span><small>{one.id}</small></td>
                  <td className="cell-day" data-label={say('list.at')}>{shanghaiMinute(one.destroyedAt)}</td>
                  <td data-label={say('list.by')}>{kind === 'system' || kind === 'owner' ? say(`destroyed.${kind}`) : name ?? say('destroyed.somebody')}</td>
                  <td data-label={say('list.owner')} lang="zh-CN">{one.ownerUnitName ?? say('list.nobodys')}</td>
                  <td data-label={say('list.was')}><span className={`status is-${one.status}`}>{sayPlan(`status.${one.status}`)}</span>{one.publishedAt === null ? null : <small>{say('destroyed.published', { day: shanghaiDay(one.publishedAt) })}</small>}{one.archivedAt === null ? null : <small>{say('destroyed.archived', { day: shanghaiDay(one.archivedAt) })}</small>}</td>
                  <td data-label={say('list.went')}>{sayCounts(say, language, one.counts)}{one.documentKept ? <small>{say('destroyed.kept')}</small> : null}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {hasNextPage ? <p className="next"><Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{sayPlan('plans.next')}</Button></p> : null}
    </div>
  );
}
