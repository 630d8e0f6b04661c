/** The checking desk of a kept document. */
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { DocumentSummary } from '#documents/model';
import { fromPublished } from '#reader';
import type { Reading } from '#reader/model';
import { fetchExport, openDocument, originalAddress } from '../api/client.ts';
import { useSession } from '../access/session.tsx';
import { words } from '../desk/checking/words.ts';
import { useWords } from '../labels/words.ts';
import { useChecking } from '../desk/checking/use-checking.ts';
import { Desk } from '../desk/Desk.tsx';
import { ExportButton } from '../desk/ExportButton.tsx';
import { Paper } from '../desk/Paper.tsx';
import { useSay } from '../labels/index.tsx';
import { PlanOfDocument, PublishedLine, useNextStep } from '../plans/PlanOfDocument.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';

// Seldom needed: not a part of the desk.
const DestroyDocument = lazy(() => import('../plans/DestroyDocument.tsx'));

export default function ReadingPage(): ReactNode {
  const say = useSay();
  const tell = useProblem();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({ queryKey: ['document', id], queryFn: ({ signal }) => openDocument(id, signal), staleTime: Infinity });
  const reading = useMemo(() => (data ? fromPublished(data.reading) : null), [data]);
  const checkingWord = useWords(words);
  const { can } = useSession();
  const { leads } = useNextStep(id);
  const notify = useNotify();
  const [destroying, setDestroying] = useState(false);
  const complain = useComplaint();
  const complainOf = useCallback((failed: unknown) => { notify({ text: complain(failed), failed: true }); }, [notify, complain]);
  const { checking, error: unchecked, again } = useChecking(id, reading, complainOf);
  const title = data ? data.summary.title ?? data.summary.name : null;
  useEffect(() => { document.title = title === null ? say('shell.name') : `${title} · ${say('shell.name')}`; }, [title, say]);

  // Of a paper that a ledger shows, what its office said over it stays with that office.
  const failed = error ?? (data?.own === true ? unchecked : null);
  if (failed !== null) {
    const told = tell(failed);
    if (told.status === 404 || told.status === 410) return <Sentence title={say('missing.document')} detail={told.detail} action={<Link to="/">{say('shell.toDocuments')}</Link>} />;
    return <Sentence title={told.title} detail={told.detail} id={told.id} action={<><button type="button" className="link" onClick={() => { void refetch(); void again(); }}>{say('shell.again')}</button> · <Link to="/">{say('shell.toDocuments')}</Link></>} />;
  }
  if (!data || reading === null) return <Loading />;
  if (!data.own) return <ShownPaper summary={data.summary} reading={reading} />;
  if (checking === null) return <Loading />;
  const checked = checking.checked.reading;
  const { summary } = data;
  const mayCheck = can('check-documents');
  return (
    <Desk reading={checked} checking={mayCheck ? checking : null} mode={summary.mode} leftName={say('desk.original')}
      bar={(
        <>
        <div className="desk-bar">
          <div className="desk-title">
            <h1 lang="zh-CN">{title}</h1>
            <p className="quiet">{[summary.documentNumber, summary.issuedOn].filter((part) => part !== null).join(' · ')}
              {summary.title === null ? null : <span className="file-name">{summary.documentNumber !== null || summary.issuedOn !== null ? ' · ' : ''}{summary.name}</span>}
              {checking.reread?.state === 'offered' ? <span className="reread-offered"> {checkingWord('reread.offered')} <Link to={`/documents/${id}/reread`}>{checkingWord('reread.compare')}</Link></span> : null}
              {checking.reread?.state === 'accepted' ? <span className="reread-offered"> <Link to={`/documents/${id}/reread`}>{checkingWord('reread.title')}</Link></span> : null}
              {can('destroy-documents') ? <> <button type="button" className="link danger" onClick={() => setDestroying(true)}>{say('desk.destroy')}</button></> : null}
              {summary.deletedAt !== null ? <span className="deleted-note"> {say('documents.isDeleted')}</span> : null}</p>
          </div>
          <a className="plain-button" href={originalAddress(id)} download={summary.name}>{say('desk.downloadOriginal')}</a>
          <button type="button" className="plain-button print-button" onClick={() => print()}>{say('desk.print')}</button>
          <PlanOfDocument documentId={id} tasks={checked.tasks.length} />
          <ExportButton reading={checked} aside={leads} fetchFile={(choice) => fetchExport(id, choice)} />
        </div>
        {destroying ? <Suspense fallback={null}><DestroyDocument documentId={id} title={title ?? ''} onClose={() => setDestroying(false)} /></Suspense> : null}
        {mayCheck ? <PublishedLine documentId={id} /> : null}
        </>
      )}
      left={(props) => <Paper reading={checked} {...props} />} />
  );
}

/** The paper of a ledger that is shown to the reader's unit: to be read, not to be checked. */
function ShownPaper({ summary, reading }: { readonly summary: DocumentSummary; readonly reading: Reading }): ReactNode {
  const say = useSay();
  return (
    <Desk reading={reading} mode={summary.mode} leftName={say('desk.original')}
      instead={<div className="blank"><p>{say('desk.shown')}</p><p><Link to="/ledger">{say('desk.shownLedger')}</Link></p></div>}
      bar={(
        <div className="desk-bar">
          <div className="desk-title"><h1 lang="zh-CN">{summary.title ?? summary.name}</h1><p className="quiet">{[summary.documentNumber, summary.issuedOn].filter((part) => part !== null).join(' · ')}</p></div>
          <a className="plain-button" href={originalAddress(summary.id)} download={summary.name}>{say('desk.downloadOriginal')}</a>
          <button type="button" className="plain-button print-button" onClick={() => print()}>{say('desk.print')}</button>
        </div>
      )}
      left={(props) => <Paper reading={reading} {...props} />} />
  );
}
