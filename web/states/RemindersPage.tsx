/** Reminders: what the ladder proposes, what a person releases, what was released. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { useSession } from '../access/session.tsx';
import type { Proposal, Reminder } from './use-delivery.ts';
import { words } from './reminders-words.ts';
import './states.css';

type Rung = Proposal['rung'];
const RUNGS: readonly Rung[] = ['supervision-notice', 'prompt-letter', 'telephone', 'meeting-list', 'on-the-day', 'before'];
/** The rungs that are papers, by the kind that is drafted for the unit. */
const PAPERS: Readonly<Partial<Record<Rung, string>>> = { 'prompt-letter': 'reminder-letter', 'supervision-notice': 'supervision-notice' };
function paperOf(kind: string | undefined, { planId, unitId, unitName }: Pick<Proposal, 'planId' | 'unitId' | 'unitName'>): string {
  return `/papers?${new URLSearchParams({ new: kind ?? '', plan: planId, about: unitId, aboutName: unitName }).toString()}`;
}
/** Due first; of one day what one unit owes together, in the order of the paper. */
function byUnit(one: Proposal, other: Proposal): number {
  return one.dueOn.localeCompare(other.dueOn) || one.unitName.localeCompare(other.unitName, 'zh') || (one.number ?? '').localeCompare(other.number ?? '', 'zh', { numeric: true });
}
const keyOf = ({ assignmentId, dueOn }: Proposal): string => `${assignmentId} ${dueOn}`;

export default function RemindersPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data, error } = useQuery({ queryKey: ['reminders', 'proposed'], queryFn: ({ signal }) => call('listProposals', { query: {}, signal }) });
  useEffect(() => { document.title = say('reminders.title'); }, [say]);
  const groups = Map.groupBy(data?.items ?? [], ({ rung }) => rung);
  return (
    <div className="reminders-page">
      <h1>{say('reminders.title')}</h1>
      <p className="quiet">{say('reminders.lead')}</p>
      {error !== null ? <p className="refused" role="alert">{tell(error).detail}</p> : data === undefined ? <Loading /> : data.items.length === 0 ? <p className="blank">{say('reminders.none')}</p> : (
        <>
          {data.more ? <p role="status">{say('reminders.more')}</p> : null}
          {RUNGS.map((rung) => { const items = groups.get(rung); return items === undefined ? null : <Group key={rung} rung={rung} items={items.toSorted(byUnit)} />; })}
        </>
      )}
      <ReleasedList />
    </div>
  );
}

function Group({ rung, items }: { readonly rung: Rung; readonly items: readonly Proposal[] }): ReactNode {
  const say = useWords(words);
  const { can } = useSession();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const picked = items.filter((one) => chosen.has(keyOf(one)));
  const toggle = (one: Proposal): void => setChosen((before) => { const next = new Set(before); if (!next.delete(keyOf(one))) next.add(keyOf(one)); return next; });
  return (
    <section className="rung">
      <h2>{say(`rung.${rung}`)} <small>{items.length}</small></h2>
      <p className="quiet">{say(`about.${rung}`)}</p>
      <p className="rung-bar">
        <label><input type="checkbox" checked={picked.length === items.length} onChange={(event) => setChosen(event.target.checked ? new Set(items.map(keyOf)) : new Set())} /> {say('reminders.all')}</label>
        <span>{say('reminders.chosen', { count: picked.length })}</span>
        <Button size="small" type="primary" disabled={picked.length === 0} onClick={() => setAsking(true)}>{say('reminders.release')}</Button>
        <button type="button" className="link" onClick={() => print()}>{say('print')}</button>
      </p>
      <ul className="rung-list">{items.map((one) => (
        <li key={keyOf(one)}>
          <input type="checkbox" checked={chosen.has(keyOf(one))} aria-label={say('reminders.choose', { unit: one.unitName, title: one.title })} onChange={() => toggle(one)} />
          <span><b lang="zh-CN">{one.unitName}</b> <Link to={`/plans/${one.planId}/delivery?open=${one.assignmentId}`} lang="zh-CN">{one.title}</Link>{one.about === 'report' ? <span> {say('reminders.report', { period: one.period ?? '' })}</span> : null} <small className="quiet" lang="zh-CN">{one.planTitle}</small>
            {one.released.length === 0 ? null : <small className="quiet">{say('reminders.history', { rungs: one.released.map((past) => `${say(`rung.${past.rung}`)} ${past.on}`).join(say('and')) })}</small>}</span>
          <span className={one.days > 0 ? 'is-late' : ''}>{one.dueOn} · {one.days > 0 ? say('reminders.days', { days: one.days }) : one.days === 0 ? say('reminders.today') : say('reminders.inDays', { days: -one.days })}{PAPERS[rung] === undefined || !can('write-papers') ? null : <Link className="rung-paper" to={paperOf(PAPERS[rung], one)}>{say('reminders.draft')}</Link>}{one.reachable ? null : <small className="quiet"> {say('reminders.outside')}</small>}</span>
        </li>
      ))}</ul>
      {asking ? <ReleaseDialog rung={rung} items={picked} onClose={() => setAsking(false)} onDone={() => { setAsking(false); setChosen(new Set()); }} /> : null}
    </section>
  );
}

function ReleaseDialog({ rung, items, onClose, onDone }: { readonly rung: Rung; readonly items: readonly Proposal[]; readonly onClose: () => void; readonly onDone: () => void }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [number, setNumber] = useState('');
  const [spoken, setSpoken] = useState('');
  const [once] = useState(() => crypto.randomUUID());
  const release = useMutation({
    mutationFn: () => call('releaseReminders', { once, body: { items: items.map(({ assignmentId, dueOn }) => ({ assignmentId, dueOn, rung })), words: text, number: number.trim() === '' ? null : number.trim(), spokenWith: spoken.trim() === '' ? null : spoken.trim() } }),
    onSuccess: async ({ count, told }) => { onDone(); notify({ text: say('reminders.done', { count, told }) }); await queries.invalidateQueries({ queryKey: ['reminders'] }); },
  });
  return (
    <Dialog title={say('reminders.dialog', { count: items.length, rung: say(`rung.${rung}`) })} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" loading={release.isPending} onClick={() => release.mutate()}>{say('reminders.go')}</Button></>}>
      {release.error === null ? null : <p className="refused" role="alert">{complaint(release.error)}</p>}
      <p>{say(`about.${rung}`)}{say('reminders.about')}</p>
      <ul className="rung-names" lang="zh-CN">{items.slice(0, 12).map((one) => <li key={keyOf(one)}>{one.unitName}：{one.title}</li>)}{items.length > 12 ? <li>…</li> : null}</ul>
      <label className="field"><span>{say('reminders.words')}</span><Input value={text} maxLength={500} onChange={(event) => setText(event.target.value)} /></label>
      {rung === 'telephone' ? <label className="field"><span>{say('reminders.spoken')}</span><Input value={spoken} maxLength={60} onChange={(event) => setSpoken(event.target.value)} /></label> : null}
      {rung === 'prompt-letter' || rung === 'supervision-notice' ? <label className="field"><span>{say('reminders.number')}</span><Input value={number} maxLength={60} onChange={(event) => setNumber(event.target.value)} /></label> : null}
    </Dialog>
  );
}

function ReleasedList(): ReactNode {
  const say = useWords(words);
  const [noting, setNoting] = useState<Reminder | null>(null);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['reminders', 'released'], initialPageParam: null as string | null, getNextPageParam: (page: { next: string | null }) => page.next,
    queryFn: ({ pageParam, signal }) => call('listReminders', { query: { cursor: pageParam ?? undefined, limit: 30 }, signal }),
  });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="rung">
      <h2>{say('reminders.released')}</h2>
      {data === undefined ? <Loading /> : items.length === 0 ? <p className="quiet">{say('reminders.releasedNone')}</p> : <ul className="rung-list">{items.map((one) => <ReleasedLine key={one.id} one={one} onNote={() => setNoting(one)} />)}</ul>}
      {hasNextPage ? <p className="next"><Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{say('more')}</Button></p> : null}
      {noting === null ? null : <NoteDialog one={noting} onClose={() => setNoting(null)} />}
    </section>
  );
}

function ReleasedLine({ one, onNote }: { readonly one: Reminder; readonly onNote: () => void }): ReactNode {
  const say = useWords(words);
  const { can } = useSession();
  const notify = useNotify();
  const complaint = useComplaint();
  const queries = useQueryClient();
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['reminders'] });
  const back = useMutation({ mutationFn: () => call('takeBackReminder', { params: { id: one.id }, ifMatch: one.version }), onSuccess: async () => { notify({ text: say('reminders.back') }); await again(); }, onError: async (error) => { notify({ text: complaint(error), failed: true }); await again(); } });
  return (
    <li className={one.takenBackAt === null ? undefined : 'is-taken-back'}>
      <span>{new Date(Date.parse(one.releasedAt) + 8 * 3_600_000).toISOString().slice(0, 10)}</span>
      <span><b>{say(`rung.${one.rung}`)}</b> <span lang="zh-CN">{one.unitName}：{one.title}</span> <small className="quiet" lang="zh-CN">{[one.paperNumber, one.spokenWith, one.words].filter((part) => part !== null).join(' · ')}</small></span>
      <span>{one.takenBackAt === null ? null : <small className="quiet">{say('reminders.takenBack')}</small>}{PAPERS[one.rung] === undefined || one.takenBackAt !== null || one.paperNumber !== null || !can('write-papers') ? null : <Link to={paperOf(PAPERS[one.rung], one)}>{say('reminders.draft')}</Link>} {one.actions.includes('note') ? <button type="button" className="link" onClick={onNote}>{say('reminders.note')}</button> : null} {one.actions.includes('take-back') ? <button type="button" className="link danger" disabled={back.isPending} onClick={() => back.mutate()}>{say('reminders.takeBack')}</button> : null}</span>
    </li>
  );
}

function NoteDialog({ one, onClose }: { readonly one: Reminder; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const queries = useQueryClient();
  const [number, setNumber] = useState(one.paperNumber ?? '');
  const [spoken, setSpoken] = useState(one.spokenWith ?? '');
  const save = useMutation({
    mutationFn: () => call('noteReminder', { params: { id: one.id }, ifMatch: one.version, body: { number: number.trim() === '' ? null : number.trim(), spokenWith: spoken.trim() === '' ? null : spoken.trim() } }),
    onSuccess: async () => { onClose(); notify({ text: say('reminders.saved') }); await queries.invalidateQueries({ queryKey: ['reminders'] }); },
  });
  return (
    <Dialog title={say('reminders.noteTitle')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>{say('reminders.save')}</Button></>}>
      {save.error === null ? null : <p className="refused" role="alert">{complaint(save.error)}</p>}
      <label className="field"><span>{say('reminders.number')}</span><Input value={number} maxLength={60} autoFocus onChange={(event) => setNumber(event.target.value)} /></label>
      <label className="field"><span>{say('reminders.spoken')}</span><Input value={spoken} maxLength={60} onChange={(event) => setSpoken(event.target.value)} /></label>
    </Dialog>
  );
}
