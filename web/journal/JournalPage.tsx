import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import type { JournalEntry } from '#journal/api';
import { call } from '../api/call.ts';
import { DateField } from '../date/DateField.tsx';
import { shanghaiMinute } from '../documents/moments.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { EntryDialog } from './EntryDialog.tsx';
import { Seal } from './Seal.tsx';
import { type Say, sayAction, sayActor, saySubject } from './say.ts';
import { ACTIONS, words } from './words.ts';
import { WhoField } from './WhoField.tsx';
import './journal.css';

/** What was done, newest first; the address is what is looked for. */
export default function JournalPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const [params, setParams] = useSearchParams();
  useEffect(() => { document.title = say('title'); }, [say]);
  const set = (changes: Readonly<Record<string, string>>): void => setParams((now) => {
    const next = new URLSearchParams(now);
    for (const [name, value] of Object.entries(changes)) if (value === '') next.delete(name); else next.set(name, value);
    return next;
  }, { replace: !('entry' in changes) });
  const given = (name: string): string | undefined => params.get(name) ?? undefined;
  const filter = { actor: given('actor'), action: given('action'), subjectKind: given('kind'), subject: given('subject'), from: dayStart(given('from'), 0), to: dayStart(given('to'), 1) };
  const found = useInfiniteQuery({
    queryKey: ['journal', filter], initialPageParam: undefined as string | undefined, getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
    queryFn: ({ pageParam, signal }) => call('listJournal', { query: { ...filter, cursor: pageParam }, signal }),
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const seen: ReadonlyMap<string, string> = new Map(items.flatMap(({ actor }): [string, string][] => (actor.id === null ? [] : [[actor.id, sayActor(say, actor)]])));
  const entry = Number(params.get('entry') ?? 0);
  const narrowed = ['actor', 'action', 'kind', 'subject', 'from', 'to'].filter((name) => params.has(name));
  return (
    <section className="journal">
      <header><h1>{say('title')}</h1><p className="quiet">{say('about')}</p></header>
      <Seal />
      <div className="journal-bar">
        <span>{say('who')} <WhoField value={filter.actor} seen={seen} onChange={(id) => set({ actor: id ?? '' })} /></span>
        <label>{say('what')} <select value={filter.action ?? ''} onChange={(event) => set({ action: event.target.value })}>
          <option value="">{say('what.all')}</option>
          {ACTIONS.map((action) => <option key={action} value={action}>{sayAction(say, action)}</option>)}
        </select></label>
        <span>{say('from')} <DateField bare daysOnly label={say('from')} value={given('from') ?? ''} onChange={(day) => set({ from: day })} /></span>
        <span>{say('to')} <DateField bare daysOnly label={say('to')} value={given('to') ?? ''} onChange={(day) => set({ to: day })} /></span>
        {filter.subject === undefined ? null : <span>{say('on')} {saySubject(say, filter.subjectKind ?? '')} <code>{filter.subject.slice(0, 8)}</code></span>}
        {narrowed.length === 0 ? null : <button type="button" className="link" onClick={() => set(Object.fromEntries(narrowed.map((name) => [name, ''])))}>{say('clear')}</button>}
      </div>
      {found.error !== null && found.data === undefined ? <Sentence {...tell(found.error)} /> : found.isPending ? <Loading /> : items.length === 0 ? <p className="blank">{say('none')}</p> : (
        <table className="journal-table">
          <thead><tr><th scope="col">{say('when')}</th><th scope="col">{say('who')}</th><th scope="col">{say('what')}</th><th scope="col">{say('on')}</th><th scope="col" className="figure">{say('rows')}</th><th scope="col">{say('why')}</th></tr></thead>
          <tbody>{items.map((item) => <Line key={item.number} item={item} say={say} set={set} />)}</tbody>
        </table>
      )}
      {found.hasNextPage ? <p><Button onClick={() => void found.fetchNextPage()} disabled={found.isFetchingNextPage}>{say('next')}</Button></p> : null}
      {entry > 0 ? <EntryDialog number={entry} onClose={() => set({ entry: '' })} /> : null}
    </section>
  );
}

function Line({ item, say, set }: { readonly item: JournalEntry; readonly say: Say; readonly set: (changes: Readonly<Record<string, string>>) => void }): ReactNode {
  return (
    <tr>
      <td className="journal-when">{shanghaiMinute(item.at)}</td>
      <td>{sayActor(say, item.actor)}</td>
      <td><button type="button" className="link" aria-label={`${sayAction(say, item.action)} · ${say('entry.open', { number: item.number })}`} onClick={() => set({ entry: String(item.number) })}>{sayAction(say, item.action)}</button></td>
      <td>{saySubject(say, item.subject.kind)} {item.subject.name === null ? null : <span className="journal-name" lang="zh-CN">{item.subject.name}</span>} <button type="button" className="link" title={say('only')} onClick={() => set({ kind: item.subject.kind, subject: item.subject.id })}><code>{item.subject.id.slice(0, 8)}</code></button></td>
      <td className="figure">{item.rows ?? '—'}</td>
      <td>{item.remark}</td>
    </tr>
  );
}

/** The instant at which a day begins in Shanghai, or the day after it. */
function dayStart(day: string | undefined, later: 0 | 1): string | undefined {
  const at = Date.parse(`${day ?? ''}T00:00:00+08:00`);
  return Number.isNaN(at) ? undefined : new Date(at + later * 86_400_000).toISOString();
}
