/** Drafting: the same desk with an editor on the left; ledger and findings follow every keystroke. */
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { EditorView } from '@codemirror/view';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { addDocument, fetchDraftExport } from '../api/client.ts';
import { Desk } from '../desk/Desk.tsx';
import { ExportButton } from '../desk/ExportButton.tsx';
import { useSay } from '../labels/index.tsx';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { DRAFT_KEY, eraseDraft, isSecret, keepDraft, type Keeping, keepMine, keptDraft, keptMine } from './draft.ts';
import { Editor } from './Editor.tsx';
import { useLiveReading } from './use-live-reading.ts';
import './drafting.css';

const KEEP_AFTER_MS = 300;
const NAME_LENGTH = 40;
const LARGEST_FILE = 5 * 1024 * 1024;

export default function DraftingPage(): ReactNode {
  const say = useSay();
  const complaint = useComplaint();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const notify = useNotify();
  const { live, read } = useLiveReading();
  const [initial] = useState(() => ({ kept: keptDraft(), text: keptMine() ?? keptDraft() }));
  const text = useRef(initial.text);
  /** What this window last saw kept. */
  const known = useRef(initial.kept);
  const version = useRef(0);
  const view = useRef<EditorView | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const placing = useRef(false);
  const putUndoAway = useRef<() => void>(() => undefined);
  const [typedVersion, setTypedVersion] = useState(0);
  const [keptHow, setKeptHow] = useState<Keeping>(() => (initial.text === initial.kept ? 'kept' : 'another'));
  const [secret, setSecret] = useState(false);
  const [editors, setEditors] = useState(0);
  const [keeping, setKeeping] = useState(false);

  const keep = useCallback((): void => {
    clearTimeout(timer.current);
    if (isSecret(text.current)) return;
    const how = keepDraft(text.current, known.current);
    if (how === 'kept') known.current = text.current;
    keepMine(how === 'another' ? text.current : null);
    setKeptHow(how);
  }, []);

  const type = useCallback((next: string) => {
    text.current = next;
    version.current += 1;
    setTypedVersion(version.current);
    const marked = isSecret(next);
    setSecret(marked);
    // The way back leads to the text before the clearing; what is written since must not fall to it.
    if (!placing.current || marked) putUndoAway.current();
    clearTimeout(timer.current);
    if (marked) {
      eraseDraft();
      known.current = '';
      read('', version.current);
      return;
    }
    read(next, version.current);
    timer.current = setTimeout(keep, KEEP_AFTER_MS);
  }, [read, keep]);

  const put = useCallback((value: string): void => {
    const editor = view.current;
    placing.current = true;
    editor?.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value.replace(/\r\n?/g, '\n') }, selection: { anchor: 0 }, scrollIntoView: true });
    placing.current = false;
  }, []);

  useEffect(() => { document.title = `${say('shell.drafting')} · ${say('shell.name')}`; }, [say]);
  useEffect(() => {
    read(text.current, version.current);
    addEventListener('pagehide', keep);
    return () => { keep(); removeEventListener('pagehide', keep); };
  }, [read, keep]);
  useEffect(() => {
    const follow = (event: StorageEvent): void => {
      if (event.key !== DRAFT_KEY || isSecret(text.current)) return;
      const theirs = keptDraft();
      const untouched = text.current === known.current;
      if (theirs === text.current || untouched) {
        known.current = theirs;
        if (theirs !== text.current) put(theirs);
        keepMine(null);
        setKeptHow('kept');
      } else {
        clearTimeout(timer.current);
        setKeptHow('another');
      }
    };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, [put]);
  useEffect(() => {
    if (keptHow !== 'another') return;
    const hold = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', hold);
    return () => removeEventListener('beforeunload', hold);
  }, [keptHow]);

  function settle(mine: boolean): void {
    known.current = keptDraft();
    if (!mine) put(known.current);
    keep();
  }

  /** The editor's own memory of earlier texts goes, too. */
  function clearSecret(): void {
    text.current = '';
    setEditors((count) => count + 1);
    type('');
  }

  function replace(next: string, what: string): void {
    const before = text.current;
    putUndoAway.current();
    put(next);
    if (before.trim() === '' || isSecret(next)) return;
    putUndoAway.current = notify({ text: what, action: { label: say('documents.undo'), run: () => put(before) } });
  }

  async function openFile(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    if (file.size > LARGEST_FILE || !/\.(?:txt|md)$/i.test(file.name)) {
      notify({ text: say('drafting.onlyText'), failed: true });
      return;
    }
    const bytes = await file.arrayBuffer();
    replace(decode(bytes), say('drafting.replaced'));
  }

  async function keepAsDocument(): Promise<void> {
    setKeeping(true);
    try {
      const summary = await addDocument(new Blob([text.current], { type: 'text/plain' }), draftName(), 'draft', () => undefined);
      void queries.invalidateQueries({ queryKey: ['documents'] });
      await navigate(`/documents/${summary.id}`);
    } catch (error) {
      notify({ text: complaint(error), failed: true });
    } finally {
      setKeeping(false);
    }
  }

  function draftName(): string {
    const title = live?.reading.document.title ?? text.current.split('\n').map((line) => line.trim()).find((line) => line !== '') ?? say('drafting.unnamed');
    return `${[...title.replace(/[\\/:*?"<>|\s]+/g, '')].slice(0, NAME_LENGTH).join('')}.txt`;
  }

  if (live === null) return <Loading />;
  const empty = live.reading.source.text.trim() === '' || secret;
  return (
    <Desk reading={live.reading} mode="draft" leftName={say('drafting.text')} {...(secret ? { instead: <p className="blank">{say('drafting.secretHere')}</p> } : {})}
      bar={(
        <div className="desk-bar">
          <div className="desk-title"><h1>{say('shell.drafting')}</h1><p className="quiet">{say('drafting.about')}</p></div>
          <button type="button" className="plain-button" onClick={() => void import('./sample.txt?raw').then((loaded) => replace(loaded.default, say('drafting.replaced')))}>{say('drafting.sample')}</button>
          <button type="button" className="plain-button" onClick={() => chooser.current?.click()}>{say('drafting.open')}</button>
          <input ref={chooser} type="file" accept=".txt,.md" hidden aria-label={say('drafting.open')} onChange={(event) => { void openFile(event.target.files?.[0]); event.target.value = ''; }} />
          {empty ? null : <button type="button" className="plain-button" onClick={() => replace('', say('drafting.cleared'))}>{say('drafting.clear')}</button>}
          <Button disabled={empty} loading={keeping} onClick={() => void keepAsDocument()}>{say('drafting.keep')}</Button>
          <ExportButton reading={live.reading} whole fetchFile={(choice) => fetchDraftExport(text.current, draftName(), choice)} />
        </div>
      )}
      status={<>{secret ? <span className="refused">{say('drafting.notSecretKept')}</span> : keptHow === 'kept' ? say('drafting.kept') : <span className="refused">{say(keptHow === 'another' ? 'drafting.unsettled' : 'drafting.notKept')}</span>} · <span className="latency">{say('drafting.took', { ms: Math.max(1, Math.round(live.milliseconds)) })}</span></>}
      left={(props) => (
        <>
          {secret ? <div className="draft-bar is-refused" role="alert"><p>{say('drafting.secret')}</p><Button danger onClick={clearSecret}>{say('drafting.secretClear')}</Button></div> : null}
          {keptHow === 'another' && !secret ? <div className="draft-bar" role="alert"><p>{say('drafting.another')}</p><Button onClick={() => settle(false)}>{say('drafting.takeTheirs')}</Button><Button onClick={() => settle(true)}>{say('drafting.keepMine')}</Button></div> : null}
          <Editor key={editors} {...props} view={view} initial={text.current} reading={live.reading} current={live.version === typedVersion} onText={type} />
        </>
      )} />
  );
}

/** UTF-8, or GB 18030 where the bytes are no UTF-8. */
function decode(bytes: ArrayBuffer): string {
  try { return new TextDecoder('utf-8', { fatal: true }).decode(bytes); } catch { return new TextDecoder('gb18030').decode(bytes); }
}
