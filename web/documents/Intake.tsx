/** The way in: a file dropped anywhere on the page, chosen, or text pasted; each with its progress and its refusal. */
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { DocumentSummary } from '#documents/model';
import { addDocument, deleteDocument, listDocuments } from '../api/client.ts';
import { useSay } from '../labels/index.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { type ToldProblem, useComplaint, useProblem } from '../shell/use-problem.ts';
import { shanghaiMinute } from './moments.ts';

const PasteDialog = lazy(() => import('./PasteDialog.tsx'));

const LIMIT_MB = 50;
const ACCEPTED = '.txt,.md,.html,.htm,.docx,.xlsx,.pdf,.ofd,.doc';

interface Upload {
  readonly id: number;
  readonly name: string;
  readonly stage: 'sending' | 'reading' | 'kept' | 'refused';
  readonly percent: number;
  readonly summary?: DocumentSummary;
  readonly problem?: ToldProblem;
  readonly cancel: () => void;
}

let lastUpload = 0;

/** The same bytes among the documents taken in last; it is a service, so its failure is no matter. */
async function earlierTwin(added: DocumentSummary): Promise<DocumentSummary | undefined> {
  const page = await listDocuments({ query: '', deleted: false, cursor: null }).catch(() => null);
  return page?.items.find((one) => one.digest === added.digest && one.id !== added.id);
}

export function Intake({ large }: { readonly large: boolean }): ReactNode {
  const say = useSay();
  const tell = useProblem();
  const complaint = useComplaint();
  const notify = useNotify();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [over, setOver] = useState(false);
  const [pasting, setPasting] = useState(false);

  const take = useCallback(async (file: Blob, name: string, alone: boolean) => {
    lastUpload += 1;
    const id = lastUpload;
    const abort = new AbortController();
    const change = (patch: Partial<Upload>): void => setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...patch } : one)));
    setUploads((all) => [...all, { id, name, stage: 'sending', percent: 0, cancel: () => abort.abort() }]);
    // The server would refuse it too, but a browser that is still sending hears no answer.
    if (file.size > LIMIT_MB * 1024 * 1024) {
      change({ stage: 'refused', problem: { title: '', detail: say('intake.tooLarge', { size: Math.ceil(file.size / 1024 / 1024), limit: LIMIT_MB }), id: null, status: -1 } });
      return;
    }
    try {
      const summary = await addDocument(file, name, 'received', ({ sent, total }) => change(sent >= total ? { stage: 'reading', percent: 100 } : { percent: Math.floor((sent / total) * 100) }), abort.signal);
      void queries.invalidateQueries({ queryKey: ['documents'] });
      const twin = await earlierTwin(summary);
      if (twin !== undefined) {
        const takeEarlier = (): void => {
          void deleteDocument(summary.id).then(() => { void queries.invalidateQueries({ queryKey: ['documents'] }); return navigate(`/documents/${twin.id}`); }, (error: unknown) => notify({ text: complaint(error), failed: true }));
        };
        notify({ text: say('intake.twin', { name: twin.title ?? twin.name, when: shanghaiMinute(twin.createdAt) }), action: { label: say('intake.takeEarlier'), run: takeEarlier } });
      }
      if (alone) await navigate(`/documents/${summary.id}`);
      else change({ stage: 'kept', summary });
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') {
        setUploads((all) => all.filter((one) => one.id !== id));
        // What was already being read may have been kept; the list tells.
        void queries.invalidateQueries({ queryKey: ['documents'] });
      } else change({ stage: 'refused', problem: tell(error) });
    }
  }, [navigate, queries, say, tell, complaint, notify]);

  const takeAll = useCallback((files: Iterable<File>) => {
    const list = [...files];
    // One after another: the server reads one at a time anyway, and a cancel then spares the rest.
    void list.reduce((before, file) => before.then(() => take(file, file.name, list.length === 1)), Promise.resolve());
  }, [take]);

  // With the drawing and not after it: who sees the place may let a file fall.
  useLayoutEffect(() => {
    let depth = 0;
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const enter = (event: DragEvent): void => { if (holdsFiles(event)) { depth += 1; setOver(true); } };
    const leave = (event: DragEvent): void => { if (holdsFiles(event)) { depth -= 1; if (depth <= 0) setOver(false); } };
    const above = (event: DragEvent): void => { if (holdsFiles(event)) event.preventDefault(); };
    const drop = (event: DragEvent): void => {
      depth = 0;
      setOver(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      takeAll(event.dataTransfer?.files ?? []);
    };
    const paste = (event: ClipboardEvent): void => {
      if ((event.target as Element).closest?.('input, textarea') !== null) return;
      const files = event.clipboardData?.files;
      if (files && files.length > 0) takeAll(files);
    };
    addEventListener('dragenter', enter);
    addEventListener('dragleave', leave);
    addEventListener('dragover', above);
    addEventListener('drop', drop);
    addEventListener('paste', paste);
    return () => {
      removeEventListener('dragenter', enter);
      removeEventListener('dragleave', leave);
      removeEventListener('dragover', above);
      removeEventListener('drop', drop);
      removeEventListener('paste', paste);
    };
  }, [takeAll]);

  return (
    <section className={`intake${large ? ' is-large' : ''}${over ? ' is-over' : ''}`} aria-label={say('intake.label')}>
      <div className="intake-place">
        <p className="intake-call for-mouse">{say(over ? 'intake.release' : 'intake.drop')}</p>
          <p className="intake-call for-touch">{say('intake.put')}</p>
        <p className="intake-ways">
          <Button type="primary" onClick={() => chooser.current?.click()}>{say('intake.choose')}</Button>
          <Button onClick={() => setPasting(true)}>{say('intake.paste')}</Button>
        </p>
        <p className="quiet intake-formats">{say('intake.formats')}</p>
        <input ref={chooser} type="file" multiple accept={ACCEPTED} hidden aria-label={say('intake.choose')} onChange={(event) => { takeAll(event.target.files ?? []); event.target.value = ''; }} />
      </div>
      {uploads.length > 0 ? (
        <ul className="uploads" aria-live="polite">
          {uploads.map((upload) => (
            <li key={upload.id} className={`upload is-${upload.stage}`}>
              <span className="upload-name">{upload.name}</span>
              {upload.stage === 'sending' || upload.stage === 'reading' ? (
                <>
                  <progress max={100} {...(upload.stage === 'sending' ? { value: upload.percent } : {})} aria-label={upload.name} />
                  <span className="quiet">{upload.stage === 'sending' ? say('intake.sending', { percent: upload.percent }) : say('intake.reading')}</span>
                  <button type="button" className="link" onClick={upload.cancel}>{say('intake.cancel')}</button>
                </>
              ) : null}
              {upload.stage === 'kept' && upload.summary ? <Link to={`/documents/${upload.summary.id}`}>{say('intake.open', { count: upload.summary.counts.tasks })}</Link> : null}
              {upload.stage === 'refused' && upload.problem ? (
                <>
                  <span className="refused" role="alert"><b>{say('intake.refused')}</b> {upload.problem.status === 0 ? upload.problem.title : ''}{upload.problem.detail}{upload.problem.id !== null ? <code> {upload.problem.id}</code> : null}</span>
                  <button type="button" className="link" onClick={() => setUploads((all) => all.filter((one) => one.id !== upload.id))}>{say('intake.dismiss')}</button>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {pasting ? <Suspense><PasteDialog onClose={() => setPasting(false)} onText={(text, name) => { setPasting(false); void take(new Blob([text], { type: 'text/plain' }), name, true); }} /></Suspense> : null}
    </section>
  );
}
