/** One paper: the text beside the paper that it makes, and the figures that both rest on. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Link, useNavigate, useParams } from 'react-router';
import type { FigureKey, OpenedPaper } from '#papers/model';
import { addressOf, call } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { shanghaiMinute } from '../documents/moments.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { Editor, type Text } from './Editor.tsx';
import { Figures } from './Figures.tsx';
import { NumberDialog } from './NumberDialog.tsx';
import { PaperView } from './PaperView.tsx';
import { words } from './words.ts';
import './papers.css';

export default function PaperPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { id = '' } = useParams();
  const paper = useQuery({ queryKey: ['paper', id], queryFn: ({ signal }) => call('openPaper', { params: { id }, signal }) });
  useEffect(() => { document.title = paper.data?.title ?? say('title'); }, [say, paper.data]);
  if (paper.data === undefined) {
    if (paper.error === null) return <Loading />;
    const told = tell(paper.error);
    return <Sentence title={told.status === 404 ? say('missing') : told.title} detail={told.detail} id={told.id} action={<Link to="/papers">{say('back')}</Link>} />;
  }
  return <Opened key={id} paper={paper.data} />;
}

const textOf = ({ title, addressees, body, contact }: OpenedPaper): Text => ({ title, addressees: addressees.join('、'), body, contact: contact ?? '' });

function Opened({ paper }: { readonly paper: OpenedPaper }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [text, setText] = useState(() => textOf(paper));
  const [behind, setBehind] = useState<FigureKey | null>(null);
  const [asking, setAsking] = useState<'discard' | 'number' | null>(null);
  const [side, setSide] = useState<'editing' | 'paper'>('editing');
  const editor = useRef<HTMLTextAreaElement>(null);
  const may = (action: OpenedPaper['actions'][number]): boolean => paper.actions.includes(action);
  const dirty = JSON.stringify(text) !== JSON.stringify(textOf(paper));
  const show = (now: OpenedPaper): void => { queries.setQueryData(['paper', paper.id], now); void queries.invalidateQueries({ queryKey: ['papers'] }); };
  const act = useMutation({
    mutationFn: async (what: 'save' | 'refresh' | 'finish' | 'reopen') => {
      const at = { params: { id: paper.id }, ifMatch: paper.version };
      if (what === 'reopen') return { what, now: await call('reopenPaper', at) };
      const saved = dirty && may('edit') ? await call('changePaper', { ...at, body: { title: text.title.trim(), addressees: text.addressees.split(/[、，,\n]/u).map((one) => one.trim()).filter((one) => one !== ''), body: text.body, contact: text.contact.trim() === '' ? null : text.contact.trim() } }) : paper;
      if (what === 'save') return { what, now: saved };
      show(saved);
      const next = { params: { id: paper.id }, ifMatch: saved.version };
      return { what, now: what === 'refresh' ? await call('refreshPaper', next) : await call('finishPaper', next) };
    },
    onSuccess: ({ what, now }) => {
      show(now);
      setText(textOf(now));
      if (what === 'save' || what === 'refresh') notify({ text: say(what === 'save' ? 'saved' : 'refreshed') });
    },
    onError: (error) => { if (error instanceof Problem && error.status === 412) { void queries.invalidateQueries({ queryKey: ['paper', paper.id] }); notify({ text: say('stale'), failed: true }); } },
  });
  const discard = useMutation({
    mutationFn: () => call('discardPaper', { params: { id: paper.id }, ifMatch: paper.version }),
    onSuccess: async () => { await queries.invalidateQueries({ queryKey: ['papers'] }); await navigate('/papers', { replace: true }); },
  });
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent): void => { if (dirty) event.preventDefault(); };
    addEventListener('beforeunload', leave);
    return () => removeEventListener('beforeunload', leave);
  }, [dirty]);
  const insert = (token: string): void => {
    const at = editor.current?.selectionStart ?? text.body.length;
    // Drawn at once, so that the next key already falls behind what was put in.
    flushSync(() => setText({ ...text, body: `${text.body.slice(0, at)}${token}${text.body.slice(editor.current?.selectionEnd ?? at)}` }));
    editor.current?.focus();
    editor.current?.setSelectionRange(at + token.length, at + token.length);
  };
  return (
    <div className="paper-desk" data-side={side} onKeyDown={(event) => { if ((event.ctrlKey || event.metaKey) && event.key === 's') { event.preventDefault(); if (may('edit') && dirty) act.mutate('save'); } }}>
      <header className="paper-bar">
        <p className="back"><Link to="/papers">{say('back')}</Link> <span className="quiet">{say(`kind.${paper.kind}`)} · {say(`status.${paper.status}`)}{paper.number === null ? '' : ` · ${paper.number}`}</span> {dirty ? <span className="is-unsaved" role="status">{say('unsaved')}</span> : null}</p>
        <div className="paper-actions">
          {may('discard') ? <button type="button" className="plain-button" onClick={() => setAsking('discard')}>{say('discard')}</button> : null}
          {may('refresh') ? <button type="button" className="plain-button" disabled={act.isPending} onClick={() => act.mutate('refresh')}>{say('refresh')}</button> : null}
          {may('reopen') ? <button type="button" className="plain-button" disabled={act.isPending} onClick={() => act.mutate('reopen')}>{say('reopen')}</button> : null}
          <a className="plain-button" href={addressOf('downloadPaper', { params: { id: paper.id } })}>{say('word')}</a>
          <button type="button" className="plain-button" onClick={() => print()}>{say('print')}</button>
          {may('edit') ? <Button disabled={!dirty} loading={act.isPending && act.variables === 'save'} onClick={() => act.mutate('save')}>{say('save')}</Button> : null}
          {may('finish') ? <Button type="primary" disabled={act.isPending} onClick={() => act.mutate('finish')}>{say('finish')}</Button> : null}
          {may('record-number') ? <Button type="primary" onClick={() => setAsking('number')}>{say('record')}</Button> : null}
        </div>
      </header>
      {paper.openedAgainAt === null ? null : <p className="since paper-refused" role="status">{say(may('refresh') ? 'openedAgain.refresh' : 'openedAgain', { at: shanghaiMinute(paper.openedAgainAt), day: paper.frozen.asOf })}</p>}
      {act.error === null ? null : <p className="refused paper-refused" role="alert">{complaint(act.error)}</p>}
      {may('edit') ? <div className="switch paper-sides" role="group" aria-label={say('title')}>{(['editing', 'paper'] as const).map((one) => <button key={one} type="button" aria-pressed={side === one} onClick={() => setSide(one)}>{say(one)}</button>)}</div> : null}
      <div className={may('edit') ? 'paper-halves' : 'paper-halves is-single'}>
        {may('edit') ? <Editor text={text} area={editor} onChange={setText} /> : null}
        <PaperView paper={paper} text={text} onFigure={setBehind} />
        <Figures frozen={paper.frozen} behind={behind} onBehind={setBehind} onInsert={may('edit') ? insert : null} />
      </div>
      {asking === 'discard' ? (
        <Dialog title={say('discard.title')} onClose={() => setAsking(null)} footer={<><Button onClick={() => setAsking(null)}>{say('cancel')}</Button><Button danger loading={discard.isPending} onClick={() => discard.mutate()}>{say('discard')}</Button></>}>
          {discard.error === null ? <p>{say('discard.about')}</p> : <p className="refused" role="alert">{complaint(discard.error)}</p>}
        </Dialog>
      ) : null}
      {asking === 'number' ? <NumberDialog paper={paper} onClose={() => setAsking(null)} onDone={(now) => { show(now); setAsking(null); }} /> : null}
    </div>
  );
}
